import t from 'tap'
import { requestViewOf } from '../../src/control/matching/request-view.ts'
import { createScenarios } from '../../src/control/stubs/scenarios.ts'
import { takeStub } from '../../src/control/stubs/stub-choice.ts'
import { createStubs } from '../../src/control/stubs/stubs.ts'
import { stubMapping } from '../../src/library/shorthand.ts'
import { rowsAtStart } from '../../src/resources/rows/store.ts'
import { stubOf } from '../../src/wiremock/mapping.ts'

const view = (url = '/') => requestViewOf({ method: 'GET', url, rawHeaders: [], body: undefined, clientIp: '' })

t.test('the newest stub that has answers left wins', async (t) => {
  const scenarios = createScenarios()
  const stubs = createStubs(scenarios)
  t.same(stubs.candidates('GET', '/', 'list'), [])
  stubs.add(stubOf(stubMapping('list', { status: 500 }), stubs.nextId()))
  stubs.add(stubOf(stubMapping('list', { status: 503, times: 2 }), stubs.nextId()))
  t.same(stubs.candidates('GET', '/', 'other'), [])
  const candidates = stubs.candidates('GET', '/', 'list')
  t.same(
    [1, 2, 3, 4].map(() => takeStub(candidates, view(), { scenarios, seed: '1', rows: rowsAtStart() })?.answer.status),
    [503, 503, 500, 500]
  )
  stubs.clear()
  t.same(stubs.candidates('GET', '/', 'list'), [])
})

t.test('candidates are found by method and URL, the lowest priority and then the newest first', async (t) => {
  const stubs = createStubs(createScenarios())
  const put = (request: object, priority = 5) => {
    const stub = stubOf({ request, priority }, stubs.nextId())
    stubs.add(stub)
    return stub.id
  }
  const any = put({}, 9)
  const url = put({ method: 'GET', url: '/a?b=1' })
  const path = put({ urlPath: '/a' })
  const first = put({ urlPathPattern: '/[a-c]' }, 1)
  put({ method: 'POST', urlPath: '/a' })
  const ids = (method: string, asked: string) => stubs.candidates(method, asked).map(({ id }) => id)
  for (const _ of ['found', 'remembered']) {
    t.same(ids('GET', '/a?b=1'), [first, path, url, any])
    t.same(ids('GET', 'http://somewhere/a?b=1'), [first, path, url, any])
    t.same(ids('PUT', '/a'), [first, path, any])
    t.same(ids('GET', '/z'), [any])
  }
  stubs.remove(({ id }) => id === first)
  stubs.remove(({ id }) => id === first)
  t.same(ids('PUT', '/a'), [path, any])
  for (let at = 0; at < 5001; at++) ids('GET', `/${at}`)
  t.same(ids('GET', `/${'x'.repeat(3000)}`), [any])
})

t.test('ids are UUIDs that nobody has, the same in each run', async (t) => {
  const stubs = createStubs(createScenarios())
  const id = stubs.nextId()
  t.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  const others = createStubs(createScenarios())
  others.add(stubOf({}, id))
  t.not(others.nextId(), id)
})

t.test('stubs of files are taken up among those of tests', async (t) => {
  const stubs = createStubs(createScenarios())
  const [a, b, c, d] = ['a', 'b', 'c', 'd'] as const
  const made = (id: string, body: string) => stubOf({ response: { body } }, id)
  const shown = () => stubs.all().map(({ id, answer }) => `${id} ${answer.body}`)
  stubs.add(made(a, 'own'))
  stubs.give([made(a, '1'), made(b, '1'), made(c, '1')])
  t.same(shown(), ['a own', 'c 1', 'b 1'], 'the own stub stays')
  t.equal(stubs.given(), 2)
  stubs.replace(made(b, 'put'))
  stubs.remove(({ id }) => id === c)
  stubs.give([made(a, '2'), made(b, '1'), made(c, '1'), made(d, '1')])
  t.same(shown(), ['a own', 'd 1', 'b put'], 'what did not change stays as the test left it')
  stubs.give([made(b, '3'), made(c, '3'), made(d, '1')])
  t.same(shown(), ['a own', 'c 3', 'd 1', 'b 3'])
  stubs.clear()
  t.same(shown(), ['d 1', 'c 3', 'b 3'])
  stubs.give([made(b, '3')])
  t.same(shown(), ['b 3'])
  const used = stubs.get(b)
  if (used !== undefined) used.used = 7
  stubs.give([{ ...made(b, '3'), operationId: 'renamed' }])
  t.match(stubs.get(b), { operationId: 'renamed', used: 7 }, 'one without a change is compiled anew, and goes on')
  stubs.add(made(a, '4'))
  stubs.give([made(a, '4'), made(b, '3')])
  t.equal(stubs.given(), 2, 'one that was written to a file is of that file')
  stubs.restart()
  t.same(shown(), ['b 3', 'a 4'])
})

t.test('a reset begins limits and shares anew, and worlds have their own', async (t) => {
  const [one, other] = [createStubs(createScenarios()), createStubs(createScenarios())]
  const limited = { request: {}, metadata: { standin: { limit: 1 } } }
  const file = stubOf(limited, one.nextId())
  for (const stubs of [one, other]) stubs.give([file])
  const circumstances = { scenarios: createScenarios(), seed: '1', rows: rowsAtStart() }
  const isLimited = (stubs: typeof one) => takeStub(stubs.candidates('GET', '/'), view(), circumstances) !== undefined
  t.same([isLimited(one), isLimited(one), isLimited(other)], [false, true, false])
  one.clear()
  t.equal(isLimited(one), false)
})
