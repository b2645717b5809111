/** Keys that the document's examples of requests show. */
import { keptFor } from '../../document/memoized.ts'
import { jsonIn } from '../model/body-schemas.ts'
import { exampleOf } from '../model/examples.ts'
import { keyAt } from '../model/keys.ts'
import { type Model, type Resource, rolesOf } from '../model/model.ts'
import { at, schemaAt, solid } from '../model/rows-places.ts'
import type { Workshop } from './making.ts'

/**
 * Returns the keys in examples of a POST that documents 409. No row at the start is made with one of these, so that
 * the document's own request is not refused.
 */
export const shownKeys = keptFor(
  (resource: Resource, { model, contract }: Pick<Workshop, 'contract'> & { model: Model }): ReadonlySet<string> => {
    const { key } = resource
    const keys = rolesOf(model, resource, 'create').flatMap(({ operation, body }) => {
      if (body === undefined || !operation.responses.some((one) => one.key === '409')) return []
      const [type, media] = jsonIn(operation.requestBody?.content)
      const member = key.property && solid(contract, schemaAt(contract, body.row, key.property))
      const sent = at(exampleOf(contract, media, type), body.path)
      return [keyAt(key, sent), member?.example, ...(member?.examples ?? [])]
    })
    return new Set(keys.filter((one) => one !== undefined && one !== null).map(String))
  }
)
