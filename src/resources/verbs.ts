/** What requests do to rows. Each verb reads and writes without a pause between, so that no write is lost. */
import { applyPatch, type Operation as PatchStep } from 'rfc6902'
import { Problem } from '../contract/problem.ts'
import { valueAt } from '../document/pointer.ts'
import { echoes } from '../generate/request-context.ts'
import { writeJson } from '../schema/json-values.ts'
import { shapeOf } from '../schema/merged-view.ts'
import { alive, typed } from './base.ts'
import { defaultsOf, hintsOf, keySent, levelOf, merged, newRow, replaced, sentOf } from './bodies.ts'
import {
  asIn,
  findItem,
  groupName,
  groupsFor,
  itemsOf,
  nextCount,
  nextId,
  noteId,
  openGroup,
  put,
  remove,
  rowOf,
  type Visit
} from './groups.ts'
import type { Resource, Role } from './infer/model.ts'
import { bare } from './infer/names.ts'
import { at, type Place, solid } from './infer/places.ts'
import { makeRow, newKey, placed } from './making.ts'
import { type Item, isRow, type Row } from './rows/row.ts'
import type { Call } from './source.ts'
import { momentOf, stamped } from './times.ts'
import { viewOf } from './views.ts'

/** What a verb came to. */
export interface Outcome {
  parents: string[]
  item: Item
  row: Row
  /** The status, where it is not the usual one of the operation. */
  status?: number
  /** True where a row was made. */
  made?: boolean
  /** True where the row is gone. */
  gone?: boolean
}

/** A request to a role. */
export interface Asking extends Visit {
  call: Call
  role: Role
}

const documents = ({ call }: Asking, status: number): boolean =>
  call.operation.responses.some(({ key }) => key === String(status))

/** The first of several statuses that the operation documents, else the first. */
const documented = (asking: Asking, statuses: [number, ...number[]]): number =>
  statuses.find((one) => documents(asking, one)) ?? statuses[0]

/** The values of the parents that the path names. */
const boundOf = ({ call, role }: Asking): (string | undefined)[] =>
  role.parents.map((parameter) => (parameter === undefined ? undefined : String(call.parameters.path[parameter])))

/** The noun of a row, for messages. */
const nounOf = ({ noun }: Resource): string => noun || 'row'

function missing({ role: { resource } }: Asking, key: string): Problem {
  const name = resource.key.property?.join('.') ?? 'key'
  return new Problem(404, `there is no ${nounOf(resource)} with ${name} ${JSON.stringify(key)}`, { plain: true })
}

/** The row that a request names. Throws a Problem 404 where there is none. */
export function named(asking: Asking): { parents: string[]; item: Item; key: string } {
  const { resource } = asking.role
  const key = String(keyNamed(asking))
  for (const parents of groupsFor(asking, resource, boundOf(asking))) {
    const item = findItem(asking, resource, parents, key)
    if (item !== undefined && !isPhantom(asking, parents, item)) return { parents, item, key }
    const found = byOther(asking, resource, parents, key) ?? item
    if (found !== undefined && !isGone(asking, parents, found)) return { parents, item: found, key }
  }
  throw missing(asking, key)
}

/** The key that a request names its row by: in its path, else in its body or its query. */
function keyNamed({ call, role }: Asking): unknown {
  if (role.key !== undefined) return call.parameters.path[role.key]
  const row = at(call.body, (role.body as Place).path)
  return keySent(role.resource, row) ?? keySent(role.resource, call.parameters.query)
}

/** True where nothing of the request says which row it is about. */
export const isUnnamed = (asking: Asking): boolean => keyNamed(asking) === undefined

/** `{id_or_slug}`: a row by the other of its members, also one that is gone. */
function byOther(asking: Asking, resource: Resource, parents: readonly string[], key: string): Item | undefined {
  const { other } = resource.key
  if (other === undefined) return undefined
  const gone = asking.state.groups.get(groupName(asking, resource, parents))?.gone.values() ?? []
  return [...(itemsOf(asking, resource, parents) ?? []), ...gone].find(
    (item) => String(at(rowOf(asking, resource, parents, item), other)) === key
  )
}

const isGone = (asking: Asking, parents: readonly string[], { key }: Item): boolean =>
  asking.state.groups.get(groupName(asking, asking.role.resource, parents))?.gone.has(key) === true

/** True for a row that no list shows and nobody wrote. */
const isPhantom = (asking: Asking, parents: readonly string[], item: Item): boolean =>
  item.ordinal < 0 &&
  asking.state.groups.get(groupName(asking, asking.role.resource, parents))?.items.has(item.key) !== true

export function read(asking: Asking): Outcome {
  const { parents, item } = named(asking)
  return { parents, item, row: rowOf(asking, asking.role.resource, parents, item) }
}

/** Where a new row goes: by the path, by what the body says of the thing it belongs to, else under the first. */
function groupOfNew(asking: Asking, sent: Row): string[] {
  const { resource } = asking.role
  const bound = boundOf(asking).map((value, index) => {
    const property = resource.parents[index]?.property
    const said = value === undefined && property !== undefined ? at(sent, property) : undefined
    return value ?? (said === undefined || said === null ? undefined : String(said))
  })
  const [parents] = groupsFor(asking, resource, bound)
  if (parents === undefined || itemsOf(asking, resource, parents) === undefined) {
    throw new Problem(404, `there is nothing that this ${nounOf(resource)} could belong to`, {
      plain: true
    })
  }
  return parents
}

export function create(asking: Asking): Outcome {
  const { role, call, land } = asking
  const { resource } = role
  const sent = sentOf(land.contract, role, call.body)
  const parents = groupOfNew(asking, sent)
  const own = keySent(resource, { ...defaultsOf(land.contract, levelOf(land.contract, role), sent), ...sent })
  const replaces = valueAt(land.contract.document, `${call.operation.at}/x-standin-conflict`) === 'replace'
  // Who is named twice has one row: what tells it from others is made of the name alone.
  const hints = hintsOf(levelOf(land.contract, role), sent)
  const wanted =
    own ?? (replaces && Object.keys(hints).length > 0 ? keyMade(asking, hints, writeJson(hints)) : undefined)
  const before = wanted === undefined ? undefined : openGroup(asking, resource, parents).items.get(String(wanted))
  if (before !== undefined && documents(asking, 409) && !replaces) {
    throw new Problem(
      409,
      `there is a ${nounOf(resource)} with ${resource.key.property?.join('.')} ${JSON.stringify(String(own))} already`
    )
  }
  const outcome = make(asking, parents, sent, wanted, before)
  return documents(asking, 201) ? { ...outcome, status: 201 } : outcome
}

/** Makes a row and puts it at the end of its list, or in the place of another. */
function make(asking: Asking, parents: string[], sent: Row, own: unknown, before?: Item): Outcome {
  const { role, call, land, state, seed } = asking
  const { resource } = role
  const group = openGroup(asking, resource, parents)
  if (state.size >= land.most && before === undefined) {
    throw new Problem(
      507,
      `this world holds ${state.size} rows, the most that --most-rows allows; reset it, or allow more`
    )
  }
  const { path } = call
  const given = exampleOf(asking)
  const seeded = `${seed} ${path} added ${group.nextOrdinal}`
  const taken = (text: string) => group.items.has(text) || group.gone.has(text)
  const value =
    own ??
    (resource.key.property === undefined ? undefined : keyIn(given)) ??
    keyOfNew(asking, parents, sent, seeded, taken)
  noteId(asking, resource, parents, value)
  const ties: [string[], unknown][] = resource.parents.flatMap(({ property }, index): [string[], unknown][] =>
    property === undefined ? [] : [[property, asIn(asking, resource, property, parents[index] as string)]]
  )
  for (const { parameter, property } of role.owners) {
    if (property !== undefined)
      ties.push([property, asIn(asking, resource, property, String(call.parameters.path[parameter]))])
  }
  if (resource.key.property !== undefined) ties.push([resource.key.property, value])
  const counted = countedId(asking, parents)
  if (counted !== undefined) ties.push([['id'], counted])
  const level = levelOf(land.contract, role)
  const hints = hintsOf(level, sent)
  const kept = Object.fromEntries(Object.entries(sent).filter(([name]) => !(name in hints)))
  const unsaid = Object.fromEntries(
    Object.entries(given).filter(([name]) => !level.sayable.has(name) && name !== level.inner?.name)
  )
  const known = placed({ ...unsaid, ...sent }, ties)
  const made = makeRow(land.workshop, { resource, seed: seeded, index: group.nextOrdinal, known })
  const fresh = alive(
    land.workshop,
    resource,
    placed(
      referring(asking, newRow(land.contract, level, kept, withoutHints(made, hints)), sent, group.nextOrdinal),
      ties
    )
  )
  const row = stamped(
    resource,
    { ...fresh, ...pickSent(kept, fresh) },
    sent,
    momentOf(land.workshop.tools.REFERENCE_DATE, state.writes + 1),
    true
  )
  const ordinal = before !== undefined && before.ordinal >= 0 ? before.ordinal : group.nextOrdinal++
  const item: Item = { key: String(value), ordinal, row, added: true }
  put(asking, resource, parents, item)
  return { parents, item, row, made: true }

  function keyIn(row: Row): unknown {
    const found = at(row, resource.key.property as string[])
    return found === undefined || found === null || taken(String(found)) ? undefined : found
  }
}

/** The next `id` of rows whose key is another member, where it is a number that the server counts. */
function countedId(asking: Asking, parents: readonly string[]): number | undefined {
  const { resource } = asking.role
  const id = resource.rows
    .map((row) => solid(asking.land.contract, row).properties?.id)
    .find((one) => one !== undefined)
  if (id === undefined || resource.key.property?.join('.') === 'id') return undefined
  if (
    ![solid(asking.land.contract, id).type].flat().includes('integer') ||
    levelOf(asking.land.contract, asking.role).sayable.has('id')
  )
    return undefined
  return nextCount(asking, resource, parents)
}

const withoutHints = (row: Row, hints: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !(name in hints)))

/** What was sent wins over what a row that is there must not have. */
const pickSent = (sent: Row, row: Row): Row =>
  Object.fromEntries(Object.entries(sent).filter(([name]) => !isRow(row[name])))

/** The example of what the operation answers: what the server says of a new row by itself. */
function exampleOf({ call, role }: Asking): Row {
  const { media } = call
  const example =
    media?.example ?? Object.values({ ...media?.examples }).map((one) => (one as { value?: unknown }).value)[0]
  const row = role.reply === undefined ? undefined : at(example, role.reply.path)
  return isRow(row) ? row : {}
}

/** The key of a new row: the next number, a slug of its name, else one that fits. */
function keyOfNew(
  asking: Asking,
  parents: string[],
  sent: Row,
  seeded: string,
  taken: (text: string) => boolean
): unknown {
  const { resource } = asking.role
  if (resource.key.type === 'integer') {
    let id = nextId(asking, resource, parents)
    while (taken(String(id))) id = nextId(asking, resource, parents)
    return typed(asking.land, resource, String(id))
  }
  const name = [sent.name, sent.title].find((one) => typeof one === 'string')
  if (bare(resource.key.property?.at(-1) ?? '') === 'slug' && typeof name === 'string') {
    const slug = name
      .toLowerCase()
      .normalize('NFD')
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
    for (let n = 1; n < 10_000 && slug !== ''; n++)
      if (!taken(n === 1 ? slug : `${slug}-${n}`)) return n === 1 ? slug : `${slug}-${n}`
  }
  const made =
    solid(asking.land.contract, resource.key.schema).format === 'uuid' ? undefined : keyMade(asking, sent, seeded)
  return made !== undefined && !taken(String(made))
    ? made
    : newKey(asking.land.workshop, resource, `${seeded} key`, asking.state.writes, taken)
}

/** The key that a row has by itself: an address by its username. */
function keyMade({ land, role, call }: Asking, known: Row, seeded: string): unknown {
  const { resource } = role
  if (resource.key.property === undefined) return undefined
  return at(
    makeRow(land.workshop, { resource, seed: seeded, index: 0, known: { ...echoes(call), ...known } }),
    resource.key.property
  )
}

/** What a new row refers to, where nobody says it: things that are there. */
function referring(asking: Asking, row: Row, sent: Row, index: number): Row {
  const { resource } = asking.role
  const wanted = resource.references.filter(
    ({ path }) => at(row, path) !== undefined && at(row, path) !== null && at(sent, path) === undefined
  )
  if (wanted.length === 0) return row
  return placed(
    row,
    wanted.flatMap(({ path, of, many, embedded }): [string[], unknown][] => {
      const target = asking.land.model.resources.get(of) as Resource
      const items = itemsOf(asking, target, []) as readonly Item[]
      const item = items[index % Math.max(1, items.length)]
      if (item === undefined) return []
      const key = typed(asking.land, target, item.key)
      const value = embedded === undefined ? key : { [embedded[0] as string]: key }
      return [[path, many ? [value] : value]]
    })
  )
}

export function replace(asking: Asking): Outcome {
  const { role, call, land } = asking
  const { resource } = role
  const level = levelOf(land.contract, role)
  const sent = sentOf(land.contract, role, call.body)
  const makes = documents(asking, 201) || !documents(asking, 404)
  const found = foundOr(asking, makes)
  if (found === undefined || (makes && isPhantom(asking, found.parents, found.item))) {
    const parents = found?.parents ?? groupOfNew(asking, sent)
    const key = typed(land, resource, String(keyNamed(asking)))
    const outcome = make(asking, parents, sent, key)
    return documents(asking, 201) ? { ...outcome, status: 201 } : outcome
  }
  matched(asking, found.parents, found.item)
  return change(asking, found, (row) => replaced(land.contract, level, row, sent), sent)
}

/** The row that a request names; undefined where there is none and the request may make it. */
function foundOr(asking: Asking, makes: boolean): ReturnType<typeof named> | undefined {
  try {
    return named(asking)
  } catch (problem) {
    if (makes && problem instanceof Problem) return undefined
    throw problem
  }
}

export function merge(asking: Asking): Outcome {
  const { role, call, land } = asking
  const found = named(asking)
  matched(asking, found.parents, found.item)
  if (Array.isArray(call.body)) {
    const steps = stepsOf(asking, call.body)
    return change(asking, found, (row) => (steps === undefined ? row : jsonPatched(asking, row, steps)), {})
  }
  const sent = sentOf(land.contract, role, call.body)
  return change(asking, found, (row) => merged(land.contract, levelOf(land.contract, role), row, sent), sent)
}

/** Writes a changed row in the place of the one that was there. */
function change(
  asking: Asking,
  { parents, item }: { parents: string[]; item: Item },
  by: (row: Row) => Row,
  sent: Row
): Outcome {
  const { resource } = asking.role
  const before = rowOf(asking, resource, parents, item)
  const key = resource.key.property === undefined ? undefined : at(before, resource.key.property)
  const changed = by(before)
  const kept = resource.key.property === undefined ? changed : placed(changed, [[resource.key.property, key]])
  const row = changedNow(asking, kept, sent)
  const whole = { ...item, row }
  put(asking, resource, parents, whole)
  const usual =
    asking.call.status === 201
      ? asking.call.operation.responses
          .map((one) => Number(one.key))
          .find((code) => code >= 200 && code < 300 && code !== 201)
      : undefined
  return { parents, item: whole, row, ...(usual === undefined ? {} : { status: usual }) }
}

export const changedNow = ({ role, land, state }: Asking, row: Row, sent: Row): Row =>
  stamped(role.resource, row, sent, momentOf(land.workshop.tools.REFERENCE_DATE, state.writes + 1), false)

const verbsOfSteps = new Set<unknown>(['add', 'remove', 'replace', 'move', 'copy', 'test'])

/** The steps of a JSON Patch. A list that is none changes nothing, or is refused where the document says how. */
function stepsOf(asking: Asking, body: unknown[]): PatchStep[] | undefined {
  const bad = body.findIndex((step) => !isRow(step) || !verbsOfSteps.has(step.op) || typeof step.path !== 'string')
  if (bad < 0) return body as PatchStep[]
  const status = [400, 422].find((one) => documents(asking, one))
  if (status === undefined) return undefined
  throw new Problem(status, `step ${bad} of the patch needs an \`op\` that JSON Patch has, and a \`path\``)
}

/** JSON Patch (RFC 6902), on the row as its item shows it. Throws a Problem where it cannot be done, and changes nothing. */
function jsonPatched(asking: Asking, row: Row, steps: PatchStep[]): Row {
  const { land, role } = asking
  const schema = role.reply?.row ?? (role.resource.rows[0] as never)
  const view = structuredClone(viewOf(land.workshop, schema).of(row, asking.seed)) as Row
  const names = Object.keys(view)
  for (const [index, step] of steps.entries()) {
    const error = patchFault(view, step)
    if (error === null) continue
    const test = step.op === 'test'
    const status = documented(asking, test ? [409, 422, 400] : [422, 409, 400])
    const why = test ? `the value at ${step.path} is another` : error.message
    throw new Problem(status, `step ${index} of the patch, ${step.op} ${step.path}, cannot be done: ${why}`)
  }
  const violations = land.checker.check(schema, view, 'response')
  if (violations.length > 0)
    throw new Problem(
      documented(asking, [422, 400]),
      `the patched ${role.resource.noun} does not fit: ${violations[0]?.at} ${violations[0]?.message}`,
      { violations }
    )
  const gone = new Set(names.filter((name) => !(name in view)))
  return { ...Object.fromEntries(Object.entries(row).filter(([name]) => !gone.has(name))), ...view }
}

function patchFault(view: Row, step: PatchStep): Error | null {
  try {
    return applyPatch(view, [structuredClone(step)])[0] ?? null
  } catch (error) {
    // A path that is no JSON pointer.
    return error as Error
  }
}

export function erase(asking: Asking): Outcome {
  const { resource } = asking.role
  const { parents, item } = named(asking)
  matched(asking, parents, item)
  const row = rowOf(asking, resource, parents, item)
  remove(asking, resource, parents, item)
  return { parents, item, row: ended(asking, row), gone: true }
}

/** A row as its own deletion shows it: `deleted` is true, `deleted_at` is now. */
function ended({ role, land, state }: Asking, row: Row): Row {
  const { properties = {} } = solid(land.contract, role.reply?.row)
  const moment = new Date(momentOf(land.workshop.tools.REFERENCE_DATE, state.writes + 1))
    .toISOString()
    .replace('.000Z', 'Z')
  const whole = { ...row }
  for (const [name, property] of Object.entries(properties)) {
    const plain = bare(name)
    const types = [solid(land.contract, property).type].flat()
    if (/^(is)?(deleted|removed)$/.test(plain) && types.includes('boolean')) whole[name] = true
    else if (/^(deleted|removed)(at|on|date|time)$/.test(plain))
      whole[name] = types.includes('integer') ? Math.floor(Date.parse(moment) / 1000) : moment
  }
  return whole
}

/** An action answers the row; where its name is a status, or the stem of one, the row takes it. */
export function act(asking: Asking): Outcome {
  const found = named(asking)
  const { land, role } = asking
  const value = statusOf(asking)
  if (value === undefined)
    return { parents: found.parents, item: found.item, row: rowOf(asking, role.resource, found.parents, found.item) }
  return change(
    asking,
    found,
    (row) =>
      placed(row, [
        [
          [...(role.resource.inner === undefined || value.name in row ? [] : [role.resource.inner]), value.name],
          value.value
        ]
      ]),
    {}
  )

  function statusOf(asking: Asking): { name: string; value: unknown } | undefined {
    const word = bare(asking.role.action as string)
    const { inner } = role.resource
    const levels = role.resource.rows.flatMap((row) => [
      solid(land.contract, row),
      ...(inner === undefined ? [] : [solid(land.contract, solid(land.contract, row).properties?.[inner])])
    ])
    const properties = levels.flatMap((row) => Object.entries({ ...row.properties }))
    for (const [name, property] of properties.filter(([name]) => /(status|state|phase|stage)$/i.test(name))) {
      const values = shapeOf(land.contract, property).enum ?? solid(land.contract, property).enum ?? []
      const found =
        values.find((one) => bare(String(one)) === word) ?? values.find((one) => isParticiple(bare(String(one)), word))
      if (found !== undefined) return { name, value: found }
    }
    return undefined
  }
}

/** `cancelled` and `canceled` of `cancel`, `published` of `publish`, `paid` of `pay`, `active` of `activate`. */
function isParticiple(value: string, verb: string): boolean {
  const stem = verb.replace(/e$/, '')
  const last = verb.at(-1) as string
  const forms = [
    `${verb}ed`,
    `${stem}ed`,
    `${verb}${last}ed`,
    `${verb.replace(/y$/, 'i')}ed`,
    `${verb.replace(/y$/, 'i')}d`,
    `${stem}ing`,
    `${verb}n`,
    verb.replace(/ate$/, 'e'),
    `in${verb.replace(/^de/, '').replace(/ate$/, 'e')}`
  ]
  return forms.includes(value) || (irregular[verb] ?? []).includes(value)
}

const irregular: Record<string, string[]> = {
  send: ['sent'],
  hold: ['held', 'onhold'],
  sell: ['sold'],
  freeze: ['frozen'],
  unfreeze: ['active'],
  begin: ['begun'],
  start: ['running', 'inprogress'],
  resume: ['active', 'running'],
  reopen: ['open', 'opened'],
  enable: ['active'],
  disable: ['inactive'],
  void: ['voided'],
  win: ['won'],
  lose: ['lost'],
  activate: ['active'],
  deactivate: ['inactive']
}

/** A tag that tells the versions of a row apart (RFC 9110 section 8.8.3). */
export function tagOf(asking: Asking, parents: readonly string[], item: Item): string {
  const row = rowOf(asking, asking.role.resource, parents, item)
  const text = writeJson(row)
  let [one, other] = [0x811c9dc5, 0x9e3779b9]
  for (let index = 0; index < text.length; index++) {
    one = Math.imul(one ^ text.charCodeAt(index), 0x01000193)
    other = Math.imul(other ^ text.charCodeAt(index), 0x85ebca6b)
  }
  return `"${(one >>> 0).toString(16).padStart(8, '0')}${(other >>> 0).toString(16).padStart(8, '0')}"`
}

/** Whether an operation has to do with tags at all. */
export const hasTags = ({ operation }: Pick<Call, 'operation'>, header: string, status: number): boolean =>
  operation.parameters.some((one) => one.in === 'header' && one.name.toLowerCase() === header) ||
  operation.responses.some(({ key }) => key === String(status))

/** Throws a Problem 412 where the request wants to change another version (RFC 9110 section 13.1.1). */
function matched(asking: Asking, parents: readonly string[], item: Item): void {
  const wanted = asking.call.request?.headers['if-match']
  if (wanted === undefined || !hasTags(asking.call, 'if-match', 412)) return
  const tag = tagOf(asking, parents, item)
  if (wanted.trim() === '*' || tags(wanted).includes(tag)) return
  throw new Problem(
    412,
    `the ${asking.role.resource.noun} is at another version than If-Match says: its tag is ${tag}`,
    { headers: { etag: tag } }
  )
}

export const tags = (header: string): string[] => header.split(',').map((one) => one.trim().replace(/^W\//, ''))
