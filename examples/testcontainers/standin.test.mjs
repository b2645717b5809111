// A container of standin a test file, by testcontainers. It wants Docker, the image (`docker build -t standin .`), Node
// 22.15 or later, and `npm install --save-dev testcontainers`; then: node --test
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { GenericContainer, Wait } from 'testcontainers'

const document = fileURLToPath(new URL('../todos/openapi.yaml', import.meta.url))
let container
let url

before(async () => {
  container = await new GenericContainer('standin')
    .withCopyFilesToContainer([{ source: document, target: '/app/openapi.yaml' }])
    .withExposedPorts(4010)
    .withWaitStrategy(Wait.forHttp('/__admin/ready', 4010))
    .start()
  url = `http://${container.getHost()}:${container.getMappedPort(4010)}`
})

after(() => container?.stop())

test('a todo that was added is in the list', async () => {
  await fetch(`${url}/todos`, { method: 'POST', body: JSON.stringify({ title: 'Buy milk' }) })
  const { todos } = await (await fetch(`${url}/todos?limit=100`)).json()
  assert.ok(todos.some(({ title }) => title === 'Buy milk'))
})
