/** Contents: the outline as a tree, each entry with its file. */
import type { Outline } from '../semantic/outline.ts'
import type { Chapter } from './chapters.ts'

export interface NavigationEntry {
  text: string
  href: string
  children: NavigationEntry[]
}

export interface Navigation {
  entries: NavigationEntry[]
  /** Levels of entries, at least 1. */
  depth: number
}

/** Headings nest by rank. Questions stand under the one chapter they are in; text before the first heading has an entry. */
export function navigationOf(outline: Outline, chapters: readonly Chapter[]): Navigation {
  const opening = chapters[0]
  const entries: NavigationEntry[] = []
  if (opening?.untitled) entries.push({ text: opening.title, href: opening.filename, children: [] })
  const questions = outline.headings.size === 0
  const open: { rank: number; children: NavigationEntry[] }[] = [{ rank: 0, children: entries }]
  if (questions && entries[0]) open.push({ rank: 0.5, children: entries[0].children })
  let depth = open.length
  for (const { id, text, rank } of outline.entries) {
    while (open.length > 1 && (open.at(-1)?.rank ?? 0) >= rank) open.pop()
    const entry: NavigationEntry = { text, href: `${fileOf(id, chapters)}#${id}`, children: [] }
    open.at(-1)?.children.push(entry)
    depth = Math.max(depth, open.length)
    open.push({ rank, children: entry.children })
  }
  return { entries, depth }
}

function fileOf(id: string, chapters: readonly Chapter[]): string {
  return chapters.find(({ ids }) => ids.has(id))?.filename ?? ''
}
