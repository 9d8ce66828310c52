/** Images as pixels: read, made smaller, written again. The codecs are WebAssembly, so every machine gives the same bytes. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

export interface Pixels {
  width: number
  height: number
  /** Red, green, blue, alpha; row by row. */
  data: Uint8Array
}

const require = createRequire(import.meta.url)
const wasm = (file: string) => readFile(require.resolve(file))

let drawer: Promise<typeof import('@resvg/resvg-wasm').Resvg> | undefined

function loadDrawer(): Promise<typeof import('@resvg/resvg-wasm').Resvg> {
  drawer ??= (async () => {
    const { initWasm, Resvg } = await import('@resvg/resvg-wasm')
    await initWasm(await wasm('@resvg/resvg-wasm/index_bg.wasm'))
    return Resvg
  })()
  return drawer
}

/** Throws for what is no PNG that can be read. */
export async function pixelsOfPng(bytes: Uint8Array, width: number, height: number): Promise<Pixels> {
  const Resvg = await loadDrawer()
  const address = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`
  const image = `<image width="${width}" height="${height}" href="${address}"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`
  const drawing = new Resvg(svg, { font: { loadSystemFonts: false } })
  const drawn = drawing.render()
  const pixels = { width: drawn.width, height: drawn.height, data: drawn.pixels }
  drawn.free()
  drawing.free()
  return pixels
}

/** Throws for what is no still WebP that can be read. */
export async function pixelsOfWebp(bytes: Uint8Array): Promise<Pixels> {
  const codec = await import('@jsquash/webp/decode.js')
  return decodeWith(codec, '@jsquash/webp/codec/dec/webp_dec.wasm', bytes)
}

/** Throws for what is no JPEG that can be read. */
export async function pixelsOfJpeg(bytes: Uint8Array): Promise<Pixels> {
  const codec = await import('@jsquash/jpeg/decode.js')
  return decodeWith(codec, '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm', bytes)
}

interface Decoder {
  init(options: object): Promise<void>
  default(bytes: ArrayBuffer): Promise<{ width: number; height: number; data: Uint8ClampedArray }>
}

async function decodeWith(codec: Decoder, file: string, bytes: Uint8Array): Promise<Pixels> {
  await codec.init({ wasmBinary: await wasm(file) })
  const { width, height, data } = await codec.default(new Uint8Array(bytes).buffer)
  return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) }
}

/** Good enough that no one sees it; a seventh of the size of a PNG. */
const QUALITY = 85

export async function jpegOf({ width, height, data }: Pixels): Promise<Uint8Array> {
  const { default: encode, init } = await import('@jsquash/jpeg/encode.js')
  await init({ wasmBinary: await wasm('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm') })
  const image = { width, height, data: new Uint8ClampedArray(data), colorSpace: 'srgb' as const }
  return new Uint8Array(await encode(image, { quality: QUALITY }))
}

export function isOpaque({ data }: Pixels): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false
  return true
}

/** Made smaller by whole pixels' averages, weighted by how much of each lies under the new one. */
export function shrunk(source: Pixels, width: number, height: number): Pixels {
  return shrunkDown(shrunkAcross(source, width), height)
}

function shrunkAcross({ width, height, data }: Pixels, target: number): Pixels {
  const turned = shrunkDown(transposed({ width, height, data }), target)
  return transposed(turned)
}

function transposed({ width, height, data }: Pixels): Pixels {
  const from = new Uint32Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength))
  const to = new Uint32Array(from.length)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) to[x * height + y] = from[y * width + x] as number
  return { width: height, height: width, data: new Uint8Array(to.buffer) }
}

function shrunkDown({ width, height, data }: Pixels, target: number): Pixels {
  const row = width * 4
  const result = new Uint8Array(row * target)
  const sums = new Float64Array(row)
  for (let y = 0; y < target; y += 1) {
    const [top, bottom] = [(y * height) / target, ((y + 1) * height) / target]
    sums.fill(0)
    for (let line = Math.floor(top); line < Math.min(height, Math.ceil(bottom)); line += 1) {
      const weight = Math.min(line + 1, bottom) - Math.max(line, top)
      for (let x = 0; x < row; x += 1) sums[x] = (sums[x] as number) + weight * (data[line * row + x] as number)
    }
    const total = bottom - top
    for (let x = 0; x < row; x += 1) result[y * row + x] = Math.round((sums[x] as number) / total)
  }
  return { width, height: target, data: result }
}
