import type { Contract, Response } from '../contract/contract.ts'
import { examplesOf, isJson } from '../contract/media-types.ts'
import { type Finding, findingsOf } from '../document/finding.ts'
import type { Loaded } from '../document/load.ts'
import type { Schema } from '../document/openapi.ts'
import { pointer } from '../document/pointer.ts'
import { asMeant, mend } from '../reply/sources/examples.ts'
import type { Checker } from '../schema/validator.ts'

/** The examples of responses that do not fit their schemas, each with the first thing that is wrong. */
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
        const [first, ...more] = asMeant(value, media.schema, checker).violations ?? []
        if (first === undefined) continue
        const place = name === '' ? ['example'] : ['examples', name]
        const others = more.length > 0 ? ` (and ${more.length} more)` : ''
        const what = `${first.at} ${first.message}`.trim()
        report(
          pointer(at, 'content', mediaType, ...place),
          `the example does not fit its schema: ${what}${others}; ${await fateOf(value, media.schema, value === [...examples.values()][0])}`
        )
      }
    }
  }

  /** What becomes of it in replies (examples.ts). */
  async function fateOf(value: unknown, schema: Schema, isFirst: boolean): Promise<string> {
    if (!isFirst) return 'it is sent all the same where it is asked for by name'
    const mended = await mend(value, schema, '1', contract, checker)
    return mended === value ? 'it is sent all the same' : 'what fits of it is kept in replies'
  }
}
