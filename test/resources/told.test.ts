import t from 'tap'
import { all, int, item, obj, server, str } from '../fixtures/rows.ts'

const time = { type: 'string', format: 'date-time' }
const day = { type: 'string', format: 'date' }
const orNull = (schema: { type: string }) => ({ ...schema, type: [schema.type, 'null'] })
type Row = Record<string, unknown>

const styles = [
  {
    style: 'snake_case',
    above: 'patients',
    below: 'visits',
    key: 'patient_id',
    at: 'visited_at',
    last: 'last_visit_at',
    first: 'first_visited_at',
    day: 'most_recent_visit'
  },
  {
    style: 'camelCase',
    above: 'customers',
    below: 'orders',
    key: 'customerId',
    at: 'placedAt',
    last: 'lastOrderAt',
    first: 'earliestOrder',
    day: 'latestOrderDate'
  },
  {
    style: 'Spanish',
    above: 'pacientes',
    below: 'visitas',
    key: 'paciente_id',
    at: 'fecha',
    last: 'ultima_visita',
    first: 'primera_visita',
    day: 'fecha_ultima_visita'
  }
]

for (const { style, above, below, key, at, last, first, day: dayName } of styles) {
  t.test(`the last and the first moment of a row are those of its things, in ${style}`, async (t) => {
    const thing = obj({ id: int, [key]: int, updated_at: time, [at]: time })
    const row = obj({ id: int, [last]: orNull(time), [first]: time, [dayName]: day }, ['id', last])
    const ask = server(t, { ...all(above, row), ...all(below, thing) })
    const rows: Row[] = (await ask('GET', `/${above}`)).body
    const things: Row[] = (await ask('GET', `/${below}`)).body
    for (const one of rows) {
      const own = things
        .filter((thing) => thing[key] === one.id)
        .map((thing) => String(thing[at]))
        .sort()
      t.equal(one[last], own.at(-1) ?? null)
      t.equal(one[first], own[0])
      t.equal(one[dayName], own.at(-1)?.slice(0, 10))
    }
    const late = '2031-02-03T04:05:06Z'
    const { body: made } = await ask('POST', `/${below}`, { [key]: 2, [at]: late })
    t.match((await ask('GET', `/${above}/2`)).body, { [last]: late, [dayName]: '2031-02-03' })
    await ask('DELETE', `/${below}/${made.id}`)
    t.same((await ask('GET', `/${above}/2`)).body, rows[1])
    t.equal((await ask('POST', `/${above}`, {})).body[last], null)
  })
}

t.test('a moment is found in the form and in the things that it tells of', async (t) => {
  const device = obj({
    id: int,
    last_seen_at: int,
    first_payment_at: time,
    last_login: time,
    last_name: str,
    last_note_at: time,
    last_updated_at: time,
    last_alarm_time: str
  })
  const ask = server(t, {
    ...all('devices', device),
    ...all('sightings', obj({ id: int, device_id: int, seen_at: int, updated_at: time })),
    ...all('payments', obj({ id: int, device_id: int, due_on: day, paid_on: day, payment_day: day })),
    ...all('alarms', obj({ id: int, device_id: int, time: str, state: str })),
    ...all('notes', obj({ id: int, device_id: int, text: str }))
  })
  const { id, ...before } = (await ask('GET', '/devices/3')).body
  await ask('POST', '/sightings', { device_id: id, seen_at: 1_999_999_999 })
  await ask('POST', '/payments', { device_id: id, payment_day: '2001-02-03', due_on: '2000-01-01' })
  await ask('POST', '/alarms', { device_id: id, time: '2033-01-01T00:00:00+05:00' })
  await ask('POST', '/alarms', { device_id: id, time: '2032-12-31T23:00:00Z' })
  await ask('POST', '/alarms', { device_id: id, time: 'never' })
  await ask('POST', '/notes', { device_id: id })
  t.same((await ask('GET', '/devices/3')).body, {
    id,
    ...before,
    last_seen_at: 1_999_999_999,
    first_payment_at: '2001-02-03T00:00:00Z',
    last_alarm_time: '2032-12-31T23:00:00Z'
  })
})

t.test('the verb of a description chooses the moment of the things', async (t) => {
  const told = (description: string) => ({ ...time, description })
  const depot = obj({
    id: int,
    last_crate_at: told('When the latest crate was received'),
    first_crate_at: told('The packing of the first crate')
  })
  const crate = obj({ id: int, depot_id: int, grown_at: time, packed_at: time, received_at: time })
  const ask = server(t, { ...all('depots', depot), ...all('crates', crate) })
  const { id } = (await ask('GET', '/depots')).body[0]
  const [grown_at, packed_at] = ['2041-01-01T00:00:00Z', '2001-01-01T00:00:00Z']
  await ask('POST', '/crates', { depot_id: id, grown_at, packed_at, received_at: '2031-01-01T00:00:00Z' })
  const { body } = await ask('GET', `/depots/${id}`)
  t.match(body, { last_crate_at: '2031-01-01T00:00:00Z', first_crate_at: packed_at })
})

t.test('a required moment without things is made up, the same each time', async (t) => {
  const ask = server(t, {
    ...all('shops', obj({ id: int, last_sale_at: time })),
    ...all('sales', obj({ id: int, shop_id: int, sold_at: time }))
  })
  const { body: made } = await ask('POST', '/shops', {})
  t.match(made.last_sale_at, /^\d{4}-/)
  t.same((await ask('GET', `/shops/${made.id}`)).body, made)
})

const owner = obj({ id: int, name: str, email: str })

t.test('the name beside a key is that of the row with the key', async (t) => {
  const toy = obj({
    id: int,
    pet_id: int,
    pet_name: str,
    pet_owner_name: str,
    pet_color: { enum: ['red'] },
    pet_note: str
  })
  const ask = server(t, {
    ...all('owners', owner),
    ...all(
      'pets',
      obj({ id: int, name: str, owner_id: orNull(int), owner_name: orNull(str), owner_email: str }, ['id'])
    ),
    ...all('toys', toy)
  })
  const [pets, owners, toys] = await Promise.all(
    ['pets', 'owners', 'toys'].map(async (one) => (await ask('GET', `/${one}`)).body as Row[])
  )
  const byId = (rows: Row[] | undefined, id: unknown) => rows?.find((one) => one.id === id) as Row
  for (const { owner_id, owner_name, owner_email } of pets as Row[]) {
    const { name, email } = byId(owners, owner_id)
    t.same([owner_name, owner_email], [name, email])
  }
  for (const { pet_id, pet_name, pet_owner_name } of toys as Row[]) {
    const { name, owner_name } = byId(pets, pet_id)
    t.same([pet_name, pet_owner_name], [name, owner_name])
  }
  t.equal((await ask('POST', '/pets', { owner_id: 4 })).body.owner_name, byId(owners, 4).name)
  t.equal((await ask('POST', '/pets', { owner_id: 4, owner_name: 'Ada' })).body.owner_name, 'Ada', 'a given name stays')
  t.equal((await ask('PATCH', '/pets/1', { owner_id: 5 })).body.owner_name, byId(owners, 5).name)
  await ask('PATCH', '/owners/5', { name: 'Grace' })
  t.equal((await ask('GET', '/pets/1')).body.owner_name, 'Grace')
  const { owner_name, ...pet } = (await ask('PATCH', '/pets/1', { owner_id: null })).body
  t.equal(owner_name, null)
  t.notOk('owner_email' in pet)
  await ask('DELETE', '/owners/6')
  t.equal((await ask('POST', '/pets', { owner_id: 6 })).body.owner_name, byId(owners, 6).name, 'as it was')
})

t.test('names agree with things that only their own path shows, in several styles', async (t) => {
  const ask = server(t, {
    ...all('pets', obj({ id: int, ownerId: int, ownerName: str, vet: obj({ id: int, name: str }), vetName: str })),
    '/owners/{id}': item(obj({ id: int, firstName: str, lastName: str })),
    '/vets/{id}': item(owner),
    ...all('mascotas', obj({ id: int, dueno_id: int, nombre_del_dueno: str })),
    '/duenos/{id}': item(obj({ id: int, nombre: str }))
  })
  const { body: made } = await ask('POST', '/pets', { ownerId: 5000, vet: { id: 6000 } })
  for (const { ownerId, ownerName, vet, vetName } of [made, ...(await ask('GET', '/pets')).body]) {
    const { firstName, lastName } = (await ask('GET', `/owners/${ownerId}`)).body
    t.equal(ownerName, `${firstName} ${lastName}`)
    const { name } = (await ask('GET', `/vets/${vet.id}`)).body
    t.same([vet.name, vetName], [name, name])
  }
  for (const { dueno_id, nombre_del_dueno } of (await ask('GET', '/mascotas')).body)
    t.equal(nombre_del_dueno, (await ask('GET', `/duenos/${dueno_id}`)).body.nombre)
})

t.test('a key that a closed collection does not have has no name', async (t) => {
  const pet = obj({ id: int, owner_id: int, owner_name: str }, ['id'])
  const ask = server(t, { ...all('owners', owner), ...all('pets', pet) }, { closed: true })
  await ask('PUT', '/__admin/rows/pets', [{ id: 1, owner_id: 999 }])
  t.notOk('owner_name' in (await ask('GET', '/pets/1')).body)
})
