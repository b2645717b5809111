import t from 'tap'
import type { SchemaObject } from '../../src/document/openapi.ts'
import { wordsElsewhere } from '../../src/generate/context/words-elsewhere.ts'
import { generate } from '../../src/generate/generate.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'

const words = (...list: unknown[]) => ({ type: 'string', enum: list })
const filter = (name: string, schema: object, place = 'query') => ({ name, in: place, schema })

const resources = resourcesOf({
  components: {
    parameters: { Compliance: filter('compliance', words('compliant', 'unknown')) },
    schemas: {
      CreateOrderRequest: { properties: { status: words('placed', 'sent'), channel: words('web', 'shop', '', null) } },
      ShipmentStatus: words('packed', 'under way'),
      JobCommand: {
        allOf: [
          { properties: { commandType: words('lock', 'wipe'), tags: { type: 'array', items: words('a', 'b') } } },
          true
        ]
      },
      Lamp: { properties: { shade: words('red', 'blue'), single: words('one') } },
      Wall: { properties: { shade: words('white', 'grey') } },
      Broken: false
    }
  },
  paths: {
    '/v1/devices/{id}': {
      parameters: [{ $ref: '#/components/parameters/Compliance' }, filter('kind', words('x', 'y'), 'path')],
      get: { parameters: [filter('platform', words('Palm', 'Maemo')), filter('status', words('on', 'off'))] }
    },
    '/orders': { get: { parameters: [filter('sort_by', words('date', 'total')), { name: 4, in: 'query' }] } },
    '/': null,
    '/{id}': { get: { parameters: [filter('zone', words('inner', 'outer'))] } }
  }
})

t.test('words for a member are found where the document lists them', async (t) => {
  const cases: [name: string, subject: string, words: string[] | undefined][] = [
    ['platform', 'device_summary', ['Palm', 'Maemo']],
    ['platform', 'installed_app', ['Palm', 'Maemo']],
    ['compliance', 'device_list_item', ['compliant', 'unknown']],
    ['status', 'device', ['on', 'off']],
    ['status', 'order', ['placed', 'sent']],
    ['status', 'shipment', ['packed', 'under way']],
    ['status', 'invoice', undefined],
    ['shipment_status', 'order', ['packed', 'under way']],
    ['channel', 'order_dto', ['web', 'shop']],
    ['command_type', 'command_job', ['lock', 'wipe']],
    ['tags', 'job_command', ['a', 'b']],
    ['shade', 'lamp', ['red', 'blue']],
    ['shade', 'wall', ['white', 'grey']],
    ['shade', 'roof', undefined],
    ['single', 'lamp', undefined],
    ['sort_by', 'order', undefined],
    ['kind', 'device', undefined],
    ['zone', 'lamp', ['inner', 'outer']],
    ['weight', 'order', undefined]
  ]
  for (const [name, subject, found] of cases)
    t.same(wordsElsewhere(resources, name, subject), found, `${subject}.${name}`)
  t.same(wordsElsewhere(resourcesOf({}), 'status', 'order'), undefined)
})

t.test('a member takes words that are listed elsewhere, unless its example is another', async (t) => {
  const made = (title: string, properties: Record<string, SchemaObject>) =>
    generate({ schema: { title, type: 'object', properties, required: Object.keys(properties) }, resources, seed: '1' })
  t.match(made('Device', { platform: { type: 'string' } }), { platform: /^(Palm|Maemo)$/ })
  t.match(made('Device', { platform: { type: 'string', example: 'Maemo' } }), { platform: /^(Palm|Maemo)$/ })
  t.match(made('Device', { platform: { type: 'string', example: 'Windows' } }), { platform: /^(?!Palm|Maemo)/ })
  // A maker that knows more than a list of words stays.
  t.match(made('Lamp', { shade: { type: 'string', description: 'The e-mail address' } }), { shade: /^(red|blue)$/ })
})

t.test('a member is like the example beside the schema of a body', async (t) => {
  const text = { type: 'string' }
  const gauge = { type: 'object', properties: { at: text, level: text }, required: ['at', 'level'] }
  const body = (schema: object, more: object) => ({ content: { 'application/json': { schema, ...more } } })
  const $ref = '#/components/schemas/Gauge'
  const wrapped = { properties: { data: { type: 'array', items: { allOf: [{ $ref }] } } } }
  const made = (paths: object) =>
    generate({
      schema: { $ref },
      resources: resourcesOf({ components: { schemas: { Gauge: gauge } }, paths }),
      seed: '1'
    })
  const example = { at: '06:30', level: '12,400 ft' }
  const like = { at: /^\d\d:\d\d$/, level: /^\d{1,2},\d{3} ft$/ }
  const get = (response: object) => ({ '/gauges': { get: { responses: { 200: response, 404: body({ $ref }, {}) } } } })
  t.match(made(get(body({ $ref }, { example }))), like)
  t.match(made(get(body(wrapped, { examples: { one: { value: { data: [example, {}] } } } }))), like)
  t.match(made({ '/gauges': { post: { requestBody: body({ $ref }, { example }) }, parameters: [] } }), like)
  const again = { allOf: Array.from({ length: 100 }, () => ({ $ref: '#/paths/~1gauges/get/responses/200' })) }
  t.match(made(get({ allOf: again.allOf, ...body({ allOf: [{ $ref }, ...again.allOf] }, { example }) })), like)
  t.notMatch(made(get(body({ $ref }, { example: 'none' }))), like)
  t.notMatch(made({ '/gauges': { get: { responses: { 404: body({ $ref }, { example }) } } } }), like)
})
