/** The lock file must install on every platform and name no host: npm 11 writes neither by itself. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

interface Package {
  version?: string
  resolved?: string
  optional?: boolean
  extraneous?: boolean
  optionalDependencies?: Record<string, string>
}

const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8')) as {
  packages: Record<string, Package>
}
const packages = Object.entries(lock.packages)

describe('package-lock.json', () => {
  it('names no host', () => {
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  })

  it('lists the binaries of every platform, or `npm ci` refuses it', () => {
    const missing = packages.flatMap(([, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !packages.some(([path]) => path.endsWith(`node_modules/${name}`)),
      ),
    )
    expect(missing).toEqual([])
  })

  it('has nothing extraneous, which npm 10 installs on platforms it is not for', () => {
    expect(packages.filter(([, { extraneous }]) => extraneous)).toEqual([])
  })
})
