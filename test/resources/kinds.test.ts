import fc from 'fast-check'
import t from 'tap'
import { arr, body, int, none, obj, path, query, replies, server, str } from '../fixtures/rows.ts'

type Row = Record<string, unknown>
type Ask = ReturnType<typeof server>

const uuid = { type: 'string', format: 'uuid' }
const next = { type: ['string', 'null'] }
const state = { enum: ['open', 'closed'], default: 'open' }
const sent = obj({ name: str })
const size = query('limit', { ...int, default: 4, maximum: 100 })

/** A shape of a collection: its list, its key, and the way of a client through its pages. */
interface Kind {
  list: string
  key: string
  schema: object
  parameters: object[]
  envelope: (rows: object) => object
  rowsOf: (body: never) => Row[]
  /** Returns the query of the next page; undefined after the last. */
  onward: (body: never, seen: number) => string | undefined
}

const kinds: Record<string, Kind> = {
  'integers in an array, by offset': {
    list: '/things',
    key: 'id',
    schema: int,
    parameters: [size, query('offset', int)],
    envelope: (rows) => rows,
    rowsOf: (rows) => rows,
    onward: (rows: Row[], seen) => (rows.length < 4 ? undefined : `offset=${seen}`)
  },
  'uuids in data, by cursor': {
    list: '/things',
    key: 'uuid',
    schema: uuid,
    parameters: [size, query('cursor', str)],
    envelope: (rows) => obj({ data: rows, next_cursor: next }),
    rowsOf: ({ data }: { data: Row[] }) => data,
    onward: ({ next_cursor: cursor }: { next_cursor: string | null }) =>
      cursor === null ? undefined : `cursor=${encodeURIComponent(cursor)}`
  },
  'texts two levels deep, by page': {
    list: '/things',
    key: 'key',
    schema: str,
    parameters: [size, query('page', { ...int, default: 1 })],
    envelope: (rows) => obj({ result: obj({ things: rows }), pages: obj({ total_pages: int, page: int }) }),
    rowsOf: ({ result }: { result: { things: Row[] } }) => result.things,
    onward: ({ pages }: { pages: { total_pages: number; page: number } }) =>
      pages.page >= pages.total_pages ? undefined : `page=${pages.page + 1}`
  },
  'integers below a thing, by the last key': {
    list: '/boxes/2/things',
    key: 'id',
    schema: int,
    parameters: [size, query('starting_after', str)],
    envelope: (rows) => obj({ data: rows, has_more: { type: 'boolean' } }),
    rowsOf: ({ data }: { data: Row[] }) => data,
    onward: ({ data, has_more: more }: { data: Row[]; has_more: boolean }) =>
      more ? `starting_after=${data.at(-1)?.id}` : undefined
  }
}

function pathsOf({ list, key, schema, parameters, envelope }: Kind): object {
  const thing = obj({ [key]: { ...schema, readOnly: true }, name: str, state })
  const at = list.replace('/2/', '/{boxId}/')
  const above = at === list ? [] : [path('boxId')]
  const item = [...above, path(key, schema)]
  const box = obj({ id: int, label: str })
  return {
    '/boxes': { get: replies(arr(box)) },
    '/boxes/{id}': { parameters: [path('id')], get: replies(box) },
    [at]: {
      parameters: above,
      get: { parameters, ...replies(envelope(arr(thing))) },
      post: { ...body(sent), ...replies(thing, 201) }
    },
    [`${at}/{${key}}`]: {
      parameters: item,
      get: replies(thing),
      put: { ...body(sent), responses: { ...replies(thing).responses, 404: none } },
      patch: { ...body(sent), ...replies(thing) },
      delete: { responses: { 204: none } }
    },
    [`${at}/{${key}}/close`]: { parameters: item, post: replies(thing) },
    [`${at}/{${key}}/restore`]: { parameters: item, post: replies(thing) },
    [`${at}/bulk`]: {
      parameters: above,
      post: { ...body(arr(sent)), ...replies(arr(thing), 201) },
      delete: { ...body(obj({ [`${key}s`]: arr(schema) })), responses: { 204: none } }
    }
  }
}

/** Follows the pages of a list to its end, and asks for `between` after each. */
async function followed(ask: Ask, kind: Kind, between = async (): Promise<void> => {}): Promise<Row[]> {
  const rows: Row[] = []
  let onward: string | undefined = ''
  for (let page = 0; onward !== undefined && page < 60; page++) {
    const answer = (await ask('GET', `${kind.list}?${onward}`)).body as never
    rows.push(...kind.rowsOf(answer))
    onward = kind.onward(answer, rows.length)
    await between()
  }
  return rows
}

const step = fc.record({
  verb: fc.constantFrom('post', 'put', 'patch', 'delete', 'close', 'bulk post', 'bulk delete', 'restore', 'reset'),
  at: fc.nat(30),
  name: fc.string({ minLength: 1, maxLength: 4 })
})

for (const [name, kind] of Object.entries(kinds)) {
  t.test(`random verbs on ${name}, do what they do to a map`, async (t) => {
    const ask = server(t, pathsOf(kind))
    const { list, key } = kind
    const start = await followed(ask, kind)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        await ask('POST', '/__admin/reset')
        const rows = new Map(start.map((row) => [row[key], row]))
        const add = (row: Row): void => {
          if (rows.has(row[key])) throw new Error(`the key ${row[key]} is taken`)
          rows.set(row[key], row)
        }
        for (const { verb, at, name } of steps) {
          const keys = [...rows.keys()]
          const own = keys[at % Math.max(1, keys.length)]
          const url = `${list}/${own}`
          if (verb === 'post') add((await ask('POST', list, { name })).body)
          else if (verb === 'bulk post')
            for (const row of (await ask('POST', `${list}/bulk`, [{ name }, { name: 'Two' }])).body) add(row)
          else if (verb === 'reset') {
            await ask('POST', '/__admin/reset')
            rows.clear()
            for (const row of start) rows.set(row[key], row)
          } else if (own === undefined) continue
          else if (verb === 'bulk delete') {
            const gone = keys.slice(at % keys.length, (at % keys.length) + 2)
            await ask('DELETE', `${list}/bulk`, { [`${key}s`]: gone })
            for (const one of gone) rows.delete(one)
          } else if (verb === 'delete' || verb === 'restore') {
            await ask('DELETE', url)
            if ((await ask('GET', url)).status !== 404) throw new Error(`${url} is there after its DELETE`)
            if (verb === 'delete') rows.delete(own)
            else await ask('POST', `${url}/restore`)
          } else {
            const { body: row } =
              verb === 'close'
                ? await ask('POST', `${url}/close`)
                : await ask(verb === 'put' ? 'PUT' : 'PATCH', url, { name })
            const wanted = verb === 'close' ? row.state === 'closed' : row.name === name
            if (!wanted || row[key] !== own) throw new Error(`${verb} ${url} answers ${JSON.stringify(row)}`)
            rows.set(own, row)
          }
        }
        const shown = await followed(ask, kind)
        if (JSON.stringify(shown) !== JSON.stringify([...rows.values()])) throw new Error('the list is another')
        for (const row of shown.slice(0, 2)) t.same((await ask('GET', `${list}/${row[key]}`)).body, row)
      }),
      { numRuns: 12, seed: 7 }
    )
  })
}

t.test('a client that follows a cursor sees each row once, whatever comes and goes', async (t) => {
  for (const name of ['uuids in data, by cursor', 'integers below a thing, by the last key']) {
    const kind = kinds[name] as Kind
    const ask = server(t, pathsOf(kind))
    const start = (await followed(ask, kind)).map((row) => row[kind.key])
    let page = 0
    const seen = await followed(ask, kind, async () => {
      await ask('DELETE', `${kind.list}/${start[page * 4]}`)
      if (page++ < 3) await ask('POST', kind.list, { name: 'New' })
    })
    const keys = seen.map((row) => row[kind.key])
    t.same(keys.slice(0, start.length), start, name)
    t.equal(new Set(keys).size, keys.length, name)
  }
})
