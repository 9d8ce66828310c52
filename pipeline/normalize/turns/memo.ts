/** What was found for a text of the page: every rule asks of the same texts. */

const memos: Memo<unknown>[] = []

/** A map that is emptied when it is full, and with every new page: a piece of a page keeps its whole text in memory. */
export class Memo<Value> {
  private readonly known = new Map<string, Value>()
  private readonly most: number

  constructor(most: number) {
    this.most = most
    memos.push(this)
  }

  get(text: string): Value | undefined {
    return this.known.get(text)
  }

  keep(text: string, value: Value): Value {
    if (this.known.size >= this.most) this.known.clear()
    this.known.set(text, value)
    return value
  }

  forget(): void {
    this.known.clear()
  }
}

/** For a new page. */
export function forgetTexts(): void {
  for (const memo of memos) memo.forget()
}
