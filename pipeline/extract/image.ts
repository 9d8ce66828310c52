/** Which image an element shows, however late the page loads it. */
import type { Element } from 'domhandler'
import type { ImageReference } from '../transcript/model.ts'
import { classesOf, isElement, squeeze } from './dom.ts'

/** Where pages keep the address until the reader scrolls; the order is that of trust. */
const SOURCES = [
  'data-original',
  'data-actualsrc',
  'data-src',
  'data-lazy-src',
  'data-lazyload',
  'data-original-src',
  'data-full-src',
  'data-url',
  'src',
]
/** Below this width or height in pixels an image is an icon or a counter. */
const SMALLEST = 40

/** The image, or nothing for icons, counters and what has no address. */
export function imageOf(element: Element): ImageReference | undefined {
  if (isDecoration(element)) return undefined
  const url = addressOf(element)
  if (url === undefined) return undefined
  const title = squeeze(element.attribs.title ?? '')
  return { url, alt: squeeze(element.attribs.alt ?? ''), ...(title === '' ? {} : { title }) }
}

function addressOf(element: Element): string | undefined {
  for (const name of SOURCES) {
    const url = safeAddress(element.attribs[name])
    if (url !== undefined) return url
  }
  const sets = [element.attribs['data-srcset'], element.attribs.srcset, ...pictureSources(element)]
  for (const set of sets) {
    const url = largestOf(set ?? '')
    if (url !== undefined) return url
  }
  return undefined
}

function pictureSources(element: Element): (string | undefined)[] {
  const { parent } = element
  if (!isElement(parent) || parent.name !== 'picture') return []
  return parent.children.flatMap((child) =>
    isElement(child) && child.name === 'source' ? [child.attribs['data-srcset'], child.attribs.srcset] : [],
  )
}

/** `a.jpg 320w, b.jpg 1024w` → b.jpg */
function largestOf(srcset: string): string | undefined {
  let best: string | undefined
  let most = 0
  for (const candidate of srcset.slice(0, 10_000).split(/,\s+|,(?=https?:|\/)/)) {
    const [address = '', size = '1x'] = candidate.trim().split(/\s+/)
    const width = Number.parseFloat(size) || 1
    const url = safeAddress(address)
    if (url !== undefined && width > most) [best, most] = [url, width]
  }
  return best
}

/** http, https, relative, or an embedded image larger than a placeholder. */
function safeAddress(address: string | undefined): string | undefined {
  const url = (address ?? '').trim()
  if (url === '' || url === '#' || /\s/.test(url.slice(0, 8))) return undefined
  if (/^data:/i.test(url))
    return /^data:image\/(png|jpe?g|gif|webp);base64,/i.test(url) && url.length > 1000 ? url : undefined
  if (/^[a-z][a-z0-9+.-]*:/i.test(url) && !/^https?:\/\//i.test(url)) return undefined
  return /(^|\/)(spacer|blank|pixel|transparent|placeholder|loading|grey|1x1)[\w-]{0,20}\.(gif|png|svg)/i.test(url)
    ? undefined
    : url
}

function isDecoration(element: Element): boolean {
  const { width, height, src = '' } = element.attribs
  for (const size of [width, height]) if (size !== undefined && Number.parseInt(size, 10) < SMALLEST) return true
  if (element.attribs.role === 'presentation' && (element.attribs.alt ?? '') === '') return true
  return (
    classesOf(element).some((name) =>
      /^(wp-)?(emoji|smiley|icon|avatar|logo|photo-avatar|author-image)$|(^|-)(icon|avatar|logo)$/i.test(name),
    ) || /(gravatar\.com|\/avatar|\/emoji\/|\/smilies\/|pixel\.wp\.com)/i.test(src)
  )
}
