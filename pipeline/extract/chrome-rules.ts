/** The table of chrome: which elements of a page are never part of an article. */
import type { AnyNode, Element } from 'domhandler'
import type { OmissionReason } from '../transcript/model.ts'
import { IMAGES, isElement } from './dom.ts'

export interface ChromeFacts {
  element: Element
  /** Of classes and id. */
  words: readonly string[]
  weight: number
  /** Of the page's prose, 0 to 1. */
  share: number
  /** Share of the weight in links, 0 to 1. */
  linked: number
  runs: number
  /** Inside what the page itself calls the body of its article. */
  inBody: boolean
  /** Prose of the whole page. */
  page: number
}

export interface ChromeRule {
  rule: string
  reason: OmissionReason
  /** An element with more of the page's prose than this is no chrome, whatever it is called. */
  share: number
  matches(facts: ChromeFacts): boolean
}

const LEAVES = new Set('p h1 h2 h3 h4 h5 h6 td dt dd tr tbody blockquote figcaption figure'.split(' '))
const NEVER = new Set('article main'.split(' '))

/** Any of the words, or of the pairs of neighbouring words, in class or id. */
function called(list: string): (facts: ChromeFacts) => boolean {
  const words = new Set(list.split(/\s+/))
  return ({ element, words: found, weight, linked }) => {
    if (NEVER.has(element.name)) return false
    if (LEAVES.has(element.name) && weight > 80 && linked < 0.5) return false
    return found.some((word, index) => words.has(word) || words.has(`${word}-${found[index + 1]}`))
  }
}

const role =
  (...roles: string[]) =>
  ({ element }: ChromeFacts) =>
    roles.includes(element.attribs.role ?? '')
const tag =
  (...tags: string[]) =>
  ({ element }: ChromeFacts) =>
    tags.includes(element.name)

function inside(element: Element, ...tags: string[]): boolean {
  for (let at = element.parent; isElement(at); at = at.parent) if (tags.includes(at.name)) return true
  return false
}

const row = (rule: string, reason: OmissionReason, share: number, matches: ChromeRule['matches']): ChromeRule => ({
  rule,
  reason,
  share,
  matches,
})

/** A body's own boxes are called widgets too: only their links tell them from what stands beside it. */
const isBeside = called('sidebar rightbar sidecol right-rail rightrail rail widget widgets secondary-sidebar side-bar')
const PICTURE_WORDS = new Set('image picture photo foto bild figure caption imagen imagem'.split(' '))

/** A widget that shows a picture is a figure. */
function isSidebar(facts: ChromeFacts): boolean {
  if (!isBeside(facts) || (facts.inBody && facts.linked <= 0.4)) return false
  return !facts.words.includes('widget') || !facts.words.some((word) => PICTURE_WORDS.has(word))
}

/** The controls of a player: many words, none of them a sentence. */
const isPlayer = called('player videoplayer audioplayer mediaplayer video-js vjs jwplayer mejs plyr')
const isGallery = called(
  'gallery galleries photogallery slideshow slider carousel swiper diaporama fotostrecke bildergalerie bildstrecke fotogalerie galerie galeria fotogaleria',
)

/** Prose that an article has besides its series of pictures; with less, the series is the article. */
const LEAST_BESIDE = 600
const LEAST_PICTURES = 8
/** Nodes looked at in one series: boxes of that name may stand in each other. */
const MOST_VISITED = 4000

/** A series of pictures with captions of their own, in the page of an article. */
function isBesideArticle({ element, share, weight, page }: ChromeFacts): boolean {
  if ((1 - share) * page < LEAST_BESIDE) return false
  const pictures = countPictures(element)
  return pictures >= LEAST_PICTURES && weight < 600 * pictures
}

/** Pictures of a series are often named only for the script that shows one after the other. */
function countPictures(element: Element): number {
  let count = 0
  let visited = 0
  const stack: AnyNode[] = [element]
  for (let node = stack.pop(); node !== undefined && visited < MOST_VISITED; node = stack.pop()) {
    visited += 1
    if (!isElement(node)) continue
    const { attribs } = node
    if (
      IMAGES.has(node.name) ||
      attribs['data-original'] ||
      attribs['data-src'] ||
      /background-image/.test(attribs.style ?? '')
    )
      count += 1
    else for (const child of node.children) stack.push(child)
  }
  return count
}

export const CHROME_RULES: readonly ChromeRule[] = [
  row('nav-element', 'navigation', 0.3, tag('nav', 'menu', 'amp-sidebar')),
  row('navigation-role', 'navigation', 0.3, role('navigation', 'menu', 'menubar', 'toolbar', 'tablist')),
  row('search-role', 'form', 0.2, role('search')),
  row('dialog-role', 'boilerplate', 0.3, role('dialog', 'alertdialog', 'alert')),
  row('footer-role', 'boilerplate', 0.3, role('contentinfo')),
  row('form-element', 'form', 0.2, ({ element }) => element.name === 'form' || element.name === 'search'),
  row(
    'comments-class',
    'comment',
    0.85,
    called(
      'comments commentlist comment-list comments-area comment-section comment-wrapper comment-form disqus commentaires kommentare comentarios commenti pinglun respond discussion-thread pingback no-comments leserkommentare',
    ),
  ),
  row(
    'cookie-class',
    'boilerplate',
    0.4,
    called('cookie cookies consent gdpr cmp cookiebar popup modal overlay lightbox interstitial pum'),
  ),
  row(
    'newsletter-class',
    'form',
    0.3,
    called(
      'newsletter newsletters subscribe subscription subscribe-widget signup sign-up mailchimp optin opt-in login register paywall regwall piano subscription-widget mailing-list',
    ),
  ),
  row(
    'advertisement-class',
    'advertisement',
    0.3,
    called(
      'ad ads adv advert adverts advertisement advertisements advertising adsbygoogle adslot adbox adunit ad-container ad-slot sponsor sponsored sponsors dfp promo promos promobox promotion werbung anzeige anzeigen publicidad publicite pubblicita publicidade reklam reklama advertentie guanggao donate donation crowdfunding',
    ),
  ),
  row(
    'share-class',
    'share',
    0.2,
    called(
      'share shares sharing sharebar sharebox shareaholic social socials social-links socialmedia sns addthis sharethis sharedaddy jiathis bdshare bdsharebuttonbox fenxiang follow followus article-tools post-tools articletools toolbar tools heateor a2a likes post-actions',
    ),
  ),
  row(
    'navigation-class',
    'navigation',
    0.3,
    called(
      'nav navi navbar navigation navibar menu submenu mainmenu breadcrumb breadcrumbs crumbs crumb brotkrumen brotkrume brotkruemel brodsmulor brodsmula brodsmuler broedsmuler brodkrumer kruimelpad broodkruimel broodkruimels ariane fil-ariane filariane fil-d-ariane migas migajas migas-de-pan migalhas briciole sciezka okruszki drobeckova drobeckova-navigace murupolku morzsa morzsak morzsamenu kroshki khlebnye-kroshki mbx daohang pagination pager pagelist pagenav pagenavi page-links wp-pagenavi skiplink skip-link sitemap topbar toc table-of-contents post-navigation nav-links prevnext prev-next next-prev pre-next',
    ),
  ),
  row(
    'related-class',
    'related',
    0.35,
    called(
      'related relatedposts relatedlinks related-posts recommend recommended recommends recommendation recommendations recirc recirculation tuijian xiangguan outbrain taboola zergnet mgid readmore read-more readnext read-next read-also readalso more-stories morestories most-read mostread mostpopular most-popular popular-posts trending seealso see-also suggested also-like alsolike upnext up-next similar yarpp crp jp-relatedposts latest-news latest-posts recent-posts teaserlist teasers further-reading internallinks interestlinks',
    ),
  ),
  row(
    'tags-class',
    'navigation',
    0.1,
    called(
      'tags taglist tag-list tag-links tagcloud post-tags article-tags entry-tags cat-links categories post-categories topics hashtags keywords biaoqian',
    ),
  ),
  row(
    'author-box-class',
    'boilerplate',
    0.15,
    called(
      'author-box authorbox author-bio authorbio author-card author-info author-profile author-about about-author aboutauthor post-author-bio bio-box byline-bio writer-bio contributor-bio author-description',
    ),
  ),
  row(
    'copyright-class',
    'boilerplate',
    0.2,
    called(
      'copyright disclaimer banquan shengming mianze legal impressum footnote-legal site-footer colophon footer-widgets',
    ),
  ),
  row('rating-class', 'form', 0.1, called('rating ratings vote voting bewertung starrating star-rating feedback')),
  row('sidebar-class', 'related', 0.3, isSidebar),
  row('player-class', 'form', 0.05, (facts) => isPlayer(facts) && facts.runs >= 5 && facts.weight < 25 * facts.runs),
  row('gallery-class', 'related', 0.9, (facts) => isGallery(facts) && isBesideArticle(facts)),
  row(
    'footer-element',
    'boilerplate',
    0.2,
    ({ element }) => element.name === 'footer' && !inside(element, 'blockquote', 'figure', 'li', 'section'),
  ),
  // A box in the running text that is one link to another article, whatever its parts are called.
  row(
    'linked-teaser',
    'related',
    0.05,
    ({ words, linked, runs }) => linked > 0.9 && runs <= 4 && words.includes('teaser'),
  ),
  row('linked-aside', 'related', 0.2, ({ element, linked }) => element.name === 'aside' && linked > 0.5),
]
