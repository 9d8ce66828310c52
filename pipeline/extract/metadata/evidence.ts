/** A value and where in the page it was found. */
export interface Found<T = string> {
  value: T
  /** As `explain` prints it: `meta[article:published_time]`, `h1`, `json-ld datePublished`. */
  from: string
}

/** Pages repeat a value in many places; the first of `candidates` that passes is the best one. */
export function first<T, U>(
  candidates: readonly Found<T>[],
  accept: (value: T) => U | undefined,
): Found<U> | undefined {
  for (const { value, from } of candidates) {
    const accepted = accept(value)
    if (accepted !== undefined) return { value: accepted, from }
  }
  return undefined
}

/** One line, trimmed; undefined when nothing is left. */
export function line(value: string | undefined): string | undefined {
  const text = value?.replace(/[\s\u200b\ufeff]+/g, ' ').trim()
  return text === '' ? undefined : text
}
