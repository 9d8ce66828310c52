/** What a question ends in: a mark, or in Japanese, Korean and Chinese a word, since those pages may print a stop. */

/** Question marks of all scripts, then whatever may close a sentence after one. */
const MARK_AT_END = /[?？؟;;՞⸮][\s"'”’»«›)）\]』」.。…!！*\d]{0,12}$/u
const WORD_AT_END =
  /(?:[すうのたるいん]か|[吗嗎]|(?:คะ|ไหม|มั้ย|หรือเปล่า|หรือไม่|อย่างไร|ยังไง|อะไร|ทำไม|เมื่อไหร่|ที่ไหน|เท่าไหร่|บ้าง)(?:ครับ|คะ|ค่ะ)?|[가-힣](?:습니까|까|나요|가요|는가|은가|인가|한가|던가)|[었았했있없되]나)[.。．…]{0,3}[\s"'”’)）\]』」]{0,6}$/u
const MARK = /[?？؟]/u
const WORD =
  /(?:[すうのたるいん]か|[吗嗎])[。．」』]|(?:[가-힣](?:까|나요|가요|는가|은가|인가|한가|던가)|[었았했있없되]나)\.(?!\d)/u

/** `…を教えてください。`, `… 부탁드려요.`: a polite request asks without a mark of its own. */
const REQUEST_AT_END =
  /(?:(?:教えて|聞かせて|語って|お話し|ご紹介|紹介して|説明して)(?:ください|下さい|いただけますか)|(?:소개|설명|말씀|이야기|얘기|한마디|답변|추천)\S{0,3} ?(?:부탁드(?:려요|립니다|릴게요)|(?:해 ?)?(?:주세요|주십시오|주시죠|달라)))[.。．！!]{0,3}$/u

/** Whether a text ends as a question. */
export function isQuestion(text: string): boolean {
  const end = text.trimEnd().slice(-40)
  // The Greek question mark looks like a semicolon; nothing else may end a paragraph with one.
  return MARK_AT_END.test(end) || WORD_AT_END.test(end) || requests(end)
}

/** Only pages in kana and hangul end a request so: their code units are the cheap test. */
function requests(end: string): boolean {
  const code = end.charCodeAt(end.length - 2)
  return code >= 0x3040 && code <= 0xd7af && REQUEST_AT_END.test(end)
}

/** Whether there is a question anywhere in a text. */
export function asks(text: string): boolean {
  return MARK.test(text) || WORD.test(text) || isQuestion(text.slice(-40))
}

const THANKS =
  /thank|danke|bedank|merci|gracias|gràcies|grazie|obrigad|спасибо|благодар|дяку|dzięk|děkuj|köszön|mulțum|tack |takk|tak for|kiitos|teşekkür|ευχαριστ|cảm ơn|terima kasih|شكرا|شكرًا|תודה|धन्यवाद|शुक्रिया|谢谢|謝謝|感谢|感謝|多谢|ありがとうございま|감사합니다|고맙습니다/iu

/** A short closing line of whoever asks: it has no question mark and no answer. */
export function isThanks(text: string): boolean {
  return text.length <= 120 && THANKS.test(text)
}
