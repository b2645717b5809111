/** Completions of JSON by its schema. */
import { type Place, placeAt } from './json-text.ts'
import type { PlainSchema } from './types.ts'

/** A text that can stand at the cursor. */
export interface Suggestion {
  /** The text of the whole token. */
  text: string
  /** A word on it: a type, or that it is required. */
  note: string
}

export interface Completion {
  /** The part of the text that a suggestion replaces. */
  from: number
  suggestions: Suggestion[]
}

const most = 8

/** Returns completions at a cursor; undefined if there are none. */
export function completionAt(text: string, cursor: number, schema: PlainSchema | undefined): Completion | undefined {
  const place = schema === undefined ? undefined : placeAt(text, cursor)
  if (place === undefined) return undefined
  const within = place.path.reduce(inside, schema)
  const level = place.kind === 'name' ? within : inside(within, place.member ?? '0')
  const all = place.kind === 'name' ? names(level, place) : values(level)
  const typed = place.typed.replace(/^"/, '').toLowerCase()
  const suggestions = all.filter((one) => one.text.replace(/^"/, '').toLowerCase().startsWith(typed)).slice(0, most)
  return suggestions.length === 0 ? undefined : { from: place.from, suggestions }
}

/** Returns the schema of a member or element. */
const inside = (schema: PlainSchema | undefined, name: string): PlainSchema | undefined =>
  schema?.items ?? ownOf(schema?.properties, name)

const ownOf = (all: Record<string, PlainSchema> | undefined, name: string): PlainSchema | undefined =>
  all !== undefined && Object.hasOwn(all, name) ? all[name] : undefined

function names(schema: PlainSchema | undefined, { names: there }: Place): Suggestion[] {
  const required = new Set(schema?.required)
  return Object.entries(schema?.properties ?? {})
    .filter(([name]) => !there.includes(name))
    .sort(([one], [other]) => Number(required.has(other)) - Number(required.has(one)))
    .map(([name, one]) => ({
      text: `${JSON.stringify(name)}: `,
      note: [typeText(one), required.has(name) ? 'required' : ''].filter(Boolean).join(', ')
    }))
}

/** Writes the type of a schema: `string (date-time)`, `draft | live`. */
export function typeText({ type, format, enum: values }: PlainSchema): string {
  if (values !== undefined) return values.slice(0, 4).map(String).join(' | ') + (values.length > 4 ? ' | …' : '')
  const types = [type ?? 'any'].flat().join(' or ')
  return format === undefined ? types : `${types} (${format})`
}

function values(schema: PlainSchema | undefined): Suggestion[] {
  if (schema === undefined) return []
  const known = schema.enum ?? (schema.const === undefined ? [] : [schema.const])
  const types = [schema.type ?? []].flat()
  const usual = types.includes('boolean') ? [true, false] : []
  const given = schema.default === undefined ? [] : [schema.default]
  const all = new Set([...given, ...known, ...usual, ...(types.includes('null') ? [null] : [])])
  return [...all].map((one) => ({ text: JSON.stringify(one), note: '' }))
}
