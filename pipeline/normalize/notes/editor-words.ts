/**
 * How an editor or a translator signs a note: at its beginning (`Editor's note: …`) or its end (`… — Ed.`).
 *
 * Compared without spaces, points and apostrophes and in lower case, so that `N. de la R.`, `N.d.l.R.` and `NDLR`
 * need no forms of their own.
 */
export interface Signature {
  kind: 'editor' | 'translator'
  /** Signs a note whatever stands beside it. */
  clear: readonly string[]
  /** Also a name or a broadcaster (Ed, NDR): needs a colon behind it, or a dash or a comma before it. */
  short: readonly string[]
}

const words = (list: string) => list.split(/\s+/).filter((word) => word !== '')

export const SIGNATURES: readonly Signature[] = [
  {
    kind: 'translator',
    clear: words(`
      译者注 譯者註 譯者注 译者按 譯者按 译注 譯註 譯注 訳注 訳者注 訳註 역자주 옮긴이주
      translatorsnote notebythetranslator translatornote interpretersnote
      anmdübers anmerkungdesübersetzers anmerkungderübersetzerin anmdü anmderübersetzung
      notedutraducteur notedelatraductrice notadeltraductor notadelatraductora notadotradutor notadatradutora
      notadeltraduttore notadellatraduttrice nootvandevertaler övrsanm översanm przyptłum pozppřekl poznpřekl
      примпер примпереводчика примечаниепереводчика приміткаперекладача çevnotu çevirmeninnotu aforditó
      ndt ndelt ملاحظةالمترجم הערתהמתרגם`),
    short: words('ndot ndtr transl çn στμ 옮긴이 역주 译 譯'),
  },
  {
    kind: 'editor',
    clear: words(`
      编者注 編者註 編者注 编者按 編者按 编注 編註 編注 编辑注 編輯註 編輯注 编按 編按 原注 原註 作者注 作者註 笔者注 筆者註 筆者注
      记者注 記者註 本刊注 小编注 校注 校者注 編集部注 編集注 編集部註 편집자주 기자주 편집자말
      editorsnote editornote noteoftheeditor noteoftheeditors ednote notefromtheeditor notefromtheeditors
      authorsnote transcribersnote interviewersnote transcriptnote
      anmdred anmerkungderredaktion anmderredaktion anmerkungdredaktion anmred anmdverf anmdautors anmderautorin
      anmerkungdesautors anmdinterviewers
      notedelarédaction notedelaredaction notedelauteur notadeleditor notadelaeditora notadelaredacción notadelaredaccion
      notaderedacción notadoeditor notadaredação notadaredacao notadellaredazione notadelcuratore notadelaredacció
      nootvanderedactie nootredactie redsanm redaktionensanmärkning redaktionensanm redaktionensnote
      przypred przypisredakcji przyprredakcji odredakcji poznred poznámkaredakce poznredakce aszerkmegj
      aszerkesztőmegjegyzése notaredacției
      примред примечаниередакции примредакции примечаниередактора примавт отредакции приміткаредакції приміткаред
      забележканаредакцията ednotu editörünnotu editörnotu toimhuom toimituksenhuomautus σημειωσησυντακτη
      ndlr ndelar ndela ndele ndere aszerk ملاحظةالمحرر הערתהעורך הערתמערכת`),
    short: words('注 註 按 주 note ed eds red dred ndr nda nde ред στσ 编 編 編集部 편집자'),
  },
]
