/** Pandoc, embedded or installed: a document tree in, text of any format pandoc writes out. */
import { ColloquyError } from '../../errors.ts'
import type { PandocDocument } from './ast.ts'
import { askEmbedded, embeddedVersion, loadEmbedded } from './embedded.ts'
import { askInstalled, installedVersion } from './installed.ts'

export type PandocMode = 'auto' | 'embedded' | 'system'

export interface ConvertOptions {
  mode: PandocMode
  /** `file` is for messages, as the user may name it; `text` is what is in it. */
  template?: { file: string; text: string }
  /** Set in the template as they are: pandoc does not escape them. */
  variables?: Record<string, string>
  /** Any further option by its name in a defaults file: `reference-location`, `markdown-headings`… */
  settings?: Record<string, unknown>
}

const TEMPLATE = 'template.txt'

/**
 * Starts the engine that `convert` would use, so that it loads beside other work. It never fails: what is wrong is
 * said when something is converted.
 */
export function warmUp(mode: PandocMode): void {
  chooseEngine(mode)
    .then(
      (engine) => (engine === 'embedded' ? loadEmbedded().then(() => undefined) : undefined),
      () => undefined,
    )
    .catch(() => undefined)
}

/** Which pandoc a mode means here. `auto` takes an installed one only when it writes the same bytes. */
export async function chooseEngine(mode: PandocMode): Promise<'embedded' | 'installed'> {
  if (mode === 'embedded') return 'embedded'
  const [installed, embedded] = await Promise.all([installedVersion(), embeddedVersion()])
  if (mode === 'auto') return installed === embedded ? 'installed' : 'embedded'
  if (installed === undefined)
    throw new ColloquyError(
      'render',
      'expected a pandoc on PATH for --pandoc system, found none; install pandoc or use --pandoc embedded',
    )
  return 'installed'
}

/**
 * `to` is a pandoc format with its extensions (`gfm`, `commonmark-raw_html`). Throws ColloquyError `template` when
 * the template does not compile and `render` when pandoc fails otherwise.
 */
export async function convert(document: PandocDocument, to: string, options: ConvertOptions): Promise<string> {
  const { template, variables = {}, settings = {} } = options
  const defaults = {
    from: 'json',
    to,
    wrap: 'none',
    ...settings,
    ...(template === undefined ? {} : { standalone: true, template: TEMPLATE, variables }),
  }
  const question = { document, defaults, files: template === undefined ? {} : { [TEMPLATE]: template.text } }
  const engine = await chooseEngine(options.mode)
  const { output, errors } = await (engine === 'embedded' ? askEmbedded(question) : askInstalled(question))
  if (errors !== '') throw faultOf(errors, template?.file)
  return output
}

/** `Error compiling template '"template.txt" (line 3, column 6):\nunexpected '('` and the like. */
function faultOf(errors: string, template: string | undefined): ColloquyError {
  const said = errors.replace(/^ERROR: /, '').trim()
  const place = /\(line (\d{1,9}), column (\d{1,9})\):\s*/.exec(said)
  if (template !== undefined && place && said.includes(TEMPLATE)) {
    const fault = said
      .slice(place.index + place[0].length)
      .replace(/\s+/g, ' ')
      .replace(/'$/, '')
    return new ColloquyError(
      'template',
      `expected a pandoc template, found ${fault || 'a syntax error'}; see https://pandoc.org/MANUAL.html#templates`,
      { file: template, place: `${place[1]}:${place[2]}` },
    )
  }
  return new ColloquyError('render', `expected pandoc to convert the transcript, found: ${said.replace(/\s+/g, ' ')}`)
}
