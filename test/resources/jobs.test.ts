import t from 'tap'
import { arr, body, int, none, obj, path, replies, server, str } from '../fixtures/rows.ts'

const time = { type: 'string', format: 'date-time' }
const nullable = (schema: { type: string }) => ({ ...schema, type: [schema.type, 'null'] })
const status = { type: 'string', enum: ['queued', 'running', 'succeeded', 'failed', 'cancelled'] }
const kind = { type: 'string', enum: ['report', 'import', 'reboot'] }
const job = obj({
  id: str,
  type: kind,
  status,
  report_id: nullable(int),
  finished_at: nullable(time),
  created_at: time
})
const report = obj({ id: int, title: str, created_at: time })
const machine = obj({ id: int, name: str, status: { type: 'string', enum: ['running', 'stopped'] } })
const components = { schemas: { Job: job } }
const ref = { $ref: '#/components/schemas/Job' }
const accepted = (schema: object) => ({
  responses: { 202: { ...replies(schema).responses[200], headers: { Location: { schema: str } } } }
})
const paths = {
  '/jobs': { get: replies(arr(ref)), post: { ...body(obj({ type: kind })), ...accepted(ref) } },
  '/jobs/{jobId}': { parameters: [path('jobId', str)], get: replies(ref), delete: { responses: { 204: none } } },
  '/reports': { get: replies(arr(report)), post: { ...body(obj({ title: str })), ...accepted(ref) } },
  '/reports/{id}': { parameters: [path('id')], get: replies(report) },
  '/imports': { post: { ...body(obj({ url: str })), ...accepted(obj({ job_id: str, url: str })) } },
  '/machines': { get: replies(arr(machine)), post: { ...body(obj({ name: str })), ...accepted(machine) } },
  '/machines/{id}': { parameters: [path('id')], get: replies(machine) },
  '/machines/{id}/stop': { parameters: [path('id')], post: accepted(obj({ job: ref })) },
  '/pings': { post: { responses: { 202: none } } }
}

t.test('what is accepted is a job, which has made its row when it is asked for', async (t) => {
  const ask = server(t, paths, {}, { components })
  const before = (await ask('GET', '/reports')).body.length
  const { status, body: begun, headers } = await ask('POST', '/reports', { title: 'Zed' })
  t.equal(status, 202)
  t.match(begun, { type: 'report', status: 'queued', finished_at: null })
  t.equal(new URL(String(headers.location)).pathname, `/jobs/${begun.id}`)
  const ended = (await ask('GET', `/jobs/${begun.id}`)).body
  t.match(ended, { id: begun.id, status: 'succeeded', finished_at: String, report_id: begun.report_id })
  t.same((await ask('GET', '/jobs')).body.at(-1), ended)
  t.match((await ask('GET', `/reports/${begun.report_id}`)).body, { title: 'Zed' })
  t.equal((await ask('GET', '/reports')).body.length, before + 1)
})

t.test('a reply may show no more than the key of its job', async (t) => {
  const ask = server(t, paths, {}, { components })
  const { job_id } = (await ask('POST', '/imports', { url: 'x' })).body
  t.match((await ask('GET', '/jobs')).body.at(-1), { id: job_id, type: 'import', status: 'succeeded' })
})

t.test('a key may name its job in several words', async (t) => {
  const jobs = { '/import-jobs': paths['/jobs'], '/import-jobs/{jobId}': paths['/jobs/{jobId}'] }
  const post = { ...body(obj({ url: str })), ...accepted(obj({ import_job_id: str })) }
  const ask = server(t, { ...jobs, '/imports': { post } }, {}, { components })
  const { import_job_id } = (await ask('POST', '/imports', { url: 'x' })).body
  t.match((await ask('GET', `/import-jobs/${import_job_id}`)).body, { id: import_job_id, type: 'import' })
  t.equal((await ask('GET', '/import-jobs')).body.at(-1).id, import_job_id)
})

t.test('a job that is asked for twice with one idempotency key is one job', async (t) => {
  const ask = server(t, paths, {}, { components })
  const post = async () => (await ask('POST', '/reports', { title: 'Zed', idempotency_key: 'one' })).body
  const { id, report_id } = await post()
  const count = async () => [(await ask('GET', '/jobs')).body.length, (await ask('GET', '/reports')).body.length]
  const before = await count()
  t.match(await post(), { id, report_id })
  t.same(await count(), before)
})

t.test('an action may be a job, and its reply may hold it', async (t) => {
  const ask = server(t, paths, {}, { components })
  const { id } = (await ask('POST', '/machines', { name: 'Zed' })).body
  const begun = (await ask('POST', `/machines/${id}/stop`)).body.job
  t.match((await ask('GET', `/machines/${id}`)).body, { status: 'stopped' })
  t.match((await ask('GET', `/jobs/${begun.id}`)).body, { id: begun.id, status: 'succeeded' })
  const count = (await ask('GET', '/jobs')).body.length
  await ask('POST', '/machines', { name: 'Zed' })
  await ask('POST', '/pings')
  t.equal((await ask('GET', '/jobs')).body.length, count, 'no job')
  const own = (await ask('POST', '/jobs', { type: 'import' })).body
  t.match(own, { type: 'import', status: 'queued' })
  t.match((await ask('GET', `/jobs/${own.id}`)).body, { type: 'import', status: 'succeeded' })
  t.equal((await ask('GET', '/jobs')).body.length, count + 1)
})
