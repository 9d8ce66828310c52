/**
 * A transcript and a Markdown file as the same thing: a stream of what a reader meets, in reading order. Each check
 * takes the part it is about from both and compares.
 */

export type EmphasisType = 'strong' | 'emphasis' | 'delete'

export type Token =
  | { kind: 'turn'; id: string; label: string }
  | { kind: 'text'; value: string }
  | { kind: 'open' | 'close'; type: EmphasisType }
  | { kind: 'image'; url: string; alt: string }
  | { kind: 'link'; url: string }
  | { kind: 'reference'; identifier: string }
  | { kind: 'anchor'; id: string }
  | { kind: 'html'; value: string; line: number | undefined }
  | { kind: 'heading'; depth: number }
  | { kind: 'block' }

export interface Streams {
  /** All but what stands in footnotes. */
  body: Token[]
  /** Footnote identifier → its own stream; of two that share an identifier the first. */
  footnotes: Map<string, Token[]>
}

export type Picked<K extends Token['kind']> = Extract<Token, { kind: K }>

export function pick<K extends Token['kind']>(tokens: readonly Token[], kind: K): Picked<K>[] {
  return tokens.filter((token): token is Picked<K> => token.kind === kind)
}

export function textIn(tokens: readonly Token[]): string {
  return pick(tokens, 'text')
    .map(({ value }) => value)
    .join('')
}

export interface Emphasis {
  type: EmphasisType
  text: string
}

/** Every emphasis with the text inside, in the order in which they open. */
export function emphasesIn(tokens: readonly Token[]): Emphasis[] {
  const all: Emphasis[] = []
  const open: Emphasis[] = []
  for (const token of tokens) {
    if (token.kind === 'open') {
      const emphasis = { type: token.type, text: '' }
      all.push(emphasis)
      open.push(emphasis)
    } else if (token.kind === 'close') {
      const index = open.findLastIndex(({ type }) => type === token.type)
      if (index >= 0) open.splice(index, 1)
    } else if (token.kind === 'text') {
      for (const emphasis of open) emphasis.text += token.value
    }
  }
  return all
}

/** The first of `expected` that does not come, in order, among `found`; undefined when all do. */
export function firstMissing<E, F>(
  expected: readonly E[],
  found: readonly F[],
  same: (expected: E, found: F) => boolean,
): E | undefined {
  let next = 0
  for (const each of expected) {
    while (next < found.length && !same(each, found[next] as F)) next += 1
    if (next === found.length) return each
    next += 1
  }
  return undefined
}
