import t from 'tap'
import { createStandin } from '../../src/standin.ts'
import { documentOf } from '../fixtures/start.ts'

const file = { type: 'string', format: 'binary' }
const form = (...required: string[]) => ({ type: 'object', properties: { a: { type: 'string' } }, required })

/** Sends no bytes where a document demands a body of a type. */
async function send(documented: string, schema: object, type: string | undefined) {
  const content = { [documented]: { schema } }
  const post = { requestBody: { required: true, content }, responses: { 204: { description: 'Kept' } } }
  const app = createStandin({ document: documentOf({ '/files': { post } }), fixtures: false })
  t.teardown(() => app.close())
  return app.inject({ method: 'POST', url: '/files', headers: type === undefined ? {} : { 'content-type': type } })
}

t.test('no bytes are an empty file, text or form where a content type says so', async (t) => {
  const urlencoded = 'application/x-www-form-urlencoded'
  for (const [documented, schema, type, reason] of [
    ['application/octet-stream', file, 'application/octet-stream'],
    ['text/csv', { type: 'string' }, 'Text/CSV; charset=utf-8'],
    ['text/*', { type: 'string', minLength: 1 }, 'text/csv', 'body must not be empty'],
    [urlencoded, form(), urlencoded],
    [urlencoded, form('a'), urlencoded, 'body/a is required'],
    ['application/octet-stream', file, undefined, 'body is required'],
    ['application/octet-stream', file, 'text/csv', 'body is required'],
    ['application/json', form(), 'application/json', 'body is required'],
    ['application/json', form(), 'text/plain', 'body is required'],
    ['image/png', file, 'image/png', 'body is required']
  ] as [string, object, string | undefined, string?][]) {
    const reply = await send(documented, schema, type)
    t.equal(reply.statusCode, reason === undefined ? 204 : 422, `${documented} ${type} ${reply.body}`)
    if (reason !== undefined) t.equal(reply.json().detail, reason)
  }
})
