/** Makes a first OpenAPI document of recorded traffic. */
import { STATUS_CODES } from 'node:http'
import { essence, isJson } from '../contract/media-types.ts'
import { isObject } from '../document/json/is-object.ts'
import type { Document, MediaType, OperationObject, ParameterObject, Schema } from '../document/openapi.ts'
import { pointer } from '../document/places/pointer.ts'
import { put } from '../schema/meaning/json-values.ts'
import { answersThing } from './actions.ts'
import { apiExchangesOf } from './api-exchanges.ts'
import { type Exchange, jsonIn, nameOf } from './exchange.ts'
import { operationIdOf, schemaNameOf } from './names.ts'
import { type PathParameter, type Placed, type Template, templatesOf } from './path-templates.ts'
import { describeSent, type Sent, sentIn } from './request-bodies.ts'
import { headersSeen } from './response-headers.ts'
import { createSchemes, type Schemes } from './security-schemes.ts'
import { fits, listIn, nounFor, planted, type ThingPlace, wrapperIn } from './thing-places.ts'
import { type Guess, nothingSeen, type Seen, schemaOf, see, seeText, shown, textSchema } from './value-schemas.ts'

export interface Inferred {
  document: Document
  operations: number
  /** A line for each guess: a JSON pointer into the document, and the reason. */
  guesses: string[]
  /** A line for each exchange that is no part of the document. */
  left: string[]
}

/** An exchange with its place among the paths. */
interface Call extends Placed {
  exchange: Exchange
}

interface Templated extends Template<Call> {
  /** True for an action that answers the thing above it. */
  acts: boolean
}

type Path = Pick<Templated, 'segments'> & { acts?: boolean }

/** The parts of a document in the making. */
interface Draft {
  schemes: Schemes
  /** The schemas that have a name, by what was seen of them. */
  named: Map<Seen, string>
  /** The things of collections, by the paths of these. */
  things: Map<string, Seen>
  errors: Seen | undefined
  /** The media type of errors for things that are not there. */
  missing: string | undefined
  /** The schemas of requests, which wait until their things are known. */
  sent: Sent[]
  ids: Set<string>
  /** The parameters whose guess is said. Paths below a parameter share it. */
  guessed: Set<PathParameter>
  guess: (at: string, message: string) => void
}

/** Returns a document that describes the exchanges of one API. It holds no value of a credential. */
export function infer(recorded: readonly Exchange[]): Inferred {
  const { origin, base, exchanges, left } = apiExchangesOf(recorded)
  const guesses: string[] = []
  const guess = (at: string, message: string) => void guesses.push(`${at}: ${message}`)
  if (base !== '') guess('/servers/0', `${base} is above all paths`)
  const calls = exchanges.map((exchange): Call => {
    const { method, status, path } = exchange
    return { method, status, segments: path.slice(base.length + 1).split('/'), value: jsonIn(exchange), exchange }
  })
  const all = templatesOf(calls)
  const byPath = new Map(all.map((template) => [pathOf(template), template]))
  const above = ({ segments }: Path) => byPath.get(pathOf({ segments: segments.slice(0, -1) }))
  const templates = all.flatMap((template): Templated[] => {
    const collection = isSingle(template) ? above(template) : template
    const there = collection && isAnswered(collection) ? template.requests : requestsOf(template, left)
    return there.length === 0 ? [] : [{ ...template, requests: there, acts: answersThing(template, above(template)) }]
  })
  const draft: Draft = {
    schemes: createSchemes(exchanges),
    named: new Map(),
    things: new Map(),
    errors: errorsOf(templates),
    missing: missingOf(templates),
    sent: [],
    ids: new Set(),
    guessed: new Set(),
    guess
  }
  nameSchemas(templates, draft)
  const paths: Record<string, Record<string, unknown>> = {}
  for (const template of templates) put(paths, pathOf(template), itemOf(template, draft))
  describeSent(draft.sent)
  const schemas = [...draft.named].flatMap(([seen, name]): [string, Schema][] => {
    if (seen.count === 0) return []
    const at = pointer('/components/schemas', name)
    return [[name, schemaOf(seen, draft.named, guessBelow(at, guess))]]
  })
  const securitySchemes = draft.schemes.objects()
  for (const { at, message } of draft.schemes.guesses()) guess(at, message)
  const title = origin.replace(/^https?:\/\//, '') || 'API'
  const document: Document = {
    openapi: '3.1.0',
    info: { title, version: '1.0.0' },
    ...(origin === '' && base === '' ? {} : { servers: [{ url: `${origin}${base}` }] }),
    paths,
    components: {
      ...(schemas.length === 0 ? {} : { schemas: Object.fromEntries(schemas) }),
      ...(securitySchemes === undefined ? {} : { securitySchemes })
    }
  }
  return { document, operations: draft.ids.size, guesses, left }
}

const isSingle = ({ segments }: Path): boolean => typeof segments.at(-1) === 'object'

const collectionOf = (path: Path): Path => {
  if (isSingle(path)) return { segments: path.segments.slice(0, -1) }
  return path.acts ? { segments: path.segments.slice(0, -2) } : path
}

const thingOf = (path: Path, { things }: Draft): Seen | undefined => things.get(pathOf(collectionOf(path)))

const isAnswered = ({ requests }: Template<Call>): boolean => requests.some(({ status }) => status < 300)

/** Leaves out the methods of a path that were never there. */
function requestsOf({ requests }: Template<Call>, left: string[]): Call[] {
  const there = new Set(requests.filter(({ status }) => status !== 404 && status !== 405).map(({ method }) => method))
  return requests.filter(({ method, exchange }) => {
    if (!there.has(method)) left.push(`left out ${nameOf(exchange)}: no answer says that there is such a thing`)
    return there.has(method)
  })
}

const guessBelow =
  (at: string, guess: Draft['guess']): Guess =>
  (below, message) =>
    guess(pointer(at, ...below), message)

const pathOf = ({ segments }: Path): string =>
  `/${segments.map((one) => (typeof one === 'string' ? one.replaceAll(/[{}]/g, encodeURIComponent) : `{${one.name}}`)).join('/')}`

/** Returns what all error bodies have in common, if they are objects with a member in common. */
function errorsOf(templates: readonly Templated[]): Seen | undefined {
  const bodies = templates.flatMap(({ requests }) =>
    requests.filter(({ status, value }) => status >= 400 && value !== undefined).map(({ value }) => value)
  )
  const [first] = bodies
  if (!isObject(first) || !bodies.every(isObject)) return undefined
  return Object.keys(first).some((name) => bodies.every((one) => Object.hasOwn(one as object, name)))
    ? nothingSeen()
    : undefined
}

/** Returns the media type of errors that say that a thing is not there. */
function missingOf(templates: readonly Templated[]): string | undefined {
  const calls = templates.filter(isSingle).flatMap(({ requests }) => requests)
  const missing = calls.find(({ status, value }) => status === 404 && isObject(value))
  return missing && essence(missing.exchange.type)
}

/** Names the schemas of things, which lists and single things share, and of errors. */
function nameSchemas(templates: readonly Templated[], { things, named, errors }: Draft): void {
  const taken = new Set<string>()
  const give = (seen: Seen, segments: Templated['segments'], usual: string) => {
    const name = schemaNameOf(segments, usual, taken)
    taken.add(name)
    named.set(seen, name)
  }
  const keys = new Map<string, string>()
  for (const template of templates) {
    const parameter = template.segments.at(-1)
    if (typeof parameter === 'object') keys.set(pathOf(collectionOf(template)), parameter.name)
  }
  for (const template of templates) {
    const collection = collectionOf(template)
    const key = pathOf(collection)
    if (collection.segments.length === 0 || things.has(key)) continue
    if (!template.requests.some((call) => placeOf(call, template) !== undefined)) continue
    const thing = nothingSeen(keys.get(key))
    things.set(key, thing)
    give(thing, collection.segments, 'Thing')
  }
  if (errors !== undefined) give(errors, [], 'Error')
}

/** Returns the place of the things in an answer; undefined if it has none. */
function placeOf({ method, status, value }: Call, template: Path): ThingPlace | undefined {
  if (status >= 300) return undefined
  const noun = nounFor(collectionOf(template).segments)
  const single = isSingle(template)
  if (single ? /^(?:GET|PUT|PATCH)$/.test(method) : method === 'POST')
    return isObject(value) ? { path: wrapperIn(value, noun), list: false } : undefined
  if (method !== 'GET' || single) return undefined
  const path = listIn(value, noun)
  return path && { path, list: true }
}

function itemOf(template: Templated, draft: Draft): Record<string, unknown> {
  const path = pathOf(template)
  const at = pointer('/paths', path)
  const varying = template.segments.filter((one) => typeof one === 'object')
  for (const [index, parameter] of varying.entries()) {
    const { values, why, name } = parameter
    if (draft.guessed.has(parameter)) continue
    draft.guessed.add(parameter)
    draft.guess(pointer(at, 'parameters', String(index)), `{${name}} stands for ${shown(values)}, since ${why}`)
  }
  const methods = [...new Set(template.requests.map(({ method }) => method))]
  const operations = methods.map((method) => [method.toLowerCase(), operationOf(method, template, draft)])
  return {
    ...(varying.length === 0 ? {} : { parameters: varying.map(parameterOf) }),
    ...Object.fromEntries(operations)
  }
}

function parameterOf({ name, values, known }: PathParameter): ParameterObject {
  const seen = nothingSeen()
  for (const value of known.length > 0 ? known : values) seeText(seen, value)
  return { name, in: 'path', required: true, schema: textSchema(seen) as Schema }
}

function operationOf(method: string, template: Templated, draft: Draft): OperationObject {
  const calls = template.requests.filter((call) => call.method === method)
  const at = pointer('/paths', pathOf(template), method.toLowerCase())
  const isList = calls.some((call) => placeOf(call, template)?.list === true)
  const operationId = operationIdOf(method, template.segments, isList, draft.ids)
  draft.ids.add(operationId)
  const parameters = queryOf(calls, draft)
  const requestBody = requestBodyOf(calls, thingOf(template, draft), at, draft)
  const statuses = [...new Set(calls.map(({ status }) => status))].sort((one, other) => one - other)
  const responses = statuses.map((status): [string, unknown] => [
    String(status),
    responseOf(
      calls.filter((call) => call.status === status),
      template,
      pointer(at, 'responses', String(status)),
      draft
    )
  ])
  const thing = draft.named.get(thingOf(template, draft) as Seen)
  if (method === 'GET' && isSingle(template) && thing !== undefined && !statuses.some(isGood)) {
    draft.guess(pointer(at, 'responses', '200'), 'a single thing is as in the list, since only errors were answered')
    const schema = { $ref: `#/components/schemas/${thing}` }
    responses.unshift(['200', { description: 'OK', content: { 'application/json': { schema } } }])
  }
  if (isSingle(template) && draft.missing !== undefined && draft.errors !== undefined && !statuses.includes(404)) {
    draft.guess(pointer(at, 'responses', '404'), 'a thing that is not there is 404, as elsewhere')
    const schema = { $ref: `#/components/schemas/${draft.named.get(draft.errors)}` }
    responses.push(['404', { description: 'Not Found', content: { [draft.missing]: { schema } } }])
  }
  const security = draft.schemes.of(calls.map(({ exchange }) => exchange))
  return {
    operationId,
    ...(security === undefined ? {} : { security }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: Object.fromEntries(responses) as OperationObject['responses'] & object
  }
}

const isGood = (status: number): boolean => status < 300

function queryOf(calls: readonly Call[], { schemes }: Draft): ParameterObject[] {
  const byName = new Map<string, { seen: Seen; several: boolean }>()
  for (const { exchange } of calls) {
    const query = new URLSearchParams(exchange.query)
    for (const name of new Set(query.keys())) {
      if (name === '' || schemes.isCredential(name)) continue
      const known = byName.get(name) ?? { seen: nothingSeen(), several: false }
      byName.set(name, known)
      const values = query.getAll(name)
      known.several ||= values.length > 1
      for (const value of values) seeText(known.seen, value)
    }
  }
  return [...byName].map(([name, { seen, several }]) => {
    const schema = textSchema(seen) as Schema
    return { name, in: 'query', schema: several ? { type: 'array', items: schema } : schema }
  })
}

/** Returns true for a status of a request whose body was good. A conflict is with other things. */
const isTaken = (status: number): boolean => status < 400 || status === 409

function requestBodyOf(
  calls: readonly Call[],
  thing: Seen | undefined,
  at: string,
  draft: Draft
): OperationObject['requestBody'] {
  const [{ method }] = calls as [Call]
  const sent = calls.flatMap(({ exchange, status }) =>
    exchange.sent !== undefined && isTaken(status)
      ? { type: essence(exchange.sent.type) || 'application/octet-stream', body: exchange.sent }
      : []
  )
  if (sent.length === 0) return undefined
  const content: Record<string, MediaType> = {}
  for (const type of new Set(sent.map((one) => one.type))) {
    const bodies = sent.filter((one) => one.type === type).map(({ body }) => body)
    const guess = guessBelow(pointer(at, 'requestBody', 'content', type, 'schema'), draft.guess)
    const media: MediaType = {}
    put(content, type, media)
    const read = sentIn(type, bodies)
    if (read === undefined) media.schema = { type: /^multipart\//.test(type) ? 'object' : 'string' }
    else draft.sent.push({ ...read, media, isChange: method === 'PATCH', thing, guess })
  }
  const always = sent.length === calls.filter(({ status }) => isTaken(status)).length
  return { ...(always ? { required: true } : {}), content }
}

function responseOf(calls: readonly Call[], template: Templated, at: string, draft: Draft): unknown {
  const [{ status }] = calls as [Call]
  const headers = headersSeen(calls.map(({ exchange }) => exchange.headers))
  const head = {
    description: STATUS_CODES[status] ?? `Status ${status}`,
    ...(headers === undefined ? {} : { headers })
  }
  const full = calls.filter(({ exchange: { body, type } }) => type !== '' && body !== undefined && body.length > 0)
  if (full.length === 0) return head
  const content: Record<string, MediaType> = {}
  for (const type of new Set(full.map(({ exchange }) => essence(exchange.type)))) {
    const same = full.filter(({ exchange }) => essence(exchange.type) === type)
    const place = guessBelow(pointer(at, 'content', type, 'schema'), draft.guess)
    put(content, type, { schema: isJson(type) ? jsonSchema(same, template, place, draft) : plainSchema(type) })
  }
  return { ...head, content }
}

const plainSchema = (type: string): Schema =>
  /^text\/|[/+]xml$|yaml|ndjson/.test(type) ? { type: 'string' } : { type: 'string', contentMediaType: type }

function jsonSchema(calls: readonly Call[], template: Templated, guess: Guess, draft: Draft): Schema {
  const whole = nothingSeen()
  const [{ status }] = calls as [Call]
  const thing = thingOf(template, draft)
  const values = calls.map(({ value }) => value)
  const place = calls.map((call) => placeOf(call, template)).find((one) => one !== undefined)
  let root = whole
  if (status >= 400 && draft.errors !== undefined) root = draft.errors
  else if (place !== undefined && thing !== undefined && fits(values, place)) root = planted(whole, place, thing)
  for (const { value, exchange } of calls) {
    if (value !== undefined) see(root, value, `${exchange.path}?${exchange.query}`)
  }
  const name = draft.named.get(root)
  return name === undefined ? schemaOf(root, draft.named, guess) : { $ref: `#/components/schemas/${name}` }
}
