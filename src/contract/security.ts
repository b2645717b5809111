import type { Document, OperationObject, SecurityRequirement, SecurityScheme } from '../document/openapi.ts'
import { pointer } from '../document/pointer.ts'
import { isObject } from '../document/walk.ts'
import type { Context } from './operation.ts'
import { objectAt } from './resolve.ts'

const types = new Set(['apiKey', 'http', 'oauth2', 'openIdConnect', 'mutualTLS'])

/** The security schemes that a document declares, references followed; what is broken is reported and left out. */
export function schemesOf({ document, resolve, report }: Omit<Context, 'securitySchemes'>) {
  // Names are the document's own, `constructor` among them.
  const schemes: Record<string, SecurityScheme> = Object.create(null)
  for (const [name, value] of Object.entries(document.components?.securitySchemes ?? {})) {
    const at = pointer('/components/securitySchemes', name)
    const found = objectAt(resolve, value, at)
    if (!('value' in found)) continue
    const scheme = found.value as unknown as SecurityScheme
    if (types.has(scheme.type)) schemes[name] = scheme
    else report(at, `the security scheme ${name} has the unknown type ${JSON.stringify(scheme.type)}`)
  }
  return schemes
}

/**
 * Makes the reader of an operation's security: its own `security` or else the document's, as alternatives. One that
 * names a scheme which nobody declares cannot be met, and is left out; where no other is left, no credentials are
 * demanded, since nobody knows which.
 */
export function securityReader({ document, securitySchemes, report }: Context) {
  const read = (declared: unknown, at: string): SecurityRequirement[] => {
    if (declared === undefined) return []
    if (!Array.isArray(declared)) {
      report(at, '`security` has to be a list of requirements; it is ignored')
      return []
    }
    const missing = new Set<string>()
    const security = declared.filter(isObject).filter((requirement) => {
      const unknown = Object.keys(requirement).filter((name) => securitySchemes[name] === undefined)
      for (const name of unknown) missing.add(name)
      return unknown.length === 0
    }) as SecurityRequirement[]
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
