import { inspect } from 'node:util'
import type { Contract } from '../contract/contract.ts'
import { isObject } from '../document/json/is-object.ts'
import type { Loaded } from '../document/load.ts'
import { meantBy } from '../document/nearest.ts'
import { type Finding, findingsOf } from '../document/places/finding.ts'
import { pointer } from '../document/places/pointer.ts'
import { eachPart, type ObjectKind, pointerOf, type WalkTrail } from '../document/references/walk.ts'
import { extensionKinds } from '../resources/model/extension.ts'

const names = [...extensionKinds.keys()]

/** Finds members of `x-standin` that it does not have, or whose values are of another kind, so that they change nothing. */
export function extensionFindings({ document }: Contract, locate: Loaded['locate']): Finding[] {
  const findings: Finding[] = []
  const report = findingsOf(findings, locate)
  const part = (value: Record<string, unknown>, kind: ObjectKind, at: WalkTrail | undefined) => {
    if (!('x-standin' in value)) return
    const extension = value['x-standin']
    const place = pointerOf({ up: at, field: 'x-standin' })
    if (kind !== 'operation' && kind !== 'pathItem')
      report(place, 'x-standin is read at operations and paths, not here')
    else if (!isObject(extension))
      report(place, `x-standin is an object with ${names.join(', ')}, not ${inspect(extension, { depth: 0 })}`)
    else for (const [name, own] of Object.entries(extension)) reportMember(name, own, pointer(place, name))
  }
  eachPart(document, part)
  return findings

  function reportMember(name: string, value: unknown, at: string): void {
    const kind = extensionKinds.get(name)
    if (kind === undefined) {
      const nearest = meantBy(name, names)
      const meant = nearest === undefined ? `it has ${names.join(', ')}` : `did you mean "${nearest}"?`
      report(at, `x-standin has no "${name}"; ${meant}`)
    } else if (!kind[1](value)) {
      report(at, `${name} of x-standin is ${kind[0]}, not ${inspect(value, { depth: 0 })}`)
    }
  }
}
