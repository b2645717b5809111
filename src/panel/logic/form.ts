/** A form for an object, by its schema. */
import type { PlainSchema, Row } from './types.ts'

/** A field of the form, for one member. */
export interface Field {
  name: string
  kind: 'text' | 'number' | 'choice' | 'json'
  required: boolean
  /** The type as people read it, and what the document says. */
  note: string
  /** The values of a choice, written as JSON. */
  values: string[]
}

/** Returns the fields of an object: those of its schema, then others that a row has. */
export function fieldsOf(schema: PlainSchema, row: Row): Field[] {
  const known = Object.entries(schema.properties ?? {})
  const others = Object.keys(row).filter((name) => !known.some(([one]) => one === name))
  const required = new Set(schema.required)
  return [
    ...known.map(([name, one]) => fieldOf(name, one, required.has(name))),
    ...others.map((name) => fieldOf(name, {}, false))
  ]
}

function fieldOf(name: string, { type, enum: values, description = '' }: PlainSchema, required: boolean): Field {
  const types = [type ?? []].flat()
  const plain = types.filter((one) => one !== 'null')
  const field = { name, required, note: description, values: [] }
  if (values !== undefined) return { ...field, kind: 'choice', values: values.map((one) => JSON.stringify(one)) }
  if (plain.length !== 1) return { ...field, kind: 'json' }
  switch (plain[0]) {
    case 'boolean':
      return { ...field, kind: 'choice', values: ['true', 'false', ...(types.includes('null') ? ['null'] : [])] }
    case 'string':
      return { ...field, kind: types.includes('null') ? 'json' : 'text' }
    case 'integer':
    case 'number':
      return { ...field, kind: types.includes('null') ? 'json' : 'number' }
    default:
      return { ...field, kind: 'json' }
  }
}

/** Writes a member for its field; '' for one that is missing. */
export function fieldText({ kind, name }: Field, row: Row): string {
  if (!Object.hasOwn(row, name)) return ''
  const value = row[name]
  return kind === 'text' && typeof value === 'string' ? value : JSON.stringify(value)
}

/** Returns a row with the text of a field in it. Throws a SyntaxError for a text that is no value. */
export function withField(row: Row, { kind, name, required }: Field, text: string): Row {
  if (text === '' && !(kind === 'text' && required)) {
    const { [name]: _, ...rest } = row
    return rest
  }
  const value: unknown = kind === 'text' ? text : JSON.parse(text)
  const members = Object.entries(row).map(([one, was]): [string, unknown] => [one, one === name ? value : was])
  return Object.fromEntries(Object.hasOwn(row, name) ? members : [...members, [name, value]])
}
