import type { InjectOptions } from 'fastify'
import { assemble } from '../../assemble.ts'
import type { Contract, Operation } from '../../contract/contract.ts'
import { promisedFor } from '../../contract/responses.ts'
import { nearestOf } from '../../document/nearest.ts'
import type { Schema } from '../../document/openapi.ts'
import { escaped, percentEncoded } from '../../document/url.ts'
import { generate as make } from '../../generate/generate.ts'
import { textOfHeader } from '../../reply/ascii.ts'
import { createStandin } from '../../standin.ts'
import type { Generate } from '../arguments/command.ts'
import { tellFindings } from '../output/greeting.ts'
import { inWords, plain } from '../output/messages.ts'
import type { Say } from '../output/say.ts'

/** Prints the body of an operation's answer. Resolves to 1 if a server would refuse the request. */
export async function generate({ document, operation: wanted, options, code, example }: Generate, say: Say) {
  const settings = { ...options, auth: false, validate: 'off' as const }
  const { server, samples } = await assemble({ ...settings, document })
  const { contract } = server.documents[0]
  tellFindings([contract], say)
  const found = find(contract, wanted)
  if (found === undefined) {
    say.err(plain(unknown(contract, wanted)))
    return 1
  }
  const { operation } = found
  const [path, query] = (found.url ?? samples.get(operation.path) ?? filled(contract, operation)).split('?', 2)
  const asked = new URLSearchParams(query)
  if (code !== undefined) asked.set('__code', code)
  if (example !== undefined) asked.set('__example', example)

  // Standard input is read once, and has the changes of overlays then.
  const read = document === '-' ? { document: contract.document, overlay: [] } : { document }
  const app = createStandin({ ...settings, ...read })
  const { method } = operation
  const url = asked.size === 0 ? path : `${path}?${asked}`
  const reply = await app.inject({ ...bodyOf(contract, operation), method, url } as InjectOptions)
  await app.close()
  const { statusCode, headers, rawPayload } = reply
  const promised = String(statusCode) === code && promisedFor(operation, statusCode) !== undefined
  if (headers['standin-source'] === 'error' && !promised) {
    const reason = textOfHeader(String(headers['standin-reason']))
    say.err(inWords(new Refused(`${method} ${path} is answered ${statusCode}: ${reason}`)))
    return 1
  }
  say.out(rawPayload)
  if (/json|xml|^text\//.test(String(headers['content-type'])) && rawPayload.at(-1) !== 10) say.out('\n')
  return 0
}

/** A request that the server would refuse. Its message is complete. */
class Refused extends Error {
  override name = 'Unreadable'
}

/**
 * Finds an operation by id, or by method and path with or without its server's; also the URL where it was no template.
 */
function find({ operations }: Contract, wanted: string): { operation: Operation; url?: string } | undefined {
  const named = operations.find(({ id }) => id === wanted)
  if (named !== undefined) return { operation: named }
  const [method = '', url = ''] = wanted.split(/ +(.*)/s)
  const [path = ''] = url.split('?', 1)
  const same = operations.filter((operation) => operation.method === method.toUpperCase())
  const written = same.find((operation) => pathsOf(operation).includes(url))
  if (written !== undefined) return { operation: written }
  const operation = same.find((one) => pathsOf(one).some((template) => patternOf(template).test(path)))
  return operation && { operation, url }
}

/** The templates of the paths that an operation answers at. */
const pathsOf = ({ path, basePaths }: Operation): string[] => ['', ...basePaths].map((base) => base + path)

function patternOf(template: string): RegExp {
  const texts = template.split(/\{[^{}]*\}/).map(escaped)
  return new RegExp(`^${texts.join('[^/]+')}$`)
}

function unknown({ name, operations }: Contract, wanted: string): string {
  const names = operations.map(({ method, path }) => `${method} ${path}`)
  const near = nearestOf(wanted, wanted.includes('/') ? names : operations.map(({ id }) => id), 3)
  return `${name} has no operation ${JSON.stringify(wanted.slice(0, 100))}; the nearest are ${near.join(', ') || 'none'}`
}

/** Fills in a path with a value for each parameter: its example, or a generated one. */
function filled(contract: Contract, { path, parameters }: Operation): string {
  return path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const { object, schema = true } = parameters.find((one) => one.in === 'path' && one.name === name) ?? {}
    const example = object?.example ?? (typeof schema === 'object' ? schema.example : undefined)
    return percentEncoded(String(example ?? made(contract, schema, name) ?? name))
  })
}

/** Returns a body for the operation, if it takes JSON. */
function bodyOf(contract: Contract, { requestBody, id }: Operation): { payload?: string; headers?: object } {
  const [type, media] = Object.entries(requestBody?.content ?? {}).find(([name]) => /[/+]json/.test(name)) ?? []
  if (type === undefined) return {}
  const value = media?.example ?? made(contract, media?.schema ?? true, id)
  return value === undefined ? {} : { payload: JSON.stringify(value), headers: { 'content-type': type } }
}

/** Returns a value for a schema; undefined if it admits none. */
function made({ resources }: Contract, schema: Schema, seed: string): unknown {
  try {
    return make({ schema, resources, seed, name: seed, direction: 'request' })
  } catch {
    return undefined
  }
}
