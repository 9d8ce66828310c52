/** What 03/04/2023 means on a page: the order of day and month by its language and country. */

/** English-speaking countries that write the day first, as country domains. */
const DAY_FIRST_DOMAINS = new Set([
  'uk',
  'au',
  'nz',
  'ie',
  'in',
  'za',
  'sg',
  'hk',
  'my',
  'ng',
  'ke',
  'gh',
  'pk',
  'lk',
  'bd',
  'mt',
  'jm',
  'eu',
])
const DAY_FIRST_REGIONS = new Set(
  [...DAY_FIRST_DOMAINS].map((domain) => (domain === 'uk' ? 'GB' : domain.toUpperCase())),
)

/** Only English (but for most of its countries) and Filipino put the month first. */
export function dateOrder(language: string, url: string | undefined): 'dmy' | 'mdy' {
  const [primary, ...rest] = language.split('-')
  if (primary !== 'en' && primary !== 'fil') return 'dmy'
  if (rest.some((part) => DAY_FIRST_REGIONS.has(part))) return 'dmy'
  const domain = url === undefined ? '' : (new URL(url).hostname.split('.').at(-1) ?? '')
  return !rest.includes('US') && DAY_FIRST_DOMAINS.has(domain) ? 'dmy' : 'mdy'
}
