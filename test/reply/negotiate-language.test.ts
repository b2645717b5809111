import t from 'tap'
import { documentOf, json, start } from '../fixtures/start.ts'

const text = { type: 'string' }
const person = {
  title: 'Person',
  type: 'object',
  required: ['country_code', 'phone'],
  properties: { country_code: text, phone: text }
}
const header = { name: 'accept-Language', in: 'header', schema: text }
const people = { type: 'array', minItems: 3, items: person }
const document = documentOf({
  '/spoken': { get: { parameters: [header], responses: { 200: json(people) } } },
  '/written': { post: { parameters: [header], responses: { 200: json(person) } } },
  '/mute': { get: { responses: { 200: json(people) } } }
})

t.test('the languages that a request prefers choose people and places', async (t) => {
  const { url } = await start(t, { document, stateless: true })
  const ask = async (path: string, language?: string, method = 'GET') => {
    const headers = { prefer: 'dynamic=true', ...(language === undefined ? {} : { 'accept-language': language }) }
    const response = await fetch(url + path, { method, headers })
    return { vary: response.headers.get('vary'), body: [await response.json()].flat() as Record<string, string>[] }
  }
  const codes = async (...asked: Parameters<typeof ask>) =>
    [...new Set((await ask(...asked)).body.map((one) => one.country_code))].sort()
  t.same(await codes('/spoken', 'de'), ['DE'])
  t.same(await codes('/spoken', 'pt-BR;q=0.5, nl-NL'), ['NL'])
  t.same(await codes('/spoken', 'pt-BR'), ['BR'])
  t.same(await codes('/spoken', 'xx, fr;q=0.1'), ['FR'], 'the first that there is')
  t.same(await codes('/written', 'it', 'POST'), ['IT'])
  t.same(await codes('/written', 'de', 'POST'), ['DE'], 'no answer is kept for another language')
  const { body, vary } = await ask('/spoken')
  t.same((await ask('/spoken', '*')).body, body, 'no language is preferred')
  t.same((await ask('/spoken', 'xx')).body, body)
  t.match(vary, /Accept-Language/)
  const mute = await ask('/mute', 'de')
  t.same(mute.body, (await ask('/mute')).body, 'the operation does not document the header')
  t.notMatch(mute.vary, /Accept-Language/)
})
