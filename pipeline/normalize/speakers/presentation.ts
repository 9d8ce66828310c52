/** What the words before a name say of whom it names: a guest, a colleague, whoever took the picture. */

const PRESENTED =
  /(?:\b(?:entretien|interview|intervista a|entrevista a|entrevista com|editor|economist|writer|expert|professor|author|autor|autorin|director|minister|ministra|experte|expertin|researcher|virologe|philosoph)|[:：]) ?$/iu
const ACCOMPANIED = /(?<!\p{L})(?:with|to|mit|avec|con|com|med|met|z|ze|с|со|by|von) $/iu
const CONVERSING =
  /interv|entrev|entret|gespr[äe]|convers|dialog|talk|sp[eo]ak|spoke|chat|sat down|spr[ao]ch|sprak|habl|charl|falam|parl|incontr|rencontr|questions|fragen|ronde|rozm[oa]w|бесед|söyleş|konuş/iu
const DEGREE = /(?<!\p{L})(?:prof|dr|dra|dott|mag|ing|hab)\.? $/iu
/** Of a picture, wherever it stands: `Foto: …`, `(Photo by …`, `/ …`. */
const PICTURE_CREDIT =
  /(?:(?<!\p{L})(?:foto\p{L}{0,9}(?:[’']s)?|photo\p{L}{0,9}|фото|fot|bild|bilder|beeld|zdjęci[ea]|image|picture|cr[ée]dit[os]?)[.:]? ?(?:by |de |di |von |par |por |door )?|[©/] ?)$/iu
/** A credit at the head of its line: `Por: …`, `By …`. */
const CREDIT =
  /(?:^|[\n|•·])[ \u00a0]*(?:by|von|par|por|di|door|text|texto|texte|testo|tekst|words|story|autor|autora|auteur|autore|author|автор|текст|фото|foto|fotos|photos?|yazan|fotoğraf)(?: (?:by|de|di|von|door|par))?[:：]?[ \u00a0]$/iu

/** From -3 for a credit to 1.5 for the words of a conversation; `at` is where the name stands. */
export function presentation(text: string, at: number): number {
  if (at <= 0) return 0
  const before = text.slice(Math.max(0, at - LONGEST_PRESENTATION), at)
  if (CREDIT.test(before) || PICTURE_CREDIT.test(before)) return -3
  if (PRESENTED.test(before) || DEGREE.test(before)) return 1.5
  if (!ACCOMPANIED.test(before)) return 0
  // Guests worked with somebody, too, and wrote a book with somebody.
  return CONVERSING.test(before) ? 1.5 : 0.5
}

const LONGEST_PRESENTATION = 60
