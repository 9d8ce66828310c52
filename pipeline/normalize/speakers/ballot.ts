/** Votes on who answers: every place that names somebody says how much it speaks for them being the guest. */

export interface Choice {
  name: string
  points: number
}

/** Below this a name was met by chance. */
export const LEAST = 3
/** By so much the guest must be ahead: another person's name above the answers is worse than none. */
const MARGIN = 1
const MOST_FOR_MENTIONS = 1.5
const FOR_ADDRESS = 4
const FOR_TITLE = 2

export class Ballot {
  private readonly votes = new Map<string, { points: number; mentions: number }>()
  private readonly isPassed: (name: string) => boolean

  constructor(isPassed: (name: string) => boolean) {
    this.isPassed = isPassed
  }

  vote(name: string, points: number): void {
    if (name === '') return
    const seen = this.votes.get(name) ?? { points: 0, mentions: 0 }
    this.votes.set(name, { points: seen.points + points, mentions: seen.mentions + 1 })
  }

  /** The one name that is ahead of everybody else's; `addressed` are names by which the questions call the guest. */
  winner(addressed: readonly string[], title: string): string | undefined {
    const choices = this.choices(addressed, title)
    const best = choices[0]
    if (addressed.length > 0 && !choices.some(({ name }) => addressed.some((one) => isCalled(name, one))))
      return undefined
    if (best === undefined) return undefined
    const own = fullName(best.name, choices)
    const rival =
      choices.find(({ name }) => name !== own && !name.includes(best.name) && !best.name.includes(name))?.points ?? 0
    // The only person named twice before the first question is the guest.
    const isAhead = best.points >= LEAST && best.points >= rival + MARGIN
    return isAhead || (best.points >= LEAST - 1 && rival <= best.points / 2) ? own : undefined
  }

  private choices(addressed: readonly string[], title: string): Choice[] {
    return [...this.votes]
      .filter(([name]) => !this.isPassed(name))
      .map(([name, { points, mentions }]) => ({
        name,
        points:
          points +
          (title.includes(name) ? FOR_TITLE : 0) +
          Math.min(MOST_FOR_MENTIONS, (mentions - 1) * 0.5) +
          (addressed.some((one) => isCalled(name, one)) ? FOR_ADDRESS : 0),
      }))
      .sort((a, b) => b.points - a.points || b.name.length - a.name.length)
  }
}

/** `黃姐`: how the neighbours call somebody, whose full name stands elsewhere, once. */
const FAMILIAR = /^\p{Script=Han}[姐哥叔伯婆公姨嬸婶嫂爺爷奶]$/u

function fullName(name: string, choices: readonly Choice[]): string {
  if (!FAMILIAR.test(name)) return name
  const full = choices.filter((choice) => choice.name.length >= 3 && choice.name.startsWith(name.slice(0, 1)))
  return full.length === 1 ? (full[0] as Choice).name : name
}

/** The family name, or one word of the name. */
function isCalled(name: string, called: string): boolean {
  return name.startsWith(called) || name.split(/[\s·•・‧]/u).includes(called)
}
