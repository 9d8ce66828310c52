/** Who answers in Chinese, Japanese and Korean, where no capital letter marks a name. */
import type { PageView } from '../turns/page.ts'
import { Ballot } from './ballot.ts'
import { chineseIn, Sightings } from './chinese-guest.ts'
import type { Regions } from './interviewee.ts'
import { japaneseIn } from './japanese-guest.ts'
import { koreanIn } from './korean-guest.ts'

/** By what the questions call the guest: the family name, or all of it, before a title and a comma. */
const ADDRESSED =
  /(?:^|[\s，,。！？—–─－「“])(?:(?:那么|谢谢|感谢|請問|请问))?([\p{Script=Han}\p{Script=Katakana}]{1,4}?)(?:老师|老師|先生|女士|教授|博士|院士|导演?|導演|总|總|院长|院長|校长|主任|师傅|師傅|大夫|医生|醫師|さん|監督|選手|社長|氏)[，,、：:。！？はの您你接]/gu
const ADDRESSED_KOREAN =
  /(?:^|[\s,.?!—–─])(\p{Script=Hangul}{1,4}) ?(?:교수|대표|감독|작가|의원|선수|박사|원장|소장|선생|배우|기자|관장|회장)님[,께은이의]/gu

/** Where a name stands, the first of them the most telling. */
type Place = 'title' | 'text' | 'caption' | 'after'

export interface Passage {
  text: string
  place: Place
  weight: number
}

export function hanInterviewee(page: PageView, regions: Regions): string | undefined {
  const { language, contributors, interviewers, site } = page.article.metadata
  const passed = new Set([...contributors.map(({ name }) => name), ...interviewers])
  const ballot = new Ballot((name) => passed.has(name) || site?.name.includes(name) === true)
  const passages = passagesOf(regions)
  const lead = passages.find(({ place }) => place === 'text')
  if (language.startsWith('ja')) for (const passage of passages) japaneseIn(passage, ballot, passage === lead)
  else if (language.startsWith('ko')) for (const passage of passages) koreanIn(passage, ballot)
  else {
    const sightings = new Sightings()
    for (const { text, weight } of passages) chineseIn(text, weight, sightings)
    sightings.count(ballot)
  }
  const pattern = language.startsWith('ko') ? ADDRESSED_KOREAN : ADDRESSED
  const forms = regions.questions.flatMap((text) => [...text.matchAll(pattern)])
  return (
    ballot.winner(
      forms.map(([, name]) => name as string),
      regions.title,
    ) ?? addressedAs(forms)
  )
}

/** `王老师，您好`: a form that the questions keep to is a name, where the page has no fuller one. */
function addressedAs(forms: readonly RegExpExecArray[]): string | undefined {
  const [first, second] = forms.map(([, name = '', title = '']) => ({ name, title }))
  if (first === undefined || second === undefined) return undefined
  const steady = forms.every(([, name]) => name === first.name)
  return steady ? (forms[0]?.[0] ?? '').replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '') : undefined
}

/** `受访者介绍` alone above the portrait that it heads: read as if a colon stood between them. */
const PORTRAIT_HEAD =
  /^[\s【[（(■●▎|]{0,3}(?:受访者|受訪者|受访人|嘉宾|嘉賓|人物|采访对象|主人公)(?:简介|簡介|介绍|介紹|名片|档案|檔案)[\s】\])）]{0,3}[:：]?$/u

function joined(lead: readonly string[]): string[] {
  return lead.map((text, index) => {
    const head = lead[index - 1]?.trim() ?? ''
    return head.length <= 16 && PORTRAIT_HEAD.test(head) ? `嘉宾：${text}` : text
  })
}

function passagesOf({ title, head, lead, captions, after }: Regions): Passage[] {
  const all: Passage[] = [
    { text: title, place: 'title', weight: 4 },
    { text: head, place: 'title', weight: 2 },
    ...joined(lead).map((text): Passage => ({ text, place: 'text', weight: 1 })),
    ...captions.map((text): Passage => ({ text, place: 'caption', weight: 1 })),
    ...after.map((text): Passage => ({ text: text.slice(0, 200), place: 'after', weight: 1 })),
  ]
  const printed = new Set<string>()
  // What the head prints of the headline again is no second place.
  return all.filter(({ text }) => text !== '' && !printed.has(text) && printed.add(text))
}
