/** Words by which a page says that it is a conversation, or a list of questions and answers by nobody. */

const INTERVIEW =
  /interview|intervju|intervista|entrevista|entretien|entrevue|gespräch|conversation|conversación|conversa\b|conversazione|dialog|diálogo|roundtable|round table|round-table|tertulia|podcast|(?:we|i) (?:spoke (?:to|with)|sat down with|caught up with|talked to)|(?:hablamos|conversamos|charlamos) con |(?:conversamos|falamos) com |(?:abbiamo|ho) (?:incontrato|intervistato|parlato con)|avons rencontré|(?:wir|haben) .{0,40}(?:sprachen mit|gesprochen)|spraken (?:we )?(?:met|haar|hem|hen)|поговорил[аио]? с|рассказал[аи]? (?:нам|нашему)|rozmawiamy z|(?:ile|kendisiyle) .{0,40}konuştuk|transcript|transkript|\bq\s?&\s?a\b|\bq\s?\+\s?a\b|\b5 questions\b|(?:\d+|three|four|five|six|seven|eight|nine|ten|twelve) questions (?:for|with|to)(?! ask| your| an? | the )|vragen (?:aan|voor)|frågor till|sp[øö]r(?:gs|s)mål til|pytań do|perguntas (?:a|para)|вопрос(?:а|ов) к|\d+ fragen an|fragen an|questions à|preguntas a|domande a|im talk|talks? (?:to|with)|speaks? (?:to|with)|spricht mit|habla con|recommended by|интервью|беседа|беседовал|разговор|диалог|вопросы|wywiad|rozmowa|rozmawia|vraaggesprek|gesprek|samtal|haastattelu|rozhovor|söyleşi|röportaj|phỏng vấn|wawancara|συνέντευξη|مقابلة|حوار|لقاء|ריאיון|ראיון|ראיינ|साक्षात्कार|बातचीत|interviu|interjú|访谈|訪談|专访|專訪|采访|採訪|对话|對話|对谈|對談|实录|實錄|问答|問答|圆桌|圓桌|答记者问|聊|連載対談|対談|座談|鼎談|インタビュー|聞き手|聞く|に聞いた|聞きました|話を(?:聞|伺|うかが)|お話を|受访者|受訪者|(?:^|\n)[与與和][\p{Script=Han}·]{2,12}[谈談]|인터뷰|대담|좌담|문답|만났다|만나봤다|만나 (?:이야기|얘기)|물었다|물어봤다|들어봤다|들어 봤다|이야기를 (?:나눴|들었)|trò chuyện|trao đổi (?:với|cùng)|thưa (?:ông|bà|anh|chị)|التقت|التقينا|حاورنا|حاورت|שוחחנו|נפגשנו|สัมภาษณ์|พูดคุยกับ|สนทนากับ|คุยกับ|パネリスト|パネラー|パネルディスカッション|シンポジウム|گفت‌وگو|گفتگو|گفت و گو|مصاحبه|से बात की|से बात|ने बात की|मुलाक़ात|मुलाकात/iu

const FAQ =
  /questions (?:to ask (?:before|your|when|if|an?|the|about|during|at)\b|you (?:should|must|need to|can) ask)|fragen, die (?:sie|du|man) |questions à (?:se )?poser|preguntas que (?:debes?|hay que|conviene) hacer|domande da (?:fare|porsi)|perguntas (?:para|a) fazer|pytań, które warto|вопрос(?:ов|а), котор|vragen om te stellen|vragen die je |sormanız gereken|\bfaqs?\b|frequently asked|häufig(?:e|sten)? (?:gestellte )?fragen|fragen und antworten|foire aux questions|questions fréquentes|preguntas frecuentes|domande frequenti|perguntas frequentes|часто задаваемые|вопросы и ответы|najczęściej zadawane|veelgestelde vragen|vanliga frågor|常见问题|常見問題|常见问答|よくある(?:ご)?質問|자주 묻는|sıkça sorulan|câu hỏi thường gặp/iu

export function saysInterview(text: string): boolean {
  return INTERVIEW.test(text)
}

/** `次仁卓玛：我在海拔四千米开书店`: somebody's name, and what they say of themselves. */
export function speaksInTitle(title: string): boolean {
  return /^[\p{Script=Han}·•]{2,8}[：:][^：:]{0,40}我/u.test(title)
}

export function saysFaq(text: string): boolean {
  return FAQ.test(text)
}
