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
  'data-lazy',
  'data-cfsrc',
  'data-echo',
  'data-ks-lazyload',
  'data-backsrc',
  'real_src',
  'file',
  'src',
]
const SETS = ['data-srcset', 'data-lazy-srcset', 'srcset']
/** The folder that a browser makes beside a page it saves; its name is in the browser's language. */
const SAVED =
  /^(?:\.\/)?[^/?#]{1,255}(?:_files|\.files|-Dateien|_fichiers|_archivos|_arquivos|_bestanden|_soubory|-filer)\//i
/** In characters: what stands in for an image until it is loaded is smaller. */
const WHOLE = 6000
/** In pixels: what a page of paper shows at 300 dots an inch. */
const WIDEST = 2000
/** Formats that nothing here can read. */
const UNREADABLE = /^image\/(?:avif|jxl|heic|heif|jp2)$/i
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
  const { src = '' } = element.attribs
  if (SAVED.test(src) || (/^data:/i.test(src) && src.length > WHOLE)) return safeAddress(src)
  const single = SOURCES.map((name) => safeAddress(element.attribs[name])).find((url) => url !== undefined)
  const sized = SETS.map((name) => bestOf(element.attribs[name] ?? '')).find((url) => url !== undefined)
  // A relative address may be of a file beside the page, and the other sizes be none.
  if (single !== undefined) return sized !== undefined && isWeb(single) && isWeb(sized) ? sized : single
  return sized ?? pictureSource(element)
}

const isWeb = (url: string) => /^https?:\/\//i.test(url)

function pictureSource(element: Element): string | undefined {
  const { parent } = element
  if (!isElement(parent) || parent.name !== 'picture') return undefined
  for (const child of parent.children) {
    if (!isElement(child) || child.name !== 'source' || UNREADABLE.test(child.attribs.type ?? '')) continue
    const url = bestOf(child.attribs['data-srcset'] ?? '') ?? bestOf(child.attribs.srcset ?? '')
    if (url !== undefined) return url
  }
  return undefined
}

/** `a.jpg 320w, b.jpg 1024w, c.jpg 8000w` → b.jpg: the widest that is no wider than a page, else the narrowest. */
function bestOf(srcset: string): string | undefined {
  let best: { url: string; width: number } | undefined
  for (const candidate of srcset.slice(0, 10_000).split(/,\s+|,(?=https?:|\/)/)) {
    const [address = '', size = '1x'] = candidate.trim().split(/\s+/)
    const url = safeAddress(address)
    const width = (Number.parseFloat(size) || 1) * (size.endsWith('w') ? 1 : WIDEST / 2)
    if (url !== undefined && (best === undefined || isBetter(width, best.width))) best = { url, width }
  }
  return best?.url
}

const isBetter = (width: number, than: number) => (width <= WIDEST ? than > WIDEST || width > than : width < than)

/** http, https, relative, a part of the same web archive, or an embedded image larger than a placeholder. */
function safeAddress(address: string | undefined): string | undefined {
  const url = (address ?? '').trim()
  if (url === '' || url === '#' || /\s/.test(url.slice(0, 8))) return undefined
  if (/^data:/i.test(url))
    return /^data:image\/(png|jpe?g|gif|webp);base64,/i.test(url) && url.length > 1000 ? url : undefined
  if (/^[a-z][a-z0-9+.-]*:/i.test(url) && !/^(?:https?:\/\/|cid:)/i.test(url)) return undefined
  return /(^|\/)(spacer|blank|pixel|transparent|placeholder|loading|grey|none(?=\.)|sg_trans|1x1)[\w-]{0,20}\.(gif|png|svg)/i.test(
    url,
  )
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
