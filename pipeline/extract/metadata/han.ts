/** Frequent characters that have one form in simplified and another in traditional Chinese, pair by pair. */
const SIMPLIFIED =
  '这们来个时会说对为国过还没样问题让经现实开动点发当无进关门间见观话语认识论议设计谈请谁调课资质贵费买卖车转轻连运达选边远华单卫东乐书习乡义乌亚产亲传伤体余侠俩债价众优伟侧储儿兴养军农冲决况冻净减几凤击则刚创别剧劝办务励劳势区医协县参双变叶号叹吗员响哑团园围图圆圣场坏块坚'
const TRADITIONAL =
  '這們來個時會說對為國過還沒樣問題讓經現實開動點發當無進關門間見觀話語認識論議設計談請誰調課資質貴費買賣車轉輕連運達選邊遠華單衛東樂書習鄉義烏亞產親傳傷體餘俠倆債價眾優偉側儲兒興養軍農衝決況凍淨減幾鳳擊則剛創別劇勸辦務勵勞勢區醫協縣參雙變葉號嘆嗎員響啞團園圍圖圓聖場壞塊堅'

const simplified = new Set(SIMPLIFIED)
const traditional = new Set(TRADITIONAL)

/** So many more characters of the one kind leave no doubt. */
const ENOUGH = 24

/** @returns undefined where the text has none of the characters, or as many of the one kind as of the other. */
export function hanScript(text: string): 'Hans' | 'Hant' | undefined {
  let balance = 0
  for (const character of text) {
    if (simplified.has(character)) balance += 1
    else if (traditional.has(character)) balance -= 1
    if (Math.abs(balance) === ENOUGH) break
  }
  return balance > 0 ? 'Hans' : balance < 0 ? 'Hant' : undefined
}
