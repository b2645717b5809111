import type { Contract } from '../contract/contract.ts'
import { type Finding, findingsOf } from '../document/finding.ts'
import type { Loaded } from '../document/load.ts'
import { pointerOf, type Trail, walk } from '../document/walk.ts'
import { isOf, list } from '../schema/json-values.ts'
import type { Checker } from '../schema/validator.ts'
import { misfitsOf } from './example-findings.ts'

/** All that is doubtful in a document: what reading it found, examples that do not fit, and schemas that cannot be met. */
export async function findingsIn(contract: Contract, checker: Checker, locate: Loaded['locate']): Promise<Finding[]> {
  return [...contract.findings, ...(await misfitsOf(contract, checker, locate)), ...(await doubtsOf(contract, locate))]
}

/** The schemas of a document that no value can fit, where that shows at once, and what they ask of faker in vain. */
export async function doubtsOf({ document }: Contract, locate: Loaded['locate']): Promise<Finding[]> {
  const findings: Finding[] = []
  const report = findingsOf(findings, locate)
  const asked: { faker: unknown; at: Trail | undefined }[] = []
  const part = (schema: Record<string, unknown>, kind: string, at: Trail | undefined) => {
    if (kind !== 'schema') return
    const reason = contradiction(schema)
    if (reason !== undefined) report(pointerOf(at), `no value fits: ${reason}`)
    if ('x-faker' in schema) asked.push({ faker: schema['x-faker'], at })
  }
  walk(document, 'document', undefined, { part, odd: (value) => value }, new Set())
  if (asked.length === 0) return findings
  // Loaded only where it is asked for: faker costs more to import than all the rest.
  const { unknownTo } = await import('../generate/faker-methods.ts')
  for (const { faker, at } of asked) {
    const name = unknownTo(faker)
    if (name !== undefined) report(`${pointerOf(at)}/x-faker`, `faker has no "${name}", so it is not asked`)
  }
  return findings
}

function contradiction(schema: Record<string, unknown>): string | undefined {
  if (schema.type === undefined) return undefined
  const types = list(schema.type)
  const none = (values: unknown[]) => !values.some((value) => types.some((type) => isOf(value, type)))
  const told = types.join(' or ')
  if ('const' in schema && none([schema.const])) return `its const is not of type ${told}`
  if (Array.isArray(schema.enum) && none(schema.enum)) return `none of its enum is of type ${told}`
  return undefined
}
