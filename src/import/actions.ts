/** Actions on things, such as `POST /orders/{id}/cancel`, that answer the thing. */
import { isObject } from '../document/json/is-object.ts'
import { decodedText } from '../request/percent.ts'
import { at } from '../resources/model/rows-places.ts'
import type { Placed, Template } from './path-templates.ts'
import { nounFor, wrapperIn } from './thing-places.ts'
import { isPlural } from './words.ts'

/**
 * Returns true if a path is one of an action, and all its answers are the thing above it: they have its key, and most
 * of their members are the thing's.
 */
export function answersThing<Request extends Placed>(
  { segments, requests }: Template<Request>,
  single: Template<Request> | undefined
): boolean {
  const [parameter, last] = segments.slice(-2)
  if (single === undefined || typeof parameter !== 'object' || typeof last !== 'string') return false
  // A plural is a collection below the thing.
  if (isPlural(last) || requests.some(({ method }) => method !== 'POST')) return false
  const noun = nounFor(segments.slice(0, -2))
  const known = new Set(goodThings(single.requests, noun).flatMap(({ thing }) => Object.keys(thing)))
  const answers = goodThings(requests, noun)
  return (
    answers.length > 0 &&
    answers.every(({ thing, request }) => {
      const key = decodedText(request.segments.at(-2) as string)
      const shared = Object.keys(thing).filter((name) => known.has(name))
      return String(thing[parameter.name] ?? thing.id) === key && shared.length * 2 > Object.keys(thing).length
    })
  )
}

const goodThings = <Request extends Placed>(requests: readonly Request[], noun: string) =>
  requests.flatMap((request) => {
    const { status, value } = request
    const thing = isObject(value) ? at(value, wrapperIn(value, noun)) : undefined
    return status < 300 && isObject(thing) ? [{ request, thing }] : []
  })
