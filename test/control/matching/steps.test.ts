import t from 'tap'
import { conditionOf, requestPatternOf } from '../../../src/control/matching/request-pattern.ts'
import { requestViewOf } from '../../../src/control/matching/request-view.ts'
import { textsFound, type XPathFound, xpathOf } from '../../../src/control/matching/xpath.ts'

const viewOf = (body: string) =>
  requestViewOf({ method: 'POST', url: '/', rawHeaders: [], body: Buffer.from(body), clientIp: '' })

/** Returns whether a body matches, and the notes of matchers that gave up. */
function ask(matcher: object, body: string): [matched: boolean, notes: string[]] {
  const view = viewOf(body)
  const { conditions } = requestPatternOf({ bodyPatterns: [matcher] }, '')
  return [conditions.every(({ test }) => test(view)), [...view.gaveUp]]
}

const nested = (levels: number) => `${'{"a":'.repeat(levels)}{}${'}'.repeat(levels)}`
const list = (length: number) => JSON.stringify({ l: Array.from({ length }, (_, a) => ({ a, b: -1 })) })
const elements = (length: number, name: (at: number) => string) =>
  `<r>${Array.from({ length }, (_, at) => `<e>${name(at)}</e>`).join('')}</r>`
const alternative = (op: number) => ({ properties: { f: { $ref: '#/$defs/n' }, op: { const: op } }, required: ['op'] })
/** A schema whose alternatives all look into the same member. */
const filters = { $ref: '#/$defs/n', $defs: { n: { anyOf: [1, 2, 3].map(alternative) } } }
const filter = (levels: number) => `${'{"op":3,"f":'.repeat(levels)}{"op":9}${'}'.repeat(levels)}`
const towers = `<r>${`${'<a>'.repeat(150)}${'</a>'.repeat(150)}`.repeat(20)}</r>`

t.test('a matcher that takes too many steps on a body does not match, and says so', async (t) => {
  const rows: [matcher: object, small: string, large: string][] = [
    [{ matchesJsonPath: '$..a..a..a' }, nested(4), nested(900)],
    [{ matchesJsonPath: '$..[?(@.a in $..a)]' }, list(3), list(3000)],
    [{ not: { matchesJsonPath: '$..a..a..b' } }, nested(4), nested(900)],
    [{ matchesXPath: '//a//a//a' }, '<r><a><a><a/></a></a></r>', towers],
    [{ matchesXPath: '//*[following::a or not(following::zz)]' }, '<a/>', `<r>${'<a/>'.repeat(3000)}</r>`],
    [
      { matchesXPath: { expression: "count(//*[contains(., 'x')])", equalTo: '0' } },
      '<a/>',
      `${'<a>y'.repeat(150)}${'z'.repeat(100_000)}${'</a>'.repeat(150)}`
    ],
    [
      { equalToXml: elements(2000, String), ignoreOrderOfSameNode: true },
      elements(2000, String),
      elements(2000, (at) => String(1999 - at))
    ],
    [{ matchesJsonSchema: filters }, '{"op":3}', filter(20)]
  ]
  for (const [matcher, small, large] of rows) {
    const told = JSON.stringify(matcher).slice(0, 80)
    t.same(ask(matcher, small), [true, []], told)
    const [matched, notes] = ask(matcher, large)
    t.notOk(matched, told)
    t.match(notes, ['body: it was given up after 500,000 steps'], told)
  }
})

t.test('filters compare values as they stand', async (t) => {
  const matcher = (sign: string) => ({ matchesJsonPath: `$[?(@.a ${sign} $.b)]` })
  const body = (a: string, b: string) => `{"a":${a},"b":${b}}`
  const deep = nested(900)
  t.same(ask(matcher('=='), body(deep, deep)), [true, []])
  t.same(ask(matcher('in'), body(deep, `[[],${deep}]`)), [true, []])
  t.same(ask(matcher('=='), body(deep, nested(899))), [false, []])
  const different: [a: string, b: string][] = [
    ['[1,2]', '[1]'],
    ['[1,2]', '[1,3]'],
    ['[1]', '{"0":1}'],
    ['{"c":1}', '[1]'],
    ['{"c":1}', '{"c":2}'],
    ['{"c":1}', '{"d":1}'],
    ['{"c":1}', '{"c":1,"d":1}'],
    ['{"c":1}', 'null'],
    ['"${json-unit.any-string}"', '"x"'],
    ['["${json-unit.regex}("]', '["x"]']
  ]
  for (const [a, b] of different) t.same(ask(matcher('=='), body(a, b)), [false, []], `${a} ${b}`)
  t.same(ask(matcher('=='), body('{"c":[1.0,{"d":1e2}]}', '{"c":[1,{"d":100}]}')), [true, []])
})

t.test('items in any order find their partners in few steps', async (t) => {
  const any = (items: unknown[]) => ({
    equalToJson: JSON.stringify(items),
    ignoreArrayOrder: true,
    ignoreExtraElements: true
  })
  const numbered = Array.from({ length: 2000 }, (_, at) => ({ at }))
  t.same(ask(any(numbered.map(() => ({}))), JSON.stringify(numbered)), [true, []])
  // The first two items have to leave their partners to the last one.
  t.same(ask(any([{}, { a: 1 }, { a: 1, b: 1 }]), '[{"a":1,"b":1},{"a":1},{}]'), [true, []])
  t.same(ask(any([{}, { a: 1 }, { a: 1, b: 1 }]), '[{"a":1,"b":1},{"b":1},{}]'), [false, []])
  const [matched, notes] = ask(any(numbered), JSON.stringify(numbered.toReversed()))
  t.notOk(matched)
  t.match(notes, ['body: it was given up after 500,000 steps'])
})

t.test('items that have to be unique are compared in linear time', async (t) => {
  const matcher = { matchesJsonSchema: { uniqueItems: true } }
  const items = (more: object[]) =>
    JSON.stringify([...Array.from({ length: 20_000 }, (_, at) => ({ at, b: 1 })), ...more])
  t.same(ask(matcher, items([])), [true, []])
  t.same(ask(matcher, items([{ b: 1, at: 7 }])), [false, []])
  t.same(ask({ matchesJsonSchema: { uniqueItems: false } }, '[1,1]'), [true, []])
})

t.test('elements in any order are compared once each, however deep they are', async (t) => {
  const deep = (inner: string) => `${'<a>'.repeat(150)}${inner}${'</a>'.repeat(150)}`
  const matcher = { equalToXml: deep('x'), ignoreOrderOfSameNode: true }
  t.same(ask(matcher, deep('x')), [true, []])
  t.same(ask(matcher, deep('y')), [false, []])
})

t.test('all matchers together have their steps on a request', async (t) => {
  const view = viewOf(nested(900))
  const [condition] = requestPatternOf({ bodyPatterns: [{ matchesJsonPath: '$..a..a..a' }] }, '').conditions
  const [cheap] = requestPatternOf({ bodyPatterns: [{ matchesJsonPath: '$.a' }] }, '').conditions
  t.ok(cheap?.test(view))
  for (let times = 0; times < 8; times++) condition?.test(view)
  t.notOk(cheap?.test(view))
})

t.test('nodes come in the order of the document, each once, however many there are', async (t) => {
  const find = (path: string, xml: string) => textsFound(xpathOf(path, {})(xml) as XPathFound)
  const xml = '<r a="1" b="2"><x>3</x><y c="4"><x>5</x></y><x>6</x></r>'
  t.same(find('//y/x | //x | /r/@b | /r/@a | //@c', xml), ['1', '2', '3', '4', '5', '6'])
  t.same(find('string(//y | /r/x[1])', xml), ['3'])
  t.same(find('string(//nothing)', xml), [''])
  t.equal(find('//x | /', xml)[0], xml)
  t.same(find('/p:a/namespace::* | /p:a', '<p:a xmlns:p="u">t</p:a>').slice(0, 1), ['t'])
  t.equal(find('//z', `<r>${'<z/>'.repeat(20_000)}</r>`).length, 20_000)
})

t.test('an error that is not of steps is no verdict', async (t) => {
  const test = () => {
    throw new Error('it broke')
  }
  t.throws(() => conditionOf('body', test, { matcher: {}, sent: () => undefined }).test(viewOf('x')), /it broke/)
})
