/** Whether a question addresses the guest by name: `Frau Keller, …`, `Вера Николаевна, …`, `Pani Anno, …`. */

const ADDRESS =
  /(?<!\p{L})(?:herr|frau|mr\.?|mrs\.?|ms\.?|dr\.?|prof\.?|professor|professorin|monsieur|madame|m\.|mme|señor|señora|don|doña|doctor|doctora|signor|signora|dottor|dottoressa|professoressa|maestro|senhor|senhora|doutor|doutora|professora|pan|pani|panie|bay|bayan|sayın|meneer|mevrouw|господин|госпожа)\s(?:\p{L}+\.?\s){0,2}$/iu

const PATRONYMIC = /^ \p{Lu}\p{Ll}+(?:вич|ьич|мич|вна|чна)(?=[,!.])/u

/** `Anno` of Anna, `Marku` of Marek: Polish addresses by a given name in a case of its own, after `pani` or `panie`. */
const BY_GIVEN_NAME = /^(?:pani|panie)\s(\p{Lu}\p{Ll}+)[,!]/iu

export function isAddressed(question: string, given: string, family: string): boolean {
  const at = question.indexOf(family)
  if (at > 0 && ADDRESS.test(question.slice(Math.max(0, at - LONGEST_ADDRESS), at))) return true
  const start = question.replace(/^[\p{P}\s]+/u, '')
  if (start.startsWith(given) && PATRONYMIC.test(start.slice(given.length, given.length + LONGEST_ADDRESS))) return true
  const called = BY_GIVEN_NAME.exec(start)?.[1]
  if (called !== undefined && called.slice(0, -1) === given.slice(0, -1)) return true
  return [given, family].some(
    (word) => start.startsWith(`${word},`) || start.includes(`, ${word},`) || start.includes(`, ${word}?`),
  )
}

const LONGEST_ADDRESS = 30
