/** The body of a search by POST, read as query parameters are. */
import type { Contract, Operation, Parameter } from '../../contract/contract.ts'
import { keptFor } from '../../document/memoized.ts'
import { bodySchema } from '../model/body-schemas.ts'
import { propertiesOf } from '../model/rows-places.ts'
import { isRow, type Row } from '../rows/row.ts'
import type { Call } from '../rows/source.ts'

/** Returns the members of an operation's body as parameters; none for a GET. */
export const bodyParameters = keptFor((operation: Operation, contract: Contract): Parameter[] => {
  const schema = operation.method === 'POST' ? bodySchema(contract, operation) : undefined
  return Object.entries(propertiesOf(contract, schema)).map(([name, property]) => ({
    name,
    in: 'query',
    required: false,
    style: 'form',
    explode: true,
    schema: property,
    object: { name, in: 'query' },
    at: operation.at
  }))
})

/** Returns the query of a request, with the members of its body. */
export const queryWithBody = ({ operation, body, parameters: { query } }: Call): Row =>
  operation.method === 'POST' && isRow(body) ? { ...query, ...body } : query
