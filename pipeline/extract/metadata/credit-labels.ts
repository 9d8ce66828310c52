/** The words by which pages introduce the people and the sources behind an article, in many languages. */
import type { ContributorRole } from '../../transcript/model.ts'

export type LabelKind = ContributorRole | 'guest' | 'source' | 'count' | 'lead' | 'keywords'

/** Labels that a colon, a slash or a bar follows: `Interview: …`, `责编：…`, `文 | …`. Rows by kind, then by language. */
export const COLON_LABELS: Record<LabelKind, readonly string[]> = {
  author: [
    '作者', '作 者', '撰文', '文', '文字', '执笔', '撰稿', '撰稿人', '原作者', '整理', '采编', '執筆', '著者', '筆者', 'ライター', '構成', '構成・文',
    'author', 'authors', 'author(s)', 'written by', 'words', 'text', 'story', 'story by', 'by', 'words by', 'reporter', 'posted by',
    'autor', 'autorin', 'autoren', 'autor/in', 'autor:in', 'autor*in', 'autorinnen', 'verfasser', 'verfasserin', 'von', 'bericht',
    'auteur', 'auteure', 'auteurs', 'autrice', 'texte', 'par', 'rédaction', 'autora', 'autores', 'texto', 'por', 'redacción',
    'autore', 'autrici', 'autori', 'testo', 'testi', 'di', 'tekst', 'door', 'journalist', 'av', 'af', 'skribent', 'författare',
    'forfatter', 'kirjoittaja', 'teksti', 'toimittaja', 'autorka', 'autoři', 'text článku', 'szerző', 'szöveg', 'autorul',
    'автор', 'авторы', 'текст', 'автор текста', 'автор статьи', 'yazar', 'yazan', 'haber', 'συντάκτης', 'κείμενο', 'penulis',
    'tác giả', 'bài', 'bài viết', 'thực hiện', '글', '글쓴이', '작성자', '저자', 'بقلم', 'الكاتب', 'كتب', 'كتبت', 'إعداد', 'נכתב על ידי', 'מאת',
  ],
  interviewer: [
    '采访', '采访者', '采访人', '采 访', '採訪', '採訪者', '采写', '採寫', '采访撰文', '採訪撰文', '采访整理', '访问', '访谈', '访谈者', '訪談', '訪問', '提问', '提问者',
    '记者', '記者', '本报记者', '主持', '主持人', '聞き手', '聞き手・構成', '聞き手・文', 'インタビュー', 'インタビュアー', 'インタビュー・文', '取材', '取材・文',
    '取材・構成', 'interview', 'interviewer', 'interviewers', 'interviewed by', 'interview by', 'questions', 'questions by', 'interviewerin',
    'interviewführung', 'gespräch', 'das gespräch führte', 'das gespräch führten', 'das interview führte', 'interview führte',
    'die fragen stellte', 'fragen', 'moderation', 'moderator', 'moderatorin', 'entretien', 'propos recueillis par', 'recueilli par',
    'interview réalisée par', 'entretien réalisé par', 'entrevista', 'entrevistador', 'entrevistadora', 'entrevistó', 'intervista',
    'intervistatore', 'intervista di', 'interviste', 'entrevista de', 'entrevista por', 'interview door', 'intervju', 'intervju av', 'haastattelu',
    'haastattelija', 'wywiad', 'rozmawiał', 'rozmawiała', 'rozmawiali', 'rozmowa', 'rozhovor', 'rozhovor vedl', 'rozhovor vedla', 'ptal se',
    'ptala se', 'interjú', 'interjúkészítő', 'készítette', 'interviu', 'беседовал', 'беседовала', 'беседу вел', 'беседу вела', 'интервью',
    'интервьюер', 'интервью взял', 'интервью взяла', 'розмовляв', 'розмовляла', 'röportaj', 'söyleşi', 'συνέντευξη', 'wawancara',
    'phỏng vấn', 'người phỏng vấn', '인터뷰', '인터뷰어', '진행', '취재', '대담', 'حوار', 'أجرى الحوار', 'أجرت الحوار', 'حاوره', 'حاورها', 'حاورهم', 'حاورته', 'حاورتها', 'أجرى المقابلة', 'أجرت المقابلة',
    'أجرى اللقاء', 'مقابلة', 'لقاء', 'ראיון', 'ראיין', 'ראיינה', 'ראיינו', 'מראיין', 'מראיינת', 'röportajı yapan', 'konuşan', 'інтерв’ю', 'розмову вів', 'розмову вела',
  ],
  editor: [
    '编辑', '責任編輯', '责任编辑', '责编', '責編', '責 編', '编 辑', '編輯', '主编', '主編', '编审', '值班编辑', '文字编辑', '执行编辑', '編集', '編集者', '編集・構成',
    'editor', 'editors', 'edited by', 'editing', 'redaktion', 'redakteur', 'redakteurin', 'bearbeitung', 'édition', 'edición', 'editora', 'edição',
    'redazione', 'a cura di', 'eindredactie', 'redactie', 'redactör', 'redaktör', 'redaktør', 'redakcja', 'redaktor', 'szerkesztő', 'szerkesztette',
    'редактор', 'редакция', 'editör', 'تحرير', 'עריכה', 'biên tập', '편집', '편집자', 'editing by',
  ],
  translator: [
    '翻译', '翻譯', '译者', '譯者', '译', '譯', '编译', '編譯', '中译', '訳', '訳者', '翻訳', 'translation', 'translator', 'translators', 'translated by',
    'übersetzung', 'übersetzer', 'übersetzerin', 'übersetzt von', 'traduction', 'traducteur', 'traductrice', 'traduit par', 'traducción', 'traductor',
    'traductora', 'traduzione', 'traduttore', 'traduttrice', 'tradução', 'tradutor', 'tradutora', 'vertaling', 'vertaald door', 'vertaler',
    'översättning', 'översättare', 'oversættelse', 'oversettelse', 'käännös', 'suomennos', 'tłumaczenie', 'przekład', 'tłumacz', 'przełożył',
    'przełożyła', 'překlad', 'preklad', 'fordítás', 'fordította', 'traducere', 'перевод', 'переводчик', 'переклад', 'çeviri', 'çeviren', 'μετάφραση',
    'terjemahan', '번역', '옮긴이', 'ترجمة', 'תרגום',
  ],
  photographer: [
    '摄影', '攝影', '摄', '图', '图片', '圖', '圖片', '摄影师', '图片来源', '图源', '供图', '撮影', '写真', 'カメラ', 'photo', 'photos', 'photography', 'photographer',
    'photographs', 'photo by', 'photos by', 'photo credit', 'image', 'images', 'pictures', 'foto', 'fotos', 'fotografie', 'fotograf', 'fotografin',
    'bild', 'bilder', 'photographie', 'photographe', 'crédit photo', 'fotografía', 'fotógrafo', 'fotógrafa', 'imagen', 'fotografia', 'fotografo',
    'beeld', 'kuva', 'kuvat', 'zdjęcia', 'zdjęcie', 'fot', 'fotky', 'fotó', 'fotók', 'фото', 'фотограф', 'fotoğraf', 'fotoğraflar', '사진', 'صور', 'تصوير', 'צילום', 'צילומים', 'ảnh',
  ],
  contributor: [
    '设计', '視覺', '视觉', '校对', '校對', '排版', '制图', '製圖', '监制', '監製', '出品', '策划', '策劃', '统筹', '審校', '审校', '校译', '审核', '运营', '视频', '剪辑', '插画', '插畫',
    '实习生', '实习编辑', '新媒体编辑', '美编', '录音', '通讯员', 'illustration', 'illustrations', 'illustrator', 'video', 'audio', 'kamera', 'produktion',
    'production', 'producer', 'transcribed by', 'transcription', 'transcript', 'transcript by', 'transcriber', 'transkription', 'protokoll', 'retranscription', 'trascrizione', 'transcripción', 'расшифровка', 'research', 'recherche', 'mitarbeit', 'ilustración', 'ilustraciones', 'illustrazioni', 'illustratie', 'ilustracje', 'иллюстрации',
  ],
  /** Who answers: the text names them again, so that the words end the name before and are nobody's credit. */
  guest: [
    'guest', 'guests', 'interviewee', 'gast', 'gäste', 'gesprächspartner', 'gesprächspartnerin', 'interviewpartner', 'interviewpartnerin', 'invité', 'invitée', 'invités', 'interviewé', 'interviewée',
    'entrevistado', 'entrevistada', 'entrevistados', 'invitado', 'invitada', 'convidado', 'convidada', 'intervistato', 'intervistata', 'ospite', 'geïnterviewde', 'gesprekspartner', 'intervjuad',
    'gäst', 'gjest', 'gæst', 'rozmówca', 'rozmówczyni', 'gość', 'respondent', 'собеседник', 'собеседница', 'гость', 'гостья', 'героиня', 'співрозмовник', 'співрозмовниця', 'konuk', 'konuğu', 'interjúalany',
  ],
  source: [
    '来源', '來源', '来 源', '文章来源', '稿源', '转自', '轉載自', '转载自', '本文来源', '信息来源', '内容来源', '稿件来源', '新闻来源', '源自', '出典', '情報提供', '提供元',
    'source', 'sources', 'quelle', 'quellen', 'fuente', 'fonte', 'bron', 'källa', 'kilde', 'źródło', 'zdroj', 'forrás', 'sursa', 'источник', 'джерело',
    'kaynak', 'πηγή', 'sumber', 'nguồn', '출처', 'المصدر', 'מקור',
  ],
  count: [
    '浏览', '浏览次数', '浏览量', '浏览数', '瀏覽', '瀏覽次數', '阅读', '阅读量', '阅读数', '阅读次数', '閱讀', '点击', '点击数', '点击量', '点击率', '點擊', '人气', '人氣', '访问量', '访问次数',
    '查看', '评论', '评论数', '評論', '收藏', '分享', '点赞', '字数', '热度', '閲覧数', '閲覧', 'views', 'hits', 'visits', 'reads', 'comments', 'shares', 'aufrufe', 'vues',
    'visitas', 'lecturas', 'letture', 'visualizzazioni', 'visualizações', 'gelezen', 'wyświetleń', 'odsłony', 'просмотров', 'просмотры', 'görüntülenme', 'okunma',
    '조회', '조회수', '댓글', 'reading time', 'read time', 'lesezeit', 'lesedauer', 'temps de lecture', 'tiempo de lectura', 'tempo di lettura', 'tempo de leitura',
    'leestijd', 'lästid', 'czas czytania', 'время чтения', 'okuma süresi',
  ],
  lead: ['导读', '導讀', '导语', '導語', '摘要', '内容摘要', '内容提要', '内容简介', '核心提示', '核心提要', '提要', '文章导读', '本文导读', '编辑导读', '概要', 'リード'],
  keywords: ['关键词', '关键字', '關鍵詞', '關鍵字', '标签', '標籤', 'タグ', 'キーワード', 'tags', 'keywords', 'schlagwörter', 'schlagworte', 'stichwörter', 'mots-clés', 'etiquetas', 'palabras clave', 'tag', 'parole chiave', 'trefwoorden', 'tagi', 'štítky', 'теги', 'метки', 'ключевые слова', 'etiketler', '태그'],
} // biome-ignore format: lists of words read better in rows

/**
 * Phrases that a name follows without a colon; `*` is any one word (a language, mostly). `plain` ones are ordinary words (By, Von, Di) that mean a credit only
 * where a line is nothing but that and a name; the others say it by themselves, wherever they stand.
 */
export const PHRASES: readonly { role: ContributorRole; plain?: true; words: readonly string[] }[] = [
  {
    role: 'interviewer',
    words: [
      'interview by', 'interviewed by', 'interview conducted by', 'conversation conducted by', 'questions by', 'as told to', 'moderated by',
      'in conversation with host', 'das gespräch führte', 'das gespräch führten', 'gespräch führte', 'gespräch führten', 'das interview führte',
      'das interview führten', 'interview führte', 'interview führten', 'interview geführt von', 'geführt von', 'interview von', 'ein interview von', 'die fragen stellte',
      'die fragen stellten', 'fragen von', 'mit ihm sprach', 'mit ihr sprach', 'propos recueillis par', 'propos recueillis et traduits par', 'recueilli par',
      'entretien réalisé par', 'entretien mené par', 'entretien par', 'entretien conduit par', 'interview réalisée par', 'interview menée par', 'interview par',
      'propos rapportés par', 'entrevista de', 'entrevista por', 'entrevista realizada por', 'entrevistado por', 'entrevistada por', 'entrevista hecha por',
      'intervista di', 'intervista a cura di', 'intervistato da', 'intervistata da', 'intervista realizzata da', 'entrevista concedida a', 'entrevista feita por', 'entrevista conduzida por',
      'interview door', 'geïnterviewd door', 'intervju av', 'intervjun gjordes av', 'interview af', 'haastatteli', 'haastattelijana', 'rozmawiał', 'rozmawiała', 'rozmawiali', 'rozmawiały',
      'rozmawia', 'rozmowę przeprowadził', 'rozmowę przeprowadziła', 'wywiad przeprowadził', 'wywiad przeprowadziła', 'rozhovor vedl', 'rozhovor vedla', 'rozhovor viedol', 'rozhovor viedla',
      'rozhovor připravil', 'rozhovor připravila', 'ptal se', 'ptala se', 'az interjút készítette', 'interviu realizat de', 'беседовал', 'беседовала', 'беседовали', 'беседу вел', 'беседу вёл', 'беседу вела', 'беседу вели', 'интервью взял',
      'интервью взяла', 'интервью вел', 'интервью вела', 'интервью провел', 'интервью провела', 'розмовляв', 'розмовляла', 'спілкувався', 'спілкувалася', 'röportajı yapan',
    ],
  },
  {
    role: 'translator',
    words: [
      'translated from * by', 'translated from the * by', 'translated from the original * by', 'aus dem * von', 'aus dem * übersetzt von', 'aus dem * * von', 'traduit de * par', 'traduit de * * par',
      'traduit du * par', 'traducido del * por', 'traducción del * de', 'tradotto * da', 'traduzione * di', 'z * przełożył', 'z * przełożyła', 'z * přeložil', 'z * přeložila', 'uit het * vertaald door',
      'перевел с *', 'перевела с *', 'с * перевел', 'с * перевела', 'перевод с *', 'translated by', 'translation by', 'übersetzt von', 'übersetzung von', 'ins deutsche übersetzt von', 'traduit par', 'traduction de', 'traduction par', 'traducción de', 'traducido por',
      'traduzione di', 'tradotto da', 'tradução de', 'traduzido por', 'vertaald door', 'vertaling door', 'översättning av', 'oversat af', 'oversatt av', 'przełożył', 'przełożyła',
      'tłumaczył', 'tłumaczyła', 'tłumaczenie', 'přeložil', 'přeložila', 'fordította', 'перевёл', 'перевел', 'перевела', 'перевод', 'çeviren',
    ],
  },
  {
    role: 'editor',
    words: ['edited by', 'redigiert von', 'édité par', 'editado por', 'redaktion von', 'bearbeitet von'],
  },
  {
    role: 'photographer',
    words: [
      'photos by', 'photo by', 'photography by', 'photographs by', 'photographed by', 'foto von', 'fotos von', 'foto di', 'foto de', 'fotos de', 'fotografía de', 'fotografías de',
      'foto door', 'foto av', 'photos de', 'photographies de',
    ],
  },
  {
    role: 'author',
    words: [
      'written by', 'submitted by', 'contributed by', 'words by', 'text by', 'story by', 'posted by', 'reported by', 'geschrieben von', 'ein beitrag von', 'ein text von', 'écrit par', 'rédigé par', 'texte de', 'escrito por',
      'texto de', 'scritto da', 'testo di', 'geschreven door', 'tekst av', 'text av', 'napsal', 'napsala', 'a cura di', 'publié par', 'publicado por', 'pubblicato da',
    ],
  },
  {
    role: 'author',
    plain: true,
    words: ['by', 'von', 'par', 'por', 'di', 'door', 'av', 'af', 'de', 'autor', 'od', 'автор', 'oleh'],
  },
] // biome-ignore format: lists of words read better in rows

/** Words around two names that say which of them asks: `Guest im Gespräch mit Host`, `Mit Guest sprach Host`. */
export const CONVERSATIONS: readonly { before?: string; between: string }[] = [
  { between: 'im gespräch mit' },
  { between: 'im interview mit' },
  { between: 'in conversation with' },
  { between: 'en conversation avec' },
  { between: 'en conversación con' },
  { between: 'in gesprek met' },
  { between: 'i samtal med' },
  { before: 'mit', between: 'sprach' },
  { before: 'mit', between: 'sprachen' },
  { before: 'z', between: 'rozmawiał' },
  { before: 'z', between: 'rozmawiała' },
  { before: 'z', between: 'rozmawia' },
  { before: 'z', between: 'rozmawiali' },
  { before: 'ze', between: 'rozmawiał' },
  { before: 'ze', between: 'rozmawiała' },
  { before: 's', between: 'hovořil' },
  { before: 's', between: 'hovořila' },
  { before: 's', between: 'mluvil' },
  { before: 's', between: 'mluvila' },
  { before: 'с', between: 'беседовал' },
  { before: 'с', between: 'беседовала' },
  { before: 'с', between: 'говорил' },
  { before: 'с', between: 'говорила' },
  { before: 'с', between: 'разговаривал' },
  { before: 'с', between: 'разговаривала' },
]
