declare module 'subset-font' {
  /** The font with the glyphs of this text only; glyphs that it has not are left out. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options?: { targetFormat?: 'sfnt' | 'woff' | 'woff2'; noHinting?: boolean },
  ): Promise<Uint8Array>
}
