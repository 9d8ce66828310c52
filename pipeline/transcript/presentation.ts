/** How artefacts of a transcript look, as far as an editor chooses it: from source.yaml, then from the command line. */

export const CHOICES = {
  paper: ['a4', 'a5', 'letter'],
  /** Handout: names and numbers to find one's way in a meeting. Book: chapters, to be read from the first page. */
  layout: ['handout', 'book'],
  /** Room for notes beside the text of a handout. */
  margin: ['narrow', 'notes'],
  fonts: ['none', 'embed'],
  writing: ['horizontal', 'vertical'],
  /** How pages are set on sheets. */
  impose: ['none', 'booklet', '2up'],
} as const

export type Presentation = { [Key in keyof typeof CHOICES]: (typeof CHOICES)[Key][number] }

/** What is not chosen may be missing or undefined. */
export type Chosen = { [Key in keyof Presentation]?: Presentation[Key] | undefined }

/** The first of each. */
export const DEFAULT_PRESENTATION: Presentation = {
  paper: 'a4',
  layout: 'handout',
  margin: 'narrow',
  fonts: 'none',
  writing: 'horizontal',
  impose: 'none',
}

/** Later choices win. */
export function presentationOf(...chosen: (Chosen | undefined)[]): Presentation {
  const presentation = { ...DEFAULT_PRESENTATION }
  for (const choices of chosen)
    for (const [key, value] of Object.entries(choices ?? {}))
      if (value !== undefined) Object.assign(presentation, { [key]: value })
  return presentation
}
