/** Answers compressed as zstd (RFC 8878), for a Node without a decoder of its own: that came with 22.15. */
import { refused } from './fault.ts'

/** The window that RFC 9659 lets a server expect of a client: 8 MB. */
const LARGEST_WINDOW = 8 * 1024 * 1024
/** Magic number, descriptor and window of a frame, or its size (RFC 8878, 3.1.1.1). */
const FRAME_HEAD = 18
const MAGIC = 0xfd2fb528

/**
 * The decoded body, piece by piece; it ends when more than `most` bytes have come.
 *
 * @throws ColloquyError `unreadable`, which names `address`, for what is no zstd or needs too large a window.
 */
export async function* unzstd(
  body: AsyncIterable<Uint8Array>,
  most: number,
  address: string,
): AsyncGenerator<Uint8Array> {
  const { Decompress } = await import('fzstd')
  const decoded: Uint8Array[] = []
  let size = 0
  // A small piece may unfold to gigabytes: counted afterwards, they would have been made.
  const decoder = new Decompress((piece) => {
    decoded.push(piece)
    size += piece.length
    if (size > most) throw new Enough()
  })
  try {
    for await (const piece of fromHead(body)) {
      if (piece.first) refuseWindow(piece.bytes, most, address)
      decoder.push(piece.bytes)
      yield* decoded.splice(0)
    }
    decoder.push(new Uint8Array(), true)
  } catch (error) {
    if (!(error instanceof Enough)) throw isOfDecoder(error) ? refused(address, BROKEN) : error
  }
  yield* decoded.splice(0)
}

class Enough extends Error {}

const BROKEN = 'an answer compressed as zstd that cannot be decoded; save the page in a browser and name the file'

/** The decoder's errors have a number for a code, those of the connection a word. */
const isOfDecoder = (error: unknown) =>
  error instanceof RangeError || (error instanceof Error && 'code' in error && typeof error.code === 'number')

/** The same bytes, the first of them together. */
async function* fromHead(body: AsyncIterable<Uint8Array>): AsyncGenerator<{ bytes: Uint8Array; first: boolean }> {
  let head: Buffer | undefined = Buffer.alloc(0)
  for await (const bytes of body) {
    if (head === undefined) {
      yield { bytes, first: false }
      continue
    }
    head = Buffer.concat([head, bytes])
    if (head.length < FRAME_HEAD) continue
    yield { bytes: head, first: true }
    head = undefined
  }
  if (head !== undefined && head.length > 0) yield { bytes: head, first: true }
}

function refuseWindow(head: Uint8Array, most: number, address: string): void {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  if (head.byteLength < 6 || view.getUint32(0, true) !== MAGIC) throw refused(address, BROKEN)
  const [descriptor, window] = [view.getUint8(4), view.getUint8(5)]
  // A single segment has its whole content for a window, and says how long that is.
  if ((descriptor & 0x20) !== 0) {
    const [short, long] = [descriptor >> 6, head.byteLength >= 9]
    const length = short < 2 || !long ? 0 : view.getUint32(5 + (descriptor & 3 ? 1 << ((descriptor & 3) - 1) : 0), true)
    if (length > most)
      throw refused(address, `more than ${most / 1024 / 1024} MB; save the page in a browser and name the file`)
    return
  }
  const base = 2 ** (10 + (window >> 3))
  if (base + (base / 8) * (window & 7) > LARGEST_WINDOW) throw refused(address, BROKEN)
}
