/** Fonts that travel with the book, when an editor asks for them: those of the PDF, cut to the characters of the text. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { ColloquyError } from '../../errors.ts'

export interface BookFont {
  /** Below `fonts/`. */
  name: string
  mediaType: 'font/otf' | 'font/ttf'
  bytes: Uint8Array
}

interface Family {
  name: string
  /** Package and path of each face; bold second, italic third where there is one. */
  faces: readonly [string, string, string?]
  letters: RegExp
  /** Languages that take punctuation from it. */
  preferredBy: RegExp
}

const EXPO = '@expo-google-fonts'
const expo = (folder: string, stem: string): [string, string] => [
  `${EXPO}/${folder}/400Regular/${stem}_400Regular.ttf`,
  `${EXPO}/${folder}/700Bold/${stem}_700Bold.ttf`,
]

const LATIN: Family = {
  name: 'Noto Serif',
  faces: [...expo('noto-serif', 'NotoSerif'), `${EXPO}/noto-serif/400Regular_Italic/NotoSerif_400Regular_Italic.ttf`],
  letters: /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\p{Script=Common}]/u,
  preferredBy: /./,
}

const FAMILIES: readonly Family[] = [
  {
    name: 'Noto Serif SC',
    faces: [
      '@electron-fonts/noto-serif-sc/fonts/NotoSerifSC-Regular.otf',
      '@electron-fonts/noto-serif-sc/fonts/NotoSerifSC-Bold.otf',
    ],
    letters: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u,
    preferredBy: /^(zh|yue|ja)\b/,
  },
  {
    name: 'NanumMyeongjo',
    faces: expo('nanum-myeongjo', 'NanumMyeongjo'),
    letters: /\p{Script=Hangul}/u,
    preferredBy: /^ko\b/,
  },
  {
    name: 'Amiri',
    faces: expo('amiri', 'Amiri'),
    letters: /[\p{Script=Arabic}\p{M}]/u,
    preferredBy: /^(ar|fa|ur|ps)\b/,
  },
  {
    name: 'Noto Serif Hebrew',
    faces: expo('noto-serif-hebrew', 'NotoSerifHebrew'),
    letters: /\p{Script=Hebrew}/u,
    preferredBy: /^(he|yi)\b/,
  },
  {
    name: 'Noto Sans Devanagari',
    faces: expo('noto-sans-devanagari', 'NotoSansDevanagari'),
    letters: /\p{Script=Devanagari}/u,
    preferredBy: /^(hi|mr|ne|sa)\b/,
  },
  {
    name: 'Noto Sans Thai',
    faces: expo('noto-sans-thai', 'NotoSansThai'),
    letters: /\p{Script=Thai}/u,
    preferredBy: /^th\b/,
  },
]

export interface EmbeddedFonts {
  files: BookFont[]
  /** Rules that name them, and set the text in them. */
  css: string
}

/** @param text everything that is printed; markup in it does no harm */
export async function embeddedFonts(text: string, language: string): Promise<EmbeddedFonts> {
  const characters = [...new Set(text)].sort()
  const italic = /<(em|cite)\b/.test(text)
  const files: BookFont[] = []
  const rules: string[] = []
  const stack: string[] = []
  for (const family of familiesFor(language)) {
    const own = charactersOf(family, characters, language)
    if (!own.some((each) => family.letters.test(each) && /\p{L}/u.test(each))) continue
    stack.push(`"${family.name}"`)
    for (const [index, path] of family.faces.entries()) {
      if (path === undefined || (index === 2 && !italic)) continue
      const file = await cut(path, own.join(''))
      files.push(file)
      const [weight, style] = [index === 1 ? 'bold' : 'normal', index === 2 ? 'italic' : 'normal']
      rules.push(
        `@font-face { font-family: "${family.name}"; font-weight: ${weight}; font-style: ${style}; src: url(fonts/${file.name}); }`,
      )
    }
  }
  return { files, css: [...rules, `body { font-family: ${[...stack, 'serif'].join(', ')}; }`, ''].join('\n') }
}

/** The language's own first; the Latin one after it, with the letters that the first leaves to it. */
function familiesFor(language: string): Family[] {
  const prefers = ({ preferredBy }: Family) => preferredBy.test(language)
  return [...FAMILIES.filter(prefers), LATIN, ...FAMILIES.filter((family) => !prefers(family))]
}

/** Quotation marks and dashes are drawn by the family of the language, as wide as it writes them. */
function charactersOf(family: Family, characters: readonly string[], language: string): string[] {
  const marks = family.preferredBy.test(language)
  return characters.filter(
    (each) => family.letters.test(each) || (marks && each > '\u00a0' && /\p{Script=Common}/u.test(each)),
  )
}

const require = createRequire(import.meta.url)

async function cut(path: string, text: string): Promise<BookFont> {
  const { default: subsetFont } = await import('subset-font')
  let font: Uint8Array
  try {
    font = await readFile(require.resolve(path))
  } catch (cause) {
    throw new ColloquyError('render', `expected the font ${path}, found none; run 'npm ci'`, { cause })
  }
  const bytes = await subsetFont(font, text, { targetFormat: 'sfnt' })
  const isOpenType = path.endsWith('.otf')
  return { name: path.split('/').at(-1) ?? path, mediaType: isOpenType ? 'font/otf' : 'font/ttf', bytes }
}
