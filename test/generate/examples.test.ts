import t from 'tap'
import type { Schema } from '../../src/document/openapi.ts'
import { fromExamples, type GenerateOptions, generate } from '../../src/generate/generate.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'

const made = (schema: Schema, more: Partial<GenerateOptions> = {}) =>
  generate({ schema, resources: resourcesOf({}), seed: '1', ...more })
const taken = (schema: Schema, more: Partial<GenerateOptions> = {}) =>
  fromExamples({ schema, resources: resourcesOf({}), seed: '1', ...more })
const text = { type: 'string' }
const integer = { type: 'integer' }
const object = (properties: Record<string, Schema>, more: object = {}): Schema => ({
  type: 'object',
  properties,
  ...more
})

t.test('an example is read in the type of its schema', async (t) => {
  const cases: [schema: Schema, example: unknown, value: unknown][] = [
    [text, 90210, '90210'],
    [text, true, 'true'],
    [{ type: 'number' }, '9.99', 9.99],
    [integer, '-7', -7],
    [integer, '9223372036854775807', 9223372036854775807n],
    [{ type: 'number' }, '1e3', 1000],
    [{ type: 'boolean' }, 'true', true],
    [{ type: 'boolean' }, 'False', false],
    [{ type: 'array', items: text }, 'x', ['x']],
    [{ type: 'array', items: text }, 5, ['5']],
    [{ type: 'array', items: object({ a: integer }) }, { a: 1 }, [{ a: 1 }]],
    [{ type: 'array', items: integer }, '[1, 2]', [1, 2]],
    [object({ a: integer }), '{"a": 1}', { a: 1 }],
    [integer, [2014], 2014],
    [integer, ['7'], 7],
    // None of these has a reading, so they stay as they are written.
    [integer, 'many', 'many'],
    [integer, '', ''],
    [object({ a: integer }), '{broken', '{broken'],
    [text, ['a', 'b'], ['a', 'b']],
    [text, [], []],
    [text, { a: 1 }, { a: 1 }]
  ]
  for (const [schema, example, value] of cases) {
    t.same(taken({ ...(schema as object), example }), value, JSON.stringify(example))
    t.same(taken(object({ it: { ...(schema as object), example } })), { it: value }, 'as a member')
  }
})

t.test('examples that are read in another type stay beside each other', async (t) => {
  const number = (example: string) => ({ type: 'number', example })
  t.same(taken(object({ vat: number('0.19'), net: number('9.99') })), { vat: 0.19, net: 9.99 })
})

t.test('an example of a type that the schema has is not read as another', async (t) => {
  const properties = { name: text, page: { type: 'string', format: 'uri' } }
  const value = taken({ properties, required: ['name'] }, { example: { name: 'Ada', page: '/here' } })
  t.notOk(Array.isArray(value))
  t.match(value, { name: 'Ada', page: /^https?:/ })
})

t.test('an example that only stands for a value is none', async (t) => {
  for (const example of [
    'string',
    'example',
    '...',
    'https://...',
    '<id>',
    '<your name>',
    '{{name}}',
    '{name}',
    'xxxx',
    '…'
  ]) {
    t.equal(taken({ ...text, example }), undefined, example)
    const city = taken(object({ city: { ...text, example }, zip: { ...text, example: '10115' } })) as { city: string }
    t.match(city, { city: /^\p{Lu}/u, zip: '10115' }, example)
    const whole = taken(object({ city: text, zip: text }, { example: { city: example, zip: '10115' } }))
    t.match(whole, { city: /^\p{Lu}/u, zip: '10115' }, example)
    const list = { type: 'array', items: object({ city: text }), example: [{ city: 'Ulm' }, { city: example }] }
    t.match(taken(list), [{ city: 'Ulm' }, { city: /^\p{Lu}/u }], example)
  }
  for (const example of ['strings', 'sample town', 'sample ', '<b>bold</b>', 'xx', 'https://a.test/...'])
    t.equal(taken({ ...text, example }), example)
})

t.test('an example that is a sample by the name of its member is none', async (t) => {
  for (const example of ['sample city', 'Example City', 'dummy_city']) {
    const shown = { city: { ...text, example }, zip: { ...text, example: '10115' } }
    t.match(taken(object(shown)), { city: /^(?!Example)\p{Lu}/u, zip: '10115' }, example)
    t.match(made(object(shown)), { city: /^(?!Example)\p{Lu}/u }, example)
    const whole = taken(object({ city: text, zip: text }, { example: { city: example, zip: '10115' } }))
    t.match(whole, { city: /^(?!Example)\p{Lu}/u, zip: '10115' }, example)
  }
})

t.test('lists inside further rows are not those of the first', async (t) => {
  const shown = (example: string) => ({ ...text, example })
  const list = (items: Schema) => ({ type: 'array', items })
  const place = object({ city: shown('Paris 8e'), zips: list(shown('75008')) })
  const { rows } = taken(object({ rows: list(place) })) as { rows: { city: string; zips: string[] }[] }
  t.same(rows[0], { city: 'Paris 8e', zips: ['75008'] })
  for (const { city, zips } of rows.slice(1)) {
    t.notMatch(city, /\d/)
    t.not(zips[0], '75008')
  }
})

t.test('an example that is the name of its member is none', async (t) => {
  const value = taken(object({ payoutStatus: { ...text, example: 'payoutStatus' }, city: { ...text, example: 'Ulm' } }))
  t.match(value, { payoutStatus: /^(?!payoutStatus$)/, city: 'Ulm' })
  const kept = { user: 'user', tag: 'tag', city: 'Ulm', remark: 'x' }
  const properties = Object.fromEntries(Object.entries(kept).map(([name, example]) => [name, { ...text, example }]))
  t.same(taken(object(properties)), kept)
})

t.test('a link with a name in braces is no example of one', async (t) => {
  const schema = object({ self: { ...text, example: '/v1/{path}/{id}' }, id: { ...text, example: 'a1' } })
  const resources = resourcesOf({ paths: { '/articles/{id}': { get: {} } } })
  t.match(taken(schema, { resources, links: {}, subject: 'article' }), { self: /\/articles\/a1$/, id: 'a1' })
  t.same(taken(object({ path: { ...text, example: '/v1/{id}' } })), { path: '/v1/{id}' })
})

t.test('one wrong member takes nothing from the rest of an example', async (t) => {
  const schema = object({ zip: text, count: integer, note: text, day: { ...text, format: 'date' } })
  const example = { zip: 90210, count: 'many', note: 'kept', day: 'someday' }
  t.match(taken({ ...(schema as object), example }), { zip: '90210', count: 'many', note: 'kept', day: /^\d{4}-/ })
  t.match(taken(schema, { example }), { zip: '90210', count: Number, note: 'kept', day: /^\d{4}-/ })
  const part = object({ a: integer, b: text }, { required: ['b'] })
  t.match(taken({ type: 'array', items: part, example: { a: 1 } }), [{ a: 1, b: String }], 'the only item of a list')
  t.same(taken(object({ a: { type: ['integer', 'null'] }, b: text }), { example: { a: null, b: null } }), { a: null })
  t.equal(taken({ ...integer, example: null }), undefined, 'a null that is not admitted is no example')
})

t.test(
  'an optional member that an example lacks is not made, and nothing is made of an example that says nothing',
  async (t) => {
    const schema = object({ a: integer, b: text, c: integer })
    t.same(Object.keys(taken(schema, { example: { a: 'one', c: 2 } }) as object), ['a', 'c'])
    t.equal(taken(integer, { example: 'one' }), undefined)
    t.equal(taken(integer, { example: null }), undefined)
    t.match(
      taken(object({ a: integer }, { required: ['a'] }), { example: {} }),
      { a: Number },
      'but an empty one is filled'
    )
  }
)

t.test('members that only the example has are kept where they may be', async (t) => {
  const schema = {
    type: 'object',
    properties: { a: integer, secret: { ...text, writeOnly: true } },
    patternProperties: { '^x-': integer },
    propertyNames: { maxLength: 6 },
    required: ['a'],
    maxProperties: 4
  }
  const example = { a: 'one', 'x-1': 1, 'x-2': 'no', 'too-long': 1, secret: 's', more: true, last: 1, over: 2 }
  t.match(taken(schema, { example }), { a: Number, 'x-1': 1, more: true, last: 1 })
  t.same(Object.keys(taken(schema, { example }) as object), ['a', 'x-1', 'more', 'last'])
})

t.test('an example that is given is filled, though the schema has one of its own', async (t) => {
  const schema = object({ amount: integer, error: text, note: text }, { required: ['note'] })
  const example = { amount: 7, error: 'slug' }
  t.match(taken({ ...(schema as object), example: { amount: 500, note: 'x' } }, { example }), {
    ...example,
    note: String
  })
})

t.test('a default of any type counts, but an empty whole', async (t) => {
  const defaults = { a: null, b: { c: 1 }, d: '', e: [], f: '5' }
  const types = { a: ['string', 'null'], b: 'object', d: 'string', e: 'array', f: 'integer' }
  const properties = Object.entries(defaults).map(([name, value]): [string, Schema] => [
    name,
    { type: types[name as 'a'], default: value }
  ])
  t.same(made(object(Object.fromEntries(properties)), { defaults: true }), { ...defaults, f: 5 })
  for (const [type, value] of [
    ['array', []],
    ['string', '']
  ] as const) {
    t.notSame(made({ type, items: text, default: value }, { defaults: true }), value, type)
  }
  t.equal(made({ ...text, default: 'x' }, { defaults: true }), 'x')
  t.match(taken(object({ a: { ...integer, default: 'no' }, b: { ...text, example: 'x' } })), { a: Number, b: 'x' })
  t.same(made({ type: 'object', default: { a: 1 } }, { defaults: true }), { a: 1 })
})

t.test('a value of the request is taken over where the schema admits it, and nothing is NaN', async (t) => {
  const schema = object({ id: { type: 'number' }, flag: { type: 'boolean' }, list: { type: 'array', items: text } })
  t.match(made(schema, { known: { id: '12', flag: 'true', list: 'a' } }), { id: 12, flag: true, list: [/../] })
  for (const id of ['abc', '', ' ', '1,5', 'NaN', 'Infinity', '1e999']) {
    const value = made(schema, { known: { id } }) as { id: number }
    t.ok(Number.isFinite(value.id), id)
  }
  t.match(made(object({ id: { ...text, format: 'uuid' } }), { known: { id: 7 } }), { id: /^[\da-f-]{36}$/ })
})

t.test('the values of an enum are made as they are written, in the type where one is', async (t) => {
  const cases: [schema: Schema, values: unknown[]][] = [
    [{ type: 'string', enum: [1.0, 2] }, [1, 2]],
    [{ type: 'string', enum: [1, 'b', 2, 3] }, ['b']],
    [{ type: 'integer', enum: ['1', 'x'] }, ['1']],
    [{ type: 'boolean', enum: ['true'] }, ['true']],
    [{ type: 'string', const: 5 }, ['5']],
    [{ type: 'integer', enum: ['x'] }, ['x']],
    [{ type: ['string', 'null'], enum: [null, 'x'], minLength: 5 }, ['x', null]],
    [{ type: ['integer', 'null'], enum: [null, 'x', 2.5] }, [null]]
  ]
  for (const [schema, values] of cases) {
    t.ok(values.includes(made(schema)), JSON.stringify(schema))
    t.ok(values.includes((made(object({ it: schema }, { required: ['it'] })) as { it: unknown }).it))
  }
  t.match(made({ type: 'array', items: text, enum: ['a', 'b'] }), [/^[ab]$/])
})

t.test('an object of which nothing is named is as its own example says', async (t) => {
  const free = { type: 'object', example: { 'X-Custom': 'value', n: 3, list: ['a'] } } as const
  const cases: [schema: object, value: object][] = [
    [free, free.example],
    [{ ...free, maxProperties: 1 }, { 'X-Custom': 'value' }],
    [
      { ...free, propertyNames: { maxLength: 4 } },
      { n: 3, list: ['a'] }
    ],
    [{ ...free, additionalProperties: false }, {}],
    [{ type: 'object', example: 'none' }, {}]
  ]
  for (const [schema, value] of cases) t.same(made(schema as Schema), value, JSON.stringify(schema))
  t.notMatch(made({ ...free, properties: { own: { type: 'integer' } } } as Schema), free.example)
  t.notMatch(made({ ...free, additionalProperties: { type: 'integer' } } as Schema), free.example)
})

t.test('an example of an object says the forms of its members and of their items', async (t) => {
  const schema = object(
    {
      ref: text,
      codes: { type: 'array', minItems: 2, items: text },
      inner: object({ key: text }),
      own: { type: 'string', example: 'AB-12' },
      shared: { $ref: '#/components/schemas/Shared' },
      none: text
    },
    {
      required: ['ref', 'codes', 'inner', 'own', 'shared', 'none'],
      example: {
        ref: '5832bf149995c4024bd6de7d',
        codes: ['x-4711', 'y-22'],
        inner: { key: 'ZZ-9' },
        own: 'x9',
        shared: 'x9',
        none: null
      }
    }
  )
  const resources = resourcesOf({ components: { schemas: { Shared: { type: 'string', example: 'CD-34' } } } })
  for (const seed of ['1', '2', '3']) {
    const row = generate({ schema, resources, seed }) as Record<string, unknown>
    t.match(row, {
      ref: /^[\da-f]{24}$/,
      inner: { key: /^[A-Z]{2}-\d$/ },
      own: /^[A-Z]{2}-\d\d$/,
      shared: /^[A-Z]{2}-\d\d$/
    })
    for (const code of row.codes as string[]) t.match(code, /^[a-z]-\d{4}$/)
    t.type(row.none, 'string')
  }
})

t.test('numbers of one object are as far from their examples as each other', (t) => {
  const number = (example: unknown) => ({ type: typeof example, example })
  const schema = object({ ork: number(1000), zuk: number(1200), high: number(2.5), mirk: number('500.00') })
  const rows = [0, 1, 2, 3].map((index) => made(schema, { index }) as Record<string, number>)
  for (const { ork, zuk, high, mirk } of rows as { ork: number; zuk: number; high: number; mirk: number }[]) {
    t.ok(Math.abs(zuk / 1.2 - ork) <= 1, `${zuk} beside ${ork}`)
    t.ok(Math.abs(high * 400 - ork) <= 20, `${high} beside ${ork}`)
    t.ok(Math.abs(Number(mirk) * 2 - ork) <= 1, `${mirk} beside ${ork}`)
    t.ok(ork >= 500 && ork <= 1500)
  }
  t.equal(new Set(rows.map(({ ork }) => ork)).size, 4)
  t.end()
})

t.test('the example of an amount says more of it than its name', (t) => {
  for (let index = 0; index < 4; index++) {
    const { total, vat } = made(
      object({ total: { type: 'number', example: 31 }, vat: { type: 'number', example: 7.6 } }),
      {
        index
      }
    ) as { total: number; vat: number }
    t.ok(Number.isInteger(total) && total >= 15 && total <= 47, `${total}`)
    t.ok(vat < total, `${vat} of ${total}`)
  }
  t.end()
})

t.test('a number is whole where nothing speaks of fractions', (t) => {
  const value = (more: object) => (made(object({ zorks: { type: 'number', ...more } })) as { zorks: number }).zorks
  t.ok(Number.isInteger(value({})))
  t.notOk(Number.isInteger(value({ format: 'double' })))
  t.end()
})

t.test('the name of a thing is no person, though it begins with a first name, without a surname', (t) => {
  const named = (title: string, example: string) =>
    (made(object({ name: { ...text, example } }, { title }), { index: 1 }) as { name: string }).name
  const person = named('Customer', 'Junior Miller')
  t.match(person, /^\p{Lu}\p{L}+ \p{Lu}/u)
  for (const example of ['Ada Zork', 'Junior Miller']) t.equal(named('Zork', example), person, example)
  t.not(named('Zork', 'Junior Suite'), person)
  t.not(named('Plan', 'Ada Zork'), person)
  for (const example of ['Ada Miller', 'John Doe']) t.equal(named('Address', example), person, example)
  t.end()
})

t.test('words of a known field have no capitals where the example has none', (t) => {
  for (let index = 0; index < 4; index++) {
    const { browser } = made(object({ browser: { ...text, example: 'chrome' } }), { index }) as { browser: string }
    t.equal(browser, browser.toLowerCase())
  }
  t.end()
})

t.test('an address stays at the host of its example, and a site is of its own', (t) => {
  const shown = (name: string, example: string) =>
    (made(object({ [name]: { ...text, example } }), { index: 1 }) as Record<string, string>)[name] as string
  const cases: [name: string, example: string, form: RegExp][] = [
    ['curated_url', 'https://www.zork.test/lists/7-books-on-H2r/', /^https:\/\/www\.zork\.test\/lists\/[\w-]+\/$/],
    ['thing_url', 'https://zork.test/a/red-pen.php?x=1', /^https:\/\/zork\.test\/a\/(?!red-pen)[a-z-]+\.php\?x=1$/],
    [
      'watch_url',
      'https://zork.test/watch?v=SNb4UiBZ4Uw&in=all',
      /^https:\/\/zork\.test\/watch\?v=(?!SNb4)\w{11}&in=all$/
    ],
    ['info_url', 'https://zork.test', /^https:\/\/(?!zork)/],
    ['website', 'https://zork.test/home', /^https?:\/\/(?!zork)/]
  ]
  for (const [name, example, form] of cases) t.match(shown(name, example), form, shown(name, example))
  t.end()
})

t.test('a region in small letters is a country in small letters', (t) => {
  const regions = [1, 2, 3, 4].map(
    (index) => (made(object({ region: { ...text, example: 'us' } }), { index }) as { region: string }).region
  )
  for (const region of regions) t.match(region, /^[a-z]{2}$/)
  t.ok(new Set(regions).size > 1)
  t.end()
})

t.test('numbers behind made names are small in rows far down', (t) => {
  const names = [372_124, 44_547].map(
    (index) => (made(object({ name: text }), { index, subject: 'zork' }) as { name: string }).name
  )
  for (const name of names) t.notMatch(name, /\d{3}/)
  t.end()
})

t.test('a member that is said to be always null has no value', async (t) => {
  const description = 'No longer used. Will always be null.'
  const schema = (old: object) => object({ id: integer, old: { ...old, description } }, { required: ['id'] })
  t.equal((made(schema({ type: ['string', 'null'] })) as { old: unknown }).old, null)
  t.notOk('old' in (made(schema(text)) as object), 'the schema admits no null')
  const unset = object({ about: { type: ['string', 'null'], description: 'Never set (deprecated)' } })
  t.equal((made(unset) as { about: unknown }).about, null)
})
