import type { Artefact, Finding } from '../door.ts'

/** A maker of findings for one check of one artefact. */
export function reporter(check: string, artefact: Artefact, severity: Finding['severity'] = 'error') {
  return (message: string, place?: string): Finding => ({
    check,
    severity,
    artefact: artefact.name,
    message,
    ...(place === undefined ? {} : { place }),
  })
}
