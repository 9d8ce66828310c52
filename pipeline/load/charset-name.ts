/** WHATWG name of a label, gb18030 for its family (it contains gb2312 and gbk); undefined for an unknown label. */
export async function encodingOf(label: string): Promise<string | undefined> {
  const { normalizeEncoding } = await import('@exodus/bytes/encoding.js')
  const name = normalizeEncoding(label.trim())
  if (name === 'gbk') return 'gb18030'
  return name === null || name === 'replacement' ? undefined : name
}
