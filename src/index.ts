export { Unreadable } from './contract/yaml.ts'
export type { ReceivedRequest } from './control/journal.ts'
export type { Stub } from './control/stubs.ts'
export {
  createStandin,
  type Standin,
  type StandinOptions,
  type StartOptions,
  standin as default,
  startStandin
} from './standin.ts'
