/** The calls of the control API that only the panel needs, under `/__admin/ui`. */
import { ControlProblem, notFound } from '../../control/matching/control-problem.ts'
import { membersAt, textAt, wholeAt } from '../../control/matching/fields.ts'
import { coverageOf } from '../../control/report.ts'
import { generator } from '../../generate/lazy.ts'
import type { Row } from '../../resources/rows/row.ts'
import { parseJson, writeJson } from '../../schema/meaning/json-values.ts'
import { type ApiCall, type ApiRoute, countOf, jsonOf, type RouteReply, unreadable } from '../../wiremock/api/call.ts'
import { type OperationOf, operationWith, type PanelContext } from './context.ts'
import { detailOf } from './entries.ts'
import { answerShown, emptyShown, operationList, requestShown, schemaFor } from './operations.ts'
import { changeRow, collectionList, fixtureOf, parentKeys, type RowsAt, rowsShown, type SentChange } from './rows.ts'
import { checkMapping, stubList } from './stubs.ts'

export function panelRoutes(panel: PanelContext): ApiRoute[] {
  const named = ({ parameters }: ApiCall): OperationOf => operationWith(panel, parameters.id as string)
  return [
    ['GET', '/ui/server', () => ({ body: serverShown(panel) })],
    ['GET', '/ui/operations', () => ({ body: { operations: operationList(panel) } })],
    ['GET', '/ui/operations/{id}/answer', (call) => answerOf(panel, call, named(call))],
    ['GET', '/ui/operations/{id}/empty', async (call) => ({ body: await emptyShown(panel, call.world, named(call)) })],
    [
      'GET',
      '/ui/operations/{id}/request',
      async (call) => ({ body: await requestShown(panel, call.world, named(call)) })
    ],
    ['GET', '/ui/coverage', (call) => ({ body: coverageShown(call) })],
    ['GET', '/ui/stubs', ({ world }) => ({ body: { stubs: stubList(panel, world) } })],
    ['POST', '/ui/check', (call) => check(panel, call)],
    ['GET', '/ui/requests/{id}', (call) => requestOf(call)],
    [
      'GET',
      '/ui/collections',
      (call) => withRows(() => ({ body: { collections: collectionList(panel, call.world) } }))
    ],
    ['GET', '/ui/parents', (call) => withRows(() => ({ body: { keys: parentKeys(panel, call.world, rowsAt(call)) } }))],
    ['GET', '/ui/rows', (call) => withRows(() => json({ rows: rowsShown(panel, call.world, rowsAt(call)) }))],
    ['GET', '/ui/row', (call) => withRows(() => rowOf(panel, call))],
    [
      'POST',
      '/ui/rows',
      (call) => withRows(() => ({ body: changeRow(panel, call.world, rowsAt(call), changeIn(call)) }))
    ],
    ['GET', '/ui/fixture', (call) => withRows(() => fixture(panel, call))]
  ]
}

/** Rows are made by the generator, which has to be loaded. */
async function withRows(answer: () => RouteReply): Promise<RouteReply> {
  await generator()
  return answer()
}

/** Writes values with all digits of their numbers. */
const json = (value: object): RouteReply => ({
  text: writeJson(value),
  headers: { 'content-type': 'application/json; charset=utf-8' }
})

function serverShown({ server, version }: PanelContext): object {
  return {
    version,
    stateless: server.settings.stateless,
    documents: server.documents.map(({ contract: { document, name } }) => ({
      name,
      title: String(document.info.title ?? 'untitled'),
      version: String(document.info.version ?? '')
    }))
  }
}

/** Returns the coverage of all worlds, with the requests to each operation that this world's journal counts. */
function coverageShown({ world, worlds, operations }: ApiCall): object {
  const { operations: all, summary } = coverageOf(worlds.coverage, operations())
  const entries = world.journal.entries()
  const counts = new Map<string, number>()
  for (const { operation } of entries) {
    if (operation !== undefined) counts.set(operation.id, (counts.get(operation.id) ?? 0) + 1)
  }
  const here = (id: string) => (counts.get(id) ?? 0) + world.journal.dropped(id)
  return { operations: all.map((one) => ({ ...one, here: here(one.operationId) })), summary }
}

async function answerOf(panel: PanelContext, call: ApiCall, one: OperationOf): Promise<RouteReply> {
  const status = countOf(call, 'status')
  const url = call.query.get('url') ?? undefined
  if (status !== undefined && call.query.has('schema')) return { body: { schema: schemaFor(one, status) ?? null } }
  return { body: await answerShown(panel, call.world, one, { url, status }) }
}

/** Says what is wrong with a mapping; nothing if it can be made. */
async function check(panel: PanelContext, call: ApiCall): Promise<RouteReply> {
  const mapping = jsonOf(call)
  try {
    await generator()
    await checkMapping(panel, call.world, mapping, call.checkStub)
    return { body: { errors: [] } }
  } catch (error) {
    if (error instanceof ControlProblem) return { body: { errors: error.errors } }
    return { body: { errors: [{ title: 'Refused', detail: (error as Error).message }] } }
  }
}

function requestOf({ world, worlds, parameters: { id = '' }, secrets }: ApiCall): RouteReply {
  const entry = /^\d{1,15}$/.test(id) ? world.journal.get(Number(id)) : undefined
  if (entry === undefined) throw notFound('the journal no longer has this request')
  const name = worlds.list().find((one) => one.world === world)?.name ?? ''
  return { body: detailOf(entry, name, world, secrets) }
}

const rowsAt = ({ query, origin }: ApiCall): RowsAt => ({
  path: query.get('path') ?? '',
  parents: query.getAll('parent'),
  origin
})

function rowOf(panel: PanelContext, call: ApiCall): RouteReply {
  const row = rowsShown(panel, call.world, rowsAt(call))[countOf(call, 'index') ?? 0]
  if (row === undefined) throw notFound('there is no such row any more')
  return { body: { text: writeJson(row, 2) } }
}

function changeIn({ text = '' }: ApiCall): SentChange {
  let sent: unknown
  try {
    sent = parseJson(text)
  } catch (error) {
    throw unreadable(`the body is no JSON: ${(error as Error).message}`)
  }
  const { was, row, index } = membersAt(sent, '')
  return {
    was: was === undefined ? undefined : textAt(was, '/was'),
    row: row === undefined ? undefined : (membersAt(row, '/row') as Row),
    index: index === undefined ? undefined : wholeAt(index, '/index', 0, 1e9)
  }
}

function fixture(panel: PanelContext, call: ApiCall): RouteReply {
  const { name, text } = fixtureOf(panel, call.world, rowsAt(call))
  return {
    text,
    headers: {
      'content-type': 'application/yaml; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}.yaml`
    }
  }
}
