import type { Contract } from '../contract/contract.ts'
import type { Loaded } from '../document/load.ts'
import { type Finding, findingsOf } from '../document/places/finding.ts'
import { pointer } from '../document/places/pointer.ts'

/** Statuses whose responses have no body in HTTP (RFC 9110, section 6.4.1, and 205). */
const bodiless = /^(1..|204|205|304)$/

/** Finds bodies of responses that HTTP sends without one. */
export function bodilessFindings({ operations }: Contract, locate: Loaded['locate']): Finding[] {
  const findings: Finding[] = []
  const report = findingsOf(findings, locate)
  const seen = new Set<object>()
  for (const { responses } of operations) {
    for (const { key, object, at } of responses) {
      if (!bodiless.test(key) || Object.keys(object.content ?? {}).length === 0 || seen.has(object)) continue
      seen.add(object)
      report(pointer(at, 'content'), `a response with the status ${key} has no body in HTTP; this one is never sent`)
    }
  }
  return findings
}
