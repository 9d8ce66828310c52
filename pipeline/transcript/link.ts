/** The addresses that may stand in a link: no script, no data, no file. */
export const LINK_PATTERN = /^(https?:\/\/|mailto:|tel:|#)/i
