/**
 * The fonts of the PDF, as data. Only these are ever used: a page looks the same on a machine without any font.
 *
 * The order is the order of preference: a character is drawn by the first family that has it.
 */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ColloquyError } from '../../errors.ts'

export interface FontFamily {
  /** Name inside the font files, which the template uses. */
  name: string
  package: string
  /** Regular first, then whatever other faces there are; paths inside the package. */
  files: readonly string[]
  /** Languages that prefer this family to the ones above it. */
  preferredBy?: RegExp
}

const faces = (stem: string, ...names: string[]) => names.map((name) => `${name}/${stem}_${name}.ttf`)
const PLAIN = ['400Regular', '700Bold']
const WITH_ITALICS = [...PLAIN, '400Regular_Italic', '700Bold_Italic']
const EXPO = '@expo-google-fonts'

export const BODY_FAMILIES: readonly FontFamily[] = [
  { name: 'Noto Serif', package: `${EXPO}/noto-serif`, files: faces('NotoSerif', ...WITH_ITALICS) },
  {
    // Simplified and Traditional Chinese, kana and the ideographs of Korean: 65,535 glyphs.
    name: 'Noto Serif SC',
    package: '@electron-fonts/noto-serif-sc',
    files: ['fonts/NotoSerifSC-Regular.otf', 'fonts/NotoSerifSC-Bold.otf'],
  },
  {
    name: 'NanumMyeongjo',
    package: `${EXPO}/nanum-myeongjo`,
    files: faces('NanumMyeongjo', ...PLAIN),
    preferredBy: /^ko\b/,
  },
  {
    // One glyph a letter: the Naskh of Noto sets dots apart, and the text cannot be copied out of the PDF again.
    name: 'Amiri',
    package: `${EXPO}/amiri`,
    files: faces('Amiri', ...WITH_ITALICS),
    preferredBy: /^(ar|fa|ur|ps)\b/,
  },
  {
    name: 'Noto Serif Hebrew',
    package: `${EXPO}/noto-serif-hebrew`,
    files: faces('NotoSerifHebrew', ...PLAIN),
    preferredBy: /^(he|yi)\b/,
  },
  {
    name: 'Noto Sans Devanagari',
    package: `${EXPO}/noto-sans-devanagari`,
    files: faces('NotoSansDevanagari', ...PLAIN),
    preferredBy: /^(hi|mr|ne|sa)\b/,
  },
  {
    name: 'Noto Sans Thai',
    package: `${EXPO}/noto-sans-thai`,
    files: faces('NotoSansThai', ...PLAIN),
    preferredBy: /^th\b/,
  },
  { name: 'Noto Sans Math', package: `${EXPO}/noto-sans-math`, files: faces('NotoSansMath', '400Regular') },
  { name: 'Noto Sans Symbols', package: `${EXPO}/noto-sans-symbols`, files: faces('NotoSansSymbols', ...PLAIN) },
  {
    name: 'Noto Sans Symbols 2',
    package: `${EXPO}/noto-sans-symbols-2`,
    files: faces('NotoSansSymbols2', '400Regular'),
  },
  { name: 'Noto Emoji', package: `${EXPO}/noto-emoji`, files: faces('NotoEmoji', ...PLAIN) },
]

/** For code; what it has not is drawn by the body's families. */
export const CODE_FAMILY: FontFamily = {
  name: 'Cousine',
  package: `${EXPO}/cousine`,
  files: faces('Cousine', ...WITH_ITALICS),
}

/**
 * Marks that Latin and East Asian text share, drawn in the Latin font's narrow form or the Chinese font's full-width
 * one (clreq 3.1.2): in Chinese and Japanese text they belong to the Chinese font.
 */
export const SHARED_MARKS = '·‘’“”—…'
export const usesFullWidthMarks = (language: string) => /^(zh|ja|yue)\b/.test(language)

/** The families in the order in which a text of this language asks them. */
export function familiesFor(language: string): FontFamily[] {
  const prefers = ({ preferredBy }: FontFamily) => preferredBy?.test(language) === true
  const [latin, ...others] = BODY_FAMILIES as [FontFamily, ...FontFamily[]]
  const preferred = others.filter(prefers)
  const rest = others.filter((family) => !prefers(family))
  // Korean sets its Latin in the Latin font; the other scripts bring punctuation of their own and come first.
  return /^ko\b/.test(language) ? [latin, ...preferred, ...rest] : [...preferred, latin, ...rest]
}

const require = createRequire(import.meta.url)

/** Absolute paths of a family's files; no package is run, only found. */
export function filesOf(family: FontFamily): string[] {
  let folder: string
  try {
    folder = dirname(require.resolve(`${family.package}/package.json`))
  } catch (cause) {
    throw new ColloquyError(
      'render',
      `expected the font package ${family.package} for ${family.name}, found none; run 'npm ci'`,
      { cause },
    )
  }
  return family.files.map((file) => join(folder, file))
}

/** All of them: Typst reads their tables of contents only (10 ms), and a font when a glyph of it is drawn. */
export function allFontFiles(): string[] {
  return [...BODY_FAMILIES, CODE_FAMILY].flatMap(filesOf)
}
