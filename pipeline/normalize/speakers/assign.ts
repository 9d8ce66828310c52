/** Who speaks in each turn: one id a person through all forms of the label. */
import type { Speaker } from '../../transcript/model.ts'
import type { RegisterEntry } from '../../transcript/settings.ts'
import type { PageView } from '../turns/page.ts'
import type { Opening, Reading } from '../turns/reading.ts'
import { answersByName, askingRole, isTogether, keyOf, unnumbered } from '../turns/words/parts.ts'
import { declaredForms, familiarForms } from './familiar.ts'
import { underFamilyName } from './family-name.ts'
import { interviewee } from './interviewee.ts'
import { fullest, type Person, registered, withoutTitle } from './person.ts'
import { rolesOf } from './roles.ts'
import { slugger } from './slug.ts'
import { isPartOfName } from './surnames.ts'

export interface Assigned {
  /** In order of first appearance. */
  speakers: Speaker[]
  /** By opening, in the reading's order: the ids of who speaks, one unless they speak together. */
  ids: string[][]
}

/** No conversation has more; a page that seems to is hostile, and comparing all of them with all would show. */
const MOST_LABELS = 400

const JOINT = /\s*(?:、|\/|&|＆| and | und | et | y | e | и )\s*/u

export function assignSpeakers(page: PageView, reading: Reading, renames: ReadonlyMap<string, string>): Assigned {
  const people = new Cast(page, reading, renames)
  const cast = reading.openings.map((opening) => people.of(opening))
  const everyone = [...new Set(cast.filter((person): person is Person => person !== undefined))]
  const answering = answerersAmong(everyone, cast, reading)
  const slug = slugger()
  const ids = new Map(everyone.map((person) => [person, slug(person.name)]))
  const groups = cast.map((person, index): Person[] => {
    if (person !== undefined) return [person]
    const parts = people.together(reading.openings[index] as Opening, everyone)
    return parts.length > 0 ? parts : answering
  })
  const roles = rolesOf(page, reading, groups)
  const speakers = everyone.map((person): Speaker => {
    const aliases = [...person.forms].filter((form) => form !== person.name && form !== '')
    return {
      id: ids.get(person) as string,
      name: person.name,
      aliases,
      role: roles.get(person) ?? 'speaker',
      ...(person.unnamed ? { unnamed: true } : {}),
      ...(person.office ? { description: person.office } : {}),
    }
  })
  return { speakers, ids: groups.map((group) => group.map((person) => ids.get(person) as string)) }
}

/** `一同`, `Both`: those with a name, without whoever only asks; everybody where nobody else is left. */
function answerersAmong(everyone: Person[], cast: readonly (Person | undefined)[], { openings }: Reading): Person[] {
  const others = new Set(cast.filter((_, index) => openings[index]?.part !== 'asks'))
  const named = everyone.filter((person) => !person.unnamed)
  const answering = named.filter((person) => others.has(person))
  return answering.length > 1 ? answering : named.length > 0 ? named : everyone
}

function countsOf(labels: readonly string[], openings: readonly Opening[]): Map<string, number> {
  const counts = new Map(labels.map((label) => [label, 0]))
  for (const { name } of openings) if (counts.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/** The label of every question without what counts them: `Frage 3`, `السؤال الأول`. */
function withoutNumber(label: string): string {
  const key = keyOf(label)
  const bare = unnumbered(key)
  if (bare === key) return label
  const shorter = label.replace(/\s*\d+$/u, '')
  return shorter === label ? bare : shorter
}

class Cast {
  private readonly page: PageView
  private readonly reading: Reading
  private readonly renames: ReadonlyMap<string, string>
  private readonly register: readonly RegisterEntry[]
  private readonly labels: string[]
  private readonly byKey = new Map<string, Person>()
  private readonly byName = new Map<string, Person>()
  private readonly joint = new Map<string, string[]>()
  private readonly soleKey: Record<'asks' | 'answers', Opening | undefined>
  private readonly familiar: ReadonlyMap<string, string>
  private readonly declared: ReadonlyMap<string, string>
  private guest: string | undefined | null = null

  constructor(page: PageView, reading: Reading, renames: ReadonlyMap<string, string>) {
    this.page = page
    this.reading = reading
    this.renames = renames
    this.register = page.article.page.settings.speakers ?? []
    this.labels = [...new Set(reading.openings.map(({ name }) => name))]
      .filter((name) => name !== '' && askingRole(keyOf(name)) === undefined && !JOINT.test(name))
      .slice(0, MOST_LABELS)
    this.declared = declaredForms(reading.openings)
    this.familiar = familiarForms(countsOf(this.labels, reading.openings))
    this.soleKey = { asks: this.sole('asks'), answers: this.sole('answers') }
  }

  /** The one labelled speaker of a part: labels stand on the first question and the first answer only. */
  private sole(part: 'asks' | 'answers'): Opening | undefined {
    const own = this.reading.openings.filter((opening) => opening.key !== '' && (opening.part ?? part) === part)
    const elsewhere = new Set(
      this.reading.openings
        .filter((opening) => opening.part !== undefined && opening.part !== part)
        .map(({ key }) => key),
    )
    const keys = new Map(own.filter(({ key }) => !elsewhere.has(key)).map((opening) => [opening.key, opening]))
    const [first, ...others] = keys.values()
    // `能見志保氏（以下、能見）` on the first answer, `能見` on the last.
    return first && others.every(({ name }) => isPartOfName(name, first.name)) ? first : undefined
  }

  /** Nothing for a turn of several people. */
  of(opening: Opening): Person | undefined {
    const { key, part } = opening
    if (isTogether(key) || this.jointNames(opening).length > 1) return undefined
    if (key === '') {
      const sole = part ? this.soleKey[part] : undefined
      return sole ? this.of(sole) : part === 'answers' ? this.answerer('') : this.asker('')
    }
    const cached = this.byKey.get(key)
    const person = cached ?? this.make(opening)
    this.byKey.set(key, person)
    if (opening.label !== '' && unnumbered(keyOf(opening.name)) === keyOf(opening.name))
      person.forms.add(opening.name || opening.label)
    if (opening.office && !person.office) person.office = opening.office
    return person
  }

  together(opening: Opening, everyone: readonly Person[]): Person[] {
    const keys = this.jointNames(opening).map((name) => keyOf(name))
    return everyone.filter((person) => keys.some((key) => this.byKey.get(key) === person))
  }

  private jointNames({ name }: Opening): string[] {
    const known = this.joint.get(name)
    if (known !== undefined) return known
    const names = this.namesIn(name)
    this.joint.set(name, names)
    return names
  }

  private namesIn(name: string): string[] {
    const parts = name.split(JOINT).filter((part) => part !== '')
    if (parts.length < 2 || parts.length > 4) return []
    const keys = new Set(this.labels.map(keyOf))
    return parts.every((part) => keys.has(keyOf(part))) ? parts : []
  }

  private make(opening: Opening): Person {
    const printed = this.renames.get(opening.label) ?? this.renames.get(opening.name) ?? opening.name
    const entry = registered(this.register, printed)
    if (entry) return this.named(entry.name, entry)
    if (!this.renames.has(opening.label) && !this.declared.has(opening.key)) {
      const asks = askingRole(opening.key) === 'interviewer'
      if (asks) return this.asker(withoutNumber(printed))
      if (answersByName(opening.key)) return this.answerer(printed)
      if (askingRole(opening.key)) return this.unnamed(printed)
    }
    const name =
      this.declared.get(opening.key) ?? this.familiar.get(printed) ?? fullest(printed, this.labels, this.page.names)
    const { name: untitled, office } = withoutTitle(printed)
    const person = this.named(
      (name === printed ? underFamilyName(untitled, this.page, this.reading) : undefined) ?? name,
    )
    if (office && !person.office) person.office = office
    return person
  }

  private named(printed: string, entry?: RegisterEntry): Person {
    const shouted = printed.includes(' ') && !/\p{Ll}/u.test(printed) && /\p{Lu}/u.test(printed)
    const name = (shouted ? this.page.names.inSmallLetters(printed) : undefined) ?? printed
    const full = registered(this.register, name) ?? entry
    const known = this.byName.get(keyOf(full?.name ?? name))
    if (known) return known
    const person: Person = { name: full?.name ?? name, forms: new Set(full?.aliases ?? []), unnamed: false }
    const twin = this.page.names.bilingual.get(person.name)
    if (twin !== undefined) person.forms.add(twin)
    if (full?.role) person.role = full.role
    if (full?.description) person.office = full.description
    this.byName.set(keyOf(person.name), person)
    if (twin !== undefined && !this.byName.has(keyOf(twin))) this.byName.set(keyOf(twin), person)
    return person
  }

  private unnamed(name: string): Person {
    const key = keyOf(name)
    const known = this.byName.get(`?${key}`) ?? this.abbreviated(key)
    if (known) return known
    const person: Person = { name, forms: new Set(), unnamed: true }
    this.byName.set(`?${keyOf(name)}`, person)
    return person
  }

  /** `P.` after `Pregunta.`: a label of one letter is short for the word before it. */
  private abbreviated(key: string): Person | undefined {
    if ([...key].length !== 1) return undefined
    for (const [other, person] of this.byName) if (other.startsWith(`?${key}`) && person.unnamed) return person
    return undefined
  }

  /** Whoever asks without a name is the one person the page credits with the interview, else a word for the part. */
  private asker(label: string): Person {
    const { interviewers } = this.page.article.metadata
    const only = interviewers.length === 1 ? interviewers[0] : undefined
    if (only === undefined || only === this.guestName()) return this.unnamed(label === '' ? 'Interviewer' : label)
    return this.named(only)
  }

  private answerer(label: string): Person {
    const guest = this.guestName()
    return guest === undefined ? this.unnamed(label === '' ? 'Interviewee' : label) : this.named(guest)
  }

  private guestName(): string | undefined {
    if (this.guest === null) this.guest = interviewee(this.page, this.reading)
    return this.guest
  }
}
