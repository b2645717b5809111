/** Texts of rows that another row has too, whose key stands beside them: `patient_name` beside `patient_id`. */
import { bare } from '../../contract/bare.ts'
import type { Schema } from '../../document/openapi.ts'
import type { SchemaLookup } from '../../schema/views/merged-view.ts'
import { type Copy, isSameOwner, keyPathOf, type Resource } from '../model/model.ts'
import { nounOf, wordsOf } from '../model/names.ts'
import { admitsNull, membersIn, solid } from '../model/rows-places.ts'
import { nounIn } from './related.ts'

/** A member that names another row. */
interface Naming {
  noun: string
  key: string[]
  of: string
}

/** Adds the members of each resource's rows that repeat a text of a row that they name. */
export function addCopies(schemas: SchemaLookup, all: readonly Resource[]): void {
  const byId = new Map(all.map((one) => [one.id, one]))
  for (const resource of all) {
    const namings = namingsIn(resource, byId)
    if (namings.length === 0) continue
    const taken = new Set([resource.key.property, ...namings.map(({ key }) => key)].map((path) => path?.join('.')))
    for (const { path, name, property } of membersIn(schemas, resource)) {
      const at = path.join('.')
      if (taken.has(at) || !isText(schemas, property)) continue
      const copy = namings
        .map((naming) => copyOf(resource, naming, path, name, property))
        .find((one) => one !== undefined)
      if (copy === undefined) continue
      taken.add(at)
      resource.told.push(copy)
    }
  }

  function copyOf(
    { id }: Resource,
    { noun, key, of }: Naming,
    path: string[],
    name: string,
    property: Schema
  ): Copy | undefined {
    const rest = restOf(name, noun)
    if (rest === undefined) return undefined
    const { format } = solid(schemas, property)
    const nullable = admitsNull(schemas, property)
    const texts = new Map<string, string[]>()
    for (const one of membersIn(schemas, byId.get(of) as Resource))
      if (isText(schemas, one.property) && solid(schemas, one.property).format === format)
        texts.set(bare(one.name), one.path)
    // A row does not repeat the same member of a row of its own kind: each of two may name the other.
    const own = [...(of === id ? [] : [bare(name)]), rest, ...(rest === 'name' ? ['fullname'] : [])].find((one) =>
      texts.has(one)
    )
    const copies = (own === undefined && rest === 'name' ? ['firstname', 'lastname'] : [own ?? '']).map((one) =>
      texts.get(one)
    )
    return copies.every((one) => one !== undefined) ? { path, key, of, copies, nullable } : undefined
  }
}

/** True for a text that may be any: two enumerations may differ. */
function isText(schemas: SchemaLookup, property: Schema): boolean {
  const { type, enum: values } = solid(schemas, property)
  return [type].flat().includes('string') && values === undefined
}

function namingsIn({ parents, owners, references }: Resource, all: ReadonlyMap<string, Resource>): Naming[] {
  const above = [...parents, ...owners].flatMap(({ property: key, of }): Naming[] => {
    const isBeside = all.get(of as string)?.parents.every((one) => parents.some((own) => isSameOwner(one, own)))
    return key === undefined || isBeside !== true ? [] : [{ noun: nounIn({ path: key }), key, of: of as string }]
  })
  const referred = references.filter(({ many }) => !many)
  return [...referred.map((one) => ({ noun: nounIn(one), key: keyPathOf(one), of: one.of })), ...above]
}

const particles = /^(de|del|de?r|des?|du|da|do|of)$/

/** Returns a name without the noun before or after it: `name` of `owner_name`, `nombre` of `nombre_del_cliente`. */
function restOf(name: string, noun: string): string | undefined {
  const words = wordsOf(name)
  for (let at = 1; at < words.length; at++) {
    const [before, after] = [words.slice(0, at), words.slice(at)]
    if (nounOf(before.join('_')) === noun) return after.join('')
    if (nounOf(after.join('_')) === noun) return before.filter((word) => !particles.test(word)).join('')
  }
  return undefined
}
