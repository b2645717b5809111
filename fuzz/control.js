// Calls of the control API: stub mappings and the like, each followed by requests that meet them.
import fc from 'fast-check'
import { startStandin } from '../dist/index.js'
import { sample } from './sample.js'

const word = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    '/things',
    '/things/1',
    '[a-z]+',
    '(a*)*b',
    '(',
    '$.a',
    '$..a',
    '$[?(@.a)]',
    '//a',
    '{{request.path}}',
    '{{#each',
    "{{now offset='1 month'}}",
    '{{jsonPath request.body "$.a"}}',
    'x\r\ny: z'
  ),
  fc.string({ maxLength: 20 })
)
const value = fc.oneof({ weight: 4, arbitrary: word }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) })
/** An object with some of these members, each of the right kind or of another. */
const some = (members) =>
  fc.record(
    Object.fromEntries(
      Object.entries(members).map(([name, one]) => [
        name,
        fc.oneof({ weight: 6, arbitrary: one }, { weight: 1, arbitrary: value })
      ])
    ),
    { requiredKeys: [] }
  )
const matcher = some({
  equalTo: word,
  matches: word,
  contains: word,
  equalToJson: value,
  matchesJsonPath: word,
  matchesXPath: word,
  equalToXml: word,
  absent: fc.boolean(),
  before: word
})
const number = fc.oneof(fc.integer({ min: -1, max: 600 }), fc.double())
const mapping = some({
  request: some({
    method: fc.constantFrom('GET', 'POST', 'ANY', 'X'),
    url: word,
    urlPath: word,
    urlPattern: word,
    urlPathTemplate: word,
    headers: fc.dictionary(word, matcher, { maxKeys: 2 }),
    queryParameters: fc.dictionary(word, matcher, { maxKeys: 2 }),
    bodyPatterns: fc.array(matcher, { maxLength: 2 })
  }),
  response: some({
    status: number,
    body: word,
    jsonBody: value,
    headers: fc.dictionary(word, word, { maxKeys: 2 }),
    transformers: fc.constant(['response-template']),
    fault: fc.constantFrom('EMPTY_RESPONSE', 'X'),
    bodyFileName: word,
    base64Body: word
  }),
  priority: number,
  scenarioName: word,
  requiredScenarioState: word,
  newScenarioState: word,
  metadata: value
})
const call = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constant('POST'), fc.constant('/__admin/mappings'), mapping) },
  fc.tuple(
    fc.constant('POST'),
    fc.constantFrom(
      '/__admin/requests/find',
      '/__admin/requests/count',
      '/__admin/requests/remove',
      '/__admin/near-misses/request-pattern',
      '/__admin/mappings/find-by-metadata',
      '/__admin/mappings/import',
      '/__admin/settings',
      '/__admin/scenarios/reset',
      '/__admin/verify',
      '/__admin/received'
    ),
    fc.oneof(mapping, value)
  ),
  fc.tuple(
    fc.constantFrom('GET', 'DELETE', 'PUT'),
    word.map((text) => `/__admin/mappings/${encodeURIComponent(text)}`),
    mapping
  )
)

export default async function control() {
  const mock = await startStandin({ document: structuredClone(sample) })
  return { inputs: fc.array(call, { minLength: 1, maxLength: 3 }), fails, stop: mock.close }

  async function fails(calls) {
    mock.reset()
    for (const [method, path, json] of calls) {
      const body = method === 'GET' ? undefined : JSON.stringify(json)
      const problem = await ask(path, { method, body, headers: { 'content-type': 'application/json' } })
      if (problem !== undefined) return problem
    }
    for (const path of ['/things', '/things/1', '/a'])
      for (const init of [
        {},
        { method: 'POST', body: '{"a":[{"a":1}]}', headers: { 'content-type': 'application/json' } }
      ]) {
        const problem = await ask(path, init)
        if (problem !== undefined) return problem
      }
    return undefined
  }

  /** Says what is wrong about an answer. A broken connection may have been asked for. */
  async function ask(path, init) {
    try {
      const response = await fetch(mock.url + path, { ...init, signal: AbortSignal.timeout(10_000) })
      const text = await response.text()
      return /standin failed|please report/.test(text)
        ? `${init.method ?? 'GET'} ${path}: ${text.slice(0, 500)}`
        : undefined
    } catch (error) {
      return error.name === 'TimeoutError' ? `${path}: no answer` : undefined
    }
  }
}
