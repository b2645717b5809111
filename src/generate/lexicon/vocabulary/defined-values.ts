/** Reads the values of a description that says of each what it means. */

export const quotedValue = '(?:`([^`\\n]+)`|"([^"\\n]+)"|“([^“”\\n]+)”|\'([^\'\\n]+)\')'

/** Returns what each match of a rule has found. */
export const matched = (text: string, rule: RegExp): string[] =>
  [...text.matchAll(rule)].map((match) => match.slice(1).find((one) => one !== undefined) as string)

/** Values with what each means: "`C` = composition, `P` = performance", or a list with a bullet for each. */
export function definedIn(description: string): string[] {
  const rules = table.test(description)
    ? [tableRow]
    : [quotedMeaning, quotedBefore, quotedBullet, meantNumber, bareMeaning, wordIf, numberMeant, bullet, bareBullet]
  for (const rule of rules) {
    const found = [...new Set(matched(description, rule))].filter((one) => /^[\p{L}\p{N}_./+ -]{1,40}$/u.test(one))
    if (found.length > 1) return rule === tableRow ? found.slice(1) : found
  }
  return []
}

const table = /^[ \t|:]*-{3,}[ \t]*\|/m
/** "`E` early, `L` late": each in quotes, before a word or two. */
const quotedBefore = /(?:^|[,;:(])\s*`([^`\n]+)`\s+[\p{L}-]+(?: [\p{L}-]+)?\s*(?=[,;.)]|$)/gu
const quotedMeaning = new RegExp(
  `(?:^|[\\n,;:(.*•+-]|\\b(?:and|or|where)\\b)[^\\S\\n]*${quotedValue}\\s*(?:(?<=\\s)otherwise\\b|(?:=>?|->|→|[–—:]|-(?=\\s)|(?<=\\s)(?:when|if|for|while|once|until|means|indicates|is(?! not\\b| the default\\b))\\b)\\s*(?=[^\\s,;]))`,
  'g'
)
/** "* `rain` * `snow`" */
const quotedBullet = /(?:^|\s)(?:[-*•+]|\d{1,2}[.)])\s+`([^`\n]+)`/g
/** "1 for LDAP, 2 for HTTP", "0: off, 1: on", "0-new, 1-paid". */
const numberMeant =
  /(?:^|[\s,;:(])(-?\d{1,3})(?:\s+(?:for|means|indicates|stands for|represents)\s|:\s+|\s*[-–]>?\s*(?!(?:based|indexed|digit|letter|char|bit|byte|day|week|month|year|hour|minute|way|point|star|step|part)))(?=\p{L})/gu
/**
 * "BUYER if the buyer pays, SELLER if the seller pays", but not "The SKU if known". "1-0 if white won, 0-1 if black
 * won", but not "set if known, empty if not".
 */
const wordIf =
  /(?<![\p{L}\p{N}_]|\b(?:the|an?) )(\p{Lu}[\p{Lu}\p{N}_]+) (?:if|when)\b|(?:^|[,;:]\s*(?:(?:and|or) )?)(?!(?:set|empty|null|only|even|as|and|or|but|not|required|optional|present|absent|omitted|available|visible|used|returned|included|provided|populated|blank|unset|that|except|true|false)\b)([\p{Ll}\d][\p{Ll}\p{N}_/-]{1,30}) (?:if|when|(?<=\d )for)\b/gu
/** "Approved = 1, declined = 0". */
const meantNumber = /(?=[-\d])(?<=[\p{L})]\s*=\s*)(-?\d{1,3})(?=\s*(?:[,;.)\n]|(?:and|or)\b|$))/gu
/** "A = first, B = second", "U stands for up", "U – up", "U: up": words in small letters before a colon are no values. */
const bareMeaning =
  /(?:^|[\n,;:(.])[^\S\n]*(?:([\p{L}\p{N}_.-]{1,30})\s*(?:=>?|->|→|(?<=\s)(?:stands for|means)\s)|(\p{Lu}[\p{Lu}\d]{0,3})\s+for\s|(?<!\d:)([\p{Lu}\p{N}][\p{Lu}\p{N}_]{0,20})\s*(?:[:–—]|(?<=\s)-(?=\s)))\s*(?=[^\s,;=])/gu
const tableRow = new RegExp(
  `^[ \\t]*(?:\\|[ \\t]*)?(?:\`?${quotedValue}\`?|([\\p{L}\\p{N}_.-]{1,30}))\\s*\\|(?!\\s*-)`,
  'gmu'
)
/** A word alone behind a bullet or a number. */
const bareBullet = /^[ \t]*(?:[-*•+]|\d{1,2}[.)])[ \t]+["“]?([\p{L}\p{N}_.-]{1,30})["”]?[ \t]*$/gmu
const bullet = /^[ \t]*[-*•+]\s+([\p{L}\p{N}_.]{1,30})\s*(?::|[–—-]\s)\s*\S/gmu
