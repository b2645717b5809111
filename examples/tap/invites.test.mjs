import { useStandin } from 'standin/tap'
import t from 'tap'
import { admins } from '../invites.mjs'

const mock = useStandin(t)

t.test('admins are found', async (t) => {
  t.ok((await admins(mock.url, 'mycompany')).includes('amara.okafor@brightfield.io'))
})

t.test('a busy API is asked once more', async () => {
  mock.fail('listOrganizationInvitesV2', { times: 1 })
  await admins(mock.url, 'mycompany')
  mock.verify('listOrganizationInvitesV2', 2)
})
