import { meantBy } from '../../document/nearest.ts'
import { type Option, readValue } from './arguments.ts'
import { isFor, type OptionName, type OptionValues, options, setValue } from './options.ts'
import { Usage } from './usage.ts'
import { onOff } from './values.ts'

/** The values whose mistakes show only in use, each with its variable. */
export type FromEnvironment = Record<string, string>

/** Returns the value of a variable; undefined for an empty one, since Compose sets missing ones to ''. */
export const variableIn = (env: NodeJS.ProcessEnv, variable: string): string | undefined =>
  env[variable]?.trim() || undefined

/**
 * Sets the options that the environment names and the arguments do not. Throws Usage for a value that cannot be read.
 */
export function addEnvironment(values: OptionValues, env: NodeJS.ProcessEnv, command: string): FromEnvironment {
  const late: FromEnvironment = {}
  for (const [name, option] of Object.entries<Option>(options)) {
    const { env: variable = '', kind = onOff, multiple } = option
    if (env[variable] === undefined || values[name as OptionName] !== undefined || !isFor(option, command)) continue
    const written = variableIn(env, variable)
    // An empty secret is refused: without it, the server would accept everybody, or answer without its group.
    if (written === undefined && kind.secret)
      throw new Usage(`${variable} is empty: give it a value, or take the variable away`)
    if (written === undefined) continue
    if (option.late) late[variable] = written
    const texts = multiple ? (kind.split?.(written) ?? written.split(',')) : [written]
    if (texts.length === 0) throw new Usage(`${variable} takes ${kind.takes}`)
    for (const one of texts) setValue(values, name, readValue<unknown>(kind, variable, one.trim()))
  }
  return late
}

/** Returns the names of variables that begin like standin's but are unknown. */
export function unknownVariables(env: NodeJS.ProcessEnv): string[] {
  const known = ['STANDIN_DOCUMENT', ...Object.values<Option>(options).flatMap(({ env: variable }) => variable ?? [])]
  const unknown = Object.keys(env).filter((name) => name.startsWith('STANDIN_') && !known.includes(name))
  return unknown.slice(0, 5).map((name) => {
    const nearest = meantBy(name, known)
    return `${name} is no variable of standin's${nearest === undefined ? '' : `; did you mean ${nearest}?`}`
  })
}
