import t from 'tap'
import type { Schema, SchemaObject } from '../../src/document/openapi.ts'
import { hasFormat } from '../../src/schema/keywords/formats.ts'
import { writeJson } from '../../src/schema/meaning/json-values.ts'
import { NoValue } from '../../src/schema/meaning/no-value.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'
import { scopeOf } from '../../src/schema/meaning/scope.ts'
import { patternMatcherOf } from '../../src/schema/patterns/pattern.ts'
import { degreeOf } from '../../src/schema/patterns/pattern-cost.ts'
import { checkerOf, type Direction, judgeOf, violationText } from '../../src/schema/validator.ts'

const document = {
  components: {
    schemas: {
      Pet: {
        type: 'object',
        required: ['id', 'name'],
        properties: {
          id: { type: 'integer', readOnly: true },
          name: { type: 'string' },
          password: { type: 'string', writeOnly: true },
          child: { $ref: '#/components/schemas/Pet' }
        }
      },
      Base: { type: 'object', required: ['kind'], properties: { kind: { type: 'string' } } },
      Cat: {
        allOf: [
          { $ref: '#/components/schemas/Base' },
          { required: ['lives'], properties: { kind: { const: 'cat' }, lives: { type: 'integer' } } }
        ]
      },
      Dog: {
        allOf: [
          { $ref: '#/components/schemas/Base' },
          { required: ['barks'], properties: { kind: { enum: ['dog', 'wolf'] }, barks: { type: 'boolean' } } }
        ]
      },
      'a/b c': { type: 'integer' },
      Secret: { type: 'string', writeOnly: true },
      Stamp: { allOf: [{ type: 'string', readOnly: true }] },
      Inner: { required: ['id', 'name'] },
      True: true,
      False: false,
      Round: { $ref: '#/components/schemas/About' },
      About: { $ref: '#/components/schemas/Round' },
      Loop: { allOf: [{ $ref: '#/components/schemas/Poor' }], properties: { a: { type: 'string' } } },
      Poor: { oneOf: [{ $ref: '#/components/schemas/Loop' }] }
    }
  }
}
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const checker = checkerOf(resourcesOf(document))

type Row = [schema: Schema | Record<string, unknown>, value: unknown, ...found: string[]]

const found = (schema: unknown, value: unknown, direction: Direction = 'request', by = checker) =>
  by.check(schema as Schema, value, direction).map(({ at, message }) => `${at} ${message}`)

const table = (name: string, rows: Row[], direction: Direction = 'request') =>
  t.test(name, async (t) => {
    for (const [schema, value, ...expected] of rows) {
      t.same(found(schema, value, direction), expected, `${writeJson(schema)} of ${writeJson(value)}`)
    }
  })

table('every fault says what has to change, and where', [
  [true, 1],
  [false, 1, ' is not allowed'],
  [{}, 1],
  [{ type: 'string' }, 1, ' must be a string'],
  [{ type: ['integer', 'null'] }, 'x', ' must be an integer or null'],
  [{ type: ['integer', 'boolean', 'null'] }, 'x', ' must be an integer, a boolean or null'],
  [{ enum: ['admin', 'member', ''] }, 'x', ' must be one of admin, member, ""'],
  [{ enum: ['a', { b: 9007199254740993n }] }, 'x', ' must be one of a, {"b":9007199254740993}'],
  [{ const: 5 }, 4, ' must be 5'],
  [{ minimum: 1 }, 0, ' must be at least 1'],
  [{ maximum: 1 }, 2, ' must be at most 1'],
  [{ exclusiveMinimum: 1 }, 1, ' must be more than 1'],
  [{ exclusiveMaximum: 1 }, 1, ' must be less than 1'],
  [{ multipleOf: 5 }, 6, ' must be a multiple of 5'],
  [{ multipleOf: 0.01 }, 19.99],
  [{ multipleOf: 0.01 }, 19.999, ' must be a multiple of 0.01'],
  [{ multipleOf: 0.5 }, 1e308],
  [{ minLength: 1 }, '', ' must not be empty'],
  [{ minLength: 2 }, 'é', ' must have at least 2 characters'],
  [{ maxLength: 1 }, 'ab', ' must have at most 1 character'],
  [{ pattern: '^a$' }, 'b', ' must match the pattern ^a$'],
  [{ format: 'email' }, 'b', ' is not a valid email'],
  [{ format: 'date-time' }, '2023-01-01', ' is not a valid date-time'],
  [{ type: 'integer', format: 'int32' }, 2 ** 31, ' is not a valid int32'],
  [{ format: 'made-up' }, 'b'],
  [{ format: 'constructor' }, 'b'],
  [{ minItems: 1 }, [], ' must not be empty'],
  [{ minItems: 2 }, [], ' must have at least 2 items'],
  [{ maxItems: 1 }, [1, 2], ' must have at most 1 item'],
  [{ prefixItems: [true], items: false }, [1, 2], ' must have at most 1 item'],
  [{ prefixItems: [true], unevaluatedItems: false }, [1, 2], ' must have at most 1 item'],
  [{ uniqueItems: true }, [1, '1', true, null, 'null', [1], ['1'], {}]],
  [
    { uniqueItems: true },
    [
      { a: 1, b: [2] },
      { b: [2], a: 1 }
    ],
    ' must not hold the same item twice'
  ],
  [{ contains: { type: 'string' } }, [1], ' must have at least 1 item that the schema\'s "contains" describes'],
  [
    { contains: { type: 'string' }, maxContains: 2 },
    ['a', 'b', 'c'],
    ' must have 1 to 2 items that the schema\'s "contains" describes'
  ],
  [{ minProperties: 1 }, {}, ' must have at least 1 property'],
  [{ minProperties: 2 }, {}, ' must have at least 2 properties'],
  [{ maxProperties: 1 }, { a: 1, b: 2 }, ' must have at most 1 property'],
  [{ maxProperties: 0 }, { a: 1 }, ' must have at most 0 properties'],
  [{ required: ['a/b'] }, {}, '/a~1b is required'],
  [{ required: ['constructor', '__proto__'] }, {}, '/constructor is required', '/__proto__ is required'],
  [{ dependentRequired: { a: ['b'] } }, { a: 1 }, '/b is required where a is given'],
  [{ dependentSchemas: { a: { required: ['b'] } } }, { a: 1 }, '/b is required'],
  [{ properties: { a: { items: { type: 'string' } } } }, { a: ['', 1] }, '/a/1 must be a string'],
  [{ properties: { a: false } }, { a: 1 }, '/a is not allowed'],
  [{ additionalProperties: false }, { 'a~': 1 }, '/a~0 is not allowed (no such property)'],
  [{ additionalProperties: { type: 'string' } }, { a: 1 }, '/a must be a string'],
  [{ patternProperties: { '^x-': { type: 'string' } } }, { 'x-a': 1, a: 1 }, '/x-a must be a string'],
  [{ unevaluatedProperties: false, allOf: [ref('Base')] }, { kind: '', b: 1 }, '/b is not allowed (no such property)'],
  [
    { propertyNames: { pattern: '^a' } },
    { b: 1 },
    "/b is not allowed as a property's name: it must match the pattern ^a"
  ],
  [{ propertyNames: false }, { b: 1 }, "/b is not allowed as a property's name: it is not allowed"],
  [{ not: { type: 'string' } }, '', ' is what the schema rules out by "not"'],
  // biome-ignore lint/suspicious/noThenProperty: the keyword's name
  [{ if: { type: 'string' }, then: { minLength: 3 } }, '', ' must have at least 3 characters'],
  [{ if: { type: 'string' }, else: { minimum: 3 } }, 1, ' must be at least 3'],
  [{ pattern: `^${'x'.repeat(300)}` }, '', ` must match the pattern ^${'x'.repeat(199)}…`],
  [{ allOf: [{ minLength: 2 }, { minLength: 2 }] }, '', ' must have at least 2 characters']
])

t.test('a long list of choices is cut', async (t) => {
  const values = Array.from({ length: 32 }, (_, index) => index)
  t.match(found({ enum: values }, 'x'), [/ 29 … \(2 more\)$/])
})

t.test('a schema is compiled once for all its values', async (t) => {
  const schema = { type: 'string', minLength: 1 }
  t.same([found(schema, ''), found(schema, 'a'), found(schema, '')].flat().length, 2)
})

t.test('a violation names its place, its keyword and the direction', async (t) => {
  t.same(checker.check({ type: 'string' }, 1, 'request'), [
    { in: 'body', at: '', message: 'must be a string', keyword: 'type' }
  ])
  t.equal(checker.check(false, 1, 'response')[0]?.in, 'response')
})

table('alternatives are summed up by what they demand, or by the one that was meant', [
  [{ oneOf: [ref('Cat'), ref('Dog')] }, { kind: 'cat', lives: 9 }],
  [{ oneOf: [ref('Cat'), ref('Dog')] }, {}, '/kind is required'],
  [{ oneOf: [ref('Cat'), ref('Dog')] }, { kind: 'fish' }, '/kind must be one of cat, dog, wolf'],
  [{ oneOf: [ref('Cat'), ref('Dog')] }, { kind: 'cat' }, '/lives is required'],
  [{ oneOf: [ref('Cat'), ref('Dog')] }, 5, ' must be an object'],
  [{ oneOf: [{ required: ['a'] }, { required: ['b'] }] }, {}, ' exactly one of a, b must be given'],
  [{ oneOf: [{ required: ['a'] }, { required: ['b'] }] }, { a: 1, b: 1 }, ' exactly one of a, b must be given'],
  [{ anyOf: [{ required: ['a', 'c'] }, { required: ['b'] }] }, {}, ' at least one of a with c, b must be given'],
  [
    { oneOf: [{}, { type: 'string' }, { type: 'number' }] },
    5,
    ' must fit exactly one of 3 alternatives, but fits numbers 1 and 3'
  ],
  [
    { anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'null' }] },
    true,
    ' must be a string, an integer or null'
  ],
  [{ anyOf: [{ type: 'string', minLength: 2 }, { type: 'null' }] }, 'a', ' must have at least 2 characters'],
  [
    { anyOf: [{ type: 'string' }, { const: 5 }] },
    true,
    ' must fit at least one of 2 alternatives; the closest does not fit because it must be a string'
  ],
  // biome-ignore lint/suspicious/noThenProperty: the keyword's name
  [{ allOf: [{ required: ['a'] }], if: true, then: { required: ['b'] } }, {}, '/a is required', '/b is required'],
  [{ oneOf: [{ minLength: 2 }] }, 'a', ' must have at least 2 characters'],
  [
    { anyOf: [{ minLength: 2 }, { minLength: 3 }] },
    'a',
    ' must fit at least one of 2 alternatives; the closest does not fit because it must have at least 2 characters'
  ],
  [
    { anyOf: [{ properties: { a: { minimum: 5 }, b: { minimum: 5 } } }, { properties: { a: { maximum: 0 } } }] },
    { a: 1, b: 1 },
    ' must fit at least one of 2 alternatives; the closest does not fit because /a must be at most 0'
  ],
  [{ anyOf: [{ type: 'string' }, { minimum: 5, type: 'number' }, false] }, 1, ' must be at least 5'],
  [
    { anyOf: [{ properties: { a: { properties: { b: { const: 1 } } } } }, { type: 'array' }] },
    { a: { b: 2 } },
    '/a/b must be 1'
  ],
  [{ anyOf: [{ properties: { a: { type: 'string' } } }, { type: 'array' }] }, { a: 1 }, '/a must be a string'],
  [
    { items: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
    [1, 'a', 2],
    '/0 must be a string or null',
    '/2 must be a string or null'
  ]
])

table('a request need not hold what is read-only, and may', [
  [ref('Pet'), {}, '/name is required'],
  [ref('Pet'), { id: 'x', name: 'a', password: 'p' }, '/id must be an integer'],
  [{ required: ['a'], properties: { a: ref('Stamp') } }, {}],
  [{ allOf: [ref('Inner'), { properties: { id: { readOnly: true } } }] }, {}, '/name is required'],
  [{ allOf: [ref('Inner'), { properties: { id: { readOnly: true } } }], properties: { name: { readOnly: true } } }, {}],
  [{ allOf: [ref('Pet')], properties: { name: { readOnly: true } } }, {}],
  [{ required: ['a'], oneOf: [{ properties: { a: { readOnly: true } } }] }, {}],
  // biome-ignore lint/suspicious/noThenProperty: the keyword's name
  [{ required: ['a'], if: true, then: { properties: { a: { readOnly: true } } } }, {}]
])

table(
  'a response need not hold what is write-only, and must not',
  [
    [ref('Pet'), { name: 'a' }, '/id is required'],
    [ref('Pet'), { id: 1, name: 'a', password: 'p' }, '/password is write-only: a response must not hold it'],
    [{ required: ['a'], properties: { a: ref('Secret') } }, {}],
    [{ properties: { a: ref('Secret') } }, { a: '' }, '/a is write-only: a response must not hold it']
  ],
  'response'
)

t.test('references are followed where they lead', async (t) => {
  const encoded = { $ref: '#/components/schemas/a~1b%20c' }
  t.same(found(encoded, 'x'), [' must be an integer'])
  t.same(found({ $ref: '#/components/schemas/None' }, 'x'), [], 'one that leads nowhere asks nothing')
  t.same(found({ $ref: 'other.yaml#/A' }, 'x'), [])
  t.same(found({ $ref: '#/%zz' }, 'x'), [])
  t.same(found({ $ref: '#/components/schemas/Inner/required' }, 'x'), [])
  t.same(found(ref('True'), 1), [])
  t.same(found(ref('False'), 1), [' is not allowed'])
  t.same(found({ ...ref('Pet'), minProperties: 2 }, { name: 'a' }), [' must have at least 2 properties'])
  t.same(found({ ...ref('Base'), $dynamicRef: '#/components/schemas/Inner' }, {}), [
    '/kind is required',
    '/id is required',
    '/name is required'
  ])
  t.same(found(ref('Pet'), { name: 'a', child: { name: 'b', child: { name: 1 } } }), [
    '/child/child/name must be a string'
  ])
})

t.test('references in a circle say nothing, and end', async (t) => {
  t.same(found(ref('Round'), 1), [])
  t.same(found(ref('Loop'), { a: 1 }), ['/a must be a string'])
  t.same(found({ unevaluatedProperties: false, ...ref('Loop') }, { b: 1 }), ['/b is not allowed (no such property)'])
})

t.test('schemas that name themselves are found by that name', async (t) => {
  const root = {
    $defs: {
      list: {
        $id: 'https://example.com/list',
        type: 'array',
        items: { $dynamicRef: '#item' },
        $defs: { any: { $dynamicAnchor: 'item' }, own: { type: 'string' } },
        properties: { a: { $ref: '#/$defs/own' }, b: { $ref: '#/$defs/outer' } }
      },
      strings: {
        $id: 'https://example.com/strings',
        $ref: 'list',
        $defs: { item: { $dynamicAnchor: 'item', type: 'string' } }
      },
      outer: { type: 'boolean', default: { $id: 'data' } },
      anchored: { $anchor: 'here', type: 'integer' },
      odd: { $id: 'urn:x:y' },
      odder: { $id: 'http://[', type: 'null' }
    },
    list: [{ $anchor: 'inList', type: 'object' }]
  }
  const by = checkerOf(resourcesOf(root))
  const cases: [ref: string, value: unknown, ...expected: string[]][] = [
    ['#here', 'x', ' must be an integer'],
    ['#inList', 'x', ' must be an object'],
    ['#nowhere', 'x'],
    ['#', 'x'],
    ['https://example.com/list', [1, '']],
    ['https://example.com/strings', [1, ''], '/0 must be a string'],
    ['https://example.com/list#/$defs/own', 1, ' must be a string'],
    ['http://[', 1, ' must be null'],
    ['http://]', 1]
  ]
  t.same(found({ $dynamicRef: 'https://example.com/strings#item' }, 1, 'request', by), [' must be a string'])
  for (const [$ref, value, ...expected] of cases) t.same(found({ $ref }, value, 'request', by), expected, $ref)
  t.same(found(root.$defs.strings, ['', 1], 'request', by), ['/1 must be a string'])
  const inside = { $ref: 'https://example.com/list#/properties/b' }
  const outside = [' must be a boolean']
  t.same(found(inside, 1, 'request', by), outside, 'a pointer from the document, in a schema with an $id')
  t.same(found({ $dynamicRef: '#here' }, '', 'request', by), [' must be an integer'])
})

table('what is written wrong in a schema is mended or left out, and the rest holds', [
  [{ type: 'any', minLength: 2 }, 'a', ' must have at least 2 characters'],
  [{ type: ['string', 'file'] }, 1, ' must be a string'],
  [{ type: null, required: true, properties: [], enum: [], allOf: [], oneOf: {} }, 1],
  [{ required: ['a', 5] }, {}, '/a is required'],
  [{ properties: { a: null, b: { type: 'string' } } }, { a: 1, b: 1 }, '/b must be a string'],
  [{ items: [{ type: 'string' }] }, [1, 1], '/0 must be a string'],
  [{ items: [] }, [1]],
  [{ items: 'string', additionalProperties: null, not: 5 }, [1]],
  [{ allOf: [null, { type: 'string' }] }, 1, ' must be a string'],
  [{ minLength: '2', maxLength: -1 }, 'a', ' must have at least 2 characters'],
  [{ minimum: '', maximum: 'x', exclusiveMinimum: true, multipleOf: 0 }, 1],
  [{ maximum: Number.POSITIVE_INFINITY }, 1],
  [{ uniqueItems: 'true' }, [1, 1]],
  [{ pattern: '([a-z', format: 5 }, 'a'],
  [{ pattern: 5 }, 'a'],
  [{ patternProperties: { '([': false }, additionalProperties: false }, { a: 1 }],
  [
    { patternProperties: 5, dependentRequired: { a: 5 }, dependentSchemas: { b: 5 } },
    { a: 1, b: 1 }
  ],
  [{ patternProperties: { '^a': 5 } }, { a: 1 }],
  [{ 'x-note': 1, example: 2, nullable: true, xml: {} }, 1],
  [{ $ref: 5, $dynamicRef: 5, $id: 6, $anchor: 7 }, 1],
  [{ type: ['string', 'number', 'file'] }, true, ' must be a string or a number']
])

t.test('a schema that cannot be used at all is one violation', async (t) => {
  const broken = {
    get type() {
      throw new Error('no type today')
    }
  }
  t.match(checker.check(broken as unknown as Schema, 1, 'request'), [
    { at: '', message: 'cannot be checked: no type today', keyword: 'schema' }
  ])
})

t.test('patterns are matched as their authors meant them', async (t) => {
  const cases: [pattern: string, text: string, matches: boolean | undefined][] = [
    ['^\\p{L}+$', 'é', true],
    ['^.$', '😀', true],
    ['^[\\w\\-]+\\_$', 'a-_', true],
    ['/^a$/i', 'A', true],
    ['(?i)^a$', 'A', true],
    ['([a-z', 'a', undefined]
  ]
  for (const [pattern, text, matches] of cases) t.equal(patternMatcherOf(pattern)?.test(text), matches, pattern)
})

t.test('how a pattern may blow up is seen from its quantifiers', async (t) => {
  const cases: [pattern: string, degree: number][] = [
    ['^abc$', 0],
    ['abc', 1],
    ['^a+$', 1],
    ['^a*b*', 2],
    ['^(?:ab)+$', 1],
    ['^\\+?[0-9(+]{7,15}\\($', 0],
    ['^a{1,1000}$', 1],
    ['^a{3,}$', 1],
    ['^(?=.*a)(?<!b)(?<n>c)$', 1],
    ['^(\\d{1,3}\\.){3}$', 0],
    ['^(a+b){3}$', 3],
    ['^(a?){2}$', 0],
    ['^a)+', 1],
    ['^(a+)+$', Number.POSITIVE_INFINITY],
    ['^(x|x)*$', Number.POSITIVE_INFINITY],
    ['^((a|a){5}){5}$', Number.POSITIVE_INFINITY]
  ]
  for (const [pattern, degree] of cases) t.equal(degreeOf(pattern), degree, pattern)
})

t.test('a pattern that takes exponential time is still answered', async (t) => {
  const text = `${'a'.repeat(60)}!`
  const patterns = [
    '^(a+)+$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '^(a|a?)+$',
    '(?i)^(A|a)+$',
    '^(a+)+(?=b)b$',
    '^(a*)*\\1b$'
  ]
  for (const pattern of patterns) t.equal(patternMatcherOf(pattern)?.test(text), false, pattern)
  for (const pattern of ['^(a+)+!$', '^(a+)+(?=!)']) t.equal(patternMatcherOf(pattern)?.test(text), true, pattern)
  const items = { pattern: '^(a+)+(?=c)c$' }
  t.equal(found({ items }, new Array(2000).fill(text)).length, 100, 'a list of them takes no longer than a few')
  t.same(found(items, `${'a'.repeat(20)}c`), [], 'and what comes right behind is judged for itself')
  t.same(found({ patternProperties: { '^(a|a?)+$': true }, additionalProperties: false }, { [text]: 1 }), [
    `/${text} is not allowed (no such property)`
  ])
})

t.test('matchers are kept, but not without end', async (t) => {
  t.equal(patternMatcherOf('^kept$'), patternMatcherOf('^kept$'))
  const first = patternMatcherOf('^first$')
  for (let i = 0; i < 5001; i++) patternMatcherOf(`^${i}$`)
  t.not(patternMatcherOf('^first$'), first)
})

t.test('deep, large and numerous values get an answer', async (t) => {
  let deep: unknown = []
  for (let i = 0; i < 100_000; i++) deep = [deep]
  t.match(checker.check({ items: { uniqueItems: true } }, [[deep, deep]], 'request'), [{ at: '', keyword: 'depth' }])
  let tree: unknown = { name: 'a' }
  for (let i = 0; i < 50_000; i++) tree = { name: 'a', child: tree }
  t.match(checker.check(ref('Pet'), tree, 'request'), [{ at: '', keyword: 'depth' }])
  const numbers = new Array(100_000).fill(0)
  t.equal(found({ items: { type: 'string' } }, numbers).length, 100, 'a hundred violations of a long list')
  t.same(
    found(
      { uniqueItems: true },
      Array.from(numbers, (_, index) => ({ index }))
    ),
    []
  )
})

t.test('deep and many schemas are compiled piece by piece', async (t) => {
  let deep: Schema = { type: 'string' }
  let value: unknown = 1
  for (let i = 0; i < 40; i++) {
    deep = { properties: { a: deep } }
    value = { a: value }
  }
  t.same(found(deep, value), [`${'/a'.repeat(40)} must be a string`])
  let wide: Schema = { type: 'string' }
  for (let i = 0; i < 40; i++) wide = { allOf: [wide], unevaluatedProperties: false }
  t.same(found(wide, 1), [' must be a string'])
  const by = checkerOf(resourcesOf({}))
  const properties = Object.fromEntries(Array.from({ length: 16_000 }, (_, index) => [`p${index}`, true]))
  for (let i = 0; i < 3; i++)
    t.same(found({ properties, required: [`p${i}`] }, {}, 'request', by), [`/p${i} is required`])
})

t.test('a reference leads to a schema, or else to one that takes anything', async (t) => {
  const { schemas } = document.components
  t.equal(checker.schemaOrAny(ref('Pet').$ref), schemas.Pet)
  t.equal(checker.schemaOrAny(ref('None').$ref), true)
})

t.test('a request is checked by what the discriminator of its schema names', async (t) => {
  const inheriting = (required: string, more: object = {}) => ({
    allOf: [
      { $ref: '#/components/schemas/Pet' },
      { required: [required], properties: { [required]: { type: 'integer' } } }
    ],
    ...more
  })
  const kind = { type: 'object', required: ['kind'], properties: { kind: { type: 'string' } } }
  const schemas = {
    Pet: {
      ...kind,
      discriminator: {
        propertyName: 'kind',
        mapping: { d: '#/components/schemas/Dog', c: 'Cat', p: 'Pet', l: '#/lost' }
      }
    },
    Dog: inheriting('bark'),
    Cat: inheriting('purr'),
    Puppy: { allOf: [{ $ref: '#/components/schemas/Dog' }], required: ['age'], properties: { age: {} } },
    Same: { allOf: [{ $ref: '#/components/schemas/Pet' }] },
    Stone: { required: ['weight'] },
    Mixed: { allOf: [true, { properties: {} }] },
    Odd: { discriminator: 'kind' },
    Either: { oneOf: [{ $ref: '#/components/schemas/Stone' }], discriminator: { propertyName: 'kind' } },
    Nameless: { discriminator: {} }
  }
  const { check } = checkerOf(resourcesOf({ components: { schemas } }))
  const violations = (name: string, value: unknown, direction: 'request' | 'response' = 'request') =>
    check({ $ref: `#/components/schemas/${name}` }, value, direction).map(({ at, message }) => `${at} ${message}`)
  const cases: [name: string, value: unknown, violations: string[]][] = [
    ['Pet', { kind: 'Dog' }, ['/bark is required']],
    ['Pet', { kind: 'd' }, ['/bark is required']],
    ['Pet', { kind: 'c', purr: 'x' }, ['/purr must be an integer']],
    ['Pet', { kind: 'Dog', bark: 1 }, []],
    ['Pet', { kind: 'Puppy', age: 1 }, ['/bark is required']],
    ['Pet', { kind: 'Puppy', bark: 1, age: 1 }, []],
    ['Pet', { kind: 'Same' }, []],
    ['Same', { kind: 'Dog' }, ['/bark is required']],
    // what inherits says itself what its values are
    ['Dog', { kind: 'Cat', bark: 1 }, []],
    // these name nothing that inherits
    ...['p', 'l', 'Pet', 'Stone', 'Mixed', 'nothing', '__proto__'].map((kind): [string, object, string[]] => [
      'Pet',
      { kind },
      []
    ]),
    ['Pet', {}, ['/kind is required']],
    ['Pet', { kind: 1 }, ['/kind must be a string']],
    ['Pet', 'text', [' must be an object']],
    ['Odd', { kind: 'Dog' }, []],
    ['Nameless', { kind: 'Dog' }, []],
    ['Either', { kind: 'Dog', weight: 1 }, []]
  ]
  for (const [name, value, expected] of cases)
    t.same(violations(name, value), expected, `${name} ${JSON.stringify(value)}`)
  t.same(violations('Pet', { kind: 'Dog' }, 'response'), [])
})

t.test('members that are undefined count as absent', async (t) => {
  const schema = { properties: { a: { type: 'string' } }, required: ['a'], additionalProperties: false }
  t.same(found(schema, { a: undefined, b: undefined }), ['/a is required'])
  t.same(found(schema, { a: 'x', b: undefined }), [])
})

t.test('a long object has no more than a hundred violations', async (t) => {
  const members = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`p${index}`, 1]))
  t.equal(found({ additionalProperties: false }, members).length, 100)
})

t.test('a violation reads as a sentence', async (t) => {
  const violation = { at: '/a', message: 'is required', keyword: 'required' }
  t.equal(violationText({ in: 'body', ...violation }), 'body/a is required')
  t.equal(violationText({ in: 'query', ...violation }), 'query a is required')
})

t.test('what is wrong with a schema is not taken for a value that the generator may drop', async (t) => {
  const broken = {
    get type() {
      throw new Error('no type today')
    }
  }
  const resources = resourcesOf({})
  const at = { schema: broken as unknown as SchemaObject, trail: { resource: resources.document, through: [] } }
  t.throws(() => judgeOf(resources, new Set(), 10, true).fits(at, 1), /no type today/)
  t.throws(() => scopeOf(resources).follow(at, '#/none'), NoValue)
})

t.test('a text has the formats that nobody asserts, and those of numbers', async (t) => {
  t.same(
    ['date', 'int32', 'made-up', 'binary'].map((name) => hasFormat(name, 'x')),
    [false, true, true, true]
  )
})

t.test('a request may leave out what requires itself without end', async (t) => {
  const endless = {
    type: 'object',
    required: ['next', 'list', 'name'],
    properties: {
      name: { type: 'string' },
      next: { $ref: '#/components/schemas/Endless' },
      list: { type: 'array', minItems: 1, items: { $ref: '#/components/schemas/Endless' } }
    }
  }
  const Endless = { allOf: [endless, { required: ['next'] }] }
  const { check } = checkerOf(resourcesOf({ components: { schemas: { Endless } } }))
  const messages = (value: unknown, direction: 'request' | 'response') =>
    check({ $ref: '#/components/schemas/Endless' }, value, direction).map(({ at, message }) => `${at} ${message}`)
  t.same(messages({ name: 'a', next: { name: 'b' } }, 'request'), [])
  t.same(messages({ next: { name: 5 } }, 'request'), ['/name is required', '/next/name must be a string'])
  t.same(messages({ name: 'a' }, 'response'), ['/next is required', '/list is required'])
  const never = { required: ['a'], properties: { a: false as const } }
  t.equal(check(never, {}, 'request').length, 1, 'but not what admits nothing')
})
