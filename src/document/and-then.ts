/** Calls `next` with a value: at once, or once its promise resolves. `await` would cost a turn of the event loop. */
export function andThen<Value, Next>(
  value: Value | Promise<Value>,
  next: (value: Value) => Next | Promise<Next>
): Next | Promise<Next> {
  return value instanceof Promise ? value.then(next) : next(value)
}

/** Calls `action`. If it throws or rejects, returns the result of `failed` with the error. */
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
