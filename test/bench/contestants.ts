/** Who takes part in `make bench-extract`: Colloquy in this process, and the peers that are installed beside it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { extract } from '../../pipeline/extract/index.ts'
import { normalize } from '../../pipeline/normalize/index.ts'
import type { Page } from '../../pipeline/transcript/page.ts'
import { textOfHtml, textOfTranscript } from './body-text.ts'

export interface Contestant {
  name: string
  /** The measured part: from the page's text to the article. What is returned makes it a text, unmeasured. */
  extract(page: Page): Promise<() => string>
}

/** The parts of the peers' interfaces that are used. */
interface Peers {
  readability: { Readability: new (document: unknown) => { parse(): { content: string } | null } }
  defuddle: { Defuddle(input: unknown, url: string, options: object): Promise<{ content: string }> }
  linkedom: { parseHTML(html: string): { document: unknown } }
  jsdom: {
    JSDOM: new (html: string, options: object) => { window: { document: unknown; close(): void } }
    VirtualConsole: new () => object
  }
}

/** Site-specific readings of a peer go by the address; a captured page has none. */
const NOWHERE = 'https://page.invalid/'

const colloquy: Contestant = {
  name: 'colloquy',
  async extract(page) {
    const { transcript } = normalize(extract(page))
    return () => textOfTranscript(transcript)
  },
}

/** What peers have to say of a page is not what is measured. */
function silence(): void {
  for (const method of ['log', 'warn', 'error'] as const) console[method] = () => undefined
}

/** Colloquy first; no peers where `folder` has none. jsdom is thorough and slow: only when asked for. */
export async function findContestants(folder: string, withJsdom: boolean): Promise<Contestant[]> {
  const packages = ['@mozilla/readability', 'defuddle', 'linkedom', 'jsdom']
  if (!packages.every((name) => existsSync(join(folder, 'node_modules', name)))) return [colloquy]
  silence()
  const [readability, defuddle, linkedom, jsdom] = await Promise.all([
    load<Peers['readability']>(folder, '@mozilla/readability/index.js'),
    load<Peers['defuddle']>(folder, 'defuddle/dist/node.js'),
    load<Peers['linkedom']>(folder, 'linkedom/esm/index.js'),
    load<Peers['jsdom']>(folder, 'jsdom/lib/api.js'),
  ])
  return [colloquy, ...peersOf({ readability, defuddle, linkedom, jsdom }, withJsdom)]
}

async function load<Module>(folder: string, file: string): Promise<Module> {
  return (await import(pathToFileURL(join(folder, 'node_modules', file)).href)) as Module
}

function peersOf({ readability, defuddle, linkedom, jsdom }: Peers, withJsdom: boolean): Contestant[] {
  const all: { name: string; documentOf(html: string): { document: unknown; close(): void } }[] = [
    {
      name: 'linkedom',
      documentOf: (html) => ({ document: linkedom.parseHTML(html).document, close: () => undefined }),
    },
    {
      name: 'jsdom',
      documentOf: (html) => {
        const { window } = new jsdom.JSDOM(html, { url: NOWHERE, virtualConsole: new jsdom.VirtualConsole() })
        return { document: window.document, close: () => window.close() }
      },
    },
  ]
  const trees = withJsdom ? all : all.slice(0, 1)
  return [
    ...trees.map(({ name, documentOf }) =>
      peer(`readability, ${name}`, async (html) => {
        const { document, close } = documentOf(html)
        const article = new readability.Readability(document).parse()
        close()
        return article?.content ?? ''
      }),
    ),
    ...trees.map(({ name, documentOf }) =>
      peer(`defuddle, ${name}`, async (html) => {
        const { document, close } = documentOf(html)
        // Asking other sites for the text would be another contest.
        const { content } = await defuddle.Defuddle(document, NOWHERE, { useAsync: false })
        close()
        return content
      }),
    ),
  ]
}

function peer(name: string, contentOf: (html: string) => Promise<string>): Contestant {
  return {
    name,
    async extract({ text }) {
      const content = await contentOf(text)
      return () => textOfHtml(content)
    },
  }
}
