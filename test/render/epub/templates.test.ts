import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { describeError } from '../../../pipeline/errors.ts'
import { makeBook, TEMPLATES, transcriptOf, turn } from './book.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'templates-'))
  await cp(path.join(TEMPLATES, 'epub'), path.join(folder, 'epub'), { recursive: true })
})

afterEach(() => rm(folder, { recursive: true }))

const make = () => makeBook(transcriptOf([turn(1, 'ines', 'Hello.')]), { templates: folder })
const failure = () => make().then(() => 'no failure', describeError)

async function replaceLine(name: string, line: number, text: string): Promise<void> {
  const file = path.join(folder, 'epub', name)
  const lines = (await readFile(file, 'utf8')).split('\n')
  lines[line - 1] = text
  await writeFile(file, lines.join('\n'))
}

const NAMES = [
  'chapter.xhtml.ejs',
  'content.opf.ejs',
  'toc.xhtml.ejs',
  'toc.ncx.ejs',
  'titlepage.ejs',
  'speakers.ejs',
  'index.ejs',
  'colophon.ejs',
]

test.each(NAMES)('a name that does not exist in %s is reported with file and line', async (name) => {
  await replaceLine(name, 2, '<%= nothingOfThatName %>')
  expect(await failure()).toBe(
    `epub/${name}:line 2: expected a template that EJS can fill, found: nothingOfThatName is not defined; correct that line`,
  )
})

test.each(NAMES)('code that is no JavaScript in %s is reported with file and line', async (name) => {
  await replaceLine(name, 2, '\n<% if (( { %>')
  expect(await failure()).toMatch(new RegExp(`^epub/${name}:line 3: expected a template that EJS can fill, found: `))
})

test.each(NAMES)('a tag that is never closed in %s is reported with file and line', async (name) => {
  await replaceLine(name, 3, '<%= book.title')
  expect(await failure()).toMatch(new RegExp(`^epub/${name}:line 3: expected a template that EJS can fill, found: `))
})

test('a missing template is named', async () => {
  await rm(path.join(folder, 'epub', 'toc.ncx.ejs'))
  expect(await failure()).toBe('epub/toc.ncx.ejs: expected a template, found none that can be read; restore the file')
})

test('a designer changes a template and a style sheet without touching code', async () => {
  await replaceLine('colophon.ejs', 2, '<h1>Imprint</h1>')
  await writeFile(path.join(folder, 'epub', 'style.css'), 'body { line-height: 2 }')
  const { files } = await make()
  expect(files['OEBPS/colophon.xhtml']).toContain('<h1>Imprint</h1>')
  expect(files['OEBPS/style.css']).toContain('line-height: 2')
})
