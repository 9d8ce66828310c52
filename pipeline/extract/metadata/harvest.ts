/** One walk over the page that collects every element that may carry metadata. */
import type { CheerioAPI } from 'cheerio'
import type { AnyNode, Element } from 'domhandler'
import { isElement, isHidden, namesOf, textIn } from './elements.ts'

/** What a page repeats a thousand times (cards of other articles) is of no use beyond these many. */
const LIMIT = 600
/** And of its own name. */
const OWNERS = 20

export interface Mark {
  element: Element
  /** Position in the walk. */
  order: number
  /** Outermost wrapper that looks like a box beside the article (related, comments, footer…). */
  aside: Element | undefined
  /** Short lower-case name of the nearest itemtype or typeof: `newsarticle`, `person`; '' without one. */
  scope: string
  /** Inside `<article>`, `<main>` or role=main. */
  inside: boolean
  hidden: boolean
}

export interface Harvest {
  /** Lower-case name or property → contents, in page order. */
  meta: Map<string, string[]>
  /** rel → elements (link and a). */
  rel: Map<string, Mark[]>
  documentTitle: Element | undefined
  jsonLd: Element[]
  headings: Mark[]
  times: Mark[]
  /** itemprop, or the local part of an RDFa property → elements that are not meta. */
  properties: Map<string, Mark[]>
  /** Elements whose class says that they hold a date. */
  dated: Mark[]
  /** Elements whose class says that they hold a byline. */
  bylines: Mark[]
  /** Texts of links to the home page and of elements whose class says that they hold the site's name. */
  owners: string[]
  /** Elements that hold a copyright line. */
  copyrights: Element[]
  htmlLanguage: string | undefined
}

const ASIDE_TAGS = new Set(['aside', 'nav', 'footer', 'form'])
const ASIDE_NAME =
  /^(?!.*(?:^|[-_])(?:with|has|no|article|post|entry|content|main)(?:[-_]|$))(?:.{0,40}[-_])?(?:comments?|related|recommend\w{0,12}|sidebar|widgets?|teasers?|promos?|newsletters?|footer|breadcrumbs?|menu|popular|trending|latest|most-?read|more-?stories|also-?read|carousel|disqus)(?:[-_].{0,40})?$/
/** The foot of one article, in which many themes print its author and date. */
const OWN_FOOTER = /^(?:article|entry|post|story|single|hentry)[-_]{1,2}(?:footer|foot|meta|info)$/
const DATE_NAME =
  /^(?!.*(?:comment|update|modif|event|deadline|picker))(?:.{0,30}[-_])?(?:date|datetime|time|pubdate|pubtime|published?|posted|timestamp|datum|fecha|dateline|pub)(?:[-_].{0,20})?$|^(?:data|shijian|riqi|fabu\w{0,8})$|(?:publish|post|create|article|news)(?:date|time|ed)$/
const OWNER_NAME =
  /^(?:.{0,20}[-_])?(?:logo|brand|branding|masthead|banner|site-?(?:title|name)|blog-?(?:title|name))(?:[-_](?:title|name|text|link|img))?$/
/** Attributes that hold the moment where "2 days ago" is printed. */
export const MOMENT =
  /^data-(?:[a-z]{1,12}-)?(?:date|time|timestamp|datetime|published|published-at|pubdate|epoch|utc|unix)$/
/** Addresses of the home page. */
export const HOME = /^(?:https?:\/\/[^/]{1,80})?\/?(?:index\.\w{2,5})?$/
const COPYRIGHT = /©|[Cc]opyright|COPYRIGHT|\([cC]\)|版[权權]|著作权|[Rr]ights [Rr]eserved/
const BYLINE_NAME =
  /^(?!.*(?:comment|bio|image|avatar|social|photo|related))(?:.{0,30}[-_])?(?:authors?|byline|autor|auteur|autore|writer|credits?|verfasser|interviewer)(?:[-_].{0,20})?$/

export function harvestOf($: CheerioAPI): Harvest {
  const harvest: Harvest = {
    meta: new Map(),
    rel: new Map(),
    documentTitle: undefined,
    jsonLd: [],
    headings: [],
    times: [],
    properties: new Map(),
    dated: [],
    bylines: [],
    owners: [],
    copyrights: [],
    htmlLanguage: undefined,
  }
  const root = $.root()[0] as unknown as AnyNode | undefined
  if (root === undefined) return harvest
  const walk = new Walk()
  let node: AnyNode | null = 'firstChild' in root ? root.firstChild : null
  while (node !== null) {
    if (isElement(node)) {
      const marked = isMarked(node.attribs)
      walk.enter(node, marked)
      collect(harvest, node, marked, walk)
      if (node.firstChild !== null && node.name !== 'template' && node.name !== 'noscript') {
        node = node.firstChild
        continue
      }
      walk.leave(node)
    } else if (node.type === 'text' && node.data.length > 5 && node.data.length < 300 && COPYRIGHT.test(node.data)) {
      if (harvest.copyrights.length < OWNERS && node.parent !== null && isElement(node.parent))
        harvest.copyrights.push(node.parent)
    }
    node = walk.next(node, root)
  }
  return harvest
}

/** Where the walk stands: the wrappers around the current element that matter. */
class Walk {
  order = 0
  private readonly asides: Element[] = []
  private readonly mains: Element[] = []
  private readonly hiddens: Element[] = []
  private readonly scopes: { element: Element; type: string }[] = []

  enter(element: Element, marked: boolean): void {
    this.order += 1
    const { name, attribs } = element
    if (isAside(element)) this.asides.push(element)
    if (name === 'article' || name === 'main' || (marked && attribs.role === 'main')) this.mains.push(element)
    if (!marked) return
    if (isHidden(element)) this.hiddens.push(element)
    const type = attribs.itemtype ?? attribs.typeof
    if (attribs.itemscope !== undefined || type !== undefined)
      this.scopes.push({ element, type: shortName(type ?? '') })
  }

  leave(element: Element): void {
    if (this.asides.at(-1) === element) this.asides.pop()
    if (this.mains.at(-1) === element) this.mains.pop()
    if (this.hiddens.at(-1) === element) this.hiddens.pop()
    if (this.scopes.at(-1)?.element === element) this.scopes.pop()
  }

  /** The next node in document order after `node` and all in it, leaving the wrappers that end here. */
  next(node: AnyNode, root: AnyNode): AnyNode | null {
    let current: AnyNode | null = node
    while (current !== null && current !== root) {
      if (current.next !== null) return current.next
      current = current.parent
      if (current !== null && isElement(current)) this.leave(current)
    }
    return null
  }

  mark(element: Element): Mark {
    const scopes = this.scopes
    // An element that opens a scope is a property of the scope around it.
    const own = scopes.at(-1)?.element === element ? 2 : 1
    return {
      element,
      order: this.order,
      aside: this.asides[0],
      scope: scopes.at(-own)?.type ?? '',
      inside: this.mains.length > 0,
      hidden: this.hiddens.length > 0,
    }
  }
}

/** Whether an element is a box beside the article, by its name or its class. */
export function isAside(element: Element): boolean {
  const { name } = element
  if (ASIDE_TAGS.has(name)) return name !== 'footer' || !namesOf(element).some((one) => OWN_FOOTER.test(one))
  if (name === 'body' || name === 'html' || name === 'main' || name === 'article') return false
  return saysOf(element).aside && !/^h\d$/.test(name)
}

/** Attributes beside class and id that say something here; one look over the names spares most elements the rest. */
const MARKING = new Set(['role', 'hidden', 'style', 'itemtype', 'typeof', 'itemscope', 'itemprop', 'property', 'rel'])

function isMarked(attribs: Element['attribs']): boolean {
  for (const name in attribs) if (MARKING.has(name) || name.startsWith('data-')) return true
  return false
}

function collect(harvest: Harvest, element: Element, marked: boolean, walk: Walk): void {
  const { name, attribs } = element
  if (name === 'meta') {
    collectMeta(harvest, attribs)
    return
  }
  collectNamed(harvest, element, walk)
  if (marked) {
    for (const rel of words(attribs.rel)) pushNamed(harvest.rel, rel, element, walk)
    for (const property of words(attribs.itemprop ?? attribs.property)) {
      pushNamed(harvest.properties, shortName(property), element, walk)
    }
  }
  if (name === 'body' || name === 'html') return
  const says = saysOf(element)
  if (says.owner || name === 'a') collectOwner(harvest, element, says)
  if (says.dated || (marked && statesMoment(attribs))) push(harvest.dated, element, walk)
  if (says.byline) push(harvest.bylines, element, walk)
}

const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4'])

/** What the element's own name says. */
function collectNamed(harvest: Harvest, element: Element, walk: Walk): void {
  const { name, attribs } = element
  if (HEADINGS.has(name)) push(harvest.headings, element, walk)
  else if (name === 'time') push(harvest.times, element, walk)
  else if (name === 'html') harvest.htmlLanguage = attribs.lang ?? attribs['xml:lang']
  else if (name === 'title') harvest.documentTitle ??= isIcon(element) ? undefined : element
  else if (name === 'script' && /ld\+json/i.test(attribs.type ?? '')) harvest.jsonLd.push(element)
}

function collectMeta(harvest: Harvest, attribs: Element['attribs']): void {
  const content = attribs.content?.trim()
  if (content === undefined || content === '') return
  for (const key of [attribs.property, attribs.name, attribs.itemprop, attribs['http-equiv']]) {
    if (key === undefined) continue
    const name = key.trim().toLowerCase()
    const values = harvest.meta.get(name) ?? []
    if (values.length < LIMIT) harvest.meta.set(name, [...values, content])
  }
}

function collectOwner(harvest: Harvest, element: Element, says: Says): void {
  if (harvest.owners.length >= OWNERS) return
  const home = element.name === 'a' && HOME.test(element.attribs.href ?? 'x')
  if (!home && !says.owner) return
  const image = element.children.find((child) => isElement(child) && child.name === 'img') as Element | undefined
  const text = textIn(element, 100) || (image?.attribs.alt ?? element.attribs.title ?? element.attribs.alt ?? '')
  // A blog's name stands in its box above the blog's motto.
  const first = element.children.find(isElement)
  for (const name of new Set([text, first === undefined ? '' : textIn(first, 100)]))
    if (name.trim() !== '' && name.length <= 60) harvest.owners.push(name.trim())
}

interface Says {
  aside: boolean
  dated: boolean
  byline: boolean
  owner: boolean
}

const NOTHING: Says = { aside: false, dated: false, byline: false, owner: false }

/** Pages repeat a few hundred class attributes on thousands of elements. */
const said = new Map<string, Says>()
const SAID = 5000

/** What the class and the id of an element say of it. */
function saysOf(element: Element): Says {
  const { class: classes, id } = element.attribs
  if (classes === undefined && id === undefined) return NOTHING
  const key = `${classes ?? ''} ${id ?? ''}`
  const known = said.get(key)
  if (known !== undefined) return known
  const names = namesOf(element).filter((name) => name.length < 60)
  const says = {
    aside: names.some((name) => ASIDE_NAME.test(name)),
    dated: names.some((name) => DATE_NAME.test(name)),
    byline: names.some((name) => BYLINE_NAME.test(name)),
    owner: names.some((name) => OWNER_NAME.test(name)),
  }
  if (said.size < SAID && key.length < 500) said.set(key, says)
  return says
}

function statesMoment(attribs: Element['attribs']): boolean {
  for (const name in attribs) if (name.startsWith('data-') && name.length < 40 && MOMENT.test(name)) return true
  return false
}

function isIcon(element: Element): boolean {
  return element.parent?.type === 'tag' && ['svg', 'symbol', 'g'].includes((element.parent as Element).name)
}

function push(list: Mark[], element: Element, walk: Walk): void {
  if (list.length < LIMIT) list.push(walk.mark(element))
}

function pushNamed(map: Map<string, Mark[]>, name: string, element: Element, walk: Walk): void {
  const list = map.get(name) ?? []
  if (list.length === 0) map.set(name, list)
  push(list, element, walk)
}

function words(value: string | undefined): string[] {
  return value === undefined ? [] : value.toLowerCase().split(/\s+/).filter(Boolean)
}

/** `https://schema.org/NewsArticle`, `schema:NewsArticle`, `dc:title` → `newsarticle`, `title`. */
function shortName(type: string): string {
  return (type.trim().split(/\s+/)[0] ?? '').toLowerCase().split(/[/#:]/).at(-1) ?? ''
}
