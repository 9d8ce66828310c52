/** The words and marks of templates/markdown/words.yaml for one language. */
import { parse } from 'yaml'
import { z } from 'zod'
import { ColloquyError } from '../../errors.ts'

const wordsSchema = z.strictObject({
  colon: z.string(),
  bold: z.boolean(),
  gap: z.string(),
  also: z.tuple([z.string(), z.string()]),
  missing: z.string().min(1),
  source: z.string().min(1),
})
const fileSchema = z.record(z.string(), wordsSchema).refine((words) => 'en' in words, "expected words for 'en'")

export type Words = z.infer<typeof wordsSchema>

/** Words for a BCP 47 tag: `zh-Hant-TW` looks for itself, `zh-Hant`, `zh`, then `en`. Throws `template`. */
export function wordsFor(language: string, yaml: string, file: string): Words {
  const words = readWords(yaml, file)
  const parts = language.split('-')
  for (let length = parts.length; length > 0; length -= 1) {
    const found = words[parts.slice(0, length).join('-')]
    if (found) return found
  }
  return words.en as Words
}

function readWords(yaml: string, file: string): Record<string, Words> {
  let value: unknown
  try {
    value = parse(yaml)
  } catch (cause) {
    throw new ColloquyError('template', `expected YAML, found: ${(cause as Error).message.split('\n')[0]}`, {
      file,
      cause,
    })
  }
  const result = fileSchema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new ColloquyError('template', `expected the words of each language, found: ${issue?.message}`, {
    file,
    place: issue?.path.join('.'),
  })
}
