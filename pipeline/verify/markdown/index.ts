/** The checks of a Markdown file, in the order in which their findings are listed. */
import type { Check } from '../door.ts'
import { checkEmphasis } from './emphasis.ts'
import { checkFootnotes } from './footnotes.ts'
import { checkFrontMatter } from './front-matter.ts'
import { checkImages } from './images.ts'
import { checkLinks } from './links.ts'
import { checkMarkup } from './markup.ts'
import { checkReopening } from './reopening.ts'
import { checkText } from './text.ts'
import { checkTurns } from './turns.ts'

export const markdownChecks: Check[] = [
  checkFrontMatter,
  checkText,
  checkTurns,
  checkEmphasis,
  checkLinks,
  checkImages,
  checkFootnotes,
  checkMarkup,
  checkReopening,
]
