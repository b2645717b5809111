import { readFileSync } from 'node:fs'
import t from 'tap'
import type { Schema } from '../../src/document/openapi.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'
import { checkerOf } from '../../src/schema/validator.ts'

interface Group {
  file: string
  description: string
  schema: Schema
  tests: { description: string; data: unknown; valid: boolean }[]
}

/**
 * Groups of github.com/json-schema-org/JSON-Schema-Test-Suite (MIT License), draft 2020-12: those that need no other
 * document, and that ask nothing which we read as its author meant instead (formats are asserted here).
 */
const file = new URL('../fixtures/json-schema-test-suite.jsonl', import.meta.url)
const groups = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): Group => JSON.parse(line))

t.test('the test suite of JSON Schema holds, whole', async (t) => {
  t.ok(groups.length > 200)
  for (const { file, description, schema, tests } of groups) {
    const { check, fits } = checkerOf(resourcesOf(schema))
    for (const { description: name, data, valid } of tests) {
      const found = check(schema, data, 'request')
      if ((found.length === 0) !== valid) t.fail(`${file}: ${description}: ${name}`, { found })
      if (fits(schema, data, 'request') !== valid) t.fail(`${file}: ${description}: ${name}: fits`)
    }
  }
})
