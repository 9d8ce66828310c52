/** Pages that stand before the page: consent, login, a check for programs, or nothing until a script has run. */
import { ColloquyError } from '../../errors.ts'
import type { PageFacts } from './facts.ts'

/** Letters of prose below which a page with a wall's marks is the wall; a short interview has three times as many. */
const WALL_PROSE = 600
/** Letters below which there is nothing to read before a script has run. */
const SHELL_PROSE = 250
/** Consent pages that are pages of their own explain themselves at length. */
const WALL_ADDRESS_PROSE = 4000

const CONSENT_ADDRESS =
  /(?:^|[./-])(?:consent|privacy-?(?:gate|wall|choices)|cookie-?(?:wall|consent)|cmp)(?:[./?-]|$)/i
const LOGIN_ADDRESS = /(?:^|[./-])(?:login|log-in|signin|sign-in|passport|sso|anmelden|connexion)(?:[./?-]|$)/i
const CONSENT =
  /before you continue|we value your privacy|accept (?:all )?cookies|cookie (?:consent|preferences)|manage (?:your )?(?:cookies|consent)|alle akzeptieren|cookies? (?:akzeptieren|zustimmen)|(?:accepter|refuser) (?:tout|les cookies)|aceptar (?:todas? )?(?:las )?cookies|accetta (?:tutti )?i cookie|cookie.{0,20}同意|同意.{0,20}cookie/i
const CHALLENGE =
  /just a moment|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|unusual traffic|attention required|安全验证|人机验证|請完成驗證|请完成(?:安全)?验证|访问过于频繁|环境异常/i
const SCRIPT_NEEDED = /javascript|скрипт|脚本|腳本|スクリプト/i

/**
 * @param asked the address before redirects
 * @param url the address after them
 * @throws ColloquyError `no-article` that says which wall it is and what to do.
 */
export function refuseWall(facts: PageFacts, asked: string, url: string): void {
  const wall = wallOf(facts, asked, url)
  if (wall === undefined) return
  throw new ColloquyError('no-article', `expected an article, found ${wall}, save it there and name the file`, {
    file: asked,
  })
}

function wallOf(facts: PageFacts, asked: string, url: string): string | undefined {
  const { prose, text, title } = facts
  const moved = (pattern: RegExp) => pattern.test(placeOf(url)) && !pattern.test(placeOf(asked))
  if (prose < WALL_ADDRESS_PROSE && moved(CONSENT_ADDRESS)) return CONSENT_WALL
  if (prose < WALL_ADDRESS_PROSE && moved(LOGIN_ADDRESS)) return LOGIN_WALL
  if (prose < WALL_PROSE) {
    if (CHALLENGE.test(`${title} ${text}`)) return CHALLENGE_WALL
    if (facts.passwords > 0) return LOGIN_WALL
    if (CONSENT.test(text)) return CONSENT_WALL
  }
  const needsScript = facts.shell || SCRIPT_NEEDED.test(facts.noscript) || SCRIPT_NEEDED.test(text)
  return prose < SHELL_PROSE && facts.scripts > 0 && needsScript ? SHELL_PAGE : undefined
}

const CONSENT_WALL = 'a page that asks for consent first; open the page in a browser, answer the question'
const LOGIN_WALL = 'a login; open the page in a browser, log in'
const CHALLENGE_WALL = 'a check that its reader is no program; open the page in a browser'
const SHELL_PAGE =
  'a page that is empty until a script fills it; open the page in a browser, wait until the text is there'

function placeOf(address: string): string {
  const { hostname, pathname } = new URL(address)
  return `${hostname}${pathname}`
}
