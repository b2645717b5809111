import t from 'tap'
import { findingLine, inWords, plain } from '../../../src/cli/output/messages.ts'

const problem = (name: string, message: string, more: object = {}) =>
  inWords(Object.assign(new Error(message), { name }, more))

t.test('each thing that can go wrong is said with what to do', async (t) => {
  const node = (code: string, more: object = {}) => problem('Error', `${code}: it failed`, { code, ...more })
  t.equal(problem('Unreadable', 'a.yaml:1:2: it is broken'), 'a.yaml:1:2: it is broken')
  t.equal(problem('Usage', 'no such option'), 'no such option\nstandin --help lists the options')
  t.match(node('EADDRINUSE', { port: 80 }), /^port 80 is in use: .*--port/)
  t.match(node('EACCES', { port: 80, syscall: 'listen' }), /^port 80 is not allowed: .*--port/)
  t.match(node('EADDRNOTAVAIL', { address: '192.0.2.1' }), /^cannot listen on 192\.0\.2\.1: --host/)
  t.match(node('ENOTFOUND'), /^cannot listen on that host: --host/)
  t.match(node('EAI_AGAIN'), /^cannot listen on that host/)
  t.match(node('EINVAL', { address: '224.0.0.1' }), /^cannot listen on 224/)
  t.equal(node('EACCES', { path: 'a.yaml', syscall: 'open' }), 'cannot read a.yaml: permission denied')
  t.equal(node('ENOENT', { path: 'a.yaml' }), 'cannot read a.yaml: there is no such file')
  t.equal(node('EMFILE', { path: 'a.yaml' }), 'could not start: EMFILE: it failed')
  t.equal(problem('TypeError', 'a fault'), 'could not start: a fault')
})

t.test('no message is long, or steers a terminal', async (t) => {
  const text = problem('Unreadable', `${'x'.repeat(5000)}\n`.repeat(50))
  t.equal(text.split('\n').length, 17)
  t.match(text, /… and 35 lines more$/)
  t.ok(text.length < 20_000)
  t.equal(plain('a\x1b[31m\x9b\u202eb\nc'), 'a?[31m??b\nc')
})

t.test('a finding is a line with its place', async (t) => {
  const place = { file: 'a.yaml', line: 3, column: 5 }
  t.equal(findingLine({ place, pointer: '/info', message: 'is\nodd' }), 'a.yaml:3:5: /info: is odd')
  t.equal(findingLine({ pointer: '', message: 'is odd' }), '/: is odd')
})

t.test('an error cannot steer the terminal', async (t) => {
  t.equal(inWords(new Error('a\x1b[31m\x9bb\u2028')), 'could not start: a?[31m?b?')
})
