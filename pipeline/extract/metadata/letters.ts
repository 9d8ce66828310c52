/** What kind of letter a character is, without the classes of Unicode, which take milliseconds to compile. */

/** A letter that has a small form and is not it. */
export function isCapital(character: string): boolean {
  return character !== character.toLowerCase()
}

export function isLetter(character: string): boolean {
  return character.toLowerCase() !== character.toUpperCase() || character >= '\u05d0'
}
