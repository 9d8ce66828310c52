/** The files a designer can change. Whatever is wrong with one is said with its name and line. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Script } from 'node:vm'
import ejs from 'ejs'
import { ColloquyError } from '../../errors.ts'

export interface Template {
  /** Below the templates folder: `epub/toc.xhtml.ejs`. */
  name: string
  text: string
}

export interface Templates {
  chapter: Template
  package: Template
  contents: Template
  ncx: Template
  cover: Template
  titlePage: Template
  speakers: Template
  index: Template
  colophon: Template
  /** For Apple Books, when fonts are embedded. */
  displayOptions: Template
  /** style.css, then what the language and the direction of its script ask for. */
  css: string
}

export interface Style {
  language: string
  direction: 'ltr' | 'rtl'
  vertical: boolean
}

export async function readTemplates(folder: string, { language, direction, vertical }: Style): Promise<Templates> {
  const read = async (name: string): Promise<Template> => {
    try {
      return { name: `epub/${name}`, text: await readFile(path.join(folder, 'epub', name), 'utf8') }
    } catch (cause) {
      throw new ColloquyError('template', 'expected a template, found none that can be read; restore the file', {
        file: `epub/${name}`,
        cause,
      })
    }
  }
  const optional = (name: string) => read(name).catch(() => undefined)
  const primary = language.split('-')[0] ?? ''
  const [
    chapter,
    opf,
    contents,
    ncx,
    cover,
    titlePage,
    speakers,
    index,
    colophon,
    displayOptions,
    style,
    byDirection,
    byLanguage,
    byWriting,
  ] = await Promise.all([
    read('chapter.xhtml.ejs'),
    read('content.opf.ejs'),
    read('toc.xhtml.ejs'),
    read('toc.ncx.ejs'),
    read('cover.ejs'),
    read('titlepage.ejs'),
    read('speakers.ejs'),
    read('index.ejs'),
    read('colophon.ejs'),
    read('display-options.xml'),
    read('style.css'),
    direction === 'rtl' ? optional('rtl.css') : undefined,
    optional(`language/${primary}.css`),
    vertical ? read('vertical.css') : undefined,
  ])
  const css = [style, byDirection, byLanguage, byWriting]
    .flatMap((sheet) => (sheet === undefined ? [] : [sheet.text]))
    .join('\n')
  return { chapter, package: opf, contents, ncx, cover, titlePage, speakers, index, colophon, displayOptions, css }
}

export function fillTemplate(template: Template, data: Record<string, unknown>): string {
  try {
    return ejs.render(template.text, data)
  } catch (error) {
    throw templateFault(template, error)
  }
}

/** The error of EJS as one of ours: the file, the line, what EJS found. */
export function templateFault({ name, text }: Template, error: unknown): ColloquyError {
  const found = (error instanceof Error ? error.message : String(error)).trim()
  // While it runs, EJS itself says `ejs:12`, an excerpt and the reason on the last line.
  const running = /^[^\n:]*:(\d+)\n/.exec(found)?.[1]
  const line = running === undefined ? lineOfSyntaxError(text) : Number(running)
  const lines = found.split('\n')
  const reason = (running === undefined ? lines[0] : lines.at(-1))?.replace(/ while compiling ejs.*| in ejs.*/, '')
  return new ColloquyError('template', `expected a template that EJS can fill, found: ${reason}; correct that line`, {
    file: name,
    place: line === undefined ? undefined : `line ${line}`,
    cause: error,
  })
}

/** EJS names no line for code that does not compile, but its generated source counts them: `; __line = 12`. */
function lineOfSyntaxError(text: string): number | undefined {
  const template = new ejs.Template(text) as ejs.Template & { source: string; generateSource(): void }
  try {
    template.generateSource()
    new Script(`(function () {\n${template.source}\n})`, { filename: 'template' })
    return undefined
  } catch (error) {
    if (!(error instanceof SyntaxError)) return lineOfOpenTag(text)
    const generated = Number(/^template:(\d+)/.exec(error.stack ?? '')?.[1] ?? 1)
    const before = template.source
      .split('\n')
      .slice(0, Math.max(0, generated - 1))
      .join('\n')
    return Number([...before.matchAll(/__line = (\d+)/g)].at(-1)?.[1] ?? 1)
  }
}

/** Line of the first tag that another tag, or the end, follows before it is closed. */
function lineOfOpenTag(text: string): number | undefined {
  for (let start = text.indexOf('<%'); start >= 0; start = text.indexOf('<%', start + 2)) {
    const close = text.indexOf('%>', start)
    const next = text.indexOf('<%', start + 2)
    if (close < 0 || (next >= 0 && next < close)) return text.slice(0, start).split('\n').length
  }
  return undefined
}
