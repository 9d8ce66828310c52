/** Images of a live page, fetched once each and kept, so that they can be stored with its capture. */
import { ColloquyError } from '../../errors.ts'
import type { Client, Validators } from '../http/client.ts'
import type { ImageArchive } from '../image-archive.ts'
import { MAX_IMAGES_BYTES } from '../options.ts'

export type TakenImage =
  | { url: string; bytes: Uint8Array; headers: ReadonlyMap<string, string> }
  | { url: string; missing: string }

export interface EarlierImages {
  validators(url: string): Validators | undefined
  image(url: string): Promise<{ bytes: Uint8Array; headers: ReadonlyMap<string, string> } | undefined>
}

/** Of one page: a longer list of pictures is not the illustration of a conversation. */
const MAX_IMAGES = 1000

export class LiveImages implements ImageArchive {
  /** In the order of their addresses, whichever came first. */
  async taken(): Promise<TakenImage[]> {
    const images = await Promise.all(this.images.values())
    return images.sort((one, other) => (one.url < other.url ? -1 : 1))
  }
  readonly warnings: string[] = []
  private readonly images = new Map<string, Promise<TakenImage>>()
  private readonly client: Client
  private readonly referer: string | undefined
  private readonly earlier: EarlierImages | undefined
  private room = MAX_IMAGES_BYTES

  constructor(client: Client, referer: string | undefined, earlier?: EarlierImages) {
    this.client = client
    this.referer = referer
    this.earlier = earlier
  }

  async read(address: string): Promise<Uint8Array | { reason: string }> {
    if (!/^https?:/i.test(address)) return { reason: `${address.split(':')[0]}: addresses are not followed` }
    const url = address.split('#')[0] as string
    const asked = this.images.get(url) ?? this.take(url, this.images.size)
    this.images.set(url, asked)
    const image = await asked
    return 'bytes' in image ? image.bytes : { reason: image.missing }
  }

  private async take(url: string, count: number): Promise<TakenImage> {
    const image = count >= MAX_IMAGES ? { url, missing: 'the page has too many' } : await this.fetch(url)
    const fits = !('bytes' in image) || image.bytes.length <= this.room
    const taken = fits ? image : { url, missing: 'the images before it fill the limit' }
    if ('bytes' in taken) this.room -= taken.bytes.length
    return taken
  }

  private async fetch(url: string): Promise<TakenImage> {
    try {
      const answer = await this.client.get(url, {
        wanted: 'image',
        ...(this.referer === undefined ? {} : { referer: this.referer }),
        ...(this.earlier ? { validators: (at: string) => this.earlier?.validators(at) } : {}),
      })
      const known = answer.unchanged ? await this.earlier?.image(answer.url) : answer
      return known ? { url, bytes: known.bytes, headers: known.headers } : { url, missing: 'the server sent no bytes' }
    } catch (error) {
      if (!(error instanceof ColloquyError) || error.code === 'interrupted') throw error
      return this.missing(url, error.message.replace(/^expected [^,]*, /, '').replace(/; .*$/, ''))
    }
  }

  /** What an earlier capture has is not lost because a server fails today. */
  private async missing(url: string, reason: string): Promise<TakenImage> {
    const known = await this.earlier?.image(url)
    if (known === undefined) return { url, missing: reason }
    this.warnings.push(`image ${url} could not be fetched again (${reason}); the one captured before is kept`)
    return { url, ...known }
  }
}
