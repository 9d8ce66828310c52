/** Lines that stand alone and are an editor's, as patterns; each is tried at the beginning of a short block only. */
import type { NoteKind } from '../../transcript/model.ts'

export interface Line {
  kind: NoteKind
  /** Longest text, in characters, that such a line is: beyond it, it is more than that line. */
  most: number
  pattern: RegExp
  /** What a text must have to be worth the pattern; see hints.ts. */
  hint: 'colon' | 'eastern' | 'western'
}

const COLON = '[\\s\\u00a0]*[:：]'
/** Names and nothing that a person would say: an editor or an interpreter may be a speaker (`编辑：你怎么看？`). */
const NAMES = '[^。！？!?，,；;]{1,80}$'
const head = (list: string) => `^[\\s▲△■◆●*※(（[【]*(?:${list.trim().replace(/\s*\n\s*/g, '|')})`

/** Where it was printed before: a source line has a colon and a name behind it. */
const SOURCE = `
  来源|來源|来\\s源|文章来源|文章來源|资料来源|資料來源|消息来源|内容来源|信息来源|本文来源|原文来源|转载自|轉載自|原文链接|原文連結|原文地址|原载|原載
  出典|出処|初出|引用元|転載元|출처|자료|자료 출처
  sources?|originally published (?:in|by|at|on)|first published (?:in|by|at|on)|reprinted from|republished from|via
  quelle|quellen|zuerst erschienen (?:in|bei|auf|im)|erstveröffentlichung|originaltext
  source originale|article original|paru dans|publié (?:initialement )?(?:dans|par|sur)
  fuentes?|publicado originalmente en|fontes?|publicado originalmente em|fonte|fonti|pubblicato originariamente su|font
  bron|bronnen|källa|källor|kilde|kilder|lähde|źródło|źródła|zdroj|zdroje|forrás|sursa|kaynak|källa
  источник|источники|оригинал|джерело|източник|πηγή|المصدر|מקור|منبع|nguồn|sumber`

const TRANSLATOR = `
  译者|譯者|翻译|翻譯|编译|編譯|译校|译文|中文翻译|中文翻譯|译|譯|訳|訳者|翻訳|번역|옮긴이|번역자
  translat(?:ed|ion|or)(?: from [^:：.!?]{2,20}| into [^:：.!?]{2,20})?(?: by)?
  übersetz(?:t|ung|er|erin)(?: (?:von|aus)[^:：.!?]{0,30})?|aus dem [^:：.!?]{3,20}en(?: übersetzt)?(?: von)?|deutsch von
  traduction|traduit(?:e)? (?:de |du |par )[^:：.!?]{0,30}|traduct(?:eur|rice)
  traducción|traducido (?:del |por )[^:：.!?]{0,30}|traductora?|traducció|traduït per
  tradução|traduzido (?:do |por )[^:：.!?]{0,30}|tradutora?|traduzione|tradotto (?:da|dall)[^:：.!?]{0,30}|traduttore|traduttrice
  vertaling|vertaald (?:door|uit)[^:：.!?]{0,30}|vertaler|översättning|oversettelse|oversættelse|suomennos|kääntäjä
  tłumaczenie|przekład|tłumaczył[a]?|przełożył[a]?|překlad|přeložil[a]?|preklad|fordítás|fordította|traducere|traducerea
  çeviri|çeviren|перевод|перевёл|перевела|переводчик|переклад|переклала|превод|μετάφραση|ترجمة|תרגום|مترجم`

/** An office of the editor's desk that is no speaker's: `责编：…`, `Edited by …`, `Redaktion: …`. */
const DESK = `
  责编|責編|责任编辑|責任編輯|编辑|編輯|校对|校對|审校|審校|整理|文字整理|采访整理|記錄整理|排版|审核|審核|监制|監製|策划|撮影|構成|編集|文責
  정리|편집|edited by|editing|transcribed by|transcription|transcript by|compiled by|production|copy editor
  redaktion|protokoll|aufgezeichnet von|transkription|bearbeitung|redaktionelle bearbeitung
  transcription|retranscription|mise en forme|transcripción|edición|transcrição|edição|trascrizione|a cura di
  transcriptie|redactie|redigering|redakcja|opracowanie|opracował[a]?|redakce|szerkesztette|запись|записал[а]?|расшифровка|редактор|редактура`

/** A sentence about the text itself. Its beginning is bounded, so a speaker's sentence about editing is none. */
const EDITED = [
  // Chinese
  '^[\\s*※■◆—-]*(?:以下|下面|下文)[^。！？，]{0,8}(?:是|为|為|系|乃)[^。！？]{0,50}(?:实录|實錄|全文|摘录|摘錄|节选|節選|节录|節錄|摘要|整理|精编|对话|對話|访谈|訪談|专访|專訪|采访|採訪|问答|問答|对谈|對談|演讲|演講)',
  '^[\\s*※■◆—-]*(?:本文|此文|文章|本篇|全文|原文|文字|内容|內容|本次|访谈|訪談|采访|採訪|对话|對話)[^。！？]{0,30}(?:经|經|略有|有所|有|作了|做了|由|据|據|根据|根據|系|为|為|已)[^。！？]{0,30}(?:整理|编辑|編輯|删节|刪節|删减|刪減|删改|刪改|修改|节选|節選|摘编|摘編|压缩|壓縮|授权|授權|首发|首發|原载|原載)',
  '^(?:经授权|經授權|未经授权|未經授權|版权所有|转载请|轉載請)[^。！？]{0,40}(?:转载|轉載|注明|註明|联系|聯繫|使用)',
  '^[\\s*※]*[（(【[]?(?:(?:全文|本文|正文|对谈|對談|访谈|訪談|采访|採訪|对话|對話|座谈|座談|讨论|討論|问答|問答)(?:到此)?|到此)?(?:完|结束|結束)[）)】\\]]?。?\\s*$',
  // Japanese, Korean
  '^[\\s※＊*（(]*(?:この|本|以下|なお、?)?[^。]{0,12}(?:インタビュー|対談|記事|会話|鼎談|座談会|記録)[^。]{0,40}(?:編集|再構成|要約|抜粋|収録|加筆|転載|行われ|行なわれ)',
  '^[\\s※*]*(?:이|본|다음은|아래는|해당)?\\s?[^.]{0,12}(?:인터뷰|대담|대화|기사)[^.]{0,40}(?:편집|정리|요약|발췌|일문일답|재구성|축약)',
  // English
  '^\\W{0,3}(?:(?:the|this|our|their|his|her|these|below is|what follows is|here is|here are|excerpts from|an? )\\b[^.!?]{0,60})?\\b(?:interview|conversation|transcript|transcription|discussion|dialogue|exchange|q ?& ?a|q and a|remarks|interviews|excerpts|text|responses|answers|questions|following)\\b[^.!?]{0,80}\\b(?:(?:was|is|were|are|been|be|has|have|lightly|slightly|and|,) )*(?:edited|condensed|shortened|abridged|excerpted|trimmed|adapted|transcribed|conducted)\\b',
  '^\\W{0,3}(?:lightly |slightly )?(?:edited|condensed)(?: and (?:condensed|edited))? (?:for|from)\\b',
  '^\\W{0,3}(?:the |this )?(?:following|interview|conversation|article|piece)\\b[^.!?]{0,60}\\b(?:reprinted|republished|published here) (?:with|by|under)\\b',
  // German
  '^\\W{0,3}(?:das|dieses|dieser|der|die|unser|im folgenden)\\b[^.!?]{0,40}(?:gespräch|interview|transkript|fassung|text|protokoll|mitschrift)\\b[^.!?]{0,80}(?:gekürzt|redigiert|bearbeitet|geführt|überarbeitet|autorisiert|zusammengefasst|transkribiert|geglättet|aufgezeichnet|verdichtet)',
  // French
  '^\\W{0,3}(?:entretien|interview|conversation|échange) (?:édité|raccourci|condensé|abrégé|relu|retranscrit|remanié|synthétisé|adapté|réalisé|recueilli)',
  "^\\W{0,3}(?:cet(?:te)?|l[’']|les?|la|ce|nous|ces)\\s?[^.!?]{0,30}(?:entretien|interview|conversation|propos|échange|texte|transcription|version)[^.!?]{0,80}(?:édité|raccourci|condensé|abrégé|relu|retranscrit|remanié|synthétisé|adapté|réalisé|recueilli)",
  // Spanish, Portuguese, Catalan, Italian
  '^\\W{0,3}(?:esta|la|este|el|a|o|l[’\']|essa|questa|quest[’\']|il|aquesta|as|las)\\s?[^.!?]{0,30}(?:entrevista|conversación|conversa|conversação|texto|diálogo|intervista|conversazione|transcripción|transcrição|respuestas|respostas)\\b[^.!?]{0,80}(?:editad|condensad|resumid|abreviad|modificad|adaptad|sintetizzat|ridott|modificat|acortad|edita)[ao]?',
  // Dutch, Scandinavian
  '^\\W{0,3}(?:dit|het|deze|de|intervjun|den här|samtalet|denne|dette|intervjuet|interviewet)\\b[^.!?]{0,40}(?:interview|gesprek|tekst|intervju|samtal|samtale)?[^.!?]{0,60}(?:ingekort|bewerkt|geredigeerd|redigerat|redigerats|förkortat|kortats|forkortet|redigeret|redigert)\\b',
  // Polish, Czech, Russian, Ukrainian, Turkish
  '^\\W{0,3}(?:wywiad|rozmowa|tekst|rozhovor|text)\\b[^.!?]{0,60}(?:skrócon|zredagowan|autoryzowan|zkrácen|upraven|krácen|redakčně)',
  '^(?:[^\\p{L}]{0,3})(?:интервью|беседа|разговор|текст|інтерв[’\']ю|розмова|расшифровка|стенограмма)[^.!?]{0,60}(?:отредактирован|сокращен|сокращён|приводится|публикуется|скорочен|відредаговано|печатается)',
  '^\\W{0,3}(?:bu )?(?:röportaj|söyleşi|görüşme|metin)\\b[^.!?]{0,60}(?:düzenlen|kısaltıl|derlen)',
] // biome-ignore format: a sentence a row

/** In this order; the first that fits is the kind. */
export const LINES: readonly Line[] = [
  { kind: 'source', most: 160, hint: 'colon', pattern: new RegExp(`${head(SOURCE)}${COLON}`, 'iu') },
  { kind: 'translator', most: 120, hint: 'colon', pattern: new RegExp(`${head(TRANSLATOR)}${COLON}${NAMES}`, 'iu') },
  { kind: 'editor', most: 100, hint: 'colon', pattern: new RegExp(`${head(DESK)}${COLON}${NAMES}`, 'iu') },
  ...EDITED.map(
    (pattern): Line => ({
      kind: 'editor',
      most: 400,
      hint: /\p{Script=Han}|\p{Script=Hangul}/u.test(pattern) ? 'eastern' : 'western',
      pattern: new RegExp(pattern, 'iu'),
    }),
  ),
]
