/** Images that come with a page or from where it came, by absolute address. */
export interface ImageArchive {
  /** Bytes, or a reason that ends the sentence "missing image 'x': …". */
  read(url: string): Promise<Uint8Array | { reason: string }>
}
