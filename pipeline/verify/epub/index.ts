/** The checks of an EPUB, cheapest first. */
import type { Check } from '../door.ts'
import { checkActiveContent } from './active-content-check.ts'
import { checkAnchors } from './anchors-check.ts'
import { checkConformance } from './conformance-check.ts'
import { checkContainer } from './container-check.ts'
import { checkFonts } from './fonts-check.ts'
import { checkImages } from './images-check.ts'
import { checkIndex } from './index-check.ts'
import { checkLinks } from './links-check.ts'
import { checkMetadata } from './metadata-check.ts'
import { checkPages } from './pages-check.ts'
import { checkText } from './text-check.ts'

export const epubChecks: Check[] = [
  checkContainer,
  checkMetadata,
  checkAnchors,
  checkText,
  checkFonts,
  checkImages,
  checkIndex,
  checkPages,
  checkLinks,
  checkActiveContent,
  checkConformance,
]
