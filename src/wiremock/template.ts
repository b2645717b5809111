/** Templates in what a stub sends, by Handlebars, which is loaded when a stub first asks for it. */
import { createRequire } from 'node:module'
import type { Answer, HeaderList } from '../control/answer.ts'
import { problemAt } from '../control/matching/control-problem.ts'
import { writeJson } from '../control/matching/exact-json.ts'
import { isObject, type Members } from '../control/matching/fields.ts'
import type { RequestView } from '../control/matching/request-view.ts'
import type { Random } from '../control/random.ts'
import { uuidOf } from '../control/stubs.ts'
import { pointer } from '../document/pointer.ts'
import { helpers } from './helpers/all.ts'
import { withHidden } from './helpers/arguments.ts'
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
  handlebars.registerHelper(helpers as never)
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
    checkArguments(engine.Visitor, engine.handlebars.parse(source))
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
  return engine.handlebars.compile(source, engine.all)
}

/** Throws an Error for the first written-out argument that its helper cannot take. */
function checkArguments(Visitor: Handlebars['Visitor'], template: hbs.AST.Program): void {
  class Arguments extends Visitor {
    override MustacheStatement(call: hbs.AST.MustacheStatement): void {
      checkCall(call)
      super.MustacheStatement(call)
    }

    override BlockStatement(call: hbs.AST.BlockStatement): void {
      checkCall(call)
      super.BlockStatement(call)
    }

    override SubExpression(call: hbs.AST.SubExpression): void {
      checkCall(call)
      super.SubExpression(call)
    }
  }
  new Arguments().accept(template)
}

type Call = hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression

function checkCall({ path, params, hash }: Call): void {
  const name = 'original' in path ? String(path.original) : ''
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
  const baseUrl = proxy && fillOf(proxy.baseUrl, pointer(at, 'proxyBaseUrl'))
  const sent = proxy?.headers.map(
    ([name, value]) => [name, fillOf(value, pointer(at, 'additionalProxyRequestHeaders', name))] as const
  )
  const text = typeof response.body === 'string' ? fillOf(response.body, pointer(at, 'body')) : undefined
  return (view, variables, random) => {
    const context = contextOf(view, variables, random, transformerParameters as Members)
    return {
      headers: headers.map(([name, fill]): HeaderList[number] => [name, fill(context)]),
      body: body !== undefined ? writeJson(body(context)) : text !== undefined ? text(context) : answer.body,
      proxy: proxy && {
        ...proxy,
        baseUrl: baseUrl?.(context).replace(/\/$/, '') ?? '',
        headers: sent?.map(([name, fill]): HeaderList[number] => [name, fill(context)]) ?? []
      }
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
  view: RequestView,
  variables: Record<string, string>,
  random: Random,
  parameters: Members = {}
): { request: object; parameters: Members; random: Random } {
  const segments = view.path
    .split('/')
    .slice(1)
    .map((segment) => decodeURIComponent(segment))
  const { name, port } = view.host()
  const path = withHidden(
    Object.fromEntries([
      ...segments.entries(),
      ...Object.entries(variables).map(([key, value]) => [key, decodeURIComponent(value)])
    ]),
    { toString: () => decodeURIComponent(view.path) }
  )
  const request = {
    id: uuidOf(view.id),
    method: view.method,
    url: view.url,
    scheme: 'http',
    host: name,
    port,
    baseUrl: new URL(`http://${name}:${port}`).origin,
    clientIp: view.clientIp,
    path,
    pathSegments: path,
    query: listed(view.query()),
    headers: headersIn(view.headers()),
    cookies: listed(view.cookies()),
    formData: listed(view.form()),
    body: view.body()?.text ?? '',
    bodyAsBase64: view.body()?.bytes().toString('base64') ?? ''
  }
  return { request, parameters, random }
}
