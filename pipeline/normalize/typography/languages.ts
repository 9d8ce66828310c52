/** The customs of languages, as data. */

export interface QuoteSystem {
  outer: readonly [open: string, close: string]
  /** A quotation inside a quotation. */
  inner: readonly [open: string, close: string]
}

/** In the order in which a page is asked for them. */
export const QUOTE_SYSTEMS = {
  corner: { outer: ['「', '」'], inner: ['『', '』'] },
  low: { outer: ['„', '“'], inner: ['‚', '‘'] },
  lowRight: { outer: ['„', '”'], inner: ['‚', '’'] },
  guillemets: { outer: ['«', '»'], inner: ['„', '“'] },
  /** With no-break spaces inside, as French has it. */
  spaced: { outer: ['«\u00a0', '\u00a0»'], inner: ['“', '”'] },
  inward: { outer: ['»', '«'], inner: ['›', '‹'] },
  curly: { outer: ['“', '”'], inner: ['‘', '’'] },
  right: { outer: ['”', '”'], inner: ['’', '’'] },
} as const satisfies Record<string, QuoteSystem>

export type System = keyof typeof QUOTE_SYSTEMS

/**
 * The system of a language. Where the press of a language uses two, the one that its web pages use more; where a page
 * shows another system, that one is used (`styleOf`). Languages that are not here keep their straight marks.
 */
export const SYSTEMS_OF: Record<string, readonly [System]> = {
  zh: ['curly'],
  ja: ['curly'],
  ko: ['curly'],
  en: ['curly'],
  es: ['curly'],
  pt: ['curly'],
  it: ['curly'],
  ca: ['curly'],
  nl: ['curly'],
  tr: ['curly'],
  vi: ['curly'],
  id: ['curly'],
  da: ['curly'],
  de: ['low'],
  'de-CH': ['guillemets'],
  cs: ['low'],
  sk: ['low'],
  sl: ['low'],
  bg: ['low'],
  lt: ['low'],
  et: ['low'],
  is: ['low'],
  pl: ['lowRight'],
  hu: ['lowRight'],
  ro: ['lowRight'],
  hr: ['lowRight'],
  fr: ['spaced'],
  'fr-CH': ['guillemets'],
  ru: ['guillemets'],
  uk: ['guillemets'],
  be: ['guillemets'],
  el: ['guillemets'],
  nb: ['guillemets'],
  no: ['guillemets'],
  sv: ['right'],
  fi: ['right'],
}

/** What `--` stands for; an em dash in the others. */
export const DASHES: Record<string, string> = {
  de: '–',
  cs: '–',
  sk: '–',
  pl: '–',
  sv: '–',
  nb: '–',
  no: '–',
  da: '–',
  fi: '–',
  nl: '–',
  hu: '–',
  ro: '–',
  hr: '–',
  sl: '–',
  tr: '–',
}

/** Words that an apostrophe may begin: English, Dutch, German, Italian. Ones that also begin quotations are not here. */
export const ELISIONS: ReadonlySet<string> = new Set([
  'tis',
  'twas',
  'twere',
  'twill',
  'em',
  'bout',
  'til',
  'cos',
  'n',
  's',
  't',
  'k',
  'ne',
  'nem',
  'ner',
  'nen',
])
