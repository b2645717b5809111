/** OData's navigation properties, which lead to other entities: an answer has those alone that `$expand` names. */
import type { Schema } from '../../document/openapi.ts'

/** True for a property that a document made from OData marks as one. */
export const isNavigation = (property: Schema | undefined): boolean =>
  typeof property === 'object' && property['x-ms-navigationProperty'] === true
