import type { Contract } from '../contract/contract.ts'
import { isBodiless } from '../contract/statuses.ts'
import type { Loaded } from '../document/load.ts'
import { type Finding, findingsOf } from '../document/places/finding.ts'
import { pointer } from '../document/places/pointer.ts'

/** Finds bodies of responses that HTTP sends without one. */
export function bodilessFindings({ operations }: Contract, locate: Loaded['locate']): Finding[] {
  const findings: Finding[] = []
  const report = findingsOf(findings, locate)
  const seen = new Set<object>()
  for (const { responses } of operations) {
    for (const { key, object, at } of responses) {
      if (
        !isBodiless(Number(key.replace('XX', '00'))) ||
        Object.keys(object.content ?? {}).length === 0 ||
        seen.has(object)
      )
        continue
      seen.add(object)
      report(pointer(at, 'content'), `a response with the status ${key} has no body in HTTP; this one is never sent`)
    }
  }
  return findings
}
