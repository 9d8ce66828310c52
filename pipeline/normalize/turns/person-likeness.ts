/** How likely a label names a person or a part played, 0 to 1, from its words and from the rest of the page. */
import type { LabelCandidate } from './label.ts'
import type { PageView } from './page.ts'
import { answersByName, askingRole, isTogether } from './words/parts.ts'

const HONORIFIC =
  /^(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|sen|senator|rep|gov|president|minister|judge|justice|father|sister|herr|frau|m|mme|mlle|madame|monsieur|sr|sra|señor|señora|don|doña|sig|signor|signora|dott|pan|pani|г н|госпожа|господин|bay)\b/u
const TITLED =
  /(?:先生|女士|小姐|教授|博士|老师|老師|院士|主任|部长|部長|局长|院长|院長|所长|校长|总裁|總裁|董事长|总经理|經理|经理|主席|议员|委員|委员|律师|医生|醫師|记者|記者|主持人|导演|嘉宾|同学|师傅|さん|氏|君|くん|様|監督|社長|記者|씨|님|교수|대표|감독|기자|작가|의원|장관|선수|박사)$/u
const SURNAMES =
  /^(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|[王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許邓鄧韩韓冯馮曹彭曾肖萧蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱江尹薛闫段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯莊庄])[\p{Script=Han}]{1,3}$/u

export function personLikeness(page: PageView, { name, key, office }: LabelCandidate): number {
  if (askingRole(key) !== undefined || answersByName(key))
    return [...key].length === 1 && /[a-zа-я]/.test(key) ? 0.6 : 1
  if (isTogether(key)) return 0.85
  if (page.names.knows(name) || page.names.credited.has(name)) return 1
  if (HONORIFIC.test(key) || TITLED.test(name)) return 0.9
  const { title, site } = page.article.metadata
  if (key.length > 2 && (title.includes(name) || site?.name === name)) return 0.9
  if (office) return 0.85
  if (SURNAMES.test(name)) return 0.85
  if (/\p{Script=Han}|\p{Script=Hangul}|\p{Script=Katakana}/u.test(name)) return /[·・]/.test(name) ? 0.85 : 0.45
  if (/^\p{Ll}/u.test(name)) return 0.35
  return /\s/.test(name.trim()) ? 0.7 : 0.5
}
