/** The files of a folder of recordings. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isObject } from '../document/json/is-object.ts'
import { makeFolder } from '../document/make-folder.ts'
import { stubFolder } from '../resources/fixtures/files.ts'
import { isSame, parseJson, writeJson } from '../schema/meaning/json-values.ts'
import type { Mapping } from './stub-mapping.ts'

/** Writes a file in one step, so that nobody finds a part of it, even if the process is killed. */
export function writeWhole(file: string, text: string): void {
  makeFolder(dirname(file))
  const draft = join(dirname(file), `.${process.pid}.part`)
  writeFileSync(draft, text)
  renameSync(draft, file)
}

/** Adds stubs to the files of their operations. Returns the names of the files. */
export function writeStubs(folder: string, stubs: ReadonlyMap<string, Mapping[]>): string[] {
  return [...stubs].map(([id, fresh]) => {
    const name = `${stubFolder}/${id.replaceAll(/[^\w.-]+/g, '-')}.json`
    const file = join(folder, name)
    const kept = mappingsIn(file).filter(({ request }) => !fresh.some((one) => isSame(one.request, request)))
    writeWhole(file, `${writeJson({ mappings: [...kept, ...fresh] }, 2)}\n`)
    return name
  })
}

function mappingsIn(file: string): Mapping[] {
  try {
    const value = parseJson(readFileSync(file, 'utf8'))
    return [isObject(value) && Array.isArray(value.mappings) ? value.mappings : value].flat().filter(isObject)
  } catch {
    return []
  }
}
