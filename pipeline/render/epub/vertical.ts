/** Writing in columns: for the scripts that know it, when an editor asks for it. */
import type { Element, ElementContent } from 'hast'
import { element } from '../semantic/element.ts'

/** Chinese and Japanese; Korean is set in lines today. */
export function canBeVertical(language: string): boolean {
  return /^(zh|yue|ja)\b/.test(language)
}

/** Numbers of one or two digits, alone among ideographs: as a row they would lie on their side. */
const SHORT = /(?<![\p{Script=Latin}\p{N}.,:%/-])\p{Nd}{1,2}(?![\p{Script=Latin}\p{N}.,:%/-])/gu

/** Marks what stands upright; no text changes. */
export function setUpright(tree: readonly Element[]): void {
  for (const parent of tree) {
    if (parent.tagName === 'pre' || parent.tagName === 'table') continue
    parent.children = parent.children.flatMap((child): ElementContent[] => {
      if (child.type === 'element') setUpright([child])
      return child.type === 'text' ? cut(child.value) : [child]
    })
  }
}

function cut(text: string): ElementContent[] {
  const parts: ElementContent[] = []
  let start = 0
  for (const { 0: digits, index } of text.matchAll(SHORT)) {
    if (index > start) parts.push({ type: 'text', value: text.slice(start, index) })
    parts.push(element('span', { className: ['upright'] }, [digits]))
    start = index + digits.length
  }
  return start < text.length || start === 0 ? [...parts, { type: 'text', value: text.slice(start) }] : parts
}
