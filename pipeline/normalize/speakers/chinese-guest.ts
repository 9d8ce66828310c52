/** Who a Chinese page brings in: names parted from the words around them, and what those words say of the person. */
import type { Ballot } from './ballot.ts'
import { chineseNamesAt } from './surnames.ts'

/** What may stand directly before a name: the verb that brings the guest in, an office, a word that joins. */
const BEFORE =
  /(?:^|[^\p{Script=Han}]|专访|專訪|对话|對話|采访了?|採訪了?|访谈|訪談|对谈|對談|问|問|访|訪|见到|見到|邀请|邀請|请到|連線|连线|受访者|受訪者|本名|原名|[岁歲]的|和|与|與|跟|由|是|叫)$/u
const OFFICES =
  '教师|老师|老師|作家|诗人|詩人|导演|導演|演员|演員|歌手|画家|畫家|教授|学者|學者|专家|專家|医生|醫生|律师|律師|建筑师|設計師|设计师|工程师|工程師|科学家|科學家|摄影师|攝影師|入殓师|创始人|創辦人|负责人|馆长|館長|总监|總監|经理|經理|主任|院士|博士|馆主|店主|匠人|总裁|總裁|董事长|董事長|部长|部長|局长|局長|厅长|廳長|处长|處長|院长|院長|校长|校長|所长|所長|站长|园长|队长|厂长|村长|镇长|县长|市长|市長|会长|會長|理事|主席|书记|書記|主编|總編輯|主播|选手|选手|教练|教練|研究员|研究員|师傅|師傅|小说家|小說家|建築師|音乐家|作曲家|艺术家|藝術家|企业家|企業家|经济学家|經濟學家|历史学家|社会学家|评论家|翻译家|掌门人|传人|傳人|得主|嘉宾|嘉賓|來賓'
/** `对话钟表匠…`: after the verb of an interview, any trade that ends as trades do. */
const TRADE = '(?:专访|專訪|对话|對話|访谈|訪談|对谈|對談)[^，。！？；：、\\s]{0,12}[匠师師员員家手人者长長工]'
const OFFICE_BEFORE = new RegExp(`(?:${OFFICES}|${TRADE})[\\s\\u3000]?$`, 'u')
/** What may stand directly after one. */
const AFTER =
  /^(?:$|[^\p{Script=Han}]|在|是|从|從|的|曾|把|为|為|用|和|与|與|跟|说|說|谈|談|讲|講|做|写|寫|开|開|对|對|向|也|还|還|就|告诉|告訴|表示|认为|認為|介绍|介紹|回忆|坦言|接受|出生|生于|生於|来|來|到|这|這|很|不|没|沒|只|却|卻|原本|原是|原为|一直|仍|刚|剛|担任|擔任|创办|創辦|将|將|已|了|正|今年|去年|自|于|於|先生|女士|小姐|教授|博士|老师|老師|院士|导演|導演|院长|主任|总裁|董事长|师傅|師傅)/u
const HONOURED = /^(?:先生|女士|小姐|教授|博士|老师|老師|院士|导演|導演|院长|主任|总裁|董事长|师傅|師傅|[（(])/u
/** Characters that follow a name more often than they end one. */
const FUNCTION_CHARACTER = /[曾在从從是的把跟说說就也将將已了还還]$/u
/** A name begins with these characters less often than a word does. */
const WORDS =
  /^(?:方面|方法|方式|方向|方案|金融|金额|高兴|高興|高度|高原|高[一二三]|马上|馬上|白天|白色|石头|石頭|黄金|江湖|何时|何以|何况|于是|于此|周末|周[一二三四五六日年边]|万[元人]|常常|毛病|安全|曾经|曾經|任何|任务|钱包|许多|許多|严重|严格|古代|古[城镇人老]|管理|温度|温暖|康复|盛[夏会]|游[客戏泳览历]|鲁迅|白[酒菜]|黄[河山色]|江[南北城边西苏]|陆[续地]|田[野间]|严肃|施工|费用|童年|苗[木条]|桂[林花花]|宁愿|宁可|岳父|岳母|欧洲|欧美|蓝[色天]|梅花|柳树|卫生|屈服|焦虑|祝[愿福你]|辛苦|简[单直历介称]|簡[單直歷介稱]|管[道子]|涂[料抹]|凌晨|舒服|尤其|伍[佰]|晋升|向[前后上下左右]|关[于键系注心闭门]|關[於鍵係注心]|谷[歌物]|章[节程]|洪[水荒]|毕[竟业]|畢[竟業]|荆[棘州]|楼[上下市房道梯]|樓[上下])/u

/** One row: what the words around a name say of the person. */
interface Frame {
  before?: RegExp
  after?: RegExp
  points: number
  /** Enough to make a name of characters that no known family name begins. */
  tells?: true
}

const AGE = '(?:男|女|现年|今年|年)?\\s?(?:\\d{2}|[一二三四五六七八九]?十[一二三四五六七八九]?)\\s?[岁歲]'
/** `联合创始人兼 CTO Martin Keller`, `对话 Martin Keller`: a name in Latin letters is brought in by the same words. */
export const BRINGS_IN_LATIN = new RegExp(
  `(?:${OFFICES}|专访|專訪|对话|對話|采访了?|採訪了?|C[A-Z]O|受访者)[\\s：:]{0,2}$`,
  'u',
)

const FRAMES: readonly Frame[] = [
  {
    before: new RegExp(
      `(?:专访|專訪|对话|對話|采访|採訪|访谈|訪談|对谈|對談|访|訪|问|問|人物|嘉宾|嘉賓|來賓|本期|受访者|受訪者)了?[：:\\s｜|丨·]{0,2}(?:[^，。！？；：、\\n]{0,20}(?:${OFFICES}|[匠师師员員家手人者长長工])[\\s\\u3000]?)?$`,
      'u',
    ),
    points: 2,
  },
  {
    before:
      /(?:姓名|受访者|受訪者|受访人|嘉宾|嘉賓|来宾|來賓|人物|讲述人|口述|采访对象|被访者)(?:简介|簡介|介绍|介紹|名片|档案|檔案)?\s?[：:][^。，；\n]{0,24}$/u,
    after: /^(?:$|[^\p{Script=Han}])/u,
    points: 4,
    tells: true,
  },
  { before: /(?:本名|原名|真名)[：:叫]?$/u, points: 3, tells: true },
  { before: /[岁歲]的$/u, points: 3, tells: true },
  { before: /(?:与|與|和|跟|同)$/u, after: /^(?:谈|談|聊|对话|對話|对谈|對談|面对面)/u, points: 2 },
  {
    after: /^[^，。！？、]{0,10}接受了?[^，。！？]{0,20}(?:专访|專訪|采访|採訪|访问|訪問|访谈|訪談|提问)/u,
    points: 3,
    tells: true,
  },
  { after: new RegExp(`^\\s?[，,（(]\\s?${AGE}|^[（(]\\d{2}[)）]`, 'u'), points: 3, tells: true },
  { after: /^[，,（(]\s?(?:19|20)?\d0后/u, points: 3, tells: true },
  { after: /^[，,（(]?[^。，]{0,8}(?:生于|生於|出生|年生|毕业于|畢業於)/u, points: 2, tells: true },
  { after: new RegExp(`^[，,]\\s?[^，。、]{2,24}(?:${OFFICES})(?:$|[，。、；])`, 'u'), points: 1.5, tells: true },
  // Of two guests, neither is the one who answers.
  {
    before: /(?:对话|對話|对谈|對談|专访|專訪)$/u,
    after: /^(?:、|与|與|和)\p{Script=Han}{2,4}(?:$|[：:，。])/u,
    points: -4,
  },
  { before: /(?:对话|對話|对谈|對談|专访|專訪)\p{Script=Han}{2,4}(?:、|与|與|和)$/u, points: -4 },
  // Credits, and people that the page names in passing.
  { after: /^\s?[/／]?(?:摄|攝|供图|供圖)/u, points: -6 },
  {
    before: /(?:记者|記者|主持人?|编辑|編輯|翻译|責編|责编|摄影|攝影|撰文|文字)\s?[：:／/|｜\s]?\s?$/u,
    points: -3,
  },
  {
    before: /由$/u,
    after: /^(?:翻译|翻譯|执导|執導|主演|操刀|作序|主持|促成|策划|設計|设计|领投|出版|担任)/u,
    points: -3,
  },
  { after: /^(?:、|等)/u, points: -1.5 },
  { before: /(?:、|从|從)$/u, points: -1.5 },
  { after: /^(?:曾|认为|認為|评价|評價|在书评|點評|点评|称赞|稱讚)/u, points: -1 },
]

/** Around a name, so many characters are looked at. */
const WINDOW = 36

/** Every place of a text that names somebody votes, by what parts the name from longer words and what is said of it. */
export function chineseIn(text: string, weight: number, sightings: Sightings): void {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x3400 || code > 0x9fff) continue
    const before = text.slice(Math.max(0, at - WINDOW), at)
    const known = [...dottedAt(text, at, before), ...chineseNamesAt(text, at)]
    const office = known.length > 0 && OFFICE_BEFORE.test(before)
    const left = office || (known.length > 0 && BEFORE.test(before))
    let taken = false
    for (const name of known) {
      const after = text.slice(at + name.length, at + name.length + WINDOW)
      const right = AFTER.test(after)
      if (!(left || right) || WORDS.test(name) || (name.length > 2 && FUNCTION_CHARACTER.test(name))) continue
      const spoken = right && (HONOURED.test(after) || /^[：:｜|丨]/u.test(after))
      const whole = left && right
      const own = (whole ? 1 : 0.5) + (whole && office ? 2 : 0) + (spoken ? 1 : 0)
      sightings.see(name, { left, right, points: (own + (whole ? framed(before, after) : 0)) * weight })
      taken = right
      if (right) break
    }
    if (!taken) unknownAt(text, at, before, weight, sightings)
  }
}

function framed(before: string, after: string, telling = false): number {
  return FRAMES.filter((frame) => !telling || frame.tells)
    .filter((frame) => (frame.before?.test(before) ?? true) && (frame.after?.test(after) ?? true))
    .reduce((sum, { points }) => sum + points, 0)
}

/** A run of two to four characters between signs that begins with no known family name: `次仁卓玛，三十二岁`. */
function unknownAt(text: string, at: number, before: string, weight: number, sightings: Sightings): void {
  const name = /^[\p{Script=Han}]{2,4}(?=$|[，,（(])/u.exec(text.slice(at, at + 5))?.[0]
  if (name === undefined || !(/(?:^|[^\p{Script=Han}])$/u.test(before) || OFFICE_BEFORE.test(before))) return
  const points = framed(before, text.slice(at + name.length, at + name.length + WINDOW), true)
  if (points > 0) sightings.see(name, { left: true, right: true, points: (points + 1) * weight })
}

const DOTTED = /^\p{Script=Han}{1,8}(?:[·•‧・]\p{Script=Han}{1,8}){1,3}/u

/** `艾琳·霍夫曼`: the shortest last part that something follows which can follow a name. */
function dottedAt(text: string, at: number, before: string): string[] {
  if (!/^\p{Script=Han}{1,8}[·•‧・]/u.test(text.slice(at, at + 9))) return []
  if (!(BEFORE.test(before) || OFFICE_BEFORE.test(before))) return []
  const run = DOTTED.exec(text.slice(at, at + 40))?.[0] ?? ''
  const last = Math.max(...['·', '•', '‧', '・'].map((dot) => run.lastIndexOf(dot)))
  for (let end = last + 3; end <= run.length; end += 1)
    if (AFTER.test(text.slice(at + end, at + end + 4))) return [run.slice(0, end)]
  return []
}

/** What parts a name from the words around it, before and behind it; one of the two here, the other elsewhere. */
interface Sighting {
  left: boolean
  right: boolean
  points: number
}

/** Gathers what the places say; only names that both their ends were seen of are put to the vote. */
export class Sightings {
  private readonly seen = new Map<string, Sighting[]>()

  see(name: string, sighting: Sighting): void {
    const known = this.seen.get(name)
    if (known) known.push(sighting)
    else this.seen.set(name, [sighting])
  }

  count(ballot: Ballot): void {
    for (const [name, places] of this.seen)
      if (places.some(({ left }) => left) && places.some(({ right }) => right))
        for (const { points } of places) ballot.vote(name, points)
  }
}
