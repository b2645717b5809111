import { Unreadable } from './yaml/yaml.ts'

/** Loads a package that only some projects need. Throws Unreadable, whose message says how to get it. */
export async function optionalPackage<Module>(
  name: string,
  wants: string,
  load: () => Promise<Module>
): Promise<Module> {
  try {
    return await load()
  } catch (error) {
    // Not every loader keeps the code of the error.
    if (!/^Cannot find (package|module) /.test((error as Error).message)) throw error
    throw new Unreadable(`${wants} needs the package ${name}: npm install --save-dev ${name}`)
  }
}
