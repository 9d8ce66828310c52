/** A live page as every other page is loaded, with what of it is to be stored. */
import { join } from 'node:path'
import type { StoredCapture } from '../capture/stored.ts'
import type { Client } from '../http/client.ts'
import type { LoadedPage } from '../page.ts'
import { pageOf } from '../page.ts'
import type { SourceReference } from '../reference.ts'
import { SETTINGS_FILE } from '../reference.ts'
import { LiveImages } from './images.ts'
import type { LivePage } from './pages.ts'
import { fetchPages } from './pages.ts'

export interface LiveSource {
  home: SourceReference
  address: string
  client: Client
  /** The capture before, against which servers say what has changed. */
  before: StoredCapture | undefined
  /** Whether `home` has its source.yaml. */
  settled: boolean
}

export async function livePage({ home, address, client, before, settled }: LiveSource): Promise<{
  page: LoadedPage
  pages: LivePage[]
  images: LiveImages
}> {
  const { pages, warnings } = await fetchPages(address, client, before)
  const images = new LiveImages(client, (pages[0] as LivePage).url, before)
  const settingsFile = join(home.given, SETTINGS_FILE)
  const { readSettings } = await import('../settings.ts')
  const { settings } = settled ? await readSettings(home.path, settingsFile) : { settings: {} }
  const page = await pageOf(
    pages.map((live, index) => ({ ...live, given: index === 0 ? address : live.url })),
    {
      settings,
      ...(settled ? { settingsFile } : {}),
      name: home.slug,
      slug: home.slug,
      directory: home.path,
      warnings,
      archive: images,
    },
  )
  return { page, pages, images }
}
