/** The functions at the end of a JSONPath: `length()`, `sum()` … */

import { isObject } from '../../document/json/is-object.ts'
import { exactly, isNumber, plainText } from './exact-json.ts'
import type { Operand } from './jsonpath-filter.ts'
import type { Reader } from './jsonpath-reader.ts'

/** Makes one value of the values that the path before it found. */
export type Fold = (values: unknown[], definite: boolean, root: unknown) => unknown

/** A function of numbers. Its result is a double: Java writes a whole one with a point. */
const ofNumbers =
  (calculate: (numbers: number[]) => number) =>
  (list: unknown[]): unknown => {
    const numbers = list.filter(isNumber).map((one) => Number(plainText(one)))
    if (numbers.length === 0) return undefined
    const result = calculate(numbers)
    return Number.isInteger(result) ? exactly(`${result}.0`) : result
  }

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0)

/** Functions of numbers, which take further numbers as arguments. */
const calculations: Record<string, (list: unknown[]) => unknown> = {
  min: ofNumbers((numbers) => numbers.reduce((one, other) => Math.min(one, other))),
  max: ofNumbers((numbers) => numbers.reduce((one, other) => Math.max(one, other))),
  sum: ofNumbers(sum),
  avg: ofNumbers((numbers) => sum(numbers) / numbers.length)
}

/** All functions of lists. To teach standin another, add a line here. */
const functions: Record<string, (list: unknown[]) => unknown> = {
  ...calculations,
  length: (list) => list.length,
  size: (list) => list.length,
  first: (list) => list[0],
  last: (list) => list.at(-1)
}

export function foldOf(reader: Reader, name: string, operands: Operand[]): Fold {
  if (name !== 'keys' && !Object.hasOwn(functions, name)) reader.fail(`there is no function ${name}()`)
  if (operands.length > 0 && !Object.hasOwn(calculations, name)) reader.fail(`${name}() takes nothing`)
  return (values, definite, root) => {
    const [value] = values
    const more = operands.flatMap((operand) => operand(root, root))
    if (!definite) return functions[name]?.([...values, ...more])
    if (name === 'keys') return isObject(value) ? Object.keys(value) : undefined
    if (Array.isArray(value) || more.length > 0) {
      return functions[name]?.([...(Array.isArray(value) ? value : []), ...more])
    }
    if (!/^(length|size)$/.test(name)) return undefined
    return typeof value === 'string' ? value.length : isObject(value) ? Object.keys(value).length : undefined
  }
}
