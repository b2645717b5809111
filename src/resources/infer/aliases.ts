/** Replies to writes that name a row by another member than its key: `{ id }` of rows with `supplier_id`. */
import type { Contract } from '../../contract/contract.ts'
import type { Schema } from '../../document/openapi.ts'
import { replySchema } from '../model/body-schemas.ts'
import type { Key } from '../model/keys.ts'
import type { Resource, Role } from '../model/model.ts'
import { endsAsKey, keyWithin } from '../model/names.ts'
import { shows } from '../model/role-places.ts'
import { rowPlace } from '../model/row-place.ts'
import { propertiesOf, solid } from '../model/rows-places.ts'

/** Adds the members of replies to writes that hold the key of the row, and that no row has. */
export function addAliases(contract: Contract, roles: Iterable<Role>): void {
  for (const role of roles) {
    const { kind, resource, operation } = role
    const { noun, key } = resource
    if (!/^(create|replace|merge|delete)$/.test(kind)) continue
    if (key.property === undefined) {
      if (kind === 'create') addUnshownKey(contract, role)
      continue
    }
    const short = keyWithin(noun, key.property.at(-1) as string)
    const names = ['id', `${noun}id`, `id${noun}`, short].map((name) => [name, key.schema])
    const row = { properties: Object.fromEntries(names) }
    const schema = replySchema(contract, operation)
    const place = role.reply ?? rowPlace(contract, schema, { noun, row, inArray: true })
    const lone = place === undefined ? loneKey(contract, role, schema) : undefined
    const name = lone ?? (place && aliasIn(contract, resource, key.property, place.row))
    if (lone !== undefined) role.reply = { path: [], row: schema as Schema }
    else if (name !== undefined || shows(contract, place?.row, key.property)) role.reply = place
    if (name === undefined) continue
    const { aliases = [] } = key
    if (!aliases.some((one) => one.join('.') === name)) key.aliases = [...aliases, [name]]
  }
}

/**
 * Takes a member of a reply for the key of a row that does not show it: `{ detectorId, … }`, and the only one whatever
 * its word is: `{ name: '7' }` of Firebase.
 */
function addUnshownKey(contract: Contract, role: Role): void {
  const { key, noun, rows } = role.resource
  const schema = replySchema(contract, role.operation)
  const members = Object.entries(propertiesOf(contract, schema))
  const words = members.length === 1 ? ['id', 'name', 'key', 'uid'] : ['id']
  const [name] =
    members.find(([name, member]) => words.includes(keyWithin(noun, name)) && holds(contract, key, member)) ?? []
  if (schema === undefined || name === undefined || rows.some((row) => shows(contract, row, [name]))) return
  role.reply = { path: [], row: schema }
  key.aliases = [[name]]
}

/** Returns the only member of a reply that ends as keys do, if the reply shows no more of the row: `ouId`. */
function loneKey(contract: Contract, { kind, resource }: Role, schema: Schema | undefined): string | undefined {
  const properties = propertiesOf(contract, schema)
  const [only, ...others] = Object.keys(properties).filter(endsAsKey)
  if (!/^(create|delete)$/.test(kind) || only === undefined || others.length > 0) return
  if (/^(request|trace|correl)/i.test(only)) return
  return holds(contract, resource.key, properties[only] as Schema) ? only : undefined
}

/** Returns the member of a reply that holds the key of the row, and that no row has. */
function aliasIn(
  contract: Contract,
  { key, noun, rows }: Resource,
  property: readonly string[],
  reply: Schema
): string | undefined {
  if (shows(contract, reply, property)) return undefined
  const short = keyWithin(noun, property.at(-1) as string)
  const properties = propertiesOf(contract, reply)
  return Object.keys(properties).find(
    (name) =>
      ['id', short].includes(keyWithin(noun, name)) &&
      !rows.some((one) => shows(contract, one, [name])) &&
      holds(contract, key, properties[name] as Schema)
  )
}

/** True where a member takes the values of a key. */
function holds(contract: Contract, key: Key, member: Schema): boolean {
  const { type, format } = solid(contract, member)
  const isNumber = [type].flat().some((one) => one === 'integer' || one === 'number')
  if (isNumber || key.type === 'integer') return isNumber && key.type === 'integer'
  return format === undefined || format === solid(contract, key.schema).format
}
