/** Reads the parameters of a request, in path, query, headers and cookies, into values and violations. */

import type { Parameter, ParameterValues } from '../contract/contract.ts'
import type { Schema } from '../document/openapi.ts'
import { pointer } from '../document/places/pointer.ts'
import { parseJson } from '../schema/meaning/json-values.ts'
import type { Checker, Violation } from '../schema/validator.ts'
import { takes, wantedBy } from '../schema/views/schema-types.ts'
import { bareRecord, emptyRecord } from './bare-record.ts'
import { coerce, type TextTree } from './coerce.ts'
import { cookiesOf } from './cookies.ts'
import { formDecoded, lenient, type Pairs, percentDecoded, queryPairs, splitPairs, Undecodable } from './percent.ts'
import { pairsStyles, type Styled, textStyles } from './styles.ts'

export interface SentParameters {
  /** path parameters by name, **not yet percent-decoded** (path-values.ts cuts them out of a path) */
  path: Record<string, string>
  /** the query as it stands in the URL, without the question mark */
  query: string
  /** the pairs of the query, if it is split already */
  pairs?: Pairs | undefined
  /** header fields by lower-case name */
  headers: Record<string, string | string[] | undefined>
}

/** Reads parameters. The records of values have no prototype. */
export type ReadParameters = (sent: SentParameters) => { values: ParameterValues; violations: Violation[] }

/**
 * Returns the function that reads and checks parameters (OpenAPI 3.1, Parameter Object). Text is read by style and
 * schema. Undocumented parameters are ignored. Unreadable text is a violation; nothing is thrown. `template` is the
 * query of the operation's path template.
 */
export function valuesReader(parameters: Parameter[], checker: Checker, template = ''): ReadParameters {
  const taken = new Set(parameters.filter((one) => one.in === 'query').map((one) => one.name))
  const steps = parameters.map((parameter) => stepOf(parameter, checker, taken))
  const places = new Set(parameters.map(placeOf))
  const wantsQuery = parameters.some((one) => one.in === 'query')
  const written = [...splitPairs(template, '&', formDecoded)]

  return (sent) => {
    const values = { ...noValues }
    for (const place of places) values[place] = bareRecord()
    const violations: Violation[] = []
    const request: Request = {
      sent,
      query: wantsQuery ? unwritten(sent.pairs ?? queryPairs(sent.query), written) : nothing,
      cookies: places.has('cookie') ? cookiesOf(sent.headers.cookie) : nothing
    }
    for (const step of steps) step(request, values, violations)
    return { values, violations }
  }
}

/** Copied for each request: V8 makes a literal old at once if its copies often live long, as in the journal. */
const noValues: ParameterValues = { path: emptyRecord, query: emptyRecord, header: emptyRecord, cookie: emptyRecord }

/** Removes a copy of the template (`?q={q}`) from the query if the parameter was sent beside it. */
function unwritten(pairs: Pairs, written: [name: string, values: string[]][]): Pairs {
  for (const [name, copied] of written) {
    const values = pairs.get(name) ?? []
    const own = values.filter((value) => !copied.includes(lenient(value, formDecoded)))
    if (values.length > 1) pairs.set(name, own.length > 0 ? own : values.slice(0, 1))
  }
  return pairs
}

/** A request, with the data that all its parameters share. */
interface Request {
  sent: SentParameters
  query: Pairs
  cookies: Pairs
}

type Step = (request: Request, values: ParameterValues, violations: Violation[]) => void
type ReadOne = (request: Request) => unknown

const nothing: Pairs = new Map()

/** Returns the place of a parameter among the values. The whole query counts as a query parameter. */
const placeOf = (parameter: Parameter): keyof ParameterValues =>
  parameter.in === 'querystring' ? 'query' : parameter.in

function stepOf(parameter: Parameter, checker: Checker, taken: ReadonlySet<string>): Step {
  const { name, required, schema } = parameter
  const place = placeOf(parameter)
  const at = pointer('', name)
  const again = parameter.content === undefined ? encodedReader(parameter, checker, taken) : undefined
  const read =
    parameter.content === undefined
      ? patient(styledReader(parameter, checker, taken), again)
      : mediaReader(parameter, checker)
  const free = isAnyString(schema) && parameter.content === undefined
  const emptyIsFine = parameter.object?.allowEmptyValue === true
  const mayBeUnseen = isSpread(parameter, checker)

  return (request, values, violations) => {
    try {
      const value = read(request)
      if (value === undefined) {
        if (!required) return
        const empty = {}
        if (mayBeUnseen && checker.fits(schema, empty, 'request')) values[place][name] = empty
        else violations.push({ in: place, at, message: 'is required', keyword: 'required' })
        return
      }
      values[place][name] = value
      if (free || (emptyIsFine && value === '')) return
      const found = checker.check(schema, value, 'request')
      if (found.length === 0) return
      const other = again?.(request)
      if (other !== undefined && checker.fits(schema, other, 'request')) values[place][name] = other
      else for (const violation of found) violations.push({ ...violation, in: place, at: at + violation.at })
    } catch (error) {
      if (!(error instanceof Undecodable)) throw error
      violations.push({ in: place, at, message: error.message, keyword: error.keyword })
    }
  }
}

/** Returns true if each member of an object is a query parameter, so that an empty object is not sent at all. */
const isSpread = (
  { in: place, style, explode, schema, content }: Parameter,
  { schemaOrAny: resolve }: Checker
): boolean => {
  const { types } = wantedBy(schema, resolve)
  return (
    place === 'query' && style === 'form' && explode && content === undefined && types.has('object') && types.size === 1
  )
}

/** Keywords that do not restrict a string. */
const remarks = new Set(['type', 'title', 'description', 'example', 'examples', 'default', 'deprecated'])

function isAnyString(schema: Schema): boolean {
  return typeof schema === 'object' && schema.type === 'string' && Object.keys(schema).every((key) => remarks.has(key))
}

/** Finders of a parameter's text, by place. Header fields sent twice are one list (RFC 9110, section 5.3). */
const texts: Record<Parameter['in'], (name: string) => (request: Request) => string | undefined> = {
  path:
    (name) =>
    ({ sent: { path } }) =>
      Object.hasOwn(path, name) ? path[name] : undefined,
  query:
    (name) =>
    ({ query }) =>
      query.get(name)?.[0],
  querystring:
    () =>
    ({ sent }) =>
      sent.query === '' ? undefined : sent.query,
  header: (name) => {
    const lower = name.toLowerCase()
    return ({ sent: { headers } }) => {
      const sent = Object.hasOwn(headers, lower) ? headers[lower] : undefined
      return Array.isArray(sent) ? sent.join(',') : sent
    }
  },
  cookie:
    (name) =>
    ({ cookies }) =>
      cookies.get(name)?.[0]
}

/** Decoders by place. Header fields are not percent-encoded. Cookies may be. */
const decoders: Record<Parameter['in'], (text: string) => string> = {
  path: percentDecoded,
  query: formDecoded,
  querystring: percentDecoded,
  header: (text) => text.trim(),
  cookie: (text) => lenient(text, percentDecoded)
}

function styledReader(parameter: Parameter, checker: Checker, taken: ReadonlySet<string>): ReadOne {
  const { name, explode, schema, style } = parameter
  const place = parameter.in
  const wanted = wantedBy(schema, checker.schemaOrAny)
  const styled: Styled = { name, explode, wanted, decode: decoders[place] }
  const isText = wanted.types.size === 1 && wanted.types.has('string')
  const holds = takes(wanted, 'array') || takes(wanted, 'object')
  // An empty segment is a list or an object without members, an empty header field may be a text, too. Any other value
  // was not sent.
  const mayBeEmpty = place === 'path' ? !isText && holds : place !== 'header' || holds || takes(wanted, 'string')
  const value = (text: TextTree | undefined) =>
    text === undefined || (isText && typeof text === 'string') ? text : coerce(text, schema, checker)

  if (place === 'query' || place === 'cookie') {
    const read = own(pairsStyles, style) ?? pairsStyles.form!
    return ({ query, cookies }) => value(read(place === 'query' ? query : cookies, styled, taken))
  }
  const take = texts[place](name)
  const read = own(textStyles, style) ?? textStyles.simple!
  return (request) => {
    const text = take(request)
    return text === undefined || (text === '' && !mayBeEmpty) ? undefined : value(read(text, styled))
  }
}

/** Returns a reader of lists with encoded commas (`a%2Cb`); undefined for parameters that are no such lists. */
function encodedReader(parameter: Parameter, checker: Checker, taken: ReadonlySet<string>): ReadOne | undefined {
  const { name, explode, in: place } = parameter
  if (explode || (place !== 'query' && place !== 'path')) return undefined
  const read = styledReader(parameter, checker, taken)
  const take = texts[place](name)
  return (request) => {
    const text = take(request) ?? ''
    const plain = text.replaceAll(/%2C/gi, ',')
    if (plain === text) return undefined
    return read({ ...request, sent: { ...request.sent, path: { [name]: plain } }, query: new Map([[name, [plain]]]) })
  }
}

/** Returns a reader that reads a text again with its delimiters decoded, if it cannot be read as it was sent. */
const patient =
  (read: ReadOne, again: ReadOne | undefined): ReadOne =>
  (request) => {
    try {
      return read(request)
    } catch (error) {
      const other = again?.(request)
      if (other === undefined) throw error
      return other
    }
  }

const own = <T>(table: Record<string, T>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

type ReadMedia = (text: string, decode: (text: string) => string, schema: Schema, checker: Checker) => unknown

/** Readers of parameters described by `content`; other media types are text. To teach standin another, add it here. */
const medias: [fits: RegExp, ReadMedia][] = [
  [
    /[/+]json\s*(?:;|$)/i,
    (text, decode, schema, checker) => {
      const decoded = decode(text)
      const { types } = wantedBy(schema, checker.schemaOrAny)
      // Clients send a text without the quotes that JSON demands.
      const isText = types.has('string') && !types.has('object')
      try {
        const value = parseJson(decoded)
        return isText && !checker.fits(schema, value, 'request') ? decoded : value
      } catch {
        if (isText) return decoded
        throw new Undecodable('is not valid JSON', 'malformed')
      }
    }
  ],
  [
    /^application\/x-www-form-urlencoded\s*(?:;|$)/i,
    (text, _decode, schema, checker) => {
      const form: { [name: string]: TextTree } = Object.create(null)
      for (const [name, values] of splitPairs(text, '&', formDecoded)) {
        form[name] = values.length === 1 ? formDecoded(values[0]!) : values.map(formDecoded)
      }
      return coerce(form, schema, checker)
    }
  ],
  [/./, (text, decode) => decode(text)]
]

function mediaReader(parameter: Parameter, checker: Checker): ReadOne {
  const { name, schema, content = '' } = parameter
  const take = texts[parameter.in](name)
  const decode = decoders[parameter.in]
  const read = medias.find(([fits]) => fits.test(content))?.[1]
  return (request) => {
    const text = take(request)
    return text === undefined || !read ? text : read(text, decode, schema, checker)
  }
}

/** Returns the names of the parameters that were sent, whatever their values. */
export function namesSent(parameters: Parameter[], sent: Omit<SentParameters, 'path'>): string[] {
  let keys: string[] | undefined
  const queryKeys = () => {
    keys ??= [...(sent.pairs ?? queryPairs(sent.query)).keys()]
    return keys
  }
  return parameters.filter((one) => wasSent[one.in](one.name, sent, queryKeys)).map(({ name }) => name)
}

type WasSent = (name: string, sent: Omit<SentParameters, 'path'>, queryKeys: () => string[]) => boolean

const wasSent: Record<Parameter['in'], WasSent> = {
  path: () => true,
  query: (name, { query }, queryKeys) =>
    mayName(query, name) && queryKeys().some((key) => key === name || key.startsWith(`${name}[`)),
  querystring: (_name, { query }) => query !== '',
  header: (name, { headers }) => headers[name.toLowerCase()] !== undefined,
  cookie: (name, { headers }) => cookiesOf(headers.cookie).has(name)
}

/** Returns false if a query certainly lacks a name. It may hold any name if it has encoded characters (`%`, `+`). */
const mayName = (query: string, name: string): boolean =>
  query.includes(name) || query.includes('%') || query.includes('+')
