import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { useStandin } from 'standin/node-test'
import { admins } from '../invites.cjs'

const mock = useStandin()

test('admins are found', async () => {
  assert.ok((await admins(mock.url, 'mycompany')).includes('amara.okafor@brightfield.io'))
})

test('a busy API is asked once more', async () => {
  mock.fail('listOrganizationInvitesV2', { times: 1 })
  await admins(mock.url, 'mycompany')
  mock.verify('listOrganizationInvitesV2', 2)
})

describe('at once, in a world each', { concurrency: true }, () => {
  for (const status of [401, 403]) {
    test(`${status} is told`, async (t) => {
      const world = mock.forTest(t)
      world.stub('listOrganizationInvitesV2', { status })
      await assert.rejects(admins(world.url, 'mycompany'), { message: new RegExp(status) })
    })
  }
})
