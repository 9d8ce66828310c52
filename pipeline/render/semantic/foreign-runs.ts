/** `lang` on runs of another language, so that they are read out in a voice and set in a face that know it (WCAG 3.1.2). */
import type { Element, ElementContent, Text } from 'hast'
import { element } from './element.ts'

/** Scripts that tell a run from the text around it; `und-…` where a script is not one language's. */
const RUNS: readonly { script: string; language: string; least: number }[] = [
  { script: 'Hangul', language: 'ko', least: 1 },
  { script: 'Thai', language: 'th', least: 1 },
  { script: 'Hebrew', language: 'he', least: 1 },
  { script: 'Arabic', language: 'und-Arab', least: 1 },
  { script: 'Devanagari', language: 'und-Deva', least: 1 },
  { script: 'Cyrillic', language: 'und-Cyrl', least: 2 },
  // α and μ are anybody's.
  { script: 'Greek', language: 'el', least: 3 },
]

/** Primary language → the scripts it is written in, as RUNS name them. */
const OWN: Record<string, readonly string[]> = {
  ...Object.fromEntries(['zh', 'yue', 'ja'].map((language) => [language, ['East']])),
  ko: ['Hangul', 'East'],
  th: ['Thai'],
  he: ['Hebrew'],
  yi: ['Hebrew'],
  el: ['Greek'],
  ...Object.fromEntries(['ar', 'fa', 'ur', 'ps', 'sd', 'ug', 'ckb'].map((language) => [language, ['Arabic']])),
  ...Object.fromEntries(['hi', 'mr', 'ne', 'sa'].map((language) => [language, ['Devanagari']])),
  ...Object.fromEntries(['ru', 'uk', 'be', 'bg', 'mk', 'kk', 'ky', 'mn'].map((language) => [language, ['Cyrillic']])),
  sr: ['Cyrillic', 'Latin'],
}

const run = (letters: string, least: number) =>
  `[${letters}](?:[${letters}\\p{M}\\p{N}\\p{P}\\s]*[${letters}]\\p{M}*){${least > 1 ? 1 : 0},1}`
const EAST = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー'
/** Five words and more: names and terms of the trade need no other voice. */
const LATIN =
  "[\\p{Script=Latin}][\\p{Script=Latin}'’-]*(?:[,;:]?\\s+[\\p{Script=Latin}\\p{N}][\\p{Script=Latin}\\p{N}'’-]*){4,}[.?!]?"
const ENGLISH = /\b(?:the|of|and|to|is|are|that|in|for|it|with|was|this|not|you|we)\b/gi

/**
 * What must be in a text for a run to be in it, by the first script that a language is written in. The patterns of the
 * runs name scripts, and take longer to compile than most books take to be searched for a letter.
 */
const SIGNS: Record<string, RegExp> = {
  Latin: /[\u0370-\u1cff\u1f00-\u1fff\u2c80-\uffff]/,
  East: /[\u0370-\u1cff\u1f00-\u1fff\u2c80-\u2dff\ua4d0-\udfff\ufb1d-\ufdff\ufe70-\ufeff]|[A-Za-z\u00c0-\u024f\u1e00-\u1eff\uff21-\uff5a][,;:]?\s/,
}

type Find = (text: string) => { start: number; end: number; language: string }[]

/** The tree with every run marked that is not in the book's language; no text changes. */
export function markForeignRuns(tree: Element[], language: string): Element[] {
  const find = finderFor(language)
  for (const each of tree) mark(each, find)
  return tree
}

function mark(parent: Element, find: Find): void {
  if (parent.tagName === 'code' || parent.properties.lang !== undefined) return
  parent.children = parent.children.flatMap((child): ElementContent[] => {
    if (child.type === 'element') mark(child, find)
    return child.type === 'text' ? cut(child, find) : [child]
  })
}

function cut(node: Text, find: Find): ElementContent[] {
  const parts: ElementContent[] = []
  let start = 0
  for (const found of find(node.value)) {
    if (found.start > start) parts.push({ type: 'text', value: node.value.slice(start, found.start) })
    const { language: lang } = found
    parts.push(element('span', { lang, 'xml:lang': lang }, [node.value.slice(found.start, found.end)]))
    start = found.end
  }
  if (parts.length === 0) return [node]
  return start < node.value.length ? [...parts, { type: 'text', value: node.value.slice(start) }] : parts
}

const finders = new Map<string, Find>()

function finderFor(language: string): Find {
  const known = finders.get(language)
  if (known) return known
  const own = OWN[language.split('-')[0] ?? ''] ?? ['Latin']
  const kinds: { pattern: string; languageOf(text: string): string }[] = RUNS.filter(
    ({ script }) => !own.includes(script),
  ).map(({ script, language: tag, least }) => ({ pattern: run(`\\p{Script=${script}}`, least), languageOf: () => tag }))
  if (!own.includes('East')) kinds.push({ pattern: run(EAST, 1), languageOf: eastern })
  if (!own.includes('Latin')) kinds.push({ pattern: LATIN, languageOf: western })
  const sign = SIGNS[own[0] ?? '']
  let pattern: RegExp | undefined
  const find: Find = (text) => {
    if (sign !== undefined && !sign.test(text)) return []
    pattern ??= new RegExp(kinds.map(({ pattern: each }) => `(${each})`).join('|'), 'gu')
    return [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      language: kinds[match.slice(1).findIndex((group) => group !== undefined)]?.languageOf(match[0]) ?? 'und',
    }))
  }
  finders.set(language, find)
  return find
}

/** Kana are Japanese; ideographs alone may be Chinese of either kind, Japanese or Korean. */
function eastern(text: string): string {
  return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? 'ja' : 'und-Hani'
}

function western(text: string): string {
  return (text.match(ENGLISH)?.length ?? 0) >= 2 ? 'en' : 'und-Latn'
}
