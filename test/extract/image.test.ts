/** Which address an image has, however late or in how many sizes a page shows it. */
import { describe, expect, it } from 'vitest'
import { extract } from '../../pipeline/extract/index.ts'
import type { ImageReference } from '../../pipeline/transcript/model.ts'
import { walk } from '../../pipeline/transcript/walk.ts'
import { pageOf } from './page.ts'

const TEXT =
  '<p>We had been looking for the hives since noon when she came down the path with her hat in her hand and asked whether we would rather talk or eat.</p>'

function imagesIn(html: string): ImageReference[] {
  const { blocks } = extract(
    pageOf(`<!doctype html><article><h1>Bees</h1>${TEXT}${html}${TEXT.replace('noon', 'dawn')}</article>`),
  )
  const images: ImageReference[] = []
  for (const node of walk(blocks.map((block) => block.node))) {
    if (node.type === 'figure' && node.image) images.push(node.image)
    if (node.type === 'image') images.push(node)
  }
  return images
}

const urlsIn = (html: string) => imagesIn(html).map(({ url }) => url)

const CDN = 'https://cdn.example.org'
const BLUR = `data:image/jpeg;base64,${'A'.repeat(1500)}`
const WHOLE = `data:image/jpeg;base64,${'A'.repeat(20_000)}`
const DOT = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='

describe('an image has the address', () => {
  it.each([
    ['of src', `<img src="bee.jpg">`, 'bee.jpg'],
    ['of data-src', `<img src="${DOT}" data-src="bee.jpg">`, 'bee.jpg'],
    ['of data-original', `<img src="loading.gif" data-original="bee.jpg">`, 'bee.jpg'],
    ['of data-lazy-src', `<img src="${DOT}" data-lazy-src="bee.jpg">`, 'bee.jpg'],
    ['of data-actualsrc', `<img src="${DOT}" data-actualsrc="bee.jpg">`, 'bee.jpg'],
    [
      'of WeChat',
      `<img class="rich_pages" data-src="${CDN}/640?wx_fmt=png" data-type="png" data-w="1080">`,
      `${CDN}/640?wx_fmt=png`,
    ],
    ['of real_src', `<img src="sg_trans.gif" real_src="${CDN}/bee.jpg">`, `${CDN}/bee.jpg`],
    ['of a forum', `<img src="static/image/none.gif" file="attachment/bee.jpg">`, 'attachment/bee.jpg'],
    ['of data-srcset', `<img src="${DOT}" data-srcset="${CDN}/a.jpg 400w, ${CDN}/b.jpg 800w">`, `${CDN}/b.jpg`],
    ['of data-lazy-srcset', `<img data-lazy-srcset="a.jpg 1x, b.jpg 2x">`, 'b.jpg'],
    ['behind a blurred picture', `<img src="${BLUR}" data-src="bee.jpg">`, 'bee.jpg'],
    ['of an amp-img', `<amp-img src="bee.jpg" width="800" height="600"></amp-img>`, 'bee.jpg'],
    ['of a source', `<picture><source srcset="bee.webp 800w"><img alt="A bee"></picture>`, 'bee.webp'],
    [
      'of a source that can be read',
      `<picture><source type="image/avif" srcset="bee.avif"><source srcset="bee.jpg"><img></picture>`,
      'bee.jpg',
    ],
    ['of img before a source', `<picture><source srcset="bee.webp 800w"><img src="bee.jpg"></picture>`, 'bee.jpg'],
    ['of a part of an archive', `<img src="cid:frame-1@example.org">`, 'cid:frame-1@example.org'],
  ])('%s', (_, html, url) => {
    expect(urlsIn(html)).toEqual([url])
  })
})

describe('of several sizes', () => {
  const set = (...candidates: string[]) => candidates.map((candidate) => `${CDN}/${candidate}`).join(', ')
  it.each([
    ['the largest up to what a page of paper shows', set('s.jpg 400w', 'm.jpg 1600w', 'l.jpg 6000w'), 'm.jpg'],
    ['the smallest where all are larger', set('l.jpg 6000w', 'xl.jpg 9000w'), 'l.jpg'],
    ['twice the density, not three times', set('1.jpg', '2.jpg 2x', '3.jpg 3x'), '2.jpg'],
    ['in whatever order', set('m.jpg 1600w', 's.jpg 400w'), 'm.jpg'],
    ['with commas in addresses', set('w_400,h_300/s.jpg 400w', 'w_800,h_600/m.jpg 800w'), 'w_800,h_600/m.jpg'],
  ])('%s', (_, srcset, file) => {
    expect(urlsIn(`<img src="${CDN}/small.jpg" srcset="${srcset}">`)).toEqual([`${CDN}/${file}`])
  })

  it('the one in src where that may be a file beside the page', () => {
    expect(urlsIn(`<img src="images/bee.jpg" srcset="${CDN}/bee-2000.jpg 2000w">`)).toEqual(['images/bee.jpg'])
    expect(urlsIn('<img src="bee.jpg" srcset="bee-2.jpg 2x">')).toEqual(['bee.jpg'])
  })
})

describe('a saved page', () => {
  it.each([
    'Talk_files/bee.jpg',
    './%E8%9C%82_files/bee.jpg',
    'Talk.files/bee.jpg',
    'Talk-Dateien/bee.jpg',
    'Talk_fichiers/bee.jpg',
  ])('has the image beside it, not the one it came from: %s', (file) => {
    expect(urlsIn(`<img src="${file}" data-src="${CDN}/bee.jpg" srcset="${CDN}/bee-2000.jpg 2000w">`)).toEqual([file])
  })

  it('has the image in itself where it is larger than a placeholder', () => {
    expect(urlsIn(`<img src="${WHOLE}" data-original="${CDN}/bee.jpg">`)).toEqual([WHOLE])
  })
})

describe('an image that only programs show', () => {
  const copy = `<noscript><img src="bee.jpg" alt="A bee"></noscript>`
  it.each([
    ['before its copy', `<p><img class="lazy" src="${DOT}">${copy}</p>`],
    ['behind its copy', `<p>${copy}<img class="lazy" src="${DOT}"></p>`],
    ['in a wrapper', `<figure><span><img class="lazy" src="${DOT}"></span>${copy}</figure>`],
    ['nowhere but in its copy', `<figure><div class="lazy" data-bg="x"></div>${copy}</figure>`],
  ])('%s', (_, html) => {
    expect(imagesIn(html)).toEqual([{ url: 'bee.jpg', alt: 'A bee' }])
  })

  it('is one image where it has an address of its own', () => {
    expect(urlsIn(`<p><img src="${DOT}" data-src="own.jpg">${copy}</p>`)).toEqual(['own.jpg'])
  })

  it.each([
    [
      'a counter',
      '<p><noscript><img height="1" width="1" style="display:none" src="https://count.example/tr"></noscript></p>',
    ],
    ['a hidden one', '<p><noscript><img style="display: none" src="https://count.example/tr"></noscript></p>'],
    ['a script', '<p><noscript><img src="javascript:alert(1)"></noscript></p>'],
    ['a message', '<p><noscript>Turn scripts on. <img src="arrow.png"></noscript></p>'],
  ])('is not %s', (_, html) => {
    expect(imagesIn(html)).toEqual([])
  })

  it('in ten thousand copies costs ten thousand times as much as one', () => {
    expect(imagesIn(copy.repeat(10_000)).length).toBeLessThanOrEqual(10_000)
  })
})
