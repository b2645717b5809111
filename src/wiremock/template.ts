/** Templates in what a stub sends, by Handlebars, which is loaded when a stub first asks for it. */
import { createRequire } from 'node:module'
import type { Answer, HeaderList, ProxyTo } from '../control/answer.ts'
import { problemAt } from '../control/matching/control-problem.ts'
import { writeJson } from '../control/matching/exact-json.ts'
import { isObject, type Members } from '../control/matching/fields.ts'
import type { RequestView } from '../control/matching/request-view.ts'
import type { Random } from '../control/random.ts'
import { uuidOf } from '../control/stubs.ts'
import { pointer } from '../document/pointer.ts'
import { helpers } from './helpers/all.ts'
import { type Helper, type Root, readable, withHidden } from './helpers/arguments.ts'
import { headersIn, listed } from './helpers/named-values.ts'
import { checks } from './helpers/written-arguments.ts'

const require = createRequire(import.meta.url)

/** Fills in a template. */
export type Fill = (context: object) => string

/** As in Java's Handlebars, what a block's own context does not know is looked up around it (compat). */
const options = { noEscape: true, knownHelpersOnly: true, compat: true }

/** The helpers that a template may call, Handlebars' own among them. */
const words = [...Object.keys(helpers), 'if', 'unless', 'each', 'with', 'lookup', 'log'].sort().join(', ')

let engine: ReturnType<typeof engineOf> | undefined

function engineOf() {
  const library = require('handlebars') as Handlebars
  const handlebars = library.create()
  const knownHelpers = Object.fromEntries(Object.keys(helpers).map((name) => [name, true]))
  return { handlebars, Visitor: library.Visitor, all: { ...options, knownHelpers } as CompileOptions }
}

type Handlebars = typeof import('handlebars')
type CompileOptions = NonNullable<Parameters<typeof import('handlebars')['compile']>[1]>

/** Compiles a template. Throws a ControlProblem where it cannot be read, or calls a helper that is not known. */
export function fillOf(text: string, at: string): Fill {
  if (!text.includes('{{')) return () => text
  engine ??= engineOf()
  const source = text.replaceAll(/\{\{.*?\}\}/gs, bracketed)
  try {
    engine.handlebars.precompile(source, engine.all)
    const used = checkCalls(engine.Visitor, engine.handlebars.parse(source))
    const fill = engine.handlebars.compile(source, engine.all)
    // Handlebars wraps every helper that it is given anew for each call, so it is given few.
    return (context) => fill(context, { helpers: used as Record<string, never> })
  } catch (error) {
    const { message } = error as Error
    const [, unknown] = /unknown helper (.*) - \d+:\d+$/.exec(message) ?? []
    throw problemAt(
      at,
      unknown === undefined
        ? `the template cannot be used: ${message}`
        : `there is no helper "${unknown}"; there is ${words}`
    )
  }
}

/** Returns the helpers that a template calls. Throws an Error for the first argument that one of them cannot take. */
function checkCalls(Visitor: Handlebars['Visitor'], template: hbs.AST.Program): Record<string, Helper> {
  const used: Record<string, Helper> = {}
  const visit = (call: Call) => {
    const name = nameOf(call)
    if (Object.hasOwn(helpers, name)) used[name] = helpers[name] as Helper
    checkCall(name, call)
  }
  class Calls extends Visitor {
    override MustacheStatement(call: hbs.AST.MustacheStatement): void {
      visit(call)
      super.MustacheStatement(call)
    }

    override BlockStatement(call: hbs.AST.BlockStatement): void {
      visit(call)
      super.BlockStatement(call)
    }

    override SubExpression(call: hbs.AST.SubExpression): void {
      visit(call)
      super.SubExpression(call)
    }
  }
  new Calls().accept(template)
  return used
}

type Call = hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression

const nameOf = ({ path }: Call): string => String((path as hbs.AST.PathExpression).original)

function checkCall(name: string, { params, hash }: Call): void {
  const own = Object.hasOwn(checks, name) ? checks[name] : undefined
  if (own === undefined) return
  const named = (hash?.pairs ?? []).map(({ key, value }) => [key, value] as const)
  for (const [key, argument] of [...params.entries(), ...named]) {
    if (argument.type !== 'StringLiteral') continue
    try {
      own[key]?.((argument as hbs.AST.StringLiteral).value)
    } catch (error) {
      throw new Error(`${name}: ${(error as Error).message}`)
    }
  }
}

/** Java's Handlebars reads `query.q.1`, where JavaScript's wants `query.q.[1]`. */
const bracketed = (call: string): string => call.replaceAll(/(?<=[\w\]])(?<!\d)\.(\d+)(?=[\s.)}])/g, '.[$1]')

/** Compiles the templates of a response: each text of a `jsonBody` by itself, so that it stays JSON whatever is filled in. */
export function templateOf(answer: Answer, response: Members, at: string): NonNullable<Answer['template']> {
  const { transformerParameters = {}, jsonBody } = response
  const headers = answer.headers.map(([name, value]) => [name, fillOf(value, pointer(at, 'headers', name))] as const)
  const body = jsonBody === undefined ? undefined : jsonOf(jsonBody, pointer(at, 'jsonBody'))
  const { proxy } = answer
  const proxied = proxy && proxyOf(proxy, at)
  const text = typeof response.body === 'string' ? fillOf(response.body, pointer(at, 'body')) : undefined
  return (view, variables, random) => {
    const context = contextOf(view, variables, random, transformerParameters as Members)
    return {
      headers: headers.map(([name, fill]): HeaderList[number] => [name, fill(context)]),
      body: body !== undefined ? writeJson(body(context)) : text !== undefined ? text(context) : answer.body,
      proxy: proxied?.(context)
    }
  }
}

function proxyOf(proxy: ProxyTo, at: string): (context: object) => ProxyTo {
  const baseUrl = fillOf(proxy.baseUrl, pointer(at, 'proxyBaseUrl'))
  const headers = proxy.headers.map(
    ([name, value]) => [name, fillOf(value, pointer(at, 'additionalProxyRequestHeaders', name))] as const
  )
  return (context) => ({
    ...proxy,
    baseUrl: baseUrl(context).replace(/\/$/, ''),
    headers: headers.map(([name, fill]): HeaderList[number] => [name, fill(context)])
  })
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

/** Returns the names that templates can use. */
export function contextOf(
  view: RequestView,
  variables: Record<string, string>,
  random: Random,
  parameters: Members = {}
): TemplateContext {
  const request = requestIn(view, variables)
  return withHidden(
    { request, parameters },
    {
      random,
      // The body was read for matchers already.
      readJson: (text: string) => {
        const body = view.body()
        return body?.text === text ? body.json()?.value : readable(text)
      }
    }
  ) as TemplateContext
}

/** The names that templates can use, and the members that helpers need besides. */
interface TemplateContext extends Root {
  request: object
  parameters: Members
}

/** Members of `request`. To let templates speak of something else, add it here. */
const requestMembers: Record<string, (view: RequestView, variables: Record<string, string>) => unknown> = {
  id: (view) => uuidOf(view.id),
  method: (view) => view.method,
  url: (view) => view.url,
  scheme: () => 'http',
  host: (view) => view.host().name,
  port: (view) => view.host().port,
  baseUrl: (view) => new URL(`http://${view.host().name}:${view.host().port}`).origin,
  clientIp: (view) => view.clientIp,
  path: (view, variables) => pathIn(view.path, variables),
  pathSegments: (view, variables) => pathIn(view.path, variables),
  query: (view) => listed(view.query()),
  headers: (view) => headersIn(view.headers()),
  cookies: (view) => listed(view.cookies()),
  formData: (view) => listed(view.form()),
  body: (view) => view.body()?.text ?? '',
  bodyAsBase64: (view) => view.body()?.bytes().toString('base64') ?? ''
}

/** The request as templates see it; each member is worked out when a template asks for it. */
function requestIn(view: RequestView, variables: Record<string, string>): object {
  const made: Record<string, unknown> = {}
  const memberOf = (name: string | symbol): unknown => {
    if (typeof name !== 'string' || !Object.hasOwn(requestMembers, name)) return undefined
    made[name] ??= requestMembers[name]?.(view, variables)
    return made[name]
  }
  return new Proxy(made, {
    get: (_, name) => memberOf(name),
    getOwnPropertyDescriptor: (_, name) => ({
      value: memberOf(name),
      enumerable: true,
      configurable: true,
      writable: true
    }),
    ownKeys: () => Object.keys(requestMembers)
  })
}

/** The path: as text, by its segments, and by the variables of its template. */
function pathIn(path: string, variables: Record<string, string>): object {
  const segments = path
    .split('/')
    .slice(1)
    .map((segment) => decodeURIComponent(segment))
  const named = Object.entries(variables).map(([key, value]) => [key, decodeURIComponent(value)])
  return withHidden(Object.fromEntries([...segments.entries(), ...named]), {
    toString: () => decodeURIComponent(path)
  })
}
