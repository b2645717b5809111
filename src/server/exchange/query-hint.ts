/** Query parameters that an operation does not document. They change nothing, and most are mistyped. */
import type { Contract, Operation } from '../../contract/contract.ts'
import type { Parameter } from '../../contract/operation.ts'
import { meantBy } from '../../document/nearest.ts'
import { preferenceNames } from '../../reply/preferences.ts'
import { formDecoded, type Pairs, splitPairs } from '../../request/percent.ts'
import type { Checker } from '../../schema/validator.ts'
import { takes, wantedBy } from '../../schema/views/schema-types.ts'

/** The most names that a hint shows, unknown and documented ones. */
const [mostUnknown, mostDocumented] = [3, 10]
const longestName = 60

/** Returns a function that hints at the unknown parameters of a query; it returns undefined where all are known. */
export function queryHintOf(
  { id, parameters, query: template = '' }: Operation,
  { securitySchemes }: Contract,
  checker: Checker
): (query: Pairs) => string | undefined {
  const own = parameters.filter((one) => one.in === 'query').map((one) => namesOf(one, checker))
  if (own.includes('any') || parameters.some((one) => one.in === 'querystring')) return () => undefined
  const documented = own.flat()
  const keys = Object.values(securitySchemes).flatMap(({ in: place, name = '' }) => (place === 'query' ? name : []))
  const preferences = preferenceNames.map((name) => `__${name}`)
  const known = new Set([...documented, ...keys, ...preferences, ...splitPairs(template, '&', formDecoded).keys()])

  return (query) => {
    const unknown: string[] = []
    for (const name of query.keys()) {
      if (!known.has(name) && !known.has(name.replace(/\[.*$/s, ''))) unknown.push(name)
    }
    if (unknown.length === 0) return undefined
    const meant = new Map(unknown.slice(0, mostUnknown).map((name) => [name, meantBy(name, [...known])]))
    const shown = Array.from(meant, ([name, nearest]) => {
      const quoted = JSON.stringify(name.slice(0, longestName))
      return nearest === undefined ? quoted : `${quoted} (did you mean ${nearest}?)`
    })
    const isHelped = documented.length === 0 || [...meant.values()].some((nearest) => nearest !== undefined)
    const others = isHelped ? '' : `; it has ${documented.slice(0, mostDocumented).join(', ')}`
    return `${id} has no query parameter ${shown.join(', ')}${others}`
  }
}

/** Returns the names that a parameter is sent under: an exploded object is sent as its members. */
function namesOf({ name, explode, style, schema, content }: Parameter, checker: Checker): string[] | 'any' {
  const wanted = wantedBy(schema, checker.schemaOrAny)
  if (!explode || style === 'deepObject' || content !== undefined || !takes(wanted, 'object')) return [name]
  if (wanted.schemas.some(({ additionalProperties }) => additionalProperties)) return 'any'
  return [name, ...wanted.properties.keys()]
}
