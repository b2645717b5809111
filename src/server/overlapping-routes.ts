/** Operations at the same URL: templates that differ only in the names of their parameters, or in their query. */

import type { FastifyRequest } from 'fastify'
import type { Operation } from '../contract/contract.ts'
import { splitUrl } from '../document/url.ts'
import { pathValuesOf, planOf } from '../request/parameters.ts'
import { formDecoded, pairsOf } from '../request/percent.ts'
import type { Checker } from '../schema/validator.ts'
import type { Life } from './operation-handler.ts'

/** An operation that stands at the same URL as others. */
export interface Rival {
  operation: Operation
  life: Life
}

/**
 * The life of requests that several operations match: that of the one whose query and path parameters fit. Of several
 * the one that asks more of the query has it, then the one that the document names first; where none fits, it refuses.
 */
export function sharedLife(rivals: readonly Rival[], checker: Checker): Life {
  let judges: Judge[] | undefined
  const chosen = new WeakMap<FastifyRequest, Life>()

  const choose = (request: FastifyRequest): Life => {
    judges ??= rivals
      .map((rival) => judgeOf(rival, checker))
      .sort((one, other) => other.demands.length - one.demands.length)
    const { path, query } = splitUrl(request.url)
    const sent = pairsOf(query, '&', formDecoded)
    const asked = judges.filter(({ demands }) => demands.every(([name, value]) => has(sent.get(name), value)))
    const found = asked.find(({ fits }) => fits(path)) ?? asked[0] ?? (judges[0] as Judge)
    chosen.set(request, found.life)
    return found.life
  }

  return {
    begin: (request, to) => choose(request).begin(request, to),
    handler: (request, to) => (chosen.get(request) as Life).handler(request, to)
  }
}

interface Judge {
  life: Life
  /** What the query has to hold; a name without a value may have any. */
  demands: [name: string, value: string | undefined][]
  fits: (path: string) => boolean
}

function judgeOf({ operation, life }: Rival, checker: Checker): Judge {
  const read = planOf(
    operation.parameters.filter((one) => one.in === 'path'),
    checker
  )
  const valuesOf = pathValuesOf(operation.path)
  return {
    life,
    demands: [...pairsOf(operation.query ?? '', '&', formDecoded)].map(([name, [value]]) => [name, textOf(value)]),
    fits: (path) => read({ path: valuesOf(path), query: '', headers: {} }).violations.length === 0
  }
}

/** A value that the template fixes: neither none nor a parameter. */
const textOf = (value: string | undefined): string | undefined =>
  value === undefined || value === '' || value.startsWith('{') ? undefined : value

const has = (sent: string[] | undefined, value: string | undefined): boolean =>
  sent !== undefined && (value === undefined || sent.includes(value))
