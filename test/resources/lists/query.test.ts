import t from 'tap'
import { contractOf, type Operation } from '../../../src/contract/contract.ts'
import { load } from '../../../src/document/load.ts'
import { listQueryOf } from '../../../src/resources/lists/query.ts'
import { documentOf } from '../../fixtures/start.ts'

const contract = contractOf(await load(documentOf({}), {}))
const text = { type: 'string' }
const integer = { type: 'integer' }
const members = (names: string[]) =>
  new Map(names.map((name) => [name.toLowerCase().replaceAll(/[^a-z]/g, ''), [name]]))

/** Reads a query by parameters of these names and schemas, for rows with these members. */
function asked(parameters: Record<string, object>, names: string[] = [], where = 'query') {
  const all = Object.entries(parameters).map(([name, schema]) => ({ in: where, name, schema, object: {} }))
  return listQueryOf(contract, { parameters: all } as unknown as Operation, members(names))
}

/** The word of one parameter, or the member that it compares and how. */
function word(name: string, schema: object, names: string[] = [], where?: string) {
  const { asked: asks, filters, backwards } = asked({ [name]: schema }, names, where)
  const filter = filters.map(({ path, comparison }) => `${path} ${comparison}`)
  return [...Object.keys(asks), ...filter, ...(backwards === undefined ? [] : ['backwards'])].join()
}

t.test('a parameter asks what its name and its type say', async (t) => {
  const day = { type: 'string', format: 'date' }
  const cases: [name: string, schema: object, members: string[], wanted: string][] = [
    ['limit', integer, [], 'size'],
    ['limit', {}, [], 'size'],
    ['limit', { type: 'number' }, ['limit'], 'size'],
    ['limit', text, [], 'size'],
    ['limit', { ...text, format: 'uuid' }, [], ''],
    ['offset', text, [], 'offset'],
    ['offset', { ...text, description: 'A token of the last page' }, [], 'after'],
    ['count', integer, ['count'], 'count equals'],
    ['last', integer, [], 'backwards'],
    ['offset', integer, [], 'offset'],
    ['page', integer, ['page'], 'page'],
    ['page', text, [], 'page'],
    ['page', { ...text, description: 'The cursor of a page' }, [], 'after'],
    ['page', { type: 'object' }, [], 'page,size,after,before,offset'],
    ['pagination', { properties: { limit: integer, offset: integer } }, [], 'size,offset'],
    ['filter', { properties: { color: text } }, ['color'], 'color equals'],
    ['filter', { type: 'object' }, ['color'], 'color equals'],
    ['filter', { type: 'string' }, ['color'], 'expression'],
    ['filter', text, ['filter'], 'filter equals'],
    ['sort', { properties: { color: text } }, ['color'], 'sort'],
    ['page', text, ['page'], 'page equals'],
    ['cursor', text, [], 'after'],
    ['token', text, ['token'], 'token equals'],
    ['after', day, [], ''],
    ['before', day, ['created_at'], 'created_at below'],
    ['before', text, [], 'before'],
    ['sort', text, [], 'sort'],
    ['order', { enum: ['asc', 'desc'] }, [], 'direction'],
    ['order', { enum: ['name', 'desc'] }, [], 'sort'],
    ['q', text, [], 'search'],
    ['text', text, ['text'], 'text equals'],
    ['fields', text, ['fields'], 'fields'],
    ['fields[things]', text, [], 'fields'],
    ['color', text, [], ''],
    ['color', text, ['color'], 'color equals'],
    ['filter[color]', text, ['color'], 'color equals'],
    ['filter[color][ne]', text, ['color'], 'color unlike'],
    ['filter.color', text, ['color'], 'color equals'],
    // The member may have more to its name.
    ['created_after', text, ['created_at'], 'created_at above'],
    ['paid_from', text, ['paid_date'], 'paid_date least'],
    ['tag_in', text, ['tags'], 'tags equals'],
    ['start_before', text, ['start_time'], 'start_time below'],
    ['maxPrice', text, ['price'], 'price most'],
    ['filter[min_price]', text, ['price'], 'price least'],
    ['price_greater_than', text, ['price'], 'price above'],
    ['price__gte', text, ['price'], 'price least'],
    ['price[lt]', text, ['price'], 'price below'],
    ['to', text, ['created'], 'created most'],
    ['to', text, ['color'], ''],
    ['created_at_min', text, ['created'], 'created least'],
    // The only moment of rows, or that of their making.
    ['from', day, ['color', 'business_day'], 'business_day least'],
    ['date_to', text, ['form_date'], 'form_date most'],
    ['until', text, ['time_created', 'time_seen'], 'time_created most'],
    ['since', text, ['seen_at', 'read_at'], ''],
    ['since', text, ['seen_at', 'updated_at'], 'seen_at least'],
    ['start', day, ['timestamp'], 'timestamp least'],
    ['end', text, ['timestamp'], ''],
    // Another number, or another form of a flag.
    ['states', text, ['state'], 'state equals'],
    ['filter[labels][ne]', text, ['label'], 'label unlike'],
    ['public', text, ['isPublic'], 'isPublic equals'],
    ['is_public', text, ['public'], 'public equals'],
    ['has_photo', text, ['photo'], 'photo equals'],
    ['is_', text, ['is'], 'is equals'],
    ['reverse', { type: 'boolean' }, [], 'direction'],
    ['order', { ...text, default: 'asc' }, [], 'direction'],
    ['order', { ...text, default: 'name' }, [], 'sort'],
    ['order', { ...text, example: 'DESC' }, [], 'direction'],
    ['pagelen', integer, [], 'size'],
    ['page_info', text, [], 'after'],
    // `photo` does not end in `to`, and `pricemin` is one word.
    ['photo', text, ['pho'], ''],
    ['pricemin', text, ['price'], ''],
    ['my_photo', text, ['mypho'], ''],
    ['_gte', text, ['price'], '']
  ]
  for (const [name, schema, names, wanted] of cases) t.equal(word(name, schema, names), wanted, `${name} of ${names}`)
  t.equal(word('Range', text, [], 'header'), 'range')
  t.equal(word('Other', text, [], 'header'), '')
})

t.test('the first of two parameters that ask the same is heeded', async (t) => {
  t.match(asked({ limit: integer, per_page: integer }), { asked: { size: { name: 'limit' } }, filters: [] })
})

t.test('of two parameters that sort, one is the direction', async (t) => {
  const pairs: [first: string, second: string, sort: string, direction: string | undefined][] = [
    ['sort', 'order', 'sort', 'order'],
    ['order', 'sort', 'sort', 'order'],
    ['sort_by', 'sort', 'sort_by', 'sort'],
    ['sort', 'order_by', 'order_by', 'sort'],
    ['order', 'sort_field', 'sort_field', 'order'],
    ['order_by', 'sort_by', 'order_by', undefined]
  ]
  for (const [first, second, sort, direction] of pairs) {
    const { asked: asks } = asked({ [first]: text, [second]: text })
    t.same([asks.sort?.name, asks.direction?.name], [sort, direction], `${first} ${second}`)
  }
  const { asked: asks } = asked({ sort: text, direction: { enum: ['asc', 'desc'] }, order: text })
  t.same([asks.sort?.name, asks.direction?.name], ['sort', 'direction'])
})

t.test('the first page, the size and the most are what the schemas say', async (t) => {
  t.match(asked({ page: integer, size: integer }), { firstPage: 1, size: undefined, most: undefined })
  t.match(asked({ page: { ...integer, default: 0 } }), { firstPage: 0 })
  t.match(asked({ page: { ...integer, default: null } }), { firstPage: 1 })
  t.match(asked({ page: { ...text, default: '0' }, size: { ...text, default: '20' } }), { firstPage: 0, size: 20 })
  t.match(asked({ page: { ...integer, minimum: 0 } }), { firstPage: 0 })
  t.match(asked({ page: { ...integer, minimum: 0, exclusiveMinimum: 0 } }), { firstPage: 1 })
  t.match(asked({ size: { ...integer, default: 20, maximum: 50 } }), { size: 20, most: 50 })
  t.match(asked({ size: { ...integer, default: 0, maximum: 0 } }), { size: undefined, most: undefined })
})

t.test('a parameter may name the key of a thing that rows hold', async (t) => {
  t.equal(word('customer_id', integer, ['id', 'customer']), 'customer equals')
  t.equal(word('filter[tagId]', integer, ['id', 'tags']), 'tags equals')
  t.equal(word('customer_id', integer, ['customer_id', 'customer']), 'customer_id equals')
  t.equal(word('shop_id', integer, ['customer']), '')
})

t.test('the unit of a range is that of the document', async (t) => {
  const unit = (schema: object) => asked({ Range: schema }, [], 'header').unit
  t.equal(unit({ ...text, example: 'rows=0-9' }), 'rows')
  t.equal(unit({ ...text, default: 'orders=0-9' }), 'orders')
  t.equal(unit({ ...text, pattern: '^things=\\d+-\\d*$' }), 'things')
  t.equal(unit({ ...text, example: '0-9' }), 'items')
  t.equal(asked({}).unit, 'items')
})
