/** What artefacts print for speakers whom the page neither names nor labels. */
import type { Speaker, Transcript } from './model.ts'

/** The two names that recognition gives, and what readers of a language call the part: who asks, who answers. */
const ASKS = 'Interviewer'
const ANSWERS = 'Interviewee'

const PARTS: Readonly<Record<string, readonly [asks: string, answers: string]>> = {
  'zh-hant': ['採訪者', '受訪者'],
  zh: ['采访者', '受访者'],
  ja: ['聞き手', '語り手'],
  ko: ['인터뷰어', '인터뷰이'],
  ar: ['المحاور', 'الضيف'],
  fa: ['پرسشگر', 'پاسخ‌دهنده'],
  he: ['המראיין', 'המרואיין'],
  hi: ['साक्षात्कारकर्ता', 'उत्तरदाता'],
  th: ['ผู้สัมภาษณ์', 'ผู้ให้สัมภาษณ์'],
  vi: ['Người phỏng vấn', 'Người trả lời'],
  tr: ['Soru', 'Yanıt'],
  ru: ['Интервьюер', 'Собеседник'],
  uk: ['Інтерв’юер', 'Співрозмовник'],
  el: ['Ερώτηση', 'Απάντηση'],
  de: ['Frage', 'Antwort'],
  fr: ['Question', 'Réponse'],
  es: ['Pregunta', 'Respuesta'],
  it: ['Domanda', 'Risposta'],
  pt: ['Pergunta', 'Resposta'],
  nl: ['Vraag', 'Antwoord'],
  pl: ['Pytanie', 'Odpowiedź'],
  cs: ['Otázka', 'Odpověď'],
  sv: ['Fråga', 'Svar'],
  da: ['Spørgsmål', 'Svar'],
  nb: ['Spørsmål', 'Svar'],
  no: ['Spørsmål', 'Svar'],
  fi: ['Kysymys', 'Vastaus'],
  hu: ['Kérdés', 'Válasz'],
  ro: ['Întrebare', 'Răspuns'],
}

/**
 * The speakers under the names that an artefact prints. A questioner without any name on the page is "Interviewer" in
 * the transcript, whatever its language; a reader finds a word of their own.
 */
export function printedSpeakers({ speakers, metadata }: Pick<Transcript, 'speakers' | 'metadata'>): Speaker[] {
  const parts = partsIn(metadata.language)
  return speakers.map((speaker) => {
    const name = speaker.unnamed && parts ? wordFor(speaker.name, parts) : undefined
    return name === undefined ? speaker : { ...speaker, name }
  })
}

/** Speaker's id → the name that an artefact prints. */
export function printedNames(transcript: Pick<Transcript, 'speakers' | 'metadata'>): Map<string, string> {
  return new Map(printedSpeakers(transcript).map(({ id, name }) => [id, name]))
}

function partsIn(language: string): readonly [string, string] | undefined {
  const tag = language.toLowerCase()
  const [primary = ''] = tag.split('-')
  return /^zh-(?:hant|tw|hk|mo)\b/.test(tag) ? PARTS['zh-hant'] : PARTS[primary]
}

function wordFor(name: string, [asks, answers]: readonly [string, string]): string | undefined {
  return name === ASKS ? asks : name === ANSWERS ? answers : undefined
}
