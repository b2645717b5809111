/** Thrown if no value is found for a schema. `at` is the place inside the schema, written like a JSON pointer. */
export class NoValue extends Error {
  at: string
  /** True if the budget is used up, so that no other branch may be tried. */
  final: boolean

  constructor(reason: string, at: string, final = false) {
    // A search throws thousands, and nobody reads where.
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(`no value for the schema at ${at === '' ? 'its root' : at}: ${reason}`)
    Error.stackTraceLimit = stackTraceLimit
    this.name = 'NoValue'
    this.at = at
    this.final = final
  }
}
