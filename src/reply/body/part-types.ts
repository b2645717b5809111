/** The media types of the parts of multipart bodies (OpenAPI 3.1, Encoding Object). */
import { essence, isJson } from '../../contract/media-types.ts'
import type { MediaType, Schema, SchemaObject } from '../../document/openapi.ts'
import { usualTypes } from '../../generate/binary/file-types.ts'
import { encodingOf } from '../../request/forms.ts'
import { itemSchema, propertySchema, type ResolveSchema, wantedBy } from '../../schema/views/schema-types.ts'

/** Returns the media type of a part by the member or item that it is. */
export type PartType = (name: string, value: unknown) => string

const octets = 'application/octet-stream'

/** Returns the types of a body's parts: as `encoding` has it, as the schema says, else by the value. */
export function partTypesOf(media: MediaType | undefined, resolve: ResolveSchema): PartType {
  const whole = wantedBy(media?.schema ?? true, resolve)
  const known = new Map<string, string | undefined>()
  return (name, value) => {
    if (!known.has(name)) {
      const own =
        /^\d+$/.test(name) && whole.properties.size === 0
          ? itemSchema(whole, Number(name))
          : propertySchema(whole, name)
      known.set(name, written(media, name) ?? spoken(own, resolve))
    }
    const type = known.get(name) ?? usualOf(value)
    return /^text\/[^;]*$/.test(type) ? `${type}; charset=utf-8` : type
  }
}

const usualOf = (value: unknown): string =>
  Buffer.isBuffer(value) ? octets : typeof value === 'object' ? 'application/json' : 'text/plain'

/** Returns true for a part whose bytes are no text. */
export const isFile = (type: string): boolean =>
  !isJson(type) && !/^(text|multipart|message)\/|[/+]xml$|urlencoded$/.test(essence(type))

function written(media: MediaType | undefined, name: string): string | undefined {
  const [first] = ((media && encodingOf(media, name)?.contentType) ?? '').split(',')
  const type = essence(first as string)
  if (type === '') return undefined
  return type.includes('*') ? (usualTypes[`${type.split('/')[0]}/*`] ?? octets) : (first as string).trim()
}

function spoken(schema: Schema, resolve: ResolveSchema): string | undefined {
  const wanted = wantedBy(schema, resolve)
  const one = wanted.types.has('array') ? wantedBy(itemSchema(wanted, 0), resolve) : wanted
  const find = (keyword: keyof SchemaObject) => one.schemas.find((part) => typeof part[keyword] === 'string')?.[keyword]
  // An encoded value is a text.
  if (find('contentEncoding') !== undefined) return undefined
  return (find('contentMediaType') as string | undefined) ?? (find('format') === 'binary' ? octets : undefined)
}
