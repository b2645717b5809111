/** The members by which a row says that it is deleted: `deleted`, `deleted_at`, and the state of a cancelled plan. */
import { bare } from '../../contract/bare.ts'
import type { Contract } from '../../contract/contract.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { type Role, rolesOf } from '../model/model.ts'
import { admitsNull, propertiesOf, solid } from '../model/rows-places.ts'
import { statesOf } from '../model/states.ts'
import { valueAtBegin } from '../rows/lifecycle.ts'
import type { Row } from '../rows/row.ts'
import type { Asking } from './asking.ts'
import { changedNow, momentIn, timedByState, writeTime } from './times.ts'

/** States of deleted rows, the likeliest first. */
const states = ['deleted', 'removed', 'cancelled', 'canceled', 'terminated']

interface Ending {
  name: string
  property: Schema
  /** The value of a deleted row; undefined for a time. */
  value?: unknown
}

/** Finds the members that tell of a deletion. A state tells it where the operation shows that. */
const endingsOf = keptFor(({ resource, reply }: Role, contract: Contract): Ending[] => {
  const shown = Object.entries(propertiesOf(contract, reply?.row))
  const members = new Map([...resource.rows.flatMap((row) => Object.entries(propertiesOf(contract, row))), ...shown])
  const [state] = shown.flatMap(([name, property]) => {
    const values = statesOf(contract, name, property)
    const value = states.flatMap((word) => values.find((one) => bare(String(one)) === word) ?? [])[0]
    return value === undefined ? [] : [{ name, property, value }]
  })
  const marks = [...members].flatMap(([name, property]): Ending[] => {
    const isFlag = [solid(contract, property).type].flat().includes('boolean')
    if (isFlag && /^(is)?(deleted|removed)$/.test(bare(name))) return [{ name, property, value: true }]
    return /^(deleted?|removed)(at|on|date|time)$/.test(bare(name)) ? [{ name, property }] : []
  })
  return state === undefined ? marks : [...marks, state]
})

/** Returns a row as its own deletion shows it: `deleted` is true, `deleted_at` and `updated_at` are now. */
export function endedNow(asking: Asking, row: Row): Row {
  const whole: Row = {}
  for (const { name, property, value } of endingsOf(asking.role, asking.api.contract))
    whole[name] = value ?? momentIn(writeTime(asking), solid(asking.api.contract, property))
  if (Object.keys(whole).length === 0) return row
  return timedByState(asking, changedNow(asking, { ...row, ...whole }, whole), row, whole)
}

/** Returns a row that was deleted without what its deletion said. */
export function reopenedNow(asking: Asking, row: Row): Row {
  const { contract, model } = asking.api
  const endings = rolesOf(model, asking.role.resource, 'delete').flatMap((role) => endingsOf(role, contract))
  const whole = { ...row }
  for (const { name, property, value } of endings) {
    if (value === true) whole[name] = false
    else if (value !== undefined) whole[name] = valueAtBegin(contract, name, property)
    else if (admitsNull(contract, property)) whole[name] = null
    else delete whole[name]
  }
  return changedNow(asking, whole, {})
}
