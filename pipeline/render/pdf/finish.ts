/** What Typst does not write: the crosswalk's metadata, the transcript inside, named destinations, a fixed /ID. */
import { createHash } from 'node:crypto'
import type { PDFDict, PDFDocument, PDFRef } from 'pdf-lib'
import { CROSSWALK, JOINT } from '../../transcript/crosswalk.ts'
import type { Transcript } from '../../transcript/model.ts'
import { serializeTranscript } from '../../transcript/serialize.ts'
import { addOutputIntent, nameInks } from './archive.ts'
import { addDestinations, addTurnBookmarks } from './destinations.ts'
import { dropHints } from './hints.ts'
import { pdfLib } from './pdflib.ts'
import type { Typeset } from './typesetter.ts'
import { xmpPacket } from './xmp.ts'

const CREATOR = 'Colloquy'
const PRODUCER = 'Typst and pdf-lib'
const ATTACHMENT = 'transcript.json'

/** PDF bytes in, PDF bytes out; the structure tree and the conformance to PDF/UA-1 stay, and that to PDF/A-3 comes. */
export async function finish(
  { bytes, marks }: Typeset,
  transcript: Transcript,
  timestamp: string | undefined,
): Promise<Uint8Array> {
  const {
    PDFDocument,
    PDFName,
    PDFHexString,
    PDFString,
    ParseSpeeds,
    AFRelationship,
    PDFDict: PDFDictionary,
  } = pdfLib()
  const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
  const json = Buffer.from(serializeTranscript(transcript), 'utf8')
  const version = createHash('sha256').update(transcript.id).update(json).digest('hex')

  writeInfo(document, transcript, timestamp)
  const packet = xmpPacket(transcript, timestamp, {
    instance: `urn:sha256:${version}`,
    creator: CREATOR,
    producer: PRODUCER,
  })
  const { context, catalog } = document
  // Uncompressed, so that tools which only scan for the packet find it.
  const metadata = context.stream(Buffer.from(packet, 'utf8'), { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(PDFName.of('Metadata'), replaced(document, 'Metadata', context.register(metadata)))
  catalog.set(PDFName.of('Lang'), PDFString.of(transcript.metadata.language))
  // Typst writes the default, which poppler before 23 calls a fault.
  catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDictionary)?.delete(PDFName.of('Suspects'))
  addOutputIntent(document)
  nameInks(document)
  await document.attach(json, ATTACHMENT, {
    mimeType: 'application/json',
    description: 'The transcript this document was made from',
    afRelationship: AFRelationship.Source,
    ...(timestamp === undefined ? {} : { creationDate: new Date(timestamp), modificationDate: new Date(timestamp) }),
  })
  await document.flush()
  compressCharacterMaps(document)
  dropHints(document)
  addDestinations(document, marks)
  // Without headings, Typst writes an outline without items.
  const outlines = catalog.lookupMaybe(PDFName.of('Outlines'), PDFDictionary)
  if (!outlines?.has(PDFName.of('First'))) addTurnBookmarks(document, transcript)
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
    const compressed = context.flateStream(object.contents)
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
