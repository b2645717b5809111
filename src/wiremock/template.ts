/** Templates in the answers of stubs. */

import { writeExactJson } from '../control/matching/exact-json.ts'
import type { Members } from '../control/matching/fields.ts'
import type { HeaderList, ProxyTo, StubAnswer } from '../control/stubs/stub-answer.ts'
import { isObject } from '../document/json/is-object.ts'
import { pointer } from '../document/places/pointer.ts'
import { type Mentions, noMentions } from './mentions.ts'
import { contextOf } from './template-context.ts'
import { fillOf, isTemplate } from './template-engine.ts'

/** Compiles the templates of a response. Each text of a `jsonBody` is a template, so that the body stays JSON. */
export function templateOf(answer: StubAnswer, response: Members, at: string): NonNullable<StubAnswer['template']> {
  const { transformerParameters = {}, jsonBody } = response
  const mentions = noMentions()
  const headers = headersFiller(answer.headers, pointer(at, 'headers'), mentions)
  const body = jsonBody === undefined ? undefined : jsonOf(jsonBody, pointer(at, 'jsonBody'), mentions)
  const { proxy } = answer
  const proxied = proxy && proxyOf(proxy, at, mentions)
  const file =
    answer.bodyFile === undefined ? undefined : fillOf(answer.bodyFile, pointer(at, 'bodyFileName'), mentions)
  const text = typeof response.body === 'string' ? fillOf(response.body, pointer(at, 'body'), mentions) : undefined
  return (view, variables, random) => {
    const context = contextOf(view, variables, random, mentions, transformerParameters as Members)
    return {
      headers: headers(context),
      body: body !== undefined ? writeExactJson(body(context)) : text !== undefined ? text(context) : answer.body,
      proxy: proxied?.(context),
      bodyFile: file?.(context),
      fill: (written) => {
        const named = noMentions()
        const filled = fillOf(written, '', named)
        return filled(contextOf(view, variables, random, named, transformerParameters as Members))
      }
    }
  }
}

/** Compiles the templates of headers. Without templates, each call returns the same list. */
export function headersFiller(headers: HeaderList, at: string, mentions: Mentions): (context: object) => HeaderList {
  if (!headers.some(([, value]) => isTemplate(value))) return () => headers
  const fills = headers.map(([name, value]) => [name, fillOf(value, pointer(at, name), mentions)] as const)
  return (context) => fills.map(([name, fill]): HeaderList[number] => [name, fill(context)])
}

function proxyOf(proxy: ProxyTo, at: string, mentions: Mentions): (context: object) => ProxyTo {
  const baseUrl = fillOf(proxy.baseUrl, pointer(at, 'proxyBaseUrl'), mentions)
  const headers = headersFiller(proxy.headers, pointer(at, 'additionalProxyRequestHeaders'), mentions)
  return (context) => ({ ...proxy, baseUrl: baseUrl(context).replace(/\/$/, ''), headers: headers(context) })
}

function jsonOf(value: unknown, at: string, mentions: Mentions): (context: object) => unknown {
  if (typeof value === 'string') return fillOf(value, at, mentions)
  if (Array.isArray(value)) {
    const items = value.map((item, index) => jsonOf(item, pointer(at, index), mentions))
    return (context) => items.map((item) => item(context))
  }
  if (!isObject(value)) return () => value
  const members = Object.entries(value).map(
    ([name, member]) => [fillOf(name, at, mentions), jsonOf(member, pointer(at, name), mentions)] as const
  )
  return (context) => Object.fromEntries(members.map(([name, member]) => [name(context), member(context)]))
}
