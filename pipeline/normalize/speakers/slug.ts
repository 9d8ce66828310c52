/** Names as ids: letters and digits in lower case, joined by hyphens; a second bearer of a name gets a number. */
export function slugger(): (name: string) => string {
  const taken = new Set<string>()
  return (name) => {
    const parts = name
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
    const base = parts ? parts.join('-') : 'speaker'
    let slug = base
    for (let count = 2; taken.has(slug); count += 1) slug = `${base}-${count}`
    taken.add(slug)
    return slug
  }
}
