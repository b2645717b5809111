import t from 'tap'
import { helpText } from '../../../src/cli/arguments/help.ts'
import { options } from '../../../src/cli/arguments/options.ts'

t.test('the help names every option that is not for Prism users alone, and its variable', async (t) => {
  const text = helpText()
  for (const [name, option] of Object.entries(options)) {
    if ('help' in option) t.match(text, new RegExp(`--(no-)?${name}\\b`))
    if ('env' in option) t.match(text, `[${option.env}]`)
  }
  t.match(text, /-p, --port N +the port; 0 takes a free one \(4010\) \[PORT\]/)
  t.match(text, 'STANDIN_DOCUMENT')
  t.notMatch(text, 'multiprocess')
  for (const line of text.split('\n')) t.ok(line.length <= 160, line)
})
