/** Takes the texts of inline elements out of the runs they stand in. */
import type { Element, Text } from 'domhandler'
import type { OmissionReason } from '../transcript/model.ts'
import { isBlankText, isElement, isText, isUnseen, weigh } from './dom.ts'
import type { Extra } from './omissions.ts'
import { orderOf, type Survey } from './survey.ts'

export function takeTexts(elements: readonly Element[], reason: OmissionReason, rule: string, survey: Survey): Extra[] {
  if (elements.length === 0) return []
  const extras: Extra[] = []
  const taken = new Set<Text>()
  for (const element of elements) {
    const texts = textsIn(element).filter((text) => orderOf(text) !== undefined && !taken.has(text))
    for (const text of texts) taken.add(text)
    if (texts.length > 0) extras.push({ element, texts, reason, rule })
  }
  for (const run of survey.runs) {
    const left = run.texts.filter((text) => !taken.has(text))
    if (left.length === run.texts.length) continue
    run.weight = left.reduce((sum, text) => sum + weigh(text.data), 0)
    run.texts = left
  }
  return extras
}

function textsIn(element: Element): Text[] {
  return element.children.flatMap((child) => {
    if (isText(child)) return isBlankText(child.data) ? [] : [child]
    return isElement(child) && !isUnseen(child) ? textsIn(child) : []
  })
}
