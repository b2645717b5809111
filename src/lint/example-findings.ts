import type { Contract, Response } from '../contract/contract.ts'
import { examplesOf, isJson } from '../contract/media-types.ts'
import type { Loaded } from '../document/load.ts'
import type { Schema } from '../document/openapi.ts'
import { type Finding, findingsOf } from '../document/places/finding.ts'
import { pointer } from '../document/places/pointer.ts'
import { eachPart, pointerOf, type WalkTrail } from '../document/references/walk.ts'
import { asMeant, mend } from '../reply/mend.ts'
import type { Checker, Violation } from '../schema/validator.ts'

/** Finds the examples of responses that do not fit their schemas, each with the first violation. */
export async function misfitsOf(contract: Contract, checker: Checker, locate: Loaded['locate']): Promise<Finding[]> {
  const findings: Finding[] = []
  const report = findingsOf(findings, locate)
  const seen = new Set<string>()
  for (const { responses } of contract.operations) {
    for (const response of responses) {
      // Operations may share one.
      if (seen.has(response.at)) continue
      seen.add(response.at)
      await look(response)
    }
  }
  return findings

  async function look({ object, at }: Response): Promise<void> {
    for (const [mediaType, media] of Object.entries(object.content ?? {})) {
      if (media.schema === undefined || !isJson(mediaType)) continue
      const examples = examplesOf(media, contract, mediaType)
      for (const [name, value] of examples) {
        const { violations } = asMeant(value, media.schema, checker)
        if (violations === undefined) continue
        const place = name === '' ? ['example'] : ['examples', name]
        const fate = await fateOf(value, media.schema, violations, value === [...examples.values()][0])
        const what = `the example does not fit its schema: ${misfitText(violations)}`
        report(pointer(at, 'content', mediaType, ...place), `${what}; ${fate}`)
      }
    }
  }

  /** Says in which form replies have it (examples.ts). */
  async function fateOf(value: unknown, schema: Schema, violations: Violation[], isFirst: boolean): Promise<string> {
    if (!isFirst) return 'it is sent all the same where it is asked for by name'
    const mended = await mend(value, schema, '1', contract, checker, violations)
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

/** Returns the first violation, and how many there are beside it. */
function misfitText([first, ...more]: Violation[]): string {
  const { at, message } = first as Violation
  const others = more.length > 0 ? ` (and ${more.length} more)` : ''
  return `${at} ${message}`.trim() + others
}
