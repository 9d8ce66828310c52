/** In place of the packager's `node-fetch` (see BUNDLE in the Makefile): a renderer opens no socket, and loads none. */
export default function refuse(address: unknown): never {
  throw new Error(`expected a book without remote parts, found ${String(address)}`)
}
