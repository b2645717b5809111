/** The state of the page. */
import { batch, computed, signal } from '@preact/signals'
import { call, Refused, world } from './api.ts'
import { type Filter, noFilter, passes, withLines } from './logic/lines.ts'
import type { Collection, Coverage, Line, Operation, ServerInfo, Stub, WorldLine } from './logic/types.ts'

export const tabs = ['Requests', 'Operations', 'Data', 'Stubs', 'Coverage', 'Worlds'] as const
export type Tab = (typeof tabs)[number]

export const tab = signal<Tab>('Requests')

// Requests

/** The requests that have come, oldest first. */
export const lines = signal<readonly Line[]>([])
/** The requests as they were at a pause; undefined while they are followed. */
export const paused = signal<readonly Line[] | undefined>(undefined)
/** True: requests of all worlds are shown. */
export const everyWorld = signal(false)
export const filter = signal<Filter>(noFilter)
/** The time of the newest request that somebody has cleared away. */
const clearedAt = signal(Number.NEGATIVE_INFINITY)

/** Pauses the list of requests, or follows them again. */
export function togglePause(): void {
  paused.value = paused.value === undefined ? lines.value : undefined
}

/** The requests to show, newest first. */
export const shownLines = computed(() => {
  const wanted = filter.value
  const all = paused.value ?? lines.value
  return all.filter((line) => line.at > clearedAt.value && passes(line, wanted)).reverse()
})

export const opened = signal<Pick<Line, 'world' | 'id' | 'method' | 'url'> | undefined>(undefined)

let waiting: Line[] = []

/** Takes requests from the stream. They are shown together in the next frame. */
export function received(news: Line[]): void {
  if (waiting.length === 0) requestAnimationFrame(show)
  waiting.push(...news)
  touched()
}

function show(): void {
  const news = waiting
  waiting = []
  lines.value = withLines(lines.value, news)
}

/** Forgets the requests of a world, since its journal has; undefined: of all. */
export function cleared(name: string | undefined): void {
  show()
  lines.value = name === undefined ? [] : lines.value.filter((line) => line.world !== name)
}

/** Clears the list. The journal of the server keeps what tests may ask for. */
export function clearList(): void {
  clearedAt.value = Math.max(clearedAt.value, ...lines.value.map(({ at }) => at))
  if (paused.value !== undefined) paused.value = lines.value
}

// The state of the server beside its requests

export const server = signal<ServerInfo | undefined>(undefined)
export const operations = signal<readonly Operation[]>([])
export const stubs = signal<readonly Stub[]>([])
export const settings = signal<Record<string, unknown>>({})
export const worlds = signal<readonly WorldLine[]>([])
export const coverage = signal<Coverage | undefined>(undefined)
export const collections = signal<readonly Collection[]>([])
/** Counts the changes of rows, so that a table knows when to look again. */
export const rowsVersion = signal(0)

/** Loads what the page needs at first. */
export async function loadServer(): Promise<void> {
  const [info, { operations: all }] = await Promise.all([
    call<ServerInfo>('GET', '/ui/server'),
    call<{ operations: Operation[] }>('GET', '/ui/operations')
  ])
  batch(() => {
    server.value = info
    operations.value = all
  })
  await refresh()
}

/** Loads all that may change. */
export async function refresh(): Promise<void> {
  const asked = world.value
  const [one, two, three] = await Promise.all([
    call<{ stubs: Stub[] }>('GET', '/ui/stubs'),
    call<{ settings: Record<string, unknown> }>('GET', '/settings'),
    call<{ worlds: WorldLine[] }>('GET', '/worlds')
  ])
  if (asked !== world.value) return
  batch(() => {
    stubs.value = one.stubs
    settings.value = two.settings
    worlds.value = three.worlds
  })
}

export async function loadCoverage(): Promise<void> {
  coverage.value = await call<Coverage>('GET', '/ui/coverage')
}

export async function loadCollections(): Promise<void> {
  collections.value = (await call<{ collections: Collection[] }>('GET', '/ui/collections')).collections
}

/** Milliseconds between two looks at what requests may have changed. */
const pace = 400
let isTouched = false

/** Notes that requests came: counts of what is in view are looked up soon. */
function touched(): void {
  if (isTouched) return
  isTouched = true
  setTimeout(() => {
    isTouched = false
    if (tab.value === 'Coverage') void quietly(loadCoverage)
    if (tab.value === 'Stubs' || tab.value === 'Operations' || tab.value === 'Worlds') void quietly(refresh)
  }, pace)
}

/** Notes that stubs, rows, settings or worlds have changed. */
export function stale(): void {
  rowsVersion.value++
  void quietly(refresh)
}

/** Does something whose failure the lost stream shows anyway. */
export async function quietly(act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch {
    // `live` says that the server is gone.
  }
}

// Messages

export interface Toast {
  id: number
  text: string
  isProblem: boolean
  undo?: () => void
}

export const toasts = signal<readonly Toast[]>([])
let toastIds = 0

/** Shows a message for a while. */
export function say(text: string, { isProblem = false, undo }: { isProblem?: boolean; undo?: () => void } = {}): void {
  const toast: Toast = { id: ++toastIds, text, isProblem, ...(undo === undefined ? {} : { undo }) }
  // Only the last change can be undone with what the page knows.
  const others = toasts.value.filter((one) => undo === undefined || one.undo === undefined)
  toasts.value = [...others.slice(-2), toast]
  setTimeout(() => dismiss(toast.id), isProblem || undo !== undefined ? 8000 : 3500)
}

export const dismiss = (id: number): void => {
  toasts.value = toasts.value.filter((toast) => toast.id !== id)
}

/** Does something, and says why where that fails. Resolves to true if it went well. */
export async function attempt(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act()
    return true
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 401) say((error as Error).message, { isProblem: true })
    return false
  }
}

/** Changes something on the server, and loads what may have changed, also where the change failed. */
export async function attemptChange(act: () => Promise<unknown>): Promise<void> {
  await attempt(act)
  await attempt(refresh)
}

// Copies and files

/** A text that could not be put on the clipboard, so that it is shown. */
export const command = signal<string | undefined>(undefined)

/** Copies a text, or shows it where the browser does not let the page copy. */
export async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    say(`Copied as ${what}`)
  } catch {
    command.value = text
  }
}

/** Lets the browser save a text as a file. */
export function saveFile(name: string, text: string, type: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

// Editor

/** The answer that the editor begins with, and the requests that it is for. */
export interface Draft {
  title: string
  /** An operation's id, or a request pattern. */
  target: string | Record<string, unknown>
  /** The request whose answer it is; undefined for the operation's own answer. */
  url?: string
  status: number
  type: string
  /** undefined: the journal did not keep it, so that the answer as it is now is loaded. */
  text: string | undefined
}

export const draft = signal<Draft | undefined>(undefined)

/** Opens the editor for the own answer of an operation. */
export function answerOtherwise({ id, method, path }: Operation): void {
  draft.value = { title: `${method} ${path}`, target: id, status: 200, type: '', text: undefined }
}

/** Shows another world; '' is the main one. */
export async function enter(name: string): Promise<void> {
  batch(() => {
    world.value = name
    opened.value = undefined
    draft.value = undefined
    paused.value = undefined
    lines.value = []
  })
  rowsVersion.value++
  await attempt(refresh)
}
