/** Which of its pages this one is, as the headline of a long article says: no part of the title. */

const COUNT = /\s?[（(]\s?\d{1,2}\s?[/／]\s?\d{1,2}\s?(?:ページ目?|頁|页|페이지|쪽)\s?[)）]$/u

/** `窓の話（1/2ページ）` → `窓の話`; `窓の話（1/2）` may be one of two texts. */
export function withoutCount(title: string): string {
  return /[)）]$/.test(title) ? title.replace(COUNT, '') : title
}
