import { flagAt, type Members, membersAt, numberAt, onlyKnown, textAt, wholeAt } from '../control/matching/fields.ts'
import { matcherOf } from '../control/matching/operators.ts'
import { type Condition, conditionOf } from '../control/matching/request-pattern.ts'
import { type RequestView, textSubject } from '../control/matching/request-view.ts'
import { pointer } from '../document/places/pointer.ts'
import { type StreamOptions, streamNumbers } from '../reply/body/stream-options.ts'

/** The part of a stub mapping for standin alone, in `metadata.standin`. WireMock's clients pass it on. */
export interface StandinMetadata {
  /** The operation, in place of a URL. */
  operationId: string | undefined
  /** The path parameters that the stub has conditions on. */
  parameters: string[]
  conditions: Condition[]
  times: number | undefined
  always: boolean
  unchecked: boolean
  outsideContract: boolean
  /** True: it answers until the rows of the world are changed. */
  untilWritten: boolean
  /** True: the real API of the server answers. */
  upstream: boolean
  /** Merged over the usual body. */
  patch: unknown
  example: string | undefined
  code: number | undefined
  /** The share of the requests that the stub answers. */
  rate: number | undefined
  /** The number of requests per minute that pass before the stub answers. */
  limit: number | undefined
  /** The settings of a stream of events. */
  stream: StreamOptions | undefined
  /** Milliseconds between the head and the body. */
  bodyDelay: number
  /** The bytes of the body after which the connection is cut. */
  cutAfter: number | undefined
}

const names = [
  'operationId',
  'parameters',
  'times',
  'patch',
  'example',
  'code',
  'outsideContract',
  'untilWritten',
  'upstream',
  'always',
  'unchecked',
  'rate',
  'limit',
  'stream',
  'bodyDelay',
  'cutAfter'
]

/** Reads `metadata.standin`. Throws a ControlProblem. */
export function standinMetadataOf(value: unknown, at: string): StandinMetadata {
  const members: Members = value === undefined || value === null ? {} : membersAt(value, at)
  onlyKnown(members, at, names)
  const { operationId, times, example, code, rate, limit, bodyDelay, cutAfter } = members
  const place = pointer(at, 'parameters')
  const conditions = Object.entries(membersAt(members.parameters ?? {}, place)).map(([name, one]): Condition => {
    const given = typeof one === 'string' || typeof one === 'number' ? { equalTo: String(one) } : one
    const { test } = matcherOf(given, pointer(place, name))
    const sent = ({ parameters }: RequestView) => parameters?.[name]
    return conditionOf(
      `parameter ${name}`,
      (view) => sent(view) !== undefined && test(textSubject(sent(view) as string)),
      { matcher: given, sent }
    )
  })
  return {
    operationId: operationId === undefined ? undefined : textAt(operationId, pointer(at, 'operationId')),
    parameters: Object.keys(membersAt(members.parameters ?? {}, place)),
    conditions,
    times: times === undefined ? undefined : wholeAt(times, pointer(at, 'times'), 1, 2 ** 31 - 1),
    always: flagAt(members.always ?? false, pointer(at, 'always')),
    unchecked: flagAt(members.unchecked ?? false, pointer(at, 'unchecked')),
    outsideContract: flagAt(members.outsideContract ?? false, pointer(at, 'outsideContract')),
    untilWritten: flagAt(members.untilWritten ?? false, pointer(at, 'untilWritten')),
    upstream: flagAt(members.upstream ?? false, pointer(at, 'upstream')),
    patch: members.patch,
    example: example === undefined ? undefined : textAt(example, pointer(at, 'example')),
    code: code === undefined ? undefined : wholeAt(code, pointer(at, 'code'), 200, 599),
    rate: rate === undefined ? undefined : numberAt(rate, pointer(at, 'rate'), 0, 1),
    limit: limit === undefined ? undefined : wholeAt(limit, pointer(at, 'limit'), 0, 1e6),
    stream: streamIn(members.stream, pointer(at, 'stream')),
    bodyDelay: bodyDelay === undefined ? 0 : wholeAt(bodyDelay, pointer(at, 'bodyDelay'), 0, 2 ** 31 - 1),
    cutAfter: cutAfter === undefined ? undefined : wholeAt(cutAfter, pointer(at, 'cutAfter'), 0, 2 ** 31 - 1)
  }
}

/** Reads the settings of a stream. Throws a ControlProblem. */
function streamIn(value: unknown, at: string): StreamOptions | undefined {
  if (value === undefined) return undefined
  const members = membersAt(value, at)
  onlyKnown(members, at, [...Object.keys(streamNumbers), 'done'])
  return Object.fromEntries(
    Object.entries(members).map(([name, one]) => {
      const place = pointer(at, name)
      if (name === 'done') return [name, flagAt(one, place)]
      return [name, wholeAt(one, place, 0, streamNumbers[name as keyof typeof streamNumbers])]
    })
  )
}
