import { ControlProblem, codes, notFound, problemAt } from '../../control/matching/control-problem.ts'
import { writeExactJson } from '../../control/matching/exact-json.ts'
import { flagAt, itemsAt, membersAt, onlyKnown } from '../../control/matching/fields.ts'
import { matcherOf } from '../../control/matching/operators.ts'
import { textSubject } from '../../control/matching/request-view.ts'
import type { Stub } from '../../control/stubs/stub.ts'
import { resetStubs, type World } from '../../control/world.ts'
import { isObject } from '../../document/json/is-object.ts'
import { pointer } from '../../document/places/pointer.ts'
import { isSame } from '../../schema/meaning/json-values.ts'
import { isUuid, mappingId, stubOf, within } from '../mapping.ts'
import { type ApiCall, type ApiRoute, badParameter, countOf, jsonOf, type RouteReply } from './call.ts'

export const mappingRoutes: ApiRoute[] = [
  ['GET', '/mappings', list],
  ['GET', '', () => ({ status: 302, headers: { location: '/__admin/' } })],
  ['GET', '/', list],
  ['POST', '/mappings', create],
  ['DELETE', '/mappings', (call) => remove(call, call.world.stubs.all())],
  ['POST', '/mappings/reset', reset],
  ['POST', '/mappings/save', save],
  ['POST', '/mappings/remove', removeLike],
  ['POST', '/mappings/import', bringIn],
  ['POST', '/mappings/find-by-metadata', (call) => listed(withMetadata(call))],
  ['POST', '/mappings/remove-by-metadata', (call) => remove(call, withMetadata(call))],
  ['GET', '/mappings/unmatched', ({ world }) => listed(unused(world))],
  ['DELETE', '/mappings/unmatched', (call) => remove(call, unused(call.world))],
  ['GET', '/mappings/{id}', (call) => ({ body: found(call).mapping })],
  ['PUT', '/mappings/{id}', replace],
  ['DELETE', '/mappings/{id}', (call) => remove(call, [found(call)])]
]

const listed = (stubs: Stub[], total = stubs.length): RouteReply => ({
  body: { mappings: stubs.map(({ mapping }) => mapping), meta: { total } }
})

function list(call: ApiCall): RouteReply {
  const stubs = call.world.stubs.all()
  const from = countOf(call, 'offset') ?? 0
  const count = countOf(call, 'limit') ?? stubs.length
  return listed(stubs.slice(from, from + count), stubs.length)
}

function create(call: ApiCall): RouteReply {
  const { stubs } = call.world
  const sent = jsonOf(call)
  const id = mappingId(sent)
  const stub = stubOf(sent, id ?? stubs.nextId())
  if (stubs.get(stub.id) !== undefined) {
    throw new ControlProblem(422, [
      {
        code: codes.idTaken,
        source: { pointer: '/id' },
        title: 'Duplicate stub mapping ID',
        detail: `there is a stub ${stub.id} already; PUT changes it`
      }
    ])
  }
  call.checkStub(stub)
  stubs.add(stub)
  persist(call, [stub])
  return { status: 201, body: stub.mapping }
}

/** Returns the stub that the path names. Throws a ControlProblem if there is none. */
function found({ world, parameters }: ApiCall): Stub {
  const { id = '' } = parameters
  if (!isUuid(id)) throw badParameter('id', `${JSON.stringify(id)} is no UUID`)
  const stub = world.stubs.get(id.toLowerCase())
  if (stub === undefined) throw notFound(`there is no stub ${id}`)
  return stub
}

function replace(call: ApiCall): RouteReply {
  const { id } = found(call)
  const sent = jsonOf(call)
  const stub = stubOf(isObject(sent) ? { ...sent, id, uuid: id } : sent, id)
  call.checkStub(stub)
  call.world.stubs.replace(stub)
  persist(call, [stub])
  return { body: stub.mapping }
}

function remove({ world, worlds, folder }: ApiCall, gone: Stub[]): undefined {
  const set = new Set(gone)
  world.stubs.remove((stub) => set.has(stub))
  if (folder?.remove(gone.filter(isPersistent))) worlds.give(folder.stubs(), world)
}

const isPersistent = ({ mapping }: Stub): boolean => mapping.persistent === true

/** Writes the stubs that say so to the folder. */
export const persist = (call: ApiCall, stubs: readonly Stub[]): void => write(call, stubs.filter(isPersistent))

/** Writes stubs to the folder. From now on a reset of the world goes back to them. */
function write({ world, worlds, folder }: ApiCall, stubs: readonly Stub[]): void {
  if (folder?.save(stubs)) worlds.give(folder.stubs(), world)
}

function save(call: ApiCall): RouteReply {
  const { folder, world } = call
  write(call, world.stubs.all())
  // WireMock's clients call it where nothing is to be kept, too.
  return folder === undefined ? { headers: { 'standin-reason': 'nothing is saved without --mappings DIR' } } : {}
}

function reset({ world }: ApiCall): undefined {
  resetStubs(world)
  world.journal.clear()
}

/** Removes the stub with the id, else the first with the same request pattern. */
function removeLike(call: ApiCall): undefined {
  const { stubs } = call.world
  const sent = membersAt(jsonOf(call), '')
  const id = mappingId(sent)
  const byId = id === undefined ? undefined : stubs.get(id)
  if (id !== undefined) return remove(call, byId === undefined ? [] : [byId])
  const { request } = stubOf(sent, stubs.nextId()).mapping
  const same = stubs.all().find(({ mapping }) => isSame(mapping.request, request))
  return remove(call, same === undefined ? [] : [same])
}

function bringIn(call: ApiCall): undefined {
  const { stubs } = call.world
  const body = membersAt(jsonOf(call), '')
  onlyKnown(body, '', ['mappings', 'importOptions', 'meta'])
  const options = membersAt(body.importOptions ?? {}, '/importOptions')
  onlyKnown(options, '/importOptions', ['duplicatePolicy', 'deleteAllNotInImport'])
  const { duplicatePolicy = 'OVERWRITE', deleteAllNotInImport = false } = options
  if (duplicatePolicy !== 'OVERWRITE' && duplicatePolicy !== 'IGNORE') {
    throw problemAt('/importOptions/duplicatePolicy', 'duplicatePolicy is OVERWRITE or IGNORE')
  }
  const alone = flagAt(deleteAllNotInImport, '/importOptions/deleteAllNotInImport')
  // All are read before one is added, so that a refusal changes nothing.
  const read = itemsAt(body.mappings ?? [], '/mappings').map((one, index) =>
    within(pointer('/mappings', index), () => {
      const stub = stubOf(one, mappingId(one) ?? stubs.nextId())
      call.checkStub(stub)
      return stub
    })
  )
  const ids = new Set(read.map(({ id }) => id))
  if (alone) stubs.remove(({ id }) => !ids.has(id))
  for (const stub of read.reverse()) {
    if (stubs.get(stub.id) === undefined) stubs.add(stub)
    else if (duplicatePolicy === 'OVERWRITE') stubs.replace(stub)
  }
  persist(
    call,
    stubs.all().filter((stub) => read.includes(stub))
  )
}

function withMetadata(call: ApiCall): Stub[] {
  const test = metadataTest(jsonOf(call))
  return call.world.stubs.all().filter(test)
}

/** Compiles a matcher of metadata to a test of stubs. Throws a ControlProblem. */
export function metadataTest(matcher: unknown): (stub: Stub) => boolean {
  const { test } = matcherOf(matcher, '')
  return ({ mapping }) =>
    test(mapping.metadata === undefined ? undefined : textSubject(writeExactJson(mapping.metadata)))
}

function unused({ stubs, journal }: World): Stub[] {
  const used = new Set(journal.entries().map(({ stub }) => stub?.id))
  return stubs.all().filter(({ id }) => !used.has(id))
}
