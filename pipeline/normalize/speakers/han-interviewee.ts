/** The same for Chinese, Japanese and Korean, where no capital letter marks a name. */
import type { PageView } from '../turns/page.ts'
import type { Regions } from './interviewee.ts'
import { chineseNamesAt } from './surnames.ts'

const JAPANESE =
  /(?<![\p{Script=Han}\p{Script=Hiragana}])(?:[\p{Script=Han}\p{Script=Katakana}ー]{2,8}の)?(\p{Script=Han}{1,4}[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{1,6}?)(?:さん|氏|監督|選手|教授|先生|社長|代表)/gu
const KOREAN =
  /(\p{Script=Hangul}{2,4})(?:\s(?:교수|대표|감독|작가|의원|선수|박사|원장|소장|배우|CEO)|\s?씨(?=[\s에는은를의가와도께,.(]|$))/gu

/** What may stand directly before a name: the verb that brings the guest in, an office, a word that joins. */
const BEFORE =
  /(?:^|[^\p{Script=Han}]|专访|專訪|对话|對話|采访|採訪|访谈|訪談|对谈|對談|问|問|访|訪|见到|見到|邀请|邀請|请到|連線|连线|本名|原名|和|与|與|跟|由|是|叫)$/u
const OFFICE_BEFORE =
  /(?:教师|老师|老師|作家|诗人|詩人|导演|導演|演员|演員|歌手|画家|畫家|教授|学者|學者|专家|專家|医生|醫生|律师|律師|建筑师|設計師|设计师|工程师|工程師|摄影师|攝影師|入殓师|创始人|創辦人|负责人|馆长|館長|总监|總監|经理|經理|主任|院士|博士|馆主|店主|匠人|总裁|總裁|董事长|部长|局长|院长|校长|所长|站长|园长|队长|厂长|村长|主席|书记|主编|總編輯|主播|选手|教练|研究员|研究員|师傅|師傅|小说家|建築師|音乐家|作曲家|艺术家|藝術家|企业家|掌门人|传人|嘉宾|來賓)$/u
/** What may stand directly after one. */
const AFTER =
  /^(?:$|[^\p{Script=Han}]|在|是|从|從|的|曾|把|为|為|用|和|与|與|跟|说|說|谈|談|讲|講|做|写|寫|开|開|对|對|向|也|还|還|就|告诉|告訴|表示|认为|認為|介绍|介紹|回忆|坦言|接受|来|來|到|这|這|将|將|已|了|正|今年|去年|自|于|於|先生|女士|小姐|教授|博士|老师|老師|院士|导演|導演|院长|主任|总裁|董事长|师傅|師傅)/u
const HONOURED = /^(?:先生|女士|小姐|教授|博士|老师|老師|院士|导演|導演|院长|主任|总裁|董事长|师傅|師傅|[（(])/u
const BROUGHT_IN =
  /(?:专访|專訪|对话|對話|采访|採訪|访谈|訪談|对谈|對談|访|訪|问|問|人物|嘉宾|嘉賓|來賓|本期|受访者)[：:\s｜|丨·]{0,2}$/u
/** A name begins with these characters less often than a word does. */
const WORDS =
  /^(?:方面|方法|方式|方向|方案|金融|金额|高兴|高興|高度|高原|马上|馬上|白天|白色|石头|石頭|黄金|江湖|何时|何以|何况|于是|于此|周末|周[一二三四五六日年边]|万[元人]|常常|毛病|安全|曾经|曾經|任何|任务|钱包|许多|許多|严重|严格|古代|古[城镇人老]|管理|温度|温暖|康复|盛[夏会]|游[客戏]|鲁迅|白[酒菜]|黄[河山色]|江[南北城边西苏]|陆[续地]|田[野间]|严肃|施工|费用|童年|苗[木条]|桂[林花花]|宁愿|宁可|岳父|岳母|欧洲|欧美|蓝[色天]|梅花|柳树|卫生|屈服|焦虑|祝[愿福你]|辛苦|简单|简直|简历|管[道子]|涂[料抹]|凌晨|舒服|尤其|伍[佰]|晋升|向[前后上下左右])/u

/** What parts a name from the words around it, before and behind it; one of the two here, the other elsewhere. */
interface Sighting {
  left: boolean
  right: boolean
  points: number
}

/** Below this a name was met by chance. */
const LEAST = 3

export function hanInterviewee(page: PageView, regions: Regions): string | undefined {
  const { language, contributors, interviewers, site } = page.article.metadata
  const passed = new Set([...contributors.map(({ name }) => name), ...interviewers])
  const votes = new Map<string, Sighting>()
  const vote = (name: string, { left, right, points }: Sighting) => {
    if (passed.has(name) || site?.name.includes(name)) return
    const seen = votes.get(name) ?? { left: false, right: false, points: 0 }
    votes.set(name, { left: seen.left || left, right: seen.right || right, points: seen.points + points })
  }
  const { title, head, lead, captions, questions } = regions
  const weighted: [string, number][] = [
    [title, 4],
    [head, 2],
    ...[...lead, ...captions].map((text): [string, number] => [text, 1]),
  ]
  const pattern = language.startsWith('ja') ? JAPANESE : language.startsWith('ko') ? KOREAN : undefined
  for (const [text, weight] of weighted)
    if (pattern)
      for (const [, name] of text.matchAll(pattern))
        vote((name ?? '').trim(), { left: true, right: true, points: weight + LEAST })
    else chineseIn(text, (name, seen) => vote(name, { ...seen, points: seen.points * weight }))
  const asked = questions.join('\n')
  const [best, rival] = [...votes]
    .filter(([, { left, right }]) => left && right)
    .map(([name, { points }]) => ({ name, points: points + (asked.includes(name) ? 2 : 0) }))
    .sort((a, b) => b.points - a.points || b.name.length - a.name.length)
  if (best === undefined) return undefined
  // The only person named twice before the first question is the guest.
  const alone = best.points >= LEAST - 1 && (rival?.points ?? 0) <= best.points / 2
  return best.points >= LEAST || alone ? best.name : undefined
}

/** Every name that something around it parts from longer words: one point, more where it is brought in. */
function chineseIn(text: string, vote: (name: string, seen: Sighting) => void): void {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x3400 || code > 0x9fff) continue
    const names = chineseNamesAt(text, at)
    if (names.length === 0) continue
    const before = text.slice(Math.max(0, at - 8), at)
    const office = OFFICE_BEFORE.test(before)
    const left = office || BEFORE.test(before)
    for (const name of names) {
      const after = text.slice(at + name.length, at + name.length + 4)
      const right = AFTER.test(after)
      if (!(left || right) || WORDS.test(name)) continue
      const spoken = right && (HONOURED.test(after) || /^[：:｜|丨]/u.test(after))
      const whole = left && right
      const broughtIn = whole && (office || BROUGHT_IN.test(before))
      vote(name, { left, right, points: (whole ? 1 : 0.5) + (broughtIn ? 2 : 0) + (spoken ? 1 : 0) })
      if (right) break
    }
  }
}
