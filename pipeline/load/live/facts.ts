/** What a page says of itself, read in one pass over its tags: no tree is built for it, whatever the page is. */
import { Parser } from 'htmlparser2'

export interface PageLink {
  href: string
  /** As printed, white space squeezed; an image's alternative text where it prints none. */
  text: string
  rel: readonly string[]
}

export interface PageFacts {
  /** `href` of the first `<base>`. */
  base: string | undefined
  canonical: string | undefined
  /** `<html amp>` or `<html ⚡>`. */
  amp: boolean
  /** A page that sends its reader on within a few seconds. */
  refresh: string | undefined
  title: string
  /** og:title. */
  shared: string
  /** First h1. */
  headline: string
  /** `<link rel=next>` and short links: numbers, "Next". */
  links: PageLink[]
  /** Letters outside links, buttons, navigation, heads and feet; an ideograph counts as two. */
  prose: number
  /** The beginning of what is printed. */
  text: string
  scripts: number
  passwords: number
  /** An element without content that programs fill: `#root`, `#app`. */
  shell: boolean
  /** The page's linked data says that not everybody may read it. */
  paid: boolean
  /** What it says where scripts do not run. */
  noscript: string
}

/** Of a link that may lead to another page of the article: "الصفحة التالية", "Próxima página »". */
const LONGEST_LINK = 40
const MOST_LINKS = 500
const LONGEST_TEXT = 4000

const ASIDE = new Set(['a', 'button', 'nav', 'header', 'footer', 'aside', 'select', 'label', 'dialog', 'menu'])
const SILENT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'textarea',
  'iframe',
  'svg',
  'title',
  'head',
  'object',
])
const SHELL = /^(root|app|__next|__nuxt|main-app|react-root|app-root)$/

/** Browsers stop at 512; the parser moves its whole stack at every tag, so that depth costs its square. */
const DEEPEST = 400

/** Elements below the bound are read as if they were empty; their text stands one level higher. */
class BoundedParser extends Parser {
  depth = 0
  private tooDeep = false

  override onopentagname(start: number, end: number): void {
    this.tooDeep = this.depth >= DEEPEST
    super.onopentagname(start, end)
  }

  override onopentagend(end: number): void {
    super.onopentagend(end)
    this.tooDeep = false
  }

  protected override isVoidElement(name: string): boolean {
    return this.tooDeep || super.isVoidElement(name)
  }
}

export function factsOf(html: string): PageFacts {
  const scan = new Scan()
  const parser: BoundedParser = new BoundedParser(
    {
      onopentag: (name, attributes) => {
        parser.depth += 1
        scan.open(name, attributes)
      },
      ontext: (text) => scan.text(text),
      onclosetag: (name) => {
        parser.depth -= 1
        scan.close(name)
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.write(html)
  parser.end()
  return scan.facts
}

class Scan {
  readonly facts: PageFacts = {
    base: undefined,
    canonical: undefined,
    amp: false,
    refresh: undefined,
    title: '',
    shared: '',
    headline: '',
    links: [],
    prose: 0,
    text: '',
    scripts: 0,
    passwords: 0,
    shell: false,
    paid: false,
    noscript: '',
  }
  /** How many of each name are open that change what text means. */
  private readonly depth = new Map<string, number>()
  private link: { href: string; text: string; rel: string[] } | undefined
  private filled = true

  open(name: string, attributes: Record<string, string>): void {
    if (this.inside('svg')) {
      if (name === 'svg') this.enter(name)
      return
    }
    if (SILENT.has(name) || ASIDE.has(name) || name === 'h1') this.enter(name)
    this.note(name, attributes)
    if (name === 'a') this.openLink(attributes)
    if (name === 'img' && this.link) this.link.text += ` ${attributes.alt ?? ''}`
    // What opens inside a shell fills it; scripts do not count.
    if (!SILENT.has(name)) this.filled = true
    if (SHELL.test(attributes.id ?? '')) this.filled = false
  }

  close(name: string): void {
    if (!this.filled && /^(div|main|body)$/.test(name)) {
      this.facts.shell = true
      this.filled = true
    }
    if (name === 'a') this.closeLink()
    const count = this.depth.get(name) ?? 0
    if (count > 0) this.depth.set(name, count - 1)
  }

  text(text: string): void {
    const { facts } = this
    if (this.inside('title') && !this.inside('svg') && facts.title.length < 500) facts.title += text
    if (this.inside('script') && /"isAccessibleForFree"\s{0,9}:\s{0,9}"?false/i.test(text)) facts.paid = true
    if (this.inside('noscript') && facts.noscript.length < LONGEST_TEXT) facts.noscript += text
    for (const name of SILENT) if (this.inside(name)) return
    if (text.trim() === '') return
    this.filled = true
    if (this.inside('h1') && facts.headline.length < 500 && !this.closedHeadline) facts.headline += text
    if (this.link && this.link.text.length <= LONGEST_LINK) this.link.text += text
    if (facts.text.length < LONGEST_TEXT) facts.text += ` ${text.slice(0, LONGEST_TEXT)}`
    for (const name of ASIDE) if (this.inside(name)) return
    facts.prose += weigh(text)
  }

  private get closedHeadline(): boolean {
    return this.headlines > 1
  }
  private headlines = 0

  private enter(name: string): void {
    if (name === 'h1') this.headlines += 1
    this.depth.set(name, (this.depth.get(name) ?? 0) + 1)
  }

  private inside(name: string): boolean {
    return (this.depth.get(name) ?? 0) > 0
  }

  private note(name: string, attributes: Record<string, string>): void {
    const { facts } = this
    if (name === 'html') facts.amp ||= 'amp' in attributes || '⚡' in attributes
    else if (name === 'base') facts.base ??= attributes.href
    else if (name === 'script') facts.scripts += 1
    else if (name === 'input' && /^password$/i.test(attributes.type ?? '')) facts.passwords += 1
    else if (name === 'meta') this.noteMeta(attributes)
    else if (name === 'link') this.noteLink(attributes)
  }

  private noteMeta(attributes: Record<string, string>): void {
    const content = attributes.content ?? ''
    if (/^refresh$/i.test(attributes['http-equiv'] ?? '') && !this.inside('noscript'))
      this.facts.refresh ??= /^\s{0,9}[0-5](?:\.\d{0,3})?\s{0,9}[;,]\s{0,9}url\s{0,9}=\s{0,9}["']?([^"']{1,2000})/i
        .exec(content)?.[1]
        ?.trim()
    if (/^og:title$/i.test(attributes.property ?? '') && this.facts.shared === '')
      this.facts.shared = content.slice(0, 500)
  }

  private noteLink({ rel = '', href }: Record<string, string>): void {
    if (href === undefined) return
    const rels = relsOf(rel)
    if (rels.includes('canonical')) this.facts.canonical ??= href
    if (rels.includes('next') && this.facts.links.length < MOST_LINKS)
      this.facts.links.push({ href, text: '', rel: rels })
  }

  private openLink({ href, rel = '' }: Record<string, string>): void {
    this.closeLink()
    if (href !== undefined) this.link = { href, text: '', rel: relsOf(rel) }
  }

  private closeLink(): void {
    const link = this.link
    this.link = undefined
    if (link === undefined || this.facts.links.length >= MOST_LINKS) return
    const text = link.text.replace(/\s+/g, ' ').trim()
    if (text.length <= LONGEST_LINK && (text !== '' || link.rel.includes('next')))
      this.facts.links.push({ ...link, text })
  }
}

function relsOf(rel: string): string[] {
  return rel
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
}

function weigh(text: string): number {
  let weight = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    weight += code <= 32 ? 0 : code >= 0x2e80 && code < 0xd7b0 ? 2 : 1
  }
  return weight
}
