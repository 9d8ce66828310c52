/** What a renderer is given, where a test does not say otherwise. */
import { join } from 'node:path'
import type { RenderContext } from '../../pipeline/render/door.ts'
import { DEFAULT_PRESENTATION } from '../../pipeline/transcript/presentation.ts'

export const TEMPLATES = join(import.meta.dirname, '../../templates')

export function contextWith(given: Partial<RenderContext> = {}): RenderContext {
  return {
    images: new Map(),
    timestamp: undefined,
    templates: TEMPLATES,
    pandoc: 'embedded',
    presentation: DEFAULT_PRESENTATION,
    handout: () => Promise.reject(new Error('no handout in this test')),
    warn: () => undefined,
    ...given,
  }
}
