/** What no rule may touch: addresses of the web and of mail, and what stands for code and images. */
import { LINE, OBJECT } from './characters.ts'

/** Bounded: a scheme or `www.`, then what may stand in an address without being encoded (RFC 3986, 2). */
const ADDRESS = /(?:\b(?:https?|ftp):\/\/|\bwww\.)[\w\-.~:/?#[\]@!$&'()*+,;=%]+/g
/** Domain of a mail address, its labels at their greatest length (RFC 1035, 2.3.4). */
const DOMAIN = /[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/y
/** Greatest length of a local part (RFC 5321, 4.5.3.1). */
const LOCAL_PART = 64
const TRAILING = new Set('.,:;?!\'"')

/** A byte for each UTF-16 unit, 1 where it is protected; undefined where nothing is. */
export function protectedMask(text: string): Uint8Array | undefined {
  const addresses = /:\/\/|www\./.test(text)
  const mails = text.includes('@')
  if (!addresses && !mails && !text.includes(OBJECT) && !text.includes(LINE)) return undefined
  const mask = new Uint8Array(text.length)
  if (addresses) for (const match of text.matchAll(ADDRESS)) mask.fill(1, match.index, match.index + lengthOf(match[0]))
  if (mails) maskMails(text, mask)
  for (const object of [OBJECT, LINE])
    for (let index = text.indexOf(object); index >= 0; index = text.indexOf(object, index + 1)) mask[index] = 1
  return mask
}

/** From each @ outwards: a search from the left would try 64 characters at every place of a text without one. */
function maskMails(text: string, mask: Uint8Array): void {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at
    while (start > 0 && at - start < LOCAL_PART && /[\w.+-]/.test(text[start - 1] as string)) start -= 1
    DOMAIN.lastIndex = at + 1
    const domain = DOMAIN.exec(text)
    if (start < at && domain) mask.fill(1, start, at + 1 + domain[0].length)
  }
}

/** Without the punctuation of the sentence around it; a closing bracket belongs to it if it opens one. */
function lengthOf(address: string): number {
  let open = 0
  for (const character of address) open += character === '(' ? 1 : character === ')' ? -1 : 0
  let length = address.length
  for (; length > 0; length -= 1) {
    const last = address[length - 1] as string
    if (last === ')' && open < 0) open += 1
    else if (!TRAILING.has(last)) break
  }
  return length
}
