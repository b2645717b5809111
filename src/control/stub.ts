import type { Answer } from './answer.ts'
import type { RequestPattern } from './matching/request-pattern.ts'
import type { Step } from './scenarios.ts'

/** A stub mapping: as the control API shows it, and what it was compiled to. */
export interface Stub {
  id: string
  name: string | undefined
  mapping: Record<string, unknown>
  request: RequestPattern
  answer: Answer
  /** The lowest goes first. */
  priority: number
  scenario: Step | undefined
  /** The operation that it answers, where it names one in place of a URL. */
  operationId: string | undefined
  /** The path parameters of the operation that it asks for. */
  parameters: string[]
  /** It answers before credentials and request are checked. */
  always: boolean
  /** It may send what the document forbids. */
  outsideContract: boolean
  /** How many requests it may still answer. */
  left: number
  /** How many it has answered. */
  used: number
  /** Tells which requests are among those that it answers, where that is a share of them. */
  share: ((seed: string, method: string, url: string) => boolean) | undefined
  /** Tells in how many seconds there is room again, where it answers those beyond a limit. */
  limit: ((now: number) => number) | undefined
}
