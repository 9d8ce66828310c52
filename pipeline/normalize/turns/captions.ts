/** Lines below a picture that describe it. */
import type { PageView } from './page.ts'
import type { Reading } from './reading.ts'
import type { Unit } from './unit.ts'

const CAPTION_CREDIT =
  /[(（[]\s?(?:fotos?|photos?|bild(?:er)?|image|imagen|credit|crédit|quelle|source|fuente|图|圖|摄影|攝影|图片|写真|撮影|사진|©)\s?[:：/©|=]|^(?:fotos?|photos?|bild|image|imagen|图|圖|图片|写真|사진)\s?[:：/]|^©/iu
/** `图为：…`, `▲上圖為…`, `…（张宁 摄）`. */
const SHOWN = /^[\s▲△↑▼]{0,4}(?:[上下左右]?[图圖][为為是]|[上下左右][图圖][:：])|[\p{Script=Han}\s][摄攝][）)]\s*$/u

/** A line with a picture's credit directly below the picture is its caption, and one without a stop where speech has one. */
export function captionsOf(page: PageView, reading: Reading | undefined): Set<number> {
  const captions = new Set<number>()
  const opened = new Set(reading?.openings.map(({ unit }) => unit))
  let stopped: boolean | undefined
  for (const unit of page.units) {
    const above = page.units[unit.index - 1]
    if (above?.node.type !== 'figure' || unit.kind !== 'speech' || unit.text.length > 400) continue
    if (above.node.caption) continue
    if (CAPTION_CREDIT.test(unit.text) || SHOWN.test(unit.text)) captions.add(unit.index)
    else if (reading && !opened.has(unit.index) && isUnfinished(unit)) {
      stopped ??= hasStops(page, reading)
      if (stopped) captions.add(unit.index)
    }
  }
  return captions
}

const STOP = /[.!?…。！？:：;；।۔"”’」』»）)♪~～]\s*$/u
const LONGEST = 80

const isUnfinished = ({ node, text }: Unit) => node.type === 'paragraph' && text.length <= LONGEST && !STOP.test(text)

/** Nearly everything that is said ends in a stop. */
function hasStops({ units }: PageView, { openings }: Reading): boolean {
  const first = openings[0]?.unit ?? 0
  const last = openings.at(-1)?.unit ?? 0
  const speech = units.slice(first, last).filter(({ kind }) => kind === 'speech')
  return speech.length >= 6 && speech.filter(({ text }) => STOP.test(text)).length >= speech.length * 0.85
}
