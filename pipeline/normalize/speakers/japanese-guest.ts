/** Who a Japanese page brings in: a name with its honorific, its reading in kana, its year of birth. */
import type { Ballot } from './ballot.ts'
import type { Passage } from './han-interviewee.ts'

/** Family and given name, the given one in kana as often as not; or a transliterated name with its dots. */
const NAME =
  '(?:[\\p{Script=Katakana}ー]{2,12}(?:[・＝=][\\p{Script=Katakana}ー]{2,12}){1,3}|\\p{Script=Han}{1,3}(?:\\p{Script=Hiragana}{2,3}|[\\p{Script=Katakana}ー]{2,5})|\\p{Script=Han}{2,6})'
const OFFICE = '(?:家|者|員|士|師|長|手|人|優|督|教授|代表|俳優|監督|選手|作家)'
const HONORIFIC = '(?:さん|氏(?!名)|監督|選手|教授|先生|社長|代表|医師|院長|会長|所長|館長|理事長|准教授|研究員|弁護士)'
const HONOURED = new RegExp(
  `(?<![\\p{Script=Han}\\p{Script=Katakana}ー])(?:\\p{Script=Han}{1,10}?${OFFICE}・?)?(${NAME}?)${HONORIFIC}`,
  'gu',
)
/** `西川大介（にしかわ・だいすけ）` and `浅井 遥　1981年生まれ`. */
const PORTRAYED = new RegExp(
  `(?:^|[\\n■●◆◇○▼【】\\s\\u3000])(${NAME}|\\p{Script=Han}{1,3}[ \\u3000]\\p{Script=Han}{1,3})(?=\\s?(?:[（(][\\p{Script=Hiragana}\\p{Script=Katakana}ー・ \\u3000]{3,20}[）)]|[（(]?(?:1[89]|20)\\d\\d年[^。\\n]{0,14}生まれ))`,
  'gu',
)

/** `時計職人・林田いだインタビュー`, `林田いだ ロングインタビュー`: in a headline, without an honorific. */
const HEADLINED = new RegExp(
  `(?:^|[・\\s\\u3000｜|：:／/」』】])(${NAME}?)(?=(?:[\\s\\u3000]|独占|単独|特別|ロング|スペシャル|最新){0,2}インタビュー)`,
  'gu',
)

/** What stands around a name says of the person. */
const AFTER: readonly [RegExp, number][] = [
  [/^[^。、\n]{0,8}(?:に|と)[^。\n]{0,14}(?:聞いた|聞く|聞きました|伺|うかが|インタビュー|尋ね|語り合)/u, 3],
  [/^\s?[（(]\d{2}[）)]/u, 2],
  [/^[（(]?\d{2}[）)]?。/u, 1],
  [/^(?:インタビュー|が語る|は語る|に聞)/u, 1.5],
  [/^[）)]?[撮写]/u, -5],
  [/^[はがもの][^。\n]{0,10}[「“][^」”\n]{1,80}[」”]と(?:評|述べ|話し|コメント)/u, -1.5],
  [/^(?:から|より|も|らと|や|ら)/u, -1],
]
const BEFORE: readonly [RegExp, number][] = [
  [/(?:インタビューに(?:答え|応じ)る|取材に(?:答え|応じ)る|受け答えする)$/u, 3],
  [/(?:ゲスト|話し手|語り手|出演|回答者|お話)[：:はの]?\s?$/u, 3],
  [/(?:撮影|写真|聞き手|構成|取材|文|編集)[=＝・：:／/]?\s?$/u, -5],
  [/(?:祖父|祖母|父|母|兄|弟|姉|妹|夫|妻|息子|娘|師匠|恩師|友人|同僚)(?:の|で|、)?$/u, -4],
]
/** Words that an honorific follows without being anybody's name. */
const NO_NAME =
  /^(?:初代|[一二三四五六七八九十]{1,2}代目|皆|患者|客|読者|選手|同|両|彼|当|前|元|現|新|旧|各|何|町工場|職人|学生|奥|旦那|お)/u

/** `isLead`: whom the lead names first, as the subject of its sentence, is whom it presents. */
export function japaneseIn({ text, place, weight }: Passage, ballot: Ballot, isLead: boolean): void {
  let isFirst = isLead
  for (const match of text.matchAll(HONOURED)) {
    const name = match[1] as string
    if (NO_NAME.test(name)) continue
    const at = match.index + match[0].lastIndexOf(name)
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 60)
    const before = text.slice(Math.max(0, at - 14), at)
    const whole = name.length >= 3 ? 1 : 0
    const subject = isFirst && /^[はがにを]/u.test(after) ? 1 : 0
    isFirst = false
    ballot.vote(name, (1 + whole + subject + around(before, after)) * weight)
  }
  if (place === 'title')
    for (const [, name = ''] of text.matchAll(HEADLINED))
      if (name.length >= 3 && !NO_NAME.test(name)) ballot.vote(name, 1.5 * weight)
  for (const { 1: name, index, 0: found } of text.matchAll(PORTRAYED)) {
    const bonus = place === 'after' || place === 'caption' ? 2 : 0
    const printed = name as string
    const before = text.slice(Math.max(0, index - 14), index + found.length - printed.length)
    if (!NO_NAME.test(printed)) ballot.vote(printed.replace(/[ \u3000]/gu, ''), 2 + bonus + around(before, ''))
  }
}

function around(before: string, after: string): number {
  const behind = AFTER.filter(([pattern]) => pattern.test(after))
  const ahead = BEFORE.filter(([pattern]) => pattern.test(before))
  return [...behind, ...ahead].reduce((sum, [, points]) => sum + points, 0)
}
