// Plays the shipped document, or the arguments, and starts anew when a source changes.
// usage: npm run dev [-- ARGUMENTS]
import { spawn, spawnSync } from 'node:child_process'
import { watch } from 'node:fs'

const bundle = () => spawnSync(process.execPath, ['scripts/build.js', '--bundle'], { stdio: 'inherit' }).status === 0
const start = () =>
  spawn(process.execPath, ['dist/cli/main.js', '--watch', ...process.argv.slice(2)], { stdio: 'inherit' })

if (!bundle()) process.exit(1)
let server = start()
let timer
watch('src', { recursive: true }, () => {
  clearTimeout(timer)
  // Editors write a file in several steps.
  timer = setTimeout(() => {
    if (!bundle()) return
    server.once('exit', () => {
      server = start()
    })
    server.kill()
  }, 100)
})
