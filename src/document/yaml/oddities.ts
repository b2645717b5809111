import { EVENT_ID, type Event, getScalarValue } from 'js-yaml'
import { endsOf, startOf } from '../places/locate.ts'

/** A mistake in a YAML text, and its offset there. */
export interface Oddity {
  offset: number
  message: string
}

const noRange = -1
/** The tags of YAML's own that keep their meaning (YAML 1.2.2, chapter 10, and 1.1's merge keys). */
const core = /^!(!(str|int|float|bool|null|map|seq|merge|timestamp|binary))?$/

/** Removes the tags that YAML does not define from the events, so that their values are read without them. */
export function dropTags(events: Event[], source: string): Oddity[] {
  const found: Oddity[] = []
  for (const event of events) {
    if (!('tagStart' in event) || event.tagStart === noRange) continue
    const tag = source.slice(event.tagStart, event.tagEnd)
    if (core.test(tag)) continue
    found.push({ offset: event.tagStart, message: `YAML knows no tag ${tag}; the value is read as if it had none` })
    event.tagStart = noRange
    event.tagEnd = noRange
  }
  return found
}

/** Finds the keys that stand twice in one mapping. */
export function duplicatesIn(events: Event[], source: string): Oddity[] {
  const found: Oddity[] = []
  const ends = endsOf(events)
  for (const [node, mapping] of events.entries()) {
    if (mapping.type !== EVENT_ID.MAPPING) continue
    const known = new Set<string>()
    for (let key = node + 1; key < ends[node]! - 1; key = ends[ends[key]!]!) {
      const event = events[key]!
      if (event.type !== EVENT_ID.SCALAR) continue
      const name = getScalarValue(source, event)
      const message = `the key ${JSON.stringify(name)} stands twice in one object; the last one counts`
      if (known.has(name) && name !== '<<') found.push({ offset: startOf(events, key)!, message })
      known.add(name)
    }
  }
  return found
}
