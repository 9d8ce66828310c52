export interface LoadOptions {
  /** Whether sockets may be opened at all; default true. Only a source that is itself an address ever opens one. */
  network?: boolean
  /** Whether private, loopback and link-local addresses may be asked; default false. */
  allowPrivate?: boolean
  /** For one answer from the network, from the first byte sent to the last received, in milliseconds; default 30,000. */
  timeout?: number
  /** Standard input; default `process.stdin`. */
  stdin?: AsyncIterable<Uint8Array | string>
  signal?: AbortSignal
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
