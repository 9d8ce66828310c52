/** Each kind of damage to a good book is found, by the check that is there for it. */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import type { Transcript } from '../../../pipeline/transcript/model.ts'
import { epubChecks } from '../../../pipeline/verify/epub/index.ts'
import { heading, makeBook, transcriptOf, turn } from '../../render/epub/book.ts'

const TRANSCRIPT: Transcript = transcriptOf(
  [
    heading('Morning'),
    turn(1, 'ines', 'Where does the path begin?'),
    turn(2, 'omar', 'At the old mill.'),
    heading('Evening'),
    turn(3, 'ines', 'And where does it end?'),
  ],
  {
    metadata: {
      title: 'Two paths',
      subtitle: 'A walk',
      description: 'They walk and talk.',
      language: 'en',
      published: '2020-02',
      contributors: [{ name: 'Lena Fuchs', role: 'translator' }],
      publisher: 'Path Press',
      url: 'https://paths.example/1',
      subjects: ['walking', 'mills'],
      rights: 'CC0',
      series: { name: 'Walks' },
    },
  },
)

let good: Record<string, string>

beforeAll(async () => {
  const { bytes } = await makeBook(TRANSCRIPT, {
    handout: async () => ({ pages: 2, breaks: [{ page: 2, place: '2.0', offset: 7 }], titlePage: '' }),
  })
  good = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]))
})

function pack(files: Record<string, string>, stored = ['mimetype']): Uint8Array {
  const zippable: Zippable = {}
  for (const [name, text] of Object.entries(files))
    zippable[name] = [strToU8(text), { level: stored.includes(name) ? 0 : 6 }]
  return zipSync(zippable, { mtime: new Date(2000, 0, 1) })
}

async function check(bytes: Uint8Array, transcript = TRANSCRIPT): Promise<string[]> {
  const artefact = { name: 'damaged.epub', format: 'epub', bytes, transcript, timestamp: '2020-02-01T00:00:00Z' }
  const findings = (await Promise.all(epubChecks.map((each) => each(artefact)))).flat()
  return findings.map(({ check: name, message, place }) => `${name} ${place ?? ''} ${message}`)
}

/** The book with one replacement in one file, which must have happened. */
function damaged(file: string, from: string | RegExp, to: string): Uint8Array {
  const text = good[file] ?? ''
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  return pack({ ...good, [file]: changed })
}

test('a good book has no findings', async () => {
  expect(await check(pack(good))).toEqual([])
})

const OPF = 'OEBPS/content.opf'
const FIRST = 'OEBPS/text-1.xhtml'
const INDEX = 'OEBPS/index.xhtml'
const SECOND = 'OEBPS/text-2.xhtml'

test.each<[string, string, string | RegExp, string, RegExp]>([
  ['a lost word', FIRST, 'old mill', 'mill', /^epub-text .*text-1\.xhtml#t2 expected 'oldmill/],
  ['a word between turns', SECOND, '>Evening</h1>', '>Late evening</h1>', /^epub-text {2}expected 'Evening/],
  [
    'another label',
    FIRST,
    'Omar Said:',
    'Inês Duarte:',
    /^epub-text .* expected the label 'Omar Said', found 'Inês Duarte:'/,
  ],
  ['more in a label', FIRST, 'Omar Said:', 'Dr Omar Said:', /^epub-text .* expected the label/],
  ['a lost anchor', SECOND, 'id="t3"', 'id="x3"', /^epub-anchors {2}expected anchor t3, found none/],
  ['an anchor twice', FIRST, '<p><strong', '<p id="t1"><strong', /^epub-anchors .* expected every id once/],
  [
    'another title',
    OPF,
    'Two paths',
    'Three paths',
    /^epub-metadata .* expected title as dc:title 'Two paths', found 'Three paths'/,
  ],
  ['no subtitle', OPF, /<dc:title id="subtitle">.*\n.*\n/, '', /^epub-metadata .* expected subtitle .* found absent/],
  [
    'joined creators',
    OPF,
    /<dc:creator id="creator-2">[\s\S]*?(?=<dc:contributor)/,
    '',
    /^epub-metadata .* expected creators .* 'Omar Said', found 'Inês Duarte'$/,
  ],
  [
    'another role',
    OPF,
    '>hst<',
    '>aut<',
    /^epub-metadata .* expected role, file-as and other scripts of 'Inês Duarte'/,
  ],
  ['no contributor', OPF, 'Lena Fuchs', 'Nobody', /^epub-metadata .* expected contributors/],
  ['another language', OPF, '<dc:language>en', '<dc:language>fr', /^epub-metadata .* expected language/],
  [
    'another language in a chapter',
    FIRST,
    'xml:lang="en"',
    'xml:lang="fr"',
    /^epub-metadata .*text-1.* expected xml:lang 'en', found 'fr'/,
  ],
  [
    'a finer date',
    OPF,
    '2020-02<',
    '2020-02-01<',
    /^epub-metadata .* expected published .* '2020-02', found '2020-02-01'/,
  ],
  ['another moment', OPF, '2020-02-01T00:00:00Z', '2021-02-01T00:00:00Z', /^epub-metadata .* expected modified/],
  ['no description', OPF, /<dc:description>.*\n/, '', /^epub-metadata .* expected description/],
  ['a subject less', OPF, '<dc:subject>mills</dc:subject>', '', /^epub-metadata .* expected subjects/],
  ['an invented publisher', OPF, 'Path Press', 'anonymous', /^epub-metadata .* expected publisher/],
  ['another source', OPF, 'paths.example', 'path.example', /^epub-metadata .* expected url/],
  ['invented rights', OPF, 'CC0', 'All rights reserved', /^epub-metadata .* expected rights/],
  [
    'no series',
    OPF,
    /<meta property="belongs[\s\S]*?(?=<meta property="schema)/,
    '',
    /^epub-metadata .* expected series/,
  ],
  [
    'an invented element',
    OPF,
    '<dc:language>',
    '<dc:type>Text</dc:type><dc:language>',
    /^epub-metadata .* found dc:type/,
  ],
  ['another identifier', OPF, 'urn:uuid:2d5a', 'urn:uuid:3d5a', /^epub-metadata .* expected id/],
  [
    'a dead link',
    'OEBPS/toc.xhtml',
    'text-1.xhtml#s1',
    'text-9.xhtml#s1',
    /^epub-links .* expected a file of the book at 'text-9/,
  ],
  ['a dead anchor', 'OEBPS/toc.ncx', 'text-2.xhtml#s2', 'text-2.xhtml#s9', /^epub-links .* expected the anchor 's9'/],
  ['a turn missing from the index', INDEX, /<li><a[^>]*>3<\/a><\/li>\n/, '', /^epub-index .* 'Inês Duarte' at t1=t1$/],
  ['a turn under another number', INDEX, '>2</a>', '>4</a>', /^epub-index .* 'Omar Said' at t2=t4$/],
  ['no index', INDEX, 'epub:type="index"', '', /^epub-index .* found none in the spine/],
  ['a page twice', FIRST, /(<span epub:type="pagebreak".*?><\/span>)/, '$1$1', /^epub-pages .* after 2, found page 2/],
  ['a page under another number', FIRST, 'title="2"', 'title="3"', /^epub-pages .* expected page 3 at .*text-1/],
  ['a page missing from the contents', 'OEBPS/toc.xhtml', /<li><a href=".*page2.*\n/, '', /^epub-pages .* found none/],
  ['a page missing from the NCX', 'OEBPS/toc.ncx', '<text>2</text>', '<text>1</text>', /^epub-pages .*toc\.ncx/],
  ['a page without a marker', FIRST, /<span epub:type="pagebreak".*?><\/span>/, '', /^epub-pages .* expected none/],
  ['pages of nobody', OPF, /<meta property="pageBreakSource">.*\n/, '', /^epub-pages .* expected pageBreakSource/],
  ['pages nobody is told of', OPF, /.*pageNavigation.*\n/, '', /^epub-pages .* accessibilityFeature pageNavigation/],
  ['an image that is none', OPF, 'media-type="text/css"', 'media-type="image/png"', /^epub-images .*style\.css/],
  ['two covers', OPF, /id="(item_[01])"/g, 'id="$1" properties="cover-image"', /^epub-images .* one cover, found 2/],
  ['a script', FIRST, '</section>', '<script>1</script></section>', /^epub-active-content .* found <script>/],
  ['a handler', FIRST, '<h1', '<h1 onclick="x()"', /^epub-active-content .* found onclick/],
  ['a script in a link', FIRST, 'At the', '<a href="java&#10;script:x()">At</a> the', /^epub-(active-content|links) /],
  [
    'a remote image',
    FIRST,
    'At the',
    '<img src="https://e.example/a.png" alt=""/>At the',
    /^epub-active-content .* found https: on <img>/,
  ],
  [
    'a remote font',
    'OEBPS/style.css',
    'body {',
    '@font-face{src:url(//e.example/f)}body {',
    /^epub-active-content .*style\.css/,
  ],
  ['XML that is none', FIRST, '</h1>', '', /^epub-conformance /],
])('%s is found', async (_, file, from, to, finding) => {
  expect(await check(damaged(file, from, to))).toContainEqual(expect.stringMatching(finding))
})

test('text that moved is found, with the turn it is missing from', async () => {
  const [first = '', second = ''] = [good[FIRST], good[SECOND]]
  const moved = pack({
    ...good,
    [FIRST]: second.replace('id="t3"', 'id="t1"'),
    [SECOND]: first.replace('id="t1"', 'id="t3"'),
  })
  expect(await check(moved)).toContainEqual(expect.stringMatching(/^epub-text .*#t1 expected 'Wheredoesthepathbegin/))
})

test('a missing file, a stray file and a path that climbs out are found', async () => {
  const { [SECOND]: _, ...rest } = good
  expect(await check(pack(rest))).toContainEqual(expect.stringMatching(/^epub-links .* expected OEBPS\/text-2\.xhtml/))
  expect(await check(pack({ ...good, 'OEBPS/../../x': 'y' }))).toContainEqual(
    expect.stringMatching(/^epub-container .* one that leaves it/),
  )
  expect(await check(pack({ ...good, 'OEBPS/notes.txt': 'y' }))).toContainEqual(
    expect.stringMatching(/^epub-container .*notes\.txt/),
  )
})

test('a mimetype that is compressed, late or something else is found', async () => {
  const { mimetype = '', ...rest } = good
  expect(await check(pack(good, []))).toContainEqual(
    expect.stringMatching(/^epub-container mimetype expected mimetype to be stored/),
  )
  expect(await check(pack({ ...rest, mimetype }))).toContainEqual(
    expect.stringMatching(/^epub-container mimetype expected 'mimetype'/),
  )
  expect(await check(pack({ ...good, mimetype: 'application/zip' }))).toContainEqual(
    expect.stringMatching(/^epub-container mimetype/),
  )
})

test.each([
  ['nothing', new Uint8Array()],
  ['no archive', strToU8('this is not a book')],
  ['an archive of something else', zipSync({ 'a.txt': strToU8('a') })],
])('%s is one clear finding of the container, and no crash', async (_, bytes) => {
  const findings = await check(bytes)
  expect(findings.filter((each) => each.startsWith('epub-container'))).toHaveLength(1)
  expect(findings.every((each) => /^epub-(container|conformance)/.test(each))).toBe(true)
})

test('an archive that states more than any book holds is not unpacked', async () => {
  const bomb = Buffer.from(pack(good))
  // Central directory header (APPNOTE 4.3.12): uncompressed size at 24.
  for (let at = bomb.indexOf('PK\x01\x02'); at >= 0; at = bomb.indexOf('PK\x01\x02', at + 4))
    bomb.writeUInt32LE(0x7fffffff, at + 24)
  const findings = await check(bomb)
  expect(findings).toEqual([expect.stringContaining('more than 512 MB in it')])
})
