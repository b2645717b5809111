import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { completionAt } from '../logic/completion.ts'
import { indented } from '../logic/json-text.ts'
import type { PlainSchema } from '../logic/types.ts'

interface Props {
  label: string
  value: string
  schema?: PlainSchema | undefined
  onInput: (text: string) => void
  /** The id of the element that says what is wrong. */
  describedBy?: string
  isInvalid?: boolean
  focus?: boolean
}

/** A field for JSON. It completes names and values by the schema: arrows and Tab choose, Escape closes. */
export function JsonEditor({ label, value, schema, onInput, describedBy, isInvalid = false, focus = false }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [cursor, setCursor] = useState<number>()
  const [chosen, setChosen] = useState(0)
  const id = useId()
  const completion = cursor === undefined ? undefined : completionAt(value, cursor, schema)
  const suggestions = completion?.suggestions ?? []

  useEffect(() => {
    if (focus) field.current?.focus({ preventScroll: true })
  }, [])

  const take = (index: number) => {
    const suggestion = suggestions[index]
    const element = field.current
    if (completion === undefined || suggestion === undefined || element === null || cursor === undefined) return
    const next = value.slice(0, completion.from) + suggestion.text + value.slice(cursor)
    element.value = next
    const at = completion.from + suggestion.text.length
    element.setSelectionRange(at, at)
    element.focus()
    onInput(next)
    setCursor(at)
    setChosen(0)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const element = field.current as HTMLTextAreaElement
    if (event.ctrlKey && event.key === ' ') {
      event.preventDefault()
      setCursor(element.selectionStart)
      return
    }
    if (suggestions.length === 0) return
    if (event.key === 'ArrowDown') setChosen((chosen + 1) % suggestions.length)
    else if (event.key === 'ArrowUp') setChosen((chosen + suggestions.length - 1) % suggestions.length)
    else if (event.key === 'Enter' || event.key === 'Tab') take(chosen)
    else if (event.key === 'Escape') {
      event.stopPropagation()
      setCursor(undefined)
    } else return
    event.preventDefault()
  }

  return (
    <div class="json-editor">
      <textarea
        ref={field}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={suggestions.length === 0 ? undefined : id}
        aria-activedescendant={suggestions.length === 0 ? undefined : `${id}-${chosen}`}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        value={value}
        onInput={({ currentTarget }) => {
          onInput(currentTarget.value)
          setCursor(currentTarget.selectionStart)
          setChosen(0)
        }}
        onClick={() => setCursor(undefined)}
        onBlur={() => setCursor(undefined)}
        onKeyDown={onKeyDown}
      />
      {suggestions.length === 0 ? null : (
        <ul class="suggestions" id={id} role="listbox" aria-label="Completions">
          {suggestions.map(({ text, note }, index) => (
            <li
              key={text}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === chosen}
              // The field keeps the focus.
              onMouseDown={(event) => {
                event.preventDefault()
                take(index)
              }}
            >
              <code>{text}</code> <small>{note}</small>
            </li>
          ))}
        </ul>
      )}
      <button type="button" class="link tidy" onClick={() => onInput(indented(value))}>
        Tidy up
      </button>
    </div>
  )
}
