/** Credits with nothing but space, or a stroke, between label and name: `撰文 黎詠詩`, `方晴 / 文`, `Tekst Ada Lin`. */
import type { Credit } from './credit-line.ts'
import { KINDS, roleOf } from './label-kinds.ts'
import { isPerson, type NotNames, readNames } from './names.ts'
import { isChineseName } from './surnames.ts'

/** Names of two characters are set with a space between them to be as wide as those of three: `方 晴`. */
export const SPACED = /(?<![\u3400-\u9fff])([\u3400-\u9fff])\s{1,2}([\u3400-\u9fff])(?![\u3400-\u9fff])/g

export interface SpacedCredits {
  credits: Credit[]
  /** The text without them. */
  rest: string
}

export function spacedCredits(text: string, language: string, notNames: NotNames): SpacedCredits {
  if (!/\S\s+\S/.test(text)) return { credits: [], rest: text }
  return /[\u3040-\u9fff]/.test(text) ? eastern(text, language, notNames) : western(text, language, notNames)
}

function eastern(line: string, language: string, notNames: NotNames): SpacedCredits {
  const credits: Credit[] = []
  const tokens = line.replace(SPACED, '$1$2').split(/([\s/|,，、()]+)/)
  for (let index = 0; index + 2 < tokens.length; index += 2) {
    const [first, gap, second] = tokens.slice(index, index + 3) as [string, string, string]
    const reversed = gap.includes('/') && KINDS.has(second)
    const [label, name] = reversed ? [second, first] : [first, second]
    const role = roleOf(label)
    if (
      role === undefined ||
      !/^[\u3040-\u9fff]/.test(label) ||
      /[记記]者$/.test(label) ||
      (!reversed && !/^\s+$/.test(gap))
    )
      continue
    if (!mayBeName(name, language) || !isPerson(name, notNames)) continue
    credits.push({ role, name })
    tokens.splice(index, 3, '', ' ', '')
  }
  if (credits.length === 0) return { credits, rest: line }
  // `本刊记者 方晴 / 文`: the office of a name that has been read.
  const rest = tokens.join('').trim()
  return { credits, rest: rest.replace(/(?<![\u3400-\u9fff])[\u3400-\u9fff]{0,6}[记記]者$/, '') }
}

function mayBeName(name: string, language: string): boolean {
  return isChineseName(name) || (language === 'ja' && /^[\u3040-\u9fffー々]{3,10}$/.test(name) && !KINDS.has(name))
}

/** Only where the whole line is two or more such credits: `Story Museum Oxford` alone is no byline. */
function western(text: string, language: string, notNames: NotNames): SpacedCredits {
  const none = { credits: [], rest: text }
  const opening = /^\s{0,9}(\S{2,20})\s/.exec(text)?.[1]
  if (text.length > 160 || opening === undefined || roleOf(opening) === undefined) return none
  const credits: Credit[] = []
  for (const segment of text.split(/\s{0,3}[/|·•]\s{0,3}|\s{2,9}/)) {
    if (segment.trim() === '') continue
    const [, label = '', names = ''] = /^\s{0,9}(\S{2,20})\s(.{3,80})$/.exec(segment) ?? []
    const role = roleOf(label)
    const read = readNames(names, language)
    if (role === undefined || names.slice(read.end).trim() !== '') return none
    const people = read.names.filter((name) => /\s/.test(name) && isPerson(name, notNames))
    if (people.length === 0) return none
    credits.push(...people.map((name) => ({ role, name })))
  }
  return new Set(credits.map(({ role }) => role)).size > 1 ? { credits, rest: '' } : none
}
