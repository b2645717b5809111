import t from 'tap'
import { generate } from '../../src/generate/generate.ts'
import { random } from '../../src/generate/lexicon/entity/random.ts'
import { parse, write } from '../../src/generate/texts/pattern-strings.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'

const of = (pattern: string, minLength: number, maxLength: number, seed = '1') => {
  const schema = { type: 'string', pattern, minLength, maxLength }
  return generate({ schema, resources: resourcesOf(schema), seed }) as string
}

t.test('a pattern is brought to any length that it can have', (t) => {
  const patterns = [
    '^[a-z]+$',
    '^[0-9a-f]+$',
    '^\\w+$',
    '^[\\w-]{1,}$',
    '^\\S+$',
    '^[a-zA-Z ]+$',
    '^[\\p{L} ]+$',
    '^.*$',
    '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$',
    '^([a-z0-9]+\\.)+[a-z]{2,}$',
    '^[A-Z][a-z]+( [A-Z][a-z]+)*$',
    '^[a-z]{1,63}(\\.[a-z]{1,63})*$',
    '^(ab|cde)+$',
    '^(a+)+$',
    '^(a|)*b?$',
    '^(?=.*\\d).+$'
  ]
  for (const pattern of patterns) {
    for (const [min, max] of [
      [25, 25],
      [30, 30],
      [64, 64],
      [200, 255],
      [1000, 1000]
    ] as const) {
      const made = of(pattern, min, max)
      t.match(made, new RegExp(pattern, 'u'))
      t.ok(made.length >= min && made.length <= max, `${pattern} from ${min} to ${max}: ${made}`)
      t.equal(of(pattern, min, max), made)
    }
  }
  t.match(of('^([0-9a-f]{2}:)*[0-9a-f]{2}$', 89, 89), /^([0-9a-f]{2}:){29}[0-9a-f]{2}$/)
  t.match(of('^(aaaa)*b$', 1, 3), /^b$/)
  t.match(of('^(\\b)+[a-z]+(\\b){2}$', 90, 90), /^[a-z]{90}$/)
  t.match(of('^(a|b{2}){3,}$', 40, 40), /^(a|bb){20,40}$/)
  t.equal(of('^([a-z]{3}|[a-z]{5}){900,}$', 4000, 4000).length, 4000)
  t.equal(of('^[a-z]{30000}\\d+$', 30_100, 30_100).length, 30_100)
  t.end()
})

t.test('what stands there twice counts twice', (t) => {
  for (const seed of ['1', '2', '3']) {
    t.match(of('^([a-z]+)-\\1$', 61, 61, seed), /^([a-z]{30})-\1$/)
    t.match(of('^([a-z]+)-\\1$', 60, 62, seed), /^([a-z]{30})-\1$/)
  }
  t.end()
})

t.test('a text has the length, if no text of the pattern has it', (t) => {
  t.equal(of('^(abc)+$', 31, 31).length, 31)
  t.equal(of('^([0-9a-f]{2})+$', 101, 101).length, 101)
  t.equal(of('^([a-z]{3})+$', 150_000, 150_000).length, 150_000)
  t.end()
})

t.test('names by a pattern are as long as it asks for, and left out where nobody would write them', (t) => {
  const named = (pattern: string) => {
    const schema = {
      type: 'object',
      patternProperties: { [pattern]: { type: 'integer' } },
      additionalProperties: false
    }
    return Object.keys(generate({ schema, resources: resourcesOf(schema), seed: '1' }) as object)
  }
  const digests = named('^sha256:[0-9a-f]{64}$')
  t.ok(digests.length > 0)
  for (const digest of digests) t.match(digest, /^sha256:[0-9a-f]{64}$/)
  t.same(named('^([a-z]{40}-){40}$'), [])
  t.end()
})

t.test('a class that nothing is in adds nothing to a text', async (t) => {
  const walk = { random: random(1), stretch: 4, wide: false, room: 9 }
  t.equal(write(parse('^a[z-a]$')!, walk), 'a')
})
