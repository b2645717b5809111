/** The order of a list that its document promises in words: "newest first", "in alphabetical order of the names". */

import { bare } from './bare.ts'

/** A member that rows are sorted by. */
export interface Order {
  name: string
  down: boolean
}

/** Usual members for orders that name none, the likeliest first, by their bare names. */
const usual = {
  time: 'createdat created createdon creationdate datecreated publishedat published postedat posted timestamp date time occurredat sentat startedat openedat opened releasedat released releasedate addedat added issuedat issued receivedat received updatedat at when year',
  changed: 'updatedat updated modifiedat modified lastmodified lastupdated changedat',
  start: 'startsat startat startdate starttime start startson begins date scheduledat scheduledfor dueat duedate',
  text: 'name title term label lastname displayname fullname headline subject word key slug username firstname code',
  score: 'score points rating stars rank popularity votes likes views wins total value amount',
  price: 'price unitprice cost amount total',
  size: 'size sizebytes length amount total count quantity',
  distance: 'distance distancekm distancem distancemeters',
  weight: 'weight mass weightkg weightg',
  height: 'height heightm heightcm elevation altitude',
  length: 'length lengthm lengthkm lengthcm distance distancekm duration',
  taken: 'seconds time duration durationms durationseconds finishtime laptime elapsed minutes'
}

/** An order by its words. `by`: the usual members where no group of the rule names one. */
interface Rule {
  rule: RegExp
  down: boolean | ((found: RegExpExecArray) => boolean)
  by?: keyof typeof usual
}

const noun = '(?:the |their |its )?([a-z][a-z_ ]*?)'
const upWords = /asc|increas|lowest|smallest|oldest|earliest|low to high|a to z/
const downWords = /desc|decreas|highest|largest|newest|latest|high to low|z to a|reverse/
const endOfNoun =
  '(?= in | from |,|;|:|\\.|\\(|$| and | then |\\n| first| asc| desc| within| of (?:the|each|all)| order| with| so )'

/** Promises of orders, the ones that name a member first. To teach standin another, add it here. */
const rules: readonly Rule[] = [
  {
    rule: /(?:most )?(?:recently|latest|last) (?:updated|modified|changed|edited)(?: [a-z]+)? (?:come |are )?first/,
    down: true,
    by: 'changed'
  },
  { rule: /\b(?:soonest|upcoming|next)(?: [a-z]+)? (?:come |are )?first/, down: false, by: 'start' },
  {
    rule: /\b(?:newest|latest|most recent(?:ly)?|youngest)(?: [a-z]+)?(?: [a-z]+)? (?:come |are )?first|reverse(?:d)? chronological|newest to oldest|new to old/,
    down: true,
    by: 'time'
  },
  {
    rule: /\b(?:oldest|earliest)(?: [a-z]+)?(?: [a-z]+)? (?:come |are )?first|(?<!reverse )chronological(?:ly)?(?: order)?|oldest to newest/,
    down: false,
    by: 'time'
  },
  {
    rule: new RegExp(`alphabetical(?:ly)?(?: order)?(?: (?:of|by|on) ${noun}${endOfNoun})?|\\ba(?: to |[-–])z\\b`),
    down: false,
    by: 'text'
  },
  { rule: /\bmost expensive(?: [a-z]+)? first|priciest first/, down: true, by: 'price' },
  { rule: /\bcheapest(?: [a-z]+)? first/, down: false, by: 'price' },
  { rule: /\b(?:nearest|closest)(?: [a-z]+)? first/, down: false, by: 'distance' },
  {
    rule: new RegExp(`\\b(descending|decreasing|ascending|increasing)(?: order)? (?:of|by) ${noun}${endOfNoun}`),
    down: ([, way = '']) => /^de/.test(way)
  },
  {
    rule: new RegExp(
      `(?<!\\b(?:can|may|could|to) be )\\b(?:(?:sorted|ordered|ranked|listed|arranged)(?: first| primarily)?(?: by default)? by|in(?: the)? order of) ${noun}${endOfNoun}`
    ),
    down: ({ input, index }) => isDown(input.slice(index, index + 120))
  },
  {
    rule: /\b(?:best|highest|largest|biggest|greatest|top|longest|heaviest|strongest|most)[ -]([a-z][a-z_ ]*?)(?: comes?| are)? first/,
    down: true,
    by: 'score'
  },
  {
    rule: /\b(?:lowest|smallest|least|shortest|worst|fewest|lightest|fastest)[ -]([a-z][a-z_ ]*?)(?: comes?| are)? first/,
    down: false,
    by: 'score'
  },
  { rule: /\b(?:best|highest|top|most popular|winner)(?: comes?| are)? first|leader ?board/, down: true, by: 'score' },
  { rule: /\b(heaviest|lightest)(?: [a-z]+)?(?: comes?| are)? first/, down: isMost, by: 'weight' },
  { rule: /\b(tallest|highest|shortest|lowest)(?: [a-z]+)?(?: comes?| are)? first/, down: isMost, by: 'height' },
  { rule: /\b(longest|shortest)(?: [a-z]+)?(?: comes?| are)? first/, down: isMost, by: 'length' },
  { rule: /\b(slowest|fastest|quickest)(?: [a-z]+)?(?: comes?| are)? first/, down: isMost, by: 'taken' },
  { rule: /\b(?:largest|biggest)(?: comes?| are)? first/, down: true, by: 'size' },
  { rule: /\b(?:lowest|worst)(?: comes?| are)? first/, down: false, by: 'score' },
  { rule: /\b(?:smallest)(?: comes?| are)? first/, down: false, by: 'size' }
]

/** Tells whether the greatest comes first, by a word for it. */
function isMost([, word = '']: RegExpExecArray): boolean {
  return /^(heaviest|tallest|highest|longest|slowest)$/.test(word)
}

function isDown(text: string): boolean {
  const [up, down] = [text.search(upWords), text.search(downWords)]
  return down >= 0 && (up < 0 || down < up)
}

/** The longest text that is read. */
const longest = 2000

/** Returns the order that a text promises for rows with members of these names; undefined if it promises none. */
export function promisedOrder(text: string, names: readonly string[]): Order | undefined {
  const plain = text
    .slice(0, longest)
    .toLowerCase()
    .replaceAll(/[`'"*]/g, '')
    .replaceAll(/\s+/g, ' ')
  for (const { rule, down, by } of rules) {
    const found = rule.exec(plain)
    if (found === null) continue
    const said = found.slice(1).findLast((group) => group !== undefined && !/^(de|in|a)(scend|creas)/.test(group))
    const name = (said === undefined ? undefined : memberSaid(said, names)) ?? (by && memberAmong(usual[by], names))
    if (name !== undefined) return { name, down: typeof down === 'function' ? down(found) : down }
  }
  return undefined
}

/** Returns the member that some words name: all of them, else the first or the last one. */
function memberSaid(words: string, names: readonly string[]): string | undefined {
  const each = words.trim().split(/[ _]+/)
  const tries = [words, each.at(-1) as string, each[0] as string].map(bare)
  for (const one of tries) {
    const found = names.find((name) => isCalled(bare(name), one))
    if (found !== undefined) return found
  }
  // The unit of a member goes without saying: `diameter_km`.
  return names.find((name) => name.replace(/_[a-z\d]{1,3}$|(?<=[a-z])[A-Z][a-z\d]{0,2}$/, '') === each.at(-1))
}

/** True for a name that is a word, in the plural or the singular, or that has words for a time at its end. */
const isCalled = (name: string, word: string): boolean => stem(name) === stem(word) || name === creation[word]

/** Returns a name without the words for a time at its end, in the singular: `start` of "start time" and `startsAt`. */
const stem = (name: string): string => name.replace(/(?<=...)(at|date|on|time)$/, '').replace(/(?<=..)s$/, '')

/** Nouns for times. */
const creation: Readonly<Record<string, string>> = {
  creation: 'createdat',
  creationdate: 'createdat',
  creationtime: 'createdat',
  publication: 'publishedat',
  publicationdate: 'publishedat',
  modification: 'updatedat',
  update: 'updatedat'
}

const memberAmong = (words: string, names: readonly string[]): string | undefined =>
  words.split(' ').flatMap((word) => names.find((name) => bare(name) === word) ?? [])[0]

/** Names of members that count the places of a list. */
export const placeNames = /^(rank|ranking|position|place|standing)$/i
