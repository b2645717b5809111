import { writeJson } from '../document/json/integers.ts'
import type { Document, OperationObject, SecurityRequirement, SecurityScheme } from '../document/openapi.ts'
import { pointer } from '../document/places/pointer.ts'
import { textOf } from '../document/places/text-of.ts'
import type { ContractContext } from './operation.ts'
import { objectAt } from './resolve.ts'

const types = new Map(
  ['apiKey', 'http', 'oauth2', 'openIdConnect', 'mutualTLS'].map((type) => [type.toLowerCase(), type])
)
/** HTTP schemes that documents often write as a type, as Swagger 2.0 does. */
const httpTypes = new Set(['basic', 'bearer'])

/** Returns a document's security schemes, with references followed. Broken ones are reported and left out. */
export function schemesOf({ document, resolve, report }: Pick<ContractContext, 'document' | 'resolve' | 'report'>) {
  // Names are the document's own, `constructor` among them.
  const schemes: Record<string, SecurityScheme> = Object.create(null)
  for (const [name, value] of Object.entries(document.components?.securitySchemes ?? {})) {
    const at = pointer('/components/securitySchemes', name)
    const found = objectAt(resolve, value, at)
    if (!('value' in found)) continue
    const complain = (message: string) => report(at, `the security scheme ${name} ${message}`)
    const scheme = schemeOf(found.value, complain)
    if (scheme !== undefined) schemes[name] = scheme
  }
  return schemes
}

/** Returns a scheme with all that its type needs; undefined if no request could meet it. */
function schemeOf(written: Record<string, unknown>, complain: (message: string) => void): SecurityScheme | undefined {
  const type = textOf(written.type).toLowerCase()
  if (httpTypes.has(type)) {
    complain(`has the type ${writeJson(written.type)}; it is taken as type http, scheme ${type}`)
    return { ...written, type: 'http', scheme: type }
  }
  const known = types.get(type)
  if (known === undefined) {
    complain(`has the unknown type ${writeJson(written.type)}`)
    return undefined
  }
  const scheme = { ...written, type: known } as SecurityScheme
  if (known === 'http' && typeof written.scheme !== 'string') {
    complain('needs a `scheme` such as basic or bearer; it is taken as bearer')
    return { ...scheme, scheme: 'bearer' }
  }
  if (known !== 'apiKey') return scheme
  if (typeof written.name !== 'string' || written.name === '') {
    complain('needs the `name` of its parameter; it is left out')
    return undefined
  }
  if (keyPlaces.has(textOf(written.in))) return scheme
  complain('needs an `in` that is one of header, query, cookie; it is taken as header')
  return { ...scheme, in: 'header' }
}

const keyPlaces = new Set(['header', 'query', 'cookie'])

/**
 * Returns a function that reads the alternatives in an operation's `security`, or in the document's if the operation
 * has none. An alternative with an undeclared scheme is left out and reported, since no request can meet it. If none is
 * left, no credentials are demanded.
 */
export function securityReader({ document, securitySchemes, report }: ContractContext) {
  const read = (declared: SecurityRequirement[] = [], at: string): SecurityRequirement[] => {
    const missing = new Set<string>()
    const security = declared.filter((requirement) => {
      const unknown = Object.keys(requirement).filter((name) => securitySchemes[name] === undefined)
      for (const name of unknown) missing.add(name)
      return unknown.length === 0
    })
    if (missing.size === 0) return security
    const rest = security.length === 0 ? 'no credentials are demanded' : 'only the other alternatives are accepted'
    report(at, `the security scheme ${[...missing].join(', ')} is not declared in components.securitySchemes; ${rest}`)
    return security
  }
  let common: SecurityRequirement[] | undefined
  return (object: OperationObject, at: string) => {
    if (object.security !== undefined) return read(object.security, `${at}/security`)
    common ??= read((document as Document).security, '/security')
    return common
  }
}
