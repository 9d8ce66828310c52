import { describe, expect, it } from 'vitest'
import { transcriptId, urnOf } from '../../pipeline/transcript/identifier.ts'

describe('identifiers', () => {
  // Independent figure: python3 -c "import uuid; print(uuid.uuid5(uuid.NAMESPACE_URL, '…').urn)"
  it.each([
    ['https://example.org/bees', 'urn:uuid:952173a8-40b2-5ee8-8d23-154d74fddf67'],
    ['https://example.org/蜂', 'urn:uuid:44e5d1a2-329a-5dc7-bae9-492be67c1e92'],
    ['', 'urn:uuid:1b4db7eb-4057-5ddf-91e0-36dec72071f5'],
  ])('%s', (name, urn) => {
    expect(urnOf(name)).toBe(urn)
  })

  it('are of the address, and of the bytes only without one', () => {
    const sha256 = 'ab'.repeat(32)
    expect(transcriptId('https://example.org/bees', sha256)).toBe(urnOf('https://example.org/bees'))
    expect(transcriptId(undefined, sha256)).toBe(urnOf(`urn:sha256:${sha256}`))
  })
})
