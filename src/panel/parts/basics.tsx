import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { statusText } from '../logic/lines.ts'
import type { Line } from '../logic/types.ts'
import { copy, type Tab, tab } from '../state.ts'

/** A text that teaches what a view is for, where it has nothing to show. */
export function Empty({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      <div>{children}</div>
    </div>
  )
}

export function Method({ name }: { name: string }) {
  return <span class={`method method-${name.toLowerCase()}`}>{name}</span>
}

export function StatusMark({ line }: { line: Pick<Line, 'status' | 'fault'> }) {
  const text = statusText(line)
  const kind = line.fault !== undefined ? '5' : line.status === 0 ? '0' : text[0]
  return <span class={`status status-${kind}`}>{text}</span>
}

/** A search field of a list; `/` leads to it. */
export function Search({ value, hint, onInput }: { value: string; hint: string; onInput: (text: string) => void }) {
  return (
    <div class="search">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="7" cy="7" r="4.5" />
        <path d="m10.5 10.5 3.5 3.5" />
      </svg>
      <input
        type="search"
        aria-label="Filter"
        data-search
        placeholder={hint}
        value={value}
        autocomplete="off"
        spellcheck={false}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      <kbd aria-hidden="true">/</kbd>
    </div>
  )
}

/** A choice of a few words. */
export function Select({
  label,
  value,
  options,
  onChange,
  className
}: {
  label: string
  value: string
  options: readonly (readonly [value: string, text: string])[]
  onChange: (value: string) => void
  className?: string
}) {
  return (
    <select
      aria-label={label}
      class={className}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    >
      {options.map(([one, text]) => (
        <option key={one} value={one} selected={one === value}>
          {text}
        </option>
      ))}
    </select>
  )
}

/** A number that is taken on Enter, or when the field is left. */
export function NumberField({
  label,
  value,
  unit,
  min = 0,
  max,
  hint,
  onTake
}: {
  label: string
  value: number | undefined
  unit?: string
  min?: number
  max?: number
  hint?: string
  onTake: (value: number | undefined) => void
}) {
  // The typed text stays while the page is drawn anew, until it is taken.
  const [typed, setTyped] = useState<string>()
  const take = (input: HTMLInputElement) => {
    const next = input.value === '' ? undefined : input.valueAsNumber
    if (next === value) setTyped(undefined)
    if (next === taken.current || !input.checkValidity()) return
    taken.current = next
    onTake(next)
  }
  // Enter takes a number, and leaving the field must not take it once more.
  const taken = useRef(value)
  useEffect(() => {
    setTyped(undefined)
    taken.current = value
  }, [value])
  return (
    <label class="number">
      <span>{label}</span>
      <input
        type="number"
        min={min}
        max={max}
        step="any"
        placeholder={hint}
        value={typed ?? value ?? ''}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && take(event.currentTarget)}
        onBlur={({ currentTarget }) => take(currentTarget)}
      />
      {unit === undefined ? null : <span aria-hidden="true">{unit}</span>}
    </label>
  )
}

/** One of several choices, of which one holds. */
export function Radio(props: {
  name: string
  label: string
  checked: boolean
  disabled?: boolean
  onCheck: () => void
}) {
  const { name, label, checked, disabled, onCheck } = props
  return (
    <label>
      <input type="radio" name={name} checked={checked} disabled={disabled} onChange={onCheck} />
      <span>{label}</span>
    </label>
  )
}

/** The head of a table. `numbers` names the columns of numbers. `hasActions`: a last column holds buttons. */
export function TableHead(props: { columns: string[]; numbers?: string[]; hasActions?: boolean }) {
  const { columns, numbers = [], hasActions = false } = props
  return (
    <thead>
      <tr>
        {columns.map((name) => (
          <th key={name} scope="col" class={numbers.includes(name) ? 'right' : undefined}>
            {name}
          </th>
        ))}
        {hasActions ? (
          <th scope="col">
            <span class="hidden">Actions</span>
          </th>
        ) : null}
      </tr>
    </thead>
  )
}

export function TabLink({ to, children }: { to: Tab; children: ComponentChildren }) {
  return (
    <button
      type="button"
      class="link"
      onClick={() => {
        tab.value = to
      }}
    >
      {children}
    </button>
  )
}

/** A text to copy. `what` names it in the message. */
export function Example({ text, what }: { text: string; what: string }) {
  return (
    <p class="example">
      <code>{text}</code>
      <button type="button" onClick={() => void copy(text, what)}>
        Copy
      </button>
    </p>
  )
}

/** Returns the keys of an editor: Escape closes it, Ctrl+Enter saves. */
export const editorKeys = (close: () => void, save: () => void) => (event: KeyboardEvent) => {
  if (event.key === 'Escape') {
    close()
    event.preventDefault()
  }
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
}

export function CloseButton({ onClick, label = 'Close' }: { onClick: () => void; label?: string }) {
  return (
    <button type="button" class="icon" aria-label={label} onClick={onClick}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="m4 4 8 8M12 4l-8 8" />
      </svg>
    </button>
  )
}
