import t from 'tap'
import { connectStandin, startStandin } from '../../src/index.ts'
import type { paths } from '../fixtures/turso.ts'

// The compiler's verdict on this file is the test: `npm run typecheck` fails if an expected error is not
// there. What can be run is run, too.

const list = 'listOrganizationInvitesV2'
const add = 'inviteOrganizationMemberV2'

t.test('names of operations, parameters and bodies are checked by the types of the document', async (t) => {
  const mock = await startStandin<paths>()
  t.teardown(() => mock.close())
  mock.stub(list, { status: 200, body: { invites: [{ id: 1, role: 'admin' }] } })
  mock.stub(list, { body: { invites: [{ email: 'ada@example.com' }] }, times: 1 })
  mock.stub(list, [{ status: 401, body: { error: 'no' } }, { status: 503 }])
  mock.stub(list, { status: 503, body: 'whatever it is, the document says nothing of it' })
  mock.stub(list, { parameters: { organizationSlug: { matches: 'a.*' } }, status: 403 })
  mock.stub(list, { status: 200, body: { invites: 5 }, outsideContract: true })
  mock.patch(list, { invites: [{ role: 'viewer' }] })
  mock.patch(list, { invites: { 3: { role: 'viewer' } } })
  mock.fail(list, { parameters: { organizationSlug: 'acme' }, times: 1 })
  mock.fail('*', { rate: 0.5 })
  mock.verify(list, 0)
  mock.verify({ urlPath: '/' }, 0)
  const [request] = mock.requests(add)
  const role: 'admin' | 'member' | 'viewer' | undefined = request?.body?.role
  const slug: string | undefined = request?.parameters.path?.organizationSlug
  t.same([role, slug], [undefined, undefined])
  const world = mock.world('w')
  world.stub(add, { status: 200, body: { invited: { email: 'a@b.example', role: 'admin', organization: 'o' } } })

  const wrong = [
    // @ts-expect-error there is no such operation
    () => mock.stub('listInvites', {}),
    // @ts-expect-error nor for requests
    () => mock.requests('listInvites'),
    // @ts-expect-error nor to verify
    () => mock.verify('listInvites'),
    // @ts-expect-error a role that is none
    () => mock.stub(list, { status: 200, body: { invites: [{ role: 'king' }] } }),
    // @ts-expect-error the same where the status is left out
    () => mock.stub(list, { body: { invites: [{ role: 'king' }] } }),
    // @ts-expect-error the same in a patch
    () => mock.patch(list, { invites: [{ role: 'king' }] }),
    // @ts-expect-error an error of another shape
    () => mock.stub(add, { status: 401, body: { message: 'no' } }),
    // @ts-expect-error there is no such parameter
    () => mock.stub(list, { parameters: { slug: 'x' } }),
    // @ts-expect-error in a world, too
    () => world.stub(list, { status: 200, body: { invites: [{ role: 'king' }] } })
  ]
  for (const one of wrong) t.type(one, 'function')
})

t.test('rows have the types that their list has', async (t) => {
  const mock = await startStandin<paths>()
  t.teardown(() => mock.close())
  const [first] = mock.rows('invites', 'mycompany')
  const email: string | undefined = first?.email
  t.match(email, /@/)
  const [set] = mock.rows('invites', 'mycompany', [{ email: 'ada@example.com', role: 'admin' }])
  t.match(set, { email: 'ada@example.com', role: 'admin' })
  const wrong = [
    // @ts-expect-error a role that is none
    () => mock.rows('invites', 'mycompany', [{ role: 'king' }]),
    // @ts-expect-error a row has no such property
    () => mock.rows('invites', 'mycompany').map(({ nickname }) => nickname),
    // @ts-expect-error the same where the rows are promised
    async () => (await connectStandin<paths>('').rows('invites', 'mycompany')).map(({ nickname }) => nickname)
  ]
  for (const one of wrong) t.type(one, 'function')
  const any: unknown = startStandin<paths>().then((other) => {
    t.teardown(() => other.close())
    // A name that is no segment of a path has rows of any kind.
    return other.rows('/v2/organizations/{organizationSlug}/invites', 'mycompany')[0]?.nickname
  })
  t.equal(await any, undefined)
})

t.test('a server elsewhere has the same types', async (t) => {
  const mock = connectStandin<paths>('http://127.0.0.1:1')
  const wrong = [
    // @ts-expect-error there is no such operation
    () => mock.fail('listInvites'),
    // @ts-expect-error a role that is none
    () => mock.stub(list, { body: { invites: [{ role: 'king' }] } }),
    async () => {
      const [request] = await mock.requests(add)
      // @ts-expect-error a body has no such property
      return request?.body?.name
    }
  ]
  for (const one of wrong) t.type(one, 'function')
})

/** As `standin types` writes them, of a body that may be left out, and of a reply in more than one media type. */
interface PetPaths {
  '/pets': {
    get: {
      operationId: 'list pets'
      parameters: { query?: never; header?: never; path?: never; cookie?: never }
      requestBody?: never
      responses: { 200: { headers: object; content: { 'application/json': { name: string }[]; 'text/csv': string } } }
    }
    post: {
      operationId: 'create pet'
      parameters: { query?: never; header?: never; path?: never; cookie?: never }
      requestBody?: { content: { 'application/json': { name: string } } }
      responses: { 201: { headers: object; content: { 'application/json': { name: string } } } }
    }
  }
}

t.test('bodies that may be left out, and replies in several media types', async (t) => {
  const mediaType = (schema: object) => ({ schema })
  const pet = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } }
  const content = { 'application/json': mediaType(pet) }
  const pets = {
    'application/json': mediaType({ type: 'array', items: pet }),
    'text/csv': mediaType({ type: 'string' })
  }
  const document = {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    paths: {
      '/pets': {
        get: { operationId: 'list pets', responses: { 200: { description: 'all', content: pets } } },
        post: {
          operationId: 'create pet',
          requestBody: { content },
          responses: { 201: { description: 'made', content } }
        }
      }
    }
  }
  const mock = await startStandin<PetPaths>({ document })
  t.teardown(() => mock.close())
  const sent = { method: 'POST', body: '{"name":"Rex"}', headers: { 'content-type': 'application/json' } }
  await fetch(`${mock.url}/pets`, sent)
  const name: string | undefined = mock.requests('create pet')[0]?.body?.name
  t.equal(name, 'Rex')

  const csv = { headers: { 'content-type': 'text/csv' } }
  mock.stub('list pets', { ...csv, status: 200, body: Buffer.from('name\nRex\n'), times: 1 })
  mock.stub('list pets', { ...csv, body: 'name\nRex\n', times: 1 })
  for (let i = 0; i < 2; i++) t.equal(await (await fetch(`${mock.url}/pets`)).text(), 'name\nRex\n')
  mock.patch('list pets', { 0: { name: 'Rex' } })
  const wrong = [
    // @ts-expect-error neither a list nor text
    () => mock.stub('list pets', { status: 200, body: [{ name: 5 }] }),
    // @ts-expect-error this one has no other media type
    () => mock.stub('create pet', { status: 201, body: 'Rex' }),
    // @ts-expect-error what is merged is JSON
    () => mock.patch('list pets', 'name')
  ]
  for (const one of wrong) t.type(one, 'function')
})
