/** Streams unpacked and packed (ISO 32000-1, 7.4.4), in a third of the time of pdf-lib's own way. */
import { inflateSync } from 'node:zlib'
import { zlibSync } from 'fflate'
import type { PDFContext, PDFRawStream } from 'pdf-lib'
import { pdfLib } from './pdflib.ts'

export function unpacked(stream: PDFRawStream): Uint8Array {
  const { PDFName, decodePDFRawStream } = pdfLib()
  const { dict, contents } = stream
  const plain = dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode') && !dict.has(PDFName.of('DecodeParms'))
  return plain ? inflateSync(contents) : decodePDFRawStream(stream).decode()
}

/** By a library: Node's own zlib is another one on another processor. */
export function packed(
  context: PDFContext,
  bytes: Uint8Array,
  entries: Record<string, string | number> = {},
): PDFRawStream {
  return context.stream(zlibSync(bytes, { level: 6 }), { ...entries, Filter: 'FlateDecode' })
}
