/** Names and abbreviations of the months, January first, by language; folded (lower case, no diacritics) on reading. */
const MONTHS: Record<string, string> = {
  en: 'january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov|december dec',
  de: 'januar jänner jan|februar feber feb|märz mär maerz mrz|april apr|mai|juni jun|juli jul|august aug|september sep sept|oktober okt|november nov|dezember dez',
  fr: 'janvier janv jan|février févr fév|mars|avril avr|mai|juin|juillet juil|août|septembre sept|octobre oct|novembre nov|décembre déc',
  es: 'enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago|septiembre setiembre sep set|octubre oct|noviembre nov|diciembre dic',
  ca: 'gener gen|febrer febr|març|abril|maig|juny|juliol|agost ag|setembre set|octubre oct|novembre nov|desembre des',
  it: 'gennaio gen|febbraio feb|marzo mar|aprile apr|maggio mag|giugno giu|luglio lug|agosto ago|settembre set sett|ottobre ott|novembre nov|dicembre dic',
  pt: 'janeiro jan|fevereiro fev|março mar|abril abr|maio mai|junho jun|julho jul|agosto ago|setembro set|outubro out|novembro nov|dezembro dez',
  ro: 'ianuarie ian|februarie feb|martie mart|aprilie apr|mai|iunie iun|iulie iul|august aug|septembrie sept|octombrie oct|noiembrie noi|decembrie dec',
  nl: 'januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|september sep sept|oktober okt|november nov|december dec',
  sv: 'januari jan|februari feb|mars|april apr|maj|juni|juli|augusti aug|september sept sep|oktober okt|november nov|december dec',
  da: 'januar jan|februar feb|marts|april|maj|juni|juli|august aug|september sep|oktober okt|november nov|december dec',
  no: 'januar jan|februar feb|mars|april|mai|juni|juli|august aug|september sep|oktober okt|november nov|desember des',
  is: 'janúar|febrúar|mars|apríl|maí|júní|júlí|ágúst|september|október|nóvember|desember',
  fi: 'tammikuuta tammikuu|helmikuuta helmikuu|maaliskuuta maaliskuu|huhtikuuta huhtikuu|toukokuuta toukokuu|kesäkuuta kesäkuu|heinäkuuta heinäkuu|elokuuta elokuu|syyskuuta syyskuu|lokakuuta lokakuu|marraskuuta marraskuu|joulukuuta joulukuu',
  et: 'jaanuar|veebruar|märts|aprill|mai|juuni|juuli|august|september|oktoober|november|detsember',
  pl: 'styczeń stycznia sty|luty lutego lut|marzec marca mar|kwiecień kwietnia kwi|maj maja|czerwiec czerwca cze|lipiec lipca lip|sierpień sierpnia sie|wrzesień września wrz|październik października paź|listopad listopada lis|grudzień grudnia gru',
  cs: 'leden ledna|únor února|březen března|duben dubna|květen května|červen června|červenec července|srpen srpna|září|říjen října|listopad listopadu|prosinec prosince',
  sk: 'január januára|február februára|marec marca|apríl apríla|máj mája|jún júna|júl júla|august augusta|september septembra|október októbra|november novembra|december decembra',
  hu: 'január jan|február febr|március márc|április ápr|május máj|június jún|július júl|augusztus aug|szeptember szept|október okt|november nov|december dec',
  sl: 'januarja|februarja|marca|aprila|maja|junija|julija|avgusta avgust|septembra|oktobra|novembra|decembra',
  sr: 'januar јануар јануара|februar фебруар фебруара|mart марта март|april април априла|maj мај маја|jun јун јуна|jul јул јула|avgust август августа|septembar септембар септембра|oktobar октобар октобра|novembar новембар новембра|decembar децембар децембра',
  ru: 'январь января янв|февраль февраля фев|март марта мар|апрель апреля апр|май мая|июнь июня июн|июль июля июл|август августа авг|сентябрь сентября сен сент|октябрь октября окт|ноябрь ноября ноя нояб|декабрь декабря дек',
  uk: 'січень січня|лютий лютого|березень березня|квітень квітня|травень травня|червень червня|липень липня|серпень серпня|вересень вересня|жовтень жовтня|листопад листопада|грудень грудня',
  bg: 'януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември',
  el: 'ιανουάριος ιανουαρίου ιαν|φεβρουάριος φεβρουαρίου φεβ|μάρτιος μαρτίου μαρ|απρίλιος απριλίου απρ|μάιος μαΐου μαϊ|ιούνιος ιουνίου ιουν|ιούλιος ιουλίου ιουλ|αύγουστος αυγούστου αυγ|σεπτέμβριος σεπτεμβρίου σεπ|οκτώβριος οκτωβρίου οκτ|νοέμβριος νοεμβρίου νοε|δεκέμβριος δεκεμβρίου δεκ',
  tr: 'ocak oca|şubat şub|mart|nisan nis|mayıs|haziran haz|temmuz tem|ağustos ağu|eylül eyl|ekim eki|kasım kas|aralık ara',
  id: 'januari jan|februari feb|maret|april|mei|juni|juli|agustus agu|september|oktober|november nop|desember des',
  ar: 'يناير كانونـالثاني جانفي|فبراير شباط فيفري|مارس آذار|أبريل ابريل نيسان أفريل|مايو أيار ماي|يونيو يونية حزيران جوان|يوليو يولية تموز جويلية يوليوز|أغسطس اغسطس آب أوت غشت|سبتمبر أيلول شتنبر|أكتوبر اكتوبر تشرينـالأول|نوفمبر تشرينـالثاني نونبر|ديسمبر كانونـالأول دجنبر',
  fa: 'ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر',
  he: 'ינואר בינואר|פברואר בפברואר|מרץ במרץ|אפריל באפריל|מאי במאי|יוני ביוני|יולי ביולי|אוגוסט באוגוסט|ספטמבר בספטמבר|אוקטובר באוקטובר|נובמבר בנובמבר|דצמבר בדצמבר',
  hi: 'जनवरी|फ़रवरी फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर सितम्बर|अक्टूबर अक्तूबर|नवंबर नवम्बर|दिसंबर दिसम्बर',
}

/** Croatian calls October what Polish and Czech call November, so its names count only on a Croatian page. */
const CROATIAN =
  'siječanj siječnja|veljača veljače|ožujak ožujka|travanj travnja|svibanj svibnja|lipanj lipnja|srpanj srpnja|kolovoz kolovoza|rujan rujna|listopad listopada|studeni studenoga studenog|prosinac prosinca'

const tables = new Map<string, Map<string, number>>()

/** Number of a month by its name in any language; `language` settles the names that two languages share. */
export function monthOf(name: string, language = ''): number | undefined {
  const key = language === 'hr' || language === 'bs' ? 'hr' : ''
  let table = tables.get(key)
  if (table === undefined) {
    table = tableOf(key === 'hr' ? [CROATIAN, ...Object.values(MONTHS)] : Object.values(MONTHS))
    tables.set(key, table)
  }
  return table.get(folded(name))
}

function tableOf(rows: readonly string[]): Map<string, number> {
  const table = new Map<string, number>()
  for (const row of rows) {
    for (const [index, names] of row.split('|').entries()) {
      for (const name of names.split(' ')) {
        const key = folded(name)
        if (!table.has(key)) table.set(key, index + 1)
      }
    }
  }
  return table
}

/** Marks of the scripts months are written in. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u093c]+/g

function folded(name: string): string {
  const lower = name.toLowerCase()
  if (!/[^a-z]/.test(lower)) return lower
  return lower.replace(/ı/g, 'i').normalize('NFD').replace(MARKS, '')
}
