import t from 'tap'
import { resourcesOf } from '../../../src/schema/meaning/schema-resources.ts'
import { scopeOf } from '../../../src/schema/meaning/scope.ts'
import { rulesOf, viewOf } from '../../../src/schema/views/merged-view.ts'

const scope = scopeOf(resourcesOf({}))

t.test('a property has to fit what its name, a pattern or the rest of the schema says', async (t) => {
  const schema = {
    properties: { a: { type: 'string' } },
    patternProperties: { '^x-': { type: 'integer' } },
    unevaluatedProperties: { type: 'boolean' }
  }
  const view = viewOf(scope, [scope.start(schema)])
  const types = (name: string) => rulesOf(scope, view, name).map((rule) => rule.schema)
  t.same(types('a'), [{ type: 'string' }])
  t.same(types('x-1'), [{ type: 'integer' }])
  t.same(types('other'), [{ type: 'boolean' }])
})

t.test('the HTML of a description is read as Markdown', async (t) => {
  const described = (description: string) => viewOf(scope, [scope.start({ description })]).description
  t.equal(
    described('Mode:<ul><li><code>on</code></li><li class="x">off</li></ul><p>Or <b>none</b>.</p>'),
    'Mode:\n\n- `on`\n- off\n\nOr none.\n\n'
  )
  t.equal(described('projects/<project>/topics, a < b'), 'projects/<project>/topics, a < b\n')
})
