/** The arithmetic of dates. */

export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Zone names that mean one offset wherever they are printed; CST and IST mean several and are left out. */
const ZONES: Record<string, string> = {
  z: 'Z', utc: 'Z', gmt: 'Z', wet: '+00:00', bst: '+01:00', cet: '+01:00', mez: '+01:00', cest: '+02:00', mesz: '+02:00',
  eet: '+02:00', eest: '+03:00', msk: '+03:00', мск: '+03:00', trt: '+03:00', hkt: '+08:00', jst: '+09:00',
  kst: '+09:00', est: '-05:00', edt: '-04:00', cdt: '-05:00', mst: '-07:00', mdt: '-06:00', pst: '-08:00', pdt: '-07:00',
} // biome-ignore format: a table reads better in rows

/** Name or offset as ISO 8601 writes it; '' when it does not say one thing. */
export function isoZone(zone: string | undefined): string {
  if (zone === undefined) return ''
  const named = ZONES[zone.toLowerCase()]
  if (named !== undefined) return named
  const offset = /^(?:gmt|utc)?\s?([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone)
  if (offset === null) return ''
  const [, sign, hours, minutes] = offset
  return Number(hours) > 14 ? '' : `${sign}${String(hours).padStart(2, '0')}:${minutes ?? '00'}`
}

/** `T08:08:35+08:00`, or '' when there is no time; midnight to the second is what systems write that know only the day. */
export function isoTime(hour?: string, minute?: string, second?: string, zone?: string): string {
  if (hour === undefined || minute === undefined) return ''
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return ''
  if (Number(hour) === 0 && Number(minute) === 0 && Number(second ?? 0) === 0) return ''
  return `T${hour.padStart(2, '0')}:${minute}${second === undefined ? '' : `:${second}`}${isoZone(zone)}`
}

export const dayOf = (iso: string): string => iso.slice(0, 10)

/** Days from `a` to `b`; NaN when one of them is less precise than a day. */
export function daysBetween(a: string, b: string): number {
  if (a.length < 10 || b.length < 10) return Number.NaN
  return (Date.parse(`${dayOf(b)}T00:00:00Z`) - Date.parse(`${dayOf(a)}T00:00:00Z`)) / 86_400_000
}

/** Whether two moments with zones are the same minute. */
export function sameMinute(a: string, b: string): boolean {
  const zoned = /T.*(?:Z|[+-]\d{2}:\d{2})$/
  return zoned.test(a) && zoned.test(b) && Math.abs(Date.parse(a) - Date.parse(b)) < 60_000
}
