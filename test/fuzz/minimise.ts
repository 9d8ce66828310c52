/** A failing input, made smaller as long as it fails in the same way. */
import type { Input } from './kinds.ts'
import { tryInput } from './readers.ts'

/** Attempts; each costs what the input costs. */
const ATTEMPTS = 150

/** Without what changes with the input: numbers, quoted words. */
const gistOf = (fault: string) => fault.replace(/\d+|'[^']*'|"[^"]*"/g, '').slice(0, 60)

export async function minimise(input: Input, fault: string): Promise<Buffer> {
  // Books take seconds.
  if (input.whole) return input.bytes
  let smallest = input.bytes
  let attempts = ATTEMPTS
  for (let size = Math.ceil(smallest.length / 2); size >= 1 && attempts > 0; size = Math.floor(size / 2)) {
    for (let at = 0; at < smallest.length && attempts > 0; attempts -= 1) {
      const shorter = Buffer.concat([smallest.subarray(0, at), smallest.subarray(at + size)])
      const outcome = await tryInput({ ...input, bytes: shorter })
      if (outcome.fault !== undefined && gistOf(outcome.fault) === gistOf(fault)) smallest = shorter
      else at += size
    }
  }
  return smallest
}
