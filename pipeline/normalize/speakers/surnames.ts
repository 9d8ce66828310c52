/** Chinese family names: most people, and enough to tell a name from the words before it. */
const DOUBLE = ['欧阳', '歐陽', '司马', '司馬', '上官', '诸葛', '諸葛']
const SINGLE = new Set(
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許邓鄧韩韓冯馮曹彭曾肖萧蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱江尹薛闫段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯莊庄',
)

/** Two to four characters, the first of them a family name. */
export function isChineseName(name: string): boolean {
  if (name.length < 2 || name.length > 4 || /[^\u3400-\u9fff]/.test(name)) return false
  return SINGLE.has(name[0] as string) || DOUBLE.some((surname) => name.length > 2 && name.startsWith(surname))
}
