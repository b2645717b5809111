/** Leaves out the candidates whose JSON body cannot be the one that was sent, by one member of it. */
import { keptFor } from '../../document/memoized.ts'
import { valueAt } from '../../document/places/pointer.ts'
import { scalarOf } from '../matching/exact-json.ts'
import type { RequestView } from '../matching/request-view.ts'
import type { Stub } from './stub.ts'

/** Candidates by the scalar that they want at one place of the body. */
interface Index {
  /** A JSON pointer. */
  place: string
  byScalar: Map<string, Stub[]>
  /** The candidates without a wanted scalar there. */
  others: Stub[]
}

/** Fewer candidates are tried one by one. */
const fewestIndexed = 8

const indexFor = keptFor(indexOf)

/** Returns the candidates that may take a request, in their order. */
export function narrowed(candidates: readonly Stub[], view: RequestView): readonly Stub[] {
  if (candidates.length < fewestIndexed) return candidates
  const index = indexFor(candidates)
  if (index === 'none') return candidates
  const sent = scalarOf(valueAt(view.body()?.json()?.value, index.place))
  return (sent === undefined ? undefined : index.byScalar.get(sent)) ?? index.others
}

function indexOf(candidates: readonly Stub[]): Index | 'none' {
  const place = placeThatTells(candidates)
  if (place === undefined) return 'none'
  const index: Index = { place, byScalar: new Map(), others: [] }
  for (const stub of candidates) {
    const scalar = scalarsOf(stub).get(place)
    if (scalar === undefined) {
      index.others.push(stub)
      for (const list of index.byScalar.values()) list.push(stub)
    } else {
      const list = index.byScalar.get(scalar)
      if (list === undefined) index.byScalar.set(scalar, [...index.others, stub])
      else list.push(stub)
    }
  }
  return index
}

/** Returns the place at which candidates want the most different scalars. */
function placeThatTells(candidates: readonly Stub[]): string | undefined {
  const wanted = new Map<string, Set<string>>()
  for (const stub of candidates)
    for (const [place, scalar] of scalarsOf(stub)) wanted.set(place, (wanted.get(place) ?? new Set()).add(scalar))
  const [best] = [...wanted].sort(([, one], [, other]) => other.size - one.size)
  return best?.[0]
}

const noScalars: ReadonlyMap<string, string> = new Map()

const scalarsOf = ({ request }: Stub): ReadonlyMap<string, string> =>
  request.conditions.find(({ scalars }) => scalars !== undefined)?.scalars ?? noScalars
