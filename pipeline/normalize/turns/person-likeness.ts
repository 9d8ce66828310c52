/** How likely a label names a person or a part played, 0 to 1, from its words and from the rest of the page. */
import { isChineseName } from '../speakers/surnames.ts'
import { isPeriodical, type LabelCandidate } from './label.ts'
import { isShortening } from './label-title.ts'
import type { PageView } from './page.ts'
import { answersByName, askingRole, isTogether } from './words/parts.ts'

const HONORIFIC =
  /^(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|sen|senator|rep|gov|president|minister|judge|justice|father|sister|herr|frau|m|mme|mlle|madame|monsieur|sr|sra|señor|señora|don|doña|sig|signor|signora|dott|pan|pani|г н|госпожа|господин|bay|bà|thầy)\b|^ông /u
const TITLED =
  /(?:先生|女士|小姐|教授|博士|老师|老師|院士|主任|部长|部長|局长|院长|院長|所长|校长|总裁|總裁|董事长|总经理|經理|经理|主席|议员|委員|委员|律师|医生|醫師|记者|記者|主持人|导演|嘉宾|同学|师傅|さん|氏|君|くん|様|監督|社長|記者|씨|님|교수|대표|감독|기자|작가|의원|장관|선수|박사)$/u

/** `… with Ann Lee (drums) and …` before the first question; a colon after it would be the label itself. */
function isPresented(lead: string, name: string): boolean {
  if (!FULL_NAME.test(name)) return false
  for (let at = lead.indexOf(name); at >= 0; at = lead.indexOf(name, at + 1)) {
    const edges = `${lead[at - 1] ?? ' '}${lead[at + name.length] ?? ' '}`
    if (!/\p{L}/u.test(edges) && !/^[\s\u00a0]{0,2}[:：]/u.test(lead.slice(at + name.length, at + name.length + 3)))
      return true
  }
  return false
}

const FULL_NAME = /^\p{Lu}[\p{L}'’.-]*(?: [\p{L}'’.-]+){1,4}$/u

/** Behind a name, where a page presents whom it names: `加藤　花（市民団体）`, `하은(국문·2)`, `吉村さん`, `이서 씨`. */
const PRESENTING =
  /^(?:[ \u3000][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,4}[（(]|[（(][^\d\s]| ?(?:さん|氏|君|様|先生|女士|씨|님|군|양|교수|작가|감독|대표)(?![\p{Script=Hangul}]{2}))/u
const LEAD_UNITS = 12

/** The lead presents somebody of this name, inside a line: at its head it would be the label itself. */
function isIntroduced(page: PageView, name: string): boolean {
  if (name.length < 2 || name.length > 6) return false
  return page.units.slice(0, LEAD_UNITS).some(({ text }) => {
    for (let at = text.indexOf(name, 1); at > 0; at = text.indexOf(name, at + 1))
      if (PRESENTING.test(text.slice(at + name.length, at + name.length + 8))) return true
    return false
  })
}

/** `… | blick7.de`: the title ends in the address of a paper that calls itself `blick7`. */
function isAddressOf(headline: string, name: string): boolean {
  const end = headline.slice(headline.lastIndexOf(' ') + 1).toLowerCase()
  return end.startsWith(`${name.toLowerCase()}.`) && /\.\p{L}{2,4}$/u.test(end)
}

/** By its title, or by the bracket behind it that says how the label is shortened below: `能見志保氏（以下、能見）`. */
function isTitled(label: string): boolean {
  const bracket = /[（(]([^（()）]{2,20})[)）]$/u.exec(label)
  if (bracket === null) return TITLED.test(label)
  return isShortening(bracket[1] as string) || TITLED.test(label.slice(0, bracket.index))
}

export function personLikeness(page: PageView, { name, key, office, text }: LabelCandidate): number {
  if (askingRole(key) !== undefined || answersByName(key))
    return [...key].length === 1 && /[a-zа-я]/.test(key) ? 0.6 : 1
  if (isTogether(key) || isPeriodical(name)) return 0.85
  if (page.names.knows(name) || page.names.credited.has(name)) return 1
  if (HONORIFIC.test(key) || TITLED.test(name) || isTitled(text)) return 0.9
  const { title, site } = page.article.metadata
  if (key.length > 2 && (title.includes(name) || site?.name === name || isAddressOf(page.headline, name))) return 0.9
  if (office || isPresented(page.lead, name)) return 0.85
  if (isChineseName(name)) return 0.85
  if (/\p{Script=Han}|\p{Script=Hangul}|\p{Script=Katakana}/u.test(name))
    return /[·・]/.test(name) || isIntroduced(page, name) ? 0.85 : 0.45
  if (/^\p{Ll}/u.test(name)) return 0.35
  return /\s/.test(name.trim()) ? 0.7 : 0.5
}
