// Loads each entry as Jest does: modules are compiled in a VM, by a `require` that knows CommonJS alone, and `import()`
// throws.
const assert = require('node:assert/strict')
const { readFileSync } = require('node:fs')
const { createRequire, isBuiltin } = require('node:module')
const { dirname } = require('node:path')
const vm = require('node:vm')

const context = vm.createContext({ ...globals(), console })
const modules = new Map()

function load(path) {
  const loaded = modules.get(path)
  if (loaded !== undefined) return loaded.exports
  const own = { exports: {} }
  modules.set(path, own)
  const text = readFileSync(path, 'utf8')
  if (path.endsWith('.json')) {
    own.exports = JSON.parse(text)
    return own.exports
  }
  const find = createRequire(path)
  const requireFrom = (name) => (isBuiltin(name) ? require(name) : load(find.resolve(name)))
  const names = ['module', 'exports', 'require', '__filename', '__dirname']
  const run = vm.compileFunction(text, names, { filename: path, parsingContext: context })
  run.call(own.exports, own, own.exports, requireFrom, path, dirname(path))
  return own.exports
}

/** Node's globals, which a new context lacks. */
function globals() {
  const names = Object.getOwnPropertyNames(globalThis).filter((name) => !(name in vm.runInNewContext('globalThis')))
  return Object.fromEntries(names.map((name) => [name, globalThis[name]]))
}

const { resolve } = createRequire(__filename)
for (const kit of ['jest', 'node-test', 'tap', 'vitest'])
  assert.equal(typeof load(resolve(`standin/${kit}`)).useStandin, 'function', kit)
assert.equal(typeof load(resolve('standin/playwright')).standinTest, 'function')

async function play() {
  const mock = await load(resolve('standin')).startStandin()
  const headers = { authorization: 'Bearer T', prefer: 'dynamic=true' }
  const response = await fetch(`${mock.url}/v2/organizations/any/invites`, { headers })
  assert.equal(response.status, 200)
  await mock.close()
}
play()
