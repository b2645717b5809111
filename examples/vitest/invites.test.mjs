import { useStandin } from 'standin/vitest'
import { expect, test } from 'vitest'
import { admins } from '../invites.mjs'

const mock = useStandin()

test('admins are found', async () => {
  expect(await admins(mock.url, 'mycompany')).toContain('amara.okafor@brightfield.io')
})

test('a busy API is asked once more', async () => {
  mock.fail('listOrganizationInvitesV2', { times: 1 })
  await admins(mock.url, 'mycompany')
  mock.verify('listOrganizationInvitesV2', 2)
})
