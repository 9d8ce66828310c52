/** What PDF/A-3 (ISO 19005-3) asks for beyond PDF/UA-1, which Typst has checked. */
import type { PDFDict, PDFDocument, PDFRef } from 'pdf-lib'
import { cmykProfile, srgbProfile } from './icc.ts'
import { pdfLib } from './pdflib.ts'
import { packed } from './streams.ts'

/** Which colours are meant by those that say nothing of a device: transparency is blended in them (6.2.10). */
export function addOutputIntent(document: PDFDocument): void {
  const { PDFName, PDFString } = pdfLib()
  const { context, catalog } = document
  const profile = context.register(packed(context, srgbProfile(), { N: 3 }))
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB'),
    Info: PDFString.of('sRGB'),
    DestOutputProfile: profile,
  })
  catalog.set(PDFName.of('OutputIntents'), context.obj([context.register(intent)]))
}

/** Photographs in four inks: no device's own inks may be meant (6.2.4.3). */
export function nameInks(document: PDFDocument): void {
  const { PDFName, PDFDict: Dictionary, PDFStream } = pdfLib()
  const { context } = document
  let space: PDFRef | undefined
  const usesInks = (resources: PDFDict) =>
    (resources.lookupMaybe(PDFName.of('XObject'), Dictionary)?.entries() ?? []).some(([, reference]) => {
      const object = context.lookup(reference)
      return object instanceof PDFStream && object.dict.get(PDFName.of('ColorSpace')) === PDFName.of('DeviceCMYK')
    })
  for (const page of document.getPages()) {
    const resources = page.node.Resources()
    if (resources === undefined || !usesInks(resources)) continue
    space ??= context.register(context.obj(['ICCBased', context.register(packed(context, cmykProfile(), { N: 4 }))]))
    const key = PDFName.of('ColorSpace')
    const spaces = resources.lookupMaybe(key, Dictionary) ?? context.obj({})
    spaces.set(PDFName.of('DefaultCMYK'), space)
    resources.set(key, spaces)
  }
}
