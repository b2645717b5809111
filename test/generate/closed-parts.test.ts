import t from 'tap'
import type { Schema } from '../../src/document/openapi.ts'
import { generate } from '../../src/generate/generate.ts'
import { resourcesOf } from '../../src/schema/meaning/schema-resources.ts'

const text = { type: 'string' }
const closed = (names: string[], required: string[], more: object = {}): Schema => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, text])),
  required,
  additionalProperties: false,
  ...more
})
const object = (properties: Record<string, Schema>, required: string[] = []): Schema => ({
  type: 'object',
  properties,
  required
})

/** The names of a value's members, with those of objects and lists inside of it. */
const names = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(names)[0]
    : typeof value === 'object'
      ? Object.fromEntries(Object.entries(value as object).map(([name, one]) => [name, names(one)]))
      : true

/** Parts that are closed each for itself, and that demand members of each other's. */
const apart: Schema = { allOf: [closed(['a'], ['a']), closed(['b'], ['b'])] }
const both = { a: true, b: true }
/** Alternatives inside a closed schema that names none of their members. */
const chosen: Schema = {
  ...(closed([], []) as object),
  anyOf: [object({ c: text }, ['c']), object({ d: text }, ['d'])]
}

const cases: [name: string, schema: Schema, members: unknown][] = [
  ['what only one part admits is left out', { allOf: [closed(['id', 'a'], ['id']), closed(['id'], [])] }, { id: true }],
  ['parts that admit nothing together count together', { allOf: [closed(['a'], []), closed(['b'], [])] }, both],
  ['parts that demand what others exclude count together', apart, both],
  [
    'the alternative that is admitted is taken',
    closed(['x'], [], { anyOf: [object({ y: text }, ['y']), object({ x: text }, ['x'])] }),
    { x: true }
  ],
  ['alternatives of which none is admitted count with the rest', chosen, { c: true }],
  ['an optional member that is not admitted is left out', object({ id: text, more: apart }), { id: true }],
  ['so is one behind a required member', object({ id: text, in: object({ more: chosen }, ['more']) }), { id: true }],
  ['a required member stays', object({ id: text, more: apart }, ['more']), { id: true, more: both }],
  ['a required name that a closed object lacks is left out', closed(['a', 'c'], ['a', 'b']), { a: true, c: true }],
  ['so is an optional member that is such an object', object({ id: text, more: closed(['a'], ['b']) }), { id: true }],
  ['an object does not become empty', object({ more: apart, most: apart }), { more: both, most: both }],
  [
    'what is let in only for another alternative is left out',
    closed(['a'], ['a'], { oneOf: [object({ b: text }, ['b']), object({ c: text }, ['c'])] }),
    { a: true, b: true }
  ],
  [
    'a list keeps its rows',
    object({ id: text, rows: { type: 'array', items: chosen } }),
    { id: true, rows: { c: true } }
  ]
]

for (const [name, schema, members] of cases) {
  t.test(`closed parts: ${name}`, async (t) => {
    for (const seed of ['1', '2', '3']) {
      t.same(names(generate({ schema, resources: resourcesOf({}), seed })), members)
    }
  })
}
