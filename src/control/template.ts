/** Templates in what a stub sends, by Handlebars, which is loaded when a stub first asks for it. */
import { createRequire } from 'node:module'
import { pointer } from '../contract/pointer.ts'
import type { Answer, HeaderList } from './answer.ts'
import type { Draw } from './draws.ts'
import { isObject, type Members } from './fields.ts'
import { helpers } from './helpers.ts'
import { writeJson } from './match/json.ts'
import type { Seen, Values } from './match/seen.ts'
import { unfit } from './refusal.ts'

const require = createRequire(import.meta.url)

/** Fills in a template. */
export type Fill = (context: object) => string

const options = { noEscape: true, knownHelpersOnly: true }

let engine: ReturnType<typeof engineOf> | undefined

function engineOf() {
  const handlebars = (require('handlebars') as typeof import('handlebars')).create()
  handlebars.registerHelper(helpers as never)
  const knownHelpers = Object.fromEntries(Object.keys(helpers).map((name) => [name, true]))
  return { handlebars, all: { ...options, knownHelpers } as CompileOptions }
}

type CompileOptions = NonNullable<Parameters<typeof import('handlebars')['compile']>[1]>

/** Compiles a template. Throws a Refusal where it cannot be read, or calls a helper that is not known. */
export function fillOf(text: string, at: string): Fill {
  if (!text.includes('{{')) return () => text
  engine ??= engineOf()
  const source = text.replaceAll(/\{\{.*?\}\}/gs, bracketed)
  try {
    engine.handlebars.precompile(source, engine.all)
  } catch (error) {
    throw unfit(at, `the template cannot be read: ${(error as Error).message}`)
  }
  return engine.handlebars.compile(source, engine.all)
}

/** Java's Handlebars reads `query.q.1`, where JavaScript's wants `query.q.[1]`. */
const bracketed = (call: string): string => call.replaceAll(/(?<=[\w\]])(?<!\d)\.(\d+)(?=[\s.)}])/g, '.[$1]')

/** Compiles the templates of a response: each text of a `jsonBody` by itself, so that it stays JSON whatever is filled in. */
export function templateOf(answer: Answer, response: Members, at: string): NonNullable<Answer['template']> {
  const { transformerParameters = {}, jsonBody } = response
  const headers = answer.headers.map(([name, value]) => [name, fillOf(value, pointer(at, 'headers', name))] as const)
  const body = jsonBody === undefined ? undefined : jsonOf(jsonBody, pointer(at, 'jsonBody'))
  const text = typeof response.body === 'string' ? fillOf(response.body, pointer(at, 'body')) : undefined
  return (seen, variables, draw) => {
    const context = contextOf(seen, variables, draw, transformerParameters as Members)
    return {
      headers: headers.map(([name, fill]): HeaderList[number] => [name, fill(context)]),
      body: body !== undefined ? writeJson(body(context)) : text !== undefined ? text(context) : answer.body
    }
  }
}

function jsonOf(value: unknown, at: string): (context: object) => unknown {
  if (typeof value === 'string') return fillOf(value, at)
  if (Array.isArray(value)) {
    const items = value.map((item, index) => jsonOf(item, pointer(at, index)))
    return (context) => items.map((item) => item(context))
  }
  if (!isObject(value)) return () => value
  const members = Object.entries(value).map(
    ([name, member]) => [fillOf(name, at), jsonOf(member, pointer(at, name))] as const
  )
  return (context) => Object.fromEntries(members.map(([name, member]) => [name(context), member(context)]))
}

/** What templates speak of. */
export function contextOf(
  seen: Seen,
  variables: Record<string, string>,
  draw: Draw,
  parameters: Members = {}
): { request: object; parameters: Members; draw: Draw } {
  const segments = seen.path
    .split('/')
    .slice(1)
    .map((segment) => decodeURIComponent(segment))
  const { name, port } = seen.host()
  const path = said(
    decodeURIComponent(seen.path),
    [...segments.entries()],
    Object.entries(variables).map(([key, value]) => [key, decodeURIComponent(value)])
  )
  const request = {
    id: '',
    method: seen.method,
    url: seen.url,
    scheme: 'http',
    host: name,
    port,
    baseUrl: new URL(`http://${name}:${port}`).origin,
    clientIp: seen.clientIp,
    path,
    pathSegments: path,
    query: listed(seen.query()),
    headers: { ...listed(seen.headers()), ...listed(seen.headers(), capitalized) },
    cookies: listed(seen.cookies()),
    formData: listed(seen.form()),
    body: seen.body()?.text ?? '',
    bodyAsBase64: seen.body()?.bytes().toString('base64') ?? ''
  }
  return { request, parameters, draw }
}

/** A text that has members: as itself where it is put into text. */
function said(text: string, ...members: [name: string | number, value: string][][]): object {
  const object = Object.fromEntries(members.flat())
  return Object.defineProperty(object, 'toString', { value: () => text })
}

/** Values by name: the first where one is put into text, all by their number. */
function listed(values: Values, rename = (name: string) => name): object {
  return Object.fromEntries(
    [...values].map(([name, all]) => [
      rename(name),
      all.length === 1 ? all[0] : said(all[0] as string, [...all.entries()])
    ])
  )
}

/** `x-request-id` as most people write it. */
const capitalized = (name: string): string => name.replaceAll(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase())
