/** Operations as the page lists them, and the answers that its editor begins with. */
import { essence, examplesOf, isJson } from '../../contract/media-types.ts'
import { contentFor } from '../../contract/responses.ts'
import { headersByName } from '../../control/matching/request-view.ts'
import type { World } from '../../control/world.ts'
import type { Schema, SecurityScheme } from '../../document/openapi.ts'
import { generator } from '../../generate/lazy.ts'
import { bufferOf } from '../../reply/wire.ts'
import { jsonIn } from '../../resources/model/body-schemas.ts'
import { writeJson } from '../../schema/meaning/json-values.ts'
import { sampleOf, shownPath } from '../pages/samples.ts'
import { answerTo } from './answers.ts'
import { type OperationOf, operationsOf, type PanelContext } from './context.ts'
import { emptyAnswer, isList, usualSchema } from './empty-lists.ts'
import { samplePath } from './places.ts'
import { plainSchema } from './schemas.ts'

/** Returns all operations, in the document's order. */
export const operationList = (panel: PanelContext): object[] =>
  operationsOf(panel).map((one) => operationShown(panel, one))

function operationShown({ server }: PanelContext, one: OperationOf): object {
  const { operation, document } = one
  const { id, method, summary = '', deprecated, responses, security } = operation
  return {
    id,
    method,
    path: shownPath(operation, document.prefix, server.documents.length > 1),
    summary,
    deprecated,
    secured: security.length > 0,
    list: isList(one),
    statuses: responses.flatMap(({ key, object }) => {
      const status = /^[2-5]\d\d$/.test(key) ? key : /^[2-5]xx$/i.test(key) ? `${key[0]}00` : undefined
      if (status === undefined) return []
      return [
        { status: Number(status), description: object.description ?? '', examples: exampleNames(one, object.content) }
      ]
    })
  }
}

function exampleNames({ document: { contract } }: OperationOf, content: object = {}): string[] {
  const names = Object.entries(content).flatMap(([type, media]) => [...examplesOf(media, contract, type).keys()])
  return [...new Set(names)].filter((name) => name !== '')
}

/** An answer in the editor's form. */
interface Editable {
  status: number
  type: string
  text: string
  schema: object | undefined
}

/** Returns the answer of an operation as it is now, or as a status has it, for the editor. */
export async function answerShown(
  panel: PanelContext,
  world: World,
  one: OperationOf,
  { url, status }: { url: string | undefined; status: number | undefined }
): Promise<Editable> {
  await generator()
  const { contract } = one.document
  const question = { url: url ?? samplePath(panel, contract, world, one.operation), status }
  const answer = await answerTo(panel.server, world, one, question)
  const [type = ''] = headersByName(answer.head).get('content-type') ?? []
  return { status: answer.status, type, text: bufferOf(answer.body).toString(), schema: schemaFor(one, answer.status) }
}

/** Returns the answer of a list without rows. */
export async function emptyShown(panel: PanelContext, world: World, one: OperationOf): Promise<Editable> {
  await generator()
  const { status } = usualSchema(one)
  const text = writeJson(await emptyAnswer(panel, world, one))
  return { status, type: 'application/json', text, schema: undefined }
}

/** Returns the schema of an operation's JSON for a status, in the page's form. */
export function schemaFor({ operation, document }: OperationOf, status: number): object | undefined {
  const [, media] = jsonIn(contentFor(operation, status))
  const schema = media?.schema
  return schema === undefined ? undefined : plainSchema(document.contract, schema)
}

export async function requestShown(
  panel: PanelContext,
  world: World,
  { operation, document }: OperationOf
): Promise<object> {
  const loaded = await generator()
  const { contract } = document
  const { method, parameters, requestBody, security } = operation
  const path = samplePath(panel, contract, world, operation)
  const named = (place: string) =>
    parameters
      .filter((one) => one.in === place)
      .map((one) => ({ name: one.name, required: one.required, value: one.required ? sampleOf(one, contract) : '' }))
  const types = Object.entries({ ...requestBody?.content })
  const [type = '', media] = types.find(([one]) => isJson(one)) ?? types[0] ?? []
  const [example] = examplesOf(media, contract, type).values()
  const value = example ?? (media?.schema === undefined ? undefined : madeFrom(media.schema))
  const [names = {}] = security
  return {
    method,
    path: shownPath({ ...operation, path }, document.prefix, panel.server.documents.length > 1),
    query: named('query'),
    headers: [
      ...named('header'),
      ...Object.keys(names).flatMap((name) => credential(contract.securitySchemes[name] as SecurityScheme))
    ],
    type: /[*]/.test(type) ? 'application/json' : essence(type),
    body: value === undefined ? '' : typeof value === 'string' ? value : writeJson(value, 2),
    schema: media?.schema === undefined ? undefined : plainSchema(contract, media.schema)
  }

  function madeFrom(schema: Schema): unknown {
    try {
      return loaded.generate({ schema, resources: contract.resources, seed: panel.server.settings.seed })
    } catch {
      return undefined
    }
  }
}

/** A header for a credential, with a value that the server accepts unless it has tokens of its own. */
function credential({ type, scheme = '', name, in: place }: SecurityScheme): object[] {
  if (type === 'mutualTLS') return []
  if (type === 'apiKey') return place === 'header' ? [{ name, required: true, value: 'KEY' }] : []
  const value = /^basic$/i.test(scheme) ? `Basic ${btoa('user:password')}` : 'Bearer TOKEN'
  return [{ name: 'Authorization', required: true, value }]
}
