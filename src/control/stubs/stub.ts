import type { RequestPattern } from '../matching/request-pattern.ts'
import type { Step } from './scenarios.ts'
import type { StubAnswer } from './stub-answer.ts'

/** The state of a stub that requests change. */
export interface StubState {
  /** The number of requests that it may still answer. */
  left: number
  /** The number of requests that it has answered. */
  used: number
  /** Returns true for a request that it answers. Set if the stub answers a share of the requests. */
  share: ((seed: string, method: string, url: string) => boolean) | undefined
  /** Returns the seconds until there is room again. Set if the stub answers requests beyond a limit. */
  limit: ((now: number) => number) | undefined
}

/** A stub: its mapping as the control API shows it, and the compiled form. */
export interface Stub extends StubState {
  id: string
  name: string | undefined
  mapping: Record<string, unknown>
  request: RequestPattern
  answer: StubAnswer
  /** The stub with the lowest priority is asked first. */
  priority: number
  scenario: Step | undefined
  /** The operation that it answers; undefined if it names a URL. */
  operationId: string | undefined
  /** The path parameters that it has conditions on. */
  parameters: string[]
  /** True if it answers before credentials and request are checked. */
  always: boolean
  /** True if it answers requests that the document forbids. Credentials are checked. */
  unchecked: boolean
  /** True if it may send answers that the document forbids. */
  outsideContract: boolean
  /** True if it answers until the rows of the world are changed. */
  untilWritten: boolean
  /** Returns the state of a stub that has answered nothing yet. */
  begin: () => StubState
}

/**
 * Checks a stub against the documents, and sets the id of the operation that it names. Throws a ControlProblem for
 * names that they lack and answers that they forbid.
 */
export type CheckStub = (stub: Stub) => void
