import t from 'tap'
import type { Schema } from '../../src/document/openapi.ts'
import { fromExamples, generate } from '../../src/generate/generate.ts'
import { filledTemplate, templatesIn } from '../../src/generate/shapes/example-templates.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'

/** Returns the templates that an object shows, as texts: `url: https://a.test/{id}`. */
function shown(object: Record<string, unknown>, words: Record<string, unknown[]> = {}): string[] {
  const members = Object.entries(object).map(([name, example]) => ({ name, example, words: words[name] }))
  return templatesIn(members).map(
    ({ name, parts }) =>
      `${name}: ${parts.map((part) => (typeof part === 'string' ? part : `{${part.from}}`)).join('')}`
  )
}

t.test('examples show which members hold others', async (t) => {
  const cases: [object: Record<string, unknown>, templates: string[], words?: Record<string, unknown[]>][] = [
    [{ id: 'prod_12', image: 'https://cdn.a.test/prod_12.png' }, ['image: https://cdn.a.test/{id}.png']],
    [{ id: 42, url: 'https://a.test/users/42' }, ['url: https://a.test/users/{id}']],
    [{ id: 42, title: 'Ticket #42' }, ['title: Ticket #{id}']],
    [{ id: 'companies', name: 'Companies' }, ['id: {name}']],
    [{ name: 'Acme Corp', display_name: 'Acme Corp' }, ['display_name: {name}']],
    [{ name: 'Flimsy Axe', image: '/i/Flimsy_Axe.png' }, ['image: /i/{name}.png']],
    [{ first: 'John', last: 'Doe', email: 'john.doe@a.test' }, ['email: {first}.{last}@a.test']],
    [{ title: 'Red Pen', slug: 'red-pen', path: '/pens/red-pen' }, ['slug: {title}', 'path: /pens/{title}']],
    // The template that is needed comes first.
    [{ key: 'RED PEN', sku: 'x-RED PEN', name: 'Red Pen' }, ['key: {name}', 'sku: x-{key}']],
    [{ id: 'prod_12', code: 'PROD_12' }, ['code: {id}']],
    // By chance: equal words, times, short numbers, parts of words, sentences.
    [{ status: 'active', previous: 'active' }, []],
    [{ country: 'France', region: 'Île-de-France' }, []],
    [{ code: 'AB-1234', number: 'AB-1234' }, []],
    [{ created: '2024-01-02T03:04:05Z', updated: '2024-01-02T03:04:05Z', day: '2024-01-02' }, []],
    [{ ratio: '1:4', tested: '03/14/2024' }, []],
    [{ id: 4, url: 'https://a.test/4', total: '42', text: 'Take 42 of them' }, []],
    [{ kind: 'pen', name: 'A pencil', note: 'This is a fine pen for all of us' }, []],
    [{ key: 'order', id: 'order_8f3k2' }, []],
    [{ name: 'pen', note: 'This is a fine pen for all of us' }, []],
    [{ id: 'A-12', note: 'The order A-12 was sent to you today' }, ['note: The order {id} was sent to you today']],
    [{ type: 'image', url: 'https://image.test/a.png', content_type: 'image/png' }, []],
    [{ screenName: 'ada', url: 'https://a.test/ada' }, ['url: https://a.test/{screenName}']],
    [{ name: 'Pen', slug: 'pen' }, [], { name: ['Ink', 'Nib'] }],
    // A text is a word that another member has, in another form.
    [{ type: null, label: 'Welcome drink' }, ['label: {type}'], { type: [3, '', 'BREAKFAST', 'WELCOME_DRINK'] }],
    [{ state: 'open', text: 'open' }, ['text: {state}'], { state: ['shut', 'open'] }],
    [{ state: 'open', stage: 'open' }, [], { state: ['shut', 'open'], stage: ['open'] }],
    [{ on: true, none: null, a: '', b: 'x'.repeat(400) }, []],
    [Object.fromEntries(Array.from({ length: 61 }, (_, n) => [`m${n}`, 'Same Text'])), []]
  ]
  for (const [object, templates, words] of cases)
    t.same(shown(object, words), templates, JSON.stringify(object).slice(0, 80))
})

t.test('a template needs all values that it holds', async (t) => {
  const [template] = templatesIn([
    { name: 'id', example: 'a-12' },
    { name: 'url', example: '/as/a-12' }
  ])
  t.equal(template && filledTemplate(template, { id: 'b-34' }), '/as/b-34')
  t.equal(template && filledTemplate(template, { id: 7 }), '/as/7')
  const [link] = templatesIn([
    { name: 'name', example: 'Axe' },
    { name: 'url', example: '/wiki/Item:Axe_(New)' }
  ])
  t.equal(link && filledTemplate(link, { name: 'Stone Axe' }), '/wiki/Item:Stone_Axe_(New)', 'an address has no spaces')
  for (const id of ['', null, undefined, true]) t.equal(template && filledTemplate(template, { id }), undefined)
})

const properties = {
  id: { type: 'string', example: 'prod_12' },
  name: { type: 'string', example: 'Red Pen' },
  slug: { type: 'string', example: 'red-pen' },
  image: { type: 'string', example: 'https://cdn.a.test/prod_12/red-pen.png' },
  short: { type: 'string', example: 'PROD_12', maxLength: 3 },
  kind: { type: 'string', enum: ['pen', 'ink'], example: 'pen' }
}
const ask = (schema: Schema, more: object = {}) => ({
  schema,
  resources: resourcesOf({}),
  seed: '1',
  minItems: 4,
  ...more
})
type Made = Record<keyof typeof properties, string>

t.test('the objects of a list hold the templates of their examples', async (t) => {
  const wholes: Schema[] = [
    { type: 'object', properties },
    {
      type: 'object',
      properties: {
        id: { type: 'string' },
        name: { type: 'string' },
        slug: { type: 'string' },
        image: { type: 'string' }
      },
      example: { id: 'prod_12', name: 'Red Pen', slug: 'red-pen', image: 'https://cdn.a.test/prod_12/red-pen.png' }
    }
  ]
  for (const items of wholes) {
    const list = generate(ask({ type: 'array', items })) as Made[]
    t.equal(new Set(list.map(({ id }) => id)).size, 4)
    for (const { id, slug, image } of list) t.equal(image, `https://cdn.a.test/${id}/${slug}.png`)
  }
})

t.test('values of the document stay, and so do those that their schemas want', async (t) => {
  const value = fromExamples(ask({ type: 'object', properties })) as Made
  t.match(value, { image: properties.image.example, kind: 'pen' })
  const [one] = generate(ask({ type: 'array', items: { type: 'object', properties } })) as Made[]
  t.ok(one && one.short.length <= 3)
})

t.test('an answer shows its templates also after a request of its schema', async (t) => {
  const schema = {
    type: 'object',
    required: ['id', 'image'],
    properties: {
      id: { type: 'string', readOnly: true, example: 'prod_12' },
      image: { type: 'string', example: 'https://cdn.a.test/prod_12.png' }
    }
  }
  const ask = { schema, resources: resourcesOf({}), seed: '1' }
  t.notMatch(generate({ ...ask, direction: 'request' }), { id: String })
  const { id, image } = generate(ask) as Record<string, string>
  t.equal(image, `https://cdn.a.test/${id}.png`)
})

t.test('a text that an example shows as a word of another member is that word in all rows', (t) => {
  const type = { type: 'string', enum: ['BREAKFAST', 'LUNCH', 'ALL_DAY'] }
  const schema: Schema = {
    type: 'object',
    required: ['type', 'label'],
    properties: { type, label: { type: 'string', example: 'All day' } }
  }
  const resources = resourcesOf({})
  const said: Record<string, string> = { BREAKFAST: 'Breakfast', LUNCH: 'Lunch', ALL_DAY: 'All day' }
  const rows = [0, 1, 2, 3].map((index) => generate({ schema, resources, seed: '1', index }) as Record<string, string>)
  for (const row of rows) t.equal(row.label, said[row.type as string])
  t.equal(new Set(rows.map((row) => row.type)).size, 3)
  for (const seed of '1234') t.same(fromExamples({ schema, resources, seed }), { type: 'ALL_DAY', label: 'All day' })
  t.end()
})

t.test('a member agrees with one that is given and holds it', (t) => {
  const schema: Schema = {
    type: 'object',
    required: ['number', 'id', 'name'],
    properties: {
      number: { type: 'integer', example: 4711 },
      id: { type: 'string', example: 'inv-#4711' },
      name: { type: 'string', example: 'Red Kite' },
      slug: { type: 'string', example: '/b/Red Kite' }
    }
  }
  const of = (known: object) =>
    generate({ schema, resources: resourcesOf({}), seed: '1', known: known as Record<string, unknown> })
  t.match(of({ id: 'inv-#52' }), { number: 52 })
  for (const id of ['another', 'inv-#x']) t.ok(Number.isInteger((of({ id }) as { number: unknown }).number), id)
  t.match(of({ slug: '/b/Black Crow' }), { name: 'Black Crow' })
  t.end()
})

t.test('a description says that a member has the value of another', async (t) => {
  const text = { type: 'string' }
  const said = (description: string) => ({ ...text, description })
  const cases: [properties: Record<string, Schema>, name: string, source: string][] = [
    [{ note: text, header: text, headerStatic: said('Equal to `header` if that is still.') }, 'headerStatic', 'header'],
    [{ id: text, key: said('Alias for the id.') }, 'key', 'id'],
    [{ one: said('Same as two'), two: said('Same as one') }, 'one', 'two']
  ]
  for (const [properties, name, source] of cases) {
    const schema = { required: Object.keys(properties), properties }
    const made = generate({ schema, resources: resourcesOf(schema), seed: '1' }) as Record<string, unknown>
    t.equal(made[name], made[source], name)
  }
  for (const words of ['Must not be the same as `one`', 'Greater than or equal to `one`', 'Never equal to `one`.']) {
    const schema = { required: ['one', 'two'], properties: { one: text, two: said(words) } }
    const made = generate({ schema, resources: resourcesOf(schema), seed: '1' }) as Record<string, unknown>
    t.not(made.two, made.one, words)
  }
})
