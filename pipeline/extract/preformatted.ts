/** Articles in `<pre>`: their line ends are the only marks of paragraphs there are. */
import type { CheerioAPI } from 'cheerio/slim'
import { type AnyNode, Element, Text } from 'domhandler'
import { isText, rawText, weigh } from './dom.ts'

/** In letters: what is shorter is a sample, a verse or a table. */
const SHORTEST = 400
/** Part of the lines that end as sentences do, or begin with a label: program text has few of them. */
const LEAST_PROSE = 0.3

/** Line ends of long preformatted prose become `<br>`. */
export function breakPreformatted($: CheerioAPI): void {
  $('pre').each((_, pre) => {
    if ($(pre).find('code, span[class]').length > 0 || !isProse(rawText(pre))) return
    pre.name = 'div'
    for (const text of $(pre).find('*').addBack().contents().toArray().filter(isText)) replaceLineEnds(text)
  })
}

function isProse(text: string): boolean {
  if (weigh(text) < SHORTEST) return false
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const prose = lines.filter((line) => /[.!?…。！？"”]\s{0,9}$|^\s{0,9}[\p{L} .]{1,30}[:：]\s/u.test(line))
  return prose.length >= LEAST_PROSE * lines.length
}

function replaceLineEnds(text: Text): void {
  const { parent } = text
  if (!parent) return
  const nodes: AnyNode[] = []
  for (const [index, line] of text.data.split(/\r?\n/).entries()) {
    if (index > 0) nodes.push(new Element('br', {}))
    if (line !== '') nodes.push(new Text(line))
  }
  for (const node of nodes) node.parent = parent
  parent.children = parent.children.flatMap((child) => (child === text ? nodes : [child])) as typeof parent.children
}
