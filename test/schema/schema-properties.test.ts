import t from 'tap'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'
import { objectMembers } from '../../src/schema/schema-properties.ts'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

t.test('a base has the properties of its children', async (t) => {
  const schemas = {
    Pet: { properties: { kind: { type: 'string' } }, discriminator: { propertyName: 'kind' } },
    Cat: { allOf: [ref('Pet'), { properties: { lives: { type: 'integer', readOnly: true } } }] }
  }
  const { names, readOnly } = objectMembers({ resources: resourcesOf({ components: { schemas } }) }, ref('Pet'))
  t.same([names, readOnly], [new Set(['kind', 'lives']), new Set(['lives'])])
})

t.test('the properties of a schema are those of all its parts, each looked at once', async (t) => {
  const schemas = {
    Pet: {
      properties: { id: { type: 'integer', readOnly: true }, secret: { type: 'string', writeOnly: true } },
      oneOf: [ref('Cat'), ref('Ghost')]
    },
    Cat: { allOf: [ref('Pet'), true], properties: { lives: { type: 'integer' } } }
  }
  const resources = resourcesOf({ components: { schemas } })
  t.same(objectMembers({ resources }, ref('Pet')), {
    names: new Set(['id', 'secret', 'lives']),
    readOnly: new Set(['id']),
    writeOnly: new Set(['secret']),
    open: false
  })
})
