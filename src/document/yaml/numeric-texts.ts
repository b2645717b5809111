/** Keeps texts that YAML reads as numbers: `example: 01234` of a `type: string` must not lose its zero. */
import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml'
import { endsOf } from '../places/locate.ts'

/** The fields of a schema that hold a value of it, or a list of values. */
const valueFields = new Set<string | undefined>(['example', 'default', 'const', 'enum', 'examples', 'x-example'])

/** Turns the numbers of text schemas into texts, in the events of a YAML text, if JSON would write them differently. */
export function keepNumericTexts(events: Event[], source: string): void {
  const holders = holdersOf(events, source)
  if (holders.size === 0) return
  const ends = endsOf(events)
  for (const node of holders) {
    const fields = fieldsOf(events, ends, source, node)
    const schema = fields.get('schema')
    const type = fields.get('type') ?? (schema && fieldsOf(events, ends, source, schema).get('type'))
    if (type === undefined || textAt(events, source, type) !== 'string') continue
    for (const [name, value] of fields) {
      if (!valueFields.has(name)) continue
      const listed = events[value]!.type === EVENT_ID.SEQUENCE
      for (let at = listed ? value + 1 : value; at < ends[value]!; at = ends[at]!) quote(events[at]!, source)
    }
  }
}

/** Finds the mappings that have such a number as a value, or in a list that is a value. Few mappings have one. */
function holdersOf(events: Event[], source: string): Set<number> {
  const holders = new Set<number>()
  const open: number[] = []
  for (let index = 0; index < events.length; index++) {
    const event = events[index]!
    if (event.type === EVENT_ID.POP) open.pop()
    else if (event.type !== EVENT_ID.SCALAR && event.type !== EVENT_ID.ALIAS) open.push(index)
    else if (isRewritten(event, source)) {
      const holder = open.at(events[open.at(-1)!]!.type === EVENT_ID.SEQUENCE ? -2 : -1)!
      if (events[holder]!.type === EVENT_ID.MAPPING) holders.add(holder)
    }
  }
  return holders
}

/** The values of a mapping's fields, as numbers of events. */
function fieldsOf(events: Event[], ends: Int32Array, source: string, node: number): Map<string | undefined, number> {
  const fields = new Map<string | undefined, number>()
  if (events[node]!.type !== EVENT_ID.MAPPING) return fields
  for (let key = node + 1; key < ends[node]! - 1; key = ends[ends[key]!]!) {
    fields.set(textAt(events, source, key), ends[key]!)
  }
  return fields
}

function textAt(events: Event[], source: string, node: number): string | undefined {
  const event = events[node]!
  return event.type === EVENT_ID.SCALAR && event.valueStart !== -1 ? getScalarValue(source, event) : undefined
}

const nine = '9'.charCodeAt(0)

/** Returns true for a number that JSON would write differently. */
function isRewritten(event: Event, source: string): event is ScalarEvent {
  if (event.type !== EVENT_ID.SCALAR || event.style !== SCALAR_STYLE.PLAIN || event.valueStart === -1) return false
  // Signs and digits stand before letters.
  if (source.charCodeAt(event.valueStart) > nine) return false
  const text = getScalarValue(source, event)
  return /^[-+.\d]/.test(text) && Number.isFinite(Number(text)) && String(Number(text)) !== text
}

/** Makes a number a text if JSON would write it differently. */
function quote(event: Event, source: string): void {
  if (isRewritten(event, source)) event.style = SCALAR_STYLE.SINGLE_QUOTED
}
