/** Chinese family names: by them a name after 记者： is told from what the reporter says. */
const SURNAMES = new Set(
  '王李张張刘劉陈陳杨楊黄黃赵趙周吴吳徐孙孫朱马馬胡郭林何高梁郑鄭罗羅宋谢謝唐韩韓曹许許邓鄧萧蕭肖冯馮曾程蔡彭潘袁于董余苏蘇叶葉吕呂魏蒋蔣田杜丁沈姜范傅钟鐘鍾卢盧汪戴崔任陆陸廖姚方金邱丘夏谭譚韦韋贾賈邹鄒石熊孟秦阎閻薛侯雷白龙龍段郝孔邵史毛常万萬顾顧赖賴武康贺賀严嚴尹钱錢施牛洪龚龔汤湯陶黎温溫莫易樊乔喬文安殷颜顏庄莊章鲁魯倪庞龐邢俞翟蓝藍聂聶齐齊向申葛柴伍覃骆駱关關焦柳欧歐祝纪紀尚毕畢耿芦左季管符辛苗詹曲靳祁路涂兰蘭甘裴梅童翁霍游阮柯岳饶饒宁寧凌盛单單谷成卜包牟冉华華舒练練柏沙迟遲全初房辜瞿喻丛叢连連车車古战戰干仇米强強席隋水屈屠佟宫宮闵閔池虞应應司桑解巩鞏佘荆荊慕原苟邬鄔查郎臧匡晏竺储儲卓卞时時戚滕敖楼樓娄婁滿满雍宗艾麦麥计計简簡',
)
const COMPOUND =
  /^(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|尉迟|公孙|公孫|慕容|令狐|司徒|端木|夏侯|南宫|独孤)/

/** Whether a run of Han characters may be a Chinese person's full name. */
export function isChineseName(name: string): boolean {
  if (COMPOUND.test(name)) return name.length === 3 || name.length === 4
  return (name.length === 2 || name.length === 3) && SURNAMES.has(name[0] as string) && name[0] !== name[1]
}
