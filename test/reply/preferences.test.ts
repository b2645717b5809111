import t from 'tap'
import { applied, preferencesOf } from '../../src/reply/preferences.ts'

t.test('preferences are read as people write them', async (t) => {
  const cases: [header: string | undefined, query: string, expected: object][] = [
    [undefined, '', {}],
    ['code=404', '', { code: '404' }],
    ['code=404, example=cat', '', { code: '404', example: 'cat' }],
    ['code=404; example="a \\"big\\" cat"', '', { code: '404', example: 'a "big" cat' }],
    ['dynamic=true', '', { dynamic: true }],
    ['dynamic', '', { dynamic: true }],
    ['dynamic=false', '', { dynamic: false }],
    ['WAIT = 0.5', '', { wait: 0.5 }],
    ['wait=long', '', {}],
    ['seed=x1', '', { seed: 'x1' }],
    ['respond-async, return=minimal, constructor=1', '', {}],
    [
      undefined,
      'a=1&__code=404&__dynamic=true&__example=cat&__seed=3&__proto__=1',
      { code: '404', dynamic: true, example: 'cat', seed: '3' }
    ],
    ['code=403', '__code=404', { code: '403' }]
  ]
  for (const [header, query, expected] of cases) t.same(preferencesOf(header, query), expected, `${header} ${query}`)
})

t.test('applied preferences can be read back', async (t) => {
  t.equal(applied({}, undefined), '')
  t.equal(applied({ code: '404', dynamic: true, wait: 0.5 }, undefined), 'code=404, dynamic=true, wait=0.5')
  t.same(preferencesOf(applied({ example: 'a "big" cat' }, undefined), ''), { example: 'a "big" cat' })
  t.equal(applied({ seed: '\u20ac\n' }, undefined), 'seed="\\u20ac\\n"', 'in what a header can carry')
})
