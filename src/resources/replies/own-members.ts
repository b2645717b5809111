/** Members that only a reply has, and no row: the token of a new key, the `object` of a deletion. */

import { bare } from '../../contract/bare.ts'
import type { Contract } from '../../contract/contract.ts'
import { keptForBoth } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { successWords } from '../../generate/success-words.ts'
import { shapeOf } from '../../schema/views/merged-view.ts'
import type { Role } from '../model/model.ts'
import { propertiesOf } from '../model/rows-places.ts'
import { ends } from '../rows/lifecycle.ts'
import { found } from '../rows/making.ts'
import { isRow, type Row } from '../rows/row.ts'
import type { Asking } from '../verbs/asking.ts'
import { levelOf, sentOf } from '../verbs/bodies.ts'

/** Members of a reply's schema that no row has; `sayable` are those that the request may say. */
interface Own {
  own: string[]
  sayable: string[]
}

const ownOf = keptForBoth((role: Role, schema: Schema, contract: Contract): Own => {
  const level = levelOf(contract, role)
  const names = Object.entries(propertiesOf(contract, schema))
    .filter(([name, property]) => !level.names.has(bare(name)) && shapeOf(contract, property).writeOnly !== true)
    .map(([name]) => name)
  const sayable = names.filter((name) => level.sayable.has(name))
  return { own: names.filter((name) => !level.sayable.has(name) && !ends.test(name)), sayable }
})

/**
 * Adds the members to a view that only this reply has: as the request sent them, else made by the seed. It adds none
 * where that would not fit the schema.
 */
export function withOwnMembers(asking: Asking, schema: Schema, view: unknown, seed: () => string): unknown {
  if (!isRow(view)) return view
  const { contract, tools, checker } = asking.api
  const { own, sayable } = ownOf(asking.role, schema, contract)
  if (own.length + sayable.length === 0) return view
  const sent = sayable.length === 0 ? {} : sentOf(contract, asking.role, asking.call.body)
  const said = sayable.filter((name) => name in sent && !(name in view))
  const lacking = own.filter((name) => !(name in view))
  if (lacking.length + said.length === 0) return view
  const known = { ...successWords(contract, schema), ...view }
  const ask = { schema, resources: contract.resources, seed: seed(), known, defaults: true }
  const made = lacking.length === 0 ? {} : found(tools, () => tools.fromExamples(ask) ?? tools.generate(ask))
  const whole: Row = { ...view }
  for (const name of said) whole[name] = sent[name]
  for (const name of lacking) if (isRow(made) && name in made) whole[name] = made[name]
  return checker.fits(schema, whole, 'response') ? whole : view
}
