/** What happens in the room, as transcripts print it in brackets; lower case. */

/** Words and phrases that are a stage direction by themselves. */
const ACTIONS: Record<string, string> = {
  en: `laughs laughter laughing laugh laughed chuckles chuckle chuckling giggles grins smiles sighs sigh applause
    applauds claps clapping cheers cheering crosstalk inaudible unintelligible indiscernible indistinct pause pauses
    silence music sings coughs cries sobs whispers nods shrugs snickers boos gasps groans yawns
    soundbite videotape videoclip`,
  de: `lacht lachen lachend gelächter applaus beifall klatschen schmunzelt grinst lächelt seufzt überlegt pause zögert
    nickt schweigt räuspert unverständlich kichert heiterkeit zwischenruf zuruf zurufe jubel`,
  fr: `rires rire rit sourire sourit applaudissements silence soupir soupire inaudible hésite pause éclats`,
  es: `risas risa ríe rie ríen sonríe aplausos silencio suspira inaudible pausa carcajadas ininteligible carcajada`,
  pt: `risos risada risadas ri riem sorri aplausos silêncio suspira inaudível pausa gargalhadas`,
  it: `ride ridono risate risata sorride applausi silenzio sospira pausa incomprensibile inudibile`,
  ca: `riu rialles riures somriu aplaudiments silenci`,
  nl: `lacht lachen gelach glimlacht grinnikt applaus zucht stilte onverstaanbaar pauze`,
  sv: `skratt skrattar ler applåder suckar tystnad paus ohörbart`,
  da: `griner latter ler bifald klapsalver smiler pause`,
  nb: `ler latter applaus smiler pause sukker`,
  fi: `naurua nauraa nauravat naurahtaa hymyilee suosionosoituksia hiljaisuus tauko`,
  pl: `śmiech śmieje śmieją uśmiech uśmiecha brawa oklaski cisza wzdycha niezrozumiałe pauza`,
  cs: `smích směje smějí úsměv usmívá potlesk ticho pauza nesrozumitelné`,
  hu: `nevet nevetés nevetnek mosolyog taps tapsolnak csend szünet`,
  ro: `râde râd râsete zâmbește aplauze pauză`,
  tr: `gülüyor güler gülerek gülüşmeler kahkaha kahkahalar gülümsüyor alkış alkışlar sessizlik`,
  ru: `смеётся смеется смеются смех улыбается улыбаются аплодисменты вздыхает пауза молчит хохочет неразборчиво смешок`,
  uk: `сміється сміються сміх усміхається посміхається оплески зітхає пауза`,
  bg: `смее смях усмихва аплодисменти`,
  el: `γέλια γελάει γελά γελώντας χειροκροτήματα παύση`,
  ko: `웃음 웃으며 폭소 박수 환호 침묵 미소 함성 한숨`,
  ar: `ضحك يضحك تضحك ضاحكا ضحكات تصفيق يبتسم`,
  he: `צוחק צוחקת צחוק צוחקים מחיאות`,
  fa: `خنده می‌خندد تشویق`,
  vi: `cười`,
  id: `tertawa tawa`,
}

/** Words that may stand beside such a word: who, how, how long. */
const COMPANIONS = `
  the a an and or both all they he she i we it audience crowd everyone general loud loudly long brief short softly
  nervously again more much some out from in of off background people for with everybody room hall continues begins begin end start clip video music
  und alle beide er sie laut leise im publikum saal kurz lange sich nach denkt kurze längere allgemeine wieder ihr ihm
  il elle ils elles tous et dans la le les salle public général des du un une de long
  se él ella todos y en el público sala general entre los las largas ambos
  ele ela eles todos e na no plateia público gerais si entrambi tutti lui lei sala pubblico
  hij zij ze allen zaal publiek han hon alla oba się ona oni wszyscy obaj na sali smát obecenstvo
  он она они все оба в зале общий долгий из він вона усі залі
  일동 모두 함께 크게 관객 청중 객석 큰 gülüyorlar birlikte herkes hep
  cả hội trường`

/** Chinese and Japanese write no spaces: who or how, then what, then a tail. */
const HAN_ACTORS =
  '全场|现场|現場|台下|观众|觀眾|嘉宾|嘉賓|众人|眾人|大家|主持人|两人|兩人|二人|三人|四人|一同|会場|場内|他|她|众|眾|全体|全體|双方|雙方|笑着|笑著'
const HAN_MANNERS = '一起|一片|再次|热烈|熱烈|长时间|長時間|轻轻|輕輕|微微|忍不住|不禁|爆发|爆發|响起|響起|齐|齊|都'
const HAN_ACTIONS =
  '哄堂大笑|捧腹大笑|哈哈大笑|哈哈|大笑|微笑|苦笑|冷笑|轻笑|輕笑|傻笑|坏笑|壞笑|失笑|爆笑|偷笑|笑声|笑聲|笑い声|笑い|笑|掌声|掌聲|鼓掌|拍手|喝彩|欢呼|歡呼|沉默|停顿|停頓|叹气|嘆氣|叹息|点头|點頭|摇头|搖頭|沉思|思考|听不清|聽不清|聽不清楚|听不清楚|无法辨识|音频不清|插话|插話|哽咽|流泪|流淚|咳嗽|沈黙|うなずく|頷く|ため息|音声不明瞭|聞き取れず'
const HAN_TAILS = '不语|不語|片刻|很久|一下|起来|起來|了笑|了|着|著|声|聲|ながら|が起こる|する|して'

const words = (list: string) => list.split(/\s+/).filter((word) => word !== '')
const ACTION_WORDS: ReadonlySet<string> = new Set(Object.values(ACTIONS).flatMap(words))
const COMPANION_WORDS: ReadonlySet<string> = new Set(words(COMPANIONS))
const HAN = new RegExp(`^(?:${HAN_ACTORS})?(?:${HAN_MANNERS})?(?:${HAN_ACTIONS})(?:${HAN_TAILS})?$`)

/** Words of a stage direction at the most: `general laughter and long applause from the audience`. */
const MOST_WORDS = 8
const MOST_CHARACTERS = 60
const TIME = /^\d{1,3}:\d{2}(:\d{2})?$/

/** Whether the text, without its brackets, is a stage direction and nothing else. */
export function isStageDirection(text: string): boolean {
  if (text.length > MOST_CHARACTERS) return false
  const parts = text
    .toLowerCase()
    .split(/[\s,，、.。…!！~～*_/]+/)
    .filter((part) => part !== '')
  if (parts.length === 0 || parts.length > MOST_WORDS) return false
  if (parts.every((part) => HAN.test(part))) return true
  return (
    parts.some((part) => ACTION_WORDS.has(part)) &&
    parts.every((part) => ACTION_WORDS.has(part) || COMPANION_WORDS.has(part) || TIME.test(part))
  )
}
