/**
 * Which lines are worth the patterns of block-words.ts: those are large, and compiling them costs 50 ms of a cold start.
 *
 * Every sentence that an EDITED pattern fits has one of these stems.
 */
const EASTERN =
  /实录|實錄|全文|摘|节[选录]|節[選錄]|整理|精编|对话|對話|对谈|對談|访谈|訪談|专访|專訪|采访|採訪|问答|問答|演讲|演講|编辑|編[輯集]|删|刪|修改|压缩|壓縮|授权|授權|首发|首發|原载|原載|转载|轉載|版权|再構成|要約|抜粋|収録|加筆|転載|行われ|行なわれ|편집|정리|요약|발췌|일문일답|재구성|축약/
const WESTERN =
  /edit|condensed|shortened|abridged|excerpted|trimmed|adapt|transcribed|conducted|reprinted|republished|published here|gekürzt|redigier|bearbeitet|geführt|autorisiert|zusammengefasst|transkribiert|geglättet|aufgezeichnet|verdichtet|édité|raccourci|condens|abrégé|relu|retranscrit|remanié|synthétisé|réalisé|recueilli|resumid|abreviad|modifica|sintetizzat|ridott|acortad|ingekort|bewerkt|geredigeerd|rediger|förkort|kortats|forkortet|skrócon|zredagowan|autoryzowan|zkrácen|upraven|krácen|redakčně|отредактирован|сокращ|приводится|публикуется|скорочен|відредагован|печатается|düzenlen|kısaltıl|derlen/

export function mayBeEdited(text: string): { eastern: boolean; western: boolean } {
  return { eastern: EASTERN.test(text), western: WESTERN.test(text.toLowerCase()) }
}

/** The patterns of sources, translators and desks all have a colon near the beginning. */
export function hasEarlyColon(text: string): boolean {
  return /[:：]/.test(text.slice(0, 120))
}
