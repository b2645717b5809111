import t from 'tap'
import { roundedJson } from '../../src/document/json/integers.ts'
import { inclusiveBound, int64Within } from '../../src/schema/meaning/decimal.ts'
import { integerOf, isSame, parseJson, writeJson } from '../../src/schema/meaning/json-values.ts'

t.test('big integers keep their digits from JSON to JSON', async (t) => {
  const kept = [
    '9223372036854775807',
    '-9223372036854775808',
    '[9007199254740993,{"a":12345678901234567890}]',
    '{"a":"9007199254740993","b":"\\"9007199254740993"}',
    '9007199254740992',
    '1234567890.012345',
    '{"integer 9":"x"}'
  ]
  for (const text of kept) t.equal(writeJson(parseJson(text)), text)
  t.equal(parseJson('9007199254740991'), 9007199254740991, 'a number holds it')
  t.equal(parseJson('9007199254740993'), 9007199254740993n)
  t.equal(parseJson('"1e400"'), '1e400')
  t.throws(() => parseJson('{'), SyntaxError)
  t.equal(writeJson(undefined), undefined)
})

t.test('integers of more than forty digits are rounded', async (t) => {
  t.equal(integerOf('7'), 7)
  t.equal(typeof integerOf('1'.repeat(40)), 'bigint')
  t.equal(typeof integerOf('1'.repeat(41)), 'number')
})

t.test('a bound that no double holds is a double within', (t) => {
  const cases: [limit: unknown, inwards: 1 | -1, bound: number | undefined][] = [
    [5, 1, 5],
    ['5', 1, undefined],
    [9007199254740993n, 1, 9007199254740994],
    [9007199254740993n, -1, 9007199254740992],
    [-9007199254740993n, 1, -9007199254740992],
    [-9007199254740993n, -1, -9007199254740994],
    [9007199254740994n, 1, 9007199254740994],
    [9223372036854775807n, -1, 2 ** 63 - 2048]
  ]
  for (const [limit, inwards, bound] of cases) t.equal(inclusiveBound(limit, inwards), bound, `${limit} ${inwards}`)
  t.same(int64Within(0, 9), [-(2 ** 53), 2 ** 53 - 1])
  t.same(int64Within(2 ** 53, Number.POSITIVE_INFINITY), [-(2 ** 53), 2 ** 63 - 1024])
  t.same(int64Within(Number.NEGATIVE_INFINITY, -(2 ** 54)), [-(2 ** 63), 2 ** 53 - 1])
  t.same(roundedJson({ a: [9007199254740993n, 'x'] }), { a: [2 ** 53, 'x'] })
  t.end()
})

t.test('equal values are the same in each order and kind of number', async (t) => {
  for (const [one, other] of [
    [
      { a: 1, b: [null, 'x'] },
      { b: [null, 'x'], a: 1 }
    ],
    [5n, 5],
    [0, -0],
    [JSON.parse('{"__proto__":1}'), JSON.parse('{"__proto__":1}')]
  ])
    t.equal(isSame(one, other), true, `${writeJson(one)} ${writeJson(other)}`)
  for (const [one, other] of [
    [1, '1'],
    [null, {}],
    [{}, null],
    [[], {}],
    [[1], [1, 1]],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 2 }],
    [{ toString: 1 }, { a: 1 }]
  ])
    t.equal(isSame(one, other), false, `${writeJson(one)} ${writeJson(other)}`)
})
