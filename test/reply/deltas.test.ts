import t from 'tap'
import { addingUp } from '../../src/reply/body/deltas.ts'

const always = () => true
const chunkOf = (id: string, content: string) => ({
  id,
  choices: [{ index: 0, delta: { role: 'assistant', content }, finish_reason: 'stop' }]
})

t.test('the deltas of chunks add up to the text of the first', async (t) => {
  const events = addingUp(
    [chunkOf('a', 'one two three four'), chunkOf('b', 'x'), chunkOf('c', 'y')],
    always
  ) as ReturnType<typeof chunkOf>[]
  t.same(
    events.map(({ id }) => id),
    ['a', 'a', 'a']
  )
  const choices = events.map((event) => event.choices[0])
  t.equal(choices.map((one) => one?.delta.content).join(''), 'one two three four')
  t.same(
    choices.map((one) => one?.finish_reason),
    [null, null, 'stop']
  )
  t.match(choices[2], { index: 0, delta: { role: 'assistant' } })
})

t.test('a delta may be the text itself', async (t) => {
  t.same(addingUp([{ type: 'text', delta: 'a b' }, {}], always), [
    { type: 'text', delta: 'a' },
    { type: 'text', delta: ' b' }
  ])
})

t.test('a reason that may not be null stays', async (t) => {
  const noNull = (events: unknown[]) => !JSON.stringify(events).includes('null')
  const events = addingUp([chunkOf('a', 'one two'), chunkOf('b', 'x')], noNull) as ReturnType<typeof chunkOf>[]
  t.same(
    events.map(({ choices: [one] }) => [one?.delta.content, one?.finish_reason]),
    [
      ['one', 'stop'],
      [' two', 'stop']
    ]
  )
})

t.test('other events, and chunks that would not fit, stay as they are', async (t) => {
  const chunks = [chunkOf('a', 'one two'), chunkOf('b', 'x')]
  t.equal(
    addingUp(chunks, () => false),
    chunks
  )
  for (const events of [[], ['text'], [{ n: 1 }, { n: 2 }], [{ list: [1] }]]) t.equal(addingUp(events, always), events)
})
