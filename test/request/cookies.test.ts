import t from 'tap'
import { cookiesOf } from '../../src/request/cookies.ts'

t.test('cookies are read by one rule: blanks and quotes around a value are not its own', async (t) => {
  const cases: [header: string | string[] | undefined, cookies: object][] = [
    [undefined, {}],
    ['', {}],
    ['a=1; b=2', { a: ['1'], b: ['2'] }],
    ['a=1;b= 2 ;a=3', { a: ['1', '3'], b: ['2'] }],
    [['a=1', 'b=2'], { a: ['1'], b: ['2'] }],
    ['a="x y"; b="q\\"\\\\"; c="; d=a"b"', { a: ['x y'], b: ['q"\\'], c: ['"'], d: ['a"b"'] }],
    ['a=b=c; flag', { a: ['b=c'], flag: [''] }],
    ['a=%41', { a: ['%41'] }]
  ]
  for (const [header, cookies] of cases) t.same(Object.fromEntries(cookiesOf(header)), cookies, String(header))
})
