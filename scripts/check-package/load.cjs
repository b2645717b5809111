// Loads each entry as CommonJS and starts a server.
const assert = require('node:assert/strict')
const { connectStandin, createStandin, default: standin, startStandin, Unreadable } = require('standin')

for (const entry of [standin, connectStandin, createStandin, startStandin, Unreadable])
  assert.equal(typeof entry, 'function')
for (const kit of ['jest', 'node-test', 'tap', 'vitest'])
  assert.equal(typeof require(`standin/${kit}`).useStandin, 'function', kit)
assert.equal(typeof require('standin/playwright').standinTest, 'function')

async function play() {
  const mock = await startStandin()
  const headers = { authorization: 'Bearer T', prefer: 'dynamic=true' }
  const response = await fetch(`${mock.url}/v2/organizations/any/invites`, { headers })
  assert.equal(response.status, 200)
  await mock.close()
}
play()
