import { ControlProblem, problemAt } from '../control/matching/control-problem.ts'
import { writeExactJson } from '../control/matching/exact-json.ts'
import {
  bytesAt,
  flagAt,
  itemsAt,
  type Members,
  membersAt,
  onlyKnown,
  textAt,
  wholeAt
} from '../control/matching/fields.ts'
import { type Condition, requestPatternOf } from '../control/matching/request-pattern.ts'
import { limitOf, shareOf } from '../control/stubs/rate-limit.ts'
import type { Step } from '../control/stubs/scenarios.ts'
import type { Stub, StubState } from '../control/stubs/stub.ts'
import { faultNames, type HeaderList, plainAnswer, type StubAnswer } from '../control/stubs/stub-answer.ts'
import { pointer } from '../document/places/pointer.ts'
import { distributionOf } from './distribution.ts'
import { type StandinMetadata, standinMetadataOf } from './standin-metadata.ts'
import { templateOf } from './template.ts'
import { webhooksOf } from './webhook.ts'

const fields = [
  'id',
  'uuid',
  'name',
  'request',
  'response',
  'priority',
  'scenarioName',
  'requiredScenarioState',
  'newScenarioState',
  'metadata',
  'persistent',
  'insertionIndex',
  'postServeActions',
  'serveEventListeners'
]

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Returns true for a UUID, the form that ids have. */
export const isUuid = (text: string): boolean => uuid.test(text)

/** Returns the id that a stub mapping asks for. Throws a ControlProblem for one that is not a UUID. */
export function mappingId(mapping: unknown): string | undefined {
  const members = membersAt(mapping, '')
  for (const name of ['id', 'uuid']) {
    if (members[name] === undefined) continue
    const id = textAt(members[name], `/${name}`)
    if (!isUuid(id)) throw problemAt(`/${name}`, `${JSON.stringify(id)} is no UUID`)
    return id.toLowerCase()
  }
  return undefined
}

/** Compiles a stub mapping. Throws a ControlProblem that points to the first mistake. */
export function stubOf(sent: unknown, id: string): Stub {
  const members = membersAt(sent, '')
  onlyKnown(members, '', fields)
  const request = membersAt(members.request ?? {}, '/request')
  const response = membersAt(members.response ?? {}, '/response')
  const metadata = members.metadata === undefined ? undefined : membersAt(members.metadata, '/metadata')
  const own = standinMetadataOf(metadata?.standin, '/metadata/standin')
  const pattern = requestPatternOf(request, '/request')
  if (own.operationId !== undefined && pattern.url !== undefined) {
    throw problemAt(
      '/metadata/standin/operationId',
      'the request names a URL too; one of them says which requests are meant'
    )
  }
  if (own.code !== undefined && response.status !== undefined) {
    throw problemAt('/metadata/standin/code', 'the response has a status too; one of them says which it is')
  }
  const given = ['body', 'jsonBody', 'base64Body', 'bodyFileName'].find((name) => response[name] !== undefined)
  if (own.patch !== undefined && given !== undefined) {
    throw problemAt('/metadata/standin/patch', `the response has a whole ${given} too, which can say the same itself`)
  }
  const unsent = (['patch', 'example', 'code', 'stream'] as const).find((name) => own[name] !== undefined)
  if (response.proxyBaseUrl !== undefined && unsent !== undefined) {
    throw problemAt(`/metadata/standin/${unsent}`, `${unsent} changes nothing beside a proxyBaseUrl`)
  }
  if (own.upstream) refuseBesideUpstream(response, own)
  if (members.persistent !== undefined) flagAt(members.persistent, '/persistent')
  const answer = answerOf(response, '/response')
  const conditions: Condition[] = [...pattern.conditions, ...own.conditions]
  const { times, always, outsideContract, upstream, code, patch, example, rate, limit, stream, bodyDelay, cutAfter } =
    own
  // A body that comes late, cut or as a stream is the document's, unless there is another.
  const isSentSpecially = stream !== undefined || bodyDelay > 0 || cutAfter !== undefined
  const isUsual =
    [patch, example, code].some((one) => one !== undefined) ||
    (isSentSpecially && given === undefined && response.proxyBaseUrl === undefined)
  const begin = (): StubState => ({
    left: times ?? Number.POSITIVE_INFINITY,
    used: 0,
    share: rate === undefined ? undefined : shareOf(rate),
    limit: limit === undefined ? undefined : limitOf(limit)
  })
  const documented = own.operationId !== undefined || isUsual
  return {
    id,
    name: members.name === undefined ? undefined : textAt(members.name, '/name'),
    mapping: shown(members, request, response, id, documented ? undefined : limit === undefined ? 200 : 429),
    request: { ...pattern, conditions },
    answer: {
      ...answer,
      upstream,
      patch,
      example,
      code,
      documented,
      status: answer.status ?? code ?? (limit !== undefined ? 429 : documented ? undefined : 200),
      stream,
      webhooks: webhooksOf(members),
      bodyDelay,
      cutAfter
    },
    priority: members.priority === undefined ? 5 : wholeAt(members.priority, '/priority', -(2 ** 31), 2 ** 31 - 1),
    scenario: stepOf(members),
    operationId: own.operationId,
    parameters: own.parameters,
    always,
    unchecked: own.unchecked,
    outsideContract,
    untilWritten: own.untilWritten,
    begin,
    ...begin()
  }
}

/** Returns a mapping as the control API shows it: as sent, with id, method and status filled in. */
function shown(members: Members, request: Members, response: Members, id: string, status: number | undefined): Members {
  return {
    ...members,
    id,
    uuid: id,
    request: { ...request, ...(request.method === undefined ? { method: 'ANY' } : {}) },
    response: { ...response, ...(response.status === undefined && status !== undefined ? { status } : {}) }
  }
}

/** Throws a ControlProblem for parts of an answer beside `upstream: true`. Only delays have a meaning there. */
function refuseBesideUpstream(response: Members, own: StandinMetadata): void {
  const of = (['patch', 'example', 'code', 'stream', 'limit', 'bodyDelay', 'cutAfter'] as const).find(
    (name) => own[name]
  )
  if (of !== undefined) throw problemAt(`/metadata/standin/${of}`, `${of} changes nothing beside upstream: true`)
  // Clients of WireMock write 200 where they mean no status.
  const sent = Object.keys(response).find(
    (name) => !/[dD]elay/.test(name) && !(name === 'status' && response.status === 200)
  )
  if (sent !== undefined) throw problemAt(pointer('/response', sent), `${sent} is never sent beside upstream: true`)
}

function stepOf(members: Members): Step | undefined {
  const text = (name: string) => (members[name] === undefined ? undefined : textAt(members[name], `/${name}`))
  const [name, required, next] = [text('scenarioName'), text('requiredScenarioState'), text('newScenarioState')]
  if (name !== undefined) return { name, required, next }
  const state = required !== undefined ? 'requiredScenarioState' : 'newScenarioState'
  if (members[state] !== undefined)
    throw problemAt(`/${state}`, `${state} needs the scenarioName that it is a state of`)
  return undefined
}

/** Readers of the fields of a response. To teach standin another field, add a line here. */
const readers: Record<string, (value: unknown, at: string, answer: StubAnswer) => Partial<StubAnswer>> = {
  status: (value, at) => ({ status: wholeAt(value, at, 200, 599) }),
  statusMessage(value, at) {
    const statusMessage = textAt(value, at)
    if (unsendable.test(statusMessage)) throw problemAt(at, 'a status message has no line breaks')
    return { statusMessage }
  },
  headers: (value, at) => ({ headers: headersOf(value, at) }),
  body: (value, at) => ({ body: textAt(value, at) }),
  jsonBody: (value) => ({ body: writeExactJson(value), isValue: true }),
  base64Body: (value, at) => ({ body: bytesAt(value, at) }),
  bodyFileName: (value, at) => ({ bodyFile: textAt(value, at) }),
  fixedDelayMilliseconds: (value, at, { delay }) => ({
    delay: { ...delay, fixed: wholeAt(value, at, 0, 2 ** 31 - 1) }
  }),
  delayDistribution: (value, at, { delay }) => ({ delay: { ...delay, distribution: distributionOf(value, at) } }),
  chunkedDribbleDelay(value, at) {
    const members = membersAt(value, at)
    onlyKnown(members, at, ['numberOfChunks', 'totalDuration'])
    return {
      dribble: {
        chunks: wholeAt(members.numberOfChunks, pointer(at, 'numberOfChunks'), 1, 1e6),
        ms: wholeAt(members.totalDuration, pointer(at, 'totalDuration'), 0, 2 ** 31 - 1)
      }
    }
  },
  fault(value, at) {
    const fault = faultNames.find((name) => name === value)
    if (fault === undefined)
      throw problemAt(at, `${JSON.stringify(value)} is no fault; there is ${faultNames.join(', ')}`)
    return { fault }
  },
  transformers(value, at) {
    for (const [index, name] of itemsAt(value, at).entries()) {
      if (name !== 'response-template') {
        throw problemAt(
          pointer(at, index),
          `there is no transformer ${JSON.stringify(name)}; there is response-template`
        )
      }
    }
    return {}
  },
  transformerParameters: checked((value, at) => membersAt(value, at)),
  proxyBaseUrl(value, at) {
    const baseUrl = textAt(value, at)
    if (!baseUrl.includes('{{') && !isHttpUrl(baseUrl)) throw problemAt(at, 'a proxy wants an http(s) URL')
    return { proxy: { baseUrl: baseUrl.replace(/\/$/, ''), headers: [], remove: [], prefixToRemove: '' } }
  },
  additionalProxyRequestHeaders: checked(headersOf),
  removeProxyRequestHeaders: checked((value, at) => itemsAt(value, at).map((one) => textAt(one, at))),
  proxyUrlPrefixToRemove: checked(textAt)
}

const isHttpUrl = (text: string): boolean => /^https?:\/\//.test(text) && URL.canParse(text)

/** Fields that need a proxyBaseUrl. */
const ofProxy = ['additionalProxyRequestHeaders', 'removeProxyRequestHeaders', 'proxyUrlPrefixToRemove']

/** Makes a reader that only checks: `answerOf` uses the value. */
function checked(check: (value: unknown, at: string) => unknown): (value: unknown, at: string) => Partial<StubAnswer> {
  return (value, at) => {
    check(value, at)
    return {}
  }
}

const hints = {
  fromConfiguredStub: 'it is said in answers only'
}

function answerOf(response: Members, at: string): StubAnswer {
  onlyKnown(response, at, Object.keys(readers), hints)
  const bodies = ['body', 'jsonBody', 'base64Body', 'bodyFileName'].filter((name) => response[name] !== undefined)
  if (bodies.length > 1) throw problemAt(pointer(at, bodies[1] as string), `${bodies.join(' and ')} are both given`)
  let answer = { ...plainAnswer }
  for (const [name, value] of Object.entries(response)) {
    answer = { ...answer, ...readers[name]?.(value, pointer(at, name), answer) }
  }
  answer.isUntyped = !answer.headers.some(([name]) => name.toLowerCase() === 'content-type')
  if (answer.isValue && answer.isUntyped) answer.headers = [...answer.headers, ['Content-Type', 'application/json']]
  const [proxied] = ofProxy.filter((name) => response[name] !== undefined)
  if (answer.proxy === undefined) {
    if (proxied !== undefined) throw problemAt(pointer(at, proxied), `${proxied} needs a proxyBaseUrl`)
  } else {
    const { additionalProxyRequestHeaders = {}, removeProxyRequestHeaders = [], proxyUrlPrefixToRemove = '' } = response
    answer.proxy.headers = headersOf(additionalProxyRequestHeaders, at)
    answer.proxy.remove = (removeProxyRequestHeaders as string[]).map((name) => name.toLowerCase())
    answer.proxy.prefixToRemove = proxyUrlPrefixToRemove as string
  }
  const asked = Array.isArray(response.transformers) && response.transformers.length > 0
  if (answer.proxy !== undefined) {
    // Clients of WireMock write 200 where they mean no status.
    const unsent = [...bodies, 'statusMessage', ...(response.status === 200 ? [] : ['status'])]
    const own = unsent.find((name) => response[name] !== undefined)
    if (own !== undefined) throw problemAt(pointer(at, own), `${own} is never sent beside a proxyBaseUrl`)
    if (!asked && !isHttpUrl(answer.proxy.baseUrl)) {
      throw problemAt(pointer(at, 'proxyBaseUrl'), 'a template wants "transformers": ["response-template"] beside it')
    }
  }
  return asked ? { ...answer, template: templateOf(answer, response, at) } : answer
}

const unsendable = /(?!\t)\p{Cc}/u
const token = /^[\w!#$%&'*+.^`|~-]+$/

function headersOf(value: unknown, at: string): HeaderList {
  return Object.entries(membersAt(value, at)).flatMap(([name, given]) => {
    const place = pointer(at, name)
    if (!token.test(name)) throw problemAt(place, `${JSON.stringify(name)} cannot be the name of a header`)
    const values = Array.isArray(given) ? given : [given]
    return values.map((one): [string, string] => {
      const text = textAt(one, place)
      if (unsendable.test(text)) throw problemAt(place, 'the value of a header has no line breaks')
      return [name, text]
    })
  })
}

/** Puts a prefix before the pointers of a refusal, for a mapping inside a larger body. */
export function within<Made>(prefix: string, make: () => Made): Made {
  try {
    return make()
  } catch (error) {
    const { status, errors } = error as ControlProblem
    throw new ControlProblem(
      status,
      errors.map((one) => ({ ...one, source: { pointer: prefix + one.source?.pointer } }))
    )
  }
}
