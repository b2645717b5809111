import { signal } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import { world } from '../api.ts'
import { worldText } from '../logic/format.ts'
import { hasWords } from '../logic/lines.ts'
import {
  answerOtherwise,
  clearList,
  enter,
  lines,
  opened,
  operations,
  paused,
  type Tab,
  tab,
  tabs,
  togglePause,
  worlds
} from '../state.ts'

export const isPaletteOpen = signal(false)

interface Command {
  text: string
  note: string
  act: () => void
}

const most = 12

function commands(): Command[] {
  const go = (name: Tab) => () => {
    tab.value = name
  }
  return [
    ...tabs.map((name) => ({ text: name, note: 'Go to', act: go(name) })),
    {
      text: paused.value === undefined ? 'Pause requests' : 'Resume requests',
      note: 'Requests',
      act: togglePause
    },
    { text: 'Clear requests', note: 'Requests', act: clearList },
    ...operations.value.map((one) => ({
      text: `${one.method} ${one.path}`,
      note: one.summary || one.id,
      act: () => answerOtherwise(one)
    })),
    ...[...lines.value]
      .reverse()
      .slice(0, 50)
      .map((line) => ({
        text: `${line.method} ${line.url}`,
        note: `request, ${line.status}`,
        act: () => {
          tab.value = 'Requests'
          opened.value = line
        }
      })),
    ...['', ...worlds.value.map(({ name }) => name)]
      .filter((name) => name !== world.value)
      .map((name) => ({ text: worldText(name), note: 'Use the world', act: () => void enter(name) }))
  ]
}

/** Finds a tab, an operation, a request or a world by a few letters. */
export function Palette() {
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  useEffect(() => {
    if (!isPaletteOpen.value) return
    setText('')
    setChosen(0)
    dialog.current?.showModal()
  }, [isPaletteOpen.value])
  if (!isPaletteOpen.value) return null
  const found = commands()
    .filter((one) => hasWords([one.text, one.note], text))
    .slice(0, most)
  const close = () => {
    dialog.current?.close()
    isPaletteOpen.value = false
  }
  const take = (command: Command | undefined) => {
    close()
    command?.act()
  }
  return (
    <dialog
      ref={dialog}
      class="palette"
      aria-label="Go to"
      onClose={close}
      onClick={(event) => event.target === event.currentTarget && close()}
      onKeyDown={(event) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
        if (step !== undefined && found.length > 0) setChosen((chosen + step + found.length) % found.length)
        else if (event.key === 'Enter') take(found[chosen])
        else return
        event.preventDefault()
      }}
    >
      <input
        role="combobox"
        aria-label="Go to"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found.length === 0 ? undefined : `palette-${chosen}`}
        aria-autocomplete="list"
        placeholder="Go to a tab, an operation, a request or a world"
        autocomplete="off"
        spellcheck={false}
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value)
          setChosen(0)
        }}
      />
      <ul id="palette-list" role="listbox" aria-label="Found">
        {found.map((command, index) => (
          <li
            key={`${command.note} ${command.text} ${index}`}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === chosen}
            onClick={() => take(command)}
            onMouseMove={() => setChosen(index)}
          >
            <span class="cut">{command.text}</span>
            <small class="faint cut">{command.note}</small>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p class="faint">Nothing has these words.</p> : null}
    </dialog>
  )
}
