/** The member of a row that its path names. */
import type { Schema } from '../../document/openapi.ts'
import type { SchemaLookup } from '../../schema/merged-view.ts'
import { bare, nounOf, usualKeys, wordsOf } from './names.ts'
import { innerOf, solid } from './places.ts'

/** What tells the rows of a collection apart. */
export interface Key {
  /** The path's parameter that names a row; undefined where no path names one. */
  parameter: string | undefined
  /** The members that lead to the key in a row: `id`, or `attributes`, `slug`; undefined where rows do not show it. */
  property: string[] | undefined
  /** The members that hold the key where a view has another name for it: `applicationId` of a row with `id`. */
  aliases?: string[][]
  /** The other member that the path takes: the slug of `{id_or_slug}`. */
  other?: string[]
  /** `integer` where the row or the path has a number: the `id` of JSON:API is a text, and its path may take numbers. */
  type: 'integer' | 'string'
  /** The schema that new keys fit. */
  schema: Schema
}

/** The key at every member that holds it. */
export const keyed = ({ property, aliases = [] }: Key, value: unknown): [string[], unknown][] =>
  property === undefined ? [] : [property, ...aliases].map((path) => [path, value])

/** The members that a text in the path may name, the likelier first: `{id_or_slug}` takes a number for the id. */
export function membersNamed({ property, other }: Key, text: string): string[][] {
  if (property === undefined) return []
  if (other === undefined) return [property]
  const isIdentifier = /^\d+$|^[0-9a-f-]{32,36}$/i.test(text)
  return isIdentifier === /id$/i.test(property.at(-1) as string) ? [property, other] : [other, property]
}

/** Finds the key of rows by the parameter of the path of one. `forced` names the property where the document says so. */
export function keyOf(
  schemas: SchemaLookup,
  row: Schema,
  parameter: string | undefined,
  parameterSchema: Schema | undefined,
  noun: string,
  forced?: string
): Key {
  const { properties = {} } = solid(schemas, row)
  // Kubernetes' objects have their names in `metadata`, JSON:API's slugs are attributes.
  const inner = [
    innerOf(schemas, row) ?? [],
    Object.keys(properties).filter((name) => /^meta(data)?$/i.test(name))
  ].flat()
  const found =
    forced !== undefined
      ? [forced]
      : (named(Object.keys(properties), []) ??
        inner
          .map((name) => named(Object.keys({ ...solid(schemas, properties[name]).properties }), [name]))
          .find((path) => path !== undefined))
  const schema = found === undefined ? parameterSchema : schemaAt(found)
  const types = [typeOf(schema), typeOf(parameterSchema)]
  const type = types.includes('integer') ? 'integer' : 'string'
  const other = found === undefined || parameter === undefined ? undefined : otherOf(parameter, found)
  return { parameter, property: found, ...(other === undefined ? {} : { other }), type, schema: schema ?? { type } }

  /** `{id_or_slug}` takes two members. */
  function otherOf(parameter: string, property: string[]): string[] | undefined {
    const words = wordsOf(parameter)
    const last = words.at(-1) as string
    if (!words.includes('or')) return undefined
    const outer = property.slice(0, -1)
    const siblings = Object.keys({ ...solid(schemas, outer.length === 0 ? row : schemaAt(outer)).properties })
    const name = siblings.find((one) => bare(one) === last || bare(one) === nounOf(noun) + last)
    return name === undefined || name === property.at(-1) ? undefined : [...outer, name]
  }

  function named(names: string[], outer: string[]): string[] | undefined {
    const fits = (name: string) => isScalar(schemaAt([...outer, name])) && agrees(schemaAt([...outer, name]))
    const name = parameter === undefined ? usual(names, fits) : byParameter(names, fits, parameter)
    return name === undefined ? undefined : [...outer, name]
  }

  function byParameter(names: string[], fits: (name: string) => boolean, wanted: string): string | undefined {
    const words = wordsOf(wanted)
    const last = (words.at(-1) as string).replace(/^identifier$/, 'id')
    // `{name_or_id}` is a name first.
    const first = words.includes('or') ? words[words.indexOf('or') - 1] : undefined
    const called = (one: string) => names.find((name) => bare(name) === one && fits(name))
    return (
      called(bare(wanted)) ??
      (first === undefined ? undefined : called(first)) ??
      // Beside `id`, another member that ends the name refers to another thing.
      (last === 'id' ? called('id') : undefined) ??
      names
        .filter((name) => words.join(' ').endsWith(` ${wordsOf(name).join(' ')}`) && fits(name))
        .sort((one, other) => other.length - one.length)[0] ??
      // `{name}` of a thing, and its `thing_name`.
      called(nounOf(noun) + bare(wanted)) ??
      (words.length === 1 || usualKeys.includes(last) ? usual(names, fits) : undefined)
    )
  }

  function usual(names: string[], fits: (name: string) => boolean): string | undefined {
    const own = ['id', 'uuid', 'key', 'name'].map((word) => nounOf(noun) + word)
    for (const key of [...usualKeys.slice(0, 5), ...own, ...usualKeys.slice(5), nounOf(noun)]) {
      const name = names.find((one) => bare(one) === key && fits(one))
      if (name !== undefined) return name
    }
    const [only, ...others] = names.filter(fits)
    if (only === undefined || others.length > 0) return undefined
    return /(id|key|slug)$/.test(bare(only)) && wordsOf(only).length <= 2 ? only : undefined
  }

  function schemaAt(path: string[]): Schema | undefined {
    return path.reduce<Schema | undefined>((schema, name) => solid(schemas, schema).properties?.[name], row)
  }

  function typeOf(schema: Schema | undefined): Key['type'] | undefined {
    const types = [solid(schemas, schema).type ?? []].flat()
    return types.includes('integer') || types.includes('number')
      ? 'integer'
      : types.includes('string')
        ? 'string'
        : undefined
  }

  function isScalar(schema: Schema | undefined): boolean {
    const { type, properties, items } = solid(schemas, schema)
    return (
      properties === undefined &&
      items === undefined &&
      ![type].flat().some((one) => one === 'object' || one === 'array' || one === 'boolean')
    )
  }

  /** An integer in the path is no text in the row; a text in the path may be a number in the row. */
  function agrees(schema: Schema | undefined): boolean {
    const path = typeOf(parameterSchema)
    if (path === 'integer') return typeOf(schema) !== 'string' || solid(schemas, schema).format === undefined
    const restricted = solid(schemas, parameterSchema)
    const loose = restricted.format === undefined && restricted.pattern === undefined
    return (
      path === undefined || typeOf(schema) !== 'integer' || (loose && /(?<!uu|gu)id|number/i.test(parameter as string))
    )
  }
}
