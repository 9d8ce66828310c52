/** Words that stand for a part played in a conversation, in the languages of the pages we read. */
import type { SpeakerRole } from '../../../transcript/model.ts'
import { Memo } from '../memo.ts'

const list = (words: string) => words.split('|')

/** Labels of whoever asks, where the page gives no name. Compared after `keyOf`. */
const ASKING: Partial<Record<SpeakerRole, string[]>> = {
  interviewer: list(
    'q|question|questions|interviewer|interview|reporter|journalist|correspondent|press|问|問|提问|提問|记者|記者|采访者|採訪者|访谈者|訪問者|访问者|采访人|编辑|編輯部|编者|小编|记者问|本刊|我|나|記|记|本刊记者|本报记者|本報記者|媒体|笔者|聞き手|インタビュアー|質問|質問者|編集部|インタビュー|기자|질문|문|인터뷰어|frage|fragen|interviewerin|redaktion|reporterin|journalistin|f|pregunta|preguntas|entrevistador|entrevistadora|periodista|p|domanda|domande|intervistatore|intervistatrice|giornalista|d|journaliste|intervieweur|pergunta|perguntas|entrevistador|repórter|вопрос|в|корреспондент|корр|журналист|ведущий интервью|интервьюер|kor|pytanie|dziennikarz|redaktor|vraag|v|interviewster|verslaggever|fråga|reporter|spørsmål|spørgsmål|kysymys|toimittaja|otázka|redaktorka|soru|s|muhabir|gazeteci|pv|hỏi|phóng viên|tanya|pewarta|wartawan|سؤال|س|المحاور|الصحفي|سوال|प्रश्न|सवाल|ερώτηση|ερ|שאלה|ש|întrebare|kérdés|السؤال|پرسش|خبرنگار|प्र|röportör|ถาม|ผู้สัมภาษณ์|小編|記者問',
  ),
  host: list(
    'host|cohost|co host|presenter|anchor|主持|主持人|主播|节目主持人|司会|司会者|進行|진행자|사회자|앵커|gastgeber|moderatrice|présentateur|présentatrice|presentador|presentadora|conduttore|conduttrice|apresentador|apresentadora|ведущий|ведущая|prowadzący|prowadząca|sunucu|dẫn chương trình|pembawa acara|المذيع|المضيف',
  ),
  moderator: list(
    'moderator|moderatorin|chair|chairman|chairwoman|chairperson|the chair|the chairman|the chairwoman|the chairperson|the president|le président|la présidente|speaker of the house|modérateur|modératrice|moderador|moderadora|moderatore|модератор|председатель|председательствующий|会议主持|主席|議長|司仪|議事|위원장',
  ),
  audience: list(
    'audience|audience member|audience question|questioner|member of the public|student|unidentified|unidentified male|unidentified female|unidentified speaker|participant|attendee|reader|viewer|listener|caller|网友|網友|网友提问|網友提問|网友问|观众|觀眾|观众提问|现场观众|現場觀眾|现场听众|在场观众|线上观众|在线观众|台下观众|听众|聽眾|读者|讀者|匿名|匿名网友|匿名網友|现场网友|热心网友|网民|匿名提问者|现场提问|提问者|提問者|会場|会場から|参加者|学生|同学|同學|청중|관객|publikum|zuschauer|zuhörer|leser|leserfrage|publikumsfrage|public|le public|auditeur|auditrice|público|asistente|pubblico|зал|слушатель|зритель|читатель|вопрос из зала|publiczność',
  ),
}

/** Labels of whoever answers. */
const ANSWERING = list(
  'a|answer|answers|interviewee|respondent|guest|答|答复|回答|回應|受访者|受訪者|被采访者|嘉宾|嘉賓|來賓|ゲスト|回答者|답|답변|게스트|antwort|antworten|gast|r|respuesta|respuestas|entrevistado|entrevistada|risposta|risposte|intervistato|intervistata|réponse|réponses|invité|invitée|resposta|respostas|entrevistado|entrevistada|ответ|о|собеседник|гость|odpowiedź|odp|antwoord|svar|vastaus|odpověď|cevap|c|đáp|trả lời|jawab|j|الجواب|جواب|ج|الضيف|उत्तर|जवाब|απάντηση|απ|תשובה|ת|răspuns|válasz|witness|the witness|پاسخ|उ|röportaj veren|ตอบ',
)

/** Several speakers at once. */
const TOGETHER = list(
  'both|all|everyone|everybody|together|in unison|众人|眾人|大家|全体|全體|两人|兩人|二人|三人|全员|所有人|一同|一同に|全員|모두|다같이|beide|alle|les deux|tous|toutes|ensemble|ambos|ambas|todos|todas|entrambi|tutti|insieme|все|оба|вместе|wszyscy|oboje|obaj|allebei|båda|alla|oba|hep birlikte|herkes|cả hai',
)

const asking = new Map<string, SpeakerRole>()
for (const [role, words] of Object.entries(ASKING) as [SpeakerRole, string[]][])
  for (const word of words) asking.set(word, role)
const answering = new Set(ANSWERING)
const together = new Set(TOGETHER)

/** A label without case, width, marks and numbers: `**Q1:**` and `Q` are one; `Dr. Lee` is `dr lee`. */
export function keyOf(label: string): string {
  return keys.get(label) ?? (label.length > LONGEST_KEPT ? makeKey(label) : keys.keep(label, makeKey(label)))
}

/** A conversation prints its labels over and over, and nine rules look at each. */
const keys = new Memo<string>(20_000)
const LONGEST_KEPT = 60

function makeKey(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s\u0640]+/gu, (marks) => (marks.includes('\u0640') && !/\s/.test(marks) ? '' : ' '))
    .trim()
}

/** The key without the number that counts questions: `Frage 3`, `问题3`, `Q12`, `السؤال الأول`. */
export function unnumbered(key: string): string {
  const bare = key.replace(/ ?(?:no |nr )?\d{1,3}$/u, '').trim()
  return COUNTED_IN_WORDS.test(key) ? bare.replace(ORDINAL, '') : bare
}

/** Scripts whose pages count their questions in words: the second letter on, since most keys are of others. */
const COUNTED_IN_WORDS = /^.[\u0590-\u06ff]/u
const ORDINAL =
  / (?:نخست|اول|دوم|سوم|چهارم|پنجم|ششم|هفتم|هشتم|نهم|دهم|آخر|پایانی|(?:ال)?(?:أول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|أخير)|ראשונה|שנייה|שניה|שלישית|רביעית|חמישית|שישית|שביעית|שמינית|אחרונה)$/u

export function askingRole(key: string): SpeakerRole | undefined {
  return asking.get(key) ?? asking.get(unnumbered(key))
}

export function answersByName(key: string): boolean {
  return answering.has(key) || answering.has(unnumbered(key))
}

export function isTogether(key: string): boolean {
  return together.has(key)
}

/** Short marks that are labels only in pairs: `P.` with `R.`, `В.` with `О.`, `Q` with `A`. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['q', 'a'], ['p', 'r'], ['d', 'r'], ['f', 'a'], ['q', 'r'], ['в', 'о'], ['v', 'a'], ['s', 'c'], ['t', 'j'], ['问', '答'],
  ['問', '答'], ['문', '답'], ['س', 'ج'], ['ש', 'ת'], ['question', 'answer'], ['frage', 'antwort'], ['pregunta', 'respuesta'],
  ['domanda', 'risposta'], ['question', 'réponse'], ['pergunta', 'resposta'], ['вопрос', 'ответ'], ['pytanie', 'odpowiedź'],
  ['vraag', 'antwoord'], ['fråga', 'svar'], ['spørgsmål', 'svar'], ['spørsmål', 'svar'], ['kysymys', 'vastaus'],
  ['otázka', 'odpověď'], ['soru', 'cevap'], ['hỏi', 'đáp'], ['tanya', 'jawab'], ['سؤال', 'جواب'], ['سوال', 'جواب'],
  ['प्रश्न', 'उत्तर'], ['सवाल', 'जवाब'], ['질문', '답변'], ['질문', '답'], ['質問', '回答'], ['問', '答え'], ['提问', '回答'],
  ['پرسش', 'پاسخ'], ['प्र', 'उ'], ['ถาม', 'ตอบ'], ['röportör', 'röportaj veren'],
  ['ερώτηση', 'απάντηση'], ['întrebare', 'răspuns'], ['kérdés', 'válasz'], ['ερ', 'απ'], ['שאלה', 'תשובה'],
] // biome-ignore format: a list of pairs reads better in rows

/** Whether a page with these labels has both halves of such a pair. */
export function hasPair(keys: ReadonlySet<string>): boolean {
  return PAIRS.some(([question, answer]) => keys.has(question) && keys.has(answer))
}

/** One letter is a label only as half of a pair. */
export function isPairMark(key: string): boolean {
  return PAIRS.some((pair) => pair.includes(key))
}
