/** Stubs as the page shows them, and the check of one before it is made. */

import { mostShown } from '../../control/journal/journal.ts'
import { ControlProblem, codes } from '../../control/matching/control-problem.ts'
import { unnamed } from '../../control/operation-names.ts'
import type { CheckStub, Stub } from '../../control/stubs/stub.ts'
import { aimOf } from '../../control/stubs/stubs.ts'
import type { World } from '../../control/world.ts'
import { splitUrl } from '../../document/url.ts'
import { bufferOf } from '../../reply/wire.ts'
import { parseJson } from '../../schema/meaning/json-values.ts'
import { stubOf } from '../../wiremock/mapping.ts'
import { mappingShown } from '../../wiremock/serve-events.ts'
import { bodyViolationText, stubViolations } from '../answer/stub-violations.ts'
import { mergePatch } from '../stubs/merge-patch.ts'
import { answerTo } from './answers.ts'
import { operationWith, type PanelContext } from './context.ts'
import { samplePath } from './places.ts'

/** Returns the stubs of a world, in the order in which they are asked. */
export function stubList({ server }: PanelContext, { stubs, scenarios }: World): object[] {
  const room = { bytes: mostShown }
  const byPriority = [...stubs.all()].sort((one, other) => one.priority - other.priority)
  return byPriority.map((stub) => ({
    id: stub.id,
    name: stub.name ?? '',
    aim: stub.operationId === undefined ? aimOf(stub) : '',
    operations: operationsAt(server, stub),
    used: stub.used,
    left: Number.isFinite(stub.left) ? stub.left : null,
    priority: stub.priority,
    ...(stub.scenario === undefined
      ? {}
      : { scenario: { ...stub.scenario, state: scenarios.state(stub.scenario.name) } }),
    kept: stubs.isKept(stub),
    mapping: mappingShown(stub, room)
  }))
}

/** Returns the ids of the operations that a stub may answer; `*` for all. */
function operationsAt({ routes }: PanelContext['server'], { operationId, request: { method, url } }: Stub): string[] {
  if (operationId !== undefined) return [operationId]
  if (url === undefined || (url.kind === 'any' && url.variables === undefined)) return []
  const { path } = splitUrl(url.expected)
  const found = routes.all.filter(
    (route) =>
      (method === undefined || method === route.method) &&
      (url.variables === undefined
        ? routes.find(route.method, path) === route
        : unnamed(route.path) === unnamed(url.expected))
  )
  return [...new Set(found.flatMap(({ operations }) => operations.map(({ id }) => id)))]
}

/** Checks a mapping as if it were made. Rejects with the ControlProblem that refuses it. */
export async function checkMapping(
  panel: PanelContext,
  world: World,
  mapping: unknown,
  checkStub: CheckStub
): Promise<void> {
  const stub = stubOf(mapping, world.stubs.nextId())
  checkStub(stub)
  const { operationId, answer } = stub
  if (operationId === undefined || operationId === '*' || answer.patch === undefined || stub.outsideContract) return
  const one = operationWith(panel, operationId)
  const url = samplePath(panel, one.document.contract, world, one.operation)
  const usual = await answerTo(panel.server, world, one, { url, status: answer.status })
  const patched = JSON.stringify(mergePatch(parseJson(bufferOf(usual.body).toString()), answer.patch))
  const sent = { status: usual.status, headers: [], body: patched }
  const errors = stubViolations(sent, one.operation, one.document.checker).map((violation) => ({
    code: codes.unreadable,
    source: { pointer: `/metadata/standin/patch${violation.at}` },
    title: 'The document forbids this answer',
    detail: `the document forbids this answer of ${operationId}: ${bodyViolationText(violation)}`
  }))
  if (errors.length > 0) throw new ControlProblem(422, errors)
}
