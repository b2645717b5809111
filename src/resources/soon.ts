/** A value, or the promise of one where it has to be waited for. */
export type Soon<Value> = Value | Promise<Value>

/** Calls `use` with a value: at once, unless the value is a promise. */
export const andThen = <Value, Result>(value: Soon<Value>, use: (value: Value) => Soon<Result>): Soon<Result> =>
  value instanceof Promise ? value.then(use) : use(value)
