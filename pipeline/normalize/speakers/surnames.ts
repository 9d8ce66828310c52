/** Chinese family names: most people, and enough to tell a name from the words before it. */
const DOUBLE = [
  '欧阳',
  '歐陽',
  '司马',
  '司馬',
  '上官',
  '诸葛',
  '諸葛',
  '慕容',
  '尉迟',
  '皇甫',
  '令狐',
  '东方',
  '范姜',
  '張簡',
  '张简',
  '司徒',
  '长孙',
  '宇文',
  '公孙',
  '公孫',
  '呼延',
  '端木',
  '百里',
  '南宫',
  '南宮',
  '轩辕',
  '夏侯',
  '淳于',
  '澹台',
  '独孤',
  '獨孤',
]
const SINGLE = new Set(
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許邓鄧韩韓冯馮曹彭曾肖萧蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱江尹薛闫段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯莊庄岑卓柯鲁魯简簡翁倪褚裴佘阮蓝藍欧歐管骆駱聂聶耿温溫康齐齊樊翟霍詹凌柴滕蔺藺纪紀鲍鮑费費殷柳舒尤施梅童喻苗俞柏窦竇岳伍阎閻游桂宁寧冉牟艾晏穆佟祁屈焦靳辛祝卞裘诸諸仇甄晋涂塗苟蒲古雍卫衛盛黎麦麥邢臧章洪饶饒荆荊虞瞿楼樓栾欒敖冼毕畢关關谷戚庞龐闵閔娄婁屠糜鄺邝闕阙鄔邬賴赖巫鈕钮喬乔隋諶谌鞠匡',
)

/** Two to four characters, the first of them a family name. */
export function isChineseName(name: string): boolean {
  if (name.length < 2 || name.length > 4 || /[^\u3400-\u9fff]/.test(name)) return false
  return SINGLE.has(name[0] as string) || DOUBLE.some((surname) => name.length > 2 && name.startsWith(surname))
}

const JOINED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]+$/u

/** Whether a label is the family or the given name of a longer one: `森田` of `森田いずみ`, `以安` of `柯以安`. */
export function isPartOfName(short: string, full: string): boolean {
  if (full.length > 8 || short.length >= full.length || !JOINED.test(full)) return false
  if (full.startsWith(short)) {
    // 李明 is no part of 李明华; 水上 is one of 水上豊.
    const half = short.length * 2 <= full.length || DOUBLE.includes(short)
    return half || (short.length >= 2 && !isChineseName(full))
  }
  return full.endsWith(short) && short.length >= 2 && full.length - short.length <= 2
}

/** Longest that a name printed in Chinese characters is. */
const LONGEST = 4

/** Names at a place of a text, the longest first; whether what follows is no part of one is for the caller to tell. */
export function chineseNamesAt(text: string, at: number): string[] {
  const names: string[] = []
  for (let length = LONGEST; length >= 2; length -= 1) {
    const name = text.slice(at, at + length)
    if (name.length !== length || !isChineseName(name)) continue
    if (length < LONGEST || DOUBLE.some((surname) => name.startsWith(surname))) names.push(name)
  }
  return names
}

/** Vietnamese prints the family name first, in a language whose given names are words of every day. */
const VIETNAMESE = new Set(
  'nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ ngô dương lý đinh đoàn trịnh trương lương mai đào lâm phùng tô vương chu quách thái tạ hà hồ cao thân văn kiều châu la lưu mạc triệu tăng từ nghiêm doãn khúc cù giang ông lại'.split(
    ' ',
  ),
)

export function isVietnameseFamily(word: string): boolean {
  return VIETNAMESE.has(word.toLowerCase())
}
