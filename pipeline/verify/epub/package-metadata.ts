import type { CheerioAPI } from 'cheerio/slim'

export interface PrintedCredit {
  name: string
  role: string
  fileAs: string
  alternates: string[]
}

export interface PackageMetadata {
  titles: { value: string; type: string }[]
  creators: PrintedCredit[]
  contributors: PrintedCredit[]
  /** Names of all elements in the metadata section. */
  elements: string[]
  /** Of a Dublin Core element, or of a `meta` with that property. */
  values(name: string): string[]
}

/** The metadata section of a package document (EPUB 3.3, 5.5), refinements resolved. */
export function readPackageMetadata($: CheerioAPI): PackageMetadata {
  const children = $('metadata').children().toArray()
  const text = (element: (typeof children)[number]) => $(element).text()
  const refinements = (id: string | undefined, property: string): string[] =>
    id === undefined
      ? []
      : children
          .filter(({ attribs }) => attribs.refines === `#${id}` && attribs.property === property)
          .map((element) => text(element))
  /** Where the pages are from is no source of the text. */
  const isPagination = (id: string | undefined) => refinements(id, 'source-of').includes('pagination')
  const credits = (name: string): PrintedCredit[] =>
    children
      .filter((element) => element.name === name)
      .map((element) => ({
        name: text(element),
        role: refinements(element.attribs.id, 'role').join(' '),
        fileAs: refinements(element.attribs.id, 'file-as').join(' '),
        alternates: refinements(element.attribs.id, 'alternate-script'),
      }))
  return {
    titles: children
      .filter(({ name }) => name === 'dc:title')
      .map((element) => ({ value: text(element), type: refinements(element.attribs.id, 'title-type')[0] ?? 'main' })),
    creators: credits('dc:creator'),
    contributors: credits('dc:contributor'),
    elements: children.map(({ name }) => name),
    values: (name) =>
      children
        .filter((element) => element.name === name || (element.name === 'meta' && element.attribs.property === name))
        .filter((element) => !isPagination(element.attribs.id))
        .map((element) => text(element)),
  }
}
