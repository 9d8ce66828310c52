/** Results go to stdout, everything else to stderr. */
import { canRedraw, hasColour } from './environment.ts'

/** To the beginning of the line, which is erased (ECMA-48, CR and EL). */
const CLEAR = '\r\u001B[2K'

export interface Console {
  /** A line of the result. */
  result(line: string): void
  /** Progress; silent with --quiet. */
  progress(line: string): void
  /** Silent with --quiet. */
  warning(message: string): void
  error(message: string): void
  /** Whether `live` shows anything: stderr is a terminal that can. */
  isLive: boolean
  /** A line below all others that is drawn over the one before; empty: none any more. */
  live(line: string): void
}

export function consoleOf(quiet: boolean): Console {
  const colour = hasColour(process.stderr)
  const paint = (code: number, text: string) => (colour ? `\u001B[${code}m${text}\u001B[0m` : text)
  const isLive = !quiet && canRedraw(process.stderr)
  let shown = ''
  const say = (line: string) => void process.stderr.write(`${shown && CLEAR}${line}\n${shown}`)
  return {
    result: (line) => void process.stdout.write(`${line}\n`),
    progress: (line) => void (quiet || say(line)),
    warning: (message) => void (quiet || say(`${paint(33, 'warning:')} ${message}`)),
    error: (message) => say(`${paint(31, 'error:')} ${message}`),
    isLive,
    live: (line) => {
      if (!isLive) return
      // A line that is broken in two could not be drawn over.
      const fitting = line.slice(0, Math.max(0, (process.stderr.columns || 80) - 1))
      process.stderr.write(`${shown && CLEAR}${fitting}`)
      shown = fitting
    },
  }
}
