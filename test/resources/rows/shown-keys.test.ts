import t from 'tap'
import { arr, obj, replies, server, str } from '../../fixtures/rows.ts'
import { json } from '../../fixtures/start.ts'

const error = obj({ message: str })

/** Shelves, whose names follow an example, and a POST with the same example. */
const shelves = (request: object, statuses: number[]) => {
  const shelf = obj({ name: { type: 'string', example: 'books' }, note: str })
  return {
    '/shelves': {
      get: replies(arr(shelf)),
      post: {
        requestBody: { content: { 'application/json': request } },
        responses: { 201: json(shelf), ...Object.fromEntries(statuses.map((one) => [one, json(error)])) }
      }
    },
    '/shelves/{name}': { parameters: [{ name: 'name', in: 'path', required: true, schema: str }], get: replies(shelf) }
  }
}
const named = (name: object) => obj({ name, note: str }, ['name'])

t.test("the document's own example of a POST is not refused as taken", async (t) => {
  for (const request of [
    { schema: named({ type: 'string', example: 'books' }) },
    { schema: named({ type: 'string', examples: ['books'] }) },
    { schema: named(str), example: { name: 'books' } }
  ]) {
    const ask = server(t, shelves(request, [409]))
    const names = (await ask('GET', '/shelves')).body.map(({ name }: { name: string }) => name)
    t.notOk(names.includes('books'))
    t.match(await ask('POST', '/shelves', { name: 'books' }), { status: 201, body: { name: 'books' } })
    t.equal((await ask('POST', '/shelves', { name: 'books' })).status, 409)
    t.equal((await ask('POST', '/shelves', { name: names[0] })).status, 409)
  }
})

t.test('a row has the key of the example where no POST is refused', async (t) => {
  const ask = server(t, shelves({ schema: named({ type: 'string', example: 'books' }) }, []))
  t.match((await ask('GET', '/shelves')).body[0], { name: 'books' })
})
