/** Refuses values that another row has, where the document says that they are taken: "Email already exists". */
import type { Contract, Response } from '../../contract/contract.ts'
import { Problem } from '../../contract/problem.ts'
import { keptFor } from '../../document/memoized.ts'
import { people } from '../../generate/lexicon/words/names-of-things.ts'
import type { Role } from '../model/model.ts'
import { wordsOf } from '../model/names.ts'
import { at, solid } from '../model/rows-places.ts'
import { openGroup, rowOf } from '../rows/groups.ts'
import type { Item, Row } from '../rows/row.ts'
import type { Group } from '../rows/store.ts'
import { type Asking, pointerSent } from './asking.ts'
import { levelOf } from './bodies.ts'
import { aNoun } from './named-row.ts'

/** Members that no two rows of a collection have alike, all together, and the status that refuses them. */
interface Unique {
  status: number
  members: string[]
}

/** Throws a Problem if another row has what a row is to have. The values that the row had `before` may stay. */
export function refuseTaken(asking: Asking, parents: readonly string[], row: Row, before: Row = {}): void {
  const { role, api } = asking
  for (const unique of uniqueIn(role, api.contract)) {
    const value = valuesOf(unique, row)
    if (!isTaken(asking, parents, unique, value) || value === valuesOf(unique, before)) continue
    const said = unique.members.map((name) => `${name} ${JSON.stringify(row[name])}`).join(' and ')
    const at = pointerSent(asking, [unique.members[0] as string])
    const message = `has the ${said} of another row`
    const violation = { in: 'body', at, message, keyword: 'unique' }
    const problem = `there is ${aNoun(role.resource)} with ${said} already`
    throw new Problem(unique.status, problem, { violations: [violation] })
  }
}

/** Returns what a row has of some members, in one text; undefined if it lacks one. */
function valuesOf({ members }: Unique, row: Row): string | undefined {
  const values = members.map((name) => at(row, [name]))
  return values.some((one) => one === undefined || one === null || one === '') ? undefined : JSON.stringify(values)
}

/** The keys of the rows that had a value, up to a version of their group. */
interface Holders {
  version: number
  keys: Map<string, Set<string>>
}

const seenIn = keptFor((_group: Group) => new Map<Unique, Holders>())

/** Tells whether a row of a group has a value. After a write to the group it reads only the written row. */
function isTaken(asking: Asking, parents: readonly string[], unique: Unique, value: string | undefined): boolean {
  const { resource } = asking.role
  const group = openGroup(asking, resource, parents)
  const { version, order, latest } = group
  const valueIn = (item: Item) => valuesOf(unique, rowOf(asking, resource, parents, item))
  const seen = seenIn(group)
  const before = seen.get(unique)
  const isNext = before !== undefined && version - before.version <= 1 && before.keys.size <= 2 * order.length + 100
  const keys = isNext ? before.keys : new Map<string, Set<string>>()
  for (const item of isNext ? latest : order) {
    const one = valueIn(item)
    if (one !== undefined) keys.set(one, (keys.get(one) ?? new Set()).add(item.key))
  }
  seen.set(unique, { version, keys })
  const found = (value === undefined ? undefined : keys.get(value)) ?? new Set()
  for (const key of found) {
    const item = group.items.get(key)
    if (item !== undefined && item.ordinal >= 0 && valueIn(item) === value) return true
    found.delete(key)
  }
  return false
}

/** Texts of a refusal that speak of a value which another row has. */
const taken =
  /\b((?<!\b(longer|must|no|not|should|t) )exists?|taken|duplicated?|unique|not available|already (in use|used|registered|claimed|has|have)|in use)\b/

/** Words of a text that promises nothing. */
const hedges = /\b(often|usually|sometimes|may|might)\b/

const uniqueIn = keptFor((role: Role, contract: Contract): Unique[] =>
  ['409', '422', '400'].flatMap((status) => {
    const response = role.operation.responses.find(({ key }) => key === status)
    const text = response === undefined ? '' : textOf(response)
    if (!taken.test(text) || hedges.test(text)) return []
    const names = scalarsOf(role, contract)
    const named = names.filter((name) => text.includes(` ${wordsOf(name).join(' ')} `))
    if (named.length > 1 && /\b(and|combination)\b/.test(text)) return [{ status: Number(status), members: named }]
    const members = named.length === 0 && status === '409' ? usualAmong(role, names, response as Response) : named
    return members.map((name) => ({ status: Number(status), members: [name] }))
  })
)

/** Returns the words of a response and its examples. */
function textOf({ object }: Response): string {
  const examples = Object.values({ ...object.content }).map(({ example, examples }) => [example, examples])
  const words = wordsOf([object.description, JSON.stringify(examples)].join(' '))
  return ` ${words.join(' ').replaceAll(/\be mail\b/g, 'email')} `
}

/** Returns the members that a request says in a text or number of its own choice. */
const scalarsOf = (role: Role, contract: Contract): string[] =>
  [...levelOf(contract, role).sayable].flatMap(([name, schema]) => {
    const { type, enum: words } = solid(contract, schema)
    const isFree = [type].flat().some((one) => one === 'string' || one === 'integer' || one === 'number')
    return isFree && words === undefined ? [name] : []
  })

/** Returns the members that a short text means which names none: "User already exists". A key that is sent is one. */
function usualAmong({ resource }: Role, names: readonly string[], { object }: Response): string[] {
  if (wordsOf(String(object.description)).length > 5 || names.includes(String(resource.key.property))) return []
  const isUsual = (usual: RegExp) => (name: string) => usual.test(wordsOf(name).join(''))
  return people.test(resource.noun)
    ? names.filter(isUsual(/^(user(name)?|login|handle|email(address)?)$/))
    : names.filter(isUsual(/^(slug|sku|code|name|domain|hostname)$/)).slice(0, 1)
}
