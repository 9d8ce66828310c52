import { describe, expect, it } from 'vitest'
import { extract } from '../../pipeline/extract/index.ts'
import { pageOf } from './page.ts'

const ARTICLE = '<p>Anna: A sentence that is long enough, with marks in it, to be the running text of an article.</p>'

/** Pages that overflow a stack, or cost the square of their length, where nobody has bounded it. */
const PAGES: Record<string, string> = {
  'nested blocks': `${'<div>'.repeat(50_000)}${ARTICLE}`,
  'nested marks': `${'<b>'.repeat(50_000)}${ARTICLE}`,
  'nested lists': `${'<ul><li>'.repeat(50_000)}${ARTICLE}`,
  'nested tables': `${'<table><tr><td>'.repeat(50_000)}${ARTICLE}`,
  'open marks': Array.from({ length: 5_000 }, (_, index) => `<font size="${index}">word ${index}<p>`).join(''),
  'many line breaks': ARTICLE + '<br>'.repeat(100_000),
  'many paragraphs': ARTICLE.repeat(20_000),
  'many rows': `${ARTICLE}<table>${'<tr><td>A row of the table'.repeat(130_000)}</table>`,
  'many marks': `<p>${'<b>a</b> word '.repeat(40_000)}</p>`,
  'a list of blanks': `${ARTICLE}<ul><li>${'<i> </i>'.repeat(30_000)}x</li></ul>`,
  'bold dashes': `${ARTICLE}<p><b>${'— '.repeat(60_000)}x</b> and more.</p>`,
  'a title of strokes': `<title>${'— '.repeat(60_000)}x</title>${ARTICLE}`,
  'data of blanks': `<script type="application/ld+json">${' '.repeat(120_000)}x</script>${ARTICLE}`,
  'many classes': `${ARTICLE}<div class="${'related-'.repeat(20_000)}">x</div>`,
  'long line': `<p>${'word: '.repeat(100_000)}</p>`,
  'long style': `${ARTICLE}<p style="${'display '.repeat(50_000)}">x</p>`,
}

describe('hostile pages', () => {
  for (const [name, page] of Object.entries(PAGES))
    it(name, () => {
      expect(extract(pageOf(`<body>${page}`)).blocks.length).toBeGreaterThan(0)
    })

  it('lets no script through', () => {
    const page = `${ARTICLE}<p>Bo: Six links stand in this sentence, and only the last of them may stay one: <a href="javascript:alert(1)">a</a> <a href=" java&#10;script:alert(1)">b</a>
      <a href="data:text/html,x">c</a> <a href="vbscript:x">d</a> <a href="file:///etc/passwd">e</a>
      <a href="https://ok.example/" onclick="x()">f</a></p><img src="javascript:alert(1)"><img src="file:///etc/passwd">
      <iframe src="javascript:x"></iframe><svg onload="x()"><text>t</text></svg>`
    const printed = JSON.stringify(extract(pageOf(`<body>${page}`)).blocks)
    expect(printed).toContain('https://ok.example/')
    expect(printed).not.toMatch(/javascript:|vbscript:|data:|file:|onclick|onload/i)
  })
})
