/**
 * The closed set of errors. Each class has one exit code, listed in the README in the same order.
 *
 * A message says what was expected, what was found and what to do; `file` and `place` name where.
 */

export const EXIT_CODES = {
  /** A bug in Colloquy itself. */
  internal: 1,
  /** The command line asks for something that does not exist. */
  usage: 2,
  /** A source, or a dist to merge, cannot be read: no such file, no permission, no answer from the network, not whole. */
  unreadable: 3,
  /** The bytes are not a page: empty, binary, cut off in the middle of a character. */
  'not-a-page': 4,
  /** The page was read but has no article in it. */
  'no-article': 5,
  /** source.yaml is wrong: syntax, an unknown key, a correction that no longer matches, a file it names is not there. */
  settings: 6,
  /** A transcript does not follow the schema. */
  transcript: 7,
  /** A template is missing or has a syntax error. */
  template: 8,
  /** An engine (typesetter, packager, pandoc) failed on a valid transcript. */
  render: 9,
  /** An artefact disagrees with its transcript, or a file to merge with its manifest. */
  verify: 10,
  /** The output cannot be written. */
  unwritable: 11,
  /** Text of the page is missing from the transcript: the law of conservation was broken. */
  conservation: 12,
  /** Several sources failed, for different reasons. */
  several: 13,
  /** Stopped by Ctrl-C (SIGINT). */
  interrupted: 130,
  /** Stopped by SIGTERM. */
  terminated: 143,
} as const

export type ErrorCode = keyof typeof EXIT_CODES

export interface Place {
  /** The file as the user named it, or a URL. */
  file?: string | undefined
  /** Line and column (`12:3`), byte offset (`byte 310`), or a JSON path (`content[3].speaker`). */
  place?: string | undefined
  cause?: unknown
}

export class ColloquyError extends Error {
  override readonly name = 'ColloquyError'
  readonly code: ErrorCode
  readonly file: string | undefined
  readonly place: string | undefined

  constructor(code: ErrorCode, message: string, where: Place = {}) {
    super(message, where.cause === undefined ? undefined : { cause: where.cause })
    this.code = code
    this.file = where.file
    this.place = where.place
  }

  get exitCode(): number {
    return EXIT_CODES[this.code]
  }
}

/** One line for a person: `file:place: message`. Errors that are not ours are bugs and say so. */
export function describeError(error: unknown): string {
  if (error instanceof ColloquyError) {
    const where = [error.file, error.place].filter((part) => part !== undefined && part !== '').join(':')
    return where === '' ? error.message : `${where}: ${error.message}`
  }
  const message = error instanceof Error ? error.message : String(error)
  return `internal error: ${message}; this is a bug in colloquy, please report it with the source that caused it`
}

export function exitCodeOf(error: unknown): number {
  return error instanceof ColloquyError ? error.exitCode : EXIT_CODES.internal
}

/** Any error as one of ours, in class `code`, unless it already is one. */
export function asColloquyError(error: unknown, code: ErrorCode, where: Place = {}): ColloquyError {
  if (error instanceof ColloquyError) return error
  const message = error instanceof Error ? error.message : String(error)
  return new ColloquyError(code, message, { ...where, cause: error })
}
