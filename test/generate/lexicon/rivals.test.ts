import t from 'tap'
import type { Schema } from '../../../src/document/openapi.ts'
import { fromExamples, generate } from '../../../src/generate/generate.ts'
import { rivalsIn } from '../../../src/generate/lexicon/words/rivals.ts'
import { resourcesOf } from '../../../src/schema/meaning/schema-resources.ts'

const ask = (properties: Record<string, Schema>, seed = '1') => ({
  schema: { title: 'Flight', type: 'object', properties },
  resources: resourcesOf({}),
  seed
})
type Made = Record<string, string>

t.test('names of two things of one kind', async (t) => {
  const names = ['from_city', 'to_city', 'home_team', 'away_team', 'source', 'target', 'destination', 'to_date', 'to']
  t.same(
    [...rivalsIn(names)],
    [
      ['to_city', 'from_city'],
      ['away_team', 'home_team'],
      ['target', 'source'],
      ['destination', 'source']
    ]
  )
})

t.test('two things of one kind differ', async (t) => {
  const airport = { type: 'string', description: 'IATA code of the airport' }
  for (let seed = 0; seed < 40; seed++) {
    const there = generate(ask({ origin: airport, destination: airport }, `${seed}`)) as Made
    t.not(there.origin, there.destination)
  }
})

t.test('a message goes to another number than it comes from', async (t) => {
  const number = { type: 'string', description: 'The phone number of the recipient' }
  for (let seed = 0; seed < 10; seed++) {
    const { schema, ...more } = ask({ from: number, to: number, body: { type: 'string' } }, `${seed}`)
    const message = generate({ ...more, schema: { ...schema, title: 'Message' } }) as Made
    t.match(message.to, /^\+/)
    t.not(message.from, message.to)
  }
})

t.test('a thing without another to differ from, or of one value, stays', async (t) => {
  const one = { type: 'string', enum: ['FRA'] }
  t.same(generate(ask({ origin: one, destination: one })), { origin: 'FRA', destination: 'FRA' })
  t.same(generate(ask({ origin: { ...one, writeOnly: true }, destination: one })), { destination: 'FRA' })
  const shown = { type: 'string', example: 'JFK' }
  t.same(fromExamples(ask({ origin: shown, destination: shown })), { origin: 'JFK', destination: 'JFK' })
  t.same(generate(ask({ from: { type: 'integer', enum: [1] }, to: { type: 'integer', enum: [1] } })), {
    from: 1,
    to: 1
  })
})
