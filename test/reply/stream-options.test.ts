import t from 'tap'
import { eventsToSend } from '../../src/reply/body/stream-options.ts'
import { preferencesOf, streamOf } from '../../src/reply/preferences.ts'

const events = ['id: 1\ndata: a\n\n', 'id: 2\ndata: b\n\n']

t.test('as many events are sent as were asked for', async (t) => {
  t.same(eventsToSend(events, {}, undefined), events)
  t.same(eventsToSend(events, { count: 1 }, undefined), events.slice(0, 1))
  t.same(eventsToSend(events, { count: 0 }, undefined), [])
  t.same(eventsToSend(events, { count: 3 }, undefined), [...events, 'id: 3\ndata: a\n\n'])
  t.same(eventsToSend(['{"a":1}\n'], { count: 2 }, undefined), ['{"a":1}\n', '{"a":1}\n'])
  t.same(eventsToSend([], { count: 2 }, undefined), [])
})

t.test('a client that has seen events gets the ones after them', async (t) => {
  t.same(eventsToSend(events, {}, '1'), events.slice(1))
  t.same(eventsToSend(events, {}, '2'), [])
  t.same(eventsToSend(events, {}, 'unknown'), events)
  t.same(eventsToSend(events, { count: 3 }, '2'), ['id: 3\ndata: a\n\n'])
})

t.test('server-sent events may end with [DONE]', async (t) => {
  t.same(eventsToSend(events, { done: true }, undefined), [...events, 'data: [DONE]\n\n'])
  t.same(eventsToSend(['{"a":1}\n'], { done: true }, undefined), ['{"a":1}\n'])
})

t.test('a request says how a stream is sent', async (t) => {
  const read = (header: string, query = '') => streamOf(preferencesOf(header, query))
  t.same(read('stream-pace=5, stream-count=2, stream-done, wait=1', '__stream-error=1'), {
    error: 1,
    pace: 5,
    count: 2,
    done: true
  })
  t.same(read('stream-jitter=7, stream-stall=0, stream-done=false'), { jitter: 7, stall: 0, done: false })
  t.same(read('stream-pace=fast, stream-count=1000000, stream-x=1'), {})
  t.same(streamOf(preferencesOf(undefined, '')), {})
})
