/** PDF.js, for all who read PDFs: it opens damaged files, runs nothing that is in them, and may not end the process. */

/** Loads the reader, 0.1 s the first time. */
export const loadPdfJs = () => import('unpdf')

/** Its own copy of the bytes is taken; nothing is drawn, so no font is prepared for a screen. */
export async function openPdf(bytes: Uint8Array) {
  leaveItsOwnAlone()
  const { getDocumentProxy } = await loadPdfJs()
  const options = { isEvalSupported: false, useSystemFonts: false, disableFontFace: true, verbosity: 0 }
  return getDocumentProxy(Uint8Array.from(bytes), options)
}

let listening = false

/**
 * PDF.js reads on behind what it was asked for, and of a damaged file it then rejects promises that it gave to nobody:
 * Node ends the process for such. What it was asked for it answers; other rejections stay as they are.
 */
function leaveItsOwnAlone(): void {
  if (listening) return
  listening = true
  process.on('unhandledRejection', (error) => {
    if (!(error instanceof Error && /[\\/]unpdf[\\/]/.test(error.stack ?? ''))) throw error
  })
}

/** What PDF.js says of a damaged file, as far as it says it in words. */
export function faultIn(error: unknown): string {
  const { message } = error as Error
  return message.includes('[object') ? 'damaged objects' : message.split('\n')[0] || 'damaged objects'
}
