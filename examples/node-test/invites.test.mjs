import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useStandin } from 'standin/node-test'
import { admins } from '../invites.mjs'

const mock = useStandin()

test('admins are found', async () => {
  assert.ok((await admins(mock.url, 'mycompany')).includes('amara.okafor@brightfield.io'))
})

test('a busy API is asked once more', async () => {
  mock.fail('listOrganizationInvitesV2', { times: 1 })
  await admins(mock.url, 'mycompany')
  mock.verify('listOrganizationInvitesV2', 2)
})
