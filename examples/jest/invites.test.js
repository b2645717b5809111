const { useStandin } = require('standin/jest')
const { admins } = require('../invites.cjs')

const mock = useStandin()

test('admins are found', async () => {
  expect(await admins(mock.url, 'mycompany')).toContain('amara.okafor@brightfield.io')
})

test('a busy API is asked once more', async () => {
  mock.fail('listOrganizationInvitesV2', { times: 1 })
  await admins(mock.url, 'mycompany')
  mock.verify('listOrganizationInvitesV2', 2)
})

// Jest has no hooks for these: a world by name, and its own look at the end.
test.concurrent('a refusal is told', async () => {
  const world = mock.world('refused')
  world.stub('listOrganizationInvitesV2', { status: 403 })
  await expect(admins(world.url, 'mycompany')).rejects.toThrow('403')
  world.assertClean()
})
