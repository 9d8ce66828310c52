/** Words that no person's name has: a byline with one of them names a desk, an agency or nobody. */
export const NOT_PERSONS = new Set([
  'redaktion', 'redaktionen', 'redaktionsteam', 'onlineredaktion', 'rédaction', 'redaction', 'redacción', 'redaccion', 'redazione', 'redação', 'redactie', 'redakce', 'redakcja', 'redakcia', 'редакция', 'editorial',
  'staff', 'newsroom', 'team', 'desk', 'admin', 'administrator', 'administrador', 'webmaster', 'root', 'user', 'editor', 'editors', 'news', 'nachrichten', 'noticias', 'press', 'presse', 'prensa', 'agency', 'agencia', 'agencias', 'agenzia', 'agentur',
  'agence', 'agenturen', 'online', 'magazine', 'magazin', 'zeitung', 'journal', 'blog', 'contributor', 'contributors', 'guest', 'anonymous', 'unknown', 'unbekannt', 'anonym', 'none', 'null', 'undefined', 'n/a', 'default',
  'writer', 'reporter', 'correspondent', 'korrespondent', 'korrespondentin', 'author', 'autor', 'correspondant', 'corresponsal', 'journalist', 'journaliste', 'periodista', 'columnist', 'producer', 'intern', 'freelance', 'freelancer',
  'associated', 'reuters', 'afp', 'ap', 'dpa', 'efe', 'ansa', 'apa', 'epd', 'kna', 'tass', 'тасс', 'ria', 'xinhua', 'belga', 'anp', 'ritzau', 'ntb', 'tt', 'pap', 'ctk', 'čtk', 'mti', 'bloomberg', 'upi', 'sid', 'aa', 'iha', 'dha',
  'university', 'institute', 'institut', 'foundation', 'stiftung', 'gmbh', 'inc', 'ltd', 'llc', 'company', 'group', 'media', 'network', 'society', 'association', 'department', 'ministry', 'office', 'center', 'centre', 'tv', 'radio',
  'comments', 'minutes', 'published', 'updated', 'today', 'yesterday', 'the', 'this', 'our', 'your', 'interview', 'podcast', 'video', 'foto', 'photo', 'getty', 'images', 'shutterstock', 'istock', 'unsplash', 'pixabay', 'imago', 'alamy', 'privat', 'private',
]) // biome-ignore format: a list of words reads better in rows

/** The same for names in Han characters: endings of desks and papers, and words that a turn may begin with. */
export const NOT_PERSONS_HAN =
  /(?:编辑部|編輯部|编辑|編輯|小编|小編|本站|本报|本刊|佚名|匿名|未知|网络|網絡|網路|互联网|综合|綜合|整理|转载|实习生|實習生|通讯员|通訊員|特派员|特派員|原创|管理员|通讯社|通訊社|新闻|新聞|公众号|公眾號|频道|頻道|中心|委员会|大学|大學|学院|研究院|公司|集团|财经|在线|工作室|编译组|記者|记者|来源|部|局|网|網|社|报|報|刊|台|厅)$|^(?:[这這那哪我你您他她它谁誰是不没沒很也都就还還本该該此]|谢谢|謝謝|您好|你好|大家好|好的|是的|没有|当然|那么|我们|请问|因为|所以|如果|可以|不是|就是|对的|今天|现在|什么|为什么|怎么|有没有|高兴|时间|其实|首先|但是|嗯)/u

/** Particles that may open or join the words of a name. */
export const PARTICLES = new Set([
  'de', 'del', 'della', 'di', 'da', 'dal', 'do', 'dos', 'das', 'du', 'des', 'la', 'le', 'van', 'von', 'vom', 'zu', 'zur', 'der', 'den', 'ter', 'ten', 'het', 'af', 'av', 'el', 'al', 'bin', 'ben', 'ibn', 'y', 'e', 'i', 'st.', "d'", "'t",
]) // biome-ignore format: a list of words reads better in rows
