import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import t from 'tap'
import type { Schema, SchemaObject } from '../../src/document/openapi.ts'
import { generate, NoValue } from '../../src/generate/generate.ts'
import { meaningOf } from '../../src/schema/meaning/meaning.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'
import { scopeOf } from '../../src/schema/meaning/scope.ts'
import { checkerOf, judgeOf } from '../../src/schema/validator.ts'

const ajv = new Ajv2020({ strict: false, logger: false, allErrors: true, ownProperties: true, validateSchema: false })
addFormats.default(ajv)

const names = fc.constantFrom('a', 'b', 'c', 'kind')
const scalars = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, 1, -1, 2.5, 3, '', 'a', 'ab', 'x', '2024-01-01', 1e21),
  fc.integer({ min: -5, max: 5 })
)
const { value: values } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(names, tie('value'), { maxKeys: 4 })
  )
}))

const small = fc.integer({ min: 0, max: 3 })
const type = fc.constantFrom('string', 'number', 'integer', 'boolean', 'null', 'array', 'object')

/** `then` is a name that no object literal here may have. */
const renamed = (schema: Record<string, unknown>): SchemaObject =>
  Object.fromEntries(Object.entries(schema).map(([key, value]) => [key === 'asks' ? 'then' : key, value]))

const { schema: schemas } = fc.letrec<{ schema: Schema }>((tie) => {
  const inner = tie('schema')
  const some = fc.array(inner, { minLength: 1, maxLength: 3 })
  const keywords: Record<string, fc.Arbitrary<unknown>> = {
    type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })),
    enum: fc.array(values, { minLength: 1, maxLength: 3 }),
    const: values,
    minimum: small,
    maximum: small,
    exclusiveMinimum: small,
    exclusiveMaximum: small,
    multipleOf: fc.constantFrom(1, 2, 0.5),
    minLength: small,
    maxLength: small,
    pattern: fc.constantFrom('^a', 'b$', '^[ax]*$'),
    format: fc.constantFrom('date', 'int32', 'int64', 'made-up'),
    minItems: small,
    maxItems: small,
    uniqueItems: fc.boolean(),
    items: inner,
    prefixItems: some,
    contains: inner,
    minContains: small,
    maxContains: small,
    unevaluatedItems: inner,
    minProperties: small,
    maxProperties: small,
    required: fc.uniqueArray(names, { maxLength: 2 }),
    properties: fc.dictionary(names, inner, { maxKeys: 3 }),
    patternProperties: fc.dictionary(fc.constantFrom('^a', 'b'), inner, { maxKeys: 2 }),
    additionalProperties: inner,
    propertyNames: inner,
    unevaluatedProperties: inner,
    dependentRequired: fc.dictionary(names, fc.uniqueArray(names, { maxLength: 2 }), { maxKeys: 2 }),
    dependentSchemas: fc.dictionary(names, inner, { maxKeys: 2 }),
    allOf: some,
    anyOf: some,
    oneOf: some,
    not: inner,
    if: inner,
    asks: inner,
    else: inner,
    $ref: fc.constantFrom('#/$defs/one', '#/$defs/two')
  }
  const few = fc
    .subarray(Object.keys(keywords), { minLength: 1, maxLength: 3 })
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map((keyword) => [keyword, keywords[keyword]!]))))
    .map(renamed)
  return { schema: fc.oneof({ maxDepth: 3, withCrossShrink: true }, fc.boolean(), few) }
})

/** A schema with two definitions that any of its parts may refer to, in circles too. */
const documents = fc
  .record({ root: schemas, one: schemas, two: schemas })
  .map(({ root, one, two }): SchemaObject => ({ allOf: [root], $defs: { one, two } }))

/** Whether some part of a schema is read otherwise than it is written. */
function isReread(root: SchemaObject): boolean {
  const resources = resourcesOf(root)
  const open: unknown[] = [root]
  for (let next = open.pop(); open.length > 0 || next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue
    if (!Array.isArray(next) && meaningOf(next as SchemaObject, resources.document, resources).schema !== next)
      return true
    open.push(...Object.values(next))
  }
  return false
}

t.test('random schemas admit what they admit by Ajv', async (t) => {
  let compared = 0
  fc.assert(
    fc.property(documents, fc.array(values, { minLength: 8, maxLength: 8 }), (schema, candidates) => {
      if (isReread(schema)) return
      let validate: ReturnType<typeof ajv.compile>
      try {
        validate = ajv.compile(schema)
      } catch {
        return
      }
      const resources = resourcesOf(schema)
      const scope = scopeOf(resources)
      const { fits } = judgeOf(resources, new Set(), 100_000, true)
      for (const value of candidates) {
        let expected: boolean
        try {
          expected = validate(value)
        } catch {
          continue // a circle of references, which Ajv does not leave
        }
        compared++
        if (fits(scope.start(schema), value) !== expected)
          throw new Error(`${JSON.stringify(value)}: Ajv says ${expected}`)
      }
    }),
    { seed: 7, numRuns: 400 }
  )
  t.ok(compared > 1000, `${compared} verdicts`)
})

t.test('the verdict, the reasons and the judge of the generator agree', async (t) => {
  fc.assert(
    fc.property(documents, fc.array(values, { minLength: 5, maxLength: 5 }), (schema, candidates) => {
      const resources = resourcesOf(schema)
      const checker = checkerOf(resources)
      const scope = scopeOf(resources)
      const lenient = judgeOf(resources, new Set(), 100_000, false)
      const exact = judgeOf(resources, new Set(), 100_000, true)
      for (const value of candidates) {
        const verdict = checker.fits(schema, value, 'request')
        const reasons = checker.check(schema, value, 'request')
        if (verdict !== (reasons.length === 0)) throw new Error(`${JSON.stringify(value)}: ${JSON.stringify(reasons)}`)
        if (lenient.fits(scope.start(schema), value) !== verdict) throw new Error(`lenient: ${JSON.stringify(value)}`)
        if (JSON.stringify(schema).includes('"not"')) continue
        const at = scope.start(schema)
        if (exact.fits(at, value) && !verdict && !/"(if|oneOf)"/.test(JSON.stringify(schema))) throw new Error('exact')
      }
    }),
    { seed: 11, numRuns: 400 }
  )
  t.pass()
})

t.test('generated values fit, but for schemas that hardly any value fits', async (t) => {
  let made = 0
  let unfit = 0
  fc.assert(
    fc.property(documents, (schema) => {
      const resources = resourcesOf(schema)
      try {
        const value = generate({ schema, resources, seed: '1' })
        made++
        if (!checkerOf(resources).fits(schema, value, 'response')) unfit++
      } catch (error) {
        if (!(error instanceof NoValue)) throw error
      }
    }),
    { seed: 5, numRuns: 200 }
  )
  t.ok(made > 100 && unfit < made / 20, `${unfit} of ${made} do not fit`)
})
