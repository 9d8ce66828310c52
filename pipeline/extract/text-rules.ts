/** The table of lines that stand inside an article's element and are not of the article, by their words. */
import type { OmissionReason } from '../transcript/model.ts'
import type { Unit } from './unit.ts'

export interface LineFacts {
  unit: Unit
  /** In lower case, as the patterns are: matching without regard to case took three times as long to compile. */
  text: string
  /** Share of the weight in links, 0 to 1. */
  linked: number
  /** Among the last units of the article. */
  tail: boolean
  /** After the last running text. */
  ended: boolean
  /** Before the first running text. */
  head: boolean
}

export interface TextRule {
  rule: string
  reason: OmissionReason
  /** Whether linked lines and pictures right after it belong to it. */
  takesFollowing?: true
  /** Whether the article ends here: all that is left is little and belongs to the same. */
  takesRest?: true
  matches(facts: LineFacts): boolean
}

const READ_ALSO =
  /^[【[(（▶►→»•>\s]{0,3}(read (also|more|next|this)\b|also read|related( (articles?|posts?|stories|content|topics?|reading|links?|news))?\s*([:：]|$)|see also\b|more (on|from|about|in) |more stories|you (may|might) also (like|enjoy)|you may like|recommended( for you| reading)?\s*([:：]|$)|don.t miss\b|up next|further reading|lesen sie (auch|mehr|hier)|lies auch|mehr zum thema|mehr dazu|mehr lesen|das könnte (sie|dich|dir|ihnen) auch|auch interessant|weitere (artikel|infos|informationen|themen|nachrichten)|weiterlesen|zum thema\s*([:：]|$)|(à )?lire (aussi|également)|à lire\s*([:：]|$)|sur le même (sujet|thème)|voir aussi|pour aller plus loin|te puede interesar|también te puede|lee? también|lea (también|más)|leer (también|más)|más (noticias|información|sobre)|notas? relacionadas|noticias relacionadas|artículos relacionados|leggi anche|potrebbe interessarti|leia (também|mais)|saiba mais|veja também|читайте (также|еще|ещё)|по теме\s*([:：]|$)|материалы по теме|相关(阅读|文章|新闻|推荐|链接|报道|资讯|内容)|相關(閱讀|文章|新聞|推薦|連結|報導)|延伸(阅读|閱讀)|推荐阅读|推薦閱讀|猜你喜欢|热门(文章|推荐|栏目|新闻)|热点(推荐|新闻)|更多(精彩|内容|文章|新闻|阅读|资讯)|精彩(推荐|内容)|往期(回顾|推荐|精选)|为您推荐|上一篇|下一篇|上一頁|下一頁|关联阅读|点击阅读|あわせて読みたい|関連(記事|リンク|ニュース)|こちらもおすすめ|관련\s?기사|추천\s?기사|czytaj (też|także|również)|zobacz (też|także)|przeczytaj|lees (ook|verder)|læs også|läs (också|även|mer)|les også|lue myös|bunlar da|ilgili haber|اقرأ أيضا|إقرأ أيضا|اقرأ المزيد|مواضيع ذات صلة|קראו גם|עוד בנושא|עוד באותו נושא|כתבות נוספות|לקריאה נוספת|(यह|ये|इसे|इन्हें) भी (पढ़ें|देखें)|xem thêm|đọc thêm|tin liên quan|bài liên quan|baca juga|看更多|更多新聞|同場加映|次の記事|前の記事|この記事も)/

const SHARE =
  /^(share( (this|on|via|article|story)( (article|story|post|on .{1,20}|via .{1,20}))?)?|teilen|artikel teilen|beitrag teilen|partager( (sur|cet article).{0,30})?|compartir( en .{1,20})?|condividi|compartilhar|поделиться|分享(到|至|给|本文)?.{0,10}|シェア(する)?|print|print (this )?(page|article)|drucken|imprimer|imprimir|email|e-mail|tweet|pin it|facebook|twitter|whatsapp|linkedin|reddit|copy link|link kopieren|copier le lien|copiar enlace|点赞|收藏|打赏|喜欢|在看|转发|举报|like|save|bookmark|listen to this article|listen|follow us( on .{1,30})?|folgen sie uns.{0,40}|suivez-nous.{0,40}|síguenos.{0,40}|关注我们.{0,20})[.:：…\s]*$/

const ADVERT =
  /^[[(（—–\-\s·.]{0,4}(advertisements?|advert|ad|sponsored( content)?|paid content|promoted|anzeigen?|werbung|publicit[ée]|pubblicità|publicidad(e)?|реклама|广告|廣告|広告|광고|reklam[ae]?|annonce|annons|mainos|hirdetés|advertentie|story continues below( advertisement)?|article continues (below|after).{0,30}|continue reading below|請繼續往下閱讀|请继续往下阅读|赞助本站|赞助商.{0,6}|支持本站)[\])）—–\-\s·.:：]{0,4}$/

const NEWSLETTER =
  /^(sign up (for|to|here|now|today)|subscribe (to|now|today|here|for)|get (the|our) (latest|best|newsletter|daily|weekly)|join our (newsletter|mailing)|our newsletter|newsletter\b|zum newsletter|(jetzt )?newsletter abonnieren|abonnieren sie|abonnez-vous|inscrivez-vous|recevez|suscríbete|suscríbase|apúntate|iscriviti|assine|inscreva-se|cadastre-se|schrijf je in|meld je aan|zapisz się|подпишитесь|подписывайтесь|bülten|abone ol|订阅|欢迎(关注|订阅)|扫(一扫|码|描).{0,12}(关注|二维码|订阅)|长按.{0,12}二维码|关注.{0,12}公众号|enter your email|your email address)/

/** What every language calls it; a heading with the word is the head of a box, wherever it stands. */
const NEWSLETTER_NAME =
  /newsletter|mailing list|your inbox|lettre d.information|infolettre|bolet[ií]n|biuletyn|nieuwsbrief|nyhetsbrev|рассылк|bülten/

const RIGHTS =
  /^[(（[【\s]{0,2}(copyright\b|©|\(c\)\s|版权(所有|声明)|著作权|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tutti i diritti|все права защищены|免责声明|特别声明|郑重声明|未经.{0,12}(授权|许可).{0,8}(不得|禁止|请勿)|转载(请|须|需)|本文(仅代表|为作者|不代表|版权)|无断転載|무단\s?전재)/

const TAGS =
  /^(tags?|labels?|topics?|filed under|categor(y|ies)|keywords|schlagw(o|ö)rte?r?|schlagworte|themen|mots[ -]clés|étiquettes|etiquetas|palabras clave|temas|tag|теги|метки|标签|关键词|关键字|タグ|キーワード|태그)\s{0,2}[:：]/

const HASHTAGS = /^([#＃][^\s#＃]{1,40}\s*){2,30}$/u

const PAGES =
  /^(\d{1,2}|[‹›«»<>]|上一页|下一页|首页|末页|尾页|previous|next|prev|weiter|zurück|page \d{1,2}( of \d{1,2})?|共\d{1,3}页)([\s|·]+(\d{1,2}|[‹›«»<>]|上一页|下一页|首页|末页|尾页|next|prev|previous))*$/

const COMMENTS =
  /^(\d{1,5}\s{0,2}(comments?|kommentare?|commentaires?|comentarios?|评论|条评论)|(leave|post|add|write) a (comment|reply)|comments?( \(\d{1,5}\))?|show comments|view comments|join the (conversation|discussion)|kommentare?( \(\d{1,5}\))?|kommentar schreiben|laisser un commentaire|deja un comentario|发表评论|网友评论|评论|コメント)\s*$/

const LAST_HEADING =
  /^((more )?about the authors?|about (us|this (series|article|interview|podcast))|author bio|last (updated|reviewed|modified)|featured in this (article|story)|get the latest|stay (connected|informed|in touch)|related (topics|news|links)|more (news|stories|articles|interviews)|latest (news|stories|articles|posts)|popular (posts|articles|now)|most (read|popular|viewed)|recent (posts|articles|stories)|editor.?s? picks|trending( now)?|top stories|über (den autor|die autorin|die autoren|uns)|zum autor|zur autorin|weitere (artikel|beiträge|interviews|meldungen)|neueste (beiträge|artikel)|meistgelesen|à propos (de l.auteur|des auteurs)|l.auteure?|sur l.auteur|articles? (similaires|récents)|les plus lus|sobre (el autor|la autora|o autor|a autora)|lo más (leído|visto|reciente)|mas noticias|sull.autore|作者简介|关于作者|作者介绍|關於作者|热门(推荐|文章|新闻)|最新(文章|新闻|资讯|评论)|网友评论|发表评论|著者(紹介|プロフィール)|об авторе|последние новости)\s*[:：]?$/

const APPEAL =
  /((^|[\s,])(spende(n|t)?|donate|donations?|donar|donaciones|paypal|patreon|faire un don)([\s,.!:]|$)|(support|supporting|unterstütz(en|t)) (us|our|this|uns|unsere|the show)|consider supporting|become a (member|patron|subscriber)|hazte socio|soutenez|打赏|赞赏|请.{0,6}支持我们|braucht .{0,20}(hilfe|unterstützung))/

/** What only the page says, wherever it stands. */
const READERS =
  /^(gefällt (ihnen|dir|euch) (dieser|der|unser) (artikel|beitrag|text)|unterstütz(en|e) sie (unabhängig|frei|unser|kritisch)en journalismus|support (independent|our|quality) journalism|if you (like|enjoy|value) (what you.re reading|our (work|journalism))|(this|our) (newsletter|site|magazine|publication) is reader-supported|soutenez (un journalisme|une presse|notre journal|une information)|apoya (el|nuestro|un) periodismo|sostieni (il nostro|l.informazione|un giornalismo)|apoie (o|nosso|um) jornalismo)/

const MAILING =
  /((sign up|subscribed?) .{0,40}(newsletter|mailing list|podcast|channel|updates)|newsletter.{0,30}(abonnier|anmeld)|(follow|find|folgt|folgen) (us|sie uns|uns) .{0,20}(on|auf))/

const BACK_TO_TOP =
  /^[\s↑^▲]{0,3}(back to (the )?top|top of (the )?page|(zurück )?nach oben|zum (seiten)?anfang|haut de (la )?page|retour en haut|volver arriba|torna (su|in alto|all.inizio)|inizio pagina|voltar ao topo|(terug )?naar boven|(powrót )?do góry|(til|till) toppen|наверх|sayfa başı|返回顶部|回到顶部|ページ(の)?(トップ|先頭).{0,4}|맨 위로)[\s↑^▲.]{0,3}$/

const APP = /(?:下载|下載|打开|打開|使用|用|get the|download (?:the|our)|scarica|descarga).{0,12}(?:app|客户端|客戶端)/

/** `Rate this article: ★★★★☆ (17 votes)`. */
const STARS = /^[^.!?。！？]{0,40}[★☆⭐✩✭]{3,10}[^.!?。！？]{0,40}$/u

/** `当前位置：首页 > …`: where a page stands in its site, on pages whose class names say nothing. */
const PLACE = /^(您|你)?(的)?(现在|当前|目前|所在|現在|當前)(的)?位置\s?[：:]/

const TOOL =
  '我要(评论|说话|纠错)|我来说两句|发表评论|查看评论|字[号體体]|大|中|小|打印(本页|此页|文章)?|列印|关闭(窗口|本页)?|關閉|收藏(本页)?|推荐(给朋友)?|复制链接|保存|设为首页|加入收藏|手机版|触屏版|返回(顶部|首页|列表)?|繁体|简体|无障碍|上一页|下一页'
/** `我要评论 【大 中 小】【打印】【关闭】`, `设为首页 | 加入收藏`: three tools or more and nothing else. */
const TOOLS = new RegExp(`^[\\s\\u3000【[(（|]{0,4}((${TOOL})[\\s\\u3000】\\])）【[(（|：:·]{0,4}){3,12}$`)

const FOOTER =
  /^(关于我们|關於我們|公司简介|网站简介|网站地图|设为首页|联系我们|聯絡我們|主办单位?|会社概要|회사소개)\s{0,3}[|｜·:：].{0,200}(copyright|©|版权所有|版權所有|备案|技术支持|广告服务|联系(我们|方式))/s

const short =
  (most: number, pattern: RegExp) =>
  ({ unit, text }: LineFacts) =>
    unit.weight <= most && pattern.test(text)

export const TEXT_RULES: readonly TextRule[] = [
  { rule: 'advertisement-words', reason: 'advertisement', matches: short(80, ADVERT) },
  { rule: 'share-words', reason: 'share', matches: short(90, SHARE) },
  { rule: 'comment-words', reason: 'comment', matches: short(60, COMMENTS) },
  {
    rule: 'read-also-heading',
    reason: 'related',
    takesFollowing: true,
    matches: ({ unit, text, linked }) => unit.weight <= 70 && linked <= 0.3 && READ_ALSO.test(text),
  },
  {
    rule: 'read-also-line',
    reason: 'related',
    matches: ({ unit, text, linked }) => unit.weight <= 500 && linked > 0.3 && READ_ALSO.test(text),
  },
  {
    rule: 'newsletter-heading',
    reason: 'form',
    takesFollowing: true,
    matches: ({ unit, text }) => unit.weight <= 70 && NEWSLETTER.test(text) && NEWSLETTER_NAME.test(text),
  },
  {
    rule: 'newsletter-words',
    reason: 'form',
    matches: ({ unit, text, linked, tail, head }) =>
      unit.weight <= 400 && (linked > 0 || tail || head) && !/[:：]\s/.test(text.slice(0, 20)) && NEWSLETTER.test(text),
  },
  {
    rule: 'newsletter-appeal',
    reason: 'form',
    matches: (facts) => facts.tail && short(400, MAILING)(facts),
  },
  {
    rule: 'app-appeal',
    reason: 'advertisement',
    matches: ({ unit, text, tail, linked }) => tail && unit.weight <= 240 && linked > 0 && APP.test(text),
  },
  { rule: 'readers-appeal', reason: 'advertisement', matches: short(500, READERS) },
  { rule: 'support-appeal', reason: 'advertisement', matches: (facts) => facts.tail && short(700, APPEAL)(facts) },
  { rule: 'rating-stars', reason: 'form', matches: (facts) => (facts.tail || facts.head) && short(60, STARS)(facts) },
  {
    rule: 'back-to-top',
    reason: 'navigation',
    matches: (facts) => (facts.tail || facts.linked > 0.5) && short(40, BACK_TO_TOP)(facts),
  },
  { rule: 'last-heading', reason: 'boilerplate', takesRest: true, matches: short(60, LAST_HEADING) },
  {
    rule: 'rights-line',
    reason: 'boilerplate',
    matches: (facts) => (facts.tail || facts.head) && short(900, RIGHTS)(facts),
  },
  { rule: 'tags-line', reason: 'navigation', matches: (facts) => facts.linked > 0.4 && short(600, TAGS)(facts) },
  { rule: 'hashtags', reason: 'navigation', matches: short(400, HASHTAGS) },
  {
    rule: 'page-numbers',
    reason: 'navigation',
    matches: (facts) => (facts.linked > 0.5 || (facts.tail && /[\s|·]/.test(facts.text))) && short(80, PAGES)(facts),
  },
  { rule: 'place-line', reason: 'navigation', matches: (facts) => facts.head && short(160, PLACE)(facts) },
  { rule: 'page-tools', reason: 'navigation', matches: short(60, TOOLS) },
  { rule: 'site-footer', reason: 'boilerplate', matches: short(400, FOOTER) },
  {
    rule: 'linked-before-text',
    reason: 'navigation',
    matches: ({ unit, head, linked }) => head && linked > 0.7 && !/^h[1-6]$/.test(unit.element.name),
  },
  {
    rule: 'linked-after-text',
    reason: 'related',
    matches: ({ unit, tail, ended, linked }) =>
      tail &&
      linked > 0.75 &&
      unit.weight < 600 &&
      unit.runs.length > 0 &&
      (ended || !/^h[1-6]$/.test(unit.element.name)),
  },
  {
    rule: 'link-list',
    reason: 'related',
    matches: ({ unit, linked }) => unit.kind === 'element' && /^[uo]l$/.test(unit.element.name) && linked > 0.85,
  },
]
