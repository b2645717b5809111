import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import t from 'tap'
import type { Schema, SchemaObject } from '../../src/document/openapi.ts'
import { fromExamples, type GenerateOptions, generate, NoValue, REFERENCE_DATE } from '../../src/generate/generate.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'

const ajv = new Ajv2020({ strict: false, validateFormats: true, allErrors: true, logger: false })
addFormats.default(ajv)

const of = (schema: Schema, seed: string | number = 1, more: Partial<GenerateOptions> = {}): unknown =>
  generate({ schema, resources: resourcesOf(schema), seed: `${seed} op /path`, ...more })
/** Components to refer to. */
const inside = (schemas: Record<string, Schema>) => resourcesOf({ components: { schemas } })
const text = (schema: object = {}) => ({ type: 'string', ...schema })
const object = (properties: Record<string, Schema>, more: object = {}) => ({ type: 'object', properties, ...more })
const every = (properties: Record<string, Schema>) => object(properties, { required: Object.keys(properties) })

const tree = {
  $ref: '#/$defs/node',
  $defs: {
    node: object({
      id: { type: 'integer' },
      parent: { $ref: '#/$defs/node' },
      children: { type: 'array', items: { $ref: '#/$defs/node' } },
      byName: { type: 'object', additionalProperties: { $ref: '#/$defs/node' } }
    })
  }
}

/** `if` with what follows: written as entries, since an object with a `then` looks like a promise to the linter. */
const when = (test: Schema, then: Schema | undefined, otherwise?: Schema): SchemaObject =>
  Object.fromEntries(
    [
      ['if', test],
      ['then', then],
      ['else', otherwise]
    ].filter(([, schema]) => schema !== undefined)
  )

/** Schemas that have a value, each the smallest that shows its point. */
const schemas: Record<string, Schema> = {
  true: true,
  'no keyword at all': {},
  'a type': { type: 'boolean' },
  null: { type: 'null' },
  'several types': { type: ['integer', 'string', 'null'] },
  'whole or not': { type: ['integer', 'number'] },
  enum: { enum: ['a', 1, null, { b: [2] }] },
  'an enum within another': { allOf: [{ enum: ['a', 'b', 'c'] }, { enum: ['b', 'd', 'c', 'e'] }] },
  'an enum of which the pattern allows one': { enum: ['red', 'green'], pattern: '^g' },
  const: { const: { a: [1, 'x'] } },
  'only null': { enum: [null] },
  minimum: { type: 'number', minimum: 1e6 },
  'under zero': { type: 'integer', maximum: -5 },
  'bounds that exclude': { type: 'integer', exclusiveMinimum: 4, exclusiveMaximum: 6 },
  'a narrow gap': { type: 'number', exclusiveMinimum: 1, exclusiveMaximum: 1.0000001 },
  'the same bound twice': {
    allOf: [
      { minimum: 3, maximum: 5 },
      { exclusiveMinimum: 3, exclusiveMaximum: 5 }
    ],
    type: 'integer'
  },
  'a point': { type: 'number', minimum: 0.3, maximum: 0.3 },
  'decimal steps': { type: 'number', multipleOf: 0.01, minimum: 0 },
  'steps together': { type: 'number', allOf: [{ multipleOf: 0.3 }, { multipleOf: 0.7 }, { multipleOf: 0.7 }] },
  'whole steps': { type: 'integer', multipleOf: 7, minimum: 1_000_000_007, maximum: 1_000_000_020 },
  'large steps': { type: 'integer', multipleOf: 1e9, minimum: 1 },
  'a step of half': { type: 'integer', multipleOf: 2.5, minimum: 1 },
  'small steps': { type: 'number', multipleOf: 1e-7, maximum: 0.001, minimum: 0 },
  'steps above the believable': { properties: { price: { type: 'number', multipleOf: 1000 } }, required: ['price'] },
  'near the greatest': { type: 'number', minimum: 1e300 },
  int32: { type: 'integer', format: 'int32', minimum: 2147483640 },
  int64: { type: 'integer', format: 'int64' },
  float: { type: 'number', format: 'float', minimum: 0.25, maximum: 0.26 },
  'a format for a type': { format: 'int32' },
  'a least length': text({ minLength: 300 }),
  'a greatest length': text({ maxLength: 3 }),
  'cut at a word': every({ description: text({ maxLength: 25 }) }),
  'a very long word': every({ slug: text({ minLength: 200, maxLength: 201 }) }),
  'a long text': text({ minLength: 6000 }),
  'no length at all': text({ maxLength: 0 }),
  'a name of some letters': every({
    username: text({ minLength: 20, maxLength: 24 }),
    code: text({ minLength: 3, maxLength: 3 })
  }),
  'an anchored pattern': text({ pattern: '^[A-Z]{3}-\\d{4}$' }),
  'an open pattern': text({ pattern: '\\d{3}', minLength: 30 }),
  'a pattern open at its start': text({ pattern: '\\d{3}$', minLength: 30, maxLength: 40 }),
  'a pattern that is open and too long': text({ pattern: '^abcdef[a-z]+', maxLength: 7 }),
  'repetitions up to a length': text({ pattern: '^[a-z]+$', minLength: 150, maxLength: 160 }),
  'a unicode class': text({ pattern: '^\\p{Lu}\\p{Ll}{2,5}$' }),
  'a rare range': text({ pattern: '^[\\u{1F600}-\\u{1F64F}][\\u0531-\\u0556]$' }),
  'a rare class': text({ pattern: '^\\p{Script=Tibetan}{2}$' }),
  'characters by number': text({ pattern: '^\\x41\\u0042\\u{1F432}\\cC[\\t]?$' }),
  'groups and references': text({ pattern: '^(a|b)(?<x>[0-9])-\\1\\k<x>(?:y|z)?$' }),
  'look-aheads': text({ pattern: '^(?=.*[A-Z])(?=.*[a-z])(?=.*\\d)(?=.*[!@#$%]).{8,20}$' }),
  'a look-ahead that excludes': text({ pattern: '^(?!foo)(?<!x)[a-z]{3}\\b$' }),
  'a nested repetition': text({ pattern: '^(a+)+$', minLength: 40 }),
  'a pattern without unicode rules': text({ pattern: '^\\-[a\\-z]]$' }),
  'two patterns': text({ allOf: [{ pattern: 'foo' }, { pattern: '[0-9]{2}$' }] }),
  'a pattern and a format': text({ format: 'date', pattern: '^2024-' }),
  'escapes and classes': text({ pattern: '^\\[\\]\\^[\\]\\-][^a-zA-Z0-9_]\\S\\s\\W.$' }),
  'a class of some letters': text({ pattern: '^[abc]{4,}?$' }),
  'an empty class': text({ pattern: '^a|[]$' }),
  'a phone number by its pattern': every({ phone: text({ pattern: '^\\+[1-9]\\d{1,14}$' }) }),
  'items of one kind': { type: 'array', items: { type: 'integer' } },
  'items that are not described': { type: 'array' },
  'as many as must be': { type: 'array', minItems: 7, items: {} },
  'not more than may be': { type: 'array', maxItems: 2, items: text() },
  'a tuple': { type: 'array', prefixItems: [text(), { type: 'integer' }, true], items: false },
  'a tuple with a tail': { type: 'array', prefixItems: [text()], items: { type: 'integer' }, minItems: 4 },
  'items that differ': { type: 'array', uniqueItems: true, items: { enum: [1, 2, 3, 4] }, minItems: 4 },
  'items that differ as far as they can': { type: 'array', uniqueItems: true, items: { type: 'boolean' }, minItems: 2 },
  contains: { type: 'array', contains: { const: 7 }, items: { type: 'integer' } },
  'contains some': {
    type: 'array',
    contains: { minimum: 100 },
    minContains: 2,
    maxContains: 3,
    minItems: 6,
    items: { type: 'integer' }
  },
  'contains what the prefix has': {
    type: 'array',
    prefixItems: [{ const: 1 }, text()],
    items: false,
    minItems: 2,
    contains: { const: 1 }
  },
  'contains once what the prefix has': {
    type: 'array',
    prefixItems: [{ const: 1 }, text()],
    minItems: 4,
    contains: { const: 1 },
    maxContains: 1
  },
  'contains what only the first of the prefix can be': {
    type: 'array',
    prefixItems: [{ type: 'integer' }, text()],
    items: false,
    minItems: 2,
    contains: { const: 1 }
  },
  'contains what the prefix cannot be': { type: 'array', prefixItems: [text(), text()], contains: { const: 1 } },
  'two contain': { allOf: [{ contains: { const: 1 } }, { contains: { const: 2 } }], type: 'array' },
  'contains none': {
    type: 'array',
    contains: { type: 'string' },
    minContains: 0,
    maxContains: 0,
    items: { type: ['string', 'integer'] },
    minItems: 2
  },
  'unevaluated items': { type: 'array', prefixItems: [text()], unevaluatedItems: { type: 'integer' }, minItems: 3 },
  'no unevaluated items': { type: 'array', allOf: [{ prefixItems: [text()] }], unevaluatedItems: false, minItems: 1 },
  'contained is evaluated': {
    type: 'array',
    prefixItems: [true],
    contains: text(),
    unevaluatedItems: false,
    minItems: 3
  },
  'unevaluated items in a cousin': {
    type: 'array',
    allOf: [{ prefixItems: [{ type: 'integer' }] }, { unevaluatedItems: false }]
  },
  properties: object({ a: text(), b: { type: 'integer' } }, { required: ['a'] }),
  'required and not described': { type: 'object', required: ['foo', '__proto__', 'constructor'] },
  'a property called __proto__': {
    type: 'object',
    properties: JSON.parse('{"__proto__":{"type":"number"}}'),
    required: ['__proto__']
  },
  'no others': object({ a: text() }, { additionalProperties: false }),
  'a map': { type: 'object', additionalProperties: { type: 'integer' } },
  'a map by pattern': {
    type: 'object',
    patternProperties: { '^x-[a-z]{2}$': { type: 'integer' }, '^n': false },
    additionalProperties: false
  },
  'a pattern that is none': { type: 'object', patternProperties: { '(': text() }, additionalProperties: text() },
  'properties and patterns': {
    type: 'object',
    properties: { xa: { minimum: 3 } },
    patternProperties: { '^x': { type: 'integer' }, y: {} },
    required: ['xa']
  },
  'a least number of properties': { type: 'object', minProperties: 15 },
  'a greatest number of properties': object({ a: true, b: true, c: true }, { maxProperties: 2, required: ['c'] }),
  'names of properties': { type: 'object', propertyNames: { pattern: '^[a-z]{5}$' }, minProperties: 3 },
  'names of an enum': { type: 'object', propertyNames: { enum: ['foo', 'bar'] }, minProperties: 2 },
  'names that exclude a property': object({ long_name: text(), ok: text() }, { propertyNames: { maxLength: 4 } }),
  'one needs another': object(
    { card: text(), address: text(), zip: text() },
    { dependentRequired: { card: ['address'], ghost: ['nobody'] } }
  ),
  'one excludes another': object({ a: text(), b: text() }, { dependentSchemas: { a: { properties: { b: false } } } }),
  'what follows cannot be': object({ a: text() }, { dependentSchemas: { a: false } }),
  'required with a consequence': object(
    { a: text() },
    { required: ['a'], dependentSchemas: { a: { required: ['b'], properties: { b: { const: 2 } } } } }
  ),
  'the old way to depend': object({ a: text(), b: text() }, { dependencies: { a: ['b'], b: { minProperties: 2 } } }),
  'no unevaluated properties': object(
    { a: text() },
    { allOf: [{ properties: { b: text() } }], unevaluatedProperties: false }
  ),
  'unevaluated properties of a kind': { type: 'object', unevaluatedProperties: { type: 'integer' }, minProperties: 2 },
  'unevaluated in a cousin': {
    type: 'object',
    allOf: [{ properties: { foo: true } }, { unevaluatedProperties: false }]
  },
  'every branch evaluates': {
    type: 'object',
    properties: { a: text() },
    anyOf: [
      { properties: { b: { const: 1 } }, required: ['b'] },
      { properties: { c: { const: 1 } }, required: ['c'] }
    ],
    unevaluatedProperties: false,
    minProperties: 3
  },
  allOf: { allOf: [object({ a: text() }), object({ b: { type: 'integer' } }, { required: ['b'] }), true] },
  'allOf that narrows': { allOf: [{ type: ['string', 'integer'] }, { type: ['integer', 'null'], minimum: 9 }] },
  anyOf: { anyOf: [text({ minLength: 90 }), { type: 'integer' }] },
  'anyOf with an enum': { anyOf: [text(), { enum: ['x', 'y'] }] },
  'anyOf with null': { anyOf: [{ type: 'null' }, { const: null }, true, text()] },
  oneOf: { oneOf: [object({ a: text() }, { required: ['a'] }), object({ b: text() }, { required: ['b'] })] },
  'oneOf three': {
    oneOf: ['a', 'b', 'c'].map((name) => ({ required: [name], properties: { a: {}, b: {}, c: {} } })),
    type: 'object'
  },
  'oneOf numbers': { oneOf: [{ multipleOf: 3 }, { multipleOf: 5 }], type: 'integer', minimum: 1 },
  'oneOf of which one is false': { oneOf: [false, { const: 3 }] },
  'not a type': { not: { type: ['object', 'string'] } },
  'not whole': { type: 'number', not: { type: 'integer' } },
  'not a value': { type: 'boolean', not: { const: true } },
  'not with a property': object({ a: text(), b: text() }, { not: { required: ['b'] } }),
  'not of a kind': object(
    { a: { type: ['string', 'integer'] } },
    { not: { properties: { a: text() } }, required: ['a'] }
  ),
  'not several': { type: 'integer', minimum: 0, maximum: 20, not: { anyOf: [{ minimum: 5 }, { maximum: 2 }] } },
  'not both': { type: 'integer', not: { allOf: [{ minimum: 5 }, { exclusiveMaximum: 500 }] } },
  'not not': { not: { not: { type: 'integer' } } },
  'not a reference': { $defs: { a: { maximum: 50, type: 'number' } }, not: { $ref: '#/$defs/a' }, type: 'integer' },
  'not an open object': { type: 'object', not: { additionalProperties: false } },
  'not other members of a kind': {
    type: 'object',
    not: { additionalProperties: { type: 'string' }, maxProperties: 2 }
  },
  'not short': { type: 'string', not: { maxLength: 30 } },
  'not long': { type: 'string', not: { minLength: 5 } },
  'not long anything': { not: { minLength: 0, minItems: 0, minProperties: 0, maxProperties: 1, type: 'object' } },
  'not many': { type: 'array', items: true, not: { minItems: 1 } },
  'not few': { type: 'array', items: true, not: { maxItems: 4 } },
  'not large': { type: 'object', properties: { a: true, b: true }, not: { minProperties: 2 } },
  'not small': { type: 'object', not: { maxProperties: 2 } },
  'not above': { type: 'integer', not: { exclusiveMinimum: 4 } },
  'not all items': {
    type: 'array',
    items: { type: ['integer', 'string'] },
    minItems: 1,
    not: { items: { type: 'integer' } }
  },
  'not containing': {
    type: 'array',
    items: { type: ['string', 'integer'] },
    minItems: 1,
    not: { contains: { type: 'string' } }
  },
  'not deeply': {
    type: 'integer',
    not: {
      allOf: [
        { allOf: [{ allOf: [{ allOf: [{ allOf: [{ allOf: [{ allOf: [{ allOf: [{ type: 'string' }] }] }] }] }] }] }] }
      ]
    }
  },
  'if then': object(
    { kind: { enum: ['a', 'b'] }, size: { type: 'integer' } },
    when(
      { properties: { kind: { const: 'a' } }, required: ['kind'] },
      { required: ['size'] },
      { properties: { size: false } }
    )
  ),
  'if with an else only': { type: 'integer', if: { minimum: 10 }, else: { maximum: -10 } },
  'if that must not hold': { type: 'integer', ...when({ minimum: 10 }, false) },
  'if without consequence': { type: 'integer', if: { minimum: 10 } },
  'if that never holds': when(false, false, { type: 'integer' }),
  'a reference with siblings': { $defs: { a: text({ minLength: 4 }) }, $ref: '#/$defs/a', maxLength: 5 },
  'an escaped reference': { $defs: { 'a/b~c%': { const: 5 } }, $ref: '#/$defs/a~1b~0c%25' },
  'an anchor': { $defs: { a: { $anchor: 'here', const: 5 } }, $ref: '#here' },
  'an identifier': {
    $id: 'http://example.com/root.json',
    $defs: { a: { $id: 'part.json', type: 'integer', $defs: { b: { const: 6 } } } },
    allOf: [{ $ref: 'part.json' }, { $ref: 'http://example.com/part.json#/$defs/b' }]
  },
  'a strange identifier': { $id: 'urn:example:x', $defs: { a: { const: 1 } }, $ref: '#/$defs/a' },
  recursion: tree,
  'required recursion that can end': {
    $ref: '#/$defs/n',
    $defs: { n: every({ value: { type: 'integer' }, next: { oneOf: [{ $ref: '#/$defs/n' }, { type: 'null' }] } }) }
  },
  'recursion through a list': {
    $ref: '#/$defs/n',
    $defs: { n: every({ kids: { type: 'array', items: { $ref: '#/$defs/n' } } }) }
  },
  'a third': { type: 'number', minimum: 1 / 3, maximum: 1 / 3 },
  'digits for what is missing': every({ username: text({ minLength: 14 }) }),
  'a pattern that is open at both ends': text({ pattern: '\\d{3}', minLength: 50 }),
  'a pattern before another': text({ allOf: [{ pattern: '[0-9]{2}$' }, { pattern: '^bar' }] }),
  'a pattern that excludes a repetition': text({ pattern: '^(?!.*aa)[ab]{3}c$' }),
  'escapes that only old patterns have': text({ pattern: '^[\\_a]{30}$' }),
  'a pattern that is none, and a length': text({ pattern: '[z-a]', minLength: 300 }),
  'two patterns of which one is nested too deeply': text({
    allOf: [{ pattern: `${'('.repeat(300)}a${')'.repeat(300)}` }, { pattern: '^[a-c]{3}a$' }]
  }),
  'a description where the name misleads': every({
    email: text({ description: 'the host name', pattern: '^(www|api|app|mail|db|cdn)\\.' })
  }),
  'a format that no one asserts, at length': text({ format: 'phone', minLength: 40 }),
  'not closed': object({ a: text() }, { not: { properties: { a: true }, additionalProperties: false } }),
  'not everything': { not: { allOf: [true, { type: 'object' }] } },
  'not false': { not: { allOf: [true, false] } },
  'consequences twice': object(
    { a: text() },
    { allOf: [{ dependentSchemas: { a: false } }, { dependentSchemas: { a: false } }] }
  ),
  'plural names': object({
    statuses: { type: 'array', items: text() },
    address: { type: 'array', items: text() },
    categories: { type: 'array', items: text() }
  }),
  'a map with a deep pattern': {
    type: 'object',
    patternProperties: { [`${'('.repeat(300)}${')'.repeat(300)}`]: { type: 'integer' } }
  },
  'the keys of a map that recurs': {
    $ref: '#/$defs/n',
    $defs: { n: { type: 'object', additionalProperties: { $ref: '#/$defs/n' } } }
  },
  'a branch that leads nowhere': { anyOf: [{ $ref: '#/$defs/ghost' }, text()] },
  'not with what is required': object(
    { a: { type: 'integer' } },
    { required: ['a'], not: { required: ['a'], properties: { a: { minimum: 0 } } } }
  ),
  'a reference to a later group': text({ pattern: '^\\1(a)$' }),
  'three repetitions in each other': text({ pattern: '^((a*b*)*c*)*$', minLength: 3000 }),
  'content in base64': every({
    data: text({ contentEncoding: 'base64' }),
    more: text({ contentEncoding: 'base64url' })
  })
}

t.test('every schema gets a value that fits, whatever the seed', (t) => {
  for (const [name, schema] of Object.entries(schemas)) {
    // Identifiers would meet those of other schemas.
    const engine =
      JSON.stringify(schema).includes('$id') || name === 'an anchor'
        ? new Ajv2020({ strict: false, logger: false })
        : ajv
    let fits: ReturnType<typeof ajv.compile> | undefined
    try {
      fits = engine.compile(schema)
    } catch {}
    for (let seed = 1; seed <= 8; seed++) {
      const value = JSON.parse(JSON.stringify(of(schema, seed)))
      // Ajv refuses patterns that are none.
      if (fits !== undefined && !fits(value)) t.fail(name, { value, errors: fits.errors, seed })
    }
    t.strictSame(of(schema, 'x'), of(schema, 'x'), name)
  }
  t.end()
})

t.test('references that Ajv loses its way in are followed all the same', (t) => {
  const generic: Schema = {
    $id: 'http://example.com/list',
    $ref: 'generic',
    $defs: {
      item: { $dynamicAnchor: 'item', type: 'integer' },
      generic: {
        $id: 'generic',
        type: 'array',
        items: { $dynamicRef: '#item' },
        $defs: { any: { $dynamicAnchor: 'item' } }
      }
    }
  }
  for (const item of of(generic) as unknown[]) t.ok(Number.isInteger(item))
  // Three resources, of which the one between has no such anchor.
  const between: Schema = {
    $id: 'http://example.com/top',
    $ref: 'middle',
    $defs: {
      item: { $dynamicAnchor: 'item', type: 'integer' },
      middle: { $id: 'middle', $ref: 'generic' },
      generic: {
        $id: 'generic',
        type: 'array',
        items: { $dynamicRef: '#item' },
        $defs: { any: { $dynamicAnchor: 'item' } }
      }
    }
  }
  for (const item of of(between) as unknown[]) t.ok(Number.isInteger(item))
  t.ok(Number.isInteger(of({ $defs: { a: { $ref: '#/$defs/a', type: 'integer' } }, $ref: '#/$defs/a' })))
  t.end()
})

t.test('formats that validators assert hold, with lengths too', (t) => {
  const formats = [
    'date',
    'time',
    'date-time',
    'duration',
    'email',
    'idn-email',
    'hostname',
    'idn-hostname',
    'ipv4',
    'ipv6',
    'uri',
    'uri-reference',
    'iri',
    'iri-reference',
    'uri-template',
    'uuid',
    'json-pointer',
    'relative-json-pointer',
    'json-pointer-uri-fragment',
    'regex',
    'byte',
    'binary',
    'password',
    'iso-time',
    'iso-date-time',
    'url',
    'of-its-own',
    'toString'
  ]
  for (const format of formats) {
    const fits = ajv.compile(text({ format }))
    for (let seed = 1; seed < 6; seed++) {
      const value = of(text({ format }), seed)
      if (!fits(value)) t.fail(format, { value })
    }
  }
  for (const format of [
    'email',
    'hostname',
    'uri',
    'url',
    'uri-reference',
    'regex',
    'json-pointer',
    'relative-json-pointer',
    'password',
    'uri-template'
  ]) {
    for (const limits of [{ minLength: 150, maxLength: 160 }, { maxLength: 13 }]) {
      const value = of(text({ format, ...limits }))
      if (!ajv.validate(text({ format, ...limits }), value)) t.fail(`${format} ${JSON.stringify(limits)}`, { value })
    }
  }
  t.ok(/^[a-z]+@a\.co$/.test(String(of(text({ format: 'email', maxLength: 8 })))))
  t.equal(of(text({ format: 'url', minLength: 12, maxLength: 12 })), 'http://a.co/')
  for (const format of ['url', 'uuid']) t.match(of(text({ format, maxLength: 4 })), /^.{1,4}$/)
  t.end()
})

t.test('a schema that admits nothing at all is named with the reason', (t) => {
  const never: [string, Schema, string][] = [
    ['false', false, ''],
    ['not true', { not: true }, ''],
    [
      'an item of a list without a type',
      { allOf: [{ minItems: 1, items: false }, { type: ['array', 'null'] }, false] },
      ''
    ],
    ['a text that is too long', text({ minLength: 300_000, pattern: 'a' }), '']
  ]
  for (const [name, schema, at] of never) {
    try {
      t.fail(name, { value: of(schema) })
    } catch (error) {
      t.ok(error instanceof NoValue && error.at.startsWith(at), name, { error })
    }
  }
  t.end()
})

t.test('a schema that is lost may be anything, so that only its place needs a value', (t) => {
  const lost = { $ref: '#/$defs/a' }
  const gone = { 'x-standin-unresolved': 'gone' }
  const [chain, elsewhere] = [{ $ref: '#/$defs/b' }, { $ref: 'http://[bad' }]
  const $defs = { a: 5 as unknown as Schema, b: gone }
  for (const [name, one] of Object.entries({ lost, gone, chain, elsewhere })) {
    t.same(of({ ...one, $defs }), {}, name)
    const value = of({ ...object({ amount: one, size: one }, { required: ['amount'] }), $defs })
    t.same(Object.keys(value as object), ['amount'], name)
    t.same(of({ type: 'array', items: one, $defs }), [], name)
    t.equal((of({ type: 'array', items: one, minItems: 2, $defs }) as unknown[]).length, 2, name)
    for (let seed = 1; seed < 5; seed++) t.type(of({ anyOf: [one, text()], $defs }, seed), 'string', name)
  }
  t.end()
})

t.test('a schema that contradicts itself gets the nearest value', (t) => {
  const node = every({ id: { type: 'integer' }, next: { $ref: '#/$defs/n' } })
  const nearest: [string, Schema, unknown][] = [
    ['values that contradict', { allOf: [{ const: 1 }, { const: 2 }] }, 1],
    ['not anything', { not: {} }, {}],
    [
      'items that cannot differ',
      { type: 'array', uniqueItems: true, minItems: 3, items: { type: 'boolean' } },
      [Boolean, Boolean]
    ],
    ['required and excluded', { type: 'object', required: ['abc'], propertyNames: { maxLength: 2 } }, {}],
    [
      'too few names',
      { type: 'object', minProperties: 3, propertyNames: { enum: ['foo', 'bar'] } },
      { foo: String, bar: String }
    ],
    ['recursion without end', { $ref: '#/$defs/n', $defs: { n: node } }, { id: Number, next: { id: Number } }],
    ['a reference to nothing', every({ a: { $ref: '#/components/schemas/Ghost' }, b: text() }), { b: String }],
    ['items that cannot be', { type: 'array', minItems: 1, items: false }, []],
    [
      'a list in a list without end',
      { $ref: '#/$defs/l', $defs: { l: { type: 'array', minItems: 1, items: { $ref: '#/$defs/l' } } } },
      []
    ],
    ['names that cannot be', { type: 'object', minProperties: 1, propertyNames: false }, {}],
    ['no room for others', { type: 'object', minProperties: 1, additionalProperties: false }, {}],
    ['a pattern that fits nothing', text({ pattern: '^a$', minLength: 2, maxLength: 4 }), /^.{2,4}$/],
    ['a pattern nested too deeply', text({ pattern: `${'('.repeat(300)}a${')'.repeat(300)}`, maxLength: 1 }), /^.$/],
    ['patterns that contradict', text({ allOf: [{ pattern: '^a+$' }, { pattern: '^b+$' }] }), String],
    ['a pattern that no text of the format has', text({ format: 'uuid', pattern: '^x+$' }), /^x+$/],
    ['a pattern of characters that are none', text({ pattern: '^[]+$', format: 'email' }), String],
    [
      'a required member that cannot be',
      every({ a: text({ pattern: '^a$', minLength: 2 }), b: text() }),
      { a: String, b: String }
    ],
    ['a number between steps', { type: 'integer', multipleOf: 10, minimum: 5, maximum: 5 }, 5],
    ['a number between nothing', { type: 'integer', exclusiveMinimum: 4, exclusiveMaximum: 5 }, 4],
    [
      'steps out of reach',
      { type: 'number', allOf: [{ multipleOf: 1e300 }, { multipleOf: 1.1e-300 }], exclusiveMinimum: 0 },
      Number
    ],
    ['an enum that nothing of it fits', every({ a: { type: 'string', enum: ['x'], minLength: 5 } }), { a: 'x' }]
  ]
  for (const [name, schema, value] of nearest) t.match(of(schema), value, name)
  const never = text({ pattern: '^a$', minLength: 2 })
  const contrary = { type: 'array', minItems: 1, items: false } as Schema
  t.same(of(object({ a: contrary, b: never }, { required: ['a'] })), {}, 'without members that need not be there')
  t.end()
})

t.test('a hostile schema ends with a value or with the reason', (t) => {
  const nested = (times: number, wrap: (schema: Schema) => Schema, last: Schema = text()) => {
    let schema = last
    for (let i = 0; i < times; i++) schema = wrap(schema)
    return schema
  }
  const hostile: [string, Schema, 'a value' | RegExp][] = [
    ['a list without end', { type: 'array', minItems: 1e9, items: {} }, /than standin makes/],
    ['a list that contains too many', { type: 'array', contains: {}, minContains: 1e9 }, /than standin makes/],
    ['lists of lists of lists', nested(8, (items) => ({ type: 'array', minItems: 10, items })), /than standin makes/],
    ['a long text', text({ minLength: 1e9 }), /than standin makes/],
    ['a long pattern', text({ pattern: '^((a{1000}){1000}){1000}$' }), 'a value'],
    ['an object without end', { type: 'object', minProperties: 1e9 }, /too large/],
    [
      'a map of long lists',
      { type: 'object', minProperties: 100, additionalProperties: { type: 'array', minItems: 3000, items: true } },
      'a value'
    ],
    [
      'more names than there are',
      { type: 'object', minProperties: 7000, propertyNames: { pattern: '^[a-z]{2}$' } },
      'a value'
    ],
    ['an evil pattern', text({ pattern: '^(a+)+$', allOf: [{ pattern: 'b$' }] }), 'a value'],
    [
      'branches of branches',
      nested(25, (schema) => ({ oneOf: [schema, { allOf: [schema], type: 'integer' }] })),
      'a value'
    ],
    ['the same twice, twice', nested(25, (schema) => ({ allOf: [schema, schema] })), 'a value'],
    ['too deep for calls', nested(4000, (a) => every({ a }), { type: 'integer' }), /deep|long/],
    ['pattern of many brackets', text({ pattern: `${'('.repeat(300)}a${')'.repeat(300)}` }), 'a value'],
    [
      'objects of objects',
      nested(14, (schema) => every({ a: structuredClone(schema === true ? {} : schema), b: schema }), {
        type: 'integer'
      }),
      'a value'
    ],
    [
      'contradictory choices',
      {
        type: 'integer',
        allOf: Array.from({ length: 12 }, (_, i) => ({
          oneOf: [
            { minimum: i, maximum: i },
            { minimum: 100 + i, maximum: 100 + i }
          ]
        }))
      },
      'a value'
    ]
  ]
  for (const [name, schema, expected] of hostile) {
    let outcome: unknown
    try {
      outcome = of(schema)
    } catch (error) {
      if (!(error instanceof NoValue)) throw error
      outcome = error
    }
    if (expected === 'a value') t.notOk(outcome instanceof NoValue, name)
    else t.match(String((outcome as Error).message), expected, name)
  }
  t.end()
})

t.test('the same options make the same value, and another seed another value', (t) => {
  const person = every({
    id: { type: 'integer' },
    email: text(),
    name: text(),
    created_at: text({ format: 'date-time' })
  })
  t.strictSame(of(person, 1), of(person, 1))
  t.notSame(of(person, 1), of(person, 2))
  const more = every({ first: text(), ...person.properties, another: text() })
  const one = of(person, 5) as Record<string, unknown>
  t.match(of(more, 5), one, 'adding a property changes no other')
  t.end()
})

t.test('a list has as many texts as it must have, though they repeat', (t) => {
  const list = of({ type: 'array', minItems: 3000, items: text() }, 1) as string[]
  t.equal(list.length, 3000)
  t.ok(new Set(list).size > 1)
  t.end()
})

t.test('the objects of a list count up and differ', (t) => {
  const item = every({
    id: { type: 'integer' },
    email: text(),
    username: text(),
    uuid: text({ format: 'uuid' }),
    role: { enum: ['admin', 'member', 'viewer'] }
  })
  const list = of({ type: 'array', items: item }, 1, { minItems: 500 }) as Record<string, string>[]
  t.equal(list.length, 500)
  t.strictSame(
    list.slice(0, 3).map(({ id }) => id),
    [1, 2, 3]
  )
  for (const key of ['id', 'email', 'username', 'uuid']) t.equal(new Set(list.map((one) => one[key])).size, 500, key)
  t.equal(new Set(list.slice(0, 3).map(({ role }) => role)).size, 3, 'three objects show all of a small enum')
  const asked = [0, 1, 2].map((index) => of(item, 1, { index }) as Record<string, unknown>)
  t.strictSame(
    asked.map(({ id }) => id),
    [1, 2, 3],
    'so do rows that are asked for one by one'
  )
  t.equal(new Set(asked.map(({ email }) => email)).size, 3)
  t.equal((of({ type: 'array', items: item }) as unknown[]).length, 3)
  t.equal((of({ type: 'array', items: item, maxItems: 4 }, 1, { minItems: 9 }) as unknown[]).length, 4)
  t.match(of({ type: 'array', items: { type: 'array', items: item } }, 1, { index: 2 }), [[{ id: 1 }]])
  t.end()
})

t.test('members that belong together agree', (t) => {
  const schema = every({
    first_name: text(),
    last_name: text(),
    full_name: text(),
    username: text(),
    email: text(),
    city: text(),
    country: text(),
    country_code: text(),
    zip: text(),
    created_at: text({ format: 'date-time' }),
    updated_at: text({ format: 'date-time' }),
    expires_at: text({ format: 'date-time' }),
    start_date: text({ format: 'date' }),
    end_date: text({ format: 'date' }),
    subtotal: { type: 'number' },
    tax: { type: 'number' },
    total: { type: 'number' },
    min_price: { type: 'number' },
    max_price: { type: 'number' }
  })
  for (let seed = 1; seed < 20; seed++) {
    const it = of(schema, seed) as Record<string, string>
    t.equal(it.full_name, `${it.first_name} ${it.last_name}`)
    t.ok(it.email!.startsWith(it.username!.toLowerCase()))
    t.ok(it.created_at! <= it.updated_at! && it.updated_at! <= REFERENCE_DATE && REFERENCE_DATE < it.expires_at!)
    t.ok(it.start_date! <= it.end_date!)
    t.ok(it.subtotal! <= it.total! && it.min_price! <= it.max_price!)
  }
  t.end()
})

t.test('known values are taken over if the schema accepts them', (t) => {
  const schema = every({
    id: { type: 'integer' },
    username: text(),
    email: text(),
    organizationSlug: text(),
    role: { enum: ['a'] },
    number: text()
  })
  const known = { id: '42', username: 'turso-user', organization_slug: 'acme', role: 'b', number: 7, absent: 1 }
  const it = of(schema, 1, { known }) as Record<string, unknown>
  t.match(it, { id: 42, username: 'turso-user', organizationSlug: 'acme', role: 'a', number: '7' })
  t.equal(
    it.email,
    /^turso-user@example\.(com|net|org)$/.exec(String(it.email))?.[0],
    'the address belongs to the user'
  )
  t.notOk('absent' in it)
  t.match(
    of(every({ username: text(), company: text() }), 1, { known: { email: 'ann@acme.example', company_name: 'Acme' } }),
    { username: 'ann', company: 'Acme' }
  )
  // The key of a company is no name of one.
  for (const company of ['8a210b68-6988-11ed-a1eb-0242ac120002', '42'])
    t.notMatch(of(every({ website: text() }), 1, { known: { company } }), { website: company })
  t.match(of(every({ first_name: text(), last_name: text() }), 1, { known: { name: 'Ann Lee' } }), {
    first_name: 'Ann',
    last_name: 'Lee'
  })
  t.match(of(every({ email: text() }), 1, { known: { username: '名前' } }), { email: /^someone@/ })
  for (let seed = 1; seed < 12; seed++) {
    t.match(of(every({ email: text() }), seed, { known: { first_name: '名', last_name: '前' } }), {
      email: /^[\w.-]+@/
    })
  }
  t.end()
})

t.test('a response has nothing that is only written, a request nothing that is only read', (t) => {
  const schema = object(
    {
      id: { type: 'integer', readOnly: true },
      secret: text({ writeOnly: true }),
      name: text(),
      other: { $ref: '#/components/schemas/Secret' },
      ghost: { $ref: '#/components/schemas/Ghost' },
      deep: { allOf: [{ writeOnly: true }] }
    },
    { required: ['id', 'secret', 'name'] }
  )
  const resources = inside({ Secret: text({ writeOnly: true }) })
  t.strictSame(Object.keys(of(schema, 1, { resources }) as object), ['id', 'name'])
  t.strictSame(Object.keys(of(schema, 1, { resources, direction: 'request' }) as object), [
    'secret',
    'name',
    'other',
    'deep'
  ])
  t.strictSame(of({ type: 'object', additionalProperties: { type: 'string', writeOnly: true } }), {})
  t.end()
})

t.test('a discriminator says which schema was chosen', (t) => {
  const Pet: SchemaObject = {
    type: 'object',
    required: ['kind'],
    properties: { kind: text() },
    discriminator: { propertyName: 'kind', mapping: { kitty: '#/components/schemas/Cat', puppy: 'Dog' } }
  }
  const schemas: Record<string, Schema> = {
    Pet,
    Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, every({ meows: { type: 'boolean' } })] },
    Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, every({ barks: { type: 'boolean' } })] },
    Fish: { allOf: [{ $ref: '#/components/schemas/Pet' }] },
    Car: every({ type: text(), doors: { type: 'integer' } }),
    Bus: every({ type: text(), seats: { type: 'integer' } })
  }
  const resources = inside(schemas)
  const kindOf = (name: string) =>
    (of({ $ref: `#/components/schemas/${name}` }, 1, { resources }) as { kind: string }).kind
  t.strictSame(['Cat', 'Dog', 'Fish', 'Pet'].map(kindOf), ['kitty', 'puppy', 'Fish', 'kitty'])
  const vehicles = of(
    {
      type: 'array',
      items: {
        oneOf: ['Car', 'Bus'].map((name) => ({ $ref: `#/components/schemas/${name}` })),
        discriminator: { propertyName: 'type' }
      }
    },
    1,
    { resources }
  ) as { type: string }[]
  t.strictSame(
    vehicles.map(({ type }) => type),
    ['Car', 'Bus', 'Car']
  )
  const optional = {
    oneOf: ['X', 'Y'].map((name) => ({ $ref: `#/components/schemas/${name}` })),
    discriminator: { propertyName: 'type' }
  }
  const more = inside({
    X: object({ type: text(), x: { const: 1 } }, { required: ['x'] }),
    Y: object({ type: text() }, { additionalProperties: false })
  })
  t.match(of(optional, 1, { resources: more }), { type: 'X', x: 1 })
  t.ok(of({ ...Pet, required: [], discriminator: { propertyName: 'kind' } }))
  t.end()
})

t.test('recursion goes on for a level or two', (t) => {
  const value = of(tree) as { parent: { parent: unknown }; children: { children: unknown[] }[] }
  t.equal(value.children.length, 3)
  t.notOk('parent' in value.parent)
  t.strictSame(value.children[0]?.children, [])
  t.end()
})

t.test('an object of many members is inside itself less often', (t) => {
  const depthOf = (size: number): number => {
    const members = Object.fromEntries(Array.from({ length: size }, (_, index) => [`m${index}`, { type: 'boolean' }]))
    const node = object({ ...members, next: { $ref: '#/$defs/node' } })
    let depth = 0
    let one = of({ $ref: '#/$defs/node', $defs: { node } }) as { next?: unknown } | undefined
    for (; one !== undefined; one = one.next as typeof one) depth++
    return depth
  }
  t.ok(depthOf(60) < depthOf(20), `${depthOf(60)} levels, and ${depthOf(20)} of a small one`)
  t.end()
})

t.test('a large schema makes fewer optional members, so that the value can be read', (t) => {
  const wide = (depth: number): Schema =>
    depth === 0 ? text() : object(Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`p${i}`, wide(depth - 1)])))
  const size = JSON.stringify(of(wide(4))).length
  t.ok(size > 1000 && size < 200_000, `${size} characters`)
  t.end()
})

t.test('a map has the keys of its example, else the ids of its things', async (t) => {
  const additionalProperties = every({ id: text() })
  const keysOf = (more: object) =>
    Object.entries(of({ type: 'object', additionalProperties, ...more }) as Record<string, { id: string }>)
  t.same(
    keysOf({ example: { harbour: { id: 'h1' } } }).map(([key]) => key),
    ['harbour']
  )
  for (const [key, { id }] of keysOf({})) t.equal(key, id)
  t.strictSame(keysOf({ additionalProperties: every({ id: { const: 'one' } }) }), [['one', { id: 'one' }]])
})

t.test('an object is filled with what it names, and nothing else', (t) => {
  t.strictSame(of({ type: 'object' }), {})
  t.strictSame(of({ type: 'object', additionalProperties: true }), {})
  t.strictSame(Object.keys(of(object({ a: text() }, { additionalProperties: text() })) as object), ['a'])
  const map = Object.entries(of({ type: 'object', additionalProperties: { type: 'integer' } }) as object)
  t.ok(map.length >= 2 && map.length <= 3)
  t.strictSame(
    Object.keys(
      of(
        object({
          good: text(),
          bad: { $ref: '#/nowhere' },
          no: false,
          never: { allOf: [{ const: 1 }, { const: 2 }] }
        })
      ) as object
    ),
    ['good']
  )
  t.end()
})

t.test('a thousand classes of characters are as good as one', (t) => {
  for (let point = 0x400; point < 0x400 + 1100; point++) {
    const sign = String.fromCodePoint(point)
    if (of(text({ pattern: `^[${sign}]{2}$` })) !== sign + sign) t.fail(sign)
  }
  t.end()
})

t.test('x-faker is asked by old and by new names, and believed where it fits', (t) => {
  const ask = (faker: unknown, schema: object = text()) => of({ ...schema, 'x-faker': faker })
  t.match(ask('name.firstName'), /^\p{Lu}/u)
  t.match(ask('person.firstName'), /^\p{Lu}/u)
  t.match(ask('internet.userName'), /./)
  t.equal(ask('name.firstName'), ask('person.firstName'))
  t.ok(['a', 'b'].includes(String(ask({ 'helpers.arrayElement': [['a', 'b']] }))))
  const number = Number(ask({ 'datatype.number': { min: 7, max: 9 } }, { type: 'integer' }))
  t.ok(number >= 7 && number <= 9)
  t.type(ask('number.bigInt', { type: 'number' }), 'number')
  t.match(ask('{{person.firstName}} x'), /^\p{Lu}\p{L}+ x$/u)
  t.equal(ask('{{ name.firstName }} x'), ask('{{person.firstName}} x'))
  t.match(ask('{{helpers.arrayElement(["a","a"])}}b'), /^ab$/)
  for (const none of [
    'nothing.atAll',
    'person.nothing',
    'fakerCore.x',
    'plain',
    7,
    {},
    { 'number.int': { min: 5, max: 1 } }
  ]) {
    t.type(ask(none), 'string', JSON.stringify(none))
  }
  t.type(ask('helpers.maybe'), 'string')
  t.type(ask('person.firstName', { type: 'integer' }), 'number', 'what does not fit is not used')
  t.match(ask('date.past', text({ format: 'date-time' })), /^202[34]-/)
  t.end()
})

t.test('examples written in the schema are put together, and filled up', (t) => {
  const ask = (schema: Schema, more: Partial<GenerateOptions> = {}) =>
    fromExamples({ schema, resources: resourcesOf(schema), seed: '1', ...more })
  const invite = every({
    id: { type: 'integer', example: 1 },
    email: text({ examples: ['iku@turso.tech'] }),
    role: { enum: ['admin', 'member'], example: 'member' },
    note: text({ default: 'none' }),
    created_at: text({ format: 'date-time', example: 'yesterday' })
  })
  t.match(ask(invite), { id: 1, email: 'iku@turso.tech', role: 'member', note: 'none', created_at: /^2024-/ })
  t.match(ask({ type: 'array', items: invite }), [{ id: 1 }])
  t.equal((ask({ type: 'array', items: invite }) as unknown[]).length, 3, 'an example of an object is its first row')
  t.strictSame(ask({ type: 'array', items: { type: 'integer', example: 7 } }), [7], 'an example of a word is all')
  const three = ask({ type: 'array', items: invite }, { minItems: 3 }) as { id: number }[]
  t.strictSame(
    three.map(({ id }) => id),
    [1, 2, 3]
  )
  t.strictSame(ask(text({ examples: ['a', 'b'] })), 'a')
  t.strictSame(
    ask({ ...object({ a: text() }), example: { a: 'x', extra: 1 } }),
    { a: 'x', extra: 1 },
    'an example of the whole stands as it is'
  )
  t.match(
    ask({ ...every({ a: text(), b: text({ format: 'date' }) }), example: { a: 'x', b: 'no' } }),
    { a: 'x', b: /^\d{4}-/ },
    'what is right of a wrong example stays'
  )
  t.match(ask({ type: 'array', items: { type: 'integer' }, minItems: 2, example: [5] }), [5, Number])
  t.equal(ask(every({ a: text(), b: text({ default: 'x' }) })), undefined)
  t.equal(ask(text({ default: 'x' })), undefined)
  t.throws(() => ask(false), NoValue)
  t.end()
})

t.test('what is optional stays, where something else sets the branches of `oneOf` apart', async (t) => {
  const branch = (own: string) => object({ kind: text(), name: text(), [own]: text() }, { required: ['kind'] })
  for (let seed = 0; seed < 20; seed++) {
    const value = of({ type: 'object', oneOf: [branch('color'), branch('size')] }, seed) as object
    t.match(Object.keys(value), ['kind', 'name'])
  }
})

t.test('what stands beside a reference counts, on the way of others too', async (t) => {
  const resources = inside({
    Base: object({ a: text() }),
    Sub: { $ref: '#/components/schemas/Base', properties: { b: { type: 'integer' } }, required: ['b'] }
  })
  const value = generate({ schema: { $ref: '#/components/schemas/Sub' }, resources, seed: '1' })
  t.match(value, { a: String, b: Number })
})

t.test('a text is what its content keywords say', (t) => {
  const png = of(text({ contentEncoding: 'base64', contentMediaType: 'image/png' })) as string
  t.equal(Buffer.from(png, 'base64').subarray(1, 4).toString(), 'PNG')
  t.equal(Buffer.from(png, 'base64').toString('base64'), png)
  const jpeg = of(text({ format: 'byte', description: 'The photo as JPEG, in base64' })) as string
  t.same([...Buffer.from(jpeg, 'base64').subarray(0, 3)], [0xff, 0xd8, 0xff])
  t.match(of(text({ contentEncoding: 'base16', title: 'a GIF' })), /^474946/)
  const data = of(text({ example: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' })) as string
  t.match(Buffer.from(data.slice(22), 'base64').toString('latin1'), /^GIF8/)
  const json = of(text({ example: 'data:application/json;base64,e30=' })) as string
  t.same(JSON.parse(Buffer.from(json.slice(29), 'base64').toString()), {})
  const url = of(text({ contentEncoding: 'base64url', contentMediaType: 'application/pdf' })) as string
  t.match(Buffer.from(url, 'base64url').toString('latin1'), /^%PDF/)
  t.match(of(text({ contentEncoding: 'base16', contentMediaType: 'image/png' })), /^89504E47[0-9A-F]+$/)
  t.match(of(text({ contentMediaType: 'application/x-own' })), /^[\w ]+$/)
  t.match(of(text({ contentMediaType: 'text/html; charset=utf-8' })), /^<!doctype html>[\s\S]*<\/html>$/)
  t.match(of(text({ contentEncoding: 'base64', pattern: '^.{2}$' })), /^..$/)
  t.match(of(text({ format: 'byte', pattern: '^.{2}$' })), /^..$/)
  const whole = { contentMediaType: 'application/json', contentSchema: { const: 9223372036854775807n } }
  t.equal(of(text(whole)), '9223372036854775807')
  t.match(of(text({ contentMediaType: 'image/svg+xml' })), /^<svg .*<\/svg>$/)
  t.match(of(text({ contentMediaType: 'application/xml' })), /^<\?xml [\s\S]*<\/document>$/)
  t.match(of(text({ contentMediaType: 'text/markdown' })), /^# \S/)
  t.match(of(text({ contentMediaType: 'application/json' })), /^\{.*\}$/)
  const inner = every({ email: text({ format: 'email' }), count: { type: 'integer' } })
  const schema = text({ contentMediaType: 'application/json', contentSchema: inner })
  t.ok(ajv.validate(inner, JSON.parse(of(schema) as string)))
  t.match(JSON.parse(Buffer.from(of({ ...schema, contentEncoding: 'base64' }) as string, 'base64').toString()), {
    email: /@/
  })
  // Bytes are no text by themselves, an encoding that nobody knows says nothing, and lengths come first.
  t.notMatch(of(text({ contentMediaType: 'image/png' })), /PNG/)
  t.type(of(text({ contentEncoding: 'toString', contentMediaType: 'text/html' })), 'string')
  t.equal((of(text({ contentMediaType: 'text/html', maxLength: 12 })) as string).length <= 12, true)
  t.end()
})

t.test('a member whose schema is writeOnly by reference is in no response', async (t) => {
  const Secret = { type: 'string', writeOnly: true }
  const resources = resourcesOf({ components: { schemas: { Secret } } })
  const schema = { type: 'object', properties: { a: { $ref: '#/components/schemas/Secret' }, b: { type: 'integer' } } }
  t.same(Object.keys(generate({ schema, resources, seed: '1' }) as object), ['b'])
})

t.test('names go on behind a pattern without an end', async (t) => {
  const schema = {
    type: 'object',
    patternProperties: { '^x-': { type: 'integer' } },
    additionalProperties: false,
    minProperties: 9
  }
  const names = Object.keys(generate({ schema, resources: resourcesOf(schema), seed: '1' }) as object)
  t.ok(names.length >= 9 && names.every((name) => /^x-./.test(name)), names.join())
})

t.test('a map by a pattern of the empty text has no members', async (t) => {
  const schema = { type: 'object', patternProperties: { '^$': { type: 'integer' } }, additionalProperties: false }
  t.same(generate({ schema, resources: resourcesOf(schema), seed: '1' }), {})
})

t.test('a pattern of names that nothing can match names nothing', async (t) => {
  const schema = { type: 'object', patternProperties: { '^[z-a]$': { type: 'integer' } }, additionalProperties: false }
  t.same(generate({ schema, resources: resourcesOf(schema), seed: '1' }), {})
})

t.test('a variant of a thing that is called like the variant is a text', (t) => {
  for (const name of ['raw', 'full', 'original', 'default'])
    t.type(
      generate({ schema: { type: 'string' }, resources: resourcesOf({}), seed: '1', name, subject: name }),
      'string'
    )
  t.end()
})
