/** The licence, where the page states one in so many words; a copyright line is none. */
import { addressOf } from './address.ts'
import { textIn } from './elements.ts'
import { type Found, first, line } from './evidence.ts'
import type { Harvest } from './harvest.ts'
import { isObject, type LinkedData, strings } from './json-ld.ts'

const METAS = [
  'dcterms.license',
  'dc.rights.license',
  'dc.rights',
  'dcterms.rights',
  'license',
  'og:license',
  'article:license',
]

export function rightsOf(harvest: Harvest | undefined, data: LinkedData, base: string | undefined): Found | undefined {
  const links = (harvest?.rel.get('license') ?? []).map(({ element }) => {
    const url = addressOf(element.attribs.href ?? '', base)
    const text = element.name === 'a' ? textIn(element, 200) || element.attribs.title : element.attribs.title
    return { value: statement(text, url) ?? '', from: `${element.name}[rel=license]` }
  })
  const linked = data.articles.flatMap((node) =>
    licences(node.license).map((value) => ({ value, from: 'json-ld license' })),
  )
  const metas = METAS.flatMap((name) =>
    (harvest?.meta.get(name) ?? []).map((value) => ({ value, from: `meta[${name}]` })),
  )
  return first([...links, ...linked, ...metas], (value) => {
    const text = line(value)
    return text === undefined || text.length > 500 ? undefined : text
  })
}

function licences(value: unknown): string[] {
  if (!isObject(value)) return strings(value)
  return strings(statement(strings(value.name)[0], addressOf(strings(value.url)[0] ?? strings(value['@id'])[0] ?? '')))
}

function statement(text: string | undefined, url: string | undefined): string | undefined {
  const words = line(text)
  if (words === undefined || words === url) return url
  return url === undefined ? words : `${words} (${url})`
}
