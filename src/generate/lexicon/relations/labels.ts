/** A code, and the label that readers see in its place: `{ value: 'in_transit', label: 'In transit' }`. */

import type { Deed, Relation } from './facts.ts'

const codes = /^(value|code|key)$/
const labels = /^(label|display_(name|value|text|label)|caption)$/

/** Words that are written as a code. */
const coded = /^(?:[a-z]{2,}|[A-Z]{2,})(?:[_-](?:[a-z]+|[A-Z]+))*$/
/** The shortest code that is a word. */
const shortest = 4

/** A label says its code in words. */
export const labelled: Relation = (members) => {
  const code = members.find(({ plain }) => codes.test(plain))?.name
  if (code === undefined) return []
  return members
    .filter(({ plain }) => labels.test(plain))
    .map(
      ({ name }): Deed =>
        (the) => {
          const said = the.value(code)
          if (typeof said !== 'string' || said.length < shortest || !coded.test(said)) return
          const words = said.toLowerCase().replaceAll(/[_-]/g, ' ')
          the.put(name, words.slice(0, 1).toUpperCase() + words.slice(1))
        }
    )
}
