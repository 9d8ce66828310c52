import { describe, expect, it } from 'vitest'
import { factsOf } from '../../pipeline/load/live/facts.ts'
import { fetchPages } from '../../pipeline/load/live/pages.ts'
import { MAX_PAGES } from '../../pipeline/load/live/pagination.ts'
import { type Reply, redirect, send, serve, testClient } from './server.ts'

const TALK =
  'We had been looking for the hives since noon when Ida Moor came down the path with her hat in her hand and asked whether we would rather talk or eat. We said that we could do both, and so the first question was put with a mouth full of bread and honey. '.repeat(
    3,
  )

interface Part {
  title?: string
  head?: string
  html?: string
  foot?: string
  body?: string
}

const document = ({ title = 'Ida Moor and her bees', head = '', html = '', foot = '', body = TALK }: Part = {}) =>
  `<!doctype html><html ${html}><head><title>${title}</title>${head}</head><body><h1>${title}</h1><p>${body}</p>${foot}</body></html>`

const page = (part: Part = {}): Reply => send(document(part))

async function walk(replies: Record<string, Reply>, start = '/talk') {
  const site = await serve(replies)
  const { pages, warnings } = await fetchPages(`${site.origin}${start}`, testClient())
  const urls = pages.map(({ url }) => url.slice(site.origin.length))
  return { site, urls, warnings: warnings.map((warning) => warning.replaceAll(site.origin, '')), pages }
}

const fault = (replies: Record<string, Reply>, start?: string) =>
  walk(replies, start).then(
    () => undefined,
    (error: unknown) => error as Error & { code: string },
  )

const numbers = (count: number) =>
  [...Array(count).keys()].map((n) => `<a href="/talk?page=${n + 1}">${n + 1}</a>`).join(' ')
/** A different text on each page. */
const body = (n: number) => `${TALK} This is what was said in hour ${n}.`

describe('pages of one article', () => {
  it.each([
    ['link rel=next', { head: '<link rel="next" href="/talk?page=2">' }],
    ['a rel=next', { foot: '<a rel="next" href="?page=2">»</a>' }],
    ['下一页', { foot: '<a href="/talk?page=2">下一页</a>' }],
    ['[下一頁]', { foot: '<a href="/talk?page=2">[下一頁]</a>' }],
    ['次のページ', { foot: '<a href="/talk?page=2"><span>次のページ</span> ›</a>' }],
    ['Next', { foot: '<div class="pager"><a href="/talk?page=2">Next »</a></div>' }],
    ['an image', { foot: '<a href="/talk?page=2"><img src="n.gif" alt="Next page"></a>' }],
    ['numbers', { foot: numbers(2) }],
    ['第2页', { foot: '<a href="/talk?page=2">第2页</a>' }],
    ['a base', { head: '<base href="/elsewhere/"><link rel="next" href="../talk?page=2">' }],
  ])('%s', async (_, part) => {
    const { urls } = await walk({ '/talk': page(part), '/talk?page=2': page({ body: body(2) }) })
    expect(urls).toEqual(['/talk', '/talk?page=2'])
  })

  it('goes on to the last, says whence it comes, and asks for none twice', async () => {
    const part = (n: number) => page({ foot: `${numbers(3)} <a href="/talk?page=${n + 1}">Next</a>`, body: body(n) })
    const replies = { '/talk': part(1), '/talk?page=2': part(2), '/talk?page=3': part(3), '/talk?page=1': part(1) }
    const { site, urls, warnings } = await walk(replies)
    expect(urls).toEqual(['/talk', '/talk?page=2', '/talk?page=3'])
    expect(site.requests.find(({ url }) => url === '/talk?page=3')?.headers.referer).toBe(`${site.origin}/talk?page=2`)
    expect(new Set(site.asked).size).toBe(site.asked.length)
    expect(warnings).toEqual([
      'page 4 of the article is missing (/talk?page=4): expected a page at this address, found the answer 404 Not Found; check the address, or save the page in a browser and name the file',
    ])
  })

  it.each([
    ['the next article', { foot: '<a href="/other">Next article</a> <a rel="next" href="/other">Next</a>' }],
    ['another site', { foot: '<a rel="next" href="https://example.org/talk?page=2">Next</a>' }],
    ['the page before', { foot: '<a rel="prev" href="/talk?page=2">Next</a>' }],
    ['comments', { foot: '<a href="/talk/comments?page=2">Next</a>' }],
    ['a number far away', { foot: '<a href="/talk?page=9">9</a>' }],
    ['a year', { foot: '<a href="/talk?page=2">2</a>'.replace('2</a>', '2024</a>') }],
    ['a script', { foot: '<a rel="next" href="javascript:next()">Next</a>' }],
    ['no address', { foot: '<a rel="next" href="http://[::bad">Next</a>' }],
  ])('does not go on to %s', async (_, part) => {
    const { urls, site } = await walk({
      '/talk': page(part),
      '/other': page(),
      '/talk?page=2': page({ title: 'Other' }),
    })
    expect(urls).toEqual(['/talk'])
    expect(site.asked).toEqual(['/talk'])
  })

  it('leaves a page out that has another headline', async () => {
    const replies = { '/talk': page({ foot: numbers(2) }), '/talk?page=2': page({ title: 'Ten recipes with honey' }) }
    expect((await walk(replies)).urls).toEqual(['/talk'])
  })

  it('takes a headline with a number for the same headline', async () => {
    const replies = {
      '/talk': page({ foot: numbers(2) }),
      '/talk?page=2': page({ title: 'Ida Moor and her bees (2)', body: body(2) }),
    }
    expect((await walk(replies)).urls).toHaveLength(2)
  })

  it('stops at a page that is the one before again', async () => {
    const same = page({ foot: numbers(3) })
    expect((await walk({ '/talk': same, '/talk?page=2': same, '/talk?page=3': same })).urls).toEqual(['/talk'])
    const back = { '/talk': same, '/talk?page=2': redirect('/talk') }
    expect((await walk(back)).urls).toEqual(['/talk'])
  })

  it('stops after fifty', async () => {
    const replies: Record<string, Reply> = { '/talk': page({ foot: '<a href="/talk?page=2">Next</a>' }) }
    for (let n = 2; n <= MAX_PAGES + 5; n += 1)
      replies[`/talk?page=${n}`] = page({ foot: `<a href="/talk?page=${n + 1}">Next</a>`, body: body(n) })
    const { urls, warnings } = await walk(replies)
    expect(urls).toHaveLength(MAX_PAGES)
    expect(warnings[0]).toContain('expected at most 50 pages, found more')
  })
})

describe('editions', () => {
  const canonical = (href: string) => `<link rel="canonical" href="${href}">`

  it('reads the page of which it is the AMP edition', async () => {
    const replies = { '/amp/talk': page({ html: 'amp', head: canonical('/talk') }), '/talk': page() }
    expect((await walk(replies, '/amp/talk')).urls).toEqual(['/talk'])
  })

  it.each([
    ['an ordinary page, whose canonical address is a name', { head: canonical('/talk') }],
    ['another site', { html: '⚡', head: canonical('https://example.org/talk') }],
    ['the home page', { html: '⚡', head: canonical('/') }],
    ['itself', { html: 'amp', head: canonical('/amp/talk') }],
    ['no address', { html: 'amp', head: canonical('http://[::bad') }],
    ['nothing said', { html: 'amp' }],
  ])('stays where it is: %s', async (_, part) => {
    const { urls, site } = await walk({ '/amp/talk': page(part), '/talk': page(), '/': page() }, '/amp/talk')
    expect(urls).toEqual(['/amp/talk'])
    expect(site.asked).toEqual(['/amp/talk'])
  })

  it('stays where it is, and says so, when the page cannot be had', async () => {
    const { urls, warnings } = await walk({ '/amp/talk': page({ html: 'amp', head: canonical('/talk') }) }, '/amp/talk')
    expect(urls).toEqual(['/amp/talk'])
    expect(warnings[0]).toContain('the page is an edition of /talk, which cannot be had')
  })
})

describe('pages that lead on', () => {
  it('are followed, a few of them', async () => {
    const on = (to: string) => send(`<meta http-equiv="refresh" content="0; url='${to}'">`)
    expect((await walk({ '/old': on('/talk'), '/talk': page() }, '/old')).urls).toEqual(['/talk'])
    const many = { '/a': on('/b'), '/b': on('/c'), '/c': on('/d'), '/d': on('/e'), '/e': page() }
    expect((await fault(many, '/a'))?.message).toContain('more than 3 pages that only lead on')
  })

  it('are pages when they lead to themselves, or only after a while', async () => {
    const own = { '/talk': page({ head: '<meta http-equiv="refresh" content="1;url=/talk">' }) }
    expect((await walk(own)).urls).toEqual(['/talk'])
    const later = { '/talk': page({ head: '<meta http-equiv="refresh" content="600;url=/other">' }) }
    expect((await walk(later)).urls).toEqual(['/talk'])
  })

  it('are not followed to what is no web address', async () => {
    const file = page({ head: '<meta http-equiv=refresh content="0;url=file:///etc/hostname">' })
    expect((await walk({ '/talk': file })).urls).toEqual(['/talk'])
  })
})

describe('walls', () => {
  it.each([
    ['a login', '<form><input type=password name=p></form>', 'a login; open the page in a browser, log in'],
    ['consent', '<h1>We value your privacy</h1><button>OK</button>', 'a page that asks for consent first'],
    ['consent in German', '<p>Cookies akzeptieren oder abonnieren</p>', 'a page that asks for consent first'],
    ['a challenge', '<title>Just a moment...</title><p>Please wait.</p>', 'a check that its reader is no program'],
    ['验证', '<p>访问过于频繁，请完成安全验证</p>', 'a check that its reader is no program'],
    ['an empty shell', '<div id="root"></div><script src="a.js"></script>', 'empty until a script fills it'],
    [
      'a shell that says so',
      '<noscript>Please turn JavaScript on.</noscript><script>go()</script>',
      'empty until a script',
    ],
  ])('%s', async (_, html, message) => {
    const error = await fault({ '/talk': send(`<!doctype html><body>${html}</body>`) })
    expect(error).toMatchObject({ code: 'no-article', message: expect.stringContaining(message) })
    expect(error?.message).toContain('save it there and name the file')
  })

  it('that stand at an address of their own, however much they say', async () => {
    for (const path of ['/consent/?to=talk', '/account/login'])
      expect(await fault({ '/talk': redirect(path), [path]: page({ title: 'Welcome' }) })).toMatchObject({
        code: 'no-article',
      })
  })

  it.each([
    [
      'a page with a banner of cookies',
      { foot: '<div><p>We value your privacy.</p><button>Accept all cookies</button></div>' },
    ],
    ['a page with a form to log in', { foot: '<form><input type=password></form>' }],
    ['a page with scripts and an element they fill', { foot: '<div id="app"></div><script src="a.js"></script>' }],
    ['a talk about consent', { title: 'Just a moment: a talk about consent and cookies' }],
  ])('are not %s', async (_, part) => {
    expect((await walk({ '/talk': page(part) })).urls).toEqual(['/talk'])
  })

  it('of payment are told of, since the page may be a beginning', async () => {
    const data = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree": false}</script>'
    expect((await walk({ '/talk': page({ head: data }) })).warnings[0]).toContain('only its beginning')
  })
})

describe('what a page says of itself', () => {
  it('is read in one pass, however deep it is nested', () => {
    const facts = factsOf(`<a href="?page=2">2</a>${'<div>'.repeat(200_000)}${'<a href=x>'.repeat(50_000)}`)
    expect(facts.links[0]).toMatchObject({ href: '?page=2', text: '2' })
    expect(facts.links.length).toBeLessThanOrEqual(500)
  })

  it('is the first of each kind', () => {
    const facts = factsOf(
      '<base href=a><base href=b><link rel="canonical nofollow" href=c><link rel=canonical href=d><h1>One</h1><h1>Two</h1><svg><title>No</title></svg><title>T</title>',
    )
    expect(facts).toMatchObject({ base: 'a', canonical: 'c', headline: 'One', title: 'T' })
  })
})
