import type { Operation, ParameterValues } from '../contract/contract.ts'
import { pagingOf } from '../contract/paging.ts'
import { keptFor } from '../document/memoized.ts'
import { singular } from './lexicon/singular.ts'

/** An operation and the request to it. */
export interface Request {
  operation: Operation
  parameters: Pick<ParameterValues, 'path' | 'query'>
}

/** The ways in which bodies take over the parameters of a path, worked out once for an operation. */
interface Echoes {
  parameters: Map<string, Echo>
  /** The noun that the path ends in. */
  subject: string
}

interface Echo {
  /** `organization` for `organizationSlug`. */
  noun: string | undefined
  /** True if it ends the path, and so is the key of a row. */
  isId: boolean
  /** True for a readable name: `organizationSlug`, but not `userId`. */
  isName: boolean
}

const echoesFor = keptFor(({ path }: Operation): Echoes => {
  const noun = path.split('/').findLast((part) => part !== '' && !part.includes('{')) ?? ''
  return { parameters: new Map(), subject: path.endsWith('}') ? singular(noun) : noun }
})

function echoOf(operation: Operation, name: string): Echo {
  const { parameters } = echoesFor(operation)
  let found = parameters.get(name)
  if (found === undefined) {
    found = {
      noun: namedThing(name),
      isId: operation.path.endsWith(`{${name}}`) && /^id$|[a-z]Id$|_id$|-id$/.test(name),
      isName: /(slug|name|key|code)$/i.test(name)
    }
    parameters.set(name, found)
  }
  return found
}

/**
 * Returns the values that a body takes over from the path: each parameter under its own name and under its noun
 * (`organizationSlug` → `organization`), and the last one, where it ends the path, as `id`.
 */
export function echoes({ operation, parameters }: Request): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const name in parameters.path) {
    const value = parameters.path[name]
    const { noun, isId } = echoOf(operation, name)
    values[name] = value
    if (noun !== undefined) values[noun] ??= value
    if (isId) values.id = value
  }
  return values
}

/** Returns the parts of a request that shape a value: path, query, and the noun that the path ends in. */
export function asked(call: Request) {
  const { operation, parameters } = call
  return {
    known: echoes(call),
    shared: shared(call),
    paging: pagingOf(parameters.query),
    subject: echoesFor(operation).subject
  }
}

/** Returns the values that objects in lists take over too: `userId`, but not `id` or `name`, which are their own. */
function shared({ operation, parameters }: Request): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const name in parameters.path) {
    const { noun, isName } = echoOf(operation, name)
    if (noun === undefined) continue
    const value = parameters.path[name]
    values[name] = value
    if (isName) values[noun] = value
  }
  return values
}

/** `organizationSlug` → `organization`, `user_id` → `user`; undefined where the name is a noun already. */
export function namedThing(name: string): string | undefined {
  return /^(.+?)[_-]?(?:Slug|Name|Id|Key|Uuid|Code|(?<=[_-])(?:slug|name|id|key|uuid|code))$/.exec(name)?.[1]
}
