/** pdf-lib from its bundle: 60 ms to load, where the package's own entry reads 500 files in 360 ms. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export type PdfLib = typeof import('pdf-lib')

let loaded: PdfLib | undefined

/** Loaded when it is first asked for, once a process. */
export function pdfLib(): PdfLib {
  if (loaded === undefined) {
    const require = createRequire(import.meta.url)
    const folder = dirname(dirname(require.resolve('pdf-lib')))
    loaded = require(join(folder, 'dist', 'pdf-lib.min.js')) as PdfLib
  }
  return loaded
}
