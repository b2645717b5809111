/**
 * Operations at the same URL: their templates differ only in the names of parameters, in the query or in the fragment.
 */
import type { IncomingHttpHeaders } from 'node:http'
import type { Operation } from '../../contract/contract.ts'
import { keptFor } from '../../document/memoized.ts'
import type { SchemaObject } from '../../document/openapi.ts'
import { valuesReader } from '../../request/parameters.ts'
import { pathReader } from '../../request/path-values.ts'
import { formDecoded, splitPairs } from '../../request/percent.ts'
import { shapeOf } from '../../schema/views/merged-view.ts'
import type { Route } from '../exchange/context.ts'
import type { Exchange } from '../exchange/exchange.ts'

/** One of several operations at a URL. */
interface Rival {
  operation: Operation
  /** The parameters that the query has to hold; a name without a value may have any. */
  demands: [name: string, value: string | undefined][]
  /** How many parameters beside the path it requires. */
  required: number
  /** How many parameters of the path take less than any text. */
  narrow: number
  fitsPath: (path: string) => boolean
  /** True where path, query and headers have all that it requires. */
  fits: (path: string, query: string, headers: IncomingHttpHeaders) => boolean
}

const rivalsOf = keptFor(({ operations, document }: Route) =>
  operations
    .map((operation) => rivalOf(operation, document))
    .sort(
      (one, other) =>
        other.demands.length - one.demands.length || other.required - one.required || other.narrow - one.narrow
    )
)

/**
 * Chooses the operation of a route: the one that demands most of query and headers and has it all, else the one whose
 * path parameters fit, the narrowest first, else the first, which then refuses.
 */
export function operationAt(route: Route, { path, query, raw }: Exchange): Operation {
  const { operations } = route
  if (operations.length === 1) return operations[0]
  const rivals = rivalsOf(route)
  const sent = splitPairs(query, '&', formDecoded)
  const asked = rivals.filter(({ demands }) => demands.every(([name, value]) => has(sent.get(name), value)))
  const found = asked.find(({ fits }) => fits(path, query, raw.headers)) ?? asked.find(({ fitsPath }) => fitsPath(path))
  return (found ?? asked[0] ?? (rivals[0] as Rival)).operation
}

function rivalOf(operation: Operation, { contract, checker }: Route['document']): Rival {
  const inPath = operation.parameters.filter((one) => one.in === 'path')
  const beside = operation.parameters.filter((one) => one.required && (one.in === 'query' || one.in === 'header'))
  const readPath = valuesReader(inPath, checker)
  const readAll = valuesReader([...inPath, ...beside], checker, operation.query)
  const valuesOf = pathReader(operation, checker)
  return {
    operation,
    demands: [...splitPairs(operation.query ?? '', '&', formDecoded)].map(([name, [value]]) => [name, textOf(value)]),
    required: beside.length,
    narrow: inPath.filter(({ schema }) => isNarrow(shapeOf(contract, schema))).length,
    fitsPath: (path) => readPath({ path: valuesOf(path), query: '', headers: {} }).violations.length === 0,
    fits: (path, query, headers) => readAll({ path: valuesOf(path), query, headers }).violations.length === 0
  }
}

/** True for a schema that takes less than any text. */
const isNarrow = ({ type, format, pattern, enum: values }: SchemaObject): boolean =>
  ![type ?? 'string'].flat().includes('string') || [format, pattern, values].some((rule) => rule !== undefined)

/** A value that the template fixes: neither none nor a parameter. */
const textOf = (value: string | undefined): string | undefined =>
  value === undefined || value === '' || value.startsWith('{') ? undefined : value

const has = (sent: string[] | undefined, value: string | undefined): boolean =>
  sent !== undefined && (value === undefined || sent.includes(value))
