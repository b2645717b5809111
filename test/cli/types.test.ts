import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { types } from '../../src/cli/commands/types.ts'
import { run } from '../../src/cli/run.ts'
import { documentOf, json } from '../fixtures/start.ts'
import { said } from './fixtures/say.ts'

async function typesOf(document: string, options = {}, project?: string) {
  const kept = said()
  t.equal(await types({ name: 'types', document, options }, kept.say, project), 0)
  return kept.out
}

t.test('the types of the shipped document are those that the tests are checked by', async (t) => {
  const kept = said()
  t.equal(await run(['types', 'openapi.yaml'], {}, false, kept.say), 0)
  t.equal(kept.out, readFileSync(join(import.meta.dirname, '../fixtures/turso.ts'), 'utf8'))
})

t.test('operations have the names that standin has for them, in documents of every kind', async (t) => {
  const pet = { type: 'object', properties: { name: { type: 'string' } } }
  const dir = t.testdir({
    'one.json': JSON.stringify(documentOf({ '/pets/{id}': { get: { responses: { 200: json(pet) } } } })),
    'several.yaml': `openapi: 3.0.0
info: { title: a, version: '1' }
paths:
  /pets: { get: { responses: { 200: { description: x, content: { application/json: { schema: { $ref: pet.yaml } } } } } } }
`,
    'pet.yaml': 'type: object\nproperties: { name: { type: string, nullable: true } }\n',
    'old.json': JSON.stringify({
      swagger: '2.0',
      info: { title: 'a', version: '1' },
      paths: { '/pets': { get: { operationId: 'listPets', responses: { 200: { description: 'x', schema: pet } } } } }
    })
  })
  t.match(await typesOf(join(dir, 'one.json')), 'get: operations["getPetsById"] & { operationId: "getPetsById" };')
  const several = await typesOf(join(dir, 'several.yaml'))
  t.match(several, 'get: operations["getPets"] & { operationId: "getPets" };')
  t.match(several, /name\?: string \| null/)
  const old = await typesOf(join(dir, 'old.json'))
  t.match(old, 'get: operations["listPets"] & { operationId: "listPets" };')
  t.match(old, /name\?: string/)
})

t.test('where the package is not there, it says what to install', async (t) => {
  const project = mkdtempSync(join(tmpdir(), 'standin-'))
  t.teardown(() => rmSync(project, { recursive: true }))
  await t.rejects(typesOf('openapi.yaml', {}, project), { message: /is not there: npm install --save-dev openapi-typ/ })
  mkdirSync(join(project, 'node_modules/openapi-typescript'), { recursive: true })
  writeFileSync(join(project, 'node_modules/openapi-typescript/index.js'), 'throw new Error("no such compiler")')
  await t.rejects(typesOf('openapi.yaml', {}, project), { message: /cannot be loaded \(no such compiler\)/ })
  for (const [version, advice] of [
    ['5.9.3', /: npm install --save-dev openapi-typescript typescript@5$/],
    ['6.0.3', /needs TypeScript 5, and this project has 6\.0\.3\. .*\nnpm install --prefix types/],
    ['7.0.2', /needs TypeScript 5, and this project has 7\.0\.2\. /]
  ] as const) {
    const other = mkdtempSync(join(tmpdir(), 'standin-'))
    t.teardown(() => rmSync(other, { recursive: true }))
    mkdirSync(join(other, 'node_modules/typescript'), { recursive: true })
    writeFileSync(join(other, 'node_modules/typescript/package.json'), JSON.stringify({ version }))
    await t.rejects(typesOf('openapi.yaml', {}, other), { message: advice })
  }
})
