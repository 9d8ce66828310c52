/** Where a browser or an extension says it saved a page from, in a comment at the page's head. */

const HEAD = 4096
/** `<!-- saved from url=(0042)https://… -->`: the mark of the web, written by Chromium and Internet Explorer. */
const MARK_OF_THE_WEB = /<!--\s{0,9}saved from url=\(\d{4}\)(https?:\/\/[^\s<>]{1,2000}?)\s{0,9}-->/i
/** `Page saved with SingleFile`, then `url: https://…` on a line of its own. */
const SINGLE_FILE = /<!--\s{0,9}Page saved with SingleFile\s{1,9}url:\s{0,9}(https?:\/\/[^\s<>]{1,2000})/i

export function savedFrom(html: string): string | undefined {
  const head = html.slice(0, HEAD)
  const address = (MARK_OF_THE_WEB.exec(head) ?? SINGLE_FILE.exec(head))?.[1]
  if (address === undefined || !URL.canParse(address)) return undefined
  const url = new URL(address)
  url.hash = ''
  return url.href
}
