/** Compiles single schemas of any version of JSON Schema, with Ajv. */
import { createRequire } from 'node:module'
import type { Ajv } from 'ajv'
import type { Schema } from '../document/openapi.ts'
import { canonical } from './meaning/json-values.ts'
import { isSchemaObject } from './meaning/schema.ts'
import { patternMatcherOf } from './patterns/pattern.ts'

const require = createRequire(import.meta.url)

/** The versions of JSON Schema: the `$schema` of each, and Ajv's class for it. */
const versions: Record<string, { uri: RegExp; engine: () => typeof Ajv }> = {
  V4: { uri: /draft-04/, engine: () => require('ajv').Ajv },
  V6: { uri: /draft-06/, engine: () => require('ajv').Ajv },
  V7: { uri: /draft-07/, engine: () => require('ajv').Ajv },
  V201909: { uri: /2019-09/, engine: () => require('ajv/dist/2019.js').Ajv2019 },
  V202012: { uri: /2020-12/, engine: () => require('ajv/dist/2020.js').Ajv2020 }
}

/** Returns the version that `$schema` names, else the newest. */
export function versionOf(schema: Schema): string {
  const uri = isSchemaObject(schema) ? String(schema.$schema) : ''
  return Object.keys(versions).find((name) => versions[name]?.uri.test(uri)) ?? 'V202012'
}

/**
 * Compiles a schema of a version. Throws an Error with the reason if the schema or the version can't be used. `step` is
 * called for each schema that is entered, and may throw: schemas that refer to themselves take exponential time.
 */
export function schemaTestOf(
  schema: Schema,
  version: string | undefined,
  step: () => void
): (value: unknown) => boolean {
  const wanted = version ?? versionOf(schema)
  const known = Object.hasOwn(versions, wanted) ? versions[wanted] : undefined
  if (known === undefined) throw new Error(`schemaVersion is one of ${Object.keys(versions).join(', ')}`)
  const { default: addFormats } = require('ajv-formats') as { default: (ajv: Ajv) => void }
  const engine = new (known.engine())({
    strict: false,
    validateSchema: false,
    meta: false,
    logger: false,
    ownProperties: true,
    multipleOfPrecision: 10,
    code: {
      regExp: Object.assign(bounded, { code: '' }),
      process: (code) => code.replaceAll(entry, `${entry}self.step();`)
    }
  })
  Object.assign(engine, { step })
  addFormats(engine)
  // Ajv compares each item with each other one.
  engine.removeKeyword('uniqueItems')
  engine.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    validate: (wanted: unknown, items: unknown[]) =>
      wanted !== true || new Set(items.map(canonical)).size === items.length
  })
  // Ajv refuses `id`, the name of a schema in V4.
  engine.removeKeyword('id')
  const validate = engine.compile(schema)
  return (value) => validate(value) === true
}

/** The beginning of every function that Ajv makes; `self` is the engine in it. */
const entry = 'let vErrors = null;'

function bounded(pattern: string) {
  const matcher = patternMatcherOf(pattern)
  if (matcher === undefined) throw new Error(`${JSON.stringify(pattern)} is no regular expression`)
  return matcher
}
