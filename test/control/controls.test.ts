import t from 'tap'
import { ask, start } from '../fixtures/start.ts'

const list = 'listOrganizationInvitesV2'

t.test('a test arranges answers and sees what was asked, by the operation', async (t) => {
  const mock = await start(t)
  mock.stub(list, { status: 503, times: 1 })
  t.equal((await ask(mock)).status, 503)
  t.equal((await ask(mock)).status, 200)
  await ask(mock, '/nowhere')
  t.same(
    mock.requests(list).map(({ status, source }) => [status, source]),
    [
      [503, 'stub'],
      [200, 'fixture']
    ]
  )
  t.equal(mock.requests().length, 3)
  mock.reset()
  t.same(mock.requests(), [])
})

t.test('an operation that the document lacks is told at once', async (t) => {
  const mock = await start(t)
  t.throws(() => mock.stub('lst', {}), /no operation "lst"; it has listOrganizationInvitesV2/)
  t.throws(() => mock.requests('lst'), /no operation "lst"/)
})
