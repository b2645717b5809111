import t, { type Test } from 'tap'
import { generate } from '../../src/generate/generate.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'
import { matches, patternOf } from '../../src/schema/patterns/pattern.ts'

const made = (pattern: string, seed: string) =>
  generate({ schema: { type: 'string', pattern, minLength: 1 }, resources: resourcesOf({}), seed }) as string

function fits(t: Test, patterns: string[]): void {
  for (const pattern of patterns) {
    t.ok(patternOf(pattern), pattern)
    for (const seed of ['1', '2', '3']) {
      const text = made(pattern, seed)
      t.ok(matches(pattern, text), `${pattern}: ${text}`)
    }
  }
  t.end()
}

t.test('texts have what look-arounds ask for', (t) => {
  fits(t, [
    '(?<=\\d)px$',
    '^(?<=a)b|c$',
    '^\\d+(?<=5)$',
    '(?<!\\d)\\d{3}(?!\\d)',
    '^[a-z]+(?=\\.txt$)',
    '^(?=[a-f]*$)[a-z]{6}$',
    '^.*(?<=\\.(?:png|jpg))$',
    '^(?=abc)a',
    '(?<=^|,)[A-Z]{2}(?=,|$)',
    '^(?=.*[!@#])(?=.*[a-z]).{10,12}$',
    '^(?!0+$)\\d{4}$'
  ])
})

t.test('a dot between digits is a point', async (t) => {
  for (const seed of ['1', '2', '3']) {
    t.match(made('^\\d{2}.\\d{3}$', seed), /^\d\d\.\d{3}$/)
    t.match(made('^[1-5].[0-9]$', seed), /^[1-5]\.\d$/)
  }
})

t.test('texts are written from what patterns of other dialects mean', (t) => {
  fits(t, [
    '\\A[a-z]{3}\\z',
    '^(?i)abc$',
    '^(?P<y>\\d{4})-(?P=y)$',
    '^[[:digit:]]{2}-[[:upper:]]$',
    '^\\Qa.b\\E$',
    '^(?x) a b c $',
    '^\\x{41}$',
    '^[a-z&&[^aeiou]]{4}$',
    '^a{,3}b$'
  ])
})

t.test('texts fit patterns of other dialects as JavaScript reads them, too, where one text can', (t) => {
  const patterns = ['\\A[a-zA-Z_]+\\z', '^[\\p{Alnum}\\p{Blank}]*$', '\\A(?:[A-z]+-)+[0-9A-Z]*\\Z', '\\A[a-z]+\\z']
  const twice = patterns.filter((pattern) => {
    const native = new RegExp(pattern)
    return ['1', '2', '3'].every((seed) => {
      const text = made(pattern, seed)
      t.ok(matches(pattern, text), `${pattern}: ${text}`)
      return native.test(text)
    })
  })
  t.same(twice, patterns.slice(0, 3))
  // An escape that Unicode mode lacks
  t.match(made('^[a-z\\_]+$', '1'), /^[a-z]{3,}$/)
  const short = { type: 'string', pattern: '\\A[a-z]\\z', maxLength: 1 }
  t.match(generate({ schema: short, resources: resourcesOf({}), seed: '1' }), /^[a-z]$/)
  t.end()
})

t.test('a text that no pattern lets be is looked for once, however many values want it', (t) => {
  const items = {
    type: 'object',
    required: ['n'],
    properties: { n: { type: 'integer' }, p: { type: 'string', pattern: 'a(?!)' } }
  }
  const asked = (minItems: number) => {
    const { restore } = t.intercept(RegExp.prototype, 'test', { value: count })
    let times = 0
    const native = RegExp.prototype.exec
    function count(this: RegExp, text: string) {
      if (this.source === 'a(?!)') times++
      return native.call(this, text) !== null
    }
    generate({ schema: { type: 'array', items, minItems }, resources: resourcesOf({}), seed: '1' })
    restore()
    return times
  }
  const one = asked(1)
  const each = (asked(5) - one) / 4
  t.ok(each < 200, `${each} for each other`)
  t.end()
})

const madeBy = (schema: object, seed: string) =>
  generate({ schema: { type: 'string', ...schema }, resources: resourcesOf({}), seed }) as string

t.test('a text of a format has the end or the beginning that a pattern asks for', async (t) => {
  for (const seed of ['1', '2', '3', '4']) {
    t.match(madeBy({ format: 'date', pattern: '-01$' }, seed), /^\d{4}-\d\d-01$/)
    t.match(madeBy({ format: 'date', pattern: '^1999' }, seed), /^1999-\d\d-\d\d$/)
    t.match(madeBy({ format: 'ipv4', pattern: '^10\\.' }, seed), /^10(\.\d{1,3}){3}$/)
  }
})

t.test('a text that is short of its length goes on behind the end of a word', async (t) => {
  for (const seed of ['1', '2', '3', '4'])
    t.match(madeBy({ pattern: '\\bcat\\b', minLength: 10, maxLength: 14 }, seed), /^(?=.{10,14}$).*\bcat\b/)
})

t.test('a text has nothing of a pattern that must not be there', async (t) => {
  for (const seed of ['1', '2', '3', '4']) {
    t.match(madeBy({ pattern: '^.{3}$', not: { pattern: '[a-z]' } }, seed), /^[^a-z]{3}$/)
    t.notMatch(madeBy({ not: { pattern: '^[^-]*$' } }, seed), /^[^-]*$/)
  }
})

t.test('the texts of a list differ also where it needs as many', async (t) => {
  const tags = { type: 'array', minItems: 4, items: { type: 'string', enum: ['a', 'b', 'c', 'd'] } }
  const page = { title: 'Page', type: 'object', required: ['tags'], properties: { tags } }
  for (const seed of ['1', '2', '3', '4']) {
    const { tags: made } = generate({ schema: page, resources: resourcesOf({}), seed }) as { tags: string[] }
    t.equal(new Set(made).size, 4)
  }
})
