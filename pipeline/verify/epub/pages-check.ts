/** Pages: every marker once and in order, and the same list in the contents, in the NCX and in the metadata. */
import type { CheerioAPI } from 'cheerio/slim'
import type { Check, Finding } from '../door.ts'
import { reporter } from './finding.ts'
import { readPackageMetadata } from './package-metadata.ts'
import { type EpubReading, readEpub, resolvePath } from './reading.ts'

interface Page {
  number: string
  /** Path and anchor. */
  target: string
}

export const checkPages: Check = async (artefact) => {
  const reading = await readEpub(artefact.bytes)
  if (reading.fault !== undefined) return []
  const report = reporter('epub-pages', artefact)
  const findings: Finding[] = []
  const markers: Page[] = []
  for (const { path, $ } of reading.spine)
    for (const marker of $('[epub\\:type~="pagebreak"]').toArray()) {
      const { id = '', role, title: number = '' } = marker.attribs
      if (role !== 'doc-pagebreak' || !/^[1-9]\d*$/.test(number) || $(marker).text() !== '')
        findings.push(report(`expected an empty doc-pagebreak named by its number, found '${number}'`, path))
      if (Number(number) <= Number(markers.at(-1)?.number ?? 0))
        findings.push(report(`expected a page after ${markers.at(-1)?.number}, found page ${number}`, path))
      markers.push({ number, target: `${path}#${id}` })
    }
  for (const [place, list] of listsOf(reading)) {
    const fault = listFault(markers, list)
    if (fault !== undefined) findings.push(report(fault, place))
  }
  const stated = metadataFault(reading, artefact.transcript.id, markers.length > 0)
  if (stated !== undefined) findings.push(report(stated, reading.packagePath))
  return findings
}

/** The page lists of the contents (EPUB 3) and of the NCX (EPUB 2). */
function listsOf(reading: EpubReading): [string, Page[]][] {
  const nav = reading.manifest.find(({ properties }) => properties.includes('nav'))
  const ncx = reading.manifest.find(({ mediaType }) => mediaType === 'application/x-dtbncx+xml')
  const lists: [string, Page[]][] = []
  const target = (path: string, reference = '') => `${resolvePath(path, reference)}#${reference.split('#')[1]}`
  if (nav && reading.files.has(nav.path)) {
    const $: CheerioAPI = reading.xml(nav.path)
    const links = $('nav[epub\\:type="page-list"] a').toArray()
    lists.push([
      nav.path,
      links.map((link) => ({ number: $(link).text(), target: target(nav.path, link.attribs.href) })),
    ])
  }
  if (ncx && reading.files.has(ncx.path)) {
    const $: CheerioAPI = reading.xml(ncx.path)
    const targets = $('pageList > pageTarget').toArray()
    lists.push([
      ncx.path,
      targets.map((each) => ({
        number: $(each).find('text').text(),
        target: target(ncx.path, $(each).find('content').attr('src')),
      })),
    ])
  }
  return lists
}

function listFault(markers: readonly Page[], list: readonly Page[]): string | undefined {
  const describe = (page: Page | undefined) => (page === undefined ? 'none' : `page ${page.number} at ${page.target}`)
  for (let index = 0; index < Math.max(markers.length, list.length); index += 1)
    if (describe(markers[index]) !== describe(list[index]))
      return `expected ${describe(markers[index])} in the list of pages, found ${describe(list[index])}`
  return undefined
}

/** EPUB Accessibility 1.1 and its note on page sources: pages are said to be there, and whose they are. */
function metadataFault(reading: EpubReading, identifier: string, hasPages: boolean): string | undefined {
  if (reading.package === undefined) return undefined
  const { values } = readPackageMetadata(reading.package)
  const source = values('pageBreakSource').join(' ')
  if (source !== (hasPages ? identifier : ''))
    return `expected pageBreakSource ${hasPages ? `'${identifier}'` : 'absent'}, found '${source}'`
  const features = values('schema:accessibilityFeature')
  for (const feature of ['pageBreakMarkers', 'pageNavigation', 'printPageNumbers'])
    if (features.includes(feature) !== hasPages)
      return `expected accessibilityFeature ${feature} ${hasPages ? 'with pages' : 'only with pages'}, found the contrary`
  return undefined
}
