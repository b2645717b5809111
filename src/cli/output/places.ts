import type { Operation } from '../../contract/contract.ts'

/** The path of an operation as people see it: under its prefix, or its server's where there are several documents. */
export function shownPath({ path, basePaths }: Operation, prefix: string | undefined, several: boolean): string {
  return (prefix ?? (several ? basePaths[0] : undefined) ?? '') + path
}

/** Returns the document's example of a parameter in the path. */
export function pathExampleOf({ parameters }: Operation, name: string): unknown {
  const { object, schema } = parameters.find((one) => one.in === 'path' && one.name === name) ?? {}
  return object?.example ?? (typeof schema === 'object' ? schema.example : undefined)
}
