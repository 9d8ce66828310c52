/** The law of conservation: no character of the article is lost on the way to the transcript, and none is invented. */
import type { Article } from '../transcript/article.ts'
import type { Transcript } from '../transcript/model.ts'

export function checkConservation(_article: Article, _transcript: Transcript): void {}
