/** A code, and the label that readers see in its place: `{ value: 'in_transit', label: 'In transit' }`. */

import { vocabularies } from '../vocabulary/run-rules.ts'
import { asLabel } from '../words/makers.ts'
import type { Deed, Named, Relation } from './facts.ts'

const codes = /^(value|code|key)$/
const labels = /^(label|display_(name|value|text|label)|caption)$/

/** Names of a label behind the name of what it is of: `order_status_description`. */
const behind =
  /^(.+)_(?:name|label|text|display|title|string|caption)$|^(.*(?:status|state|type|kind|mode|level|priority|severity|phase|stage))_desc(?:ription)?$/
/** Ends of names of codes that a label leaves out: `status_code` beside `status_name`. */
const ofCode = /_(code|key|id|value)$/

/** Words that are written as a code. */
const coded = /^(?:[a-z]{2,}|[A-Z]{2,})(?:[_-](?:[a-z]+|[A-Z]+))*$/
/** The shortest code that is a word. */
const shortest = 4

/** A label says its code in words. */
export const labelled: Relation = (members) =>
  members.flatMap(({ name, plain }): Deed[] => {
    const [, one, other] = behind.exec(plain) ?? []
    const thing = one ?? other ?? ''
    const isOwn = labels.test(plain)
    if (!isOwn && !vocabularies.test(thing)) return []
    const isOfThing = ({ plain }: Named) => (isOwn ? codes.test(plain) : plain.replace(ofCode, '') === thing)
    const code = members.find(isOfThing) ?? (isOwn ? members.find(({ plain }) => plain === 'id') : undefined)
    if (code === undefined) return []
    return [
      (the) => {
        const said = the.value(code.name)
        if (typeof said !== 'string' || !coded.test(said)) return
        const isListed = the.choices(code.name).length > 0
        // No name that is made up is that of an abbreviation.
        if (code.plain === 'id' ? isListed : said.length >= shortest)
          the.put(name, said.length < shortest ? said : asLabel(said))
      }
    ]
  })
