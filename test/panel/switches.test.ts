import t from 'tap'
import {
  asDocumented,
  choicesOf,
  isDisabled,
  type Numbers,
  switchedBy,
  switchMapping,
  toggled
} from '../../src/panel/logic/switches.ts'
import type { Mapping, Operation, Stub } from '../../src/panel/logic/types.ts'
import { stubOf } from '../../src/wiremock/mapping.ts'

const operation: Operation = {
  id: 'listItems',
  method: 'GET',
  path: '/items',
  summary: '',
  deprecated: false,
  secured: false,
  list: true,
  statuses: [
    { status: 200, description: 'the items', examples: ['none', 'x'.repeat(50)] },
    { status: 404, description: '', examples: [] }
  ]
}

const stub = (mapping: Mapping, more: Partial<Stub> = {}): Stub => ({
  id: 'a',
  name: mapping.name ?? '',
  aim: '',
  operations: ['listItems'],
  used: 0,
  left: null,
  priority: 5,
  kept: false,
  mapping,
  ...more
})

t.test('an operation has a choice for each status and example, and for each fault', async (t) => {
  const values = choicesOf(operation).map(({ label }) => label)
  t.same(values, [
    asDocumented,
    '200 the items',
    '200 example none',
    `200 example ${'x'.repeat(39)}…`,
    '404',
    'empty list',
    'slow',
    'fails',
    'broken connection'
  ])
  t.notOk(choicesOf({ ...operation, list: false }).some(({ value }) => value === 'empty list'))
})

t.test('each choice is a stub that is read back as the choice', async (t) => {
  const rows: [choice: string, numbers: Numbers, mapping: object, back?: Numbers][] = [
    ['404', {}, { response: {}, metadata: { standin: { operationId: 'listItems', code: 404 } } }],
    ['200 example a b', {}, { metadata: { standin: { code: 200, example: 'a b' } } }],
    ['empty list', {}, { response: { status: 200, jsonBody: { data: [] } } }],
    ['slow', { milliseconds: 700 }, { response: { fixedDelayMilliseconds: 700 } }],
    ['slow', {}, { response: { fixedDelayMilliseconds: 2000 } }, { milliseconds: 2000 }],
    [
      'fails',
      { status: 500, times: 2, rate: 12.5 },
      { response: { status: 500 }, metadata: { standin: { times: 2, rate: 0.125 } } }
    ],
    ['fails', { rate: 100 }, { response: { status: 503 } }, { status: 503, times: undefined, rate: undefined }],
    ['broken connection', {}, { response: { fault: 'CONNECTION_RESET_BY_PEER' } }]
  ]
  for (const [choice, numbers, expected, back = numbers] of rows) {
    const mapping = switchMapping('listItems', choice, numbers, '{"data":[]}')
    t.match(mapping, { name: `listItems: ${choice}`, ...expected }, choice)
    t.doesNotThrow(() => stubOf(mapping, 'a'), choice)
    t.match(switchedBy('listItems', [stub(mapping)]), { choice, numbers: back }, choice)
  }
  t.same(switchMapping('a', 'empty list', {}).response?.jsonBody, [])
})

t.test('stubs of tests are shown as such', async (t) => {
  t.match(switchedBy('listItems', []), { choice: asDocumented, own: [], others: [] })
  t.equal(switchedBy('listItems', [stub({ name: 'mine' })]).choice, 'otherwise: mine')
  t.equal(switchedBy('listItems', [stub({ response: {}, metadata: {} })]).choice, 'otherwise: a stub')
  const others = [
    stub({}, { aim: 'GET /items' }),
    stub({}, { operations: ['*'] }),
    stub({}, { operations: ['getItem'] })
  ]
  t.equal(switchedBy('listItems', others).others.length, 2)
  t.match(switchedBy('listItems', [stub({ metadata: { panel: { switch: 'slow' } } })]), {
    choice: 'slow',
    numbers: { milliseconds: undefined }
  })
  t.match(switchedBy('listItems', [stub({ metadata: { panel: { switch: 'fails' } } })]), {
    numbers: { rate: undefined }
  })
})

t.test('a disabled mapping answers nothing, and is as before once it is enabled', async (t) => {
  for (const mapping of [
    { name: 'a', metadata: { standin: { operationId: 'b', rate: 0.5 }, other: 1 } },
    { name: 'a', metadata: { panel: { switch: 'slow' } } },
    {}
  ] as Mapping[]) {
    const off = toggled(mapping)
    t.equal(isDisabled(off), true)
    t.equal(isDisabled(mapping), false)
    t.equal(off.metadata?.standin?.rate, 0)
    t.doesNotThrow(() => stubOf({ request: {}, response: {}, ...off }, 'a'))
    const on = toggled(JSON.parse(JSON.stringify(off)))
    t.equal(isDisabled(on), false)
    t.same(on.metadata?.standin, mapping.metadata?.standin ?? {})
    t.same(on.metadata?.panel, mapping.metadata?.panel ?? {})
    t.equal(on.metadata?.other, mapping.metadata?.other)
  }
  t.equal(isDisabled({ metadata: { panel: { disabled: null } } as never }), false)
})
