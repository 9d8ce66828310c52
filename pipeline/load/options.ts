import type { Client } from './http/client.ts'

export interface LoadOptions {
  /** Whoever may ask the network; without one no socket is opened. */
  client?: Client | undefined
  /** Standard input; default `process.stdin`. */
  stdin?: AsyncIterable<Uint8Array | string>
}

/** Of a captured page. Real pages are below 20 MB; what is larger is not one. */
export const MAX_PAGE_BYTES = 64 * 1024 * 1024
/** Of a page or an image from the network, decompressed. */
export const MAX_FETCHED_BYTES = 20 * 1024 * 1024
/** Of one image. */
export const MAX_IMAGE_BYTES = 20 * 1024 * 1024
/** Of all images of one page: they are in memory together while it is rendered. */
export const MAX_IMAGES_BYTES = 128 * 1024 * 1024
/** Of an image's decoded size: the typesetter decodes it, at four bytes a pixel. */
export const MAX_PIXELS = 50_000_000
