// Loads each entry as an ES module and starts a server.
import assert from 'node:assert/strict'
import standin, { connectStandin, createStandin, startStandin, Unreadable } from 'standin'

for (const entry of [standin, connectStandin, createStandin, startStandin, Unreadable])
  assert.equal(typeof entry, 'function')
for (const kit of ['jest', 'node-test', 'tap', 'vitest'])
  assert.equal(typeof (await import(`standin/${kit}`)).useStandin, 'function', kit)
assert.equal(typeof (await import('standin/playwright')).standinTest, 'function')

const mock = await startStandin()
const response = await fetch(`${mock.url}/v2/organizations/any/invites`, { headers: { authorization: 'Bearer T' } })
assert.equal(response.status, 200)
await mock.close()
