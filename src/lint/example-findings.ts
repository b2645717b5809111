import type { Contract, Parameter, RequestBody, Response } from '../contract/contract.ts'
import { examplesOf, isJson } from '../contract/media-types.ts'
import type { Loaded } from '../document/load.ts'
import type { MediaType, Schema } from '../document/openapi.ts'
import { type Finding, findingsOf } from '../document/places/finding.ts'
import { pointer } from '../document/places/pointer.ts'
import { eachPart, pointerOf, type WalkTrail } from '../document/references/walk.ts'
import { asMeant, mend } from '../reply/mend.ts'
import { wrongExamples } from '../request/shown-values.ts'
import type { Checker, Violation } from '../schema/validator.ts'

/** Finds the examples of responses and requests that do not fit their schemas, each with the first violation. */
export async function misfitsOf(contract: Contract, checker: Checker, locate: Loaded['locate']): Promise<Finding[]> {
  const findings: Finding[] = []
  const report = findingsOf(findings, locate)
  const seen = new Set<string>()
  // Operations may share parts.
  const isNew = ({ at }: { at: string }) => !seen.has(at) && seen.add(at)
  for (const operation of contract.operations) {
    const { responses, parameters, requestBody } = operation
    for (const response of responses.filter(isNew)) await look(response)
    for (const parameter of parameters.filter(isNew)) lookAtParameter(parameter)
    if (requestBody !== undefined && isNew(requestBody)) lookAtBody(requestBody, wrongExamples(operation))
  }
  return findings

  async function look({ object, at }: Response): Promise<void> {
    for (const [mediaType, media] of Object.entries(object.content ?? {})) {
      if (media.schema === undefined || !isJson(mediaType)) continue
      const examples = examplesOf(media, contract, mediaType)
      for (const [name, value] of examples) {
        const { violations } = asMeant(value, media.schema, checker)
        if (violations === undefined) continue
        const fate = await fateOf(value, media.schema, violations, value === [...examples.values()][0])
        const what = `the example does not fit its schema: ${misfitText(violations)}`
        report(pointer(at, 'content', mediaType, ...placeOf(name)), `${what}; ${fate}`)
      }
    }
  }

  function lookAtParameter({ object, content, schema, at }: Parameter): void {
    if (content === undefined) lookAtSent(object, schema, at, 'application/json')
    else lookAtSent(object.content?.[content], schema, pointer(at, 'content', content), content)
  }

  function lookAtBody({ content, at }: RequestBody, wrong: Set<string>): void {
    for (const [mediaType, media] of Object.entries(content)) {
      lookAtSent(media, media.schema ?? true, pointer(at, 'content', mediaType), mediaType, wrong)
    }
  }

  /** Text of another type than JSON may be the serialized value. */
  function lookAtSent(
    holder: MediaType | undefined,
    schema: Schema,
    at: string,
    type: string,
    wrong?: Set<string>
  ): void {
    for (const [name, value] of examplesOf(holder, contract, type)) {
      if (wrong?.has(name) || (typeof value === 'string' && !isJson(type))) continue
      const { violations } = asMeant(value, schema, checker, 'request')
      if (violations === undefined) continue
      const what = `the example does not fit its schema: ${misfitText(violations)}`
      report(pointer(at, ...placeOf(name)), `${what}; a request that sends it is accepted all the same`)
    }
  }

  /** Says in which form replies have it (examples.ts). */
  async function fateOf(value: unknown, schema: Schema, violations: Violation[], isFirst: boolean): Promise<string> {
    if (!isFirst) return 'it is sent all the same where it is asked for by name'
    const mended = await mend(value, schema, { seed: '1' }, contract, checker, violations)
    return mended.value === value ? 'it is sent all the same' : 'what fits of it is kept in replies'
  }
}

/** Finds the examples within schemas that do not fit the schema they stand in. */
export function schemaMisfitsOf({ document }: Contract, checker: Checker, locate: Loaded['locate']): Finding[] {
  const findings: Finding[] = []
  const report = findingsOf(findings, locate)
  const part = (schema: Record<string, unknown>, kind: string, at: WalkTrail | undefined) => {
    if (kind !== 'schema') return
    const { example, examples } = schema
    if (example !== undefined) look(example, schema, { up: at, field: 'example' })
    if (!Array.isArray(examples)) return
    for (const [item, value] of examples.entries()) look(value, schema, { up: at, field: 'examples', item })
  }
  eachPart(document, part)
  return findings

  function look(value: unknown, schema: Schema, at: WalkTrail): void {
    const { violations } = asMeant(value, schema, checker)
    if (violations === undefined) return
    report(pointerOf(at), `the example does not fit the schema that it stands in: ${misfitText(violations)}`)
  }
}

const placeOf = (name: string): string[] => (name === '' ? ['example'] : ['examples', name])

/** Returns the first violation, and how many there are beside it. */
function misfitText([first, ...more]: Violation[]): string {
  const { at, message } = first as Violation
  const others = more.length > 0 ? ` (and ${more.length} more)` : ''
  return `${at} ${message}`.trim() + others
}
