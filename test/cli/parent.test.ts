import t from 'tap'
import { endWithNpm } from '../../src/cli/parent.ts'

/** Whether a server that a script of npm's runs ends once its parent is gone. */
function ends(script: string | undefined): boolean {
  let parent = 7
  let ended = 0
  const looks: (() => void)[] = []
  endWithNpm(
    { npm_lifecycle_script: script },
    () => ended++,
    () => parent,
    (look) => looks.push(look)
  )
  for (const look of looks) look()
  t.equal(ended, 0, 'its parent is there')
  parent = 1
  for (const look of looks) look()
  return ended === 1
}

t.test('a server of a script ends with the shell of that script', async (t) => {
  for (const script of ['standin', 'node dist/cli/main.js', 'tsc && npx standin api.yaml', '../.bin/standin --port 1'])
    t.equal(ends(script), true, script)
})

t.test('others go on: those that npm did not start, or that were left running on purpose', async (t) => {
  for (const script of [undefined, 'standin api.yaml & tap', 'node start-standin.js', 'tap'])
    t.equal(ends(script), false, script ?? 'no script')
})

t.test('the look at the parent keeps no process alive', async (t) => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const before = timers()
  endWithNpm({ npm_lifecycle_script: 'standin' }, () => t.fail('the parent is there'))
  t.equal(timers(), before)
})
