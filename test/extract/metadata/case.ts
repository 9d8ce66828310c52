/** Reads a case folder as the extractor would hand it over. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'cheerio'
import type { MetadataInput, VisibleLine } from '../../../pipeline/extract/metadata/index.ts'
import type { Page } from '../../../pipeline/transcript/page.ts'
import type { SourceSettings } from '../../../pipeline/transcript/settings.ts'

const MEDIA_TYPES = { html: 'text/html', md: 'text/markdown', txt: 'text/plain' } as const

/** In HTML, `data-where` marks the lines around the article and `main` is the article; see the cases. */
export function inputOf(folder: string, name: string): MetadataInput {
  const ending = (['html', 'md', 'txt'] as const).find((candidate) => existsSync(join(folder, `input.${candidate}`)))
  if (ending === undefined) throw new Error(`no input in ${folder}`)
  const text = readFileSync(join(folder, `input.${ending}`), 'utf8')
  const settingsFile = join(folder, 'source.json')
  const settings = existsSync(settingsFile) ? (JSON.parse(readFileSync(settingsFile, 'utf8')) as SourceSettings) : {}
  const page = pageOf(name, MEDIA_TYPES[ending], text, settings)
  if (ending === 'html') return htmlInput(page)
  return ending === 'md' ? markdownInput(page) : textInput(page)
}

export function pageOf(name: string, mediaType: Page['mediaType'], text: string, settings: SourceSettings = {}): Page {
  return {
    name,
    slug: name,
    mediaType,
    text,
    charset: 'utf-8',
    sha256: '0'.repeat(64),
    bytes: text.length,
    replaced: [],
    settings,
  }
}

export function htmlInput(page: Page): MetadataInput {
  const $ = load(page.text)
  const visible = $('[data-where]')
    .toArray()
    .map((element, order): VisibleLine => {
      const { 'data-where': where, class: classes } = element.attribs
      return {
        text: $(element)
          .text()
          .replace(/[ \n]+/g, ' ')
          .trim(),
        path: `${element.name} ${order + 1}`,
        order,
        where: where as VisibleLine['where'],
        classes: classes?.split(' ') ?? [],
      }
    })
  const text = $('main > p')
    .toArray()
    .map((element) => $(element).text())
    .join('\n')
  return { $, page, text, visible }
}

/** Front matter and heading are read from the page itself. */
function markdownInput(page: Page): MetadataInput {
  return { $: undefined, page, text: page.text.replace(/^---\n[\s\S]*?\n---\n/, ''), visible: [] }
}

/** Everything above the first empty line stands around the article. */
function textInput(page: Page): MetadataInput {
  const [head, ...rest] = page.text.split('\n\n')
  const visible = (head as string)
    .split('\n')
    .map((text, order): VisibleLine => ({ text, path: `line ${order + 1}`, order, where: 'head', classes: [] }))
  return { $: undefined, page, text: rest.join('\n'), visible }
}
