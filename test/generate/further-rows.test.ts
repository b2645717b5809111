import t from 'tap'
import type { Schema } from '../../src/document/openapi.ts'
import { generate } from '../../src/generate/generate.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'

type Row = Record<string, unknown>

const texts = (examples: Record<string, unknown>): Record<string, Schema> =>
  Object.fromEntries(Object.entries(examples).map(([name, example]) => [name, { type: 'string', example }]))

/** Returns the rows of a list behind the one that the examples show. */
function further(subject: string, properties: Record<string, Schema>, more: object = {}): Row[] {
  const schema = { type: 'object', properties, ...more }
  return [1, 2, 3, 4].map(
    (index) => generate({ schema, resources: resourcesOf({}), seed: '1', index, subject, defaults: true }) as Row
  )
}

const each = (rows: Row[], name: string) => rows.map((row) => row[name])

t.test('further rows have other names than the example, of the same form', async (t) => {
  const cases: [subject: string, example: string, names: RegExp][] = [
    ['gadget', 'my blue gadget', /^my blue gadget [2-5]$/],
    ['gadget', 'blue_gadget', /^blue_gadget_[2-5]$/],
    ['gadget', 'Is it 1/2 a gadget?', /^Is it 1\/2 a gadget\? [2-5]$/],
    ['custom_field', 'employee_level', /^[a-z]+$/],
    ['repository', 'linux', /^[a-z]+-[a-z]+$/]
  ]
  for (const [subject, example, names] of cases) {
    const found = each(further(subject, texts({ name: example })), 'name')
    t.equal(new Set(found).size, 4)
    for (const one of found) t.match(one, names)
  }
  const described = { type: 'string', description: 'Strategy name', example: 'Best price first' }
  t.match(each(further('offer', { repricer: described }), 'repricer'), ['Best price first 2', 'Best price first 3'])
})

t.test('short numbers at the end of addresses differ in all rows', async (t) => {
  const found = each(further('gadget', texts({ gid: 'gid://shop/Gadget/41' })), 'gid')
  t.equal(new Set(found).size, 4)
  for (const one of found) t.match(one, /^gid:\/\/shop\/Gadget\/\d\d$/)
})

t.test('words of the document stay in all rows', async (t) => {
  const [row] = further('gadget', texts({ name: 'Gadget', colorway: 'deep blue sea', typology: 'two words' }))
  t.match(row, { name: 'Gadget', colorway: 'deep blue sea', typology: 'two words' })
})

t.test('of two members that say the same, the name leads', async (t) => {
  for (const { name, description } of further(
    'custom_field',
    texts({ description: 'Employee Level', name: 'employee_level' })
  ))
    t.equal(String(description).toLowerCase(), String(name).replaceAll('_', ' '))
})

t.test('the name of a product leads where its description says the same, and no two are called alike', async (t) => {
  const shown = 'Acme® Turbo Whisk (16.5 cm, 3.60 W)'
  const rows = further('listing', texts({ description: shown, product_name: shown }))
  t.equal(new Set(each(rows, 'product_name')).size, 4)
  for (const { description, product_name } of rows) t.equal(description, product_name)
})

t.test('objects that cannot differ stand in a list once', async (t) => {
  const offer: Schema = { type: 'object', properties: { status: { const: 'open' }, currency: { const: 'EUR' } } }
  for (const { offers } of further('gadget', { offers: { type: 'array', items: offer } }))
    t.match(offers, { length: 1 })
  for (const { offers } of further('gadget', { offers: { type: 'array', items: offer, minItems: 2 } }))
    t.match(offers, { length: 2 })
})

t.test('all parts of an address are of one place', async (t) => {
  const shown = texts({ city: 'San Francisco', county: 'Santa Clara', state: 'CA', country: 'US' })
  for (const { county, state, country } of further('address', shown)) {
    t.notOk(state === 'CA' && country !== 'US', `${state} in ${country}`)
    t.match(state, /^[A-Z]{2,3}$/)
    t.match(county, /^(?!Santa Clara$)\p{Lu}/u)
  }
  const codes: Record<string, RegExp> = { Portland: /^972/, Boston: /^021/, Austin: /^787/, Toronto: /^M/ }
  for (const country_code of ['US', 'CA'])
    for (const row of further('address', texts({ city_locality: 'Winnipeg', postal_code: '78756-3717', country_code })))
      t.match(row.postal_code, codes[row.city_locality as string])
  const lines = further('place', texts({ string: '25 Spring Street, Blackburn, VIC 3130', line: '9 Old Mill Road' }))
  for (const { string, line } of lines) {
    t.match(string, /^(?!25 Spring).*\d.*, .*\p{Lu}/u)
    t.match(line, /^(?!9 Old)[^,]*\d[^,]*$/)
  }
})

t.test('an object that the example shows as null is null in all rows', async (t) => {
  const part = { type: ['object', 'null'], properties: { at: { type: 'string' } } }
  const trust = { ...part, properties: { name: { type: 'string' } } }
  const note = { type: ['string', 'null'] }
  const status = { enum: ['pending', 'rejected'] }
  const properties = { trust, firm: { type: 'object', properties: {} }, note, rejection: part, status }
  const example = { trust: null, firm: null, note: null, rejection: null, status: 'pending' }
  const rows = further('account', properties, { example, required: Object.keys(properties) })
  for (const { trust, firm, note, rejection, status } of rows) {
    t.equal(trust, null)
    t.same(firm, {}, 'the schema admits no null')
    t.type(note, 'string')
    t.equal(rejection === null, status === 'pending', 'an event follows the state')
  }
  t.equal(new Set(each(rows, 'status')).size, 2)
})

t.test('texts inside an object hold its own key where the example holds that of the example', async (t) => {
  const key = 'vi4k0jvEUuaTdRAE'
  const link = `https://cdn.a.test/${key}?token=831a9bd9-9f50-464c-a369-8e9d914371ae`
  const width = { type: 'integer', example: 640 }
  const assets = { type: 'object', properties: { ...texts({ player: link, title: 'Trailer' }), width } }
  const files = { type: 'array', items: { type: 'object', properties: texts({ path: `/videos/${key}/source` }) } }
  const pages = { type: 'array', items: { type: 'string' }, example: [`/videos/${key}x/a`, `/videos/${key}/b`] }
  const count = { type: 'integer', example: 7 }
  const fixed = { type: 'object', properties: { to: { enum: [`to/${key}`], example: `to/${key}` } } }
  const origin = { type: 'object', properties: texts({ id: key }) }
  const rows = further('video', { ...texts({ videoId: key }), assets, origin, files, pages, count, fixed })
  for (const row of rows as {
    videoId: string
    assets: Row
    files: Row[]
    pages: string[]
    fixed: Row
    origin: Row
  }[]) {
    t.not(row.videoId, key)
    t.equal(row.assets.player, link.replace(key, row.videoId))
    t.not(row.origin.id, row.videoId, 'the key of another thing')
    t.equal(row.files[0]?.path, `/videos/${row.videoId}/source`)
    t.same(row.fixed, { to: `to/${key}` }, 'the schema admits no other')
  }
  const numbered = { id: { type: 'integer', example: 1434614 } }
  const parts = { type: 'object', properties: texts({ doi: '10.5/fig.1434614', note: 'in 14346140' }) }
  for (const { id, parts: made } of further('article', { ...numbered, parts }) as { id: number; parts: Row }[]) {
    t.equal(made.doi, `10.5/fig.${id}`)
    t.not(made.note, `in ${id}0`)
  }
})

t.test('things inside an object hold its own key by its name', async (t) => {
  const text = { type: 'string' }
  const part = (properties: Record<string, Schema>) => ({ type: 'object', properties })
  const lines = { type: 'array', minItems: 2, items: part({ id: text, order_id: text, user_id: text }) }
  const own = { id: text, lines, order: part({ order_id: text, id: text }) }
  const others = {
    copies: { type: 'array', items: part({ order_id: text, title: text }) },
    refund: part({ refund_id: text, order_id: { type: 'integer' } }),
    parcel: part({ id: text, order_id: { enum: ['a', 'b'] } })
  }
  for (const subject of ['order', 'sales_order_response']) {
    const [row] = further(subject, { ...own, ...others }) as { id: string; lines: Row[]; copies: Row[]; order: Row }[]
    for (const line of row!.lines) {
      t.equal(line.order_id, row!.id)
      t.not(line.id, row!.id)
      t.not(line.user_id, row!.id)
    }
    t.not(row!.order.order_id, row!.id, 'the key of another order')
    t.not(row!.copies[0]!.order_id, row!.id, 'it may be the key of the copy')
  }
  const rows = further('market', {
    marketId: text,
    outcomes: { type: 'array', items: part({ outcomeId: text, marketId: text }) }
  })
  for (const { marketId, outcomes } of rows as { marketId: string; outcomes: Row[] }[])
    for (const outcome of outcomes) t.equal(outcome.marketId, marketId)
})

t.test('an address stays in the country that its examples speak of', async (t) => {
  const shown = (country: string) => texts({ street: '1 Elm Road', city: 'Dallas', state: 'IL', zip: '66579', country })
  for (const [country, states] of [
    ['United States', /^[A-Z]{2}$/],
    ['GBR', /^ENG$/]
  ] as const) {
    const rows = further('address', shown(country))
    t.ok(rows.every((row) => row.country === country))
    for (const row of rows) t.match(row.state, states)
  }
  for (const country of ['Atlantis', 4])
    t.ok(
      further('address', { ...texts({ street: '1 Elm Road' }), country: { type: 'string', example: country } }).length
    )
  const countries = further('country', texts({ code: 'US', country: 'United States' }))
  t.not(new Set(each(countries, 'country')).size, 1, 'a country has no street')
})

t.test('points inside of a place are near it', async (t) => {
  const point = { latitude: { type: 'number' }, longitude: { type: 'number' } }
  const list = (properties: object) => ({ type: 'array', minItems: 2, items: { type: 'object', properties } as Schema })
  const shops = list({ ...point, city: { type: 'string' } })
  type Point = { latitude: number }
  const rows = further('terminal', { ...point, doors: list(point), shops })
  for (const { latitude, doors, shops } of rows as unknown as (Point & { doors: Point[]; shops: Point[] })[]) {
    const isNear = (one: Point) => Math.abs(one.latitude - latitude) < 0.2
    t.ok(doors.every(isNear))
    t.notOk(shops.every(isNear))
  }
})

t.test('a path keeps its version, and holds the key beside it', async (t) => {
  for (const row of further('file', texts({ id: '6r65pjq33banzn', content_path: 'v1/a/ionaiw7dv/f/6r65pjq33banzn/c' })))
    t.equal(row.content_path, `v1/a/ionaiw7dv/f/${row.id}/c`)
  for (const row of further('file', texts({ content_path: 'v1/a/6r65pjq33banzn/c' })))
    t.match(row.content_path, /^v1\/a\/(?!6r65)\w+\/c$/)
  for (const { control } of further('call', texts({ control: 'v2:T02llQxIyaRkhfRKxg' })))
    t.match(control, /^v2:(?!T02)\w+$/)
  for (const { control } of further('call', texts({ control: 'T02llQx-v2' }))) t.match(control, /^(?!T02)\w+-v[1-4]$/)
})

t.test('a link inside an object leads to the object at this server', async (t) => {
  const example = { id: 'a17b2c3d4', links: { self: 'https://api.a.test/articles/a17b2c3d4' } }
  const links = { type: 'object', properties: { self: { type: 'string', format: 'uri' } } }
  const schema = { type: 'object', properties: { id: { type: 'string' }, links }, example }
  const resources = resourcesOf({ paths: { '/articles/{id}': { get: {} } } })
  const row = generate({ schema, resources, seed: '1', index: 2, subject: 'article', links: {} }) as typeof example
  t.not(row.id, example.id)
  t.match(row.links.self, new RegExp(`/articles/${row.id}$`))
  t.notMatch(row.links.self, 'api.a.test')
})

t.test('further rows keep a phrase of an example where nothing else is known to be of its field', async (t) => {
  const examples = { definition: 'a pasta of steamed semolina', details: 'FROST WARNING FOR THE NORTHERN VALLEYS' }
  for (const row of further('warning', texts(examples))) t.same(row, examples)
})

t.test('names in a list are the values that the description tells, in turn', async (t) => {
  const label = { type: 'string', description: 'Label of the outcome (e.g., "Yes", "No", "Draw").' }
  const names = each(further('outcome', { label }), 'label')
  t.equal(new Set(names).size, 3)
})
