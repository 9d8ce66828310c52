/** Names as Slavic sentences bend them: `Rozmowa z Kazimierzem Wroną`, `Беседа с Ольгой Ермолаевой`. */

/** Longest ending that a case adds or changes: `Marek`, `Markiem` differ from the third letter on. */
const LONGEST_ENDING = 4
const SHORTEST_STEM = 3

/** Whether two names are one name in two cases: word by word the same stem. */
function isSameName(one: string, other: string): boolean {
  const [own, others] = [one.split(' '), other.split(' ')]
  return own.length === others.length && own.every((word, index) => sharesStem(word, others[index] as string))
}

function sharesStem(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length)
  let same = 0
  while (same < shorter && one[same] === other[same]) same += 1
  const longest = Math.max(one.length, other.length)
  return same >= Math.min(SHORTEST_STEM, shorter) && longest - same <= LONGEST_ENDING
}

/** Endings after `z`, `с`, `со` → of the name alone; the first that fits. */
const INSTRUMENTAL: Record<string, readonly (readonly [RegExp, string])[]> = {
  pl: [
    [/(s|c|dz)kim$/u, '$1ki'], [/(s|c|dz)ką$/u, '$1ka'], [/(\p{L}{2,}ow)ą$/u, '$1a'], [/ą$/u, 'a'], [/([bcdfghjklłmnprstwzżź])kiem$/u, '$1ek'], [/kiem$/u, 'k'],
    [/giem$/u, 'g'], [/iem$/u, ''], [/em$/u, ''], [/ym$/u, 'y'],
  ],
  ru: [
    [/(с|ц)ким$/u, '$1кий'], [/(с|ц)кой$/u, '$1кая'], [/(ов|ев|ёв|ин|ын)ым$/u, '$1'], [/(ов|ев|ёв|ин|ын)ой$/u, '$1а'],
    [/(ов|ев|ь)ичем$/u, '$1ич'], [/(ов|ев|ич)ной$/u, '$1на'], [/ией$/u, 'ия'], [/ьей$/u, 'ья'], [/ой$/u, 'а'], [/ием$/u, 'ий'], [/([аео])ем$/u, '$1й'], [/ей$/u, 'я'], [/ом$/u, ''],
  ],
} // biome-ignore format: endings in rows

const WITH: Record<string, RegExp> = { pl: /(?:^|\s)ze? $/iu, ru: /(?:^|\s)со? $/iu }

const PATRONYMIC = /(?:ович|евич|ич|овна|евна|ична)$/u

/** `Аркадий Львович`, as the questions call him: with the surname that the page has beside both words, in any case. */
export function withSurname(name: string, others: readonly string[]): string {
  if (!PATRONYMIC.test(name) || name.split(' ').length !== 2) return name
  const longer = others.filter((other) => other.split(' ').length === 3)
  const whole = longer.find((other) => other.startsWith(`${name} `))
  return whole ?? longer.find((other) => isSameName(other.split(' ').slice(0, 2).join(' '), name)) ?? name
}

/** The form that a list of names would print: another name on the page that is the same, else the ending taken off. */
export function nominative(
  name: string,
  others: readonly string[],
  texts: readonly string[],
  language: string,
): string {
  const endings = INSTRUMENTAL[language.slice(0, 2)]
  if (endings === undefined) return name
  const bent = texts.some((text) => isAfterWith(text, name, WITH[language.slice(0, 2)] as RegExp))
  const alone = others.find((other) => other !== name && isSameName(other, name) && stands(texts, other))
  // `со смотрителем маяка Лукой Ветровым`: the preposition stands before the office.
  const mayBeBent = bent || name.split(' ').every((word) => endings.some(([ending]) => ending.test(word)))
  if (alone !== undefined && mayBeBent) return alone
  if (!bent) return name
  return name
    .split(' ')
    .map((word) => {
      const row = endings.find(([ending]) => ending.test(word))
      return row ? word.replace(row[0], row[1]) : word
    })
    .join(' ')
}

function isAfterWith(text: string, name: string, preposition: RegExp): boolean {
  const at = text.indexOf(name)
  return at > 0 && preposition.test(text.slice(Math.max(0, at - 4), at))
}

/** At the head of a line, where a sentence or a caption has its subject. */
function stands(texts: readonly string[], name: string): boolean {
  return texts.some((text) => text.split('\n').some((line) => line.trimStart().startsWith(name)))
}
