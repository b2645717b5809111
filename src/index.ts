export type { Entry, ReceivedRequest } from './control/journal/journal.ts'
export type { Clean, CoverageReport } from './control/report.ts'
export { Unreadable } from './document/yaml/yaml.ts'
export type { HandlerAnswer, HandlerTools } from './handlers/handler.ts'
export type {
  FailFor,
  HandlerFor as Handler,
  HandlersFor as Handlers,
  OperationId,
  PatchFor,
  RequestTo,
  RowOf,
  StubFor
} from './library/api-types.ts'
export { type Connected, type ConnectOptions, connectStandin } from './library/connect.ts'
export type { Controls, Times, Which, WorldControls } from './library/controls.ts'
export type { FailOptions, PatchOptions, RequestForm, StubMapping, StubOptions as Stub } from './library/shorthand.ts'
export type { StandinOptions, StartOptions } from './options.ts'
export type { WorldState } from './resources/state/snapshot.ts'
export { createStandin, standin as default } from './standin.ts'
export { type Standin, startStandin } from './start.ts'
