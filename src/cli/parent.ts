/**
 * Calls `end`, perhaps more than once, when the parent of a server that an npm script runs is gone. At a signal npm ends
 * the shell of the script, and the shell ends without a word to its children. Scripts that leave a server running on
 * purpose do so with a `&`, or by a program of their own.
 */
export function endWithNpm(env: NodeJS.ProcessEnv, end: () => void, parentOf = () => process.ppid, often = look): void {
  const { npm_lifecycle_script: script = '' } = env
  if (!/(^|[\s/])(standin|cli\/main\.js)(\s|$)/.test(script) || /(?<!&)&(?!&)/.test(script)) return
  const parent = parentOf()
  often(() => {
    if (parentOf() !== parent) end()
  })
}

const look = (then: () => void): unknown => setInterval(then, 200).unref()
