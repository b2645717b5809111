import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect } from '@playwright/test'
import { standinTest } from 'standin/playwright'

/** What is under test: a page, of another origin, that shows the admins of an organization. */
const page = (api) => `<ul></ul><script>
  fetch('${api}/v2/organizations/mycompany/invites', { headers: { authorization: 'Bearer TOKEN' } })
    .then((response) => response.json())
    .then(({ invites = [], error }) => {
      document.querySelector('ul').innerHTML =
        error ?? invites.filter(({ role }) => role === 'admin').map(({ email }) => '<li>' + email).join('')
    })
</script>`

const test = standinTest().extend({
  app: async ({ mock }, use) => {
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html')
      response.end(page(mock.url))
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    await use(`http://127.0.0.1:${server.address().port}/`)
    server.close()
  }
})

test('admins are shown', async ({ page, app }) => {
  await page.goto(app)
  await expect(page.locator('li').first()).toHaveText('amara.okafor@brightfield.io')
})

test('what the test asks itself is asked in its world, too', async ({ request, page, mock }) => {
  mock.stub('listOrganizationInvitesV2', { status: 402 })
  const headers = { authorization: 'Bearer TOKEN' }
  for (const asking of [request, page.request]) {
    const answer = await asking.get(`${mock.url}/v2/organizations/mycompany/invites`, { headers })
    expect(answer.status()).toBe(402)
  }
  mock.verify('listOrganizationInvitesV2', 2)
})

test('a refusal is shown, in this world alone', async ({ page, app, mock }) => {
  mock.stub('listOrganizationInvitesV2', { status: 402, body: { error: 'no active subscription' } })
  await page.goto(app)
  await expect(page.locator('ul')).toHaveText('no active subscription')
  mock.verify('listOrganizationInvitesV2', 1)
})

test('a page that knows the server alone is in the world of its test', async ({ page, standin, mock }) => {
  mock.stub('listOrganizationInvitesV2', { status: 402 })
  const path = '/v2/organizations/mycompany/invites'
  const answer = await page.goto(`${standin.url}/documentation`)
  expect(answer.status()).toBe(200)
  const ask = (url) => fetch(url, { headers: { authorization: 'Bearer TOKEN' } }).then(({ status }) => status)
  expect(await page.evaluate(ask, standin.url + path)).toBe(402)
  mock.verify('listOrganizationInvitesV2', 1)
})
