/** Members of rows that name the owner of the row, or other things. */

import { bare } from '../../contract/bare.ts'
import { grouped } from '../../document/grouped.ts'
import { keptFor } from '../../document/memoized.ts'
import type { Schema } from '../../document/openapi.ts'
import { personalRoles } from '../../generate/lexicon/words/person-words.ts'
import { type SchemaLookup, shapeOf } from '../../schema/views/merged-view.ts'
import { isSameOwner, type Owner, type Reference, type Resource } from '../model/model.ts'
import { keyWithin, nounOf, referredBy, usualKeys, wordsOf } from '../model/names.ts'
import { leadsTo, type Relationship, relationshipsOf } from '../model/relationships.ts'
import { alternativesOf, isLeaf, isSame, levelsOf, membersIn, propertiesOf, solid } from '../model/rows-places.ts'
import { mayName, memberAbove, rootForm } from '../model/self-references.ts'
import { agree, typesOf } from './twins.ts'

/** Returns the owner that a path parameter names: its resource, and the member of rows that holds its key. */
export function ownerOf(
  schemas: SchemaLookup,
  rows: Schema[],
  inner: string | undefined,
  parameter: string,
  owner: Resource | undefined
): Owner {
  const noun = owner?.noun ?? referredBy(parameter)?.noun ?? bare(parameter)
  const key = owner?.key.property?.at(-1) ?? referredBy(parameter)?.key ?? 'id'
  const short = keyWithin(noun, key)
  const last = nounOf(wordsOf(owner?.name ?? '').at(-1) as string)
  const names = new Set([
    ...[bare(parameter), bare(key), noun + short, short + noun, `${noun}id`, noun],
    ...[`parent${noun}id`, `parent${last}id`]
  ])
  // The `{id}` of an owner is not the `id` of the row.
  if (noun !== short && usualKeys.includes(short)) names.delete(short)
  const found = levelsOf(schemas, rows, inner).map(([outer, schema]) => find(schema, outer))
  const property = found.find((one) => one !== undefined) ?? inMetadata(schemas, rows, parameter)
  if (property !== undefined) return { parameter, property, of: owner?.id }
  const whole = owner && holderOf(schemas, rows, inner, owner)
  if (whole !== undefined) return { parameter, property: [...whole, key], of: owner?.id }
  const single = relationshipsOf(schemas, rows).filter(({ many }) => !many)
  const related =
    single.find(({ name }) => names.has(bare(name))) ??
    single.find((one) => owner !== undefined && leadsTo(schemas, one, owner))
  return { parameter, property: related && [...related.path, 'id'], of: owner?.id }

  /** Returns the name of an owner that is no thing of the document, and that a path calls so: `{owner}`. */
  function nameIn(members: object): string | undefined {
    if (owner !== undefined || referredBy(parameter) !== undefined) return undefined
    return ['login', 'username', 'slug', 'handle', 'name'].find((one) => one in members)
  }

  function find(schema: Schema, outer: string[]): string[] | undefined {
    const properties = propertiesOf(schemas, schema)
    for (const wanted of names) {
      const name = Object.keys(properties).find((one) => bare(one) === wanted)
      if (name === undefined) continue
      const { properties: members, items, format } = solid(schemas, properties[name])
      // An address of the owner is no key.
      if (items !== undefined || /^(ur[il]|iri)/.test(String(format))) continue
      if (members === undefined) return [...outer, name]
      const own = nameIn(members) ?? Object.keys(members).find((one) => keyWithin(noun, one) === short)
      if (own !== undefined) return [...outer, name, own]
    }
    return undefined
  }
}

/** Returns the only member of rows that holds the owner as its own path shows it, whatever its name: `author` of a post. */
function holderOf(
  schemas: SchemaLookup,
  rows: Schema[],
  inner: string | undefined,
  owner: Resource
): string[] | undefined {
  const found = new Map<string, string[]>()
  for (const { path, name, property } of membersIn(schemas, { rows, inner })) {
    const parts = [property, ...alternativesOf(shapeOf(schemas, property))]
    if (owner.rows.some((row) => parts.some((part) => isSame(row, part)))) found.set(name, path)
  }
  return found.size === 1 ? [...found.values()][0] : undefined
}

/** Returns the member of rows in which Kubernetes' objects name what they stand under: `metadata.namespace`. */
function inMetadata(schemas: SchemaLookup, rows: Schema[], parameter: string): string[] | undefined {
  for (const row of rows) {
    const members = Object.keys(propertiesOf(schemas, solid(schemas, row).properties?.metadata))
    const name = members.find((one) => bare(one) === bare(parameter))
    if (name !== undefined) return ['metadata', name]
  }
  return undefined
}

/** Words before the noun of one of two things, such as those of a transfer. */
const sides = /^(from|to|source|target|destination|origin|sender|receiver|home|away|old|new)/

const personalNouns = new Set(personalRoles.map(bare))

/** The collections that members may refer to, also by their nouns. */
function targetsAmong(all: readonly Resource[]) {
  const byNoun = grouped(all, ({ noun }) => noun)
  const people = ['user', 'member', 'employee', 'person'].flatMap((noun) => byNoun.get(noun) ?? [])
  return { byNoun, people, targets: [...byNoun.values()].flat() }
}

const collectionsAmong = keptFor((all: readonly Resource[]) => all.filter(({ kind }) => kind === 'collection'))

const flatTargets = keptFor((all: readonly Resource[]) =>
  targetsAmong(collectionsAmong(all).filter(({ parents }) => parents.length === 0))
)

/** Returns the collections that rows may refer to: without parents, or below a name that the rows stand below too. */
function targetsOf(all: readonly Resource[], { parents }: Resource): ReturnType<typeof targetsAmong> {
  const flat = flatTargets(all)
  const names = parents.filter(({ of }) => of === undefined)
  const isBeside = (one: Resource) =>
    one.parents.length > 0 && one.parents.every((parent) => names.some((name) => isSameOwner(name, parent)))
  const beside = names.length === 0 ? [] : collectionsAmong(all).filter(isBeside)
  return beside.length === 0 ? flat : targetsAmong([...beside, ...flat.targets])
}

/** Returns the members that name things of other resources. */
export function referencesOf(schemas: SchemaLookup, resource: Resource, all: readonly Resource[]): Reference[] {
  const { byNoun, people, targets } = targetsOf(all, resource)
  const owners = [...resource.parents, ...resource.owners]
  const found = new Map<string, Reference>()
  const above = memberAbove(schemas, resource)?.[0].at(-1)
  for (const { path, name, property } of membersIn(schemas, resource)) {
    const at = path.join('.')
    if (found.has(at) || at === resource.key.property?.join('.')) continue
    const owner = owners.find((one) => isAt(one, path))
    const reference = owner === undefined ? referenceOf(name, property, path) : ownerAt(owner, name, property, path)
    if (reference !== undefined) found.set(at, reference)
  }
  for (const relationship of relationshipsOf(schemas, resource.rows)) {
    const reference = referenceBy(relationship)
    if (reference !== undefined) found.set(reference.path.join('.'), reference)
  }
  return [...found.values()]

  function referenceBy(relationship: Relationship): Reference | undefined {
    const { path, many, schema } = relationship
    const owner = owners.find((one) => isAt(one, path))
    if (owner !== undefined) return ownerAt(owner, relationship.name, schema, path)
    const target = flatTargets(all).targets.find((one) => one !== resource && leadsTo(schemas, relationship, one))
    return target && { path, of: target.id, many, embeddedKey: 'id', schema }
  }

  /** Returns the reference to an owner that the rows embed: `customer: { id, name }`. */
  function ownerAt({ of, property = [] }: Owner, name: string, schema: Schema, path: string[]): Reference | undefined {
    const target = of === undefined ? undefined : targets.find(({ id }) => id === of)
    const [embeddedKey, ...deeper] = property.slice(path.length)
    if (embeddedKey === undefined) {
      // The member holds the key, and the owner itself where a request asks for it.
      const reference = referenceOf(name, schema, path)
      return reference?.expands === undefined ? undefined : { ...reference, tied: true }
    }
    return target === undefined || deeper.length > 0
      ? undefined
      : { path, of: target.id, many: false, embeddedKey, schema, tied: true }
  }

  function referenceOf(name: string, property: Schema, path: string[]): Reference | undefined {
    if (isLeaf(property)) return byName(name, property, path, false)
    const shape = solid(schemas, property)
    const many = shape.items !== undefined
    const schema = many ? (shape.items as Schema) : property
    const parts = alternativesOf(shapeOf(schemas, schema))
    const whole = parts.find((part) => solid(schemas, part).properties !== undefined) ?? schema
    const thing = solid(schemas, whole)
    if (thing.properties === undefined) return byName(name, schema, path, many)
    const target = targetCalled(nounOf(name)) ?? targetOf(whole) ?? ownTarget(name, many)
    const key = target?.key.property?.at(-1)
    if (target === undefined || key === undefined) return undefined
    const keyForm = parts.find((part) => isLeaf(part) && agree(typesOf(solid(schemas, part).type), keyTypes(target)))
    if (keyForm !== undefined)
      return { path, of: target.id, many, embeddedKey: undefined, schema: keyForm, expands: whole }
    const short = keyWithin(target.noun, key)
    const own = Object.keys(thing.properties).find((one) => keyWithin(target.noun, one) === short)
    if (own === undefined) return undefined
    return { path, of: target.id, many, embeddedKey: own, schema, ...rootOf(target, path) }
  }

  /** Returns the collection itself for a member that names a row above: `parent` of a category. */
  function ownTarget(name: string, many: boolean): Resource | undefined {
    const isFlat = resource.parents.every(({ of }) => of === undefined)
    return isFlat && !many && above === name ? resource : undefined
  }

  function rootOf(target: Resource, path: string[]): Pick<Reference, 'root'> {
    return target === resource ? { root: rootForm(schemas, resource, path) } : {}
  }

  function targetCalled(noun: string, fits: (one: Resource) => boolean = () => true): Resource | undefined {
    // An assignee is a user.
    const called = byNoun.get(noun) ?? (personalNouns.has(noun) ? people : [])
    return called.find((one) => one !== resource && fits(one))
  }

  /** Returns the collection whose rows have a schema. Of several whose rows have the same, none is meant more. */
  function targetOf(schema: Schema): Resource | undefined {
    if (resource.rows.some((row) => isSame(row, schema))) return undefined
    return targets.find((one) => one !== resource && one.rows.some((row) => isSame(row, schema)))
  }

  function keyTypes({ key }: Resource): ReturnType<typeof typesOf> {
    return typesOf(solid(schemas, key.schema).type ?? key.type)
  }

  function byName(name: string, schema: Schema, path: string[], many: boolean): Reference | undefined {
    const referred = referredBy(name)
    const isCalled = (noun: string) => targetCalled(noun, (one) => namesKey(one, referred?.key as string))
    const called = referred && (isCalled(referred.noun) ?? isCalled(referred.noun.replace(sides, '')))
    const isAbove = above === name && !many && mayName(schemas, resource.key, name, schema)
    const target = called ?? (isAbove ? resource : undefined)
    if (target === undefined) return undefined
    const shape = solid(schemas, schema)
    if (shape.enum !== undefined || shape.const !== undefined) return undefined
    if (!agree(typesOf(shape.type), keyTypes(target))) return undefined
    return { path, of: target.id, many, embeddedKey: undefined, schema, ...rootOf(target, path) }
  }
}

/** True where an owner's key is at a path of members, or in the thing there. */
const isAt = ({ property = [] }: Owner, path: readonly string[]): boolean =>
  property.length > 0 && property.slice(0, path.length).join('.') === path.join('.')

/** True for `customer_id` and `customer_uuid`, which name a key; for `customer_name` only if that is the key. */
function namesKey({ key }: Resource, word: string): boolean {
  const own = bare(key.property?.at(-1) ?? 'id')
  return own.endsWith(word) || (/^(id|ref)$/.test(word) && !/name|email/.test(own))
}
