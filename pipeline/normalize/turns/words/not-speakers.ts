/** Words before a colon that announce something other than speech, by kind; compared after `keyOf`. */
import { isChineseName } from '../../speakers/surnames.ts'

const WORDS = `
photo|photos|foto|fotos|picture|image|images|video|audio|graphic|illustration|credit|credits|caption|bild|bilder|grafik|titelbild|symbolbild|imagen|imágenes|fotografía|fotografia|crédit|crédit photo|photographie|imagem|фото|видео|иллюстрация|zdjęcie|fot|kuva|图|圖|图片|图片来源|圖片來源|图源|圖|图为|圖為|摄影|攝影|视频|写真|写真提供|撮影|画像|사진|동영상|resim|fotoğraf|ảnh|video clip
source|sources|via|quelle|quellen|fuente|fuentes|fonte|fonti|источник|źródło|bron|källa|来源|來源|资料来源|資料來源|文章来源|稿源|出处|出典|출처|자료|kaynak|nguồn|sumber
author|authors|by|editor|editors|written by|text|texte|autor|autorin|autoren|redaktion|auteur|auteurs|auteure|texto|testo|di|автор|текст|редактор|作者|文|撰文|编辑|編輯|责编|责任编辑|責任編輯|校对|审核|监制|策划|出品|记者 编辑|翻译|翻譯|译者|編集|文責|取材|構成|글|작성자|redattore|autore|yazar|tác giả|penulis
interview by|das gespräch führte|das interview führte|interview|gespräch|propos recueillis par|entretien réalisé par|interview geführt von|die fragen stellte|die fragen stellten|采访|采访整理|采访撰文|整理|聞き手構成|entrevista|intervista
date|time|location|place|venue|when|where|who|what|why|how|datum|ort|zeit|fecha|lugar|hora|lieu|horaires|data|luogo|orario|дата|место|время|时间|地点|地點|時間|日期|发布日期|发布时间|发表时间|日時|場所|会場名|일시|장소|tarih|yer|浏览|浏览次数|阅读|点击|字数|字數
media contact|media contacts|media inquiries|media enquiries|press contact|press contacts|further information|pressekontakt|ansprechpartner|ansprechpartnerin|rückfragen|contact presse|contacts presse|contacto de prensa|ufficio stampa|subject|subjects|e oe|quando|onde|quanto|dónde|cuándo|cuánto|où|quand|wann|wo|eintritt|opening hours|öffnungszeiten|admission|tickets|phone|tel|telephone|email|e mail|mail|fax|address|website|web|contact|kontakt|telefon|adresse|anschrift|internet|dirección|teléfono|correo|contacto|adresse mail|téléphone|indirizzo|адрес|телефон|сайт|电话|電話|地址|邮箱|信箱|网址|官网|微信|微博|公众号|微信公众号|連絡先|전화|주소|이메일
note|notes|editor s note|editors note|editor note|ed note|nb|ps|p s|update|updated|correction|clarification|disclaimer|disclosure|warning|caution|attention|hinweis|anmerkung|anm|anm d red|achtung|aktualisierung|korrektur|nota|nota del editor|advertencia|actualización|note de la rédaction|ndlr|nota bene|примечание|внимание|обновление|注|注意|注释|註|备注|编者按|编者注|編者按|编按|按|译注|译者注|译者按|更正|声明|免责声明|提示|温馨提示|补充|附|附注|导读|導讀|导语|摘要|前言|引言|注記|追記|編集部注|비고|참고|주|편집자 주|not|dipnot|lưu ý|lời toà soạn|lời tòa soạn|lts|catatan
read|read more|read also|also read|more|see also|see|related|related articles|watch|listen|subscribe|follow|share|tags|tag|topics|topic|keywords|categories|category|filed under|lesen sie auch|lesen sie mehr|mehr|mehr zum thema|mehr dazu|siehe auch|auch interessant|themen|schlagwörter|stichwörter|leer más|lea también|te puede interesar|ver también|temas|etiquetas|lire aussi|à lire aussi|à lire|voir aussi|mots clés|thèmes|leggi anche|vedi anche|leia também|leia mais|veja também|читайте также|см также|теги|темы|czytaj też|czytaj także|zobacz też|lees ook|läs också|les også|阅读|延伸阅读|相关阅读|相关专题|專題|相關閱讀|延伸閱讀|相關專題|相关链接|推荐阅读|关键词|關鍵字|标签|標籤|分类|分享|更多|点击|关联阅读|関連記事|関連リンク|キーワード|タグ|あわせて読みたい|관련 기사|키워드|태그|ayrıca oku|xem thêm|baca juga
myth|fact|facts|tip|tips|hint|example|examples|e g|i e|exercise|solution|step|problem|issue|pros|cons|pro|con|contra|advantage|advantages|disadvantage|disadvantages|strengths|weaknesses|verdict|rating|score|price|cost|summary|conclusion|conclusions|result|results|background|overview|introduction|abstract|objective|objectives|method|methods|goal|goals|aim|reason|reasons|effect|effects|impact|truth|reality|claim|fiction|false|true|rumor|rumour|mythos|mythen|fakt|fakten|tipp|tipps|wahrheit|irrtum|beispiel|beispiele|vorteil|vorteile|nachteil|nachteile|fazit|ergebnis|ziel|ursache|ursachen|lösung|preis|bewertung|mito|mitos|realidad|verdad|hecho|consejo|consejos|ejemplo|ventaja|ventajas|desventaja|desventajas|inconvenientes|conclusión|resultado|resumen|precio|objetivo|mythe|mythes|réalité|vérité|fait|conseil|conseils|exemple|avantage|avantages|inconvénient|inconvénients|résultat|résumé|prix|bilan|realtà|verità|fatto|consiglio|esempio|vantaggi|svantaggi|risultato|prezzo|realidade|verdade|fato|dica|dicas|exemplo|vantagens|desvantagens|миф|факт|правда|ложь|совет|пример|преимущества|недостатки|плюсы|минусы|вывод|итог|цена|mit|fakt|wady|zalety|przykład|误区|誤區|事实|事實|真相|谣言|谣言粉碎|流言|辟谣|真实|优点|優點|缺点|缺點|优势|劣势|好处|坏处|例|例如|比如|举例|步骤|方法|原因|结果|结论|总结|小结|目的|目标|背景|效果|影响|特点|功能|价格|用途|适用|适应症|误解|迷思|正解|解析|点评|评价|评分|重点|要点|划重点|亮点|看点|核心观点|观点|问题是|メリット|デメリット|例え|結論|結果|目的|背景|価格|ポイント|まとめ|誤解|事実|장점|단점|결론|예|가격|오해|진실|mit|gerçek|avantajları|dezavantajları
ingredients|method|preparation|directions|serves|servings|yield|yields|prep time|cook time|total time|difficulty|calories|nutrition|equipment|zutaten|zubereitung|portionen|arbeitszeit|schwierigkeit|ingredientes|preparación|porciones|elaboración|tiempo|ingrédients|préparation|cuisson|pour 4 personnes|ingredienti|preparazione|modo de preparo|rendimento|ингредиенты|приготовление|składniki|przygotowanie|ingrediënten|bereiding|材料|食材|主料|辅料|调料|做法|用料|作り方|材料 2人分|재료|만드는 법|malzemeler|yapılışı
name|age|born|died|job|occupation|profession|title|position|education|experience|director|cast|starring|genre|runtime|year|country|language|publisher|pages|isbn|label|producer|format|platform|model|size|weight|color|colour|material|brand|version|license|status|type|level|phase|round|chapter|part|section|figure|table|fig|appendix|module|lesson|unit|name des|alter|beruf|jahrgang|geboren|regie|darsteller|länge|verlag|seiten|nombre|edad|profesión|nacimiento|director de|reparto|género|duración|editorial|páginas|nom|âge|métier|réalisateur|genre|durée|éditeur|nome|età|имя|возраст|режиссер|в ролях|жанр|год|страна|姓名|年龄|年齡|职业|職業|职位|学历|性别|籍贯|导演|導演|主演|编剧|类型|片长|上映|出版社|定价|书名|表|第一|第二|第三|首先|其次|最后|其中|此外|另外|同时|监督|出演|名前|年齢|職業|출연|감독|이름|나이
hypothesis|definition|objection|background information|key|legend|total|average|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|星期一|星期二|星期三|星期四|星期五|周一|周二|周三|周四|周五|周六|周日
从左到右|从左至右|從左到右|左起|左から|from left|from left to right|left to right|left|right|l to r|von links|von links nach rechts|v l n r|de izquierda a derecha|de gauche à droite|da sinistra|da sinistra a destra|слева направо|od lewej
http|https|www|ftp|doi|copyright|all rights reserved|rights|licence|版权|版权声明|版权所有|copyright notice|著作権
`

const notSpeakers = new Set(
  WORDS.split(/[|\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== ''),
)

/** Sentence openers that end before a colon without being a name: "This means: …", "Das heißt: …". */
const OPENERS =
  /^(?:the|this|that|these|those|here|there|it|but|and|or|so|because|if|when|my|our|your|his|her|their|its|one|two|three|first|second|third|finally|in|on|at|for|with|from|to|as|of|das|dies|diese|dieser|dieses|es|aber|und|oder|denn|weil|wenn|mein|meine|unser|unsere|sein|ihr|im|in|am|auf|für|mit|von|zu|als|ein|eine|der|die|erstens|zweitens|le|la|les|l|un|une|des|ce|cet|cette|ces|mais|et|ou|donc|car|si|mon|ma|mes|notre|nos|son|sa|ses|en|dans|pour|avec|el|los|las|una|uno|este|esta|esto|pero|y|o|porque|mi|su|sus|nuestro|para|con|por|il|lo|gli|i|questo|questa|ma|e|perché|no|yes|ja|nein|oui|non|sí|да|нет|это|но|и|в|на|для|с|как|one more thing|question|answer) \S/u

/** One character that opens a sentence, and also a name of two or three (以安, 可心) that another such word does not follow. */
const HAN_OPENER =
  /^[从在对以也就还又都不没有是被把让可能要会几多](?![\p{Script=Han}]{1,2}$|[\p{Script=Han}]{1,2} )|^[从在对以也就还又都不没有是被把让可能要会几多][从在对以也就还又都不没有是被把让可能要会几多下上为及于前外后此而便人些过现内见问说无论种个样的了着]/u
const HAN_OPENERS =
  /^(?:这|那|我|你|他|她|它|其|此|因|但|而|所以|如果|例如|比如|首先|其次|最后|第[一二三四五六七八九十\d]|由于|一个|一种|几|多|问题|据|有人|有的|以下|如下|下面|接下来|以上|総|これ|それ|あれ|この|その|그|이것|저것)/u

/** A verb before the colon: someone is reported, not labelled ("Alito cut her off: …", "张三表示：…"). */
const REPORTED =
  /(?:\b(?:said|says|asked|asks|wrote|writes|added|adds|replied|replies|answered|told|explains|explained|argued|noted|continued|announced|sagt|sagte|fragt|fragte|schrieb|schreibt|erklärt|erklärte|meint|meinte|betont|dit|explique|affirme|déclare|répond|demande|dice|dijo|afirma|afirmó|explica|explicó|añade|señala|disse|afferma|spiega|diz|сказал|сказала|говорит|отметил|заявил|пишет|powiedział|mówi|zegt|zei|säger|dedi|diyor)$)|(?:说|說|表示|指出|认为|認為|称|稱|写道|寫道|强调|強調|问道|答道|笑道|透露|坦言|介绍|告诉|补充道|回应称|曰|云|语る|述べた|言った|말했다|밝혔다|전했다)$/u

export function announces(key: string): boolean {
  const bare = key.replace(/ ?\d{1,3}$/u, '')
  return notSpeakers.has(key) || (bare !== '' && notSpeakers.has(bare))
}

/** Japanese family names that begin as a Chinese sentence does: 多々良, 是枝, 能見, 那須. */
const FAMILY_OPENER =
  /^(?:多(?:々良|田|和田|部|賀|胡|川|木)|有(?:村|馬|田|川|賀|島|坂|本|森|吉|働)|会(?:田|沢|澤|津)|能(?:見|登|勢|瀬|美)|都(?:築|筑|倉|留|丸|甲)|是(?:枝|永|川|澤|沢)|不(?:破|二)|対馬|那(?:須|波|珂)|我(?:妻|那覇|孫子)|此(?:木|本)|其田)(?!\p{Script=Han}*的)/u

export function opensSentence(key: string): boolean {
  if (OPENERS.test(key)) return true
  return (HAN_OPENERS.test(key) || HAN_OPENER.test(key)) && !(key.length <= LONGEST_NAME && FAMILY_OPENER.test(key))
}

const LONGEST_NAME = 8

/** `孟庆云`, `马云`: the last character of a person's name, though `孔子云` quotes a master. */
const NAMED_CLOUD = /^[^子]\p{Script=Han}?云$/u

export function reports(label: string): boolean {
  const trimmed = label.trim()
  return REPORTED.test(trimmed) && !(NAMED_CLOUD.test(trimmed) && isChineseName(trimmed))
}
