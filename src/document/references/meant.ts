/** Broken references that can mean only one part of the document. */

import { isObject } from '../json/is-object.ts'
import { decode, pointer, tokensOf, valueAt } from '../places/pointer.ts'
import type { Bundling } from './collect.ts'
import { encoded, entryOf, fragmentOf, type Goal, type Ref } from './reference.ts'
import { pointerOf, sectionsOf } from './walk.ts'

type Json = Record<string, unknown>

/** Returns the part that a reference means: one inside a schema around it, else the component with its last name. */
export function meantGoal(state: Bundling, ref: Ref): Goal | undefined {
  const { role, written, holder } = ref
  if (typeof written !== 'string' || (role !== '$ref' && role !== 'mapping')) return undefined
  const goals = [...aroundIt(state, ref, written), ...named(state, ref, written)]
  return goals.find(({ value }) => value !== holder && (isObject(value) || typeof value === 'boolean'))
}

/** A schema that was put into the document brings its `$defs` along, and goes on to point at them from its own root. */
function aroundIt({ document }: Bundling, { at }: Ref, written: string): Goal[] {
  if (!written.startsWith('#/')) return []
  const goals: Goal[] = []
  for (let part = at; part !== undefined; part = part.up) {
    const holder = pointerOf(part)
    const value = valueAt(valueAt(document, holder), written)
    if (value !== undefined) goals.push({ value, at: `${encoded(holder)}${fragmentOf(written)}` })
  }
  return goals
}

/** The components of the reference's file, then of the root, that have the last name in a reference. */
function named({ resources }: Bundling, { from, kind }: Ref, written: string): Goal[] {
  const last = written.includes('#/') ? tokensOf(`#${fragmentOf(written)}`).at(-1) : decode(written.split('/').at(-1)!)
  const names = [last!, last!.replace(/\.(json|ya?ml)$/i, '')]
  return [from.file ?? from, resources[0]!].flatMap(({ text, at }) =>
    sectionsOf(kind).flatMap((section) => {
      const parts = valueAt(text.value, pointer('', ...section))
      const key = isObject(parts) ? keyOf(parts, names) : undefined
      if (key === undefined) return []
      return [{ value: (parts as Json)[key], at: section.reduce(entryOf, at) + entryOf('', key) }]
    })
  )
}

/** Returns the key that is one of the names, else the only one that differs in letter case. */
function keyOf(parts: Json, names: string[]): string | undefined {
  const exact = names.find((name) => Object.hasOwn(parts, name))
  if (exact !== undefined) return exact
  const folded = names.map((name) => name.toLowerCase())
  const alike = Object.keys(parts).filter((key) => folded.includes(key.toLowerCase()))
  return alike.length === 1 ? alike[0] : undefined
}
