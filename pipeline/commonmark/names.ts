/** What is defined in a file, known to micromark before it reads, and found without going through all of it. */
import type { Construct, Extension, TokenizeContext } from 'micromark-util-types'

export interface Defined {
  /** Of links and images. */
  links: readonly string[]
  footnotes: readonly string[]
}

/** micromark looks a name up for every reference. */
class Names extends Array<string> {
  private readonly known = new Set<string>()

  override includes(name: string): boolean {
    return this.known.has(name)
  }

  override push(...names: string[]): number {
    for (const name of names) this.known.add(name)
    return super.push(...names)
  }
}

function namesOf(list: readonly string[]): Names {
  const names = new Names()
  for (const name of list) names.push(name)
  return names
}

type Parser = TokenizeContext['parser'] & { gfmFootnotes?: string[] }

/** A construct that never is one: it is tried at the file's first characters, behind a note at most. */
export function defining({ links, footnotes }: Defined): Extension {
  const known = new WeakSet<Parser>()
  const hook: Construct = {
    tokenize(_effects, _ok, nok) {
      const parser: Parser = this.parser
      if (!known.has(parser)) {
        known.add(parser)
        parser.defined = namesOf([...links, ...parser.defined])
        parser.gfmFootnotes = namesOf([...footnotes, ...(parser.gfmFootnotes ?? [])])
      }
      return nok
    },
  }
  return { document: { null: hook } }
}
