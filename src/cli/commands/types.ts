import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Contract, contractOf } from '../../contract/contract.ts'
import { roundedJson } from '../../document/json/integers.ts'
import { load } from '../../document/load.ts'
import { valueAt } from '../../document/places/pointer.ts'
import { originOf } from '../../document/references/source.ts'
import { readText } from '../../document/yaml/yaml.ts'
import { readingOf } from '../../options.ts'
import type { Types } from '../arguments/command.ts'
import { tellFindings } from '../output/greeting.ts'
import type { Say } from '../output/say.ts'

/**
 * Prints the types of a document, by openapi-typescript. In `paths`, every operation has its name, so that
 * `startStandin<paths>()` knows it. Resolves to 0. Throws if the document cannot be read, or if `project` lacks
 * openapi-typescript.
 */
export async function types({ document, options }: Types, say: Say, project = process.cwd()): Promise<number> {
  const loaded = await load(document, readingOf(options))
  const contract = contractOf(loaded)
  tellFindings([contract], say)
  const { default: typesOf, astToString } = writerIn(project)
  // Pointers into one of several files are right only in the file as written, so it is read again.
  const origin =
    loaded.files.length > 1 && options.overlay === undefined ? await originOf(document, options) : undefined
  const source = roundedJson(origin === undefined ? loaded.document : readText(origin.text, origin.name).value)
  nameOperations(source, contract)
  const text = astToString(
    await typesOf(source as object as Parameters<typeof typesOf>[0], {
      ...(origin === undefined ? {} : { cwd: origin.url }),
      silent: true
    })
  )
  say.out(`${head}${text.replaceAll(reference, '$1operations["$2"] & { operationId: "$2" };')}`)
  return 0
}

const head = `/** Types of the API that a document describes, written by \`standin types\`: startStandin<paths>() checks by them. */\n`

/** The reference of openapi-typescript to the operation of a method in `paths`. */
const reference = /^( +(?:get|put|post|delete|options|head|patch|trace): )operations\["((?:[^"\\]|\\.)+)"\];$/gm

/** Names each operation as standin does, since one without an `operationId` would have no types. */
function nameOperations(source: unknown, { operations }: Contract): void {
  for (const { id, at } of operations) {
    const operation = valueAt(source, at)
    if (typeof operation === 'object' && operation !== null) Object.assign(operation, { operationId: id })
  }
}

type Writer = typeof import('openapi-typescript')

/** Loads the project's own openapi-typescript, which standin does not install. Throws Missing. */
function writerIn(project: string): Writer {
  const load = createRequire(join(project, 'package.json'))
  try {
    return load('openapi-typescript')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const why = code === 'MODULE_NOT_FOUND' ? 'is not there' : `cannot be loaded (${message})`
    throw new Missing(`types are written by openapi-typescript, which ${why}: ${adviceFor(typescriptOf(load))}`)
  }
}

/** The version of TypeScript that a project has. */
function typescriptOf(load: NodeJS.Require): string | undefined {
  try {
    return load('typescript/package.json').version
  } catch {
    return undefined
  }
}

/** npm refuses to put openapi-typescript beside a TypeScript other than 5. */
const adviceFor = (typescript: string | undefined): string =>
  typescript === undefined || typescript.startsWith('5.')
    ? 'npm install --save-dev openapi-typescript typescript@5'
    : `it needs TypeScript 5, and this project has ${typescript}. Give it a folder of its own, and write the types there:
npm install --prefix types openapi-typescript typescript@5 && cd types && npx standin types ../DOCUMENT > api.d.ts`

/** A package that has to be installed first; the message is complete. */
class Missing extends Error {
  override name = 'Unreadable'
}
