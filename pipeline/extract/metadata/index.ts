/** Stand-in until the metadata room lands: title from `<title>` or h1. */
import type { CheerioAPI } from 'cheerio'
import type { ArticleMetadata } from '../../transcript/article.ts'
import type { Page } from '../../transcript/page.ts'

export interface VisibleLine {
  text: string
  path: string
  order: number
  where: 'before' | 'head' | 'after'
  classes: string[]
}

export interface MetadataInput {
  $: CheerioAPI | undefined
  page: Page
  text: string
  visible: VisibleLine[]
}

export interface MetadataResult {
  metadata: ArticleMetadata
  used: number[]
  leads: number[]
}

export function readMetadata(input: MetadataInput): MetadataResult {
  const { $, page } = input
  const heading = $ ? ($('h1').first().text() || $('title').first().text()).replace(/\s+/g, ' ').trim() : ''
  const title = heading || /^(?:#\s+|title:\s*)(.+)$/m.exec(page.text)?.[1] || page.name
  const language = $?.('html').attr('lang')?.slice(0, 2) ?? (/[\u4e00-\u9fff]/.test(input.text) ? 'zh' : 'en')
  const metadata = { title, language, contributors: [], interviewers: [], subjects: [], evidence: {} }
  const used = input.visible.filter(({ text }) => /^(来源|作者|发布日期)\s*[:：]/.test(text)).map(({ order }) => order)
  const leads = input.visible.filter(({ text }) => /^(导读|摘要)\s*[:：]/.test(text)).map(({ order }) => order)
  return { metadata, used, leads }
}
