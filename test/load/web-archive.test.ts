/** Pages saved as one file: MHTML as browsers and word processors write it, SingleFile's HTML. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { discover, load, loadImages } from '../../pipeline/load/index.ts'
import { openWebArchive } from '../../pipeline/load/mhtml.ts'
import { savedFrom } from '../../pipeline/load/saved-from.ts'
import { temporaryFolder } from './case.ts'

const GIF = Buffer.from('47494638396102000300800000ff0000ffffff2c00000000020003000002024401003b', 'hex')
const ADDRESS = 'https://example.org/talks/bees.html'

interface PartOf {
  type: string
  location?: string
  id?: string
  encoding?: string
  body: string
}

const part = ({ type, location, id, encoding, body }: PartOf) =>
  [
    `Content-Type: ${type}`,
    ...(id ? [`Content-ID: <${id}>`] : []),
    ...(encoding ? [`Content-Transfer-Encoding: ${encoding}`] : []),
    ...(location ? [`Content-Location: ${location}`] : []),
    '',
    body,
  ].join('\r\n')

const archive = (parts: PartOf[], head = 'From: <Saved by Blink>\r\n', type = 'type="text/html"') =>
  Buffer.from(
    `${head}Subject: Bees\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\t${type};\r\n\tboundary="----x--"\r\n\r\n\r\n` +
      parts.map((one) => `------x--\r\n${part(one)}\r\n`).join('') +
      '------x----\r\n',
    'latin1',
  )

const QUOTED =
  '<!doctype html><p>Ida: Where do the =\r\nbees go? =E2=80=94 South.</p><img src=3D"https://example.org/bee.gif"><p>50=25 =zz</p>'
const UNQUOTED =
  '<!doctype html><p>Ida: Where do the bees go? — South.</p><img src="https://example.org/bee.gif"><p>50% =zz</p>'
const page = (body = QUOTED): PartOf => ({
  type: 'text/html',
  id: 'frame-1@mhtml.blink',
  encoding: 'quoted-printable',
  location: ADDRESS,
  body,
})
const image = (more: Partial<PartOf> = {}): PartOf => ({
  type: 'image/gif',
  encoding: 'base64',
  location: 'https://example.org/bee.gif',
  body: GIF.toString('base64').replace(/.{20}/g, '$&\r\n'),
  ...more,
})

async function open(bytes: Uint8Array, name = 'page.mhtml', yaml?: string) {
  const folder = join(temporaryFolder(), 'bees')
  mkdirSync(folder)
  writeFileSync(join(folder, name), bytes)
  if (yaml !== undefined) writeFileSync(join(folder, 'source.yaml'), yaml)
  const [reference] = await discover(yaml === undefined ? join(folder, name) : folder)
  if (reference === undefined) throw new Error('no source')
  return load(reference)
}

describe('MHTML', () => {
  it('is the page in it, with its images and the address it was saved from', async () => {
    const bytes = archive([page(), image()])
    const loaded = await open(bytes)
    expect(loaded).toMatchObject({
      text: UNQUOTED,
      mediaType: 'text/html',
      url: ADDRESS,
      bytes: bytes.length,
      slug: 'bees',
    })
    const urls = ['https://example.org/bee.gif', '/bee.gif#top', 'none.gif', '../../../etc/hostname']
    const { images, warnings } = await loadImages(loaded, urls)
    expect([...images.keys()]).toEqual(urls.slice(0, 2))
    expect(warnings).toEqual([
      "missing image 'none.gif': it is not in the web archive; put the file there to have it in the book",
      "missing image '../../../etc/hostname': it is not in the web archive; put the file there to have it in the book",
    ])
  })

  it('may be the page of a folder, whose settings know better', async () => {
    const loaded = await open(archive([page(), image()]), 'page.mht', 'url: https://example.org/elsewhere\n')
    expect(loaded).toMatchObject({ text: UNQUOTED, url: 'https://example.org/elsewhere', name: 'bees' })
  })

  it('names parts by Content-ID', async () => {
    const loaded = await open(archive([page(), image({ location: '', id: 'image001.gif@01D' })]))
    expect((await loadImages(loaded, ['cid:image001.gif@01D'])).images.size).toBe(1)
  })

  it('of a word processor has names of files, which are nobody else’s business', async () => {
    const html: PartOf = { ...page(), location: 'file:///C:/talks/bees.htm' }
    const loaded = await open(archive([html, image({ location: 'file:///C:/talks/bees.files/image001.gif' })]))
    expect(loaded.url).toBeUndefined()
    expect((await loadImages(loaded, ['bees.files/image001.gif'])).images.size).toBe(1)
    expect((await loadImages(loaded, ['file:///etc/hostname'])).images.size).toBe(0)
  })

  it.each([
    [
      'windows-1252',
      {
        type: 'text/html; charset="windows-1252"',
        encoding: 'quoted-printable',
        body: '<p>Ida: =84Quiet please=93, it said</p>',
      },
      '„Quiet please“',
    ],
    [
      '8bit',
      { type: 'text/html; charset=utf-8', encoding: '8bit', body: Buffer.from('<p>Ida: où ?</p>').toString('latin1') },
      'où ?',
    ],
    [
      'base64',
      {
        type: 'text/html; charset=gb2312',
        encoding: 'base64',
        body: Buffer.from('3c703ed6f7b3d6c8cba3ba3c2f703e', 'hex').toString('base64'),
      },
      '主持人：',
    ],
  ])('in %s', async (_, html, text) => {
    expect((await open(archive([{ ...html, location: ADDRESS }]))).text).toContain(text)
  })

  it('takes the part that the head names, else the first that is a page', async () => {
    const frame: PartOf = { ...page('<p>Advertisement</p>'), id: 'frame-0@mhtml.blink' }
    const named = archive([frame, page()], undefined, 'start="<frame-1@mhtml.blink>"')
    expect((await open(named)).text).toBe(UNQUOTED)
    expect((await open(archive([frame, page()]))).text).toBe('<p>Advertisement</p>')
  })

  it('inside another multipart is found', async () => {
    const inner = `Content-Type: multipart/alternative; boundary=inner\r\n\r\n--inner\r\n${part({ type: 'text/plain', body: 'plain' })}\r\n--inner\r\n${part(page())}\r\n--inner--`
    const [type, ...rest] = inner.split('\r\n\r\n')
    const nested = archive([
      { type: (type ?? '').slice('Content-Type: '.length), body: rest.join('\r\n\r\n') },
      image(),
    ])
    expect((await open(nested)).text).toBe(UNQUOTED)
  })

  it.each([
    ['without a page', archive([image()])],
    ['without a boundary', Buffer.from('MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<p>x</p>')],
    ['without parts', archive([])],
  ])('%s is no page', async (_, bytes) => {
    await expect(open(bytes)).rejects.toMatchObject({
      code: 'not-a-page',
      message: expect.stringContaining('web archive'),
    })
  })

  it('cut off in an image is the page with one image missing', async () => {
    const bytes = archive([page(), image()])
    const loaded = await open(bytes.subarray(0, bytes.length - 40))
    expect(loaded.text).toBe(UNQUOTED)
    expect((await loadImages(loaded, ['/bee.gif'])).warnings[0]).toContain('damaged or cut off')
  })

  it('of any bytes is an archive or none, and never a fault', () => {
    const line = fc.constantFrom(
      'Content-Type: multipart/related; boundary=x',
      'Content-Type: text/html',
      '--x',
      '--x--',
      '',
      '<p>',
      '=',
      '=3',
      '\t',
      'MIME-Version: 1.0',
      'Content-Location: http://[',
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const found = openWebArchive(Buffer.from(lines.join(end)))
        if (found) expect(found.html).toBeInstanceOf(Uint8Array)
      }),
      { numRuns: 500 },
    )
  })

  it('of a hundred thousand delimiters, or nested without end, is read in its stride', () => {
    const head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n'
    openWebArchive(Buffer.from(head + '--x\n\n'.repeat(100_000)))
    openWebArchive(Buffer.from(head + '--x\nContent-Type: multipart/related; boundary=x\n\n'.repeat(20_000)))
    openWebArchive(Buffer.from(head + ' --x'.repeat(500_000)))
  })
})

describe('where a page was saved from', () => {
  it.each([
    ['<!-- saved from url=(0035)https://example.org/talks/bees.html -->', ADDRESS],
    ['<!DOCTYPE html>\n<!-- saved from url=(0042)https://example.org/talks/bees.html#t3 -->', ADDRESS],
    [
      '<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://example.org/talks/bees.html \n saved date: Wed Mar 20 2024\n-->',
      ADDRESS,
    ],
    ['<!-- saved from url=(0014)about:internet -->', undefined],
    ['<!-- saved from url=(0011)file:///a/b -->', undefined],
    ['<!-- saved from url=(0020)https://[::bad -->', undefined],
    ['<p>url: https://example.org/</p>', undefined],
  ])('%s', (head, url) => {
    expect(savedFrom(`${head}<body>`)).toBe(url)
  })

  it('is the address of a file, unless source.yaml gives another', async () => {
    const html = Buffer.from('<!-- saved from url=(0035)https://example.org/talks/bees.html --><p>Ida: Where?</p>')
    expect((await open(html, 'talk.html')).url).toBe(ADDRESS)
    const other = 'url: https://example.org/elsewhere\n'
    expect((await open(html, 'page.html', other)).url).toBe('https://example.org/elsewhere')
  })
})
