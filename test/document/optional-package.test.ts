import t from 'tap'
import { optionalPackage } from '../../src/document/optional-package.ts'

t.test('a package that is not there is told with the command that installs it', async (t) => {
  const name = 'no-such-package-here'
  await t.rejects(
    optionalPackage(name, 'this', () => import(name)),
    { message: 'this needs the package no-such-package-here: npm install --save-dev no-such-package-here' }
  )
  t.equal(await optionalPackage('x', 'this', async () => 7), 7)
  await t.rejects(
    optionalPackage('x', 'this', async () => {
      throw new TypeError('another error')
    }),
    TypeError
  )
})
