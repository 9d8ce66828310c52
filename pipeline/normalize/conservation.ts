import type { Article } from '../transcript/article.ts'
import type { Transcript } from '../transcript/model.ts'

export function checkConservation(_article: Article, _transcript: Transcript): void {}
