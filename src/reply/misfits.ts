import type { Checker } from '../contract/check.ts'
import type { Contract, Response } from '../contract/contract.ts'
import { type Finding, findingsOf } from '../contract/finding.ts'
import type { Loaded } from '../contract/load.ts'
import { pointer } from '../contract/pointer.ts'
import { asMeant } from './examples.ts'
import { examplesOf, isJson } from './negotiate.ts'

/** The examples of responses that do not fit their schemas, each with the first thing that is wrong. */
export function misfitsOf(contract: Contract, checker: Checker, locate: Loaded['locate']): Finding[] {
  const findings: Finding[] = []
  const report = findingsOf(findings, locate)
  const seen = new Set<string>()
  for (const { responses } of contract.operations) {
    for (const response of responses) {
      // Operations may share one.
      if (seen.has(response.at)) continue
      seen.add(response.at)
      look(response)
    }
  }
  return findings

  function look({ object, at }: Response): void {
    for (const [mediaType, media] of Object.entries(object.content ?? {})) {
      if (media.schema === undefined || !isJson(mediaType)) continue
      for (const [name, value] of examplesOf(media, contract, mediaType)) {
        const [first, ...more] = asMeant(value, media.schema, checker).violations ?? []
        if (first === undefined) continue
        const place = name === '' ? ['example'] : ['examples', name]
        const others = more.length > 0 ? ` (and ${more.length} more)` : ''
        const what = `${first.at} ${first.message}`.trim()
        report(
          pointer(at, 'content', mediaType, ...place),
          `the example does not fit its schema: ${what}${others}; what fits of it is kept in replies`
        )
      }
    }
  }
}
