import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import t from 'tap'
import { closeBrowser, items, skipped, until, visit } from '../fixtures/browser.ts'

const require = createRequire(import.meta.url)
const tabs = ['Requests', 'Operations', 'Data', 'Stubs', 'Coverage', 'Worlds']
const json = { 'content-type': 'application/json' }
const browser = { skip: skipped }

t.teardown(closeBrowser)

const clipboard = (page: Page): Promise<string> => page.evaluate('navigator.clipboard.readText()')

t.test('a refused POST shows at once, and says why', browser, async (t) => {
  const { page, ask, row } = await visit(t)
  await page.getByText('No requests yet').waitFor()
  await ask('/items?key=1', { method: 'POST', headers: { ...json, authorization: 'Bearer hush' }, body: '{"name":5}' })
  await row(/^POST \/items\?key=1, 422, error/).click()
  const detail = page.getByRole('region', { name: 'POST /items?key=1' })
  await detail.getByText('2 violations').waitFor()
  const text = await detail.innerText()
  for (const said of ['body/name', 'must be a string', 'body/price', 'addItem', 'Bearer [redacted]'])
    t.match(text, said)
  t.notMatch(await page.content(), 'hush')
  const { requests } = (await ask('/__admin/requests')).body as { requests: unknown[] }
  t.equal(requests.length, 1, 'the page leaves no trace in the journal')
})

t.test('a request is filtered, paused, cleared and copied', browser, async (t) => {
  const { page, ask, row, press } = await visit(t)
  await ask('/items')
  await ask('/hours')
  await row(/^GET \/hours/).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('items')
  await row(/^GET \/hours/).waitFor({ state: 'hidden' })
  await page.getByRole('searchbox').fill('')
  await press('Pause')
  await ask('/items/2')
  await page.getByText('1 waiting').waitFor()
  await press('Resume')
  await row(/^GET \/items\/2/).focus()
  await page.keyboard.press('Enter')
  await press('Copy as test')
  await until(async () => (await clipboard(page)).startsWith("mock.stub('getItem', { status: 200, body: { id: 2,"))
  await row(/^GET \/items\/2/).focus()
  await page.keyboard.press('Escape')
  await page.getByRole('region', { name: 'GET /items/2' }).waitFor({ state: 'hidden' })
  await press('Clear')
  await page.getByText('No requests yet').waitFor()
})

t.test('an operation is switched, and taken back', browser, async (t) => {
  const { mock, ask, tab, row, press } = await visit(t)
  await tab('Operations')
  const list = row(/^GET \/items, All items/)
  const answer = list.getByRole('combobox', { name: 'Answer' })
  const choose = async (choice: string) => {
    const before = JSON.stringify((await ask('/__admin/mappings')).body)
    await answer.selectOption(choice)
    await until(async () => JSON.stringify((await ask('/__admin/mappings')).body) !== before)
  }
  await choose('empty list')
  t.same(await ask('/items'), { status: 200, body: [] })
  t.equal((await ask('/items', { headers: { 'standin-world': 'other' } })).status, 200)
  await choose('503')
  await until(async () => (await ask('/items')).status === 503)
  await choose('fails')
  await list.getByRole('spinbutton', { name: 'Times' }).fill('2')
  await list.getByRole('spinbutton', { name: 'Times' }).press('Enter')
  await until(() => mock.journal() !== '')
  await list.getByText('2 left').waitFor()
  t.same([(await ask('/items')).status, (await ask('/items')).status, (await ask('/items')).status], [503, 503, 200])
  await press('Take back', list)
  await until(async () => (await answer.inputValue()) === 'as the document says')
  t.same((await ask('/__admin/mappings')).body, { mappings: [], meta: { total: 0 } })
})

t.test('an answer is edited, checked while it is typed, and saved', browser, async (t) => {
  const { page, ask, row, press } = await visit(t)
  await ask('/items')
  await row(/^GET \/items,/).click()
  await press('Answer this otherwise')
  const body = page.getByRole('textbox', { name: 'Body', exact: true })
  t.same(JSON.parse(await body.inputValue()), items)
  await body.fill('[{"id":1,"name":"Zither","price":"dear"}]')
  await page.getByRole('alert').getByText('/0/price').waitFor()
  await body.fill('[{"id":1,"name":"Zither","price":7,"st')
  await page.getByRole('option', { name: '"status"' }).click()
  t.equal(await body.inputValue(), '[{"id":1,"name":"Zither","price":7,"status": ')
  await body.fill('[{"id":1,"name":"Zither","price":7}]')
  await page.getByRole('radio', { name: 'Once' }).check()
  const editor = page.getByRole('dialog', { name: /^Answer/ })
  await press('Copy as test', editor)
  await until(async () => /mock\.stub\('listItems', {.*times: 1/s.test(await clipboard(page)))
  await press('Save stub')
  await editor.waitFor({ state: 'hidden' })
  t.match((await ask('/items')).body, [{ name: 'Zither' }])
  t.same((await ask('/items')).body, items, 'once')
})

t.test('an answer that comes late leaves the text that was typed before', browser, async (t) => {
  const { page, ask, tab, row, press } = await visit(t)
  await tab('Operations')
  let come = () => {}
  const held = new Promise<void>((resolve) => {
    come = resolve
  })
  await page.route(/\/ui\/operations\/listItems\/answer$/, async (route) => {
    await held
    await route.continue()
  })
  await press('Answer this otherwise', row(/^GET \/items, All items/))
  const body = page.getByRole('textbox', { name: 'Body', exact: true })
  await body.fill('[{"id":1,"name":"Zither","price":7}]')
  const loaded = page.waitForResponse(/\/ui\/operations\/listItems\/answer$/)
  come()
  await loaded
  await press('Save stub')
  await page.getByRole('dialog', { name: /^Answer/ }).waitFor({ state: 'hidden' })
  t.match((await ask('/items')).body, [{ name: 'Zither' }])
})

t.test('rows are changed, added, deleted, put back and reset', browser, async (t) => {
  const { page, ask, tab, row, press } = await visit(t)
  await tab('Data')
  await row(/Bellows/).click()
  const body = page.getByRole('textbox', { name: 'Body', exact: true })
  await body.fill('{"id":2,"name":"Bellows","price":99.25}')
  await press('Save row')
  await row(/99\.25/).waitFor()
  t.match((await ask('/items/2')).body, { price: 99.25 })
  await press('Add row')
  await body.fill('{"name":"Dibble","price":-1}')
  await press('Save row')
  await page.getByRole('alert').getByText('/price').waitFor()
  await body.fill('{"name":"Dibble","price":1}')
  await press('Save row')
  await row(/4, Dibble/).click()
  await page.getByRole('radio', { name: 'Form' }).check()
  await page.getByRole('textbox', { name: /^price/ }).fill('2')
  await press('Save row')
  await row(/4, Dibble, 2/).click()
  await press('Delete row')
  await row(/Dibble/).waitFor({ state: 'hidden' })
  await press('Undo')
  await row(/4, Dibble, 2/).waitFor()
  await press('Reset')
  await row(/Dibble/).waitFor({ state: 'hidden' })
  t.same((await ask('/items')).body, items)
})

t.test('a world is made, used and ended', browser, async (t) => {
  const { page, ask, tab, row, press } = await visit(t)
  await tab('Worlds')
  await page.getByRole('textbox', { name: 'Name of the world' }).fill('checkout')
  await press('Make')
  await row(/^checkout, in use/).waitFor()
  await tab('Operations')
  await row(/^GET \/hours/)
    .getByRole('combobox')
    .selectOption('fails')
  await until(async () => (await ask('/hours', { headers: { 'standin-world': 'checkout' } })).status === 503)
  t.equal((await ask('/hours')).status, 200)
  await tab('Requests')
  await row(/^GET \/hours/)
    .first()
    .waitFor()
  await tab('Worlds')
  await press('End', row(/^checkout/))
  await row(/^default, in use/).waitFor()
})

t.test('markup of documents, rows and requests stays text', browser, async (t) => {
  const { page, ask, tab, row } = await visit(t)
  await ask(`/none?${encodeURIComponent('<img src=x onerror=alert(2)>')}`, {
    headers: { 'x-a': '<img src=x onerror=alert(3)>' }
  })
  await row(/^GET \/none/).click()
  await page.getByText('onerror=alert(3)').waitFor()
  for (const name of tabs) {
    await tab(name)
    t.equal(await page.locator('img').count(), 0, name)
  }
})

t.test('the admin token is asked for, and stays in memory', browser, async (t) => {
  const { page, ask, row, press } = await visit(t, { adminToken: 'secret-token', at: '/__admin/ui' })
  const field = page.getByLabel('Admin token')
  await field.fill('wrong')
  await press('Open')
  await page.getByRole('alert').getByText('not the right token').waitFor()
  const urls: string[] = []
  page.on('request', (request) => urls.push(request.url()))
  await field.fill('secret-token')
  await field.press('Enter')
  await ask('/items')
  await row(/^GET \/items/).waitFor()
  t.notMatch(urls.join(' '), 'secret-token')
  const kept = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])')
  t.equal(kept, '[{},{},""]')
  await page.reload()
  await field.waitFor()
})

t.test('a thousand requests leave it quick, bounded and still', browser, async (t) => {
  const { page, ask, tab, row } = await visit(t)
  await ask('/hours')
  await row(/^GET \/hours/).waitFor()
  await page.evaluate(
    'window.shift = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) window.shift += one.value }).observe({ type: "layout-shift" })'
  )
  for (let sent = 0; sent < 1000; sent += 50) {
    await Promise.all(Array.from({ length: 50 }, (_, one) => ask(`/items/${sent + one}`)))
  }
  await ask('/items?last')
  await row(/^GET \/items\?last/).waitFor()
  t.ok(Number(await page.evaluate('document.querySelectorAll("*").length')) < 1000)
  t.ok(Number(await page.evaluate('window.shift')) < 0.1)
  await tab('Stubs')
  await page.getByText('No stubs').waitFor()
})

for (const scheme of ['light', 'dark'] as const) {
  t.test(`every view can be used by everybody, ${scheme}`, browser, async (t) => {
    const { page, ask, tab, row, press } = await visit(t, { scheme })
    const check = async (name: string) => {
      await page.evaluate(require('axe-core').source)
      const rules = "{ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }"
      const found = await page.evaluate(
        `axe.run(document, ${rules}).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`
      )
      t.same(found, [], name)
      t.equal(
        await page.evaluate('document.scrollingElement.scrollWidth - innerWidth'),
        0,
        `${name} is as wide as the page`
      )
    }
    await ask('/items')
    await ask('/items', { method: 'POST', headers: json, body: '{}' })
    await ask('/__admin/mappings', {
      method: 'POST',
      body: '{"name":"shut","request":{"urlPath":"/hours"},"response":{"status":503}}'
    })
    await ask('/hours', { headers: { 'standin-world': 'other' } })
    await row(/^POST \/items/).click()
    await page.getByText('3 violations').or(page.getByText('2 violations')).waitFor()
    await check('a request')
    await press('Answer this otherwise')
    await page.getByRole('textbox', { name: 'Body', exact: true }).fill('{"error": 5}')
    await page.getByRole('alert').getByText('/error').waitFor()
    await check('the editor')
    for (const name of tabs) {
      await tab(name)
      if (name === 'Operations')
        await row(/^GET \/items, /)
          .getByRole('combobox')
          .selectOption('fails')
      if (name === 'Data') await row(/Anvil/).click()
      await check(name)
    }
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Go to' }).waitFor()
    await check('the palette')
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 375, height: 700 })
    for (const name of tabs) {
      await tab(name)
      await check(`${name} on a phone`)
    }
  })
}
