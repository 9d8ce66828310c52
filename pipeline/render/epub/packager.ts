/**
 * epub-gen-memory with its freedoms taken away: no clock, no random identifier, no network, no invented metadata.
 *
 * What a book says stands in the templates of templates/epub; the packager fills them and makes the container.
 */
import { EPub, type Options, type Chapter as PackedChapter } from 'epub-gen-memory'
import { ColloquyError } from '../../errors.ts'
import type { ImageFile } from '../door.ts'
import type { Chapter } from './chapters.ts'
import type { Navigation } from './navigation.ts'
import { type Book, UNKNOWN_MOMENT } from './package.ts'
import type { IndexEntry } from './speaker-index.ts'
import { fillTemplate, type Template, type Templates, templateFault } from './templates.ts'

export interface Edition {
  book: Book
  chapters: Chapter[]
  navigation: Navigation
  index: IndexEntry[]
  templates: Templates
}

type Matter = 'cover' | 'frontmatter' | 'bodymatter' | 'backmatter'

/** What the chapter template sees. `content` stays empty: the packager would rewrite it (it drops `lang`, adds alts). */
interface Page extends PackedChapter {
  title: string
  filename: string
  matter: Matter
  untitled: boolean
  body: string
  book: Book
}

export async function packBook(edition: Edition): Promise<Uint8Array> {
  return new Packager(edition).pack()
}

class Packager extends EPub {
  readonly #edition: Edition

  constructor(edition: Edition) {
    const { book, templates, navigation } = edition
    const pages = pagesOf(edition)
    const options: Options & { book: Book; navigation: Navigation; startOfText: string } = {
      title: book.title,
      lang: book.language,
      // Required by the packager in a form of its own; no template prints it.
      date: book.modified,
      css: templates.css,
      chapterXHTML: templates.chapter.text,
      contentOPF: templates.package.text,
      tocXHTML: templates.contents.text,
      tocNCX: templates.ncx.text,
      book,
      navigation,
      startOfText: edition.chapters[0]?.filename ?? '',
    }
    super(options, pages)
    this.uuid = book.identifier
    this.#edition = edition
  }

  async pack(): Promise<Uint8Array> {
    await this.render()
    const moment = zipMoment(this.#edition.book.modified)
    for (const entry of Object.values(this.zip.files)) {
      // Entries for folders carry the clock's time, and OCF has no use for them.
      if (entry.dir) delete this.zip.files[entry.name]
      else entry.date = moment
    }
    return this.generateAsync({
      type: 'uint8array',
      mimeType: 'application/epub+zip',
      compression: 'DEFLATE',
      compressionOptions: { level: 9 },
      platform: 'DOS',
    })
  }

  protected override async generateTemplateFiles(): Promise<void> {
    try {
      await super.generateTemplateFiles()
    } catch (error) {
      if (error instanceof ColloquyError) throw error
      throw templateFault(this.#unfilledTemplate(), error)
    }
  }

  /** The packager fills chapters, package, NCX and contents in this order: the first file that is not there failed. */
  #unfilledTemplate(): Template {
    const { templates } = this.#edition
    if (this.zip.file('META-INF/container.xml') === null) return templates.chapter
    if (this.zip.file('OEBPS/content.opf') === null) return templates.package
    return this.zip.file('OEBPS/toc.ncx') === null ? templates.ncx : templates.contents
  }

  /** Images are bytes already; they do not compress. */
  protected override async downloadAllImages(): Promise<void> {
    const { cover, fonts, images } = this.#edition.book
    const place = (path: string, { bytes, mediaType }: Pick<ImageFile, 'bytes' | 'mediaType'>) =>
      this.zip.file(path, bytes, { compression: mediaType === 'image/svg+xml' ? 'DEFLATE' : 'STORE' })
    for (const image of images) place(`OEBPS/images/${image.name}`, image)
    if (cover) place(`OEBPS/${cover.name}`, cover)
    for (const { name, bytes } of fonts) this.zip.file(`OEBPS/fonts/${name}`, bytes)
    // Apple Books sets a book in fonts of its own unless it finds this.
    if (fonts.length > 0)
      this.zip.file('META-INF/com.apple.ibooks.display-options.xml', this.#edition.templates.displayOptions.text)
  }
}

function pagesOf({ book, chapters, index, templates }: Edition): Page[] {
  const page = (matter: Matter, filename: string, title: string, body: string, untitled = false): Page => ({
    filename,
    title,
    matter,
    untitled,
    body,
    book,
    content: '',
  })
  const { words } = book
  const data = { book, words }
  return [
    // In no list of contents: reading systems open with it.
    ...(book.cover ? [page('cover', 'cover.xhtml', words.cover, fillTemplate(templates.cover, data))] : []),
    page('frontmatter', 'titlepage.xhtml', book.title, fillTemplate(templates.titlePage, data)),
    ...(book.speakers.length > 0
      ? [page('frontmatter', 'speakers.xhtml', words.speakers, fillTemplate(templates.speakers, data))]
      : []),
    ...chapters.map((chapter) => page('bodymatter', chapter.filename, chapter.title, chapter.xhtml, chapter.untitled)),
    ...(index.length > 0
      ? [page('backmatter', 'index.xhtml', words.index, fillTemplate(templates.index, { ...data, index }))]
      : []),
    page('backmatter', 'colophon.xhtml', words.colophon, fillTemplate(templates.colophon, data)),
  ]
}

/** ZIP knows the years 1980 to 2107. */
function zipMoment(timestamp: string): Date {
  const year = Number(timestamp.slice(0, 4))
  return new Date(year >= 1980 && year <= 2107 ? timestamp : UNKNOWN_MOMENT)
}
