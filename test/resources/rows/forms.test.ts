import t from 'tap'
import { contractOf } from '../../../src/contract/contract.ts'
import { load } from '../../../src/document/load.ts'
import type { Schema } from '../../../src/document/openapi.ts'
import { inForms } from '../../../src/resources/rows/forms.ts'
import { arr, int, obj, str } from '../../fixtures/rows.ts'
import { documentOf } from '../../fixtures/start.ts'

const contract = contractOf(await load(documentOf({}), {}))

t.test('a thing has the form that a schema wants', async (t) => {
  const cases: [schema: object, value: unknown, formed: unknown][] = [
    [int, { id: 7, name: 'a' }, 7],
    [str, { id: 7, name: 'a' }, 'a'],
    [{ type: ['integer', 'null'] }, { id: 7 }, 7],
    [int, { name: 'a' }, { name: 'a' }],
    [{}, { id: 7 }, { id: 7 }],
    [obj({ id: int, name: str }), 7, { id: 7 }],
    [obj({ id: int, name: str }), 'a', { name: 'a' }],
    [obj({ size: str }), 'a', 'a'],
    [obj({ id: int }), null, null],
    [obj({ id: int }), { id: 7 }, { id: 7 }],
    [arr(int), [{ id: 7 }, 8], [7, 8]],
    [arr(obj({ id: int })), [7], [{ id: 7 }]],
    [str, [7], [7]],
    [str, 7, '7'],
    [int, '7', 7],
    [int, 'a', 'a'],
    [int, 7, 7],
    [{ type: ['integer', 'string'] }, '7', '7'],
    [{ type: ['string', 'null'] }, 7, '7'],
    [{ type: ['integer', 'null'] }, '7', 7],
    [{ type: ['string', 'null'] }, null, null],
    [obj({ id: { type: ['integer', 'null'] } }), 7, { id: 7 }],
    [{}, '7', '7']
  ]
  for (const [schema, value, formed] of cases)
    t.same(inForms(contract, obj({ thing: schema, other: int }) as Schema, { thing: value }), { thing: formed })
})
