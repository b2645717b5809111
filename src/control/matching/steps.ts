/** Bounds the work of matchers and templates on a body by steps, so that no verdict depends on the clock. */

/** Steps of one evaluation: some 100 ms. */
const mostSteps = 500_000

/** Steps of all evaluations on one request. */
export const mostOfRequest = 8 * mostSteps

/** Thrown when an evaluation has used its steps. */
export class OutOfSteps extends Error {
  constructor() {
    super(`it was given up after ${most.toLocaleString('en-US')} steps`)
  }
}

/** Steps shared by all evaluations on one request. */
export interface Budget {
  left: number
}

/** Returns the budget of one request: some eight full evaluations. */
export const createBudget = (): Budget => ({ left: mostOfRequest })

/** The running evaluation. There is one at a time, since evaluations are synchronous. */
let left = Number.POSITIVE_INFINITY
let most = mostSteps

/** Runs an evaluation. Throws OutOfSteps once it has used its own steps (`limit`), or those of the request. */
export function bounded<Result>(
  evaluate: () => Result,
  budget: Budget = createBudget(),
  limit: number = mostSteps
): Result {
  // An evaluation inside another one spends the steps of the outer one.
  if (left !== Number.POSITIVE_INFINITY) return evaluate()
  const given = Math.min(limit, budget.left)
  most = limit
  left = given
  try {
    return evaluate()
  } finally {
    budget.left -= given - Math.max(0, left)
    left = Number.POSITIVE_INFINITY
  }
}

/** Counts steps of the running evaluation. Throws OutOfSteps when none is left. */
export function countSteps(steps = 1): void {
  left -= steps
  if (left < 0) throw new OutOfSteps()
}
