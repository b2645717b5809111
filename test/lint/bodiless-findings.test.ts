import t from 'tap'
import { contractOf } from '../../src/contract/contract.ts'
import { load } from '../../src/document/load.ts'
import { bodilessFindings } from '../../src/lint/bodiless-findings.ts'
import { documentOf, json } from '../fixtures/start.ts'

t.test('a body is found of a response that HTTP sends without one, each once', async (t) => {
  const none = { description: 'none', content: {} }
  const shared = { $ref: '#/components/responses/Gone' }
  const paths = {
    '/a': {
      get: {
        responses: {
          200: json({}),
          204: json({}),
          205: none,
          199: { description: 'none' },
          304: shared,
          default: json({})
        }
      }
    },
    '/b': { get: { responses: { 101: json({}), 304: shared, '2XX': json({}) } } }
  }
  const loaded = await load({ ...documentOf(paths), components: { responses: { Gone: json({}) } } }, {})
  const found = bodilessFindings(contractOf(loaded), loaded.locate)
  t.same(
    found.map(({ pointer, message }) => `${pointer}: ${message.slice(0, 34)}`),
    [
      '/paths/~1a/get/responses/204/content: a response with the status 204 has',
      '/components/responses/Gone/content: a response with the status 304 has',
      '/paths/~1b/get/responses/101/content: a response with the status 101 has'
    ]
  )
})
