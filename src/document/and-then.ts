/**
 * Goes on with a value: at once where it is there, later where it is a promise. What waits for nothing takes no turn.
 */
export function andThen<Value, Next>(
  value: Value | Promise<Value>,
  next: (value: Value) => Next | Promise<Next>
): Next | Promise<Next> {
  return value instanceof Promise ? value.then(next) : next(value)
}

/** Does something, now or later, and goes on with `failed` from the error that it throws or rejects with. */
export function attempt<Value>(
  action: () => Value | Promise<Value>,
  failed: (error: Error) => Value | Promise<Value>
): Value | Promise<Value> {
  try {
    const done = action()
    return done instanceof Promise ? done.catch(failed) : done
  } catch (error) {
    return failed(error as Error)
  }
}
