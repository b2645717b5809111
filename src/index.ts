export { type Connected, type ConnectOptions, connectStandin } from './connect.ts'
export { Unreadable } from './contract/yaml.ts'
export type { ReceivedRequest } from './control/journal.ts'
export type { StubOptions as Stub } from './control/shorthand.ts'
export {
  createStandin,
  type Standin,
  type StandinOptions,
  type StartOptions,
  standin as default,
  startStandin
} from './standin.ts'
