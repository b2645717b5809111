/**
 * Reads text as values of a schema, since parameters, forms and XML hold only text. Text that does not convert stays
 * text, and the check reports it.
 */

import type { Schema } from '../document/openapi.ts'
import { innerDelimiterOf } from '../document/versions/delimiters.ts'
import { integerOf } from '../schema/meaning/json-values.ts'
import type { Checker } from '../schema/validator.ts'
import { type AdmittedValues, itemSchema, propertySchema, wantedBy } from '../schema/views/schema-types.ts'
import { readJson } from './json-parser.ts'

/** Text in lists and objects: '5', ['5', '6'], { limit: '5' }. Objects have no prototype. XML can say null. */
export type TextTree = string | null | TextTree[] | { [name: string]: TextTree }

/**
 * Reads text in the types of a schema, at every depth: numbers, booleans and null as JSON spells them. If a text can be
 * read in two ways, the checker decides.
 */
export function coerce(text: TextTree, schema: Schema, checker: Checker): unknown {
  if (text === null) return null
  const wanted = wantedBy(schema, checker.schemaOrAny)
  const json = typeof text === 'string' ? asJson(text, schema, wanted, checker) : undefined
  if (json !== undefined) return json
  const list = listed(text, wanted)
  if (list) return list.map((item, index) => coerce(item, itemSchema(wanted, index), checker))
  if (typeof text === 'string') return scalar(text, schema, wanted, checker)
  const object: Record<string, unknown> = Object.create(null)
  for (const [name, member] of Object.entries(text)) {
    object[name] = coerce(member, propertySchema(wanted, name), checker)
  }
  return object
}

/** Returns the items of a list. A single text, or an object with members 0, 1, 2 …, is one if the schema wants it. */
function listed(text: Exclude<TextTree, null>, { types, schemas }: AdmittedValues): TextTree[] | undefined {
  if (Array.isArray(text)) return text
  if (!types.has('array')) return undefined
  const others = [...types].filter((type) => type !== 'array' && type !== 'null')
  if (typeof text === 'string') {
    if (others.length > 0) return undefined
    const [delimiter] = schemas.flatMap((schema) => innerDelimiterOf(schema) ?? [])
    return text === '' ? [] : delimiter === undefined ? [text] : text.split(delimiter)
  }
  const names = Object.keys(text)
  if (others.includes('object') || !names.every((name) => /^\d+$/.test(name))) return undefined
  return names.sort((one, other) => Number(one) - Number(other)).map((name) => text[name]!)
}

/**
 * Readers of text as a value of a type; undefined where it is none. To teach standin another spelling, add it here.
 */
const spellings: [type: string, read: (text: string) => unknown][] = [
  ['null', (text) => (text === 'null' || text === '' ? null : undefined)],
  ['boolean', (text) => (text === 'true' ? true : text === 'false' ? false : undefined)],
  ['integer', (text) => (/^-?(?:0|[1-9]\d*)$/.test(text) ? wholeOf(text) : undefined)],
  ['number', (text) => (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? finite(text) : undefined)]
]

function scalar(text: string, schema: Schema, { types }: AdmittedValues, checker: Checker): unknown {
  for (const [type, read] of spellings) {
    const value = types.has(type) ? read(text) : undefined
    // If the schema takes text too, text that looks like another type may be just text.
    if (value !== undefined && (!types.has('string') || (checker.fits(schema, value, 'request') && text !== '')))
      return value
  }
  return text
}

/**
 * Reads an object or list without a style of its own as JSON, which many clients send. A list may also be one text that
 * looks like JSON, so it has to fit.
 */
function asJson(text: string, schema: Schema, { types }: AdmittedValues, checker: Checker): unknown {
  const isObject = text.startsWith('{') && types.has('object')
  const isList = text.startsWith('[') && types.has('array')
  if (types.has('string') || !(isObject || isList)) return undefined
  const reading = readJson(text)
  if ('malformed' in reading) return undefined
  return isObject || checker.fits(schema, reading.value, 'request') ? reading.value : undefined
}

function wholeOf(text: string): number | bigint | undefined {
  return finite(text) === undefined ? undefined : integerOf(text)
}

function finite(text: string): number | undefined {
  const number = Number(text)
  return Number.isFinite(number) ? number : undefined
}
