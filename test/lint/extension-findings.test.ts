import t from 'tap'
import { contractOf } from '../../src/contract/contract.ts'
import { load } from '../../src/document/load.ts'
import { findingsIn } from '../../src/lint/document-findings.ts'
import { checkerOf } from '../../src/schema/validator.ts'
import { documentOf, json } from '../fixtures/start.ts'

t.test('members of x-standin that change nothing are found, with their places', async (t) => {
  const responses = { 200: json({ type: 'array', items: { type: 'object', 'x-standin': { rows: 1 } } }) }
  const get = { responses }
  const known = { collection: 'things', key: 'id', rows: 0, closed: true, stateless: false, upstream: true }
  const loaded = await load(
    documentOf({
      '/a': { 'x-standin': { rows: 4, closd: true }, get: { ...get, 'x-standin': { rows: 'many', 'a/b': 1 } } },
      '/b': { get: { ...get, 'x-standin': true } },
      '/c': { get: { ...get, 'x-standin': { rows: -1, key: 5, closed: 'yes' } } },
      '/d': { 'x-standin': known, get: { ...get, 'x-standin': known } }
    }),
    {}
  )
  const contract = contractOf(loaded)
  const findings = await findingsIn(contract, checkerOf(contract.resources), loaded.locate)
  const names = 'collection, key, rows, closed, stateless, upstream'
  const schemas = ['a', 'b', 'c', 'd'].map(
    (name) => `/paths/~1${name}/get/responses/200/content/application~1json/schema/items/x-standin`
  )
  t.same(
    findings.map(({ pointer, message }) => `${pointer}: ${message}`).sort(),
    [
      '/paths/~1a/x-standin/closd: x-standin has no "closd"; did you mean "closed"?',
      "/paths/~1a/get/x-standin/rows: rows of x-standin is a whole number from 0, not 'many'",
      `/paths/~1a/get/x-standin/a~1b: x-standin has no "a/b"; it has ${names}`,
      `/paths/~1b/get/x-standin: x-standin is an object with ${names}, not true`,
      '/paths/~1c/get/x-standin/rows: rows of x-standin is a whole number from 0, not -1',
      '/paths/~1c/get/x-standin/key: key of x-standin is a text, not 5',
      "/paths/~1c/get/x-standin/closed: closed of x-standin is true or false, not 'yes'",
      ...schemas.map((pointer) => `${pointer}: x-standin is read at operations and paths, not here`)
    ].sort()
  )
})
