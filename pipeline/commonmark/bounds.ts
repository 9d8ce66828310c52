/**
 * CommonMark's constructs with bounds, as an extension of micromark.
 *
 * micromark follows the grammar wherever it leads: emphases inside each other cost the cube of their number, brackets
 * and backticks that nothing closes the square, and quotations inside each other overflow stacks. Past a bound a
 * construct does not begin: its characters are text, as they are where the grammar finds nothing in them.
 */
import type { Construct, Effects, Extension, State, TokenizeContext, Tokenizer } from 'micromark-util-types'

/** The constructs that are bounded; loaded by whoever loads micromark. */
export type Core = Pick<
  typeof import('micromark-core-commonmark'),
  'attention' | 'autolink' | 'blockQuote' | 'codeText' | 'htmlText' | 'labelEnd' | 'labelStartImage' | 'labelStartLink'
> &
  Pick<typeof import('micromark-core-commonmark'), 'list'>

/** Quotations, lists and notes begin in the first columns of a line: so that many are inside each other at most. */
const LAST_COLUMN = 80
/** Marks of emphasis in a paragraph. Whole talks stand in one paragraph, with a label in bold every few lines. */
const MOST_MARKS = 1_000
/** Characters of one mark of emphasis. */
const LONGEST_MARK = 16
/** Brackets that are open at the same time, and those of a paragraph. */
const MOST_OPEN = 50
const MOST_BRACKETS = 1_000
/** Characters of a paragraph that may be read in vain, beside eight times those that were read. */
const ALLOWANCE = 20_000

interface Meter {
  start: number
  /** Characters that were read for a construct that turned out to be none. */
  wasted: number
  marks: number
  brackets: number
  /** Offset of the end of a mark that is too long. */
  refused: number
}

/** Every paragraph has a context of its own. */
const meters = new WeakMap<TokenizeContext, Meter>()

function meterOf(context: TokenizeContext): Meter {
  const known = meters.get(context)
  if (known) return known
  const meter: Meter = { start: context.now().offset, wasted: 0, marks: 0, brackets: 0, refused: -1 }
  meters.set(context, meter)
  return meter
}

/** micromark knows a construct by its name: the original is switched off by it, and its bounded form has none. */
function unnamed(construct: Construct, tokenize: Tokenizer): Construct {
  const { name: _, ...rest } = construct
  return { ...rest, tokenize }
}

/** `construct`, where `allows` says so at its first character. */
function guarded(construct: Construct, allows: (context: TokenizeContext) => boolean): Construct {
  return unnamed(construct, function tokenize(effects, ok, nok) {
    // Some look about them before they see a character.
    return (code) => (allows(this) ? construct.tokenize.call(this, effects, ok, nok)(code) : nok(code))
  })
}

const inFirstColumns = (construct: Construct) => guarded(construct, (context) => context.now().column <= LAST_COLUMN)

/** A list looks for its next item itself, and a quotation for its next line: they are to find the bounded one. */
function boundedContainer(container: Construct): Construct {
  const bounded = inFirstColumns(container)
  const { continuation } = container
  if (continuation)
    bounded.continuation = {
      ...continuation,
      tokenize(effects, ok, nok) {
        const attempt: Effects['attempt'] = (tried, after, bogus) =>
          effects.attempt(tried === container ? bounded : tried, after, bogus)
        return continuation.tokenize.call(this, { ...effects, attempt }, ok, nok)
      },
    }
  return bounded
}

/** What looks for an end that may not come: once too much was read in vain, it is looked for no more. */
function metered(construct: Construct): Construct {
  const inner = counted(construct)
  return unnamed(inner, function tokenize(effects, ok, nok) {
    const start = inner.tokenize.call(this, effects, ok, nok)
    return (code) => {
      const meter = meterOf(this)
      return meter.wasted > ALLOWANCE + 8 * (this.now().offset - meter.start) ? nok(code) : start(code)
    }
  })
}

/** Adds to the meter what was read when the construct, or one that it tries, gives up. */
function counted(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      let from = -1
      const attempt: Effects['attempt'] = (tried, after, bogus) =>
        effects.attempt(isConstruct(tried) ? counted(tried) : tried, after, bogus)
      const failed: State = (code) => {
        meterOf(this).wasted += this.now().offset - from
        return nok(code)
      }
      const start = construct.tokenize.call(this, { ...effects, attempt }, ok, failed)
      return (code) => {
        from = this.now().offset
        return start(code)
      }
    },
  }
}

function isConstruct(tried: Parameters<Effects['attempt']>[0]): tried is Construct {
  return !Array.isArray(tried) && typeof (tried as Construct).tokenize === 'function'
}

/** Marks of emphasis: so many in a paragraph, and none of many characters. */
function boundedMark(construct: Construct): Construct {
  return unnamed(construct, function tokenize(effects, ok, nok) {
    const meter = meterOf(this)
    const read: State = (code) => {
      meter.marks += 1
      return ok(code)
    }
    let start = 0
    const ended: State = (code) => {
      const { offset } = this.now()
      if (offset - start <= LONGEST_MARK) return read(code)
      meter.refused = offset
      return nok(code)
    }
    const first = construct.tokenize.call(this, effects, ended, nok)
    return (code) => {
      start = this.now().offset
      return meter.marks >= MOST_MARKS || start < meter.refused ? nok(code) : first(code)
    }
  })
}

/** Beginnings of links and images. */
function boundedLabel(construct: Construct): Construct {
  return guarded(construct, (context) => {
    const meter = meterOf(context)
    if (meter.brackets >= MOST_BRACKETS || (context._labelStarts?.length ?? 0) >= MOST_OPEN) return false
    meter.brackets += 1
    return true
  })
}

/** To be given to micromark before any other extension, with `gfm` run through `boundedGfm`. */
export function bounds(core: Core): Extension {
  const list = boundedContainer(core.list)
  const document: Extension['document'] = { 62: boundedContainer(core.blockQuote) }
  for (const code of [42, 43, 45, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57]) document[code] = list
  const mark = boundedMark(core.attention)
  return {
    disable: {
      null: 'attention autolink blockQuote codeText htmlText labelEnd labelStartImage labelStartLink list'.split(' '),
    },
    document,
    text: {
      33: boundedLabel(core.labelStartImage),
      42: mark,
      60: [metered(core.autolink), metered(core.htmlText)],
      91: boundedLabel(core.labelStartLink),
      93: metered(core.labelEnd),
      95: mark,
      96: metered(core.codeText),
    },
  }
}

/**
 * GitHub's additions: footnotes in the first columns of a line, strokes as marks of emphasis. Two of them go back over
 * the whole paragraph to see what is open; what they look for is asked before.
 */
export function boundedGfm(gfm: Extension): Extension {
  const document: Extension['document'] = {}
  for (const [code, constructs] of Object.entries(gfm.document ?? {}))
    document[code] = listOf(constructs).map(inFirstColumns)
  const text: Extension['text'] = {}
  for (const [code, constructs] of Object.entries(gfm.text ?? {}))
    text[code] = listOf(constructs).map((each) => boundedAddition(each, Number(code)))
  return { ...gfm, document, text }
}

function boundedAddition(construct: Construct, code: number): Construct {
  if (code === 126) return boundedMark(construct)
  // An address is none inside a bracket that is open.
  if (/Autolink$/.test(construct.name ?? ''))
    return guarded(construct, ({ _labelStarts: open }) => open?.every(({ _balanced }) => _balanced) ?? true)
  // `]` of a footnote that begins as an image does.
  if (code === 93)
    return guarded(construct, ({ _labelStarts: open }) => {
      const last = open?.at(-1)
      return last?.type === 'labelImage' && last._balanced === true
    })
  return construct
}

const listOf = (constructs: Construct | Construct[] | undefined): Construct[] =>
  constructs === undefined ? [] : Array.isArray(constructs) ? constructs : [constructs]
