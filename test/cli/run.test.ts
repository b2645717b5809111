import { join } from 'node:path'
import t from 'tap'
import { run } from '../../src/cli/run.ts'
import { said } from './fixtures/say.ts'

/** Runs a command line that does not serve. */
const ran = (...args: string[]) => ranIn({}, ...args)

async function ranIn(env: Record<string, string>, ...args: string[]) {
  const kept = said()
  const code = await run(args, env, false, kept.say)
  return { code, out: kept.out, err: kept.err }
}

t.test('each command has its answer and its exit code', async (t) => {
  t.match(await ran('--help'), { code: 0, out: /--port N +the port/, err: '' })
  t.match(await ran('--version'), { code: 0, out: /^\d+\.\d+\.\d+\n$/, err: '' })
  t.match(await ran('check', 'openapi.yaml'), { code: 0, out: /nothing to say/, err: '' })
  t.match(await ran('routes', 'openapi.yaml'), { code: 0, out: /listOrganizationInvitesV2/, err: '' })
  t.match(await ran('completion', 'bash'), { code: 0, out: /complete .*standin/, err: '' })
  t.match(await ran('help', 'check'), { code: 0, out: /^standin check/, err: '' })
  const generated = await ran('generate', 'openapi.yaml', 'listOrganizationInvitesV2')
  t.match(generated, { code: 0, out: /^\{"invites"/, err: '' })
})

t.test('what is asked for wrongly is 2, what cannot be done is 1', async (t) => {
  t.match(await ran('--bogus-flag'), { code: 2, out: '', err: /there is no option --bogus-flag/ })
  t.match(await ran('check', 'nothing.yaml'), { code: 1, out: '', err: /nothing\.yaml/ })
})

t.test('notes come first, and a refusal names the variable that its value came from', async (t) => {
  const env = { STANDIN_DOCUMENT: 'nothing.yaml', STANDIN_SEDE: '1' }
  for (const args of [['check'], ['routes'], ['types'], ['generate', 'listThings'], []])
    t.match(await ranIn(env, ...args), {
      code: 1,
      out: '',
      err: /^STANDIN_SEDE is no variable.*\n.*nothing\.yaml.* \(the variable STANDIN_DOCUMENT says nothing\.yaml\)\n$/
    })
  const fixtures = join(t.testdir({}), 'rows')
  const { err } = await ranIn({ STANDIN_FIXTURES: fixtures }, 'openapi.yaml')
  t.equal(
    err,
    `cannot read the fixtures ${fixtures}: there is no such file or folder (the variable STANDIN_FIXTURES says ${fixtures})\n`
  )
  t.notMatch(await ranIn({ STANDIN_DOCUMENT: 'other.yaml' }, 'check', 'nothing.yaml'), { err: /variable/ })
})
