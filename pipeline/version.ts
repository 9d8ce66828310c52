/** Versions and folders of the installed tool. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json; the same from pipeline/ and from build/. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
/** Our own code as it runs: pipeline/ under vitest, build/ when installed. */
export const CODE = dirname(fileURLToPath(import.meta.url))
export const TEMPLATES = join(ROOT, 'templates')

interface PackageJson {
  name: string
  version: string
  dependencies: Record<string, string>
}

const packageJson = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as PackageJson

export const TOOL = { name: packageJson.name, version: packageJson.version }

/** Engines that decide what bytes come out; exact versions, as package.json pins them. */
const ENGINES = [
  '@myriaddreamin/typst-ts-node-compiler',
  'cheerio',
  'epub-gen-memory',
  'hast-util-to-mdast',
  'pandoc-wasm',
  'pdf-lib',
] as const

export function engineVersions(): Record<string, string> {
  return Object.fromEntries(
    ENGINES.map((name) => [name, (packageJson.dependencies[name] ?? 'unknown').replace(/^npm:/, '')]),
  )
}
