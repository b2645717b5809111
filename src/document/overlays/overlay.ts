/** Overlays (OpenAPI Overlay Specification 1.0 and 1.1): actions that change a document before it is served. */
import { exec } from 'jsonpath-rfc9535'
import { writeJson } from '../json/integers.ts'
import { isObject } from '../json/is-object.ts'
import { placed } from '../places/place.ts'
import { pointer } from '../places/pointer.ts'
import { textOf } from '../places/text-of.ts'
import { type Origin, originOf, type SourceOptions } from '../references/source.ts'
import { type LocatedText, readText, Unreadable } from '../yaml/yaml.ts'
import { copyOf, newRoom, type Room, removeAt, type Selected, update } from './changes.ts'
import { type Origins, originsOver } from './origins.ts'

/** A file, a URL or an overlay that was parsed already. */
export type OverlaySource = string | URL | object

/** An overlay that was read, with the path or URL of the document that it names. */
interface Overlay {
  text: LocatedText
  extends: URL | undefined
}

/** Reads overlays. Throws Unreadable for one that is none. */
export async function readOverlays(sources: readonly OverlaySource[], options: SourceOptions): Promise<Overlay[]> {
  return Promise.all(
    sources.map(async (source) => {
      const origin = await originOf(source, options)
      const name = typeof source === 'string' || source instanceof URL ? origin.name : 'the overlay'
      const text = readText(origin.text, name, name, 'an overlay')
      refuseOther(text)
      const { extends: target } = text.value as { extends?: unknown }
      const isUrl = typeof target === 'string' && URL.canParse(target, origin.url.href)
      return { text, extends: isUrl ? new URL(target, origin.url.href) : undefined }
    })
  )
}

/**
 * Applies overlays to a document in their order. Of several documents, `isOne` false, an overlay with `extends` changes
 * the one that it names. Returns the text with its changes; its places are those of the overlays where they wrote.
 * Throws Unreadable for an action that cannot be done.
 */
export function withOverlays(
  text: LocatedText,
  { url }: Pick<Origin, 'url'>,
  overlays: readonly Overlay[],
  isOne: boolean
): LocatedText {
  const meant = overlays.filter(
    (overlay) => isOne || overlay.extends === undefined || overlay.extends.href === url.href
  )
  // Aliases of YAML are shared objects, of which an action may mean one alone.
  const room = newRoom()
  const changed: Changed = {
    value: copyOf(text.value, room),
    origins: originsOver(text),
    findings: [...text.findings],
    room
  }
  for (const overlay of meant) {
    const { actions } = overlay.text.value as { actions: unknown[] }
    for (const [index, action] of actions.entries()) act(changed, action, overlay.text, pointer('/actions', index))
  }
  return { ...text, value: changed.value, locate: changed.origins.locate, findings: changed.findings }
}

/** A document in the making. */
interface Changed {
  value: unknown
  origins: Origins
  findings: LocatedText['findings']
  room: Room
}

function act(changed: Changed, action: unknown, text: LocatedText, at: string): void {
  const refuse = (where: string, why: string) => new Unreadable(`${placed(text.locate(where))}: ${where}: ${why}`)
  if (!isObject(action)) throw refuse(at, 'an action is an object with target, and update, remove or copy')
  const { target, update: added, remove = false, copy } = action
  if (typeof target !== 'string') throw refuse(at, 'an action needs a target, a JSONPath such as $.paths.*.get')
  if (typeof remove !== 'boolean') throw refuse(pointer(at, 'remove'), 'remove is true or false')
  if (added === undefined && copy === undefined && !remove) throw refuse(at, 'an action needs update, remove or copy')
  if (added !== undefined && copy !== undefined) throw refuse(pointer(at, 'copy'), 'an action has update or copy')
  const select = (path: string, name: string): Selected[] => {
    try {
      const found: Selected[] = []
      exec(changed.value as Parameters<typeof exec>[0], path, (value, place) => found.push({ value, path: place }))
      return found
    } catch (error) {
      throw refuse(
        pointer(at, name),
        `${writeJson(path)} is no JSONPath of RFC 9535: ${(error as Error).message}; ${hint}`
      )
    }
  }
  const selected = select(target, 'target')
  if (selected.length === 0) {
    const place = text.locate(pointer(at, 'target'))
    changed.findings.push({ place, message: `the target ${target} of the overlay selects nothing` })
  }
  const refuseHere = (why: string) => refuse(at, why)
  if (remove) {
    removeAt(changed.value, selected, refuseHere)
    return
  }
  if (copy !== undefined && typeof copy !== 'string') throw refuse(pointer(at, 'copy'), 'copy is a JSONPath')
  const sources = copy === undefined ? [{ value: added, path: [] }] : select(copy, 'copy')
  const [source] = sources
  if (source === undefined || sources.length > 1)
    throw refuse(pointer(at, 'copy'), `copy selects one value, and this selects ${sources.length}`)
  const from = { text, at: pointer(at, copy === undefined ? 'update' : 'copy'), isWhole: copy === undefined }
  const { origins, room } = changed
  const change = { from, origins, room, refuse: refuseHere }
  for (const one of selected) update(changed.value, one, source.value, change)
}

const hint = "a name such as x-id stands in brackets: $['x-id']"

/** Throws Unreadable unless a text is an overlay of a version that is known. */
function refuseOther({ value, locate }: LocatedText): void {
  const refuse = (at: string, why: string) => new Unreadable(`${placed(locate(at))}: ${why}`)
  if (!isObject(value) || value.overlay === undefined)
    throw refuse('', 'this is no overlay: an overlay is an object with `overlay: 1.0.0` and actions')
  if (!/^1\.[01](\.|$)/.test(textOf(value.overlay)) && value.overlay !== 1)
    throw refuse('/overlay', `the overlay version ${writeJson(value.overlay)} is unsupported; there is 1.0 and 1.1`)
  if (!Array.isArray(value.actions)) throw refuse('/actions', 'an overlay has a list of actions')
}
