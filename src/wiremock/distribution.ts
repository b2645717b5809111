import { problemAt } from '../control/matching/control-problem.ts'
import { flagAt, membersAt, numberAt, onlyKnown, wholeAt } from '../control/matching/fields.ts'
import type { Delay, Distribution } from '../control/stubs/delays.ts'
import { pointer } from '../document/places/pointer.ts'

/** Reads a distribution of delays. Throws a ControlProblem. */
export function distributionOf(value: unknown, at: string): Distribution {
  const members = membersAt(value, at)
  const most = 2 ** 31 - 1
  const number = (name: string, least = 0) => numberAt(members[name], pointer(at, name), least, most)
  switch (members.type) {
    case 'fixed':
      onlyKnown(members, at, ['type', 'milliseconds'])
      return { type: 'fixed', milliseconds: number('milliseconds') }
    case 'uniform': {
      onlyKnown(members, at, ['type', 'lower', 'upper'])
      const lower = number('lower')
      return { type: 'uniform', lower, upper: number('upper', lower) }
    }
    case 'lognormal': {
      onlyKnown(members, at, ['type', 'median', 'sigma', 'maxValue'])
      const drawn = { type: 'lognormal' as const, median: number('median'), sigma: number('sigma') }
      return members.maxValue === undefined ? drawn : { ...drawn, maxValue: number('maxValue') }
    }
    default:
      throw problemAt(pointer(at, 'type'), 'type is fixed, uniform or lognormal')
  }
}

/** Reads the delay of all answers from the settings. Throws a ControlProblem. */
export function delayIn(value: unknown): Delay {
  const members = membersAt(value, '')
  onlyKnown(members, '', ['fixedDelay', 'delayDistribution', 'proxyPassThrough', 'extended'])
  const { fixedDelay, delayDistribution, proxyPassThrough } = members
  if (proxyPassThrough !== undefined) flagAt(proxyPassThrough, '/proxyPassThrough')
  return {
    ...(fixedDelay === undefined ? {} : { fixed: wholeAt(fixedDelay, '/fixedDelay', 0, 2 ** 31 - 1) }),
    ...(delayDistribution === undefined
      ? {}
      : { distribution: distributionOf(delayDistribution, '/delayDistribution') })
  }
}
