/** Results go to stdout, everything else to stderr. */
import { hasColour } from './environment.ts'

export interface Console {
  /** A line of the result. */
  result(line: string): void
  /** Progress; silent with --quiet. */
  progress(line: string): void
  /** Silent with --quiet. */
  warning(message: string): void
  error(message: string): void
}

export function consoleOf(quiet: boolean): Console {
  const colour = hasColour(process.stderr)
  const paint = (code: number, text: string) => (colour ? `\u001B[${code}m${text}\u001B[0m` : text)
  const say = (line: string) => void process.stderr.write(`${line}\n`)
  return {
    result: (line) => void process.stdout.write(`${line}\n`),
    progress: (line) => void (quiet || say(line)),
    warning: (message) => void (quiet || say(`${paint(33, 'warning:')} ${message}`)),
    error: (message) => say(`${paint(31, 'error:')} ${message}`),
  }
}
