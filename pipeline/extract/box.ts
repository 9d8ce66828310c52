/** Marks the units that stand in a box beside the running text, and the standfirst before it. */
import type { Element } from 'domhandler'
import { isBlankText, isElement, isText, rawText, wordsOf } from './dom.ts'
import { CREDIT } from './figure.ts'
import type { Region } from './region.ts'
import { ancestorsUntil } from './repeat.ts'
import { type Survey, sumOf } from './survey.ts'
import { proseWeight, type Unit } from './unit.ts'

const BOX_WORDS = new Set(
  'box infobox factbox fact-box contentbox faktenbox kasten infokasten encadre encart recuadro despiece callout panel sidebar sidenote note-box tipbox bookcard card insert inset floated video player audio embed tweet twitter instagram poll quiz accordion summary-box keypoints key-points takeaways profile profiles faktaruta faktaboks faktabox faktarutan infoboks infoblock kader kadertekst ramka wstawka vrezka spravka riquadro ficha cuadro destaque quadro kutu infokutu'.split(
    ' ',
  ),
)
const LEAD_WORDS = new Set(
  'lead lede leadtext standfirst deck dek subtitle subheadline subhead subline intro introduction teasertext summary abstract chapo chapeau entradilla bajada sumario preface vorspann excerpt description daodu zhaiyao daoyu subtitulo kicker underrubrik ingress manchet anons perex zajawka anriss anleser copete bajada catenaccio linhafina'.split(
    ' ',
  ),
)
/** A box holds less than this part of the article. */
const LARGEST_BOX = 0.25

export function markHints(units: readonly Unit[], region: Region, survey: Survey): void {
  const total = Math.max(1, sumOf(survey.weights, region.span))
  const prose = proseWeight(units, 160)
  const first = units.findIndex((unit) => unit.weight - unit.linked >= prose)
  const boxed = boxedUnits(units, region, survey, total)
  units.forEach((unit, index) => {
    if (unit.hint !== undefined || unit.kind === 'figure') return
    if (boxed.has(unit)) unit.hint = 'box'
    else if (index <= first && index < 12 && isLead(unit, region)) unit.hint = 'lead'
    else if (unit.kind === 'run' && unit.weight <= 140 && CREDIT.test(unit.text)) unit.hint = 'caption'
  })
}

/** So many boxes of one kind, with so much of the article, are how the page sets its text: cards, panels, accordions. */
const SEVERAL = 3
const SET_IN_BOXES = 0.4

function boxedUnits(units: readonly Unit[], region: Region, survey: Survey, total: number): ReadonlySet<Unit> {
  const boxes = new Boxes(region, survey, total)
  const kinds = new Map<string, Map<Element, Unit[]>>()
  for (const unit of units) {
    const box = boxes.around(unit.element)
    if (box === undefined) continue
    const kind = kindOf(box)
    const alike = kinds.get(kind) ?? new Map<Element, Unit[]>()
    const inside = alike.get(box) ?? []
    inside.push(unit)
    kinds.set(kind, alike.set(box, inside))
  }
  const boxed = new Set<Unit>()
  for (const alike of kinds.values()) {
    const own = [...alike.values()]
    const weight = own.flat().reduce((sum, unit) => sum + unit.weight, 0)
    const questions = own.filter((inside) => inside.every(({ text }) => ASKS.test(text.slice(-8)))).length
    const isText = own.length >= SEVERAL && (weight >= SET_IN_BOXES * total || questions * 2 >= own.length)
    if (!isText) for (const unit of own.flat()) boxed.add(unit)
  }
  return boxed
}

const ASKS = /[?？؟][\s"”»]{0,4}$/u

/** Boxes that look alike, whatever counts them. */
const kindOf = ({ name, attribs }: Element) => `${name} ${(attribs.class ?? '').replace(/\d+/g, '')}`

/** What surrounds a paragraph is asked once for all the paragraphs in it. */
class Boxes {
  private readonly known = new Map<Element, Element | undefined>()
  private readonly tallies = new Map<Element, Tally>()

  constructor(
    private readonly region: Region,
    private readonly survey: Survey,
    private readonly total: number,
  ) {}

  /** The outermost box that holds the element. */
  around(element: Element): Element | undefined {
    const unknown: Element[] = []
    let at: Element | null = element
    while (at && at !== this.region.root && at.type === 'tag' && !this.known.has(at)) {
      unknown.push(at)
      at = at.parent as Element | null
    }
    let box = at ? this.known.get(at) : undefined
    for (const inner of unknown.reverse()) {
      box ??= this.isBox(inner) ? inner : undefined
      this.known.set(inner, box)
    }
    return box
  }

  private isBox(element: Element): boolean {
    const share = this.shareOf(element)
    if (share >= LARGEST_BOX) return false
    if (element.name === 'aside' || element.name === 'details' || hasWord(element, BOX_WORDS)) return true
    return element.name === 'div' && share < LARGEST_PLAIN_BOX && this.isPlainBox(element)
  }

  /**
   * `<div><h3>Facts</h3><p>…</p></div>` between the paragraphs of the text, the only one or two of its kind: a box, by
   * its place. Where sections are wrapped, they all are, and a heading that asks heads its answer.
   */
  private isPlainBox(element: Element): boolean {
    const { parent } = element
    const head = firstIn(element)
    if (!isElement(parent) || head === undefined || !/^h[2-6]$/.test(head.name)) return false
    if (ASKS.test(rawText(head).slice(-8))) return false
    const tally = this.tallies.get(parent) ?? tallyOf(parent)
    this.tallies.set(parent, tally)
    return (tally.get('p') ?? 0) >= FEWEST_BESIDE && (tally.get(kindOf(element)) ?? 0) < SEVERAL
  }

  private shareOf(element: Element): number {
    const span = this.survey.spans.get(element)
    return span === undefined ? 1 : sumOf(this.survey.weights, span) / this.total
  }
}

/** A box that no class calls one holds less. */
const LARGEST_PLAIN_BOX = 0.12

/** How many children an element has of each kind; paragraphs are one kind. */
type Tally = ReadonlyMap<string, number>

function tallyOf(parent: Element): Tally {
  const tally = new Map<string, number>()
  for (const child of parent.children) {
    if (!isElement(child)) continue
    const kind = child.name === 'p' ? 'p' : kindOf(child)
    tally.set(kind, (tally.get(kind) ?? 0) + 1)
  }
  return tally
}

/** Paragraphs beside a box that no class calls one. */
const FEWEST_BESIDE = 4

function firstIn(element: Element): Element | undefined {
  const first = element.children.find((node) => isElement(node) || (isText(node) && !isBlankText(node.data)))
  return first !== undefined && isElement(first) ? first : undefined
}

function isLead(unit: Unit, region: Region): boolean {
  return ancestorsUntil(unit.element, region.root)
    .slice(0, 3)
    .some((element) => hasWord(element, LEAD_WORDS))
}

function hasWord(element: Parameters<typeof wordsOf>[0], list: ReadonlySet<string>): boolean {
  const words = wordsOf(element)
  return words.some((word, index) => list.has(word) || list.has(`${word}-${words[index + 1]}`))
}
