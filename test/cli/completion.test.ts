import { spawnSync } from 'node:child_process'
import t from 'tap'
import type { Shell } from '../../src/cli/arguments/command.ts'
import { completion } from '../../src/cli/commands/completion.ts'
import { said } from './fixtures/say.ts'

const scriptFor = (shell: Shell): string => {
  const kept = said()
  t.equal(completion({ shell }, kept.say), 0)
  return kept.out
}

/** Runs a shell; undefined where it is not installed. */
function ran(shell: Shell, script: string): string[] | undefined {
  const { error, stdout, stderr } = spawnSync(shell, ['-c', script], {
    cwd: t.testdir({ 'api.yaml': '' }),
    encoding: 'utf8'
  })
  if (error !== undefined) return undefined
  t.equal(stderr, '')
  return stdout.split('\n').filter((line) => line !== '')
}

const cases: [line: string, expected: string[]][] = [
  ['standin ch', ['check']],
  ['standin --fail', ['--fail-rate']],
  ['standin check --s', []],
  ['standin check --allow', ['--allow-refs']],
  ['standin mock --no-a', ['--no-admin', '--no-auth']],
  ['standin --log ', ['json', 'pretty', 'silent']],
  ['standin completion ', ['bash', 'fish', 'zsh']],
  ['standin generate a', ['api.yaml']],
  ['standin --port ', []]
]

t.test('bash completes commands, options of the command, fixed values and files', async (t) => {
  const script = scriptFor('bash')
  for (const [line, expected] of cases) {
    const words = line.split(' ').map((word) => `'${word}'`)
    const ask = `COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _standin; printf '%s\\n' "\${COMPREPLY[@]}"`
    t.same(ran('bash', `${script}\n${ask}`)?.sort() ?? expected, expected, line)
  }
})

t.test('fish does, too', async (t) => {
  const script = scriptFor('fish')
  for (const [line, expected] of cases) {
    const found = ran('fish', `${script}\ncomplete -C '${line}'`)?.map((answer) => answer.split('\t')[0])
    t.same(found?.sort() ?? expected, expected, line)
  }
})

t.test('zsh can read its script, which has the options of each command', async (t) => {
  const script = scriptFor('zsh')
  t.same(ran('zsh', `compdef() { print -r -- "$@" }\n${script}`) ?? ['_standin standin'], ['_standin standin'])
  t.match(script, /check\) specs=\('\*--fixtures\[[^\]]*\]:value:_files'[^\n]*'\*:document:_files'\) ;;/)
  t.notMatch(/check\) specs=.*/.exec(script)?.[0], '--port')
  t.match(script, /'\*--log\[[^\]]*\]:value:\(pretty json silent\)'/)
  t.match(script, /completion\) specs=.*'1:shell:\(bash zsh fish\)'/)
})
