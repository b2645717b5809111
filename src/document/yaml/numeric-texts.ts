/** Keeps texts that YAML reads as numbers: `example: 01234` of a `type: string` must not lose its zero. */
import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml'
import { endsOf } from '../places/locate.ts'

/** The fields of a schema that hold a value of it, or a list of values. */
const valueFields = new Set<string | undefined>(['example', 'default', 'const', 'enum', 'examples', 'x-example'])

/** Finds a number that JSON would write differently. */
const somewhere = /[:,[-]\s*[-+]?(?:0\d|\d*\.\d*0\b|\.\d|\d+\.(?!\d)|\d[\d.]*e)/i

/** Turns such numbers into texts in the events of a YAML text. */
export function keepNumericTexts(events: Event[], source: string): void {
  if (!somewhere.test(source)) return
  const ends = endsOf(events)
  for (const [node, event] of events.entries()) {
    if (event.type !== EVENT_ID.MAPPING) continue
    const fields = fieldsOf(events, ends, source, node)
    const schema = fields.get('schema')
    const type = fields.get('type') ?? (schema && fieldsOf(events, ends, source, schema).get('type'))
    if (type === undefined || textAt(events, source, type) !== 'string') continue
    for (const [name, value] of fields) {
      if (!valueFields.has(name)) continue
      const listed = events[value]!.type === EVENT_ID.SEQUENCE
      for (let at = listed ? value + 1 : value; at < ends[value]!; at = ends[at]!) quote(events, source, at)
    }
  }
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

/** Makes a number a text if JSON would write it differently. */
function quote(events: Event[], source: string, node: number): void {
  const event = events[node]!
  if (event.type !== EVENT_ID.SCALAR || event.style !== SCALAR_STYLE.PLAIN) return
  const text = textAt(events, source, node) ?? ''
  if (/^[-+.\d]/.test(text) && Number.isFinite(Number(text)) && String(Number(text)) !== text)
    event.style = SCALAR_STYLE.SINGLE_QUOTED
}
