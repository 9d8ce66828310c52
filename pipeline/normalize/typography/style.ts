/** How a text is set: by its language, and by the quotation marks it uses already. */
import { DASHES, QUOTE_SYSTEMS, type QuoteSystem, SYSTEMS_OF, type System } from './languages.ts'

const SYSTEMS = Object.keys(QUOTE_SYSTEMS) as System[]

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
    quotes: custom && QUOTE_SYSTEMS[systemOf(texts, custom)],
    dash: DASHES[primary] ?? '—',
  }
}

/** The custom of the language if the page shows it or shows none; else the first other system that the page shows. */
function systemOf(texts: readonly string[], custom: System): System {
  const [open] = QUOTE_SYSTEMS[custom].outer
  if (!texts.some((text) => text.includes(open[0] as string))) {
    const quoting = texts.filter((text) => OPENING.test(text))
    return SYSTEMS.find((system) => isShown(quoting, QUOTE_SYSTEMS[system])) ?? custom
  }
  // «Ainsi», as Swiss French has it.
  const isTight = custom === 'spaced' && !texts.some((text) => /«\s/.test(text))
  return isTight ? 'guillemets' : custom
}

/** Any of the marks that open a quotation: what has none of them need not be asked for each. */
const OPENING = new RegExp(`[${SYSTEMS.map((system) => QUOTE_SYSTEMS[system].outer[0][0]).join('')}]`, 'u')

/** An opening mark before a letter tells »inward« from «outward», and “open” from „close“. */
function isShown(texts: readonly string[], { outer: [open, close] }: QuoteSystem): boolean {
  const opening = new RegExp(`${open[0]}\\s*[\\p{L}\\p{N}]`, 'u')
  return texts.some((text) => text.includes(close.trim()) && opening.test(text))
}
