/** The day that microdata state, where nothing nearer to the headline is dated. */
import { machineDate } from './date-machine.ts'
import { dayOf } from './date-parts.ts'
import type { DateReading } from './date-text.ts'
import type { Found } from './evidence.ts'
import type { Harvest } from './harvest.ts'

/** The only day that the page states as one of publication, be it in a box that its class calls a footer. */
export function onlyStated(harvest: Harvest | undefined, reading: DateReading): Found | undefined {
  const days = new Map<string, Found>()
  for (const { element, scope } of harvest?.properties.get('datepublished') ?? []) {
    const { content, datetime } = element.attribs
    const iso = /comment|review/.test(scope) ? undefined : machineDate(content ?? datetime ?? '', reading)
    if (iso !== undefined && iso.length >= 10) days.set(dayOf(iso), { value: iso, from: 'itemprop datepublished' })
  }
  return days.size === 1 ? [...days.values()][0] : undefined
}
