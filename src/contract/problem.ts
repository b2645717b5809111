import type { Violation } from '../schema/validator.ts'

/** A refusal. Any step of a request may throw it; `server/answer/refusal.ts` answers it. */
export class Problem implements Error {
  readonly name = 'Problem'
  readonly message: string
  readonly status: number
  readonly headers: Record<string, string>
  readonly violations: Violation[]
  /** True if the document's own example for the status is better than the message. */
  readonly plain: boolean
  /** The name of the document's example that the request preferred. */
  example: string | undefined

  constructor(
    status: number,
    detail: string,
    more: { headers?: Record<string, string>; violations?: Violation[]; plain?: boolean } = {}
  ) {
    this.message = detail
    this.status = status
    this.headers = more.headers ?? {}
    this.violations = more.violations ?? []
    this.plain = more.plain ?? false
    this.example = undefined
  }
}

// A problem has no stack: nobody sees it, and it costs more than the rest of a refusal.
Object.setPrototypeOf(Problem.prototype, Error.prototype)
