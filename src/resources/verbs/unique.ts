/** Refuses values that another row has, where the document says that they are taken: "Email already exists". */
import type { Contract, Response } from '../../contract/contract.ts'
import { Problem } from '../../contract/problem.ts'
import { keptFor } from '../../document/memoized.ts'
import { people } from '../../generate/lexicon/words/names-of-things.ts'
import type { Role } from '../model/model.ts'
import { wordsOf } from '../model/names.ts'
import { at, solid } from '../model/rows-places.ts'
import { openGroup, rowOf } from '../rows/groups.ts'
import type { Row } from '../rows/row.ts'
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
  const { role, land } = asking
  for (const unique of uniqueIn(role, land.contract)) {
    const value = valuesOf(unique, row)
    if (value === undefined || value === valuesOf(unique, before)) continue
    if (!valuesIn(asking, parents, unique).has(value)) continue
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

/** The values of a group's rows, as they were at a version of it. */
interface Values {
  version: number
  length: number
  known: Set<string>
}

const seenIn = keptFor((_group: Group) => new Map<Unique, Values>())

/** Returns the values of a group's rows. After a POST it reads only the new row. */
function valuesIn(asking: Asking, parents: readonly string[], unique: Unique): ReadonlySet<string> {
  const group = openGroup(asking, asking.role.resource, parents)
  const { version, order } = group
  const seen = seenIn(group)
  const before = seen.get(unique)
  const isLonger = before !== undefined && version - before.version === order.length - before.length
  const values = isLonger ? before : { version, length: 0, known: new Set<string>() }
  for (const item of order.slice(values.length)) {
    const value = valuesOf(unique, rowOf(asking, asking.role.resource, parents, item))
    if (value !== undefined) values.known.add(value)
  }
  seen.set(unique, Object.assign(values, { version, length: order.length }))
  return values.known
}

/** Texts of a refusal that speak of a value which another row has. */
const taken =
  /\b(exists?|taken|duplicated?|unique|not available|already (in use|used|registered|claimed|has|have)|in use)\b/

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
