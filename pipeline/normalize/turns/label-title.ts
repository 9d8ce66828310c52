/** Titles that stand behind the name in a label: `서하린 대표`, `陈明教授`, `西園寺誠氏`. */
import { isChineseName, isVietnameseFamily } from '../speakers/surnames.ts'

/** Family and given name, and what somebody is, with a space between them. */
const KOREAN =
  /^(\p{Script=Hangul}{3}) (?:님|씨|((?:공동|부|수석|책임|선임)?(?:대표(?:이사)?|교수|작가|감독|의원|장관|선수|박사|원장|소장|관장|단장|이사장|이사|회장|사장|부장|팀장|과장|실장|본부장|센터장|위원장|위원|국장|총장|학장|교장|교사|변호사|의사|셰프|배우|가수|시인|화가|연구원|디자이너|건축가|소설가|번역가|평론가|활동가|시장|군수|PD)))님?$/u
const HONORIFIC = /(?:氏|さん|さま|様|先生|女士|小姐)$/u
const OFFICE =
  /(?:教授|博士|老师|老師|院士|主任|部长|部長|局长|局長|院长|院長|所长|所長|校长|校長|总裁|總裁|董事长|總經理|总经理|经理|經理|主席|议员|議員|委员|委員|律师|律師|医生|醫師|导演|導演|監督|社長|会長|代表|選手)$/u
/** Of one whose family and given name both stand there: 山田さん is called so by everybody. */
const WHOLE_JAPANESE =
  /^(?:(?=.*[\p{Script=Han}])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]{3,7}|[\p{Script=Katakana}ー]{2,12}・[\p{Script=Katakana}ー・]{2,20})$/u
/** `以下、西園寺`, `以下簡稱高`, `이하 윤`, `hereafter Lee`: how a label is shortened below, which is no office. */
const SHORTENING = /^(?:以下|下[称稱]|[简簡][称稱]|이하[\s,]|hereafter |hereinafter |im folgenden |далее )/iu

export function isShortening(office: string): boolean {
  return SHORTENING.test(office)
}

const VIETNAMESE =
  /^(?:(?:Ông|Bà|Anh|Chị|Cô|Chú|Bác|Thầy|ông|bà|anh|chị)|((?:PGS\.?|GS\.?|TS\.?|ThS\.?|BS\.?|KTS\.?|LS\.?|NSND|NSƯT)(?:[ .]{0,2}(?:TS\.?|BS\.?))?)) +(?=\p{Lu})/u

/** `Ông Trần Hữu Phước`: in front, as every Vietnamese title; `Bà Sáu Lành` has no family name and is called so. */
export function apartFromVietnameseTitle(label: string): { name: string; office?: string } | undefined {
  const title = VIETNAMESE.exec(label)
  const words = title ? label.slice(title[0].length).split(' ') : []
  if (words.length < 2 || !isVietnameseFamily(words[0] as string)) return undefined
  return { name: words.join(' '), ...(title?.[1] ? { office: title[1] } : {}) }
}

/** The name alone, and the office if the title is one; nothing where no whole name would be left. */
export function apartFromTitle(label: string): { name: string; office?: string } | undefined {
  const korean = KOREAN.exec(label)
  if (korean) return { name: korean[1] as string, ...(korean[2] ? { office: korean[2] } : {}) }
  const honorific = HONORIFIC.exec(label)
  const title = honorific ?? OFFICE.exec(label)
  if (title === null) return undefined
  const name = label.slice(0, title.index)
  const whole = honorific ? isChineseName(name) || WHOLE_JAPANESE.test(name) : isChineseName(name)
  if (!whole || (name.length === 2 && DOUBLE_FAMILY.has(name))) return undefined
  return { name, ...(honorific ? {} : { office: title[0] }) }
}

/** `欧阳先生`: two characters, and no given name. */
const DOUBLE_FAMILY: ReadonlySet<string> = new Set('欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 司徒 夏侯'.split(' '))
