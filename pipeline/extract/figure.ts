/** Images with what is printed under them. */
import type { AnyNode, Element } from 'domhandler'
import { IMAGES, isElement, isText, isUnseen, wordsOf } from './dom.ts'
import { imageOf } from './image.ts'
import { orderOf, type Run } from './survey.ts'
import { runsText, type Unit, unitOf } from './unit.ts'

/** Longest caption, in letters: what is longer is a text with an image in it. */
const LONGEST_CAPTION = 600

const FIGURE_WORDS = new Set(
  'caption figure figcaption image img picture photo foto bild media mediaelement largeimage contentimage bildunterschrift thumbnail imagebox photobox illustration teaserimage pic tupian legende leyenda didascalia imagen'.split(
    ' ',
  ),
)
const PROSE_WORDS = new Set(
  'content text body main story post article page container wrapper row col media-body'.split(' '),
)

/** `<figure>`, `.wp-caption`, `dl.image`: an element named for images that holds one, and no more text than a caption. */
export function isFigureElement(element: Element, runs: readonly Run[]): boolean {
  if (!/^(figure|figcaption|div|dl|span|section|aside|p|center|li|a)$/.test(element.name)) return false
  const weight = runs.reduce((sum, run) => sum + run.weight, 0)
  if (runs.length === 0 || runs.length > 8 || weight > LONGEST_CAPTION) return false
  if (element.name === 'figcaption') return true
  const images = runs.reduce((count, run) => count + run.images.length, 0)
  if (element.name === 'figure') return images > 0
  const words = wordsOf(element)
  if (images === 0 && weight > 0 && isCaptionClass(words)) return true
  if (!words.some((word) => FIGURE_WORDS.has(word) || isCompound(word)) || words.some((word) => PROSE_WORDS.has(word)))
    return false
  if (images === 0) return false
  return images <= 2 && element.name !== 'p'
}

const CAPTION_CLASS = new Set(
  'caption legende bu bildtext bildunterschrift didascalia imgdes imgdesc picdesc pictext picintro tuzhu zhushi'.split(
    ' ',
  ),
)
const OF_AN_IMAGE = new Set('image img pic picture photo figure'.split(' '))
const DESCRIPTION = new Set('desc descr description intro note tip info credit text'.split(' '))

/** `absatzbild`, `contentbild`: German joins what a picture belongs to with the word for it. */
const isCompound = (word: string) => word.length > 4 && word.endsWith('bild')

/** `wp-caption-text`, `image_desc`, `picIntro`: an element named for what stands under a picture. */
function isCaptionClass(words: readonly string[]): boolean {
  return words.some(
    (word, index) => CAPTION_CLASS.has(word) || (OF_AN_IMAGE.has(word) && DESCRIPTION.has(words[index + 1] ?? '')),
  )
}

/** One figure; the run that only names who made the picture is its credit. */
export function figureUnit(element: Element, runs: Run[]): Unit {
  const unit = unitOf('figure', element, runs, element.name === 'figure' ? 'figure' : 'figure-class')
  const image = runs.flatMap((run) => run.images).find((candidate) => imageOf(candidate) !== undefined)
  if (image) {
    unit.image = image
    unit.order = Math.min(unit.order, orderOf(image) ?? unit.order)
  }
  const texts = runs.filter((run) => run.texts.length > 0)
  const last = texts[texts.length - 1]
  if (last && texts.length > 0 && (isCreditElement(last.container) || CREDIT.test(runsText([last]))))
    unit.credit = [last]
  return unit
}

function isCreditElement(element: Element): boolean {
  return wordsOf(element).some((word) =>
    /^(credit|credits|copyright|source|quelle|fotograf|photographer|copy)$/.test(word),
  )
}

/** A line that is a credit and nothing else. */
export const CREDIT =
  /^[(（[]?\s{0,2}(titelbild|titelfoto|headerbild|aufmacherbild|beitragsbild|teaserbild|fotos?|photos?|photographs?|photograph(y|ed)? by|images?|bild(er)?|bildquelle|credits?|crédits?( photo)?|foto de|imagen|fonte|fuente|source|quelle|illustration|getty|reuters|afp|图源|图片来源|图|摄影|摄|写真|撮影|©|\(c\))\s{0,2}([:：/|]|by\b|©)\s{0,2}[^.。!?]{1,90}[)）\].]?$|^©\s{0,2}[^.。!?]{1,80}$/iu

/** Images of a run that stand before or after all of its text. Those between words stay there. */
export function looseImages(run: Run): { before: Unit[]; after: Unit[] } {
  const before: Unit[] = []
  const after: Unit[] = []
  if (run.images.length === 0) return { before, after }
  const orders = run.texts.map((text) => orderOf(text) ?? 0)
  const first = orders[0] ?? Number.POSITIVE_INFINITY
  const last = orders[orders.length - 1] ?? Number.NEGATIVE_INFINITY
  for (const image of run.images) {
    const order = orderOf(image) ?? 0
    if (order > first && order < last) continue
    if (imageOf(image) === undefined) continue
    const unit: Unit = { ...unitOf('figure', run.container, [], 'image'), image, order }
    if (order < first) before.push(unit)
    else after.push(unit)
  }
  return { before, after }
}

/** Marks under which an image line is followed by its caption in pages without figure markup. */
const CAPTION_HEAD =
  /^([▲△▼↑↓◆■]|[（(]?(图|圖|图片|圖片|图为|照片|写真)\s{0,2}\d{0,2}\s{0,2}[:：/|丨│为]|图\s?\d{1,2}\s|(fotos?|photos?|image|imagen|bild|abb|abbildung|figure|fig)\.?\s{0,2}\d{0,2}\s{0,2}[:：]|从左到右|从左至右|左起|(from )?left to right|from left|v\.\s?l\.\s?n\.\s?r|de gauche à droite|de izquierda a derecha)/iu

export function isCaptionLine(text: string): boolean {
  return CAPTION_HEAD.test(text)
}

/** Who made or gave the picture, behind what it shows: `工作台 林野/摄`, `(서울=뉴스) 김민 기자`, `Lò gốm. Ảnh: Q. Anh`. */
const CREDIT_AT_END =
  /(?:供图|供圖|供稿|资料图|資料圖|资料照片|資料照|视觉中国|新华社发|新華社發|截图|截圖|翻拍|制图|提供|摄影|攝影|[/／\s丨|](?:图|圖|摄|攝)|撮影|=.{1,12}(?:写真|提供)|ⓒ.{1,20}|(?:사진|Ảnh|צילום|تصوير|फोटो)\s{0,2}[:=：].{1,40}|기자|제공|캡처)\s?[)）\]】]?$/u
const SHORT_LINE = 160

/** Longest line under an image that is taken for its caption without markup that says so. */
const LONGEST_LINE = 260

/** Joins lines that are captions with the image right before them. */
export function joinCaptions(units: readonly Unit[]): Unit[] {
  const centred = units.filter((unit) => unit.kind === 'run' && isCentred(unit.element)).length
  const centringMeansNothing = centred > 0.3 * units.length
  const joined: Unit[] = []
  for (const unit of units) {
    const figure = joined[joined.length - 1]
    const isBare = figure?.kind === 'figure' && figure.runs.every((run) => run.texts.length === 0)
    const rule = isBare && figure ? captionRule(unit, centringMeansNothing) : undefined
    if (figure && rule !== undefined) {
      for (const run of unit.runs) figure.runs.push(run)
      figure.weight += unit.weight
      figure.text = unit.text
      figure.rule = rule
      if (unit.kind === 'run' && CREDIT.test(runsText(unit.runs))) figure.credit = [...unit.runs]
    } else joined.push(unit)
  }
  return joined
}

function captionRule(unit: Unit, centringMeansNothing: boolean): string | undefined {
  if (unit.kind === 'figure')
    return unit.image === undefined && unit.rule !== 'image' ? 'caption-after-image' : undefined
  if (unit.kind !== 'run' || unit.weight > LONGEST_LINE || /^(h[1-6]|dt|dd|td)$/.test(unit.element.name))
    return undefined
  const text = runsText(unit.runs)
  if (isCaptionClass(wordsOf(unit.element))) return 'caption-class'
  if (CAPTION_HEAD.test(text) || CREDIT.test(text)) return 'caption-words'
  if (unit.weight <= SHORT_LINE && CREDIT_AT_END.test(text)) return 'credit-at-end'
  if (!centringMeansNothing && isCentred(unit.element)) return 'caption-centred'
  return undefined
}

export function isCentred(element: Element): boolean {
  for (let at: AnyNode | null = element, depth = 0; isElement(at) && depth < 2; at = at.parent, depth += 1) {
    const { style = '', align = '' } = at.attribs
    if (at.name === 'center' || align === 'center' || /text-align\s{0,3}:\s{0,3}center/i.test(style)) return true
    if (
      at.attribs.class !== undefined &&
      /(^|[\s-])(center|centered|text-center|aligncenter)($|\s)/.test(at.attribs.class)
    )
      return true
  }
  return false
}

/** Every image below a node. */
export function imagesIn(node: AnyNode): Element[] {
  if (isText(node) || !isElement(node) || isUnseen(node)) return []
  if (IMAGES.has(node.name)) return [node]
  return node.children.flatMap(imagesIn)
}
