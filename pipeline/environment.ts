/** What the environment says to the command line; the only place that reads it. */
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { ColloquyError } from './errors.ts'

/** Seconds since 1970 (https://reproducible-builds.org/specs/source-date-epoch/), undefined when not set. */
export function sourceDateEpoch(environment: NodeJS.ProcessEnv = process.env): number | undefined {
  const value = environment.SOURCE_DATE_EPOCH
  if (value === undefined || value === '') return undefined
  // 9999-12-31 is the last date that ISO 8601 with four digits can state.
  if (/^\d{1,12}$/.test(value) && Number(value) <= 253_402_300_799) return Number(value)
  throw new ColloquyError(
    'usage',
    `expected SOURCE_DATE_EPOCH as whole seconds since 1970, found '${value}'; set it to a number or unset it`,
  )
}

/** Where what can be made anew is kept between runs (XDG Base Directory Specification; Windows: local application data). */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment
  // By the specification a relative path is to be ignored.
  if (xdg && isAbsolute(xdg)) return join(xdg, 'colloquy')
  return join(process.platform === 'win32' && local ? local : join(homedir(), '.cache'), 'colloquy')
}

/** Whether to colour what goes to a stream (https://no-color.org). */
export function hasColour(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv = process.env): boolean {
  return stream.isTTY === true && !environment.NO_COLOR && environment.TERM !== 'dumb'
}

/** Whether a line of a stream can be drawn over: on any terminal but the dumbest, and not in CI's imitations of one. */
export function canRedraw(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv = process.env): boolean {
  return stream.isTTY === true && environment.TERM !== 'dumb' && !environment.CI
}

/** Time and chance for whoever fetches: back-off and the date of a capture. Nothing else may ask. */
export const clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (milliseconds: number, signal?: AbortSignal) => setTimeout(milliseconds, undefined, signal && { signal }),
}
