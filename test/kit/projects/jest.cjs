// As Jest does it: the kit in a context of its own, with a `require` of its own. Says what became of three tests.
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { compileFunction, createContext, runInContext } = require('node:vm')

const hooks = {}
const jest = Object.fromEntries(
  ['beforeAll', 'beforeEach', 'afterEach', 'afterAll'].map((name) => [name, (hook) => (hooks[name] = hook)])
)
const filename = join(__dirname, '../../../dist/kit/jest.cjs')
const context = createContext({ process })
const own = { exports: {} }
const names = ['require', 'module', '__filename']
const load = compileFunction(readFileSync(filename, 'utf8'), names, { parsingContext: context })
load((name) => (name === '@jest/globals' ? jest : process.getBuiltinModule(name)), own, filename)
const mock = own.exports.useStandin()

/** What the hooks around a test threw. */
async function test() {
  hooks.beforeEach()
  await fetch(`${mock.url}/nowhere`)
  try {
    await hooks.afterEach()
    return undefined
  } catch (error) {
    return error.message
  }
}

async function main() {
  await hooks.beforeAll()
  const clean = await test()
  const errors = []
  Object.assign(runInContext('globalThis', context), {
    [Symbol('JEST_STATE_SYMBOL')]: { currentlyRunningTest: { errors } }
  })
  const unclean = await test()
  errors.push(new Error('expected'))
  const failed = await test()
  await hooks.afterAll()
  console.log(JSON.stringify({ clean, unclean, failed }))
}
main()
