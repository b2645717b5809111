import t from 'tap'
import { contractOf } from '../../src/contract/contract.ts'
import { load } from '../../src/document/load.ts'
import { fieldFindings } from '../../src/lint/field-findings.ts'
import { documentOf, json } from '../fixtures/start.ts'

t.test('a field that is a slip of the pen is found, and one of somebody else is not', async (t) => {
  const parameters = [{ name: 'a', in: 'query', requried: true, schema: {} }]
  const paths = {
    '/a': { get: { respones: {}, responses: { 200: { ...json({}), titel: 'x' } }, 'x-respones': 1 } },
    '/b': { get: { respones: { 200: json({}) }, operationid: 'b', parameters }, gett: {}, vendor: 'mine' }
  }
  const loaded = await load(documentOf(paths), {})
  const found = fieldFindings(contractOf(loaded), loaded.locate)
  t.same(
    found.map(({ pointer, message }) => `${pointer}: ${message}`),
    [
      '/paths/~1b/get/respones: there is no field "respones"; did you mean "responses"?',
      '/paths/~1b/get/operationid: there is no field "operationid"; did you mean "operationId"?',
      '/paths/~1b/get/parameters/0/requried: there is no field "requried"; did you mean "required"?'
    ]
  )
})
