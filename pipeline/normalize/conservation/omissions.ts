/** What the transcript says it left out: what extract left out, unchanged, and what normalize left out of the blocks. */
import type { Article } from '../../transcript/article.ts'
import { fold } from '../../transcript/fold.ts'
import type { Omission, Transcript } from '../../transcript/model.ts'

export interface Addition {
  text: string
  omission: Omission
  claimed: boolean
}

/** Omissions of the transcript that are not the article's, and those of the article that the transcript has not. */
export function compareOmissions(article: Article, transcript: Transcript): { added: Addition[]; lost: Omission[] } {
  const kept = new Map<string, Omission[]>()
  for (const omission of article.omitted) {
    const list = kept.get(keyOf(omission))
    if (list) list.push(omission)
    else kept.set(keyOf(omission), [omission])
  }
  const added: Addition[] = []
  for (const omission of transcript.omitted) {
    if (kept.get(keyOf(omission))?.pop() !== undefined) continue
    const text = fold(omission.text)
    if (text !== '') added.push({ text, omission, claimed: false })
  }
  return { added, lost: [...kept.values()].flat() }
}

function keyOf({ text, path }: Omission): string {
  return `${path}\n${text}`
}

/** Additions by where they stood in the page, and by their whole text. */
export class Additions {
  readonly all: readonly Addition[]
  private readonly byPath = new Map<string, Shelf>()
  private readonly byText = new Map<string, Shelf>()

  constructor(all: readonly Addition[]) {
    this.all = all
    for (const addition of all) {
      shelve(this.byPath, addition.omission.path, addition)
      shelve(this.byText, addition.text, addition)
    }
  }

  /** The first at this path that the test accepts. */
  claimAt(path: string, accepts: (text: string) => boolean): Addition | undefined {
    return claim(this.byPath.get(path), accepts)
  }

  /** One of this whole text, wherever it says it stood. */
  claimText(text: string): Addition | undefined {
    return claim(this.byText.get(text), () => true)
  }
}

interface Shelf {
  additions: Addition[]
  /** Those before are claimed: they mostly are in the order of the page, and need not be passed again. */
  from: number
}

function shelve(shelves: Map<string, Shelf>, key: string, addition: Addition): void {
  const shelf = shelves.get(key)
  if (shelf) shelf.additions.push(addition)
  else shelves.set(key, { additions: [addition], from: 0 })
}

function claim(shelf: Shelf | undefined, accepts: (text: string) => boolean): Addition | undefined {
  if (shelf === undefined) return undefined
  const { additions } = shelf
  while (additions[shelf.from]?.claimed) shelf.from += 1
  for (let index = shelf.from; index < additions.length; index += 1) {
    const addition = additions[index] as Addition
    if (addition.claimed || !accepts(addition.text)) continue
    addition.claimed = true
    return addition
  }
  return undefined
}
