export type { ReceivedRequest } from './control/journal.ts'
export { Unreadable } from './document/yaml.ts'
export { type Connected, type ConnectOptions, connectStandin } from './library/connect.ts'
export type { StubOptions as Stub } from './library/shorthand.ts'
export {
  createStandin,
  type Standin,
  type StandinOptions,
  type StartOptions,
  standin as default,
  startStandin
} from './standin.ts'
