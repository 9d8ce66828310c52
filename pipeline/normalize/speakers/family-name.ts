/** Whose family name a label is in Chinese and Japanese, where no space tells the parts of a name apart. */
import type { PageView } from '../turns/page.ts'
import type { Reading } from '../turns/reading.ts'
import { chineseNamesAt } from './surnames.ts'

/** The page's head, its foot and its boxes present the speakers; what is said between them is about others. */
const HEAD_UNITS = 16
const FOOT_UNITS = 6
const MOST_CHARACTERS = 1500
/** Once in the headline, once with an honorific or a reading, or twice in passing. */
const LEAST = 2

const PRESENTS =
  /^\s?(?:さん|氏(?!名)|先生|女士|教授|博士|老师|老師|監督|社長|[（(＝=]|[，,、]\s?(?:\d{2}|[一二三四五六七八九]?十))/u
const ENDS = /^(?:$|[\s\u3000，。、；：:！？!?,.)）」』》”|｜—])/u
/** `美咲`, `みのり`, `リサ`: a given name after its family name, in one script and without the title behind it. */
const GIVEN =
  /^[ \u3000]?(\p{Script=Han}{1,3}?(?=(?:氏|様|君|先生|教授|博士|監督|選手|社長|会長|代表)(?!\p{Script=Han})|(?!\p{Script=Han}))|\p{Script=Hiragana}{2,4}?(?=さん|氏|[（(＝=])|[\p{Script=Katakana}ー]{2,5})/u

/** `大槻精機`, `渡部病院`: the firm or the house that has somebody's family name. */
const NO_GIVEN =
  /^(?:精機|工業|工務店|製作所?|製菓|製薬|製鋼|産業|商[店事会]|建設|建築|組|堂|屋|庵|園|院|病院|医院|大学|高校|学園|電[機器気]|食品|酒造|醸造|印刷|出版|書店|書房|運輸|物産|本店|本家|家|一?族|流|派|氏|様|君|先生|教授|博士|監督|選手|社長|会長|代表|[都道府県市区町村郡駅川山湖島]|夫妻|兄弟|姉妹|父子|親子)$/u

/** `佐伯` → 佐伯亮太, `譚` → 譚家輝: the one full name that the page presents under this family name. */
export function underFamilyName(family: string, page: PageView, reading: Reading): string | undefined {
  if (!/^\p{Script=Han}{1,3}$/u.test(family)) return undefined
  const { metadata } = page.article
  const japanese = metadata.language.startsWith('ja')
  if (!japanese && (family.length > 2 || !metadata.language.startsWith('zh'))) return undefined
  const points = new Map<string, number>()
  const see = (text: string, least: number) => {
    for (let at = text.indexOf(family); at >= 0; at = text.indexOf(family, at + family.length)) {
      const found = japanese ? japaneseAt(text, at, family) : chineseAt(text, at, family)
      if (found) points.set(found.name, (points.get(found.name) ?? 0) + Math.max(least, found.points))
    }
  }
  see(metadata.title, LEAST)
  for (const name of page.names.credited) see(name, LEAST)
  for (const text of presenting(page, reading)) see(text.slice(0, MOST_CHARACTERS), 0)
  const [best, second] = [...points].sort((a, b) => b[1] - a[1])
  return best && best[1] >= LEAST && best[1] > (second?.[1] ?? 0) ? best[0] : undefined
}

function presenting({ units }: PageView, { openings }: Reading): string[] {
  const first = openings[0]?.unit ?? 0
  const last = openings.at(-1)?.unit ?? 0
  const boxes = units.slice(first, last).filter(({ kind }) => kind === 'aside')
  const own = [...units.slice(0, first).slice(-HEAD_UNITS), ...boxes.slice(0, HEAD_UNITS)]
  return [...own, ...units.slice(last + 1).slice(0, FOOT_UNITS)].map(({ text }) => text)
}

interface Found {
  name: string
  points: number
}

function japaneseAt(text: string, at: number, family: string): Found | undefined {
  if (/\p{Script=Han}/u.test(text[at - 1] ?? '')) return undefined
  const rest = text.slice(at + family.length, at + family.length + 12)
  const given = GIVEN.exec(rest)
  return given && !NO_GIVEN.test(given[1] ?? '') ? weighed(family + given[1], rest.slice(given[0].length)) : undefined
}

function chineseAt(text: string, at: number, family: string): Found | undefined {
  for (const name of chineseNamesAt(text, at)) {
    if (name.length === family.length) continue
    const found = weighed(name, text.slice(at + name.length, at + name.length + 8))
    if (found) return found
  }
  return undefined
}

function weighed(name: string, after: string): Found | undefined {
  if (PRESENTS.test(after)) return { name, points: LEAST }
  return ENDS.test(after) ? { name, points: 1 } : undefined
}
