/** Thrown if no value is found for a schema. `at` is the place inside the schema, written like a JSON pointer. */
export class NoValue extends Error {
  at: string
  /** True if the budget is used up, so that no other branch may be tried. */
  final: boolean

  constructor(reason: string, at: string, final = false) {
    super(`no value for the schema at ${at === '' ? 'its root' : at}: ${reason}`)
    this.name = 'NoValue'
    this.at = at
    this.final = final
  }
}
