/**
 * Finds the things behind the operations of a document: collections with their items, and single things. The result is
 * plain data. To teach standin another shape of body see model/rows-places.ts (lists) and
 * model/row-place.ts (single rows), another kind of key model/keys.ts.
 */
import type { Contract, Operation } from '../../contract/contract.ts'
import { keptFor } from '../../document/memoized.ts'
import { pathsOf } from '../model/bindings.ts'
import { extensionOf } from '../model/extension.ts'
import { listsIn } from '../model/lists.ts'
import type { Model, Role } from '../model/model.ts'
import { markNavigations } from '../model/navigations.ts'
import { addAges } from './ages.ts'
import { addAliases } from './aliases.ts'
import { addClearingRoles } from './clearing-roles.ts'
import { collectionsIn } from './collections.ts'
import { addCopies } from './copies.ts'
import { addCountRoles } from './count-roles.ts'
import { addCounts } from './counts.ts'
import { addInverses } from './inverses.ts'
import { addJobRoles } from './job-roles.ts'
import { addMembershipRoles } from './membership-roles.ts'
import { addNamedByArgument } from './named-by-argument.ts'
import { referencesOf } from './owners.ts'
import { addAssignments, addPartRoles } from './part-roles.ts'
import { addRelated } from './related.ts'
import { addRelationshipRoles } from './relationship-roles.ts'
import { addRoles, addSideActions } from './roles.ts'
import { addSearchRoles } from './search-roles.ts'
import { addSelves } from './selves.ts'
import { addSeveral } from './several.ts'
import { addSingletons } from './singletons.ts'
import { twinsOf } from './twins.ts'

export type { Model, Resource, Role } from '../model/model.ts'

/** Returns the model of a document, worked out once. */
export const modelOf = keptFor(infer)

function infer(contract: Contract): Model {
  const paths = pathsOf(contract.operations)
  const all = listsIn(contract, paths)
  const resources = collectionsIn(contract, paths, all)
  const roles = new Map<Operation, Role>()
  const search = { contract, paths, resources, roles }
  const lists = addPartRoles(search, all)
  const collections = [...new Set(resources.values())]
  for (const resource of collections) {
    resource.references = referencesOf(contract, resource, collections)
    resource.twins = twinsOf(contract, resource)
  }
  addAges(collections)
  addCounts(contract, collections)
  addInverses(collections)
  addCopies(contract, collections)
  markNavigations(contract, collections)
  addAssignments(search)
  addRoles(search, lists)
  addMembershipRoles(search, lists)
  addSearchRoles(search)
  addSeveral(search)
  addNamedByArgument(search)
  addJobRoles(search)
  addAliases(contract, roles.values())
  addCountRoles(search)
  addClearingRoles(search)
  addRelationshipRoles(search)
  addSelves(search)
  addSingletons(search)
  addRelated(search)
  addSideActions(search)
  const unclear = new Map<Operation, string>()
  for (const operation of contract.operations) {
    const stateless = extensionOf(contract, operation).stateless === true
    if (stateless) roles.delete(operation)
    if (!roles.has(operation)) unclear.set(operation, stateless ? 'the document says so' : whyUnclear(operation))
  }
  return { resources: new Map([...resources.values()].map((one) => [one.id, one])), roles, unclear }
}

const whyUnclear = ({ method, path }: Operation): string =>
  method === 'GET'
    ? 'its reply holds no list of rows, and nothing writes what it shows'
    : `no list or item of ${path} shows what it writes`
