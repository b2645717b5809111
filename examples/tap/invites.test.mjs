import { useStandin } from 'standin/tap'
import t from 'tap'
import { admins } from '../invites.cjs'

const mock = useStandin(t)

t.test('admins are found', async (t) => {
  t.ok((await admins(mock.url, 'mycompany')).includes('amara.okafor@brightfield.io'))
})

t.test('a busy API is asked once more', async () => {
  mock.fail('listOrganizationInvitesV2', { times: 1 })
  await admins(mock.url, 'mycompany')
  mock.verify('listOrganizationInvitesV2', 2)
})

t.test('at once, in a world each', async (t) => {
  t.jobs = 2
  for (const status of [401, 403]) {
    t.test(`${status} is told`, { buffered: true }, async (t) => {
      const world = mock.forTest(t)
      world.stub('listOrganizationInvitesV2', { status })
      await t.rejects(admins(world.url, 'mycompany'), { message: new RegExp(status) })
    })
  }
})
