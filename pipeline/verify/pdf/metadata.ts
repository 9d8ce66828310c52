import { CROSSWALK, type CrosswalkRow, JOINT } from '../../transcript/crosswalk.ts'
import { excerpt } from '../../transcript/fold.ts'
import type { Artefact, Finding } from '../door.ts'
import { type Reading, read } from './reader.ts'

/** Every field of the crosswalk, in the document information dictionary and in XMP. */
export async function pdfMetadata(artefact: Artefact): Promise<Finding[]> {
  const reading = await read(artefact)
  return CROSSWALK.flatMap((row) => [...infoFaults(row, reading, artefact), ...xmpFaults(row, reading, artefact)])
}

function infoFaults(row: CrosswalkRow, reading: Reading, artefact: Artefact): Finding[] {
  if (row.pdfInfo === undefined) return []
  const values = row.values(artefact.transcript, artefact.timestamp)
  const joined = row.pdfInfo === 'ModDate' ? values.map(pdfDate).join('') : values.join(JOINT)
  return difference(`Info ${row.pdfInfo}`, [joined], reading.info[row.pdfInfo], artefact)
}

function xmpFaults(row: CrosswalkRow, reading: Reading, artefact: Artefact): Finding[] {
  const values = row.values(artefact.transcript, artefact.timestamp)
  // PDF.js gives a bag of several values as one string; for some properties it keeps the list.
  const forms = [values.join(JOINT), values.join('')]
  return (row.pdfXmp ?? []).flatMap((name) => difference(`XMP ${name}`, forms, reading.xmp(name), artefact))
}

/** `forms` are the ways in which the same value may be read; an empty one means that the field must not be there. */
function difference(field: string, forms: readonly string[], found: unknown, { name }: Artefact): Finding[] {
  const said = Array.isArray(found) ? found.join('') : typeof found === 'string' ? found : ''
  const tidy = (text: string) => text.replace(/[\s\p{Cc}\ufffd]+/gu, ' ').trim()
  if (forms.some((form) => tidy(well(form)) === tidy(said))) return []
  const [expected = ''] = forms
  const shown = (text: string) => (text === '' ? 'none' : `‘${excerpt(text, 60)}’`)
  return [
    {
      check: 'pdf-metadata',
      severity: 'error',
      artefact: name,
      place: field,
      message: `expected ${shown(expected)}, found ${shown(said)}`,
    },
  ]
}

/** Half a surrogate pair is no character: writers put U+FFFD in its place. */
const well = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd')

/** `2023-04-11T00:08:35Z` → `D:20230411000835Z` (ISO 32000-1, 7.9.4). */
const pdfDate = (timestamp: string) => `D:${timestamp.replace(/[-:T]/g, '')}`
