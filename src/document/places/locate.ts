import {
  type AliasEvent,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent
} from 'js-yaml'
import { tokensOf } from './pointer.ts'

/**
 * Returns a function from a JSON pointer to the offset of its value in the text, or of the nearest ancestor. An entry
 * of an object begins at its key. The text is read once. Throws nothing.
 */
export function eventIndex(source: string, maxDepth: number): (pointer: string) => number {
  let events: Event[]
  try {
    events = parseEvents(source, { maxDepth })
  } catch {
    // js-yaml cannot read this JSON, so its places stay unknown.
    return () => 0
  }
  const ends = endsOf(events)
  return (pointer) => {
    // The first event opens the document, the second is its root.
    let node = 1
    let offset = startOf(events, node) ?? 0
    for (const token of tokensOf(pointer)) {
      const found = childOf(source, events, ends, target(source, events, node), token)
      if (found === undefined) break
      node = found.value
      offset = startOf(events, found.key ?? node) ?? offset
    }
    return offset
  }
}

/** Returns the offset of a node in the text; undefined for an empty node, which has none. */
export function startOf(events: Event[], index: number): number | undefined {
  const event = events[index] as AliasEvent | MappingEvent | ScalarEvent | SequenceEvent
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart
  if (event.type !== EVENT_ID.SCALAR) return event.start
  const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED
  return event.valueStart === -1 ? undefined : event.valueStart - (quoted ? 1 : 0)
}

/** Returns for each event the index behind its node, so that a search can skip the node. */
export function endsOf(events: Event[]): Int32Array {
  const ends = new Int32Array(events.length)
  const open: number[] = []
  for (const [index, event] of events.entries()) {
    if (event.type === EVENT_ID.POP) ends[open.pop()!] = index + 1
    else if (event.type === EVENT_ID.SCALAR || event.type === EVENT_ID.ALIAS) ends[index] = index + 1
    else open.push(index)
  }
  return ends
}

function childOf(source: string, events: Event[], ends: Int32Array, node: number, token: string) {
  const parent = events[node]!
  if (parent.type === EVENT_ID.SEQUENCE) {
    let child = node + 1
    for (let left = Number(token); left > 0 && child < ends[node]! - 1; left--) child = ends[child]!
    return child < ends[node]! - 1 ? { key: undefined, value: child } : undefined
  }
  if (parent.type !== EVENT_ID.MAPPING) return undefined
  let found: { key: number; value: number } | undefined
  for (let key = node + 1; key < ends[node]! - 1; ) {
    const value = ends[key]!
    const event = events[key]!
    // The last of two equal keys counts.
    if (event.type === EVENT_ID.SCALAR && getScalarValue(source, event) === token) found = { key, value }
    key = ends[value]!
  }
  return found
}

/** Returns the node that an alias stands for, or the node itself. */
function target(source: string, events: Event[], node: number): number {
  const alias = events[node]!
  if (alias.type !== EVENT_ID.ALIAS) return node
  const name = source.slice(alias.anchorStart, alias.anchorEnd)
  let index = node - 1
  while (!anchors(source, events[index]!, name)) index--
  return index
}

function anchors(source: string, event: Event, name: string): boolean {
  if (event.type === EVENT_ID.ALIAS || !('anchorStart' in event)) return false
  return event.anchorStart !== -1 && source.slice(event.anchorStart, event.anchorEnd) === name
}
