/** Structured data in JSON-LD, read as tolerantly as browsers and crawlers do. */

export type JsonObject = { [key: string]: unknown }

/** Nodes looked at; a page with more is hostile. */
const NODE_LIMIT = 5000

/** Values that are about other things than this page. */
const FOREIGN_KEYS = new Set([
  'comment',
  'comments',
  'review',
  'reviews',
  'itemlistelement',
  'haspart',
  'relatedlink',
  'mentions',
  'citation',
  'about',
  'isrelatedto',
  'potentialaction',
  'associatedmedia',
  'suggestedanswer',
])

/** How well a type names the article itself. */
const TYPE_RANKS: readonly [RegExp, number][] = [
  [
    /^(news|reportagenews|analysisnews|opinionnews|backgroundnews|askpublicnews|reviewnews|advertisercontent|satirical|scholarly|tech|medicalscholarly)?article$/,
    10,
  ],
  [/^(blogposting|liveblogposting|socialmediaposting|discussionforumposting|report|interview|newsarticle)$/, 9],
  [/^(podcastepisode|radioepisode|episode|tvepisode)$/, 7],
  [/^(creativework|audioobject|videoobject|itempage|qapage|faqpage)$/, 4],
  [/^(webpage|medicalwebpage|collectionpage|aboutpage)$/, 3],
]

export interface LinkedData {
  /** Best first: the article, then the page around it. */
  articles: JsonObject[]
  /** WebSite, Organization and the like. */
  others: JsonObject[]
  byId: Map<string, JsonObject>
}

export function typesOf(node: JsonObject): string[] {
  return strings(node['@type'] ?? node.type).map((type) => (type.split(/[/#:]/).at(-1) ?? '').toLowerCase())
}

/** All strings in a value that is a string, a number or a list of them. */
export function strings(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value]
  return list
    .map((item) => (typeof item === 'number' ? String(item) : item))
    .filter((item): item is string => typeof item === 'string' && item.trim() !== '')
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export interface LinkedDataReading {
  address(value: string): string | undefined
  /** Character references (`&#039;`) in a value, as many systems leave them there. */
  decode(value: string): string
  canonical: string | undefined
}

/** Reads the scripts of a page; a script that cannot be mended is passed over, since the page may state the same elsewhere. */
export function linkedDataOf(scripts: readonly string[], reading: LinkedDataReading): LinkedData {
  const data: LinkedData = { articles: [], others: [], byId: new Map() }
  const ranked: { node: JsonObject; rank: number }[] = []
  for (const script of scripts) {
    for (const { node, depth } of nodesOf(parseTolerantly(script), reading)) {
      const id = strings(node['@id'])[0]
      if (id !== undefined && Object.keys(node).length > 1 && !data.byId.has(id)) data.byId.set(id, node)
      const rank = Math.max(0, ...typesOf(node).map(rankOf))
      if (rank === 0) data.others.push(node)
      else ranked.push({ node, rank: rank - Math.min(depth, 8) / 10 + (isAbout(node, reading) ? 20 : 0) })
    }
  }
  data.articles = ranked.sort((a, b) => b.rank - a.rank).map(({ node }) => node)
  return data
}

function rankOf(type: string): number {
  return TYPE_RANKS.find(([pattern]) => pattern.test(type))?.[1] ?? 0
}

function isAbout(node: JsonObject, { canonical, address }: LinkedDataReading): boolean {
  if (canonical === undefined) return false
  const main = node.mainEntityOfPage
  const own = [node.url, node['@id'], isObject(main) ? (main['@id'] ?? main.url) : main]
  return own.flatMap(strings).some((value) => {
    const resolved = address(value)
    return resolved !== undefined && bare(resolved) === bare(canonical)
  })
}

const bare = (url: string) =>
  url
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/[#?].*/, '')
    .replace(/\/$/, '')

/** Every object that describes this page, with its depth; those under keys that lead to other things are left out. */
function nodesOf(value: unknown, { decode }: LinkedDataReading): { node: JsonObject; depth: number }[] {
  const found: { node: JsonObject; depth: number }[] = []
  const queue: { value: unknown; depth: number }[] = [{ value, depth: 0 }]
  for (let index = 0; index < queue.length && index < NODE_LIMIT; index += 1) {
    const { value: current, depth } = queue[index] as { value: unknown; depth: number }
    if (Array.isArray(current)) {
      for (const item of current) queue.push({ value: item, depth })
      continue
    }
    if (!isObject(current)) continue
    found.push({ node: current, depth })
    for (const [key, child] of Object.entries(current)) {
      if (typeof child === 'string' && child.includes('&')) current[key] = decode(child)
      if (typeof child !== 'object' || child === null || FOREIGN_KEYS.has(key.toLowerCase())) continue
      queue.push({ value: child, depth: key === '@graph' ? depth : depth + 1 })
    }
  }
  return found
}

/** Faults seen in the wild: CDATA and comment wrappers, raw line breaks in strings, commas before a bracket, a last `;`. */
export function parseTolerantly(source: string): unknown {
  const text = source
    .trim()
    .replace(/^(?:\/\/|\/\*)?\s{0,9}<!\[CDATA\[\s{0,9}(?:\*\/)?/, '')
    .replace(/(?:\/\/|\/\*)?\s{0,9}\]\]>\s{0,9}(?:\*\/)?$/, '')
  const bare = text.trim().replace(/^<!--/, '').replace(/-->$/, '').trim().replace(/;$/, '')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: raw control characters are the fault being mended
  const mended = bare.replace(/[\u0000-\u001f]+/g, ' ').replace(/,\s{0,200}([\]}])/g, '$1')
  for (const candidate of [bare, mended]) {
    try {
      return JSON.parse(candidate) as unknown
    } catch {
      // the next form, then the single fields
    }
  }
  return fieldsOf(mended)
}

/** What can be saved from a script that no parser takes: the plain string fields, the first of each name. */
function fieldsOf(text: string): JsonObject | undefined {
  if (!/"@type"\s{0,9}:\s{0,9}\[?\s{0,9}"[A-Za-z]{0,40}(?:Article|Posting)"/.test(text)) return undefined
  const node: JsonObject = { '@type': 'Article' }
  for (const match of text.matchAll(
    /"(headline|datePublished|dateModified|description|keywords)"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.){1,500})"/g,
  )) {
    const [, key, value] = match as unknown as [string, string, string]
    node[key] ??= unescaped(value)
  }
  const author =
    /"author"\s{0,9}:[\s[{]{0,20}(?:"@type"\s{0,9}:\s{0,9}"Person"\s{0,9},\s{0,9})?"name"\s{0,9}:\s{0,9}"([^"\\]{1,80})"/.exec(
      text,
    )
  if (author !== null) node.author = author[1]
  return node
}

function unescaped(value: string): string {
  try {
    return JSON.parse(`"${value}"`) as string
  } catch {
    return value
  }
}
