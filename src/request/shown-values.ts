/** Values that the document itself shows in examples. A request that sends them is not refused for them. */
import type { Contract, Operation, Parameter, ParameterValues } from '../contract/contract.ts'
import { examplesOf } from '../contract/media-types.ts'
import { tokensOf } from '../document/places/pointer.ts'
import { isSame } from '../schema/meaning/json-values.ts'
import type { Violation } from '../schema/validator.ts'

interface Values {
  parameters: ParameterValues
  body: unknown
  violations: Violation[]
}

/** Returns a function that leaves out the violations of values that the document shows for the operation. */
export function withoutShown(operation: Operation, contract: Contract): (asked: Values) => Violation[] {
  return ({ parameters, body, violations }) => {
    const left = violations.filter(({ in: place, at }) => {
      if (place === 'body') return true
      const name = tokensOf(at)[0]
      const parameter = operation.parameters.find((one) => one.in === place && one.name === name)
      return (
        parameter === undefined ||
        !isAmong(shownFor(parameter, contract), parameters[place as keyof ParameterValues][parameter.name])
      )
    })
    if (!left.some((one) => one.in === 'body') || !isAmong(bodiesOf(operation, contract), body)) return left
    return left.filter((one) => one.in !== 'body')
  }
}

const isAmong = (shown: unknown[], value: unknown): boolean => shown.some((one) => isSame(one, value))

const shownFor = ({ object }: Parameter, contract: Contract): unknown[] => [
  ...examplesOf(object, contract, 'application/json').values()
]

/** Returns the bodies that are shown, without those that are to be refused. */
function bodiesOf(operation: Operation, contract: Contract): unknown[] {
  const wrong = wrongExamples(operation)
  return Object.entries({ ...operation.requestBody?.content }).flatMap(([type, media]) =>
    [...examplesOf(media, contract, type)].flatMap(([name, value]) => (wrong.has(name) ? [] : [value]))
  )
}

/** Returns the names of examples that show a body that is to be refused: those of an error's example alone. */
export function wrongExamples({ responses }: Operation): Set<string> {
  const named = (keys: RegExp) =>
    responses.filter(({ key }) => keys.test(key)).flatMap(({ object }) => namesIn(Object.values(object.content ?? {})))
  const wrong = new Set(named(/^[45]/))
  for (const name of named(/^[23]/)) wrong.delete(name)
  return wrong
}

const namesIn = (media: { examples?: object }[]): string[] =>
  media.flatMap(({ examples }) => Object.keys(examples ?? {}))
