/** How a text is set: by its language, and by the quotation marks it uses already. */
import { DASHES, QUOTE_SYSTEMS, type QuoteSystem, SYSTEMS_OF } from './languages.ts'

export interface Style {
  /** Chinese or Japanese. */
  cjk: boolean
  /** Undefined where straight quotation marks stay: a language whose custom we do not know. */
  quotes: QuoteSystem | undefined
  /** What `--` becomes in a paragraph of letters. */
  dash: string
}

/** `texts` is the whole content: a page that sets its quotations in one system is never given a second one. */
export function styleOf(language: string, texts: readonly string[]): Style {
  const primary = language.split('-', 1)[0] as string
  const [custom] = SYSTEMS_OF[language] ?? SYSTEMS_OF[primary] ?? []
  return {
    cjk: primary === 'zh' || primary === 'ja',
    quotes: custom === undefined ? undefined : (systemUsed(texts, custom) ?? QUOTE_SYSTEMS[custom]),
    dash: DASHES[primary] ?? '—',
  }
}

/** The custom of the language if the page shows it or shows none; else the first other system that the page shows. */
function systemUsed(texts: readonly string[], custom: keyof typeof QUOTE_SYSTEMS): QuoteSystem | undefined {
  if (isShown(texts, QUOTE_SYSTEMS[custom])) return undefined
  return Object.values(QUOTE_SYSTEMS).find((system) => isShown(texts, system))
}

/** An opening mark before a letter tells »inward« from «outward», and “open” from „close“. */
function isShown(texts: readonly string[], { outer: [open, close] }: QuoteSystem): boolean {
  const opening = new RegExp(open.length > 1 ? `${open[0]}\\s` : `${open}[\\p{L}\\p{N}]`, 'u')
  return texts.some((text) => text.includes(close.trim()) && opening.test(text))
}
