import t from 'tap'
import type { Schema } from '../../src/document/openapi.ts'
import { generate } from '../../src/generate/generate.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'

/** Returns the lists that several seeds make of a schema. */
const lists = (schema: Schema): string[][] =>
  Array.from({ length: 12 }, (_, n) => {
    const ask = { schema: { type: 'object', properties: { it: schema } }, resources: resourcesOf({}), seed: `${n}` }
    return (generate(ask) as { it: string[] }).it
  })

const text = { type: 'string' }
const words = ['crm.contact.updated', 'Backup camera', 'en', 'image/png', 'Preheat the oven to 180 degrees.']

t.test('a list has some of the words that its example has, in their order', async (t) => {
  const made = lists({ type: 'array', items: text, example: words })
  for (const list of made) {
    t.ok(list.length > 0)
    t.same(
      list,
      words.filter((word) => list.includes(word))
    )
  }
  t.ok(new Set(made.map((list) => list.length)).size > 2)
})

t.test('an example of a list may be written as a text', async (t) => {
  for (const list of lists({ type: 'array', items: text, example: '["aggregator"]' })) t.same(list, ['aggregator'])
})

t.test('a list of words is as long as its schema wants', async (t) => {
  for (const list of lists({ type: 'array', items: text, example: words, minItems: 2, maxItems: 3 }))
    t.ok(list.length === 2 || list.length === 3)
  for (const list of lists({ type: 'array', items: text, example: ['a b', 'c d'], minItems: 4 }))
    t.equal(list.length, 4)
  for (const list of lists({ type: 'array', items: text, example: words, maxItems: 0 })) t.same(list, [])
})

t.test('other texts than words differ from list to list', async (t) => {
  const examples = [['ann@example.com'], ['Greg Sanchez'], ['https://a.test/b'], ['INV-2041'], ['a', 1], []]
  for (const example of examples)
    for (const list of lists({ type: 'array', items: text, example })) t.notSame(list, example, JSON.stringify(example))
})

t.test('a list of several things has some of the numbers that its example has', async (t) => {
  const numbers = (name: string, example: unknown[]) => {
    const schema = { type: 'object', properties: { [name]: { type: 'array', items: { type: 'number' }, example } } }
    return Array.from({ length: 8 }, (_, n) => generate({ schema, resources: resourcesOf({}), seed: `${n}` }))
  }
  for (const made of numbers('months_array', [7, 8, 9]) as { months_array: number[] }[])
    t.ok(made.months_array.length > 0 && made.months_array.every((one) => one >= 7 && one <= 9))
  const isSame = (made: unknown[], name: string, among: number[]) =>
    made.every((one) => (one as Record<string, number[]>)[name]?.every((number) => among.includes(number)))
  for (const [name, example] of [
    ['weights', [70, 80, 90]],
    ['size', [70, 80, 90]],
    ['months', [70.5, 80.5, 90.5]]
  ] as [string, number[]][])
    t.notOk(isSame(numbers(name, example), name, example), name)
})

t.test('words that the items do not admit are not taken', async (t) => {
  for (const list of lists({ type: 'array', items: { type: 'string', maxLength: 3 }, example: ['pens', 'ink'] }))
    for (const word of list) t.ok(word.length <= 3)
})

t.test('a made list has each text once, but for those that its schema wants', async (t) => {
  const items = { type: 'string', example: 'invoice.sent' }
  for (const list of lists({ type: 'array', items })) t.same(list, ['invoice.sent'])
  for (const list of lists({ type: 'array', items, minItems: 2 })) t.equal(list.length, 2)
})

t.test('a list has the same words whatever list of its schema was made before', async (t) => {
  const list = { type: 'array', items: { type: 'integer' }, example: [101, 202, 303] }
  const made = (name: string, resources = resourcesOf({})) =>
    (generate({ schema: schemas[name]!, resources, seed: '1' }) as Record<string, unknown>)[name]
  const schemas = Object.fromEntries(
    ['vectors', 'values'].map((name) => [name, { type: 'object', properties: { [name]: { $ref: '#/$defs/List' } } }])
  )
  const root = { $defs: { List: list } }
  const resources = resourcesOf(root)
  t.ok((made('values', resourcesOf(root)) as number[]).every((one) => list.example.includes(one)))
  t.same(made('vectors', resources), made('vectors', resourcesOf(structuredClone(root))))
  t.same(made('values', resources), made('values', resourcesOf(structuredClone(root))))
})
