import { andThen } from '../document/and-then.ts'

export type Generator = typeof import('./generate.ts')

let loaded: Generator | undefined

/** Returns the generator, loaded when first used: faker costs more to import than all else that a start needs. */
export const generator = (): Generator | Promise<Generator> => loaded ?? load()

async function load(): Promise<Generator> {
  loaded = await import('./generate.ts')
  return loaded
}

/** Calls `use` with the generator: at once, unless it has to be loaded first. */
export function withGenerator<Result>(
  use: (generator: Generator) => Result | Promise<Result>
): Result | Promise<Result> {
  return andThen(generator(), use)
}
