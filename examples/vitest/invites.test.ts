import { useStandin } from 'standin/vitest'
import { describe, expect, test } from 'vitest'
import { admins } from '../invites.cjs'
import type { paths } from './api.d.ts'

const mock = useStandin<paths>()

test('admins are found', async () => {
  expect(await admins(mock.url, 'mycompany')).toContain('amara.okafor@brightfield.io')
})

test('a busy API is asked once more', async () => {
  mock.fail('listOrganizationInvitesV2', { times: 1 })
  await admins(mock.url, 'mycompany')
  mock.verify('listOrganizationInvitesV2', 2)
})

test('the compiler knows names and bodies', async () => {
  // @ts-expect-error there is no role like that
  expect(() => mock.stub('listOrganizationInvitesV2', { status: 200, body: { invites: [{ role: 'king' }] } })).toThrow(
    'must be one of'
  )
  mock.patch('listOrganizationInvitesV2', { invites: [{ role: 'admin' }] })
  expect((await admins(mock.url, 'mycompany'))[0]).toBe('iku@turso.tech')
})

describe.concurrent('at once, in a world each', () => {
  for (const status of [401, 403] as const) {
    test(`${status} is told`, async ({ expect, task }) => {
      const world = mock.forTest(task)
      world.stub('listOrganizationInvitesV2', { status })
      await expect(admins(world.url, 'mycompany')).rejects.toThrow(String(status))
    })
  }
})
