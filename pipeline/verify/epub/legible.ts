// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for them in any form
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu

/** Text as an XML document can hold it: what is no character of XML 1.0 (section 2.2) is printed as U+FFFD. */
export function legibleText(text: string): string {
  return text.replace(ILLEGAL, '\uFFFD')
}
