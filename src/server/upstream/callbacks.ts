/** The callbacks of an operation, sent once its answer has left. */
import { finished } from 'node:stream'
import { isJson } from '../../contract/media-types.ts'
import { headersByName } from '../../control/matching/request-view.ts'
import { isObject } from '../../document/json/is-object.ts'
import type { Outbound } from '../../outgoing/callbacks.ts'
import type { Occasion } from '../../outgoing/expression.ts'
import { bufferOf } from '../../reply/wire.ts'
import { parseJson } from '../../schema/meaning/json-values.ts'
import { type Exchange, mockUrlOf } from '../exchange/exchange.ts'
import type { OperationPlan } from '../exchange/operation-plan.ts'
import type { Outgoing } from '../sending/send.ts'

/** Adds the callbacks of an operation to its answer. An answer that refuses, or breaks the connection, has none. */
export function withCallbacks(exchange: Exchange, outgoing: Outgoing): Outgoing {
  const { plan } = exchange
  if (plan === undefined || plan.callbacks.length === 0) return outgoing
  if (outgoing.status >= 400 || outgoing.fault !== undefined) return outgoing
  const after = () => {
    outgoing.after?.()
    finished(exchange.response, () => {
      for (const callback of plan.callbacks) void send(exchange, plan, outgoing, callback)
    })
  }
  return { ...outgoing, after }
}

async function send(
  exchange: Exchange,
  { document: { contract, checker }, ...plan }: OperationPlan,
  outgoing: Outgoing,
  callback: Outbound
): Promise<void> {
  const [{ deliver }, { urlOf }] = await Promise.all([
    import('../../outgoing/deliver.ts'),
    import('../../outgoing/expression.ts')
  ])
  const { world, server, path, query } = exchange
  const occasion = occasionOf(exchange, outgoing, plan.pathParameters(path))
  const [asked, answered] = [occasion.request.body(), occasion.response.body()]
  const known = { ...(isObject(asked) ? asked : {}), ...(isObject(answered) ? answered : {}) }
  const seed = `${server.settings.seed} ${callback.operationId} ${callback.name} ${path} ${query}`
  await deliver(
    world,
    callback,
    urlOf(callback.expression as string, occasion),
    { contract, checker, seed, known },
    { allowed: server.settings.allowCallbacks }
  )
}

function occasionOf(
  { raw, method, url, query, entry, body: asked }: Exchange,
  { status, head, body }: Outgoing,
  path: Record<string, string>
): Occasion {
  const none = () => undefined
  const headers = headersByName(head)
  const type = headers.get('content-type')?.[0]
  return {
    url: `${mockUrlOf(raw)}${url}`,
    method,
    status,
    request: {
      header: (name) => raw.headers[name]?.toString(),
      query: (name) => new URLSearchParams(query).get(name) ?? undefined,
      path: (name) => path[name],
      body: () => asked ?? jsonIn(entry.body?.toString())
    },
    response: {
      header: (name) => headers.get(name)?.[0],
      query: none,
      path: none,
      body: () => (type !== undefined && isJson(type) ? jsonIn(bufferOf(body).toString()) : undefined)
    }
  }
}

/** Returns the value of JSON; undefined for other text. */
function jsonIn(text: string | undefined): unknown {
  try {
    return text && parseJson(text)
  } catch {
    return undefined
  }
}
