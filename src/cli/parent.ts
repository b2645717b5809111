/**
 * Calls `end`, perhaps several times, when the npm script that runs the server has ended. At a signal npm ends the
 * script's shell, and the shell sends no signal to its children. A script with `&` leaves its server running on
 * purpose.
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
