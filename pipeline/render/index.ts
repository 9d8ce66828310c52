/** The one table of formats. A room is loaded when its format is asked for: engines are heavy. */
import { ColloquyError } from '../errors.ts'
import type { Renderer } from './door.ts'

interface Row {
  format: string
  load(): Promise<Renderer>
}

const FORMATS: readonly Row[] = [
  { format: 'epub', load: async () => (await import('./epub/index.ts')).epub },
  { format: 'pdf', load: async () => (await import('./pdf/index.ts')).pdf },
  { format: 'md', load: async () => (await import('./markdown/index.ts')).markdown },
]

export const FORMAT_NAMES: readonly string[] = FORMATS.map(({ format }) => format)

export function assertFormats(formats: readonly string[]): void {
  for (const format of formats)
    if (!FORMAT_NAMES.includes(format))
      throw new ColloquyError(
        'usage',
        `expected a format of ${FORMAT_NAMES.join(', ')}, found '${format}'; write --format ${FORMAT_NAMES.join(',')}`,
      )
}

export async function rendererOf(format: string): Promise<Renderer> {
  assertFormats([format])
  const row = FORMATS.find((candidate) => candidate.format === format) as Row
  return row.load()
}
