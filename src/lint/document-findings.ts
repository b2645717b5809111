import type { Contract } from '../contract/contract.ts'
import type { Loaded } from '../document/load.ts'
import { type Finding, findingsOf } from '../document/places/finding.ts'
import { eachPart, pointerOf, type WalkTrail } from '../document/references/walk.ts'
import { findingTextsOf } from '../schema/finding-texts.ts'
import type { Checker } from '../schema/validator.ts'
import { bodilessFindings } from './bodiless-findings.ts'
import { misfitsOf, schemaMisfitsOf } from './example-findings.ts'
import { extensionFindings } from './extension-findings.ts'
import { fieldFindings } from './field-findings.ts'

/**
 * Collects all findings of a document: from reading it, from its fields and examples, and from schemas read otherwise
 * than written.
 */
export async function findingsIn(contract: Contract, checker: Checker, locate: Loaded['locate']): Promise<Finding[]> {
  return [
    ...contract.findings,
    ...fieldFindings(contract, locate),
    ...bodilessFindings(contract, locate),
    ...extensionFindings(contract, locate),
    ...(await misfitsOf(contract, checker, locate)),
    ...schemaMisfitsOf(contract, checker, locate),
    ...(await findingsInSchemas(contract, locate))
  ]
}

/** Finds schemas that are read otherwise than written, and schemas that name an unknown method of faker. */
export async function findingsInSchemas(
  { document, resources }: Contract,
  locate: Loaded['locate']
): Promise<Finding[]> {
  const findings: Finding[] = []
  const report = findingsOf(findings, locate)
  const asked: { faker: unknown; at: WalkTrail | undefined }[] = []
  const part = (schema: Record<string, unknown>, kind: string, at: WalkTrail | undefined) => {
    if (kind !== 'schema') return
    for (const text of findingTextsOf(schema, resources)) report(pointerOf(at), text)
    if ('x-faker' in schema) asked.push({ faker: schema['x-faker'], at })
  }
  eachPart(document, part)
  if (asked.length === 0) return findings
  // Loaded only where it is asked for: faker costs more to import than all the rest.
  const { unknownTo } = await import('../generate/search/faker-methods.ts')
  for (const { faker, at } of asked) {
    const name = unknownTo(faker)
    if (name !== undefined) report(`${pointerOf(at)}/x-faker`, `faker has no "${name}", so it is not asked`)
  }
  return findings
}
