/** Capitalised words that are no part of a person's name, or stand before one. */

const words = (list: string) => new Set(list.split(' '))

/** Words of institutions, works, places and dates. */
const TITLE_WORDS = words(
  'college school centre center zentrum ministry ministerio department society company corporation inc gmbh ltd llc bank group foundation stiftung association council committee union party partei república république states kingdom nations city street avenue park house museum theatre theater times post magazine news press journal review radio award prize preis war world day week new north south east west saint san são los las the black covid google facebook amazon netflix youtube twitter instagram whatsapp january february march april june july august september october november december feb apr jul aug sep sept oct nov dec red bureau agency media international national european american united great premier league cup nobel tidning tidningen tidskrift tidskriften magasinet avisen bladet dagblad dagbladet krant zeitung zeitschrift gazeta gazette gazzetta czasopismo miesięcznik tygodnik rivista giornale revista periódico diario noviny časopis газета журнал вестник',
)
const TITLE_STEMS = 'universit institut minister republic science organizaci organisation organization'.split(' ')

export function holdsTitle(name: readonly string[]): boolean {
  return name.some((printed) => {
    const word = printed.toLowerCase()
    return TITLE_WORDS.has(word) || TITLE_STEMS.some((stem) => word.startsWith(stem))
  })
}

const FUNCTION_WORDS = words(
  'möt mød møt meet rencontrez conoce conozca ontmoet poznaj poznajcie seznamte incontra the a an in on at for from with by our my his her your their mein meine unser unsere dein deine ihr ihre mon ma mes notre nos votre vos ton tes mis tu tus su sus nuestra nuestro nuestras nuestros mio nostra nostro meu minha nossa nosso moja mój moje moi nasz nasza nasze twoja twój twoje mijn onze jouw mitt mina vår våra моя мой мои наш наша наше this that when how why what who where if but and der die das den dem des ein eine im am vom zum zur mit von für und aber was wie wer warum herr frau le la les un une des du au aux dans pour sur avec et mais el los las una en con por para y il lo gli i di da nel nella per o os as um uma no na com mr mrs ms dr prof professor monsieur madame señor señora interview entretien entrevista intervista gespräch photo foto by von door tekst texto texte testo beeld fotos fotografie fotografia fotografía por par rozmawia rozmawiał rozmawiała zdjęcia fot röportaj söyleşi fotoğraf haber автор текст фото беседовал беседовала story words photos two three four five six seven eight nine ten twelve questions fragen preguntas',
)

export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word.toLowerCase())
}

const LINKING = words(
  'about of on and for in at from the to with over after before into behind beyond between against through without talk talks speak speaks says tells discusses explains reflects remembers returns shares reveals opens looks turns makes takes goes why how what when where who',
)

/** Words that a headline in Title Case writes with a capital and no name has inside it. */
export function linksWords(word: string): boolean {
  return LINKING.has(word.toLowerCase())
}

/** Endings of occupations that German and others write with a capital before the name, and whole words. */
const OCCUPATION_ENDS =
  'loge login login log ist istin forscher forscherin wissenschaftler wissenschaftlerin autor autorin minister ministerin präsident präsidentin chef chefin leiter leiterin sprecher sprecherin direktor direktorin professor professorin experte expertin ökonom ökonomin philosoph philosophin arzt ärztin künstler künstlerin regisseur regisseurin schauspieler schauspielerin trainer trainerin berater beraterin vertreter vertreterin schriftsteller schriftstellerin beauftragte beauftragter vorsitzende vorsitzender unternehmer unternehmerin sänger sängerin musiker musikerin spieler spielerin zeuger zeugerin gründer gründerin anwalt anwältin historiker historikerin politiker politikerin'.split(
    ' ',
  )
const OCCUPATIONS = words(
  'autor autorin minister chef professor president director author actor actress singer writer coach senator ceo chief showrunner producer researcher économiste philosophe historien historienne',
)

export function isOccupation(printed: string): boolean {
  const word = printed.toLowerCase()
  return OCCUPATIONS.has(word) || OCCUPATION_ENDS.some((end) => word.length > end.length && word.endsWith(end))
}

/** First names that end as occupations do. */
const FIRST_NAMES = words(
  'severin katherin catherin peter oliver alexander christopher walter roger hunter victor hector igor eleanor xavier javier jennifer esther heather parker tyler cooper carter spencer trevor taylor connor brian ian julian adrian christian sebastian vivian lillian gillian damian fabian norman herman roman truman rainer reiner heiner werner günter günther gunther dieter volker holger rüdiger walther viktor theodor gregor salvador leonor florian maximilian bastian kilian dorian marian ömer alper soner caner taner tamer yener nilüfer',
)
/** Also of Dutch, Polish, Turkish and Russian, whose sentences begin with the occupation: `Керамистка Ольга Ермолаева`. */
const ENDS =
  'er or ist erin istin ian ress man woman eur euse арка ярка ец aar ster kundige meester loog loge arz mistrz olog olożka ista istka grafka cı ci cu cü çı çi çu çü ustası ист истка лог ограф вед тель тельница ник ница щик щица чик чица арь евт мик ёр иссёр ессор актер директор инженер актриса музыкант архитектор врач пилот капитан певица поэт'.split(
    ' ',
  )

/** `Painter Felix Marsh` at the head of a headline. */
export function mayBeOccupation(printed: string): boolean {
  const word = printed.toLowerCase().split('-').at(-1) ?? ''
  return !FIRST_NAMES.has(word) && word.length > 4 && ENDS.some((end) => word.endsWith(end))
}
