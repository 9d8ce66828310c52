/** Ctrl-C and SIGTERM: a batch ends at once and leaves whole sources; a second signal ends the process as ever. */
import { EXIT_CODES } from './errors.ts'

const CODES = { SIGINT: EXIT_CODES.interrupted, SIGTERM: EXIT_CODES.terminated } as const
export type StopSignal = keyof typeof CODES

export interface Stop {
  /** Aborted when a signal comes. */
  signal: AbortSignal
  /** Which one came, with its exit code. */
  received(): { name: StopSignal; exitCode: number } | undefined
  /** From here on signals do what they do by themselves. */
  ignore(): void
}

export function listenForStop(): Stop {
  const controller = new AbortController()
  let name: StopSignal | undefined
  const names = Object.keys(CODES) as StopSignal[]
  const handlers = names.map((each) => {
    const handler = () => {
      name ??= each
      ignore()
      controller.abort()
    }
    process.once(each, handler)
    return [each, handler] as const
  })
  function ignore(): void {
    for (const [each, handler] of handlers) process.removeListener(each, handler)
  }
  return {
    signal: controller.signal,
    received: () => (name === undefined ? undefined : { name, exitCode: CODES[name] }),
    ignore,
  }
}

/** What comes of `work`, or undefined as soon as the signal is aborted; then nobody hears of the work any more. */
export function unlessStopped<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const stop = () => resolve(undefined)
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    work()
      .then((value) => (signal.aborted ? stop() : resolve(value)), reject)
      .finally(() => signal.removeEventListener('abort', stop))
  })
}
