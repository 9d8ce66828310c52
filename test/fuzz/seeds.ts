/** Seeds that are in no case of the tests: headers and robots.txt as servers send them, written for this. */

export const ROBOTS: readonly string[] = [
  'User-agent: *\nDisallow: /private/\nAllow: /private/open\nCrawl-delay: 2\nSitemap: https://example.com/sitemap.xml\n',
  '# nobody\nUser-agent: colloquy\nUser-agent: other\nDisallow: /*?page=\nDisallow: /talk$\n\nUser-agent: *\nDisallow: /\n',
  '\ufeffuser-agent : Colloquy/1.0\r\ndisallow:/%E6%B2%B3\r\nallow: /\r\ncrawl-delay: 0.5\r\nhost: example.com\r\n',
  `User-agent: *\n${'Disallow: /*a*a*a*a*a*a*a*b\n'.repeat(20)}Disallow: /${'*/'.repeat(30)}x$\n`,
]

/** Each with the head of a page to come. */
export const HEADERS: readonly string[] = [
  'content-type: text/html; charset=utf-8\nretry-after: 120\ndate: Tue, 14 Nov 2023 22:13:20 GMT\nstatus: 503',
  'content-type: text/html;charset="gb2312"; boundary=x\nretry-after: Tue, 14 Nov 2023 22:15:20 GMT\nstatus: 429',
  'content-type: application/xhtml+xml; CHARSET = Shift_JIS\nlast-modified: Mon, 06 Sep 2021 00:00:00 GMT\netag: W/"x"',
  'content-type: text/plain\nlink: <https://example.com/talk?page=2>; rel="next", </>; rel=canonical\nretry-after: -1',
  'content-type: text/markdown; variant=GFM; charset=\nretry-after: 1e9\ndate: never\ncontent-language: ar, en;q=0.5',
]
