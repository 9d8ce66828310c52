/** The address of the source as a QR code (ISO/IEC 18004): paper leads back to the page. */
import encodeQR from 'qr'

/** In bytes: up to here a code of 35 mm can be read by a telephone. */
const MAX_URL = 500

/** The encoder gives no code without one. */
const BORDER = 1

/** Rows of modules, `1` for dark; undefined for an address that is too long. The quiet zone is the template's. */
export function addressCode(url: string): string[] | undefined {
  if (Buffer.byteLength(url) > MAX_URL) return undefined
  const rows = encodeQR(url, 'raw', { ecc: 'medium', encoding: 'byte', border: BORDER })
  const inner = (row: boolean[]) => row.slice(BORDER, -BORDER)
  return rows.slice(BORDER, -BORDER).map((row) =>
    inner(row)
      .map((dark) => (dark ? '1' : '0'))
      .join(''),
  )
}
