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

test('a refusal is shown, in this world alone', async ({ page, app, mock }) => {
  mock.stub('listOrganizationInvitesV2', { status: 402, body: { error: 'no active subscription' } })
  await page.goto(app)
  await expect(page.locator('ul')).toHaveText('no active subscription')
  mock.verify('listOrganizationInvitesV2', 1)
})
