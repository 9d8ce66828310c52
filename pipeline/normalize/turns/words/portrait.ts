/** How a page begins to tell who somebody is, behind the name. */

/** `**林砚** 是作家，…`: the name in bold begins a portrait, not what the person says. */
export function portrays(speech: string): boolean {
  // `**Ann Lee** (58) is …`, `**ANN LEE**, born in …`
  if (
    /^[\s\u00a0]{0,2}[(（,]\s?(?:\*|geb\.|geboren|born|née?(?!\p{L})|nacid|nat[oa](?!\p{L})|Jahrgang|\d{2}\s?[)）,])/u.test(
      speech,
    )
  )
    return true
  return /^(?:是(?:一|[^，。]{2,16}[，。的])|，|[（(]?(?:现任|现为|生于|出生于|毕业于)|(?:is|was|ist|war|est|es|è|é|jest|är|—|–) )/u.test(
    speech,
  )
}
