/** Members that say when the first or the last of other rows was: `last_order_date`, `firstSeenAt`, `ultima_visita`. */
import type { Schema } from '../../document/openapi.ts'
import { englishOf } from '../../generate/lexicon/words/languages.ts'
import { stemOf } from '../../generate/lexicon/words/stems.ts'
import type { SchemaLookup } from '../../schema/views/merged-view.ts'
import type { Extreme, Resource } from '../model/model.ts'
import { nounOf, wordsOf } from '../model/names.ts'
import { membersIn, solid } from '../model/rows-places.ts'

/** Words for the first or the last of things. To teach standin another, add it here. */
const firsts = /^(first|earliest|oldest|primer[ao]?|primeir[ao]|premiere?|première|erste[rsn]?|eerste|prim[ao])$/
const lasts = /^(last|latest|newest|recent|[uú]ltim[ao]|derni[eè]re?|letzte[rsn]?|laatste)$/

/** Words that say that a member is a moment, or that only join others. */
const times = /^(at|on|date|day|time|timestamp|datetime|ts|am|en|em|le|op|of|most|de|la|du|del|da|do)$/
const isTime = (word: string): boolean => times.test(word) || times.test(englishOf(word))

/** True for the name of a member that says when a thing happened: `business_day`, `time_created`, `when`. */
export function isMomentName(name: string): boolean {
  const [first, ...rest] = wordsOf(name)
  const isDated = /^(date|time)$/.test(first as string) && /(ed|en)$/.test(String(rest.at(-1)))
  const isTimed = isDated || first === 'when' || isTime(rest.at(-1) ?? (first as string))
  return isTimed && ![first as string, ...rest].some((word) => others.test(word))
}

/** Members that say nothing of when a thing happened. */
const others = /^(updat|modif|chang|edit|delet|remov|archiv|cancel|clos|due|expir|valid|end|until|next|last|first)/

/** Returns the words of a name that tells of the first or the last of things, without those that say so. */
export function extremeIn(name: string): { isFirst: boolean; words: string } | undefined {
  const words = wordsOf(name)
  const isFirst = words.some((word) => firsts.test(word))
  const left = words.filter((word) => !firsts.test(word) && !lasts.test(word) && !isTime(word))
  return left.length > 0 && isFirst !== words.some((word) => lasts.test(word))
    ? { isFirst, words: left.join('_') }
    : undefined
}

/** Returns the form of a moment: that of its schema, else the type of a member that its name calls so. */
export function formOf(schemas: SchemaLookup, name: string, property: Schema): string | undefined {
  const { type, format, enum: values } = solid(schemas, property)
  if (format === 'date' || format === 'date-time') return format
  const plain = [type].flat().find((one) => one === 'integer' || one === 'string')
  return values === undefined && isTime(wordsOf(name).at(-1) as string) ? plain : undefined
}

/** The characters of a description that are read. */
const mostSaid = 200

/** Returns the moment of rows that a name, else a description tells of, in the form that it is shown in. */
export function momentIn(
  schemas: SchemaLookup,
  rows: Resource,
  words: string,
  form: string,
  byName: boolean,
  description = ''
): Pick<Extreme, 'at' | 'form'> | undefined {
  const said = new Set(wordsOf(description.slice(0, mostSaid)).map(stemOf))
  const found = membersIn(schemas, rows).flatMap(({ path, name, property }) => {
    const own = formOf(schemas, name, property)
    const left = wordsOf(name).filter((word) => !isTime(word))
    const isDay = form === 'date' && own === 'date-time'
    const isLike = own === form || isDay || (form === 'date-time' && own === 'date')
    if (!isLike || left.some((word) => others.test(word))) return []
    const isNamed = left.length > 0 && nounOf(left.join('_')) === nounOf(words)
    if (byName && !isNamed) return []
    const isSaid = left.length > 0 && left.every((word) => said.has(stemOf(word)))
    const clues = [isSaid, isNamed || left.join('').startsWith(rows.noun), left.length === 0, true]
    return { at: path, rank: clues.indexOf(true), ...(own === form ? {} : { form: form as 'date' }) }
  })
  const [best] = found.sort((one, other) => one.rank - other.rank)
  return best && { at: best.at, ...(best.form && { form: best.form }) }
}
