/** Labels: what a page prints before a turn to say who speaks. */
import { apartFromTitle, apartFromVietnameseTitle, isShortening } from './label-title.ts'
import { Memo } from './memo.ts'
import { announces, opensSentence, reports } from './words/not-speakers.ts'
import { answersByName, askingRole, isPairMark, isTogether, keyOf, unnumbered } from './words/parts.ts'

export interface LabelCandidate {
  unit: number
  /** Character at which the turn starts, the label included. */
  start: number
  /** Character at which the speech starts. */
  end: number
  /** As printed, without its colon: `Name (office)`. */
  text: string
  /** Without office, brackets, honorific time. */
  name: string
  office?: string
  /** As printed: `00:12:34`. */
  time?: string
  /** For comparing: see `keyOf`; the number that counts questions is dropped. */
  key: string
  /** A colon follows it. */
  colon: boolean
  /** The label stands in bold. */
  strong: boolean
  /** Nothing follows it in its paragraph: the speech stands in the next one. */
  alone: boolean
}

export const COLON = /[:：﹕∶︰]/u
const TIME = String.raw`\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\b\.?)?`
const TIME_FIRST = new RegExp(String.raw`^[[(（【]?(${TIME})[\])）】]?\s{0,3}[-–—|]?\s{0,3}`, 'u')
const TIME_AFTER = new RegExp(
  String.raw`^([^\n:：\d]{2,50}?(?:[ _]?\d{1,2}(?![\d:：]))?)[\s,，|·•-]{0,4}[[(（【]?(${TIME})[\])）】]?[\s:：]{0,3}`,
  'u',
)
/** Without one there is no time, and the pattern above would try every length of name. */
const HOURS = /\d[:：]\d\d/
const NOISE = /^(?:[\s\u3000\u200b]|[•●■□▲△◆◇▶►▷▼★☆※◎○▪▫➤➔→✦❖♦♪]|\p{Extended_Pictographic}\ufe0f?)+/u
/** `（大臣）`, `（記者）`; `（拍手）` is what the room did. */
const PART_IN_BRACKETS = /^\p{Script=Han}{0,10}(?:[臣官長长相者問问答]|知事|総裁|委員|议员|議員)$/u
/** `(Ann Lee): …`: the name of whoever answered, all of it in brackets. */
const IN_BRACKETS = /^[(（]([^()（）]{2,40})[)）]$/u
const OFFICE = /^([^()（）[\]【】]{1,40}?)\s{0,3}[(（[【]([^()（）[\]【】]{1,60})[)）\]】]$/u

export interface ParsedLabel {
  /** Characters before the speech, all of the label's prefix included. */
  length: number
  text: string
  name: string
  office?: string
  time?: string
}

/** `Name: `, `Name (office)：`, `[00:12] Name:`, `Name [00:12]`, as far as the first line goes. */
export function parseColonLabel(line: string): ParsedLabel | undefined {
  const noise = NOISE.exec(line.slice(0, 60))?.[0].length ?? 0
  const before = TIME_FIRST.exec(line.slice(noise, noise + 40))
  const from = noise + (before?.[0].length ?? 0)
  const rest = line.slice(from, from + 110)
  const after = before || !HOURS.test(rest) ? null : TIME_AFTER.exec(rest)
  if (after) return named(after[1] ?? '', from + after[0].length, after[2])
  const colon = rest.search(COLON)
  if (colon < 1 || /^[:：]?\/\//.test(rest.slice(colon + 1)) || isRatio(rest, colon)) return undefined
  const length = from + colon + (/^[:：\s\u200b\ufeff*]{1,6}/u.exec(rest.slice(colon))?.[0].length ?? 1)
  return named(rest.slice(0, colon), length, before?.[1])
}

/** `12:30`, `3:2`; but `A：2014年` and `A:2014年` are a label and a year. */
function isRatio(line: string, colon: number): boolean {
  return (
    line[colon] === ':' &&
    /\d/.test(line[colon + 1] ?? '') &&
    !/^[A-Za-z\p{Script=Han}]{1,4}$/u.test(line.slice(0, colon))
  )
}

/** `Folha - `, `LE PHARE. – `, `Nom —`: with space on both sides, or after a period, so that no compound is cut. */
const DASHED =
  /^[\s\u3000]*([^\n–—|｜丨/]{1,50}?)(?:\.?[\s\u00a0]{0,2}(?:[–—|｜丨]|--)[\s\u00a0]{0,2}|[\s\u00a0]-[\s\u00a0]{1,2}|\.[\s\u00a0]?-[\s\u00a0]{0,2})(?=\S)/u

const HAS_DASH = /[–—|｜丨]|--|[.\s\u00a0]-[\s\u00a0]/

export function parseDashLabel(line: string): ParsedLabel | undefined {
  const match = HAS_DASH.test(line.slice(0, 60)) ? DASHED.exec(line) : null
  const parsed = match ? named(match[1] ?? '', match[0].length) : undefined
  return parsed && parsed.text.length <= 40 ? parsed : undefined
}

/** A label alone on its line, with or without a time before it: `00:12 Ann`. */
export function parseLoneLabel(line: string): ParsedLabel | undefined {
  const time = TIME_FIRST.exec(line.slice(0, 40))
  return parseColonLabel(line) ?? named(line.slice(time?.[0].length ?? 0).trim(), line.length, time?.[1])
}

/** `主持人 沈艾`, `市文物局专家 赵启明`, `《县志》主编 何砚`: an office of three characters or more, then a name of two to four. */
const OFFICE_THEN_NAME =
  /^((?:《[^《》]{1,24}》)?\p{Script=Han}[\p{Script=Han}A-Za-z0-9&·、]+)[\s\u3000]+(\p{Script=Han}{2,4})$/u
const ENDS_SENTENCE = /[。！？!?;；…]/u

/** `«Река.ру»: …`, `„Kurier“: …`: a paper's name keeps its quotation marks. */
const QUOTED_NAME = /^[«"“„”‹»]([^«»"“”„‹›]{2,40})[»"”“›«]$/u
/** `网友“风铃草”`, `读者「阿明」`: what people call themselves may hold any character. */
const NICKNAME =
  /^(网友|網友|观众|觀眾|读者|讀者|听众|聽眾|用户|用戶|粉丝|粉絲|市民|群众)\s{0,2}[“"「『【[（(]([^“”"「」『』【】[\]（）()\n。！？!?]{1,24})[”"」』】\]）)](?:提?[问問])?$/u
/** `网友夜行货车`: the word and what they call themselves, without a mark between; not what all of them wrote. */
const BARE_NICKNAME =
  /^(网友|網友|网民|網民)(?!.*(?:[问問]$|提[问問]|评论|評論|留言|来信|來信|[热熱][议議]|[认認][为為]|表示|朋友|代表|[们們]|[说說]|反映|建议|建議|[观觀][点點]|跟[帖贴]|互[动動]|投票|[关關]注|[调調]查))([\p{L}\p{N}_·-]{1,12})$/u
/** `《人物》`: a periodical that asks. */
const PERIODICAL = /^《([^《》]{1,20})》(?:记者|記者|杂志|雜誌|编辑部|周刊|週刊|[问問])?$/u

/** `《遠島》問`: the periodical, and that it asks. */
const PERIODICAL_ASKS = /^(《[^《》]{1,20}》)[问問]$/u

export function isPeriodical(name: string): boolean {
  return PERIODICAL.test(name)
}

type Split = Pick<ParsedLabel, 'text' | 'name' | 'office'>

/** Nine rules look at every line, and a conversation repeats its labels: each is split once. */
const splits = new Memo<Split | null>(20_000)

/** A printed label split into name and office, or nothing where it cannot be a person. */
export function named(printed: string, length: number, time?: string): ParsedLabel | undefined {
  const known = splits.get(printed)
  const split = known === undefined ? splits.keep(printed, splitLabel(printed) ?? null) : known
  return split === null ? undefined : { length, ...split, ...(time ? { time } : {}) }
}

function splitLabel(printed: string): Split | undefined {
  const text = printed.replace(/(?:\s\u0640+)?[\s*_#]+$|\s\u0640+$/u, '').replace(/^[\s*_#]+/u, '')
  const nickname = NICKNAME.exec(text) ?? BARE_NICKNAME.exec(text)
  if (nickname) return { text, name: nickname[2] as string, office: nickname[1] as string }
  const inside = IN_BRACKETS.exec(text)?.[1]
  if (inside !== undefined) {
    // `（記　者）` is spaced out to the width of the longest.
    const name = /\p{Script=Han}/u.test(inside) ? inside.replace(/[\s\u3000]/gu, '') : inside
    return couldBeName(name) && (/^\p{Lu}/u.test(name) || PART_IN_BRACKETS.test(name)) ? { text, name } : undefined
  }
  const split = OFFICE.exec(text)
  const quoted = QUOTED_NAME.exec(text)?.[1]
  if (quoted !== undefined) return couldBeName(quoted) ? { text, name: quoted } : undefined
  const before = split ? null : OFFICE_THEN_NAME.exec(text)
  const [name, office] = before
    ? [before[2] ?? '', before[1] ?? '']
    : split
      ? [(split[1] ?? '').trim(), (split[2] ?? '').trim()]
      : splitComma(text)
  if (office && !split && (/\.$/.test(text) || SENTENCE_WITHIN.test(text))) return undefined
  if (!couldBeName(name) || text.length > 90 || ENDS_SENTENCE.test(text)) return undefined
  return { text, ...withoutOffice(name, office) }
}

/** `서하린 대표`, `西園寺誠氏（以下、西園寺）`: neither the title nor how the label is shortened is part of the name. */
function withoutOffice(name: string, printed: string): Pick<ParsedLabel, 'name' | 'office'> {
  const asks = PERIODICAL_ASKS.exec(name)?.[1]
  if (asks !== undefined) return { name: asks }
  const office = isShortening(printed) ? '' : printed
  const bare = JOINED_SCRIPTS.test(name) ? apartFromTitle(name) : apartFromVietnameseTitle(name)
  const found = office || bare?.office
  return { name: bare?.name ?? name, ...(found ? { office: found } : {}) }
}

/** `I remember, of course. October was …: ` is speech in which a colon happens. */
const SENTENCE_WITHIN = /\p{Ll}{4,}[.!?…]\s\p{Lu}/u

/** `Ann Lee, chair of the board` → name and office. */
function splitComma(text: string): [string, string] {
  const at = JOINED_SCRIPTS.test(text) ? -1 : text.indexOf(',')
  return at < 2 ? [text, ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

const JOINED_SCRIPTS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const SENTENCE_MARKS = /[?!，,。？！;；"“”„«»…‹›《》<>=+%$€£@#\n|\\{}~^_]/u

/** `DER BOTE`, `Le Courrier`: an article with capitals after it. German nouns have them anyway: there, capitals only. */
const TITLE =
  /^(?:\p{Lu}{2,4} \p{Lu}{2,}(?: \p{Lu}+){0,3}|(?:The|Le|La|Les|El|Los|Il|Lo|O|A) \p{Lu}\S+(?: \p{Lu}\S+){0,3})$/u
const INITIALS = /^\p{Lu}\.?(?:[ \u00a0-]?\p{Lu}\.){1,3}$/u

/** `В.Орлов`, `E. Rossi`: a letter that is also a word of the language. */
const INITIAL_FIRST = /^\p{Lu}\.\s?\p{Lu}\p{L}/u

/** `SPEAKER_00`: a program told the voices apart. */
const MACHINE = /^(?:speaker|sprecher|locuteur|intervenant|hablante|falante|parlante|spreker|talare)[ _-]?\d{1,3}$/iu

/** The shape of a name, an office or a part played: short, no sentence, not a word that announces something else. */
export function couldBeName(name: string): boolean {
  const key = keyOf(name)
  if (key === '' || !/\p{L}/u.test(name)) return false
  if (INITIALS.test(name) || isPeriodical(name) || MACHINE.test(name)) return true
  if (askingRole(key) !== undefined || answersByName(key) || isTogether(key)) return true
  if (
    SENTENCE_MARKS.test(name) ||
    announces(key) ||
    (opensSentence(key) && !TITLE.test(name) && !INITIAL_FIRST.test(name)) ||
    reports(name)
  )
    return false
  if (/\./.test(name.replace(/(?<![\p{L}\p{M}])[\p{L}\p{M}]{1,5}\./gu, '').replace(/\p{L}\.\p{L}/gu, ''))) return false
  if (JOINED_SCRIPTS.test(name)) return name.length <= 26 && !/的.|、.{0,20}、|^\d/u.test(name)
  const words = name.split(/\s+/)
  if (words.length > 7 || name.length > 60 || key.length < 2) return key.length === 1 && isPairMark(key)
  const capitalised = words.filter((word) => /^[^\p{L}]*[^\p{Ll}]/u.test(word)).length
  return words.length <= 3 || capitalised >= words.length * 0.5
}

export function labelKey(name: string): string {
  const known = bareKeys.get(name)
  if (known !== undefined) return known
  const key = keyOf(name)
  const bare = unnumbered(key)
  const found = askingRole(bare) !== undefined || answersByName(bare) ? bare : key
  return bareKeys.keep(name, found)
}

const bareKeys = new Memo<string>(20_000)
