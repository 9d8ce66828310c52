/** Where the conversation ends: credits, a portrait of the guest, a closing section are nobody's words. */
import type { Article } from '../../transcript/article.ts'
import type { Block, NoteKind } from '../../transcript/model.ts'
import { kindInBrackets } from '../notes/brackets.ts'
import type { PageView } from './page.ts'
import type { Opening, Reading } from './reading.ts'
import type { Unit } from './unit.ts'
import {
  isDatedSignature,
  isEndMark,
  isNoticeWord,
  isThanksForTalk,
  opensAfterword,
  pointsOn,
} from './words/closing.ts'
import { keyOf } from './words/parts.ts'

export type EditorialKind = (block: Article['blocks'][number], printed?: string) => NoteKind | undefined

const CREDIT =
  /^[\s([（【—–-]*(?:©|\(c\)|copyright|interview(?:\s?(?:by|von|par|:|：|conducted)|ed by)|das (?:interview|gespräch) (?:führt|wurde|fand)|die fragen stellte|(?:das )?gespräch:|propos recueillis|entretien (?:réalisé|mené)|recueilli par|entrevista (?:de|por|realizada)|intervista (?:di|a cura)|a cura di|текст:|беседовал|интервью (?:взял|подготов)|rozmawiał|rozmowę przeprowadz|röportaj:|posted by|this (?:interview|conversation|transcript)|the (?:interview|conversation) (?:has|was)|this article|originally published|photos?(?: by|:)|fotos?:|text:|titelbild|read (?:more|next|also)|lesen sie|mehr zum|más información|à lire|leggi anche|subscribe|sign up|follow (?:us|her|him)|about the (?:author|interview)|zur person|über (?:den|die) |责任编辑|責任編輯|(?:实习|實習|见习|特约|本报|本刊)(?:记者|記者|生)[^。]{0,40}(?:贡献|貢獻|协助|協助|帮助|采写|报道)|编辑[:：]|責編|责编|作者[:：]|来源[:：]|來源[:：]|采访[:：/]|(?:采访|采写|文字|图文|策划|统筹)(?:[、/&\s]{0,2}(?:撰文|编辑|整理|采写|摄影|文字)){0,3}\s{0,2}[|｜丨:：]|採訪|撰文|整理[:：]|记者[^，。]{0,12}(?:报道|摄|[采採][访訪写寫]|整理)|[（(][^）)。]{0,30}[发發]自[^）)。]{1,12}[）)]$|本文|更多|扫码|关注|声明|[(（]完[)）]|(?:全文)?完$|文[=＝:：]|取材・|聞き手[:：=＝・/／は、\s]|構成[:：=＝]|撮影|プロフィール|[\u3041-\u3096]{2,8}[・ 　][\u3041-\u3096]{2,8}[　 ]{1,2}(?:19|20)\d\d年|(?:이|본) (?:인터뷰|기사|대담|글)[은는]? |[^.\n]{0,60}전문이 (?:실렸|실려|게재)|تمت طباعة|رابط (?:الخبر|المقال)|기자\s?=|사진[:=]|\[?email)/iu
const PROFILE_VERB =
  /^\s?[,，(（]|^\s(?:is|was|ist|war|est|était|es|è|é|fue|foi|är|er|on|byl|jest|studierte|arbeitet|lebt|lives|works|teaches|has|hat|a |born|née?\b|geboren|nació|—|–)|^(?:是|为|，|：|:|は|生于|出生|毕业|1[89]\d\d|現|现任|은|는|\s?—)/u

/** Index of the first unit after the last turn; the number of units where the last turn runs to the end. */
export function endOf(page: PageView, reading: Reading, names: readonly string[], editorial: EditorialKind): number {
  const last = reading.openings.at(-1)
  if (last === undefined) return 0
  const alone = last.body >= (page.units[last.unit]?.text.trimEnd().length ?? 0)
  const from = last.unit + (alone ? 2 : 1)
  for (let index = from; index < page.units.length; index += 1) {
    const unit = page.units[index] as Unit
    if (ends(page, unit, names, editorial, last)) return backOver(page, index, from)
  }
  return backOver(page, beforeSignature(page, reading, from), from)
}

const FINISHED = /[：:]$|[.!?…。！？;；।۔"”’»」』♪~～ｗw][\s"'”’»«›)）\]』」\d*]*$|[」』）)]$/u
const LONGEST_SIGNATURE = 48

/** Short lines without a stop at the very end, where every answer has one: who wrote it, where, for whom. */
function beforeSignature(page: PageView, reading: Reading, from: number): number {
  let end = page.units.length
  for (let unit = page.units[end - 1]; unit && end > from && isSignature(unit); unit = page.units[end - 1]) end -= 1
  if (end === page.units.length) return end
  const first = reading.openings[0]?.unit ?? 0
  const speech = page.units.slice(first, from).filter(({ kind }) => kind === 'speech')
  const finished = speech.filter(({ text }) => FINISHED.test(text.trimEnd())).length
  return speech.length >= 3 && finished >= speech.length * 0.9 ? end : page.units.length
}

function isSignature({ kind, text, node }: Unit): boolean {
  if (kind !== 'speech') return kind !== 'heading'
  const line = text.trim()
  if (node.type !== 'paragraph' || line.length > LONGEST_SIGNATURE) return false
  const bracket = /^(.*?)[(（]([^()（）]*)[)）]$/u.exec(line)
  if (bracket && kindInBrackets(bracket[2] ?? '') === 'stage') return false
  return bracket ? !FINISHED.test((bracket[1] ?? '').trimEnd()) : !FINISHED.test(line)
}

function ends(page: PageView, unit: Unit, names: readonly string[], editorial: EditorialKind, last: Opening): boolean {
  if (unit.kind === 'heading') return !isPullQuote(unit.node)
  if (unit.kind === 'rule') return true
  if (unit.kind === 'aside') return unit.block.hint === 'footnote' || unit.node.type === 'footnoteDefinition'
  const text = unit.text.trim()
  if (CREDIT.test(text.slice(0, 120)) || isEndMark(text) || opensAfterword(text)) return true
  if (isDatedSignature(text) || isNotice(unit)) return true
  if (isThanksForTalk(text) || (pointsOn(text) && unit.runs.some(({ link }) => link))) return true
  if (!unit.part && editorial(unit.block, unit.text) !== undefined) return text.length > 24
  const spoken = page.units[last.unit] as Unit
  // A table of who says what holds all that is said.
  if (spoken.part && spoken.block.node.type === 'table' && unit.block !== spoken.block) return true
  if (unit.emphasis && !spoken.emphasis) return true
  if (unit.strong && !spoken.strong && text.length < 200) return true
  if (unit.link && text.length < 160) return true
  if (HEADED_IN_BOLD.has(last.rule) && isBoldLine(unit)) return true
  if (unit.block.tag === 'li' || unit.node.type === 'list') return last.unit + 1 < unit.index && isLinkList(unit)
  const name = names.find((one) => text.startsWith(one) || text.startsWith(one.toUpperCase()))
  return name !== undefined && PROFILE_VERB.test(text.slice(name.length, name.length + 20))
}

/** `**Media contact:** …`, `**WHEN** …`: a word in bold that opens an address or a programme. */
function isNotice({ runs, text }: Unit): boolean {
  const head = runs[0]
  if (head?.strong !== true || runs.length < 2 || head.end > LONGEST_NOTICE) return false
  const printed = text.slice(0, head.end)
  const line = printed.split('\n').at(-1) ?? ''
  const whole = /[:：]\s*$/u.test(printed) || /^[:：]/u.test(text.slice(head.end)) || !/\p{Ll}/u.test(line)
  return whole && isNoticeWord(keyOf(line))
}

const LONGEST_NOTICE = 60

const HEADED_IN_BOLD = new Set(['bold-head', 'bold-question-or-head'])

/** Bold on a line of its own, above plain lines: on a page of such questions, what asks nobody is a new section. */
function isBoldLine({ runs, text }: Unit): boolean {
  const first = runs[0]
  return first?.strong === true && runs.length > 1 && /^\s{0,3}\n/u.test(text.slice(first.end))
}

/** Quotation marks around the whole heading: a pull quote does not end what it is taken from. */
function isPullQuote(node: Block): boolean {
  const text =
    node.type === 'heading' ? node.children.map((child) => ('value' in child ? child.value : '')).join('') : ''
  return /^[\s]*["“„«»「]/u.test(text)
}

function isLinkList(unit: Unit): boolean {
  return unit.node.type === 'list' && unit.node.children.every((item) => JSON.stringify(item).includes('"link"'))
}

/** Rules and figures directly before the end are not part of the last turn either. */
function backOver(page: PageView, index: number, from: number): number {
  let end = index
  while (end > from && ['rule', 'aside'].includes(page.units[end - 1]?.kind ?? '')) end -= 1
  return end
}
