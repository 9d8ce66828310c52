/** The XMP packet (ISO 16684-1), written by the crosswalk. */
import { CROSSWALK, type CrosswalkRow, JOINT } from '../../transcript/crosswalk.ts'
import type { Transcript } from '../../transcript/model.ts'

/** How each property holds its values: ISO 16684-1, 8.3 to 8.6. */
const FORMS: Record<string, 'Alt' | 'Seq' | 'Bag' | 'simple'> = {
  'dc:title': 'Alt',
  'dc:description': 'Alt',
  'dc:rights': 'Alt',
  'dc:creator': 'Seq',
  'dc:date': 'Seq',
  'dc:contributor': 'Bag',
  'dc:language': 'Bag',
  'dc:publisher': 'Bag',
  'dc:subject': 'Bag',
}

const NAMESPACES = {
  dc: 'http://purl.org/dc/elements/1.1/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  pdfaExtension: 'http://www.aiim.org/pdfa/ns/extension/',
  pdfaProperty: 'http://www.aiim.org/pdfa/ns/property#',
  pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
}

/** PDF/A knows no schema of PDF/UA: it wants it described (ISO 19005-3, 6.6.2.3.3). */
const UA_SCHEMA = [
  '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">',
  '<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>',
  `<pdfaSchema:namespaceURI>${NAMESPACES.pdfuaid}</pdfaSchema:namespaceURI>`,
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>',
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">',
  '<pdfaProperty:name>part</pdfaProperty:name>',
  '<pdfaProperty:valueType>Integer</pdfaProperty:valueType>',
  '<pdfaProperty:category>internal</pdfaProperty:category>',
  '<pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description>',
  '</rdf:li></rdf:Seq></pdfaSchema:property>',
  '</rdf:li></rdf:Bag></pdfaExtension:schemas>',
].join('')

export interface PacketFacts {
  /** Sheets of an imposed document have no tags. */
  conforms: boolean
  /** `urn:uuid:…` of this very version. */
  instance: string
  creator: string
  producer: string
}

/** UTF-8 text; ends with the read-only trailer, since nobody edits it in place. */
export function xmpPacket(transcript: Transcript, timestamp: string | undefined, facts: PacketFacts): string {
  const properties = [
    '<dc:format>application/pdf</dc:format>',
    ...CROSSWALK.flatMap((row) => rowProperties(row, transcript, timestamp)),
    ...(timestamp === undefined ? [] : [simple('xmp:CreateDate', timestamp)]),
    simple('xmp:CreatorTool', facts.creator),
    simple('pdf:Producer', facts.producer),
    simple('xmpMM:InstanceID', facts.instance),
    ...(facts.conforms ? CLAIMS : []),
  ]
  const declared = Object.entries(NAMESPACES).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about="" ${declared.join(' ')}>`,
    ...properties,
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n')
}

function rowProperties(row: CrosswalkRow, transcript: Transcript, timestamp: string | undefined): string[] {
  const values = row.values(transcript, timestamp)
  return values.length === 0 ? [] : (row.pdfXmp ?? []).map((name) => property(name, values))
}

function property(name: string, values: readonly string[]): string {
  const form = FORMS[name] ?? 'simple'
  if (form === 'simple') return simple(name, values.join(JOINT))
  const language = form === 'Alt' ? ' xml:lang="x-default"' : ''
  const items = form === 'Alt' ? [values.join(JOINT)] : values
  const list = items.map((value) => `<rdf:li${language}>${escaped(value)}</rdf:li>`).join('')
  return `<${name}><rdf:${form}>${list}</rdf:${form}></${name}>`
}

const simple = (name: string, value: string) => `<${name}>${escaped(value)}</${name}>`

/** Text of XML 1.0: what it cannot hold at all (production 2) becomes U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
}

const CLAIMS = [
  // PDF/UA-1, ISO 14289-1, clause 5: the claim that Typst checked while it set the pages.
  simple('pdfuaid:part', '1'),
  // PDF/A-3, ISO 19005-3, 6.6.4; level A, since the document is tagged and all its text has Unicode values.
  simple('pdfaid:part', '3'),
  simple('pdfaid:conformance', 'A'),
  UA_SCHEMA,
]
