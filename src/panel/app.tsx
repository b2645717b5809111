import { useEffect, useRef, useState } from 'preact/hooks'
import { locked, unlock, world } from './api.ts'
import { worldText } from './logic/format.ts'
import { AnswerEditor } from './parts/answer-editor.tsx'
import { CloseButton } from './parts/basics.tsx'
import { isPaletteOpen, Palette } from './parts/palette.tsx'
import {
  command,
  dismiss,
  draft,
  enter,
  loadServer,
  opened,
  server,
  type Tab,
  tab,
  tabs,
  toasts,
  worlds
} from './state.ts'
import { live } from './stream.ts'
import { Coverage } from './views/coverage.tsx'
import { Data } from './views/data.tsx'
import { Operations } from './views/operations.tsx'
import { Requests } from './views/requests.tsx'
import { Stubs } from './views/stubs.tsx'
import { Worlds } from './views/worlds.tsx'

const views: Record<Tab, () => preact.ComponentChild> = {
  Requests: () => <Requests />,
  Operations: () => <Operations />,
  Data: () => <Data key={world.value} />,
  Stubs: () => <Stubs key={world.value} />,
  Coverage: () => <Coverage />,
  Worlds: () => <Worlds />
}

export function App() {
  useEffect(() => {
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  if (locked.value) return <Unlock />
  return (
    <>
      <Header />
      <Tabs />
      <main>
        <div id="panel" role="tabpanel" aria-labelledby={`tab-${tab.value}`}>
          {views[tab.value]()}
        </div>
        <AnswerEditor />
      </main>
      <Palette />
      <Command />
      <Toasts />
    </>
  )
}

/** Keys for the whole page: `/` searches, Ctrl+K opens the palette, Escape closes what was opened last. */
function onKey(event: KeyboardEvent): void {
  const target = event.target as HTMLElement
  const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
  if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    isPaletteOpen.value = true
  } else if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault()
    const search = document.querySelector<HTMLElement>('[data-search]')
    if (search === null) isPaletteOpen.value = true
    else search.focus()
  } else if (event.key === 'Escape' && !event.defaultPrevented && !isPaletteOpen.value) {
    if (draft.value !== undefined) draft.value = undefined
    else if (tab.value === 'Requests') opened.value = undefined
  }
}

function Header() {
  const documents = server.value?.documents ?? []
  const [first] = documents
  const title = documents.map((one) => one.title).join(', ')
  useEffect(() => {
    document.title = title === '' ? 'standin' : `${title} · standin`
  }, [title])
  return (
    <header class="top">
      <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" />
        <path d="M21.5 11.2c-1.2-1.5-3-2.2-5.3-2.2-3 0-5.1 1.5-5.1 3.8 0 5.4 10.6 2.2 10.6 7 0 2.1-2.2 3.4-5.3 3.4-2.6 0-4.6-.9-5.9-2.6" />
      </svg>
      <h1>
        <span class="cut">{title || 'standin'}</span>
        {documents.length === 1 ? <small class="cut">{first?.version}</small> : null}
      </h1>
      <span class={`live ${live.value ? 'is-live' : ''}`}>
        <span class="hidden">The stream of requests is </span>
        {live.value ? 'live' : 'connecting'}
      </span>
      <span class="spacer" />
      {worlds.value.length === 0 && world.value === '' ? null : (
        <label class="world">
          <span aria-hidden="true">World</span>
          <select
            aria-label="World"
            value={world.value}
            onChange={({ currentTarget }) => void enter(currentTarget.value)}
          >
            {[...new Set(['', ...worlds.value.map(({ name }) => name), world.value])].map((name) => (
              <option key={name} value={name} selected={name === world.value}>
                {worldText(name)}
              </option>
            ))}
          </select>
        </label>
      )}
      <button
        type="button"
        class="go-to"
        onClick={() => {
          isPaletteOpen.value = true
        }}
      >
        Go to <kbd>Ctrl K</kbd>
      </button>
    </header>
  )
}

function Tabs() {
  const bar = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const at = tabs.indexOf(tab.value)
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    tab.value = tabs[next % tabs.length] as Tab
    requestAnimationFrame(() => bar.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus())
  }
  return (
    <div class="tabs" role="tablist" aria-label="Views" ref={bar} onKeyDown={move}>
      {tabs.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={name === tab.value}
          aria-controls="panel"
          tabIndex={name === tab.value ? 0 : -1}
          onClick={() => {
            tab.value = name
          }}
        >
          {name}
        </button>
      ))}
    </div>
  )
}

/** A copied text, where the browser does not let the page copy. */
function Command() {
  const text = command.value
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.select(), [text])
  if (text === undefined) return null
  const close = () => {
    command.value = undefined
  }
  return (
    <section
      class="drawer is-small"
      role="dialog"
      aria-label="Copy"
      onKeyDown={({ key }) => key === 'Escape' && close()}
    >
      <header>
        <h2>Copy this</h2>
        <CloseButton onClick={close} />
      </header>
      <p class="faint">The browser lets pages copy on localhost and over HTTPS alone.</p>
      <textarea ref={field} aria-label="Command" readOnly value={text} />
    </section>
  )
}

function Toasts() {
  const shown = (problems: boolean) =>
    toasts.value.filter(({ isProblem }) => isProblem === problems).map((one) => <ToastShown key={one.id} toast={one} />)
  return (
    <div class="toasts">
      <div role="status">{shown(false)}</div>
      <div role="alert">{shown(true)}</div>
    </div>
  )
}

function ToastShown({ toast: { id, text, isProblem, undo } }: { toast: (typeof toasts.value)[number] }) {
  return (
    <div class={`toast ${isProblem ? 'is-problem' : ''}`}>
      <span>{text}</span>
      {undo === undefined ? null : (
        <button
          type="button"
          onClick={() => {
            dismiss(id)
            undo()
          }}
        >
          Undo
        </button>
      )}
      <CloseButton onClick={() => dismiss(id)} label="Dismiss" />
    </div>
  )
}

/** Asks for the admin token, which stays in the memory of the page alone. */
function Unlock() {
  const [text, setText] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const open = async () => {
    const isRight = await unlock(text)
    setIsWrong(!isRight)
    if (isRight) await loadServer()
  }
  return (
    <main class="unlock">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void open()
        }}
      >
        <h1>This server has an admin token</h1>
        <p class="faint">It is the one that --admin-token names. The page forgets it when you leave.</p>
        <label class="field">
          <span>Admin token</span>
          <input
            ref={field}
            type="password"
            autocomplete="off"
            required
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </label>
        <div role="alert" class="said">
          {isWrong ? <p>This is not the right token.</p> : null}
        </div>
        <button type="submit" class="primary">
          Open
        </button>
      </form>
    </main>
  )
}
