import t from 'tap'
import { refuseExpansion } from '../../../src/document/yaml/limits.ts'

const refusal = (value: unknown, maxDepth = 10, maxSize = 100) => {
  try {
    refuseExpansion(value, maxDepth, maxSize, (pointer, why) => {
      throw new Error(`${pointer} ${why}`)
    })
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}
const nested = (depth: number, inner: unknown = 1): unknown => (depth === 0 ? inner : { a: nested(depth - 1, inner) })

t.test('a value that shares parts is bounded as if they were written out', (t) => {
  const circle: Record<string, unknown> = {}
  circle.self = { again: circle }
  const ten = Array(10).fill(1)
  const hundred = Array(10).fill(ten)
  const deep = nested(6)
  const table: [name: string, value: unknown, refused: string | undefined][] = [
    ['a scalar', 1, undefined],
    ['a tree', { a: [1, null, { b: 'c' }] }, undefined],
    ['parts shared in moderation', [ten, ten, ten], undefined],
    ['a circle', circle, '/self/again this is circular, since it stands within itself'],
    ['a product', hundred, '/9 this expands to more than 100 values'],
    ['depth', nested(12), '/a/a/a/a/a/a/a/a/a/a/a this nests more than 10 levels deep'],
    [
      'depth by sharing',
      { first: deep, second: nested(5, deep) },
      '/second/a/a/a/a/a this nests more than 10 levels deep'
    ]
  ]
  for (const [name, value, refused] of table) t.equal(refusal(value), refused, name)
  t.end()
})
