/** Who a Korean page brings in: a family name and one to three syllables, with an office, an age or a year of birth. */
import type { Ballot } from './ballot.ts'
import type { Passage } from './han-interviewee.ts'

const FAMILY =
  '(?:남궁|황보|제갈|선우|독고|사공|[김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추도류소석설선마길연위표명기반라왕금옥육인맹제모탁국어은편용예경봉사부황])'
const NAME = `${FAMILY}[가-힣]{1,3}?`
const WHOLE_NAME = `${FAMILY}[가-힣]{2}`
const OFFICE =
  '(?:교수|대표|감독|작가|의원|선수|박사|원장|소장|배우|관장|회장|사장|센터장|연구원|연구위원|변호사|의사|기자|시인|화가|가수|PD|CEO|이사장|이사|팀장|본부장|총장|교장|교사|셰프|디자이너|건축가|소설가|번역가|평론가|장관|시장|군수|활동가|위원장|사무총장|편집장|씨)'
/** Of a trade whose word follows many another word: only a name of the usual length is told. */
const TRADE =
  '(?:약사|간호사|수의사|한의사|치과의사|소방관|경찰관|농부|어부|해녀|선장|기관사|목수|장인|요리사|제빵사|사서|조율사|통역사|큐레이터|연출가|작곡가|무용가|사진가|만화가|피아니스트|강사|이장|촌장|점장)'
const FOLLOWS = '(?=$|[^가-힣]|[은는이가을를의와과도께에만](?:[^가-힣]|게|서))'
const AHEAD = '(?:^|[\\s“”‘’"\'\\]】>,·=])'
/** `한도윤 씨`, `김서진(52) 교수`. */
const WITH_OFFICE = new RegExp(`${AHEAD}(${NAME})(?:\\s?\\(\\d{2}[^)]{0,6}\\))?\\s${OFFICE}${FOLLOWS}`, 'gu')
/** `오세린 ‘밥의숲’ 대표`, `김서진 서울대 교수`: only a name of the usual length is told from other words. */
const WITH_PLACE = new RegExp(
  `${AHEAD}(${FAMILY}[가-힣]{2})(?:\\s[‘'“"<][^’'”">\\n]{1,20}[’'”">]|\\s[가-힣A-Za-z]{2,12}){1,2}?\\s?${OFFICE}${FOLLOWS}`,
  'gu',
)
/** `작가 한도윤은`, `사진작가 한도윤`. */
const AFTER_OFFICE = new RegExp(`${OFFICE} (${NAME})(?=$|[^가-힣]|[은는이가을를의와과도](?:[^가-힣])|에게|께서)`, 'gu')
const WITH_TRADE = new RegExp(`${AHEAD}(${FAMILY}[가-힣]{2})\\s${TRADE}${FOLLOWS}`, 'gu')
const AGED = new RegExp(`(?:^|[\\s“”‘’"'\\]】>,])(${NAME})(?=\\s?\\((?:\\d{2}|\\d{2}세|사진)[),·])`, 'gu')
const BORN = new RegExp(
  `(?:^|[\\n▶■●◆▲△※☞]\\s{0,2})(${WHOLE_NAME})(?=(?:은|는|\\s?[(（][^)）\\n]{0,20}[)）])?\\s?[^.\\n]{0,30}(?:(?:19|20)\\d\\d년|출생|태어났|태어나|졸업))`,
  'gu',
)

/** `시계 장인 임이다 인터뷰` in a headline. */
const HEADLINED = new RegExp(`${AHEAD}(${WHOLE_NAME}) (?:단독 |서면 |특별 )?인터뷰`, 'gu')

const AFTER: readonly [RegExp, number][] = [
  [/^(?:[은는이가을를의와과도께서에게 ]{0,3})[^.\n]{0,40}(?:만났|만나 |만나봤|들어봤|들었다|물었|인터뷰)/u, 2],
  [/^[은는이가]? ?[^.\n]{0,24}(?:인터뷰에|질문에|답하고|말하고|이야기하고|포즈를)/u, 2],
  [/^\s?\(\d{2}(?:세)?[),·]/u, 2],
  [/^\s?[“"‘']/u, 1],
  [/^도 /u, -1.5],
  [/^(?:와|과|,) /u, -0.5],
]
/** Words with a particle, and words that an office follows as often as a name does. */
const NO_NAME =
  /(?:[의에를을]|하는|되는|있는|없는|[으]?로)$|^(?:한국|이번|이날|이후|이제|이런|지난|지금|최근|정부|정치|정책|우리|오늘|전문|문화|문학|연구|사회|사진|현재|전직|현직|공동|여성|남성|신임|유명|인기|주연|조연|소속|기업|기술|국회|국내|한편|이사|제작|공연|강연|성공|송년|선임|전임|안내|유일|원로|중견|신인|노동|경제|경영|교육|환경|표준|방송|영화|음악|미술|심리)/u
const PASSING = /(?:사진|글|촬영|취재|정리|번역)[=：: ]{1,2}$/u

export function koreanIn({ text, place, weight }: Passage, ballot: Ballot): void {
  const vote = (pattern: RegExp, points: number) => {
    for (const match of text.matchAll(pattern)) {
      const name = match[1] as string
      if (NO_NAME.test(name)) continue
      const end = match.index + match[0].length
      const at = match.index + match[0].indexOf(name)
      const reporter = /기자(?:$|[^가-힣])/u.test(text.slice(at + name.length, end + 1))
      const passing = PASSING.test(text.slice(Math.max(0, at - 8), at)) || reporter ? -5 : 0
      ballot.vote(name, (points + passing + around(text.slice(end, end + 60))) * weight)
    }
  }
  vote(WITH_OFFICE, 1.5)
  vote(WITH_PLACE, 1)
  vote(WITH_TRADE, 1.5)
  vote(AFTER_OFFICE, 1.5)
  vote(AGED, 2)
  if (place === 'title') vote(HEADLINED, 1)
  if (place !== 'title') vote(BORN, place === 'text' ? 2 : 4)
}

function around(after: string): number {
  return AFTER.filter(([pattern]) => pattern.test(after)).reduce((sum, [, points]) => sum + points, 0)
}
