/** Words by which people in conversation speak of themselves and to each other; the sign of speech against prose. */
import { COMBINING, classOf, LETTER } from '../../../transcript/letters.ts'
import { Memo } from '../memo.ts'

const words = (list: string) => list.split(' ')
const spaced = (list: string) => new Set(words(list))

const FIRST = spaced(
  "i i'm i've i'd i'll me my mine myself we we're we've our us ourselves " +
    'ich mich mir mein meine meinem meinen meiner wir uns unser unsere unserer unserem unseren ' +
    "je j'ai j me moi mon ma mes nous notre nos " +
    'yo mi mis me mí nosotros nuestra nuestro nuestros nuestras creo pienso tengo estoy soy hemos tenemos estamos somos vamos podemos hicimos quiero ' +
    // Spanish, Portuguese and Italian have the person in the verb.
    'sé fui fuimos tuve tuvimos hice estuve estuvimos llevo llevamos empecé nací crecí llegué hago hacemos voy veo digo puedo sabemos recuerdo conozco encontré aprendí estudié escribí espero siento prefiero quise dije viví conocí decidí pensé ' +
    'fiz tive estive comecei nasci cheguei faço vou vejo posso quero sou estou fomos fizemos tivemos estivemos lembro sinto prefiro escrevi aprendi vivo ' +
    'faccio facciamo vado vedo dico voglio vogliamo ero eravamo avevo avevamo facevo pensavo volevo ricordo spero scrivo ' +
    'io mio mia miei noi nostro nostra ci credo penso sono ho abbiamo siamo dobbiamo possiamo mi ' +
    'eu meu minha meus minhas nós nosso nossa acho penso tenho temos estamos somos ' +
    'я мне меня мной мой моя моё мои мы нас нам нами наш наша наше наши ' +
    'ja mnie mi mój moja moje my nas nam nasz nasza jestem myślę mam mamy uważam ' +
    'ik mij mijn we wij ons onze jag mig min mitt mina vi oss vår våra jeg meg mig vores minä mä minun meidän me olen olemme ' +
    'já mě mi můj moje jsem jsme nás náš ben bana benim biz bize bizim tôi chúng ta saya aku kami kita εγώ μου εμείς μας είμαι ' +
    'أنا نحن لدي لدينا كنت أكتب أعمل أرجو أعتقد أظن أرى أحب كتبت تعلمت عملي حياتي אני אנחנו שלי שלנו לי אותי איתי אליי אצלי לנו אותנו خودم برایم کارم کنم کردم بودم هستم داشتم دارم मैं मेरा मेरे हम हमारा हमें ' +
    '저는 제가 나는 내가 저희 우리 우리는 우리가 저의 제 저도 저희는 저희가 eu noi mele meu én mi nekem',
)

const SECOND = spaced(
  "you you're you've you'd your yours yourself " +
    'sie ihnen ihr ihre ihrem ihren ihrer du dich dir dein deine deinem deinen deiner euch euer eure ' +
    'vous votre vos tu te toi ton ta tes avez êtes ' +
    'usted ustedes tú ti tu tus su sus te cree piensa considera opina tiene está ' +
    'lei voi suo sua tuo tua vostro vostra ti pensa crede secondo ' +
    'tens estás foste fizeste começaste achas queres podes vais gostas sentes teu teus tuas contigo vosso vossa ' +
    'você vocês seu sua seus suas senhor senhora acha ' +
    'вы вас вам вами ваш ваша ваше ваши вашей вашего ты тебя тебе твой ' +
    'pan pani pana panu panią państwo państwa ty ciebie twój twoja masz jesteś ' +
    'u uw je jij jou jouw jullie du dig din ditt dina ni er deg deres dere sinä sinun te teidän oletko ' +
    'vy vás vám váš ty tě tvůj siz size sizin sen sana senin bạn anh chị ông bà anda kamu εσείς σας εσύ ' +
    'أنت أنتم لديك لكم رأيك برأيك عملك حياتك تجربتك كتابك روايتك علاقتك واجهك لك إليك بصفتك لديكم رأيكم برأيكم سموكم حضرتك سيادتك معاليكم عندك منك معك تعتقد تعتقدون ترون אתה את אתם שלך לך אותך איתך אצלך אליך ממך לכם שלכם אתכם شما شمارا برایتان کارتان آثارتان نظرتان کنید کردید دارید هستید بودید आप आपका आपके आपने ' +
    '당신 선생님 작가님 감독님 대표님 교수님 dumneavoastră ön maga',
)

const FIRST_JOINED =
  /我|咱|私|僕|俺|当社|弊社|わたし|ぼく|思います|思って|ですね|ました|저는|제가|우리|[가-힣]어요|거든요|더라고요|잖아요|(?:생각|마음)입니다|싶습니다|ผม|ดิฉัน|ฉัน|พวกเรา|ครับ|ค่ะ/u
const SECOND_JOINED =
  /你|您|妳|あなた|さんは|さんの|先生は|でしょうか|ですか|ますか|씨는|님은|님이|시나요|습니까|[말해들려]\S{0,3} ?주(?:세요|시|십시오)|教えてください|聞かせてください|คุณ|อาจารย์|ท่าน|พี่/u

/** Turkish has its persons in the verb: `gidiyoruz`, `yaptım`; `hissettiniz`, `babanız`. */
const TURKISH = /[ışğ]/
const FIRST_ENDING = /(?:yor(?:um|uz)|[dt][ıiuü][mk])$/
const SECOND_ENDING = /..[ıiuü]n[ıiuü]z$/

export interface Persons {
  first: boolean
  second: boolean
}

/** A page has fewer texts. */
const known = new Memo<Persons>(50_000)

/** Whether a text speaks of "I" or "we", and to "you". Looks at its first 1,200 characters. */
export function personsIn(text: string): Persons {
  const head = text.slice(0, 1200)
  return known.get(head) ?? known.keep(head, readPersons(head))
}

function readPersons(head: string): Persons {
  const joined = JOINED_SCRIPTS.test(head)
  const persons = { first: joined && FIRST_JOINED.test(head), second: joined && SECOND_JOINED.test(head) }
  const turkish = TURKISH.test(head)
  let start = -1
  let hash = 0
  for (let index = 0; index <= head.length && !(persons.first && persons.second); index += 1) {
    const letter = index < head.length ? letterOf(head.charCodeAt(index)) : NONE
    if (letter !== NONE) {
      if (start < 0) start = index
      hash = mixed(hash, letter)
      continue
    }
    if (start < 0) continue
    const isKnown = turkish || HASHES[hash] === 1
    if (isKnown && index - start <= LONGEST) readWord(head.slice(start, index), persons, turkish)
    start = -1
    hash = 0
  }
  return persons
}

const JOINED_SCRIPTS = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/
/** No word of the lists is longer. */
const LONGEST = 16

/** Not of a word. */
const NONE = 1
/** Code unit → its lower case if it may stand in a word, NONE if it may not, 0 while it has not been met. */
const letters = new Uint16Array(0x10000)

const letterOf = (code: number): number => letters[code] || learnLetter(code)

function learnLetter(code: number): number {
  const found = classOf(code)
  const isApostrophe = code === 0x27 || code === 0x2019
  const isOfWord = found === LETTER || found === COMBINING || isApostrophe
  const letter = isApostrophe ? 0x27 : isOfWord ? String.fromCharCode(code).toLowerCase().charCodeAt(0) : NONE
  letters[code] = letter
  return letter
}

const mixed = (hash: number, letter: number) => (Math.imul(hash, 31) + letter) & (HASHES.length - 1)

/** Which hashes the words of the lists have: nearly every other word is told from them without being cut out. */
const HASHES = new Uint8Array(1 << 14)
for (const list of [FIRST, SECOND]) {
  for (const word of list) {
    let hash = 0
    for (let index = 0; index < word.length; index += 1) hash = mixed(hash, word.charCodeAt(index))
    HASHES[hash] = 1
  }
}

/** In German only the capital letter makes it an address: "Sie", "Ihre" — and "sie" is most often "they". */
const GERMAN = new Set(words('sie ihnen ihr ihre ihrem ihren ihrer'))

function readWord(printed: string, persons: Persons, turkish: boolean): void {
  const raw = printed.replace('’', "'")
  const word = raw.toLowerCase()
  if (FIRST.has(word) || (turkish && FIRST_ENDING.test(word))) persons.first = true
  if ((SECOND.has(word) && !GERMAN.has(raw)) || (turkish && SECOND_ENDING.test(word))) persons.second = true
}
