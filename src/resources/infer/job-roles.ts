/** Operations that start a job: they answer 202 with a row of another collection, or with its key. */
import { bare } from '../../contract/bare.ts'
import type { Contract, Operation } from '../../contract/contract.ts'
import type { Search } from '../model/bindings.ts'
import { replySchema } from '../model/body-schemas.ts'
import { isMost } from '../model/likeness.ts'
import type { Resource, Role } from '../model/model.ts'
import { keyWithin, nounOf } from '../model/names.ts'
import { pathInfo } from '../model/paths.ts'
import { alike, isSame, memberNames, membersIn, propertiesOf, type RowsPlace, solid } from '../model/rows-places.ts'

/** Nouns of things that go on by themselves. */
const nouns = /(job|task|operation|execution|run|process|export|import|action)$/

/** Finds the operations that start jobs. The row that one makes beside its job is made too. */
export function addJobRoles({ contract, roles, resources }: Search): void {
  const jobs = [...new Set(resources.values())].filter(
    ({ kind, item, parents, noun }) =>
      kind === 'collection' && item !== undefined && parents.length === 0 && nouns.test(noun)
  )
  for (const operation of jobs.length === 0 ? [] : contract.operations) {
    const role = roles.get(operation)
    const isStart = operation.method === 'POST' && operation.responses.some(({ key }) => key === '202')
    if (!isStart) continue
    if (role !== undefined && jobs.includes(role.resource)) {
      // `POST /exports` makes the job itself.
      if (role.kind === 'create') role.job = { ends: endsOf(role), says: [] }
      continue
    }
    const [found] = jobs.flatMap((job) => {
      const reply = jobPlace(contract, operation, job)
      return reply === undefined ? [] : { job, reply }
    })
    if (found !== undefined) roles.set(operation, jobRole(contract, operation, found.job, found.reply, role))
  }
}

function jobPlace(contract: Contract, operation: Operation, { rows, noun, key }: Resource): RowsPlace | undefined {
  const body = replySchema(contract, operation)
  if (body === undefined) return undefined
  const members = Object.entries(propertiesOf(contract, body))
  const places = [{ path: [], row: body }, ...members.map(([name, row]) => ({ path: [name], row }))]
  const isJob = ({ row }: RowsPlace) =>
    rows.some((one) => isSame(one, row) || isMost(alike(contract, one, row), memberNames(contract, one).size, 3))
  const own = keyWithin(noun, String([key.property].flat().at(-1)))
  const namesJob = members.some(([name]) => keyWithin(noun, name) === own && bare(name).startsWith(bare(noun)))
  return places.find(isJob) ?? (namesJob ? places[0] : undefined)
}

/** Verbs of which one ends a job. */
const endings = ['finish', 'complete', 'succeed', 'success']

const endsOf = (own: Omit<Role, 'kind' | 'reply'>): Role[] =>
  endings.map((action) => ({ ...own, kind: 'act', body: undefined, reply: undefined, action }))

function jobRole(contract: Contract, operation: Operation, job: Resource, reply: RowsPlace, role?: Role): Role {
  const own = { operation, resource: job, body: undefined, parents: [], owners: [], key: undefined }
  const isWrite = role?.kind === 'create' || role?.kind === 'act'
  const starts = isWrite ? { starts: { ...role, reply: undefined } } : {}
  return {
    ...own,
    kind: 'create',
    reply,
    job: { ends: endsOf(own), says: kindOf(contract, operation, job), ...starts }
  }
}

/** Returns the members of a job that name the thing which its operation makes: `type: import` of `POST /imports`. */
function kindOf(contract: Contract, operation: Operation, job: Resource): [string[], unknown][] {
  const noun = nounOf(pathInfo(operation.path).noun)
  return membersIn(contract, job).flatMap(({ path, property }): [string[], unknown][] => {
    const value = solid(contract, property).enum?.find((one) => nounOf(String(one)) === noun)
    return value === undefined ? [] : [[path, value]]
  })
}
