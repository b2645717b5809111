import type { Operation, ParameterValues } from '../contract/contract.ts'
import { pagingOf } from '../contract/paging.ts'
import { singular } from './lexicon/singular.ts'

/** An operation and what was asked of it. */
export interface Request {
  operation: Operation
  parameters: Pick<ParameterValues, 'path' | 'query'>
}

/**
 * Returns the values that a body takes over from the path: each parameter under its own name and under its noun
 * (`organizationSlug` → `organization`), and the last one, where it ends the path, as `id`.
 */
export function echoes({ operation, parameters }: Request): Record<string, unknown> {
  const known: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(parameters.path)) {
    known[name] = value
    const noun = nounOf(name)
    if (noun !== undefined) known[noun] ??= value
    if (operation.path.endsWith(`{${name}}`) && /^id$|[a-z]Id$|_id$|-id$/.test(name)) known.id = value
  }
  return known
}

/** Returns the parts of a request that shape a value: path, query, and the noun that the path ends in. */
export function asked(call: Request) {
  const { path, query } = call.parameters
  const noun = call.operation.path.split('/').findLast((part) => part !== '' && !part.includes('{')) ?? ''
  return {
    known: echoes(call),
    shared: shared(path),
    paging: pagingOf(query),
    subject: call.operation.path.endsWith('}') ? singular(noun) : noun
  }
}

/** Returns the values that objects in lists take over too: `userId`, but not `id` or `name`, which are their own. */
function shared(path: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(path).flatMap(([name, value]) => {
      const noun = nounOf(name)
      if (noun === undefined) return []
      return /(slug|name|key|code)$/i.test(name)
        ? [
            [name, value],
            [noun, value]
          ]
        : [[name, value]]
    })
  )
}

/** `organizationSlug` → `organization`, `user_id` → `user`; undefined where the name is a noun already. */
export function nounOf(name: string): string | undefined {
  return /^(.+?)[_-]?(?:Slug|Name|Id|Key|Uuid|Code|(?<=[_-])(?:slug|name|id|key|uuid|code))$/.exec(name)?.[1]
}
