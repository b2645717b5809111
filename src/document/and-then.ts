/**
 * Goes on with a value: at once where it is there, later where it is a promise. What waits for nothing takes no turn.
 */
export function andThen<Value, Next>(
  value: Value | Promise<Value>,
  next: (value: Value) => Next | Promise<Next>
): Next | Promise<Next> {
  return value instanceof Promise ? value.then(next) : next(value)
}
