import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { follows, readings } from '../../pipeline/load/live/page-number.ts'

const on = (path: string) => `https://example.org${path}`

describe('the page after', () => {
  it.each([
    ['/talk', '/talk', '/talk?page=2'],
    ['/talk?page=1', '/talk?page=1', '/talk?page=2'],
    ['/talk', '/talk?page=2', '/talk?page=3'],
    ['/talk', '/talk', '/talk?page=1'], // counted from 0
    ['/talk?id=7', '/talk?id=7', '/talk?p=2&id=7'],
    ['/talk?utm_source=feed', '/talk?utm_source=feed', '/talk?page=2'],
    ['/talk/', '/talk/', '/talk/2/'],
    ['/talk/', '/talk/', '/talk/page/2'],
    ['/talk.html', '/talk.html', '/talk_2.html'],
    ['/talk.html', '/talk_2.html', '/talk_3.html'],
    ['/talk_1.html', '/talk_1.html', '/talk_2.html'],
    ['/2024-03/c1024.shtml', '/2024-03/c1024.shtml', '/2024-03/c1024-2.shtml'],
    ['/2024-03.html', '/2024-03.html', '/2024-03-2.html'],
    ['/a/index.html', '/a/index.html', '/a/index_2.html'],
    ['/a/', '/a/', '/a/index_2.html'],
    ['/talk,1.html', '/talk,1.html', '/talk,2.html'],
    ['/talk-seite-1', '/talk-seite-1', '/talk-seite-2'],
    ['/talk?page=3', '/talk?page=3', '/talk?page=4'],
  ])('of %s, at %s, is %s', (first, current, next) => {
    expect(follows(on(first), on(current), on(next))).toBeDefined()
  })

  it.each([
    ['/talk', '/talk', '/another'],
    ['/talk', '/talk', '/talk'],
    ['/talk', '/talk', '/talk?page=3'],
    ['/talk', '/talk?page=3', '/talk?page=2'],
    ['/talk', '/talk', '/talk/comments?page=2'],
    ['/talk', '/talk', '/talk?cpage=2'],
    ['/talk', '/talk', '/talk/comment-page-2'],
    ['/news/2024-03.html', '/news/2024-03.html', '/news/2024-04.html'],
    ['/news/1017.html', '/news/1017.html', '/news/1018.html'],
    ['/2024/03/', '/2024/03/', '/2024/04/'],
    ['/talk?id=7', '/talk?id=7', '/talk?id=8'],
    ['/talk?id=7', '/talk?id=7', '/talk?page=2'],
    ['/talk/12', '/talk/12', '/talk/13'],
    ['/talk', '/talk', '/talk?page=2024'],
  ])('of %s, at %s, is not %s', (first, current, next) => {
    expect(follows(on(first), on(current), on(next))).toBeUndefined()
  })

  it('is never the page itself, nor one before it', () => {
    const paths = fc.constantFrom(
      '/talk',
      '/talk/2',
      '/talk?page=2',
      '/talk_2.html',
      '/talk?page=1&p=2',
      '/1/2/3',
      '/p1',
    )
    fc.assert(
      fc.property(paths, paths, paths, (first, current, next) => {
        if (follows(on(first), on(current), on(next))) {
          expect(next).not.toBe(current)
          expect(follows(on(first), on(next), on(current))).toBeUndefined()
        }
      }),
    )
  })

  it('reads any address', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (address) => {
        expect(readings(address)[0]?.number).toBeUndefined()
      }),
    )
  })
})
