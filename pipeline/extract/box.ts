/** Marks the units that stand in a box beside the running text, and the standfirst before it. */
import type { Element } from 'domhandler'
import { isElement, wordsOf } from './dom.ts'
import { CREDIT } from './figure.ts'
import type { Region } from './region.ts'
import { ancestorsUntil } from './repeat.ts'
import { type Survey, sumOf } from './survey.ts'
import { proseWeight, type Unit } from './unit.ts'

const BOX_WORDS = new Set(
  'box infobox factbox fact-box contentbox faktenbox kasten infokasten encadre encart recuadro despiece callout panel sidebar sidenote note-box tipbox bookcard card insert inset floated video player audio embed tweet twitter instagram poll quiz accordion summary-box keypoints key-points takeaways profile profiles'.split(
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
  const boxes = new Boxes(region, survey, LARGEST_BOX * total)
  units.forEach((unit, index) => {
    if (unit.hint !== undefined || unit.kind === 'figure') return
    if (boxes.hold(unit.element)) unit.hint = 'box'
    else if (index <= first && index < 12 && isLead(unit, region)) unit.hint = 'lead'
    else if (unit.kind === 'run' && unit.weight <= 140 && CREDIT.test(unit.text)) unit.hint = 'caption'
  })
}

/** What surrounds a paragraph is asked once for all the paragraphs in it. */
class Boxes {
  private readonly around = new Map<Element, boolean>()

  constructor(
    private readonly region: Region,
    private readonly survey: Survey,
    private readonly largest: number,
  ) {}

  hold(element: Element): boolean {
    if (this.isBox(element)) return true
    const { parent } = element
    if (element === this.region.root || !isElement(parent)) return false
    const known = this.around.get(parent)
    if (known !== undefined) return known
    const found = ancestorsUntil(parent, this.region.root).some((outer) => this.isBox(outer))
    this.around.set(parent, found)
    return found
  }

  private isBox(element: Element): boolean {
    if (element === this.region.root) return false
    if (element.name !== 'aside' && element.name !== 'details' && !hasWord(element, BOX_WORDS)) return false
    const span = this.survey.spans.get(element)
    return span !== undefined && sumOf(this.survey.weights, span) < this.largest
  }
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
