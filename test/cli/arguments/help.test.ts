import t from 'tap'
import type { Option } from '../../../src/cli/arguments/arguments.ts'
import { helpText } from '../../../src/cli/arguments/help.ts'
import { commands, isFor, options } from '../../../src/cli/arguments/options.ts'

t.test('the help names every option that is not for Prism users alone, and its variable', async (t) => {
  const text = helpText()
  for (const [name, option] of Object.entries(options)) {
    if (option.help !== false) t.match(text, new RegExp(`--(no-)?${name}\\b`))
    if ('env' in option) t.match(text, `[${option.env}]`)
  }
  t.match(text, /-p, --port N +the port; 0 takes a free one \(4010\) \[PORT\]/)
  t.match(text, /STANDIN_DOCUMENT[^.]*\.yaml \(.yml, .json\) or swagger.yaml of this folder, else Turso/)
  t.notMatch(text, 'multiprocess')
  for (const line of text.split('\n')) t.ok(line.length <= 160, line)
})

t.test('a command has a help of its own, with its options alone', async (t) => {
  for (const command of commands) {
    const text = helpText(command)
    t.match(text, new RegExp(`^standin ${command} [\\s\\S]*\nusage: standin \\[?${command}`))
    t.equal(/of this folder, else Turso/.test(text), command === 'mock', command)
    for (const [name, option] of Object.entries<Option>(options)) {
      const has = option.help !== false && isFor(option, command)
      t.equal(new RegExp(`^ +(-\\w, )?--(no-)?${name}(?=[ \\n])`, 'm').test(text), has, `${command} ${name}`)
    }
  }
})
