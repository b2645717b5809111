/** Members that repeat a part of an object beside them: the `winner_type` of a `winner` with a `type`. */

import { isObject } from '../../../document/json/is-object.ts'
import { tags } from '../heads.ts'
import type { Deed, Facts, Relation } from './facts.ts'
import { membersOf } from './named.ts'

/** A member named by an object beside it and by one of that object's members has the value of that. */
export const copies: Relation = (members) => {
  const byPlain = new Map(members.map((one) => [one.plain, one]))
  return members.flatMap(({ name, plain }) =>
    [...plain.matchAll(/(?<=.)_/g)].flatMap(({ index }): Deed[] => {
      const whole = byPlain.get(plain.slice(0, index))
      return whole === undefined ? [] : [(the) => putPart(the, name, whole.name, plain.slice(index + 1))]
    })
  )
}

function putPart(the: Facts, name: string, whole: string, plain: string): void {
  const thing = the.value(whole)
  const part = isObject(thing) ? membersOf(thing).find((one) => one.plain === plain) : undefined
  if (part !== undefined) the.put(name, (thing as Record<string, unknown>)[part.name])
}

/** A plain text says what the text with tags beside it says. */
export const plainTexts: Relation = (members) =>
  members.flatMap(({ name, plain }): Deed[] => {
    const stem = plain.replace(/_?(plain(_?text)?|text)$/, '')
    if (stem === plain) return []
    const rich = stem === '' ? ['html', 'body_html', 'content_html'] : [`${stem}_html`]
    if (/(^|_)plain/.test(plain)) rich.push(...(stem === '' ? ['content', 'body'] : [stem]))
    const source = members.find((one) => rich.includes(one.plain))?.name
    if (source === undefined) return []
    return [
      (the) => {
        const text = the.value(source)
        if (typeof text === 'string') the.put(name, text.replace(tags, ''))
      }
    ]
  })
