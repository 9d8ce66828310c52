/** A font's ToUnicode map (ISO 32000-1, 9.10.3), as Typst writes it: two-byte codes to UTF-16. */

/** Code → the text it stands for. */
export type CharacterMap = Map<number, string>

export function characterMapOf(stream: Uint8Array): CharacterMap {
  const source = Buffer.from(stream).toString('latin1')
  const map: CharacterMap = new Map()
  for (const [, section = ''] of source.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', text = ''] of section.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      map.set(Number.parseInt(code, 16), unicode(text))
  for (const [, section = ''] of source.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first = '', last = '', text = ''] of section.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g,
    ))
      addRange(map, Number.parseInt(first, 16), Number.parseInt(last, 16), unicode(text))
  return map
}

/** The last character goes up by one with the code. */
function addRange(map: CharacterMap, first: number, last: number, text: string): void {
  const characters = [...text]
  const end = characters.pop()?.codePointAt(0)
  if (end === undefined) return
  for (let code = first; code <= last; code += 1)
    map.set(code, characters.join('') + String.fromCodePoint(end + code - first))
}

function unicode(hex: string): string {
  return Buffer.from(hex.padStart(4, '0'), 'hex').swap16().toString('utf16le')
}
