/** The same for Chinese, Japanese and Korean, where no capital letter marks a name. */
import type { PageView } from '../turns/page.ts'
import type { Regions } from './interviewee.ts'

const SURNAME =
  '(?:欧阳|歐陽|司马|司馬|上官|诸葛|[王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許邓鄧韩韓冯馮曹彭曾肖萧蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦付傅方白邹鄒孟熊秦邱江尹薛闫段雷侯龙龍史陶黎贺賀顾顧毛郝龚邵万萬钱錢严嚴武戴莫孔向汤湯])'
const CHINESE = [
  new RegExp(
    `(?:专访|專訪|对话|對話|采访|採訪|访谈|訪談|对谈|访)[^，。：:]{0,16}?(${SURNAME}\\p{Script=Han}{1,2}?)(?=[：:，。丨|｜“「《（(\\s]|$|先生|女士|教授|谈|談|：)`,
    'u',
  ),
  new RegExp(`^(${SURNAME}\\p{Script=Han}{1,2})\\s?[：:丨|｜]`, 'u'),
  new RegExp(`(${SURNAME}\\p{Script=Han}{1,2})(?:先生|女士|教授|博士|老师|院士|导演|院长|主任|总裁|董事长)`, 'u'),
  new RegExp(
    `(?:教师|老师|作家|诗人|导演|演员|歌手|画家|教授|学者|专家|医生|律师|记者|建筑师|设计师|工程师|摄影师|音乐家|创始人|负责人|馆长|总监|经理|主任|院士|博士|馆主|店主|匠人|师)(${SURNAME}\\p{Script=Han}{1,2}?)(?=[在是从的，。、（(于曾把为用和与说谈讲做写开]|$)`,
    'u',
  ),
]
const JAPANESE = [
  /(?<![\p{Script=Han}\p{Script=Hiragana}])(?:[\p{Script=Han}\p{Script=Katakana}ー]{2,8}の)?(\p{Script=Han}{1,4}[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{1,6}?)(?:さん|氏|監督|選手|教授|先生|社長|代表)/u,
]
const KOREAN = [
  /(\p{Script=Hangul}{2,4})(?:\s(?:교수|대표|감독|작가|의원|선수|박사|원장|소장|배우|CEO)|\s?씨(?=[\s에는은를의가와도께,.]|$))/u,
]

export function hanInterviewee(page: PageView, { title, head, lead: first, questions }: Regions): string | undefined {
  const lead = [head, ...first]
  const { language, contributors } = page.article.metadata
  const patterns = language.startsWith('ja') ? JAPANESE : language.startsWith('ko') ? KOREAN : CHINESE
  const credited = new Set(contributors.map(({ name }) => name))
  const votes = new Map<string, number>()
  const all = [title, ...lead, ...questions].join('\n')
  for (const [index, text] of [title, ...lead].entries())
    for (const pattern of patterns) {
      const name = pattern.exec(text)?.[1]?.trim()
      if (!name || credited.has(name)) continue
      const count = all.split(name).length - 1
      votes.set(name, (votes.get(name) ?? 0) + count + (index === 0 ? 3 : 0))
    }
  const best = [...votes].sort((a, b) => b[1] - a[1])[0]
  return best && best[1] >= 1 ? best[0] : undefined
}
