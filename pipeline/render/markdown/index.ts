/** GitHub-flavoured Markdown with YAML front matter, written by pandoc from a template. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ColloquyError } from '../../errors.ts'
import { commentFor } from '../../reopen/markdown/written.ts'
import type { Transcript } from '../../transcript/model.ts'
import type { RenderContext, Renderer } from '../door.ts'
import { convert, warmUp } from '../pandoc/index.ts'

/** With raw HTML, for our anchors; the transcript's text never becomes any. */
const FORMAT = 'gfm'

export const markdown: Renderer = {
  format: 'md',
  extension: '.md',
  mediaType: 'text/markdown; variant=GFM',
  warmUp,
  render,
}

async function render(transcript: Transcript, context: RenderContext): Promise<Uint8Array> {
  warmUp(context.pandoc)
  const [{ documentOf }, { layOutDefinitions }, { frontMatterOf }, { wordsFor }, template, words] = await Promise.all([
    import('./document.ts'),
    import('./footnotes.ts'),
    import('./front-matter.ts'),
    import('./words.ts'),
    readTemplate(context.templates, 'document.md'),
    readTemplate(context.templates, 'words.yaml'),
  ])
  const language = wordsFor(transcript.metadata.language, words.text, words.file)
  const { document, definitions, written } = documentOf(transcript, context.images, language)
  const mode = context.pandoc
  const footnotes =
    definitions && layOutDefinitions(await convert(definitions.document, FORMAT, { mode }), definitions.separator)
  const text = await convert(document, FORMAT, {
    mode,
    template,
    variables: {
      'front-matter': frontMatterOf(transcript),
      'source-word': language.source,
      colon: `${language.colon}${language.gap}`,
      ...(footnotes === undefined ? {} : { footnotes }),
    },
  })
  const file = `${text.trimEnd()}\n`
  const comment = await commentFor(file, transcript, written)
  return Buffer.from(comment === '' ? file : `${file}\n${comment}\n`)
}

async function readTemplate(templates: string, name: string): Promise<{ file: string; text: string }> {
  const file = join(templates, 'markdown', name)
  try {
    return { file, text: await readFile(file, 'utf8') }
  } catch (cause) {
    throw new ColloquyError('template', `expected the template ${name}, found none that can be read; restore it`, {
      file,
      cause,
    })
  }
}
