import t from 'tap'
import { expressionOf } from '../../../src/control/matching/regular-expression.ts'

t.test("Java's regular expressions match whole texts", async (t) => {
  const rows: [pattern: string, yes: string[], no: string[]][] = [
    ['a.c', ['abc', 'a\nc'], ['xabc', 'abcx']],
    ['abc|xyz', ['abc', 'xyz'], ['abxyz']],
    ['(?i)ABC', ['abc'], ['abd']],
    ['(?is)A.C', ['a\nc'], []],
    ['a(?i)bc', ['aBC'], ['Abc']],
    ['(?m)abc', ['abc'], ['abc\nx']],
    ['\\Qa.c\\E', ['a.c'], ['abc']],
    ['\\Qa-]', ['a-]'], []],
    ['ab++c', ['abbc'], []],
    ['\\p{Alpha}+\\P{Digit}', ['abc'], ['ab1']],
    ['[\\p{Upper}_]+', ['A_B'], ['a']],
    ['\\p{L}+', ['äb'], ['1']],
    ['\\Aab\\z', ['ab'], ['abc']],
    ['a\\hb', ['a b', 'a\tb'], ['ab']],
    ['[\\w\\-]+', ['a-b'], ['a b']],
    ['a\\-b\\_', ['a-b_'], []],
    ['a]}', ['a]}'], []],
    ['(?=abc).*', ['abcd'], ['xabc']],
    ['[\\h_]+', ['a b'.slice(1, 2), '_'], ['a']],
    ['ab*c', ['ac', 'abbc'], ['ab']],
    ['', [''], ['a']]
  ]
  for (const [pattern, yes, no] of rows) {
    const { test, prefix } = expressionOf(pattern)
    for (const text of yes) {
      t.ok(test(text), `${pattern} ${text}`)
      t.ok(text.startsWith(prefix), `${pattern} begins with ${prefix}`)
    }
    for (const text of no) t.notOk(test(text), `${pattern} ${text}`)
  }
})

t.test('an invalid expression is refused, and none can hang the server', async (t) => {
  for (const pattern of ['a(', '[a', '*', '/things/{id}', '[a-z&&[^b]]', '[\\P{Alpha}]', '\\y']) {
    t.throws(() => expressionOf(pattern), pattern)
  }
  // An engine that tries every division of the text would never come back.
  t.notOk(expressionOf('(a+)+b').test('a'.repeat(5000)))
  for (let at = 0; at < 5001; at++) expressionOf(`x${at}`)
  t.ok(expressionOf('x1').test('x1'))
})
