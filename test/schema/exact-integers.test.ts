import t from 'tap'
import { integerOf, parseJson, writeJson } from '../../src/schema/json-values.ts'

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
