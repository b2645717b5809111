/** A JSON Schema as a matcher. */
import { createRequire } from 'node:module'
import type { Options } from 'ajv'
import { checkerOf } from '../../contract/check.ts'
import type { Schema } from '../../contract/openapi.ts'
import { matcherOf } from '../../contract/pattern.ts'
import { resourcesOf } from '../../contract/resources.ts'

const require = createRequire(import.meta.url)

/** What knows a version's keywords. */
const engines: Record<string, () => new (options: Options) => { compile: (schema: object) => unknown }> = {
  V4: () => require('ajv').Ajv,
  V6: () => require('ajv').Ajv,
  V7: () => require('ajv').Ajv,
  V201909: () => require('ajv/dist/2019.js').Ajv2019,
  V202012: () => require('ajv/dist/2020.js').Ajv2020
}

/** A test of texts by a schema: what is no JSON is a string, as in WireMock. Throws an Error that says why where it is none. */
export function schemaTest(schema: Schema, version: string): (text: string) => boolean {
  const engine = Object.hasOwn(engines, version) ? engines[version] : undefined
  if (engine === undefined) throw new Error(`schemaVersion is one of ${Object.keys(engines).join(', ')}`)
  if (typeof schema === 'object') compile(engine(), schema)
  const { check } = checkerOf(resourcesOf(schema))
  return (text) => check(schema, readOf(text), 'request').length === 0
}

/** The checker makes the best of a schema that has faults, for documents have them; here they are somebody's mistake. */
function compile(Engine: ReturnType<NonNullable<(typeof engines)[string]>>, schema: object): void {
  const regExp = (pattern: string) => {
    const matcher = matcherOf(pattern)
    if (matcher === undefined) throw new Error(`${JSON.stringify(pattern)} is no regular expression`)
    return matcher
  }
  const options = { strict: false, validateSchema: false, validateFormats: false, meta: false, logger: false as const }
  new Engine({ ...options, code: { regExp: Object.assign(regExp, { code: '' }) } }).compile(schema)
}

function readOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
