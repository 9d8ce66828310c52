/** Embedded fonts: the style sheet and the manifest name the same ones, and Apple Books is told of them. */
import type { Check, Finding } from '../door.ts'
import { reporter } from './finding.ts'
import { readEpub, resolvePath } from './reading.ts'

const DISPLAY_OPTIONS = 'META-INF/com.apple.ibooks.display-options.xml'

/** First four bytes of an OpenType font (OpenType 1.9, Font file). */
const SIGNATURES: Record<string, string> = { 'font/otf': 'OTTO', 'font/ttf': '\0\x01\0\0' }

export const checkFonts: Check = async (artefact) => {
  const reading = await readEpub(artefact.bytes)
  if (reading.fault !== undefined) return []
  const report = reporter('epub-fonts', artefact)
  const findings: Finding[] = []
  const declared = reading.manifest.filter(({ mediaType }) => mediaType.startsWith('font/'))
  for (const { path, mediaType } of declared) {
    const head = Buffer.from((reading.files.get(path) ?? new Uint8Array()).subarray(0, 4)).toString('latin1')
    if (head !== SIGNATURES[mediaType])
      findings.push(report(`expected a font as ${mediaType}, found another file`, path))
  }
  const used = reading.manifest
    .filter(({ mediaType }) => mediaType === 'text/css')
    .flatMap(({ path }) => {
      const css = new TextDecoder().decode(reading.files.get(path))
      return [...css.matchAll(/@font-face[^}]*url\(([^)]*)\)/g)].map(([, url = '']) => resolvePath(path, url))
    })
  const [wanted, found] = [used, declared.map(({ path }) => path)].map((paths) => [...new Set(paths)].sort().join(', '))
  if (wanted !== found)
    findings.push(report(`expected the fonts of the style sheet (${wanted || 'none'}), found ${found || 'none'}`))
  if (reading.names.includes(DISPLAY_OPTIONS) !== declared.length > 0)
    findings.push(report(`expected ${DISPLAY_OPTIONS} where fonts are embedded, and only there; found the contrary`))
  return findings
}
