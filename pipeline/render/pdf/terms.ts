/** The few words the page says itself, by language; a language that is not here gets English. */

export interface Terms {
  /** After a label. */
  colon: string
  /** Between names. */
  joint: string
  /** `Y`, `M`, `D` are replaced; dates less precise than a day are printed as they are. */
  date: string
  source: string
  published: string
  recorded: string
  publisher: string
  author: string
  editor: string
  translator: string
  interviewer: string
  photographer: string
  contributor: string
  rights: string
  identifier: string
  checksum: string
  retrieved: string
  /** Stands in the place of an image that is not there. */
  missing: string
  /** Alternative text of the code that leads to the source. */
  code: string
}

const KEYS = [
  'colon',
  'joint',
  'date',
  'source',
  'published',
  'recorded',
  'publisher',
  'author',
  'editor',
  'translator',
  'interviewer',
  'photographer',
  'contributor',
  'rights',
  'identifier',
  'checksum',
  'retrieved',
  'missing',
  'code',
] as const satisfies readonly (keyof Terms)[]

/** One line a language, parted by bars, in the order of KEYS. */
const LINES: Record<string, string> = {
  en: ':|, |Y-M-D|Source|Published|Recorded|Publisher|By|Edited by|Translated by|Interview by|Photographs by|With|Rights|Identifier|SHA-256 of the captured page|Captured|Image not available|QR code of the source',
  'zh-Hans':
    '：|、|Y年M月D日|来源|发布日期|录制日期|出版|作者|编辑|翻译|采访|摄影|参与|版权|标识|所存网页的 SHA-256|存档日期|图片缺失|来源网址的二维码',
  'zh-Hant':
    '：|、|Y年M月D日|來源|發佈日期|錄製日期|出版|作者|編輯|翻譯|採訪|攝影|參與|版權|識別碼|所存網頁的 SHA-256|存檔日期|圖片缺失|來源網址的二維碼',
  ja: '：|、|Y年M月D日|出典|公開日|収録日|発行|著者|編集|翻訳|聞き手|写真|協力|権利|識別子|保存ページの SHA-256|保存日|画像なし|出典の QR コード',
  ko: ':|, |Y년 M월 D일|출처|게시일|녹음일|발행|글|편집|번역|인터뷰|사진|참여|저작권|식별자|보존한 페이지의 SHA-256|보존일|이미지 없음|출처의 QR 코드',
  de: ':|, |D. M. Y|Quelle|Erschienen|Aufgezeichnet|Herausgeber|Von|Redaktion|Übersetzung|Interview|Fotos|Mitarbeit|Rechte|Kennung|SHA-256 der erfassten Seite|Erfasst|Bild nicht verfügbar|QR-Code der Quelle',
  fr: '\u00a0:|, |Y-M-D|Source|Publié le|Enregistré le|Éditeur|Par|Édition|Traduction|Propos recueillis par|Photographies|Avec|Droits|Identifiant|SHA-256 de la page capturée|Capturé le|Image non disponible|Code QR de la source',
  es: ':|, |Y-M-D|Fuente|Publicado|Grabado|Editorial|Por|Edición|Traducción|Entrevista de|Fotografías|Con|Derechos|Identificador|SHA-256 de la página capturada|Capturado|Imagen no disponible|Código QR de la fuente',
  it: ':|, |Y-M-D|Fonte|Pubblicato|Registrato|Editore|Di|A cura di|Traduzione|Intervista di|Fotografie|Con|Diritti|Identificatore|SHA-256 della pagina acquisita|Acquisito|Immagine non disponibile|Codice QR della fonte',
  pt: ':|, |Y-M-D|Fonte|Publicado|Gravado|Editora|Por|Edição|Tradução|Entrevista de|Fotografias|Com|Direitos|Identificador|SHA-256 da página capturada|Capturado|Imagem não disponível|Código QR da fonte',
  ru: ':|, |D.M.Y|Источник|Опубликовано|Записано|Издатель|Автор|Редактор|Перевод|Интервью|Фото|При участии|Права|Идентификатор|SHA-256 сохранённой страницы|Сохранено|Изображение недоступно|QR-код источника',
  ar: ':|، |D/M/Y|المصدر|تاريخ النشر|تاريخ التسجيل|الناشر|بقلم|تحرير|ترجمة|أجرى الحوار|تصوير|بمشاركة|الحقوق|المعرّف|بصمة SHA-256 للصفحة المحفوظة|تاريخ الحفظ|الصورة غير متاحة|رمز QR للمصدر',
  he: ':|, |D.M.Y|מקור|פורסם|הוקלט|מוציא לאור|מאת|עריכה|תרגום|ריאיון|צילום|בהשתתפות|זכויות|מזהה|SHA-256 של הדף השמור|נשמר|התמונה אינה זמינה|קוד QR של המקור',
}

/** `language` is a BCP 47 tag. */
export function termsOf(language: string): Terms {
  const [primary = 'en'] = language.split('-')
  const tag = primary === 'zh' ? (/-(Hant|TW|HK|MO)\b/.test(language) ? 'zh-Hant' : 'zh-Hans') : primary
  const words = (LINES[tag] ?? (LINES.en as string)).split('|')
  return Object.fromEntries(KEYS.map((key, index) => [key, words[index] ?? ''])) as unknown as Terms
}

/** An ISO 8601 date for a reader: the day, without the time. */
export function printedDate(date: string, terms: Terms): string {
  const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(date)
  if (!day) return date
  const [, year = '', month = '', date_ = ''] = day
  if (terms.date === 'Y-M-D') return `${year}-${month}-${date_}`
  return terms.date
    .replace('Y', year)
    .replace('M', String(Number(month)))
    .replace('D', String(Number(date_)))
}
