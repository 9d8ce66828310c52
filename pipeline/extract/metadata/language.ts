/** Language of the page: what it declares, believed as far as its text agrees. */
import type { Found } from './evidence.ts'
import { hanScript } from './han.ts'
import type { Harvest } from './harvest.ts'
import { type LinkedData, strings } from './json-ld.ts'
import { PROFILES } from './profiles.ts'
import { type Script, scriptCounts } from './scripts.ts'

/** Characters looked at: the beginning of the article says what language it is in. */
const SAMPLE = 6000

/** Scripts that one language uses, or one so much more than any other that the script decides. */
const SCRIPT_LANGUAGES: Partial<Record<Script, string>> = {
  Greek: 'el',
  Hebrew: 'he',
  Thai: 'th',
  Devanagari: 'hi',
  Bengali: 'bn',
  Tamil: 'ta',
  Georgian: 'ka',
  Armenian: 'hy',
}

/** Languages that share a script without profile with the one above: a declaration decides between them. */
const SHARED: Record<string, readonly string[]> = {
  hi: ['mr', 'ne', 'sa'],
  he: ['yi'],
  zh: ['yue', 'lzh'],
  no: ['nb', 'nn'],
  hr: ['bs', 'sr'],
  id: ['ms'],
  sr: ['bs', 'hr'],
}

/** Function words that must be found before a text is believed against its declaration. */
const ENOUGH = 8

export function languageOf(harvest: Harvest | undefined, data: LinkedData, text: string, stated?: string): Found {
  const declared = declaredLanguage(harvest, data, stated)
  const sample = text.slice(0, SAMPLE)
  const read = textLanguage(sample)
  if (read === undefined) {
    return declared === undefined
      ? { value: 'und', from: 'nothing' }
      : { value: tagOf(declared.value, sample), from: declared.from }
  }
  if (declared !== undefined && agrees(declared.value, read, sample))
    return { value: tagOf(declared.value, sample), from: `${declared.from}, text` }
  return { value: tagOf(read, sample), from: 'text' }
}

/** A declared tag as BCP 47 writes it: language, script, region; undefined when it is none. */
export function canonicalTag(value: string): string | undefined {
  const match = /^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?![a-z\d])/i.exec(value.trim())
  if (match === null) return undefined
  const [, language, script, region] = match
  const tag = [(language as string).toLowerCase()]
  if (script !== undefined) tag.push(script.charAt(0).toUpperCase() + script.slice(1).toLowerCase())
  if (region !== undefined) tag.push(region.toUpperCase())
  return tag.join('-')
}

function declaredLanguage(
  harvest: Harvest | undefined,
  data: LinkedData,
  stated: string | undefined,
): Found | undefined {
  const metas = [
    'content-language',
    'language',
    'dc.language',
    'dcterms.language',
    'citation_language',
    'inlanguage',
    'og:locale',
  ]
  const candidates: Found[] = [
    ...(stated === undefined ? [] : [{ value: stated, from: 'front matter' }]),
    ...(harvest?.htmlLanguage === undefined ? [] : [{ value: harvest.htmlLanguage, from: 'html[lang]' }]),
    ...data.articles
      .slice(0, 2)
      .flatMap((node) => strings(node.inLanguage).map((value) => ({ value, from: 'json-ld inLanguage' }))),
    ...metas.flatMap((name) =>
      (harvest?.meta.get(name) ?? []).slice(0, 1).map((value) => ({ value, from: `meta[${name}]` })),
    ),
  ]
  for (const { value, from } of candidates) {
    const tag = canonicalTag(value)
    // Frameworks declare a region of their own in og:locale, whatever the page is.
    if (tag !== undefined) return { value: from === 'meta[og:locale]' ? (tag.split('-')[0] as string) : tag, from }
  }
  return undefined
}

/** Language of running text; undefined when there is too little of it. */
export function textLanguage(sample: string): string | undefined {
  const counts = scriptCounts(sample)
  const count = (script: Script) => counts.get(script) ?? 0
  const eastern = count('Han') + count('Kana') + count('Hangul')
  // One Han character or syllable block says about as much as three letters.
  if (eastern * 3 > count('Latin') && eastern > 1) {
    if (count('Hangul') > eastern / 2) return 'ko'
    return count('Kana') * 12 > count('Han') ? 'ja' : 'zh'
  }
  const most = [...counts].sort((a, b) => b[1] - a[1])[0]
  if (most === undefined) return undefined
  const alone = SCRIPT_LANGUAGES[most[0]]
  if (alone !== undefined && most[1] > 3) return alone
  const script = most[0] === 'Cyrillic' || most[0] === 'Arabic' ? most[0] : 'Latin'
  const [best, runnerUp] = ranking(sample, script)
  if (best === undefined || best.hits < ENOUGH) return script === 'Latin' ? undefined : best?.language
  return runnerUp !== undefined && runnerUp.hits === best.hits ? undefined : best.language
}

/** What parts words; by ranges, since a class of all letters takes 17 ms to compile. */
const BETWEEN_WORDS =
  /[\0-@[-`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u060c\u061b\u061f\u066a-\u066d\u06d4\u2000-\u2bff\u3000-\u3004\u3008-\u3020]+/

/** Word → places in the list of its script's languages. */
const indexes = new Map<keyof typeof PROFILES, Map<string, number[]>>()

function indexOf(script: keyof typeof PROFILES): Map<string, number[]> {
  const known = indexes.get(script)
  if (known !== undefined) return known
  const index = new Map<string, number[]>()
  for (const [place, words] of Object.values(PROFILES[script]).entries()) {
    for (const word of words.split(' ')) {
      const places = index.get(word)
      if (places === undefined) index.set(word, [place])
      else places.push(place)
    }
  }
  indexes.set(script, index)
  return index
}

function ranking(sample: string, script: keyof typeof PROFILES): { language: string; hits: number }[] {
  const index = indexOf(script)
  const ranked = Object.keys(PROFILES[script]).map((language) => ({ language, hits: 0 }))
  for (const word of sample.toLowerCase().split(BETWEEN_WORDS))
    for (const place of index.get(word) ?? []) (ranked[place] as { hits: number }).hits += 1
  return ranked.sort((a, b) => b.hits - a.hits)
}

/** Whether a declared language may be the one that was read. */
function agrees(declared: string, read: string, sample: string): boolean {
  const language = declared.split('-')[0] as string
  if (language === read || SHARED[read]?.includes(language)) return true
  for (const [script, profiles] of Object.entries(PROFILES)) {
    if (!(read in profiles)) continue
    // A language without a profile is believed when it is written in a script that many share.
    if (!Object.values(PROFILES).some((other) => language in other))
      return !['zh', 'ja', 'ko', 'el', 'he', 'th'].includes(language)
    const ranked = ranking(sample, script as keyof typeof PROFILES)
    const own = ranked.find((entry) => entry.language === language)?.hits ?? 0
    return own >= (ranked[0]?.hits ?? 0) * 0.9
  }
  return false
}

/** Chinese carries its script, by which fonts are chosen; the region adds nothing to that. */
function tagOf(tag: string, sample: string): string {
  const [language, ...rest] = tag.split('-') as [string, ...string[]]
  if (language !== 'zh') return tag
  const declared =
    rest.includes('Hant') || rest.some((part) => ['TW', 'HK', 'MO'].includes(part))
      ? 'Hant'
      : rest.length > 0
        ? 'Hans'
        : undefined
  const script = hanScript(sample) ?? declared
  return script === undefined ? 'zh' : `zh-${script}`
}
