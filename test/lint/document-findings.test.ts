import t from 'tap'
import { contractOf } from '../../src/contract/contract.ts'
import { load } from '../../src/document/load.ts'
import { findingsIn } from '../../src/lint/document-findings.ts'
import { checkerOf } from '../../src/schema/validator.ts'
import { documentOf, json } from '../fixtures/start.ts'

t.test('a schema that no value fits is found, and one that is only old-fashioned is not', async (t) => {
  const told = async (schema: object) => {
    const loaded = await load(documentOf({ '/x': { get: { responses: { 200: json(schema) } } } }), {})
    const contract = contractOf(loaded)
    const findings = await findingsIn(contract, checkerOf(contract.resources), loaded.locate)
    return findings.map(({ message }) => message)
  }
  t.same(await told({ type: 'object', dependencies: { a: ['b'] } }), [])
  t.match(await told({ type: 'object', dependencies: { a: ['b'], c: { type: 'string', const: 5 } } }), [
    /no value fits: its const is not of type string/
  ])
})
