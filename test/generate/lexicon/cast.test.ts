import t from 'tap'
import type { SchemaObject } from '../../../src/document/openapi.ts'
import { generate } from '../../../src/generate/generate.ts'
import { entityOf } from '../../../src/generate/lexicon/entity/entity.ts'
import { partOf } from '../../../src/generate/lexicon/words/cast.ts'
import { resourcesOf } from '../../../src/schema/meaning/schema-resources.ts'

const seeds = ['1', '2', '3', '4', '5']
const text: SchemaObject = { type: 'string' }
const object = (properties: Record<string, SchemaObject>): SchemaObject => ({ type: 'object', properties })
const made = (schema: SchemaObject, seed: string, subject = '') =>
  generate({ schema, resources: resourcesOf({}), seed, subject, dynamic: true } as never) as Record<string, never>

t.test('each role of an object is another person', async (t) => {
  const person = object({ name: text, email: text })
  for (const seed of seeds) {
    const visit = made(object({ doctor: person, patient: person, nurse: person }), seed) as Record<
      string,
      { name: string }
    >
    t.equal(new Set(Object.values(visit).map(({ name }) => name)).size, 3)
    const page = made(object({ created_by: text, updated_by: text, author_name: text, author_email: text }), seed)
    t.equal(new Set([page.created_by, page.updated_by, page.author_name]).size, 3)
    const employee = made(object({ first_name: text, last_name: text, manager: text }), seed)
    t.not(employee.manager, `${employee.first_name} ${employee.last_name}`)
  }
})

t.test('the first role of what is no person is its own', async (t) => {
  t.equal(partOf('author', '', ['title', 'author', 'editor']), 0)
  t.equal(partOf('editor', '', ['title', 'author', 'editor']), 1)
  t.equal(partOf('manager', 'employee', ['name', 'manager']), 1)
  t.equal(partOf('manager', '', ['email', 'manager']), 1)
  t.equal(partOf('title', '', ['title', 'author']), 0)
  t.equal(partOf('client_id', 'x', ['client_id', 'client_secret']), 0)
})

t.test('coordinates and boxes are of one place', async (t) => {
  const numbers = (n: number): SchemaObject => ({ type: 'array', items: { type: 'number' }, minItems: n, maxItems: n })
  for (const seed of seeds) {
    const { coordinates, lat_lng, lat, lon, bbox, west, south, east, north } = made(
      object({
        coordinates: numbers(3),
        lat_lng: numbers(2),
        bbox: numbers(4),
        ...Object.fromEntries(
          ['lat', 'lon', 'west', 'south', 'east', 'north'].map((name) => [name, { type: 'number' }])
        )
      }),
      seed
    )
    t.same(coordinates, [lon, lat, 40])
    t.same(lat_lng, [lat, lon])
    t.same(bbox, [west, south, east, north])
    for (const order of [
      [west, lon, east],
      [south, lat, north]
    ] as unknown as number[][]) {
      t.same(
        order,
        [...order].sort((a, b) => a - b)
      )
    }
  }
})

t.test('a name without Latin letters has a user name too', async (t) => {
  for (let n = 0; n < 40; n++) t.match(entityOf(n, 0, { name: '李 王' }, 0).person.email, /^[a-z0-9._-]+@/)
})

t.test('a trip leads to another place than it comes from', async (t) => {
  const number: SchemaObject = { type: 'number' }
  for (const seed of seeds) {
    const trip = made(
      object({ pickup_lat: number, pickup_address: text, destination_lat: number, destination_address: text }),
      seed
    )
    t.not(trip.pickup_lat, trip.destination_lat)
    t.not(trip.pickup_address, trip.destination_address)
  }
  t.equal(partOf('destination_lat', '', ['destination_lat', 'destination_lng']), 0, 'one place alone is its own')
})
