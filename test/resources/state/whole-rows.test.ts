import t from 'tap'
import { arr, body, int, obj, path, replies, server, str } from '../../fixtures/rows.ts'

const artist = obj({ id: int, name: str })
const genre = obj({ slug: str, hue: str })
const release = obj(
  {
    id: int,
    title: str,
    artistId: int,
    artist: obj({ id: int, name: str }),
    genres: arr(genre),
    label: obj({ name: str, office: obj({ city: str, floor: int }) }),
    sides: arr(obj({ name: str, minutes: int })),
    format: { type: 'string', enum: ['tape', 'disc'] },
    note: str
  },
  ['id', 'title', 'artistId', 'artist', 'genres', 'label', 'sides', 'format']
)
const shop = {
  '/artists': { get: replies(arr(artist)) },
  '/artists/{artistId}': { parameters: [path('artistId')], get: replies(artist) },
  '/artists/{artistId}/releases': { parameters: [path('artistId')], get: replies(arr(release)) },
  '/genres': { get: replies(arr(genre)) },
  '/genres/{slug}': { parameters: [path('slug', str)], get: replies(genre) },
  '/releases': { get: replies(arr(release)), post: { ...body(obj({ title: str })), ...replies(release, 201) } },
  '/releases/{id}': { parameters: [path('id')], get: replies(release) }
}

for (const [how, url, wrap] of [
  ['rows that are set', '/__admin/rows/releases', (rows: object[]) => rows],
  ['a state by hand', '/__admin/state', (rows: object[]) => ({ releases: rows })]
] as const) {
  t.test(`${how} may leave out members at any depth`, async (t) => {
    const ask = server(t, shop)
    const artists = (await ask('GET', '/artists')).body
    const [first] = (await ask('GET', '/genres')).body
    const put = await ask(
      'PUT',
      url,
      wrap([
        { artistId: 3, label: { name: 'Loud' } },
        { artist: { id: 4 }, genres: [{ slug: first.slug }], label: { office: { city: 'Rome' } } },
        { title: 'Alone', sides: [{ minutes: 20 }, { name: 'B' }] },
        { artistId: 900 }
      ])
    )
    t.equal(put.status, 200, put.text)
    const list = (await ask('GET', '/releases')).body
    t.equal(list.length, 4)
    const [one, two, three, four] = list
    t.match(one, { artist: artists[2], label: { name: 'Loud', office: { city: String, floor: Number } } })
    t.match(two, { artistId: 4, artist: artists[3], genres: [first], label: { name: String } })
    t.equal(two.label.office.city, 'Rome')
    t.match(three, {
      title: 'Alone',
      sides: [
        { minutes: 20, name: String },
        { name: 'B', minutes: Number }
      ]
    })
    t.same(three.artist, artists[three.artistId - 1], 'a thing that nobody named is there')
    t.same(four.artist, (await ask('GET', '/artists/900')).body)
    for (const row of list) t.same((await ask('GET', `/releases/${row.id}`)).body, row)
    t.same(
      (await ask('GET', '/artists/4/releases')).body,
      list.filter((row: { artistId: number }) => row.artistId === 4)
    )
  })

  t.test(`${how} are followed by new rows with the next ids`, async (t) => {
    const ask = server(t, shop)
    await ask('PUT', url, wrap([{ id: 700, title: 'A' }]))
    t.equal((await ask('POST', '/releases', { title: 'B' })).body.id, 701)
  })

  t.test(`${how} are refused where they do not fit`, async (t) => {
    const ask = server(t, shop)
    const { status, text } = await ask('PUT', url, wrap([{ label: { office: { floor: 'top' } } }]))
    t.equal(status, 422)
    t.match(text, /\/0\/label\/office\/floor: /)
    t.match((await ask('PUT', url, wrap([{ format: 'wax' }]))).text, /\/0\/format: must be one of tape, disc/)
    t.equal((await ask('GET', '/releases')).body.length, 54, 'nothing is changed')
  })
}

t.test('rows that are set refer to the rows that are there, and to none where there are none', async (t) => {
  const ask = server(t, shop)
  await ask('PUT', '/__admin/rows/artists', [{ id: 70, name: 'Ada' }])
  const set = await ask('PUT', '/__admin/rows/releases', [{ title: 'A' }, { artist: { id: 2 } }, { artistId: 71 }])
  const [one, two, three] = set.body.rows
  t.same(one.artist, { id: 70, name: 'Ada' })
  t.match(two.artist, { id: 2, name: String }, 'a thing that was there at the start stays in what names it')
  t.match(three.artist, { id: 71, name: String })
  t.equal((await ask('GET', '/artists/71')).status, 404)
  await ask('PUT', '/__admin/rows/artists', [])
  t.equal((await ask('POST', '/releases', { title: 'B' })).status, 201)
})

t.test('a row that is set without its slug has that of its name', async (t) => {
  const post = obj({ slug: str, title: str })
  const ask = server(t, {
    '/posts': { get: replies(arr(post)) },
    '/posts/{slug}': { parameters: [path('slug', str)], get: replies(post) }
  })
  const { body: set } = await ask('PUT', '/__admin/rows/posts', [{ title: 'A day' }, { title: 'A day' }, {}])
  const slugs = set.rows.map(({ slug }: { slug: string }) => slug)
  t.same(slugs.slice(0, 2), ['a-day', 'a-day-2'])
  t.equal(set.rows[2].title.toLowerCase().replaceAll(' ', '-'), slugs[2])
})
