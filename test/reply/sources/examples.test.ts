import t from 'tap'
import { ownOrigin } from '../../../src/contract/own-origin.ts'
import { examples } from '../../../src/reply/sources/examples.ts'
import type { Call } from '../../../src/resources/rows/source.ts'
import { checkerOf } from '../../../src/schema/validator.ts'
import { callFor } from '../../fixtures/call.ts'

const schema = { type: 'object', required: ['a'], properties: { a: { type: 'integer' } } }

async function first(media: object, more: Partial<Call> = {}, mediaType = 'application/json') {
  const { contract, call } = await callFor({ description: 'ok', content: { [mediaType]: media } }, more)
  return examples(contract, checkerOf(contract.resources))(call)
}

t.test('the examples of the media type come before those of its schema', async (t) => {
  const inside = { ...schema, properties: { a: { type: 'integer', example: 5 } } }
  const cases: [media: object, value: unknown][] = [
    [{ schema, example: { a: 1 } }, { a: 1 }],
    [{ schema: inside, examples: { one: { value: { a: 2 } }, two: { value: { a: 3 } } } }, { a: 2 }],
    [{ schema: inside, examples: { lost: { $ref: '#/nowhere' }, two: { value: { a: 3 } } } }, { a: 3 }],
    [{ schema: inside }, { a: 5 }],
    [{ schema, example: '{"a":4}' }, { a: 4 }],
    [{ example: 'anything' }, 'anything']
  ]
  for (const [media, value] of cases) t.hasStrict(await first(media), { value, source: 'example' })
  for (const media of [{ schema }, {}, { schema: { allOf: [inside, false] } }]) t.equal(await first(media), undefined)
  t.equal(await first({ schema }, { media: undefined }), undefined)
  t.hasStrict(await first({ schema: inside }, {}, 'application/xml'), { value: { a: 5 }, source: 'example' })
})

t.test('values stand in place of the placeholders of an example', async (t) => {
  const text = { type: 'string' }
  const one = { type: 'object', properties: { email: text, type: text, note: text } }
  const example = { email: '<string>', type: 'string', note: 'Ring twice' }
  t.match(await first({ schema: one, example }), {
    value: { email: /^\S+@\S+$/, type: 'string', note: 'Ring twice' },
    violations: undefined
  })
  t.match(await first({ example }), { value: example })
  const bare = { email: '<string>', type: '<string>' }
  t.match(await first({ schema: one, example: bare }), {
    value: { email: /^\S+@\S+$/, type: /^[a-z]/, note: undefined }
  })
})

t.test('an example stays where its schema admits nothing', async (t) => {
  t.match(await first({ schema: false, example: { a: 1 } }), { value: { a: 1 } })
})

t.test('OpenAPI 3.2 tells the data of an example from what is sent for them', async (t) => {
  const given = (example: object, mediaType?: string) => first({ schema, examples: { one: example } }, {}, mediaType)
  t.match(await given({ dataValue: { a: 77 } }), { value: { a: 77 } })
  t.match(await given({ serializedValue: '{"a":78}' }), { value: { a: 78 } })
  t.match(await given({ dataValue: { a: 77 }, serializedValue: '{"a":78}' }), { value: { a: 77 } })
  t.match(await given({ serializedValue: '1.0' }, 'text/plain'), { value: '1.0' })
  t.match(await first({ examples: { one: { serializedValue: 'no JSON' } } }), { value: 'no JSON' })
  t.equal(await given({ externalValue: 'one.json' }), undefined)
})

t.test('the fitting parts of an example are kept, and others are reported', async (t) => {
  const items = { ...schema, properties: { ...schema.properties, b: { type: 'integer' }, c: { type: 'integer' } } }
  const strict = { ...items, additionalProperties: false }
  const list = { type: 'array', items }
  const cases: [schema: object, example: unknown, value: unknown][] = [
    [items, { b: 2, c: null, d: 'kept' }, { a: Number, b: 2, c: undefined, d: 'kept' }],
    [items, { b: 'x', a: 1 }, { a: 1, b: Number, c: undefined }],
    [strict, { a: 1, d: 'not allowed' }, { a: 1, d: undefined }],
    [items, { a: 'x', d: 4 }, { a: Number, d: 4 }],
    [list, [{ a: 1 }, { a: 'x', b: 2 }, { a: 3 }], { length: 3, 0: { a: 1 }, 1: { a: Number, b: 2 }, 2: { a: 3 } }],
    [{ type: 'array', maxItems: 2 }, [1, 'two', 3], { length: 2, 0: 1, 1: 'two' }],
    [
      { ...items, maxProperties: 2 },
      { a: 'x', d: 4, e: 5 },
      { a: Number, d: 4, e: undefined }
    ],
    [
      { ...items, additionalProperties: { type: 'integer' } },
      { a: 'x', d: 4, e: 'x' },
      { d: 4, e: undefined }
    ]
  ]
  for (const [schema, example, value] of cases) {
    t.match(await first({ schema, example }), { value, source: 'example', violations: [{ in: 'response' }] })
  }
})

t.test('a link of an example that does not fit leads to the path of its thing', async (t) => {
  const text = { type: 'string' }
  const links = { type: 'object', properties: { self: { type: 'string', format: 'uri' } } }
  const user = { type: 'object', properties: { id: text, links } }
  const example = { id: 'u7', links: { self: '/api/v2/users/u7' } }
  const parameters = { path: { id: 'u7' }, query: {} }
  const { contract, call } = await callFor(
    { description: 'ok', content: { 'application/json': { schema: user, example } } },
    { parameters, path: '/users/u7' },
    '/users/{id}'
  )
  const content = await examples(contract, checkerOf(contract.resources))(call)
  t.strictSame(content?.value, { id: 'u7', links: { self: `${ownOrigin}/users/u7` } })
})

t.test('an example in another type than its schema has is read in that', async (t) => {
  const cases: [schema: object, example: unknown, value: unknown][] = [
    [{ type: 'array', items: schema }, { a: 1 }, [{ a: 1 }]],
    [{ type: 'string' }, 7, '7'],
    [{ type: 'integer' }, '7', 7],
    [{ type: ['object', 'null'] }, 'null', null],
    [{ type: 'string', minLength: 3, maxLength: 3 }, '"abc"', 'abc']
  ]
  for (const [schema, example, value] of cases) {
    t.strictSame(await first({ schema, example }), { value, source: 'example', constant: {} }, JSON.stringify(example))
  }
})

t.test('a row in another type stands for a list of it, and no list for a row', async (t) => {
  const row = {
    type: 'object',
    required: ['n', 'tags'],
    properties: { n: { type: 'integer' }, tags: { type: 'array' } }
  }
  const one = await first({ schema: { type: 'array', items: row }, example: { n: '4', tags: 'a' } })
  t.match(one, { value: [{ n: 4, tags: ['a'] }], source: 'example' })
  t.match(await first({ schema: row, example: [{ n: 'x' }, { n: 'y' }] }), { value: [{ n: 'x' }, { n: 'y' }] })
})

t.test('an empty example is filled where the schema demands more', async (t) => {
  t.match(await first({ schema: { ...schema, required: ['a'] }, example: {} }), {
    value: { a: Number },
    source: 'example'
  })
  t.match(await first({ schema: { type: 'array', minItems: 1, items: schema }, example: [] }), { value: [{}] })
  t.match(await first({ schema: { type: 'string' }, example: {} }), { value: {}, violations: [{ keyword: 'type' }] })
})

t.test('a violation by what an example lacks is completed where it was generated', async (t) => {
  const lacking = {
    type: 'object',
    properties: { a: { type: 'integer' }, list: { type: 'array', items: { type: 'integer' } } }
  }
  const list = { ...lacking.properties.list, minItems: 2 }
  const cases: [schema: object, example: unknown, completed: object[]][] = [
    [{ ...lacking, required: ['a', 'list'] }, { a: 'x', b: 1 }, [{ at: '/list', keyword: 'required' }]],
    [{ ...lacking, properties: { list } }, { list: [1] }, [{ at: '/list', keyword: 'minItems' }]],
    [{ ...lacking, properties: { a: false }, required: ['a'] }, { b: 1 }, []]
  ]
  for (const [schema, example, completed] of cases) {
    t.match(await first({ schema, example }), { completed, violations: [{ in: 'response' }] })
    t.equal((await first({ schema, example }))?.completed?.length, completed.length)
  }
})

t.test('an example without a fitting part, or asked for by name, is sent as written', async (t) => {
  const none = { type: 'object', properties: { a: false }, required: ['a'] }
  t.match(await first({ schema: none, example: { a: 1 } }), { value: { a: 1 }, violations: [{ at: '/a' }] })
  t.match(await first({ schema, example: [1] }), { value: [1], violations: [{ in: 'response' }] })
  const named = { schema, examples: { odd: { value: { a: 'x' } } } }
  t.match(await first(named, { example: 'odd' }), { value: { a: 'x' }, violations: [{ at: '/a' }] })
  for (const example of [{ a: 'x' }, 'no JSON']) {
    t.match(await first({ schema, example }), { value: example, source: 'example', violations: [{ in: 'response' }] })
  }
  t.hasStrict(await first({ schema, example: '<a>1</a>' }, {}, 'application/xml'), {
    value: '<a>1</a>',
    source: 'example'
  })
})

t.test('JSON that is written as text is the value that it stands for', async (t) => {
  const example = '{"a": 1}'
  t.match(await first({ example }), { value: { a: 1 } })
  t.match(await first({ schema: { properties: { a: { type: 'integer' } } }, example }), { value: { a: 1 } })
  t.match(await first({ schema, example: '{"a":"x"}' }), { value: { a: 'x' }, violations: [{ at: '/a' }] })
  t.match(await first({ schema: { type: 'string' }, example }), { value: example })
})

t.test('a schema without a type takes no list in place of an object', async (t) => {
  const schema = { properties: { a: { type: 'integer' } } }
  t.match(await first({ schema, example: { a: 'x', b: 1 } }), { value: { a: Number }, violations: [{ at: '/a' }] })
})

t.test('an example is asked for by its name', async (t) => {
  const media = { schema, examples: { cat: { value: { a: 1 } }, dog: { value: { a: 2 } } } }
  t.match(await first(media, { example: 'dog' }), { value: { a: 2 } })
  await t.rejects(Promise.resolve(first(media, { example: 'cow' })), {
    status: 404,
    message: /no example "cow".*there is cat, dog/
  })
  await t.rejects(first({ example: { a: 1 } }, { example: 'cow' }), { message: /there is none/ })
})

t.test('a data: URL stands for the bytes of a file', async (t) => {
  const url = 'data:image/png;base64,//4AiQ=='
  const media = { schema: { type: 'string' }, example: url }
  t.match(await first(media, {}, 'image/png'), { value: Buffer.from([0xff, 0xfe, 0x00, 0x89]), source: 'example' })
  for (const type of ['text/plain', 'application/json']) t.match(await first(media, {}, type), { value: url }, type)
  for (const example of ['data:image/png,x', 'plain', { a: 1 }]) {
    t.match(await first({ example }, {}, 'image/png'), { value: example })
  }
})
