/** What stands before (or, in CJK, after) a date and says whose date it is; matched without regard to case. */

export const MODIFIED = [
  'updated', 'last updated', 'modified', 'last modified', 'edited', 'revised', 'reviewed', 'last reviewed', 'corrected',
  'aktualisiert', 'zuletzt aktualisiert', 'geändert', 'bearbeitet', 'stand', 'aktualisierung', 'update', 'upd',
  'mis à jour', 'mise à jour', 'modifié', 'màj', 'actualizado', 'actualizada', 'actualización', 'modificado',
  'aggiornato', 'aggiornamento', 'modificato', 'atualizado', 'atualizada', 'atualização', 'bijgewerkt', 'gewijzigd',
  'laatste update', 'uppdaterad', 'uppdaterat', 'ändrad', 'opdateret', 'oppdatert', 'päivitetty', 'muokattu',
  'zaktualizowano', 'aktualizacja', 'aktualizováno', 'aktualizace', 'aktualizované', 'frissítve', 'frissült', 'módosítva',
  'обновлено', 'изменено', 'обновление', 'оновлено', 'güncelleme', 'güncellenme', 'güncellendi', 'ενημερώθηκε',
  'ενημέρωση', 'actualizat', 'diperbarui', 'cập nhật', '更新', '更新时间', '更新時間', '更新日', '最后更新', '最後更新',
  '最終更新', '修改', '修订', '修改时间', '수정', '최종수정', '업데이트', 'تحديث', 'آخر تحديث', 'עודכן',
] // biome-ignore format: a list of words reads better in rows

export const PUBLISHED = [
  'published', 'publication date', 'first published', 'originally published', 'posted', 'added', 'date added', 'posted on', 'published on',
  'date published', 'release date', 'issued', 'uploaded', 'created', 'submitted', 'date', 'veröffentlicht',
  'veröffentlicht am', 'erschienen', 'erschienen am', 'erstellt', 'erstellt am', 'datum', 'publiziert', 'beitrag vom',
  'artikel vom', 'online seit', 'vom', 'publié', 'publié le', 'publiée le', 'mis en ligne le', 'paru le',
  'date de publication', 'publicado', 'publicado el', 'publicada', 'fecha', 'fecha de publicación', 'pubblicato',
  'pubblicato il', 'data', 'data di pubblicazione', 'publicado em', 'publicada em', 'data de publicação', 'publicat',
  'gepubliceerd', 'gepubliceerd op', 'geplaatst', 'geplaatst op', 'gepost', 'publicerad', 'publicerat', 'publicerades',
  'publiceret', 'udgivet', 'publisert', 'julkaistu', 'opublikowano', 'data publikacji', 'data dodania', 'dodano',
  'vydáno', 'publikováno', 'zveřejněno', 'publikované', 'megjelent', 'közzétéve', 'опубликовано', 'дата публикации',
  'дата', 'опубліковано', 'yayın tarihi', 'yayınlanma', 'yayınlanma tarihi', 'giriş', 'giriş tarihi', 'tarih',
  'eklenme', 'δημοσιεύτηκε', 'δημοσίευση', 'diterbitkan', 'ngày đăng', 'نشر', 'نشر في', 'نُشر', 'نُشر في', 'تاريخ', 'تاريخ النشر', 'פורסם', '发布', '發布',
  '發佈', '发布日期', '发布时间', '發布日期', '發布時間', '發佈日期', '發佈時間', '发表', '發表', '发表时间', '發表時間',
  '发表日期', '发表于', '發表於', '发布于', '發布於', '刊登', '刊登日期', '刊发', '上传时间', '添加时间', '创建时间', '时间',
  '時間', '日期', '出版日期', '公開', '公開日', '掲載', '掲載日', '配信', '投稿', '投稿日', '投稿日時', '公開日時', '日付',
  '入力', '입력', '기사입력', '등록', '게시', '승인', '작성일', '등록일', '게시일', '발행', '발행일',
] // biome-ignore format: a list of words reads better in rows

/** Words that may stand in a line of metadata and mean nothing more. */
export const FILLERS = [
  'um', 'uhr', 'am', 'at', 'on', 'the', 'à', 'le', 'el', 'il', 'em', 'às', 'a las', 'alle', 'ore', 'op', 'om', 'kl', 'klo',
  'den', 'der', 'o', 'godz', 'в', 'г', 'года', 'год', 'saat', 'ngày', 'hrs', 'h', 'est', 'edt', 'pst', 'pdt', 'cet',
  'cest', 'gmt', 'utc', 'et', 'pt', 'bst', 'kst', 'jst', 'mez', 'mesz', 'мск', 'by', 'von', 'par', 'por', 'di', 'door',
  'and', 'und', 'updated', 'min', 'mins', 'minute', 'minutos', 'minut', 'read', 'min read', 'lecture', 'lectura', 'leitura', 'lettura', 'leestijd', 'lästid', 'minute read', 'minutes', 'minuten', 'minuti', 'lesezeit', 'lesedauer',
  'views', 'comments', 'comment', 'kommentare', 'commentaires', 'comentarios', 'commenti', 'reacties', 'просмотров',
  '次', '人', '阅读', '閱讀', '浏览', '瀏覽', '评论', '評論', '点击', '點擊', '分享', '收藏', '打印', '字号', '字体', '大', '中', '小',
  '原创', '조회', '댓글', '有料記事', '有料会員記事', '会員記事', '会員限定', '会員限定記事', '無料記事',
] // biome-ignore format: a list of words reads better in rows

/** Names of the days of the week, and what abbreviates them. */
export const WEEKDAYS = [
  'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'mon', 'tue', 'tues', 'wed', 'thu', 'thur', 'thurs', 'fri', 'sat', 'sun', 'montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag', 'sonnabend', 'sonntag',
  'mo', 'mi', 'do', 'fr', 'sa', 'so', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo', 'lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato',
  'domenica', 'segunda', 'terça', 'quarta', 'quinta', 'sexta', 'feira', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag', 'måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag', 'mandag', 'tirsdag', 'lørdag',
  'søndag', 'poniedziałek', 'wtorek', 'środa', 'czwartek', 'piątek', 'sobota', 'niedziela', 'pondělí', 'úterý', 'středa', 'čtvrtek', 'pátek', 'neděle', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье', 'пн', 'вт', 'ср',
  'чт', 'пт', 'сб', 'вс', 'pazartesi', 'salı', 'çarşamba', 'perşembe', 'cuma', 'cumartesi', 'pazar',
] // biome-ignore format: a list of words reads better in rows
