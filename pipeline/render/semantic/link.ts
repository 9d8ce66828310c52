import type { Element } from 'hast'
import type { State } from 'mdast-util-to-hast'
import type { Link } from '../../transcript/model.ts'
import { safeAddress } from './address.ts'
import { element } from './element.ts'
import { childrenAsHast } from './state.ts'

/** Depth of links around the node at hand: HTML has no link inside a link. */
const depths = new WeakMap<State, number>()

export function insideLink(state: State): boolean {
  return (depths.get(state) ?? 0) > 0
}

/** A link that leads nowhere, or stands in another link, keeps its text. */
export function linkHandlers(anchors: ReadonlySet<string>) {
  return {
    link(state: State, link: Link): Element {
      const depth = depths.get(state) ?? 0
      const href = depth > 0 ? undefined : hrefOf(link.url, anchors)
      depths.set(state, href === undefined ? depth : depth + 1)
      const children = childrenAsHast(state, link)
      depths.set(state, depth)
      return href === undefined ? element('span', {}, children) : element('a', { href, title: link.title }, children)
    },
  }
}

function hrefOf(url: string, anchors: ReadonlySet<string>): string | undefined {
  if (!url.startsWith('#')) return safeAddress(url)
  return anchors.has(url.slice(1)) ? url : undefined
}
