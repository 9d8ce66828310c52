/** Nothing in the book runs, and nothing is fetched from outside it. */
import type { Check, Finding } from '../door.ts'
import { reporter } from './finding.ts'
import { readEpub } from './reading.ts'

const ACTIVE_ELEMENTS = new Set(
  'script iframe object embed applet form input button video audio foreignobject animate set'.split(' '),
)

export const checkActiveContent: Check = async (artefact) => {
  const reading = await readEpub(artefact.bytes)
  if (reading.fault !== undefined) return []
  const report = reporter('epub-active-content', artefact)
  const findings: Finding[] = []
  for (const { path, mediaType } of reading.manifest) {
    if (mediaType === 'text/css') {
      const fault = styleFault(new TextDecoder().decode(reading.files.get(path)))
      if (fault !== undefined) findings.push(report(fault, path))
    } else if (mediaType.endsWith('+xml')) {
      for (const { name, attribs } of reading.xml(path).root().find('*').toArray())
        for (const fault of elementFaults(name, attribs)) findings.push(report(fault, path))
    }
  }
  return findings
}

function elementFaults(name: string, attribs: Record<string, string>): string[] {
  const faults = ACTIVE_ELEMENTS.has(name.toLowerCase()) ? [`expected no active element, found <${name}>`] : []
  for (const [attribute, value] of Object.entries(attribs)) {
    const fault = attributeFault(name, attribute, value)
    if (fault !== undefined) faults.push(fault)
  }
  return faults
}

function attributeFault(element: string, attribute: string, value: string): string | undefined {
  if (/^on/i.test(attribute)) return `expected no event handler, found ${attribute} on <${element}>`
  if (attribute === 'style') return styleFault(value)
  if (!/(^|:)(href|src|srcset|poster|data|action|formaction|background)$/i.test(attribute)) return undefined
  const scheme =
    /^[\s\p{Cc}]*([a-z][a-z0-9+.-]*):/iu.exec(value)?.[1]?.toLowerCase() ??
    (value.startsWith('//') ? 'http' : undefined)
  if (scheme === undefined) return undefined
  // A link may lead to the web; anything else would be loaded from there.
  const allowed =
    element === 'a' ? ['http', 'https', 'mailto', 'tel'] : element === 'image' || element === 'use' ? ['data'] : []
  return allowed.includes(scheme) ? undefined : `expected a reference inside the book, found ${scheme}: on <${element}>`
}

function styleFault(css: string): string | undefined {
  return /@import|url\(\s*["']?\s*([a-z][a-z0-9+.-]*:|\/\/)|expression\s*\(|behavior\s*:/i.test(css)
    ? 'expected a style sheet that loads nothing from outside, found one that does'
    : undefined
}
