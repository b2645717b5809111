import type { Violation } from '../schema/validator.ts'

/** A refusal: thrown anywhere on the way to a reply, answered in one place (`refusal.ts` of the server). */
export class Problem implements Error {
  readonly name = 'Problem'
  readonly message: string
  readonly status: number
  readonly headers: Record<string, string>
  readonly violations: Violation[]
  /** True where the document's own example for this status says it better than the message. */
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

// An Error without the stack, which costs more than all else of a refusal and which nobody sees.
Object.setPrototypeOf(Problem.prototype, Error.prototype)
