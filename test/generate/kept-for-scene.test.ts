import t from 'tap'
import { entityOf } from '../../src/generate/lexicon/entity/entity.ts'
import { random } from '../../src/generate/lexicon/entity/random.ts'
import type { Scene } from '../../src/generate/lexicon/entity/scene.ts'
import { keptForScene } from '../../src/generate/shapes/kept-for-scene.ts'
import type { Shape } from '../../src/generate/shapes/shape.ts'

const beside: string[] = []
const sceneOf = (name: string, value: number): Scene => ({
  name,
  subject: 'user',
  hint: '',
  random: random(value),
  turn: value,
  start: value,
  count: value,
  beside,
  paging: { page: value },
  entity: entityOf(value, value, {}, 0)
})

t.test('an outcome is the same whichever value of a place asks first', async (t) => {
  const told = (_shape: Shape, { entity, turn, start, count, paging, random }: Scene) =>
    [entity.person.email, turn, start, count, paging.page, random.int(1, 1e9)].join(' ')
  const [one, other] = [keptForScene(told), keptForScene(told)]
  const shape = {} as Shape
  t.equal(one(shape, sceneOf('name', 1)), other(shape, sceneOf('name', 2)))
})

t.test('outcomes are kept for many places of a shape', async (t) => {
  let made = 0
  const counted = keptForScene((_shape, { name }) => `${name} ${++made}`)
  const shape = {} as Shape
  t.equal(counted(shape, sceneOf('owner', 1)), 'owner 1')
  t.equal(counted(shape, sceneOf('author', 1)), 'author 2')
  t.equal(counted(shape, sceneOf('owner', 2)), 'owner 1')
  for (let i = 0; i < 64; i++) counted(shape, sceneOf(`place_${i}`, 1))
  t.equal(counted(shape, sceneOf('owner', 1)), 'owner 67', 'the oldest place is forgotten')
})
