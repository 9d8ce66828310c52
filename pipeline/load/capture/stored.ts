/** A capture as it lies beside source.yaml, read back: the same page as on the day it was taken. */
import type { Validators } from '../http/client.ts'
import type { ImageArchive } from '../image-archive.ts'
import type { EarlierImages } from '../live/images.ts'
import type { Earlier } from '../live/pages.ts'
import type { CaptureRecord, StoredFile } from './record.ts'
import { readRecord, readStored } from './record.ts'

export interface StoredPage {
  url: string
  bytes: Uint8Array
  headers: ReadonlyMap<string, string>
}

export class StoredCapture implements ImageArchive, Earlier, EarlierImages {
  readonly record: CaptureRecord
  private readonly folder: string
  private readonly given: string
  private readonly files: ReadonlyMap<string, StoredFile>

  constructor(record: CaptureRecord, folder: string, given: string) {
    this.record = record
    this.folder = folder
    this.given = given
    const images = record.images.filter((image): image is StoredFile => 'file' in image)
    this.files = new Map([...images, ...record.pages].map((file) => [file.url, file]))
  }

  /** @param given the folder as messages name it; undefined when nothing was captured in it */
  static async open(folder: string, given: string): Promise<StoredCapture | undefined> {
    const record = await readRecord(folder, given)
    return record && new StoredCapture(record, folder, given)
  }

  async pages(): Promise<StoredPage[]> {
    const pages: StoredPage[] = []
    for (const file of this.record.pages) pages.push(await this.stored(file))
    return pages
  }

  async read(address: string): Promise<Uint8Array | { reason: string }> {
    const url = address.split('#')[0] as string
    const image = this.record.images.find((candidate) => candidate.url === url)
    if (image === undefined) return { reason: 'it was not captured with the page' }
    return 'file' in image ? (await this.stored(image)).bytes : { reason: image.missing }
  }

  validators(url: string): Validators | undefined {
    const { headers } = this.files.get(url) ?? {}
    return headers && { etag: headers.etag, lastModified: headers['last-modified'] }
  }

  page(url: string): Promise<StoredPage | undefined> {
    return this.found(this.record.pages.find((page) => page.url === url))
  }

  image(url: string): Promise<StoredPage | undefined> {
    const image = this.record.images.find((candidate) => candidate.url === url)
    return this.found(image && 'file' in image ? image : undefined)
  }

  private async found(file: StoredFile | undefined): Promise<StoredPage | undefined> {
    return file && this.stored(file)
  }

  private async stored(file: StoredFile): Promise<StoredPage> {
    const bytes = await readStored(this.folder, this.given, file)
    return { url: file.url, bytes, headers: new Map(Object.entries(file.headers)) }
  }
}
