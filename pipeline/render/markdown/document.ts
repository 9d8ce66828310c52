/** A transcript → the document that pandoc writes: content as blocks, what the template asks for as metadata. */

import { creatorsOf } from '../../transcript/crosswalk.ts'
import type { FootnoteDefinition, Speaker, Transcript } from '../../transcript/model.ts'
import { printedNames } from '../../transcript/printed-name.ts'
import { walk } from '../../transcript/walk.ts'
import type { ImageFile } from '../door.ts'
import type { PandocDocument, PandocInline, PandocMeta } from '../pandoc/ast.ts'
import { blocksOf } from './blocks.ts'
import { type Definitions, definitionsOf, footnotesOf } from './footnotes.ts'
import { line } from './inlines.ts'
import type { Scope } from './scope.ts'
import { textInlines } from './text.ts'
import type { Words } from './words.ts'

export function documentOf(
  transcript: Transcript,
  images: ReadonlyMap<string, ImageFile>,
  words: Words,
): {
  document: PandocDocument
  definitions: Definitions | undefined
  /** What a reader of the file must know to read it back. */
  written: { definitions: FootnoteDefinition[]; shift: number }
} {
  const scope = scopeOf(transcript, images, words)
  return {
    document: { meta: metaOf(transcript, words), blocks: blocksOf(transcript.content, scope) },
    definitions: definitionsOf(scope.footnotes, ({ children }) => blocksOf(children, scope)),
    written: { definitions: [...scope.footnotes.numbers.keys()], shift: scope.headingShift },
  }
}

function scopeOf(transcript: Transcript, images: ReadonlyMap<string, ImageFile>, words: Words): Scope {
  const counts = new Map<string, number>()
  return {
    words,
    images,
    names: printedNames(transcript),
    footnotes: footnotesOf(transcript),
    anchor: (kind) => {
      const count = (counts.get(kind) ?? 0) + 1
      counts.set(kind, count)
      return `${kind}-${count}`
    },
    headingShift: hasTopHeading(transcript) ? 1 : 0,
    depth: 0,
  }
}

function hasTopHeading(transcript: Transcript): boolean {
  for (const node of walk(transcript.content)) if (node.type === 'heading' && node.depth === 1) return true
  return false
}

/** Every value safe at the start of a line; where the transcript has none, the key is absent. */
function metaOf(transcript: Transcript, words: Words): Record<string, PandocMeta> {
  const { title, subtitle, url, rights } = transcript.metadata
  const text = (value: string): PandocMeta => inlines(textInlines(value))
  return {
    title: text(title),
    ...(subtitle === undefined ? {} : { subtitle: text(subtitle) }),
    ...(transcript.speakers.length === 0
      ? {}
      : { speakers: { t: 'MetaList', c: speakersOf(transcript, words).map((entry) => speakerMeta(entry)) } }),
    ...(url === undefined ? {} : { source: inlines([{ t: 'Link', c: [['', [], []], textInlines(url), [url, '']] }]) }),
    ...(rights === undefined ? {} : { rights: text(rights) }),
  }
}

const inlines = (values: PandocInline[]): PandocMeta => ({ t: 'MetaInlines', c: line(values) })

interface SpeakerEntry {
  name: string
  description: string | undefined
}

/** Everyone who speaks, with the same name in other scripts: `Yann LeCun (杨立昆)`. */
function speakersOf(transcript: Transcript, words: Words): SpeakerEntry[] {
  const credits = creatorsOf(transcript)
  return transcript.speakers.map((speaker: Speaker) => {
    const alternates = credits.find(({ name }) => name === speaker.name)?.alternates ?? []
    const also = alternates.map(({ name }) => `${words.also[0]}${name}${words.also[1]}`).join('')
    return { name: `${speaker.name}${also}`, description: speaker.description }
  })
}

function speakerMeta({ name, description }: SpeakerEntry): PandocMeta {
  return {
    t: 'MetaMap',
    c: {
      name: inlines(textInlines(name)),
      ...(description === undefined ? {} : { description: inlines(textInlines(description)) }),
    },
  }
}
