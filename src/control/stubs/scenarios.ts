/** The state that every scenario starts in. */
export const started = 'Started'

/** A stub's step in a scenario: it answers in one state, and may move the scenario to another. */
export interface Step {
  name: string
  required: string | undefined
  next: string | undefined
}

/** The states of scenarios. A scenario is there as long as a stub names it. */
export interface Scenarios {
  state: (name: string) => string
  move: (name: string, state: string) => void
  /** Puts all scenarios back to the start. */
  reset: () => void
  /** Forgets scenarios that are not named. */
  keep: (names: Set<string>) => void
}

/** Returns an empty collection of scenarios. */
export function createScenarios(): Scenarios {
  const states = new Map<string, string>()
  return {
    state: (name) => states.get(name) ?? started,
    move: (name, state) => void states.set(name, state),
    reset: () => states.clear(),
    keep(names) {
      for (const name of states.keys()) if (!names.has(name)) states.delete(name)
    }
  }
}
