/** What the words before a name say of whom it names: a guest, a colleague, whoever took the picture. */

const PRESENTED =
  /(?:\b(?:entretien|interview|intervista a|entrevista a|entrevista com|editor|economist|writer|expert|professor|author|autor|autorin|director|minister|ministra|experte|expertin|researcher|virologe|philosoph)|(?<!\p{L})(?:nghệ nhân|nghệ sĩ|ca sĩ|nhạc sĩ|đạo diễn|nhà văn|nhà thơ|họa sĩ|diễn viên|giáo sư|tiến sĩ|bác sĩ|luật sư|ông|bà|anh|chị|cụ|cô|chú|thầy)|[:：]) ?$/iu
const ACCOMPANIED = /(?<!\p{L})(?:with|to|mit|avec|con|com|med|met|z|ze|с|со|by|von) $/iu
const CONVERSING =
  /interv|entrev|entret|gespr[äe]|convers|dialog|talk|sp[eo]ak|spoke|chat|sat down|spr[ao]ch|sprak|habl|charl|falam|parl|incontr|rencontr|questions|fragen|ronde|rozm[oa]w|бесед|söyleş|konuş/iu
/** `Five questions for …`, `Vijf vragen aan …`. */
const ASKED =
  /(?:questions?|fragen|preguntas|domande|perguntas|vragen|frågor|spørsmål|spørgsmål|pytań|pytania|вопрос\p{L}{0,3}) (?:for|to|à|an|a|aan|voor|till|til|do|к) $/iu
const DEGREE = /(?<!\p{L})(?:prof|dr|dra|dott|mag|ing|hab)\.? $/iu
/** Of a picture, wherever it stands: `Foto: …`, `(Photo by …`, `/ …`. */
const PICTURE_CREDIT =
  /(?:(?<!\p{L})(?:foto\p{L}{0,9}(?:[’']s)?|photo\p{L}{0,9}|фото|fot|bild|bilder|beeld|zdjęci[ea]|image|picture|cr[ée]dit[os]?)[.:]? ?(?:by |de |di |von |par |por |door )?|[©/] ?)$/iu
/** A credit at the head of its line: `Por: …`, `By …`. */
const CREDIT =
  /(?:^|[\n|•·])[ \u00a0]*(?:by|von|par|por|di|door|text|texto|texte|testo|tekst|words|story|autor|autora|auteur|autore|author|автор|текст|фото|foto|fotos|photos?|yazan|fotoğraf)(?: (?:by|de|di|von|door|par))?[:：]?[ \u00a0]$/iu

/** `Rozmówca: …`, `Invité : …`: a row of labels says who answered. */
const GUEST_LABEL =
  /(?<!\p{L})(?:rozmówca|rozmówczyni|gość|gesprächspartner(?:in)?|interviewpartner(?:in)?|invitée?|interviewée?|entrevistad[oa]|convidad[oa]|invitad[oa]|intervistat[oa]|ospite|geïnterviewde|gesprekspartner|gast|interviewee|guest|gäst|gjest|gæst|собеседни(?:к|ца)|гость|гостья|співрозмовни(?:к|ця)|konu(?:k|ğu))[ \u00a0]?: ?$/iu

/** `INTERVIEW / Ann Lee …`: the word heads the lead, and no picture is credited. */
const HEADED =
  /(?:^|\n)\s?(?:interview|rozhovor|entretien|entrevista|intervista|gespräch|wywiad|intervju|интервью) ?[/|] ?$/iu

/** From -3 for a credit to 4 for a lead that begins with the guest; `at` is where the name stands. */
export function presentation(text: string, at: number): number {
  if (at <= 0) return 0
  const before = text.slice(Math.max(0, at - LONGEST_PRESENTATION), at)
  if (HEADED.test(before) || (COLON_AT_END.test(before) && GUEST_LABEL.test(before))) return 4
  if (CREDIT.test(before) || PICTURE_CREDIT.test(before)) return -3
  if (PRESENTED.test(before) || DEGREE.test(before) || ASKED.test(before)) return 1.5
  if (!ACCOMPANIED.test(before)) return 0
  // Guests worked with somebody, too, and wrote a book with somebody.
  return CONVERSING.test(before) ? 1.5 : 0.5
}

const LONGEST_PRESENTATION = 60
const COLON_AT_END = /: ?$/u

const PLACE_BEFORE =
  /(?:^|[\s(])(?:in|en|aus|nach|der|die|das|au|aux|à|the|la|le|les|el|los|las|del|dem|den|zur|zum|beim|vom|im|na|no|nel|nella|al|alla|w|we|do|в|на|из|af|i|på|till|naar|from|(?<!tịch |thư )(?:xã|huyện|tỉnh|phường)|làng|thành phố|quận|thôn|ấp|chợ|núi|sông|ở|tại|bến|phà|vàm|thị trấn|thị xã|bãi|đồi|bản|khu|phố|đường|hang|chùa|đền|đảo|gốm|trường|vùng|cầu|hồ) $/iu

/** An article or a preposition of place before it, most of the time. */
export function placed(texts: readonly string[], name: string): boolean {
  let all = 0
  let places = 0
  for (const text of texts)
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      all += 1
      if (PLACE_BEFORE.test(text.slice(Math.max(0, at - 12), at))) places += 1
    }
  return places > 0 && places >= all * 0.5
}

/** `Chủ tịch xã … cho biết …`: whom a lead quotes as its source is not whom it presents. */
export function isQuotedInPassing(text: string, name: string): boolean {
  const at = text.indexOf(name)
  return (
    at > 0 &&
    /^(?: \p{Lu}\p{L}{0,8}){0,2} (?:cho biết|cho hay|nói rằng) /u.test(
      text.slice(at + name.length, at + name.length + 36),
    )
  )
}
