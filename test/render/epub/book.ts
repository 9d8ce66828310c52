import { strFromU8, unzipSync } from 'fflate'
import type { Handout, RenderContext } from '../../../pipeline/render/door.ts'
import { epub } from '../../../pipeline/render/epub/index.ts'
import { timestampOf } from '../../../pipeline/transcript/crosswalk.ts'
import type { Block, Transcript } from '../../../pipeline/transcript/model.ts'
import { contextWith, TEMPLATES } from '../context.ts'

export { TEMPLATES }

export interface MadeBook {
  bytes: Uint8Array
  /** Entry → text, in the order of the archive; images as latin1. */
  files: Record<string, string>
  warnings: string[]
}

/** Of a transcript that fits on one page. */
export const ONE_PAGE: Handout = { pages: 1, breaks: [], titlePage: '' }

export async function makeBook(transcript: Transcript, overrides: Partial<RenderContext> = {}): Promise<MadeBook> {
  const warnings: string[] = []
  const warn = (message: string) => void warnings.push(message)
  const bytes = await epub.render(
    transcript,
    contextWith({ timestamp: timestampOf(transcript), handout: async () => ONE_PAGE, warn, ...overrides }),
  )
  const entries = Object.entries(unzipSync(bytes)).map(([name, data]) => [
    name,
    strFromU8(data, /\.(png|svg)$/.test(name)),
  ])
  return { bytes, files: Object.fromEntries(entries), warnings }
}

/** The smallest transcript with this content. */
export function transcriptOf(content: Block[], changes: Partial<Transcript> = {}): Transcript {
  return {
    version: 1,
    id: 'urn:uuid:2d5a6f4c-2c1b-5f0e-9b1a-3c4d5e6f7a8b',
    kind: content.some(({ type }) => type === 'turn') ? 'dialogue' : 'article',
    metadata: { title: 'Under the bridge', language: 'en', contributors: [], subjects: [] },
    speakers: [
      { id: 'ines', name: 'Inês Duarte', aliases: [], role: 'host' },
      { id: 'omar', name: 'Omar Said', aliases: [], role: 'guest' },
    ],
    content,
    omitted: [],
    provenance: { source: 'bridge.html', mediaType: 'text/html', charset: 'utf-8', sha256: 'ab'.repeat(32), bytes: 1 },
    ...changes,
  }
}

export function turn(number: number, speaker: string, ...children: (Block | string)[]): Block {
  return {
    type: 'turn',
    id: `t${number}`,
    number,
    speaker,
    label: '',
    confidence: 1,
    children: children.map((child) => (typeof child === 'string' ? paragraph(child) : child)),
  }
}

export function paragraph(value: string): Block {
  return { type: 'paragraph', children: [{ type: 'text', value }] }
}

export function heading(value: string, depth: 1 | 2 | 3 | 4 | 5 | 6 = 2): Block {
  return { type: 'heading', depth, children: [{ type: 'text', value }] }
}
