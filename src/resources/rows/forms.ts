/** The forms in which schemas show a value: a thing by its key or as an object, a number as a text. */
import type { Schema } from '../../document/openapi.ts'
import type { SchemaLookup } from '../../schema/views/merged-view.ts'
import { usualKeys } from '../model/names.ts'
import { propertiesOf, solid } from '../model/rows-places.ts'
import { numberIn } from './base.ts'
import { isRow, type Row } from './row.ts'

/** Returns a view with its things in the forms of a schema: `owner: 7` for `owner: { id: 7 }`, and the other way round. */
export function inForms(schemas: SchemaLookup, schema: Schema, view: Row): Row {
  const formed = { ...view }
  for (const [name, property] of Object.entries(propertiesOf(schemas, schema)))
    if (Object.hasOwn(view, name)) formed[name] = formOf(schemas, property, view[name])
  return formed
}

function formOf(schemas: SchemaLookup, schema: Schema, value: unknown): unknown {
  const { items, properties, type } = solid(schemas, schema)
  if (Array.isArray(value))
    return items === undefined ? value : value.map((one) => formOf(schemas, items as Schema, one))
  if (isRow(value)) return properties === undefined ? (keyIn(value, type) ?? value) : value
  return properties === undefined ? inType(value, type) : around(value, (name) => solid(schemas, properties[name]).type)
}

/** Returns a number as a text, and a text as the number that it is, where a schema wants that. */
export function inType(value: unknown, type: unknown): unknown {
  const wanted = wantedBy(type)
  if (wanted.includes(typeof value)) return value
  if (wanted.includes('string') && typeof value === 'number') return String(value)
  return wanted.includes('number') && typeof value === 'string' ? (numberIn(value) ?? value) : value
}

/** The types of the key of a thing, by that of a schema. */
const keyTypes = new Map<unknown, string>([
  ['string', 'string'],
  ['integer', 'number'],
  ['number', 'number']
])

const wantedBy = (type: unknown) => [type].flat().map((one) => keyTypes.get(one))

/** Returns the key of a thing, in the type that a schema wants; undefined if it has none. */
function keyIn(thing: Row, type: unknown): unknown {
  const wanted = wantedBy(type)
  return usualKeys.map((name) => thing[name]).find((key) => wanted.includes(typeof key))
}

/** Returns a thing of which only the key is known. `typeOf`: the type of a member. */
function around(key: unknown, typeOf: (name: string) => unknown): unknown {
  const name = usualKeys.find((one) => wantedBy(typeOf(one)).includes(typeof key))
  return name === undefined ? key : { [name]: key }
}
