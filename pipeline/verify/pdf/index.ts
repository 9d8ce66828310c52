/** The checks of a PDF, cheapest question first; all of them share one reading. */
import type { Check } from '../door.ts'
import { pdfAttachment } from './attachment.ts'
import { pdfImposition } from './imposition.ts'
import { pdfMetadata } from './metadata.ts'
import { pdfStructure } from './structure.ts'
import { pdfText } from './text.ts'

export const pdfChecks: Check[] = [pdfMetadata, pdfStructure, pdfAttachment, pdfText]

/** A PDF of sheets for the printer. */
export const imposedChecks: Check[] = [pdfMetadata, pdfAttachment, pdfImposition]
