/** Makes findings of one check of one artefact. */
import type { Artefact, Finding } from '../door.ts'

export function findingOf(artefact: Artefact, check: string, message: string, place?: string): Finding {
  return {
    check,
    severity: 'error',
    artefact: artefact.name,
    message,
    ...(place === undefined ? {} : { place }),
  }
}
