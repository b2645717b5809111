import t from 'tap'
import type { Schema } from '../../src/document/openapi.ts'
import { fromExamples, generate } from '../../src/generate/generate.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'

const text = { type: 'string' }
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const own = (name: string) => ({ type: 'object', required: [name], properties: { [name]: text } })
const child = (base: string, name: string) => ({ allOf: [ref(base), own(name)] })

/** Four values of a schema in a list, by documents of components. */
function four(schemas: Record<string, unknown>, items: Schema): Record<string, unknown>[] {
  const resources = resourcesOf({ components: { schemas } })
  return generate({ schema: { type: 'array', minItems: 4, items }, resources, seed: '1' }) as Record<string, unknown>[]
}

const base = (discriminator: object) => ({
  type: 'object',
  required: ['kind'],
  properties: { kind: text },
  discriminator: { propertyName: 'kind', ...discriminator }
})

t.test('a base is answered as its children, with the tags of the mapping', async (t) => {
  const mapping = { kitty: '#/components/schemas/Cat', puppy: 'Dog', lost: '#/nowhere', odd: 5 }
  const schemas = { Pet: base({ mapping }), Cat: child('Pet', 'meows'), Dog: child('Pet', 'barks') }
  t.match(four(schemas, ref('Pet')), [
    { kind: 'kitty', meows: String, barks: undefined },
    { kind: 'puppy', barks: String, meows: undefined },
    { kind: 'kitty' },
    { kind: 'puppy' }
  ])
  t.match(four(schemas, ref('Dog')), [{ kind: 'puppy', barks: String, meows: undefined }])
})

t.test('without a mapping, children are the components that inherit from the base, however far', async (t) => {
  const schemas = {
    Pet: base({}),
    Dog: child('Pet', 'barks'),
    Puppy: child('Dog', 'plays'),
    Loop: { allOf: [ref('Loop'), ref('Pet')] },
    Other: { allOf: [{ type: 'object' }, ref('Ghost'), true] },
    Odd: true
  }
  const kinds = four(schemas, ref('Pet')).map(({ kind }) => kind)
  t.same(new Set(kinds), new Set(['Dog', 'Puppy', 'Loop']))
  t.match(four(schemas, ref('Puppy')), [{ kind: 'Puppy', barks: String, plays: String }])
  t.match(four(schemas, { allOf: [ref('Pet'), own('extra')] })[0], { kind: /Dog|Puppy|Loop/, extra: String })
  const alone = resourcesOf({})
  const schema = { ...base({}), properties: { kind: { enum: ['x'] } } }
  t.same(generate({ schema, resources: alone, seed: '1' }), { kind: 'x' }, 'a base without children is itself')
})

t.test('a value fits the alternative of its tag alone, where one can', async (t) => {
  const kind = (name: string, required: string[]) => ({
    type: 'object',
    required: ['t', ...required],
    properties: { t: text, [name]: { type: 'integer' } }
  })
  const schemas = {
    Wide: kind('wide', []),
    Narrow: kind('narrow', ['narrow']),
    Twin: kind('wide', []),
    Told: { ...kind('told', []), properties: { t: { const: 'Told' } }, example: { t: 'Told', wide: 1 } }
  }
  const union = (...names: string[]) => ({ oneOf: names.map(ref), discriminator: { propertyName: 't' } })
  for (const { t: tag } of four(schemas, union('Wide', 'Narrow'))) t.equal(tag, 'Wide', 'a Narrow one is Wide too')
  const twins = four(schemas, union('Wide', 'Twin'))
  t.same(new Set(twins.map((one) => one.t)), new Set(['Wide', 'Twin']), 'none can, so all are made')
  t.match(twins, [{ wide: Number }])
  const resources = resourcesOf({ components: { schemas } })
  const told = fromExamples({ schema: union('Wide', 'Told'), resources, seed: '1', example: { t: 'Told', wide: 7 } })
  t.same(told, { t: 'Told', wide: 7 }, 'an example stays')
})

t.test('an alternative that lists its own tags always has one', async (t) => {
  const tagged = (tags: string[], member: string) => ({
    type: 'object',
    properties: { t: { type: 'string', enum: tags }, [member]: { type: 'integer' } }
  })
  const oneOf = [tagged(['a'], 'x'), { ...tagged(['b'], 'y'), required: ['y'] }, tagged(['c', 'd'], 'z'), own('plain')]
  const schema = { oneOf, discriminator: { propertyName: 't' } }
  const resources = resourcesOf({})
  // A long list leaves out what is optional at its end.
  const values = generate({ schema: { type: 'array', minItems: 900, items: schema }, resources, seed: '1' })
  for (const value of (values as Record<string, unknown>[]).slice(-8)) {
    t.match(value, 'plain' in value ? { t: undefined } : { t: /^[abcd]$/ })
    if (value.t === 'b') t.match(value, { y: Number })
  }
})

t.test('alternatives with a tag have their own members only', async (t) => {
  const schemas = {
    X: { type: 'object', properties: { t: text, x: { type: 'integer' } } },
    Y: { type: 'object', properties: { t: text, y: { type: 'integer' } } }
  }
  for (const keyword of ['oneOf', 'anyOf']) {
    const discriminator = { propertyName: 't', mapping: { ex: '#/components/schemas/X' } }
    const items = { [keyword]: [ref('X'), ref('Y'), own('inline')], discriminator }
    t.match(four(schemas, items), [
      { t: 'ex', x: Number, y: undefined, inline: undefined },
      { t: 'Y', y: Number, x: undefined, inline: undefined },
      { inline: String, x: undefined, y: undefined },
      { t: 'ex' }
    ])
  }
})

t.test('the tag of an alternative holds for the base that it inherits from', async (t) => {
  const schemas = { Pet: base({ mapping: { wrong: '#/components/schemas/Cat' } }), Cat: child('Pet', 'meows') }
  const items = { oneOf: [ref('Cat')], discriminator: { propertyName: 'kind', mapping: { right: 'Cat' } } }
  t.match(four(schemas, items)[0], { kind: 'right', meows: String })
})

t.test('a base that nobody inherits from has its own name as tag', async (t) => {
  const resources = resourcesOf({ components: { schemas: { Pet: base({}) } } })
  t.same(generate({ schema: ref('Pet'), resources, seed: '1' }), { kind: 'Pet' })
})

t.test('an alternative that is no object has no tag', async (t) => {
  const schema = { type: 'object', properties: {}, oneOf: [true], discriminator: { propertyName: 'kind' } }
  t.same(generate({ schema, resources: resourcesOf({}), seed: '1' }), {})
})
