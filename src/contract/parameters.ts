import { isObject } from '../document/json/is-object.ts'
import type { ParameterObject } from '../document/openapi.ts'
import { listFormatOf } from '../document/versions/delimiters.ts'
import type { ContractContext, Parameter } from './operation.ts'
import { type LocatedValue, objectAt } from './resolve.ts'
import type { ServedPath } from './resource-names.ts'

/** Header parameters that OpenAPI ignores, since other fields describe them (Parameter Object, `name`). */
const ignoredHeaders = new Set(['accept', 'content-type', 'authorization'])
const places = new Set(['path', 'query', 'header', 'cookie', 'querystring'])

type Holder = { parameters?: unknown }

/**
 * Returns the reader of an operation's parameters. Its arguments are the operation and its path items, nearest first,
 * each with its pointer, then the path and the names in it. An operation's parameter overrides the path item's of the
 * same place and name (OpenAPI 3.1, section 4.8.10). Names without a declaration become strings.
 */
export function parameterReader({ resolve, report }: ContractContext) {
  const known = new Map<object, Parameter | undefined>()

  const read = (object: ParameterObject, at: string): Parameter | undefined => {
    if (known.has(object)) return known.get(object)
    const whole = typeof object.name === 'string' && places.has(object.in)
    if (!whole) report(at, 'a parameter needs a `name`, and an `in` that is one of path, query, header, cookie')
    const parameter = whole ? parameterOf(object, at) : undefined
    known.set(object, parameter)
    return parameter
  }

  const listed = (list: unknown, at: string): Parameter[] => {
    if (!Array.isArray(list)) return []
    const parameters: Parameter[] = []
    for (let index = 0; index < list.length; index++) {
      const found = objectAt(resolve, list[index], `${at}/parameters/${index}`)
      // Reading the document has reported a broken reference.
      const parameter = 'value' in found ? read(found.value as unknown as ParameterObject, found.at) : undefined
      if (parameter !== undefined) parameters.push(parameter)
    }
    return parameters
  }

  return (holders: LocatedValue<Holder>[], served: ServedPath, names: string[]): Parameter[] => {
    const { path, made, replaced } = served
    const parameters: Parameter[] = []
    for (const holder of holders) {
      const overriding = parameters.length
      for (const parameter of listed(holder.value.parameters, holder.at)) {
        const { name, at } = parameter
        const twin = parameters.findIndex((other) => same(other, parameter))
        if (parameter.in === 'header' && ignoredHeaders.has(name.toLowerCase())) continue
        if (parameter.in === 'path' && replaced.includes(name)) continue
        if (parameter.in === 'path' && !names.includes(name)) {
          report(at, `the path parameter ${JSON.stringify(name)} does not occur in ${path}; it is ignored`)
        } else if (twin === -1) parameters.push(parameter)
        else if (twin >= overriding) {
          report(at, `the parameter ${JSON.stringify(name)} in ${parameter.in} is declared twice; the first one holds`)
        }
      }
    }
    for (const name of names) {
      if (parameters.some((parameter) => parameter.in === 'path' && parameter.name === name)) continue
      const at = holders[0]!.at
      if (!made.includes(name))
        report(at, `the path parameter ${JSON.stringify(name)} of ${path} is not declared; it is taken as a string`)
      parameters.push(parameterOf({ name, in: 'path', required: true, schema: { type: 'string' } }, at))
    }
    return parameters
  }
}

/** Tells whether two parameters are the same: header names have no case (RFC 9110, section 5.1). */
function same(one: Parameter, other: Parameter): boolean {
  if (one.in !== other.in) return false
  return one.name === other.name || (one.in === 'header' && one.name.toLowerCase() === other.name.toLowerCase())
}

export function parameterOf(object: ParameterObject, at: string): Parameter {
  const { name, content } = object
  const place = object.in
  const format = listFormatOf(object)
  const style =
    format ??
    (typeof object.style === 'string' ? object.style : place === 'path' || place === 'header' ? 'simple' : 'form')
  const media = isObject(content) ? Object.keys(content)[0] : undefined
  // `Prefer` never makes a request invalid (RFC 7240, section 2), and standin has preferences of its own.
  const free = place === 'header' && name.toLowerCase() === 'prefer'
  const schema = free ? true : media === undefined ? object.schema : content?.[media]?.schema
  const parameter: Parameter = {
    name,
    in: place,
    required: object.required === true || place === 'path',
    style,
    explode: typeof object.explode === 'boolean' ? object.explode : style === 'form' || style === 'cookie',
    schema: schema ?? true,
    object,
    at
  }
  if (media !== undefined) parameter.content = media
  return parameter
}
