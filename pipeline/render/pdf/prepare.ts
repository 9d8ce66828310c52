/** Transcript → sheet: what stands on the page, in which words, before anyone asks how it looks. */

import { publisherOf } from '../../transcript/crosswalk.ts'
import { fold } from '../../transcript/fold.ts'
import type { ContributorRole, Transcript } from '../../transcript/model.ts'
import { textOf } from '../../transcript/walk.ts'
import type { RenderContext } from '../door.ts'
import { addressCode } from './address-code.ts'
import { BlockWriter } from './blocks.ts'
import { CODE_FAMILY, SHARED_MARKS, usesFullWidthMarks } from './fonts.ts'
import { Footnotes } from './footnotes.ts'
import { ImageShelf } from './images.ts'
import { clausesOf } from './phrases.ts'
import type { Fact, Sheet } from './sheet.ts'
import { printedDate, type Terms, termsOf } from './terms.ts'
import { Typecase } from './typecase.ts'

export interface Prepared {
  sheet: Sheet
  /** Path in the virtual file system → `ImageReference.url`. */
  images: ReadonlyMap<string, string>
  /** Code points that no font has, in order of appearance. */
  missing: number[]
}

const RIGHT_TO_LEFT = /^(ar|he|fa|ur|ps|yi|dv|syr|ug|ckb|sd)(-|$)|-(Arab|Hebr|Syrc|Thaa)\b/

/** `broken` names the images (by path) that the typesetter could not read: they get placeholders. */
export function prepare(
  transcript: Transcript,
  { images, presentation }: Pick<RenderContext, 'images' | 'presentation'>,
  broken: ReadonlySet<string> = new Set(),
): Prepared {
  const { metadata } = transcript
  const { language } = metadata
  const terms = termsOf(language)
  const type = new Typecase(language)
  const shelf = new ImageShelf(images, broken)
  const writer = new BlockWriter({ transcript, type, terms, shelf, footnotes: new Footnotes(transcript.content) })
  const content = writer.blocks(transcript.content)
  const parts = {
    title: type.set(metadata.title),
    subtitle: metadata.subtitle === undefined ? null : type.set(metadata.subtitle),
    description: descriptionOf(transcript, type),
    speakers: transcript.speakers
      .filter(({ unnamed }) => !unnamed)
      .map(({ name, description }) => ({
        name: type.set(name),
        description: description === undefined ? null : type.set(description),
      })),
    facts: printed(factsOf(transcript, terms), type),
    colophon: printed(colophonOf(transcript, terms), type),
    code: codeOf(transcript, terms),
    content,
    colon: type.set(terms.colon),
  }
  const eastAsian = /^(zh|ja|yue)\b/.test(language)
  const [primary = 'en', script] = language.split('-')
  const { paper, layout, margin } = presentation
  const sheet: Sheet = {
    paper,
    layout,
    margin,
    language: primary,
    script: script?.length === 4 ? script.toLowerCase() : null,
    direction: RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr',
    eastAsian,
    fonts: {
      body: type.families(),
      code: CODE_FAMILY.name,
      sharedMarks: usesFullWidthMarks(language) ? SHARED_MARKS : null,
    },
    ...parts,
    phrases: { title: clausesOf(parts.title, eastAsian), subtitle: clausesOf(parts.subtitle ?? '', eastAsian) },
  }
  return { sheet, images: shelf.used, missing: [...type.missing] }
}

/** The lead, unless the content says the same words anyway. */
function descriptionOf({ metadata, content }: Transcript, type: Typecase): string | null {
  if (metadata.description === undefined) return null
  const said = fold(textOf(content.slice(0, 5)))
  return said.includes(fold(metadata.description).slice(0, 40)) ? null : type.set(metadata.description)
}

interface RawFact {
  term: string
  value: string | undefined
  url?: string | undefined
}

function factsOf(transcript: Transcript, terms: Terms): RawFact[] {
  const { published, recorded, contributors, site } = transcript.metadata
  const date = (value: string | undefined) => (value === undefined ? undefined : printedDate(value, terms))
  const roles = [...new Set(contributors.map(({ role }) => role))]
  return [
    ...roles.map((role) => ({ term: terms[role], value: creditsOf(transcript, role, terms) })),
    { term: terms.publisher, value: publisherOf(transcript), url: site?.url },
    { term: terms.published, value: date(published) },
    { term: terms.recorded, value: date(recorded) },
  ]
}

function creditsOf({ metadata }: Transcript, role: ContributorRole, terms: Terms): string {
  return metadata.contributors
    .filter((contributor) => contributor.role === role)
    .map(({ name }) => name)
    .join(terms.joint)
}

function colophonOf({ id, metadata, provenance }: Transcript, terms: Terms): RawFact[] {
  const retrieved = provenance.retrieved === undefined ? undefined : printedDate(provenance.retrieved, terms)
  return [
    { term: terms.source, value: metadata.url ?? provenance.source, url: metadata.url },
    { term: terms.retrieved, value: retrieved },
    { term: terms.rights, value: metadata.rights },
    { term: terms.identifier, value: id },
    { term: terms.checksum, value: provenance.sha256 },
  ]
}

function codeOf({ metadata: { url } }: Transcript, terms: Terms): Sheet['code'] {
  const rows = url === undefined ? undefined : addressCode(url)
  return rows === undefined ? null : { rows, alt: [terms.code, url].join(spaced(terms.colon)) }
}

/** A full-width colon has its space within. */
const spaced = (colon: string) => (colon.endsWith('：') ? colon : `${colon} `)

function printed(facts: RawFact[], type: Typecase): Fact[] {
  return facts.flatMap(({ term, value, url }) =>
    value === undefined || value === '' ? [] : [{ term: type.set(term), value: type.set(value), url: url ?? null }],
  )
}
