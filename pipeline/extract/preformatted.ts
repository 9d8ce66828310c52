/** Articles in `<pre>`: their line ends are the only marks of paragraphs there are. */
import type { CheerioAPI } from 'cheerio/slim'
import { type AnyNode, Element, Text } from 'domhandler'
import { isText, rawText, weigh } from './dom.ts'

/** Code samples and tables are shorter, or hold a `<code>`. */
const LONGEST_SAMPLE = 1500

/** Line ends of long preformatted prose become `<br>`. */
export function breakPreformatted($: CheerioAPI): void {
  $('pre').each((_, pre) => {
    if ($(pre).find('code, span[class]').length > 0 || weigh(rawText(pre)) < LONGEST_SAMPLE) return
    pre.name = 'div'
    for (const text of $(pre).find('*').addBack().contents().toArray().filter(isText)) replaceLineEnds(text)
  })
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
