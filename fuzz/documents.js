// Documents: a good one in which some places hold something else, asked for each of its operations.
import fc from 'fast-check'
import { createStandin, Unreadable } from '../dist/index.js'
import { sample } from './sample.js'

/** The pointers of all places in a value. */
const placesIn = (value, at = []) =>
  typeof value === 'object' && value !== null
    ? [at, ...Object.keys(value).flatMap((key) => placesIn(value[key], [...at, key]))]
    : [at]
const places = placesIn(sample).filter((at) => at.length > 1)
const fragment = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    { $ref: '#/components/schemas/Thing' },
    { $ref: '#/paths' },
    { $ref: '#/nowhere' },
    { $ref: 'other.yaml' },
    { allOf: [{ $ref: '#/components/schemas/Thing' }, { additionalProperties: false }] },
    { type: 'string', pattern: '(' },
    { type: 'integer', minimum: 5, maximum: 1 },
    { type: ['string', 'null'], enum: [1] },
    { not: {} },
    { $dynamicRef: '#x' },
    { toString: 0, valueOf: 0 },
    [{ toString: 0 }]
  )
)
const change = fc.record({ at: fc.constantFrom(...places), to: fc.option(fragment, { nil: undefined }) })

export default async function documents() {
  return { inputs: fc.array(change, { minLength: 1, maxLength: 4 }), fails }
}

async function fails(changes) {
  const document = changes.reduce(changed, structuredClone(sample))
  const app = createStandin({ document, validate: 'warn' })
  try {
    await app.ready()
    for (const [path, item] of Object.entries(sample.paths))
      for (const method of Object.keys(item).filter((key) => key !== 'parameters')) {
        const url = path.replace('{id}', '1')
        const { statusCode, payload } = await app.inject({
          method: method.toUpperCase(),
          url,
          headers: { authorization: 'Bearer t' }
        })
        if (/standin failed|please report/.test(payload))
          return `${method} ${url}: ${statusCode} ${payload.slice(0, 500)}`
      }
    return undefined
  } catch (error) {
    return error instanceof Unreadable ? undefined : (error.stack ?? String(error))
  } finally {
    await app.close().catch(() => {})
  }
}

/** Puts a value in a place of a document, or takes the place away; nothing where an earlier change took it. */
function changed(document, { at, to }) {
  const parent = at
    .slice(0, -1)
    .reduce((value, key) => (typeof value === 'object' && value !== null ? value[key] : undefined), document)
  if (typeof parent !== 'object' || parent === null) return document
  if (to === undefined) delete parent[at.at(-1)]
  else parent[at.at(-1)] = structuredClone(to)
  return document
}
