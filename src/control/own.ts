import { pointer } from '../contract/pointer.ts'
import { flagOf, type Members, membersOf, onlyKnown, textOf, wholeOf } from './fields.ts'
import { matcherOf } from './match/operators.ts'
import type { Condition } from './match/request.ts'
import { type Seen, subjectOf } from './match/seen.ts'

/** What a stub mapping says to standin alone, in `metadata.standin`: WireMock's clients pass that on. */
export interface OwnWords {
  /** Stands in place of a URL. */
  operationId: string | undefined
  /** The path parameters that it has conditions on. */
  parameters: string[]
  conditions: Condition[]
  times: number | undefined
  always: boolean
  outsideContract: boolean
  /** Merged over the body that would have been sent. */
  patch: unknown
  example: string | undefined
  code: number | undefined
}

const names = ['operationId', 'parameters', 'times', 'patch', 'example', 'code', 'outsideContract', 'always']

/** Reads `metadata.standin`. Throws a Refusal. */
export function standinOf(value: unknown, at: string): OwnWords {
  const members: Members = value === undefined || value === null ? {} : membersOf(value, at)
  onlyKnown(members, at, names)
  const { operationId, times, example, code } = members
  const place = pointer(at, 'parameters')
  const conditions = Object.entries(membersOf(members.parameters ?? {}, place)).map(([name, one]): Condition => {
    const given = typeof one === 'string' || typeof one === 'number' ? { equalTo: String(one) } : one
    const { test } = matcherOf(given, pointer(place, name))
    const sent = ({ parameters }: Seen) => parameters?.[name]
    return {
      field: `parameter ${name}`,
      test: (seen) => sent(seen) !== undefined && test(subjectOf(sent(seen) as string))
    }
  })
  return {
    operationId: operationId === undefined ? undefined : textOf(operationId, pointer(at, 'operationId')),
    parameters: Object.keys(membersOf(members.parameters ?? {}, place)),
    conditions,
    times: times === undefined ? undefined : wholeOf(times, pointer(at, 'times'), 1, 2 ** 31 - 1),
    always: flagOf(members.always ?? false, pointer(at, 'always')),
    outsideContract: flagOf(members.outsideContract ?? false, pointer(at, 'outsideContract')),
    patch: members.patch,
    example: example === undefined ? undefined : textOf(example, pointer(at, 'example')),
    code: code === undefined ? undefined : wholeOf(code, pointer(at, 'code'), 200, 599)
  }
}
