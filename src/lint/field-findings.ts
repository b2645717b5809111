import type { Contract } from '../contract/contract.ts'
import type { Loaded } from '../document/load.ts'
import { lettersBetween } from '../document/nearest.ts'
import { type Finding, findingsOf } from '../document/places/finding.ts'
import { eachPart, fieldNames, type ObjectKind, pointerOf, type WalkTrail } from '../document/references/walk.ts'

/** The fields that hold no parts, in Swagger 2.0 and OpenAPI 3.0 to 3.2 together. */
const plain: { [kind in ObjectKind]?: string } = {
  document: 'openapi swagger jsonSchemaDialect externalDocs host basePath schemes consumes produces $self',
  info: 'title summary description termsOfService contact license version',
  pathItem: 'summary description $ref',
  operation: 'tags summary description externalDocs operationId deprecated consumes produces schemes',
  parameter:
    'name in description required deprecated allowEmptyValue style explode allowReserved example ' +
    'type format collectionFormat default maximum minimum maxLength minLength pattern maxItems minItems uniqueItems enum',
  requestBody: 'description required',
  response: 'description summary examples',
  mediaType: 'example',
  securityScheme:
    'type description name in scheme bearerFormat flows openIdConnectUrl flow authorizationUrl tokenUrl scopes'
}

/** Finds fields that no specification knows and that are one of its fields, mistyped: `respones`. */
export function fieldFindings({ document }: Contract, locate: Loaded['locate']): Finding[] {
  const findings: Finding[] = []
  const report = findingsOf(findings, locate)
  const part = (value: Record<string, unknown>, kind: ObjectKind, at: WalkTrail | undefined) => {
    const more = plain[kind]
    if (more === undefined) return
    const known = [...fieldNames(kind), ...more.split(' ')]
    for (const name of Object.keys(value)) {
      if (name.startsWith('x-') || known.includes(name)) continue
      const meant = known.find((one) => !(one in value) && isSlip(name, one))
      if (meant !== undefined)
        report(pointerOf({ up: at, field: name }), `there is no field "${name}"; did you mean "${meant}"?`)
    }
  }
  eachPart(document, part)
  return findings
}

/** True for names that differ in a letter or two: short names are too like each other for two. */
function isSlip(written: string, name: string): boolean {
  const length = Math.min(written.length, name.length)
  return length > 3 && lettersBetween(written.toLowerCase(), name.toLowerCase()) <= (length > 5 ? 2 : 1)
}
