/** Names of meta elements that hold dates, best first, lower case. */

export const PUBLISHED_METAS = [
  'article:published_time', 'article:published', 'og:article:published_time', 'og:published_time', 'article:post_date', 'og:pubdate', 'citation_publication_date',
  'citation_online_date', 'citation_date', 'dcterms.issued', 'dc.date.issued', 'dcterms.available', 'datepublished', 'parsely-pub-date', 'sailthru.date', 'publishdate', 'publish-date', 'publish_date', 'pubdate',
  'publication_date', 'publication-date', 'publicationdate', 'published_time', 'published-date', 'published', 'pub_date', 'publishtime', 'publish_time',
  'article.published', 'articlepublicationdate', 'article_date_original', 'originalpublicationdate', 'displaydate', 'bt:pubdate', 'dcsext.articlefirstpublished',
  'cxenseparse:recs:publishtime', 'cxenseparse:publishtime', 'ptime', 'firstpublished', 'release_date', 'og:release_date', 'rnews:datepublished', 'news:publication_date',
  'shareaholic:article_published_time', 'apub:time', 'vr:published_time', 'dc.date', 'dcterms.date', 'dc.date.created', 'dcterms.created', 'date', 'article:create_at', 'weibo: article:create_at', 'weibo:article:create_at',
  'article:created', 'created', 'creation_date', 'createdate', 'dc.created', 'datecreated', 'content_create_date', 'article_publish_date', 'doc_date', 'issue_date', 'contentdate', 'pubtime',
] // biome-ignore format: a list of words reads better in rows

export const MODIFIED_METAS = [
  'article:modified_time', 'article:modified', 'og:modified_time', 'og:updated_time', 'datemodified', 'dcterms.modified', 'dc.date.modified', 'dc.date.x-metadatalastmodified',
  'last-modified', 'lastmodified', 'lastmod', 'modified', 'revision_date', 'updated', 'update_time', 'updatetime', 'article:update_at', 'weibo: article:update_at', 'weibo:article:update_at', 'dcterms.dateupdated',
] // biome-ignore format: a list of words reads better in rows

/** Names nobody listed: they say that they date the publication, and nothing about a change. */
export const PUBLISHED_NAME =
  /^(?!.*(?:modif|updat|expir|comment|event|embargo|review)).{0,40}(?:publi[sc]|pubdate|pubtime|issued|posted).{0,30}(?:date|time|_on|_at)$/
