import t from 'tap'
import { completionAt, typeText } from '../../src/panel/logic/completion.ts'
import { fieldsOf, fieldText, withField } from '../../src/panel/logic/form.ts'
import { indented, isJson, placeAt } from '../../src/panel/logic/json-text.ts'
import { mappingText } from '../../src/panel/logic/mapping-text.ts'
import { mergeDiff } from '../../src/panel/logic/merge-diff.ts'
import type { PlainSchema } from '../../src/panel/logic/types.ts'
import { mergePatch } from '../../src/server/stubs/merge-patch.ts'

t.test('JSON is indented, and no digit of a number changes', async (t) => {
  t.equal(
    indented('{"a":[1,{"b":9007199254740993}],"c":{},"d":[],"e":"x, {y}: \\"z\\""}'),
    `{
  "a": [
    1,
    {
      "b": 9007199254740993
    }
  ],
  "c": {},
  "d": [],
  "e": "x, {y}: \\"z\\""
}`
  )
  for (const text of ['1.50', 'true', '"a"', '[]', 'null']) t.equal(indented(text), text)
  t.equal(indented('{"a":'), '{"a":', 'what is no JSON stays')
  t.equal(isJson(''), false)
})

t.test('the place of a cursor is found in JSON that is not finished', async (t) => {
  const at = (text: string) => {
    const cursor = text.indexOf('|')
    return placeAt(text.replace('|', ''), cursor)
  }
  const rows: [text: string, place: object | undefined][] = [
    ['|', { path: [], kind: 'value', member: undefined, typed: '' }],
    ['{|', { path: [], kind: 'name', names: [] }],
    ['{"na|', { kind: 'name', typed: '"na', from: 1 }],
    ['{"a": 1, |}', { kind: 'name', names: ['a'] }],
    ['{"a": |}', { kind: 'value', member: 'a' }],
    ['{"a": tr|', { kind: 'value', member: 'a', typed: 'tr', from: 6 }],
    ['{"a": {"b": [{"c": |', { path: ['a', 'b', '0'], kind: 'value', member: 'c' }],
    ['[{"a": 1}, {|', { path: ['1'], kind: 'name', names: [] }],
    ['[1, |', { path: [], kind: 'value', member: undefined }],
    ['{"a": 1 |', undefined],
    ['{"a" |', undefined],
    ['{"a": [1] |', undefined],
    ['{"a": 1} |', undefined],
    ['{bare: |', { kind: 'value', member: 'bare' }],
    ['} |', undefined]
  ]
  for (const [text, expected] of rows) t.match(at(text), expected as object, text)
})

const schema: PlainSchema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['name'],
    properties: {
      status: { enum: ['draft', 'live'] },
      name: { type: 'string', format: 'email' },
      open: { type: ['boolean', 'null'], default: true },
      kind: { const: 'shop' },
      inner: { type: 'object', properties: { deep: { type: 'integer' } } }
    }
  }
}
const complete = (text: string, by: PlainSchema | undefined = schema) => {
  const cursor = text.indexOf('|')
  return completionAt(text.replace('|', ''), cursor, by)?.suggestions.map((one) => one.text)
}

t.test('names are completed, the required ones first, and not those that are there', async (t) => {
  t.same(complete('[{|'), ['"name": ', '"status": ', '"open": ', '"kind": ', '"inner": '])
  t.same(complete('[{"name": "x", "s|'), ['"status": '])
  t.same(complete('[{"inner": {|'), ['"deep": '])
  t.equal(complete('[{"none": {|'), undefined)
  t.equal(complete('[{"__proto__": {|'), undefined)
  t.equal(completionAt('{', 1, undefined), undefined)
  const notes = completionAt('[{', 2, schema)?.suggestions.map(({ note }) => note)
  t.same(notes, ['string (email), required', 'draft | live', 'boolean or null', 'any', 'object'])
})

t.test('values are completed where the schema knows them', async (t) => {
  t.same(complete('[{"status": |'), ['"draft"', '"live"'])
  t.same(complete('[{"status": "l|'), ['"live"'])
  t.same(complete('[{"open": |'), ['true', 'false', 'null'])
  t.same(complete('[{"kind": |'), ['"shop"'])
  t.equal(complete('[{"name": |'), undefined)
  t.same(complete('[|', { type: 'array', items: { enum: [1, 2] } }), ['1', '2'])
  t.equal(complete('{"x": |', {}), undefined)
  t.equal(complete('[{"status": "live" |'), undefined)
})

t.test('a type is written in a few words', async (t) => {
  t.equal(typeText({ enum: [1, 2, 3, 4, 5] }), '1 | 2 | 3 | 4 | …')
  t.equal(typeText({}), 'any')
})

t.test('a patch turns one value into another, or there is none', async (t) => {
  const rows: [before: unknown, after: unknown][] = [
    [
      { a: 1, b: { c: 2 } },
      { a: 1, b: { c: 3 } }
    ],
    [{ a: 1 }, { a: 1, b: [1] }],
    [{ a: null }, { a: 1 }],
    [{ a: 1 }, { a: null }],
    [
      [1, { a: 1 }],
      [1, { a: 2 }, 3]
    ],
    [[1, 2], []],
    [{ a: [1] }, { a: [] }],
    [{ a: { b: 1 } }, { a: [1] }],
    [{ a: 1 }, { a: { b: 1 } }],
    [1, 2],
    [{ a: 1 }, { a: 1 }]
  ]
  for (const [before, after] of rows) {
    t.same(mergePatch(before, mergeDiff(before, after)), after, JSON.stringify([before, after]))
  }
  t.same(mergeDiff({ a: 1, b: 2 }, { a: 1, b: 3 }), { b: 3 }, 'only what differs')
  t.equal(mergeDiff({ a: 1, b: 2 }, { a: 1 }), undefined, 'no member is taken away')
  t.equal(mergeDiff([1, 2], [1]), undefined, 'and no element')
  t.equal(mergeDiff({ a: [1, 2] }, { a: [1] }), undefined)
  t.equal(mergeDiff([1], { a: 1 }), undefined)
})

t.test('a mapping has its body as somebody wrote it', async (t) => {
  const mapping = { name: 'the body stands here', response: { status: 200 }, metadata: { a: 1 } }
  const text = mappingText(mapping, '{\n  "big": 9007199254740993\n}')
  t.match(text, '9007199254740993')
  t.same(JSON.parse(text.replace('9007199254740993', '1')), {
    ...mapping,
    response: { status: 200, jsonBody: { big: 1 } }
  })
  t.same(JSON.parse(mappingText(mapping)), mapping)
  t.same(JSON.parse(mappingText({}, '"$&"')), { response: { jsonBody: '$&' } })
})

t.test('a form has a field for each member, by its type', async (t) => {
  const row = { id: 1, name: 'x', extra: [1] }
  const fields = fieldsOf(
    {
      required: ['name'],
      properties: {
        id: { type: 'integer', description: 'Its number' },
        name: { type: 'string' },
        open: { type: 'boolean' },
        shut: { type: ['boolean', 'null'] },
        status: { enum: ['a', 2] },
        note: { type: ['string', 'null'] },
        price: { type: ['number', 'null'] },
        any: {},
        list: { type: 'array' }
      }
    },
    row
  )
  t.same(
    fields.map(({ name, kind, required, values }) => [name, kind, required, values.join()]),
    [
      ['id', 'number', false, ''],
      ['name', 'text', true, ''],
      ['open', 'choice', false, 'true,false'],
      ['shut', 'choice', false, 'true,false,null'],
      ['status', 'choice', false, '"a",2'],
      ['note', 'json', false, ''],
      ['price', 'json', false, ''],
      ['any', 'json', false, ''],
      ['list', 'json', false, ''],
      ['extra', 'json', false, '']
    ]
  )
  t.equal(fields[0]?.note, 'Its number')
  const field = (name: string) => fields.find((one) => one.name === name) as (typeof fields)[number]
  t.same(
    ['id', 'name', 'extra', 'open'].map((name) => fieldText(field(name), row)),
    ['1', 'x', '[1]', '']
  )
  t.equal(fieldText(field('name'), { name: 5 }), '5')
  t.same(
    Object.entries(withField(row, field('id'), '7')),
    [
      ['id', 7],
      ['name', 'x'],
      ['extra', [1]]
    ],
    'in its place'
  )
  t.same(withField(row, field('open'), 'true'), { ...row, open: true })
  t.same(withField(row, field('id'), ''), { name: 'x', extra: [1] }, 'an empty field leaves its member out')
  t.same(withField(row, field('name'), ''), { ...row, name: '' }, 'but for a text that has to be there')
  t.throws(() => withField(row, field('id'), 'x'), SyntaxError)
  t.same(fieldsOf({}, {}), [])
})
