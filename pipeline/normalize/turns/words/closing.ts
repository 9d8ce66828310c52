/** Lines that close a conversation, or open what stands behind it. */

/** `- END -`, `（完）`, `未完待续`. */
const END_MARK =
  /^[\s\-—–_·•*#＊◆◇■□●○▲（(【[]*(?:the end|ends?|fin|ende|完|终|終|未完待[续續]|全文完|正文完|本文完|结束|結束|以上|끝|剩余\s?\d{2,6}\s?字)[\s\-—–_·•*#＊◆◇■□●○▲）)】\]。.]*$/iu

/** `【采访后记】`, `记者手记：`, `■ 人物简介`, `プロフィール`: a part of the page with a name of its own. */
const PART = new RegExp(
  `^[\\s■●◆▲▼★※【\\[（(〔<＜《—–-]{0,4}(?:${[
    '(?:采访|採訪|记者|記者|编辑|編輯|作者|访谈|訪談|访后|訪後|采写)?(?:后记|後記|手记|手記|札记|札記|侧记|側記|感言)',
    '编后语?|編後語?|结语|結語|写在最后|寫在最後|尾声|尾聲',
    '(?:人物|嘉宾|嘉賓|来宾|來賓|受访者|受訪者|受访人|专家|專家|作者|被采访者|主讲人|讲者|講者|访谈嘉宾|采访对象|本书|公司|机构|学校|活动|书籍|作品)(?:简介|簡介|档案|檔案|名片|小传|小傳|介绍|介紹|资料|資料|履历|信息|推荐)',
    '链接|鏈接|連結|(?:新闻|相关|相關|背景|知识|名词|名詞|延伸|扩展|资料|知識)(?:链接|連結|背景|资料|資料|阅读|閱讀|解释|解釋|小贴士|点评)|小贴士|小貼士|记者观察|专家点评|活动预告|活動預告|温馨提示|参考文献|參考文獻|参考资料',
    'プロフィール|略歴|編集後記|取材後記|取材を終えて|インタビューを終えて|対談を終えて|関連情報|お知らせ|書籍情報|作品情報|公演情報|イベント情報',
    '(?:취재|인터뷰)\\s?(?:후기|뒷이야기)|프로필|약력|기자의 말|(?:저자|작가|감독) 소개',
    'tiểu sử|vài nét về|thông tin (?:tác giả|nhân vật)|परिचय|نبذة عن|بطاقة|سيرة ذاتية|تعريف|מי הוא|מי היא|תעודת זהות',
  ].join('|')})(?:[】\\]）)〕>＞》—–-]|\\s{0,2}[:：]|\\s{0,2}$)`,
  'iu',
)

export function isEndMark(text: string): boolean {
  return text.length <= 24 && END_MARK.test(text)
}

export function opensAfterword(text: string): boolean {
  return PART.test(text.slice(0, 40)) || POSTSCRIPT.test(text.slice(0, 8))
}

const POSTSCRIPT = /^[Pp]\.\s?[SsDd](?:\.|\s?:)/u

/** `P.S.: …`, which initials that speak again and again may be too. */
export function opensPostscript(label: string): boolean {
  return POSTSCRIPT.test(label)
}

const DAY = String.raw`\d{1,2}[./]\s?(?:\d{1,2}[./]|\p{L}{3,9}\.?)\s?\d{4}`
const DATED = new RegExp(String.raw`^[(\[][^()[\]]{0,60}(?:\s|^.)${DAY}[)\]]$`, 'u')

/** `(Gerda Strasser, 14.12.2015)`, `(APA, 3. Mai 2016)`: who wrote it, and when, in brackets below the last answer. */
export function isDatedSignature(text: string): boolean {
  return text.length <= 100 && /\d[)\]]$/.test(text) && DATED.test(text)
}

const NOTICE =
  /^(?:(?:media|press|news) (?:contacts?|inquiries|enquiries)|contacts?|contact presse|contacto de prensa|ufficio stampa|kontakt|pressekontakt|ansprechpartner(?:in)?|(?:further|more) information|weitere informationen|quando|onde|quanto|cuándo|dónde|when|where|wann|wo|quand|où|eintritt|tickets|admission|opening hours|öffnungszeiten|horaires|tarifs?|serviço|termine?)$/u

/** A key at the head of an address, a programme, a list of prices. */
export function isNoticeWord(key: string): boolean {
  return NOTICE.test(key)
}

const THANKS_FOR_TALK =
  /^(?:(?:vielen |herzlichen |besten |lieben )?danke?\p{L}* (?:\p{L}+ ){0,3}für (?:das|dieses|ihr|dein|euer)\p{L}* (?:\p{L}+ )?(?:interview|gespräch)|(?:many )?thank(?:s| you)(?: \p{L}+){0,4} for (?:the|this|your) (?:\p{L}+ )?(?:interview|conversation|talk|time|answers)|(?:un grand )?merci (?:\p{L}+ ){0,4}(?:pour (?:cette|cet|ces|tes|vos|l['’]) ?(?:entretien|interview|réponses)|d['’]avoir (?:répondu|accepté))|(?:muchas |muchísimas )?gracias (?:\p{L}+ ){0,3}por (?:la|esta|su|tu|tus|sus) (?:entrevista|charla|conversación|tiempo|respuestas)|grazie (?:\p{L}+ ){0,3}per (?:l['’]|questa |la )(?:intervista|chiacchierata|disponibilità)|(?:muito )?obrigad[oa] (?:\p{L}+ ){0,3}pel[ao] (?:entrevista|conversa|tempo)|(?:hartelijk |heel erg )?(?:dank|bedankt)\p{L}* (?:\p{L}+ ){0,2}voor (?:het|dit) (?:interview|gesprek)|dzięk\p{L}+ (?:\p{L}+ ){0,3}za (?:rozmowę|wywiad)|спасибо (?:\p{L}+ ){0,3}за (?:интервью|беседу|разговор)|(?:stort )?takk? (?:\p{L}+ ){0,3}f(?:ö|o)r (?:intervjun?|intervjuet|interviewet|samtalen|samtalet|praten|pratstunden|snakken))(?!\p{L})/iu

/** `Vielen Dank für das Gespräch!` on a line of its own: whoever asked takes leave, and nobody answers. */
export function isThanksForTalk(text: string): boolean {
  return text.length <= 120 && THANKS_FOR_TALK.test(text)
}

const POINTS_ON =
  /^(?:teil \d (?:des|unseres) (?:interviews|gesprächs)|(?:den|zum) (?:ersten|zweiten) teil (?:des|unseres)|part \d of (?:this|our|the) (?:interview|conversation)|(?:la )?(?:première|deuxième|seconde) partie de (?:cet|l['’])|(?:plus d['’]|mehr |weitere |more |for more |más |per (?:maggiori|ulteriori) |mais |meer |więcej |mer |mere |flere )(?:infos?|informa\p{L}+|informacj\p{L}|opplysning\p{L}*)|подробнее|läs mer|les mer|læs mere)/iu

/** `Part 1 of this interview is here`: with a link in it, it points to another page. */
export function pointsOn(text: string): boolean {
  return text.length <= 200 && POINTS_ON.test(text)
}

const THANKS_OTHERS =
  /^\W{0,3}(?:(?:many|special|big|our|my) )?(?:thanks to (?!you)|(?:vielen )?dank an (?!dich|sie|euch)|merci à (?!vous|toi)|gracias a (?!usted|ti|vos)|grazie a (?!lei|te|voi)|obrigad[oa] a (?!você)|dank aan )/iu

/** `Thanks to Ada for the ladder`: the author's, for whom one asks is thanked as `you`. */
export function thanksOthers(text: string): boolean {
  return text.length <= 300 && THANKS_OTHERS.test(text)
}
