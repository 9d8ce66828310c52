/** Time and chance, handed in: nothing in this room asks for them itself, so tests wait for nothing. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** From 0 to 1, 1 left out. */
  random(): number
  /** Rejects with the signal's reason when it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}
