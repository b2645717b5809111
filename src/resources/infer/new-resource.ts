/** The beginning of a resource: what its path says, before others are known. */
import type { Contract } from '../../contract/contract.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Extension } from '../model/extension.ts'
import type { Resource } from '../model/model.ts'
import { nounOf } from '../model/names.ts'
import type { PathInfo } from '../model/paths.ts'
import { innerOf } from '../model/rows-places.ts'

/** Returns the parts that all resources begin with. `parameters`: those that name its parents. */
export const resourceAt = (
  contract: Contract,
  { path, shape, noun }: PathInfo,
  row: Schema,
  parameters: readonly string[],
  { rows, closed }: Extension
): Omit<Resource, 'kind' | 'name' | 'list' | 'item' | 'key' | 'rows'> => ({
  id: path,
  shape,
  noun: nounOf(noun),
  parents: parameters.map((parameter) => ({ parameter, property: undefined, of: undefined })),
  owners: [],
  inner: innerOf(contract, row),
  references: [],
  twins: [],
  told: [],
  lists: [],
  views: [],
  age: 0,
  count: rows,
  closed: closed === true
})
