/** What Typst does not write: the crosswalk's metadata, the transcript inside, named destinations, a fixed /ID. */
import { createHash } from 'node:crypto'
import type { PDFDict, PDFDocument, PDFRef } from 'pdf-lib'
import { CROSSWALK, JOINT } from '../../transcript/crosswalk.ts'
import type { Transcript } from '../../transcript/model.ts'
import { ATTACHED_AS, serializeTranscript } from '../../transcript/serialize.ts'
import { addOutputIntent, nameInks } from './archive.ts'
import { addDestinations, addTurnBookmarks } from './destinations.ts'
import { dropHints } from './hints.ts'
import { pdfLib } from './pdflib.ts'
import { packed } from './streams.ts'
import type { Mark } from './typesetter.ts'
import { xmpPacket } from './xmp.ts'

const CREATOR = 'Colloquy'
const PRODUCER = 'Typst and pdf-lib'

/** Typst's PDF in, the bytes of ours out; the structure tree and the conformance to PDF/UA-1 stay, and that to PDF/A-3 comes. */
export async function finish(
  document: PDFDocument,
  marks: readonly Mark[],
  transcript: Transcript,
  timestamp: string | undefined,
): Promise<Uint8Array> {
  const { PDFName, PDFDict: PDFDictionary } = pdfLib()
  const { catalog } = document
  const version = writeMetadata(document, transcript, timestamp, undefined)
  // Typst writes the default, which poppler before 23 calls a fault.
  catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDictionary)?.delete(PDFName.of('Suspects'))
  addOutputIntent(document)
  nameInks(document)
  await attachTranscript(document, transcript, timestamp)
  await document.flush()
  compressCharacterMaps(document)
  dropHints(document)
  addDestinations(document, marks)
  // Without headings, Typst writes an outline without items.
  const outlines = catalog.lookupMaybe(PDFName.of('Outlines'), PDFDictionary)
  if (!outlines?.has(PDFName.of('First'))) addTurnBookmarks(document, transcript)
  return saved(document, transcript, version)
}

/** A document of sheets: it says the same of itself and carries the same transcript; it conforms to nothing. */
export async function dress(
  document: PDFDocument,
  transcript: Transcript,
  timestamp: string | undefined,
  imposition: string,
): Promise<Uint8Array> {
  const version = writeMetadata(document, transcript, timestamp, imposition)
  document.catalog.getOrCreateViewerPreferences().setDisplayDocTitle(true)
  await attachTranscript(document, transcript, timestamp)
  await document.flush()
  return saved(document, transcript, version)
}

/** Info, XMP and language; gives the name of this very version, in hexadecimal. */
function writeMetadata(
  document: PDFDocument,
  transcript: Transcript,
  timestamp: string | undefined,
  imposition: string | undefined,
): string {
  const { PDFName, PDFString } = pdfLib()
  const { context, catalog } = document
  const version = createHash('sha256')
    .update(transcript.id)
    .update(serializeTranscript(transcript))
    .update(imposition ?? '')
    .digest('hex')
  writeInfo(document, transcript, timestamp)
  const packet = xmpPacket(transcript, timestamp, {
    instance: `urn:sha256:${version}`,
    creator: CREATOR,
    producer: PRODUCER,
    conforms: imposition === undefined,
  })
  // Uncompressed, so that tools which only scan for the packet find it.
  const metadata = context.stream(Buffer.from(packet, 'utf8'), { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(PDFName.of('Metadata'), replaced(document, 'Metadata', context.register(metadata)))
  catalog.set(PDFName.of('Lang'), PDFString.of(transcript.metadata.language))
  return version
}

async function attachTranscript(
  document: PDFDocument,
  transcript: Transcript,
  timestamp: string | undefined,
): Promise<void> {
  await document.attach(Buffer.from(serializeTranscript(transcript), 'utf8'), ATTACHED_AS, {
    mimeType: 'application/json',
    description: 'The transcript this document was made from',
    afRelationship: pdfLib().AFRelationship.Source,
    ...(timestamp === undefined ? {} : { creationDate: new Date(timestamp), modificationDate: new Date(timestamp) }),
  })
}

function saved(document: PDFDocument, transcript: Transcript, version: string): Promise<Uint8Array> {
  const { PDFHexString } = pdfLib()
  const { context } = document
  const permanent = transcript.id.replace(/^urn:uuid:|-/g, '')
  context.trailerInfo.ID = context.obj([PDFHexString.of(permanent), PDFHexString.of(version.slice(0, 32))])
  return document.save({ useObjectStreams: true, addDefaultPage: false, objectsPerTick: Number.POSITIVE_INFINITY })
}

/** Typst leaves the fonts' character maps as they are: 12 KB for a thousand ideographs, 4 KB compressed. */
function compressCharacterMaps({ context }: PDFDocument): void {
  const { PDFName, PDFRawStream } = pdfLib()
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.dict.has(PDFName.of('Filter'))) continue
    if (object.dict.get(PDFName.of('Type')) !== PDFName.of('CMap')) continue
    const compressed = packed(context, object.contents)
    for (const [key, value] of object.dict.entries()) if (key !== PDFName.of('Length')) compressed.dict.set(key, value)
    context.assign(reference, compressed)
  }
}

/** Removes what the catalog's entry pointed to, so that no orphan stays in the file. */
function replaced(document: PDFDocument, key: string, reference: PDFRef): PDFRef {
  const { PDFName, PDFRef: Reference } = pdfLib()
  const old = document.catalog.get(PDFName.of(key))
  if (old instanceof Reference) document.context.delete(old)
  return reference
}

/** Typst has written the machine's clock here: everything is set anew. */
function writeInfo(document: PDFDocument, transcript: Transcript, timestamp: string | undefined): void {
  const { PDFName, PDFHexString, PDFString } = pdfLib()
  const { context } = document
  const info: PDFDict = context.obj({})
  for (const { pdfInfo, values } of CROSSWALK) {
    const found = values(transcript, timestamp)
    if (pdfInfo === undefined || found.length === 0 || pdfInfo === 'ModDate') continue
    info.set(PDFName.of(pdfInfo), PDFHexString.fromText(found.join(JOINT)))
  }
  info.set(PDFName.of('Creator'), PDFString.of(CREATOR))
  info.set(PDFName.of('Producer'), PDFString.of(PRODUCER))
  if (timestamp !== undefined)
    for (const key of ['CreationDate', 'ModDate']) info.set(PDFName.of(key), PDFString.fromDate(new Date(timestamp)))
  const old = context.trailerInfo.Info
  if (old instanceof pdfLib().PDFRef) context.delete(old)
  context.trailerInfo.Info = context.register(info)
}
