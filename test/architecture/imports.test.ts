/** Who may import whom (ARCHITECTURE.md): one transcript between the stages, rooms that do not know each other. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const PIPELINE = join(import.meta.dirname, '../../pipeline')
const STAGES = ['load', 'extract', 'normalize', 'render', 'verify']
/** Top of the house: files and rooms that may import any stage. */
const TOP = ['cli.ts', 'publish.ts', 'batch.ts', 'artefact.ts', 'artefact-thread.ts', 'reading-thread.ts', 'threads.ts', 'merge.ts', 'commands'] // biome-ignore format: one row
/** Who reads artefacts back beside the top. */
const READERS = ['transcribe.ts', 'render/markdown/', 'verify/markdown/'].map((path) => path.replaceAll('/', sep))
/** Below everything; known to all. */
const GROUND = ['errors.ts', 'version.ts', 'apart.ts', 'pdfjs.ts', 'commonmark']
/** What rooms under render/ share. */
const SHARED_RENDER = ['door.ts', 'semantic', 'pandoc']

const files = readdirSync(PIPELINE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

function importsOf(file: string): string[] {
  const text = readFileSync(join(PIPELINE, file), 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, target]) =>
    relative(PIPELINE, normalize(join(PIPELINE, dirname(file), target as string))),
  )
}

/** Why `file` may not import `target`, or undefined when it may. */
function violation(file: string, target: string): string | undefined {
  const [from = '', room = ''] = file.split(sep)
  const [to = '', toRoom = ''] = target.split(sep)
  if (to.startsWith('..')) return 'leaves pipeline/'
  if (GROUND.includes(to) || to === 'transcript' || TOP.includes(from)) return undefined
  if (from === 'transcript') return 'transcript imports no stage'
  if (from === 'commonmark') return to === from ? undefined : 'commonmark knows nothing of ours'
  if (from === 'reopen') return to === 'reopen' ? undefined : 'reopen knows the transcript only'
  if (to === 'reopen') return READERS.some((reader) => file.startsWith(reader)) ? undefined : 'only the top reopens'
  if (from !== to)
    return STAGES.includes(from) && STAGES.includes(to) ? 'stages do not import each other' : lower(from, to)
  const rooms = from === 'render' && room.indexOf('.') < 0 && toRoom !== room
  return rooms && !SHARED_RENDER.includes(toRoom) ? 'rooms under render/ do not import each other' : undefined
}

/** Everything that is no stage may only look down. */
function lower(from: string, to: string): string | undefined {
  if (TOP.includes(to)) return 'nothing imports the top of the house'
  return STAGES.includes(from) ? `a stage does not import ${to}` : undefined
}

describe('import rules', () => {
  it.each(files)('%s', (file) => {
    const broken = importsOf(file)
      .map((target) => ({ target, why: violation(file, target) }))
      .filter(({ why }) => why !== undefined)
    expect(broken).toEqual([])
  })

  it.each([
    ['extract/index.ts', 'normalize/index.ts'],
    ['transcript/model.ts', 'load/index.ts'],
    ['render/epub/index.ts', 'render/pdf/index.ts'],
    ['normalize/index.ts', 'publish.ts'],
    ['load/index.ts', 'store/write.ts'],
    ['reopen/index.ts', 'load/index.ts'],
    ['reopen/pdf.ts', 'verify/pdf/pdfjs.ts'],
    ['render/epub/index.ts', 'reopen/index.ts'],
    ['normalize/index.ts', 'reopen/index.ts'],
    ['commonmark/index.ts', 'extract/index.ts'],
  ])('%s may not import %s', (file, target) => {
    expect(violation(file, target)).toBeDefined()
  })
})

describe('who touches the world', () => {
  const sources = files.map((file) => [file, readFileSync(join(PIPELINE, file), 'utf8')] as const)

  it.each(sources.filter(([file]) => file !== 'cli.ts'))('%s does not exit', (_, text) => {
    expect(text).not.toMatch(/process\.exit\b/)
  })

  it.each(sources.filter(([file]) => file !== 'environment.ts'))('%s asks no clock and draws no lot', (_, text) => {
    expect(text).not.toMatch(/Date\.now\(|new Date\(\)|Math\.random\(|randomUUID|randomBytes/)
  })
})
