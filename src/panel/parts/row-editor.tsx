import { useId, useState } from 'preact/hooks'
import { call } from '../api.ts'
import { typeText } from '../logic/completion.ts'
import { type Field, fieldsOf, fieldText, withField } from '../logic/form.ts'
import { isJson } from '../logic/json-text.ts'
import type { Collection, Row } from '../logic/types.ts'
import { attempt, rowsVersion, say } from '../state.ts'
import { CloseButton, editorKeys, Radio } from './basics.tsx'
import { JsonEditor } from './json-editor.tsx'

/** A row as it was opened. */
export interface Opened {
  /** Its place; undefined for a new row. */
  index: number | undefined
  text: string
}

interface Props {
  opened: Opened
  /** The place of the rows, as a query. */
  query: string
  collection: Collection
  onDone: () => void
  onClose: () => void
}

interface Change {
  was?: string
  row?: string
  index?: number | undefined
}

interface Changed {
  index: number
  text?: string
}

/** Changes a row. The row is a text, so that its numbers keep all their digits. */
function change(query: string, { was, row, index }: Change): Promise<Changed> {
  const members = [
    ...(was === undefined ? [] : [`"was":${JSON.stringify(was)}`]),
    ...(row === undefined ? [] : [`"row":${row}`]),
    ...(index === undefined ? [] : [`"index":${index}`])
  ]
  return call<Changed>('POST', `/ui/rows?${query}`, `{${members.join(',')}}`)
}

/** A row, to be changed as JSON or in a form. */
export function RowEditor({ opened, query, collection, onDone, onClose }: Props) {
  const { index } = opened
  const isNew = index === undefined
  const [text, setText] = useState(opened.text)
  const [isForm, setIsForm] = useState(false)
  const [problem, setProblem] = useState('')
  const said = useId()

  const act = async (make: () => Promise<Changed>, message: string, undo: (changed: Changed) => Change) => {
    try {
      const changed = await make()
      const back = undo(changed)
      say(message, {
        undo: () =>
          void attempt(async () => {
            await change(query, back)
            rowsVersion.value++
          })
      })
      onDone()
    } catch (error) {
      setProblem((error as Error).message)
    }
  }

  const save = () => {
    if (!isJson(text)) {
      setProblem('This is no JSON: mend it first.')
      return
    }
    const sent: Change = isNew ? { row: text } : { was: opened.text, row: text, index }
    void act(
      () => change(query, sent),
      isNew ? 'Added' : 'Saved',
      (changed) => ({
        was: changed.text as string,
        index: changed.index,
        ...(isNew ? {} : { row: opened.text })
      })
    )
  }

  const remove = () =>
    void act(
      () => change(query, { was: opened.text, index }),
      'Deleted',
      (changed) => ({ row: opened.text, index: changed.index })
    )

  return (
    <section
      class="detail"
      aria-label={isNew ? `New row of ${collection.name}` : `Row of ${collection.name}`}
      onKeyDown={editorKeys(onClose, save)}
    >
      <header>
        <h2>
          {isNew ? 'New row' : 'Row'} <span class="faint">of {collection.name}</span>
        </h2>
        <CloseButton onClick={onClose} label="Close the row" />
      </header>
      <fieldset class="choice">
        <legend class="hidden">Edit as</legend>
        <Radio name={`${said}-as`} label="JSON" checked={!isForm} onCheck={() => setIsForm(false)} />
        <Radio
          name={`${said}-as`}
          label="Form"
          checked={isForm}
          disabled={!isJson(text)}
          onCheck={() => setIsForm(true)}
        />
      </fieldset>
      {isForm ? (
        <Form collection={collection} text={text} onInput={setText} />
      ) : (
        <JsonEditor
          label="Body"
          value={text}
          schema={collection.schema}
          onInput={setText}
          describedBy={said}
          isInvalid={problem !== ''}
          focus
        />
      )}
      <div class="said" id={said} role="alert">
        {problem === '' ? null : <p>{problem}</p>}
      </div>
      {isNew ? <p class="faint">What you leave out, such as the id, is made by the server.</p> : null}
      <div class="actions">
        <button type="button" class="primary" onClick={save}>
          Save row
        </button>
        {isNew ? null : (
          <button type="button" class="danger" onClick={remove}>
            Delete row
          </button>
        )}
      </div>
    </section>
  )
}

function Form({
  collection,
  text,
  onInput
}: {
  collection: Collection
  text: string
  onInput: (text: string) => void
}) {
  const row = (isJson(text) ? JSON.parse(text) : {}) as Row
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const set = (field: Field, value: string) => {
    try {
      onInput(JSON.stringify(withField(row, field, value), null, 2))
      setWrong({ ...wrong, [field.name]: '' })
    } catch {
      setWrong({ ...wrong, [field.name]: 'This is no JSON.' })
    }
  }
  return (
    <div class="form">
      {fieldsOf(collection.schema, row).map((field) => {
        const { name, kind, required, note, values } = field
        const property = collection.schema.properties?.[name]
        const shown = fieldText(field, row)
        return (
          <label class="field" key={name}>
            <span>
              {name}{' '}
              <small>
                {property === undefined ? '' : typeText(property)}
                {required ? ', required' : ''}
              </small>
            </span>
            {kind === 'choice' ? (
              <select value={shown} onChange={({ currentTarget }) => set(field, currentTarget.value)}>
                <option value="">left out</option>
                {values.map((one) => (
                  <option key={one} value={one} selected={one === shown}>
                    {one.replace(/^"(.*)"$/, '$1')}
                  </option>
                ))}
              </select>
            ) : (
              <input
                class={kind === 'text' ? '' : 'mono'}
                inputMode={kind === 'number' ? 'decimal' : 'text'}
                key={shown}
                defaultValue={shown}
                onChange={({ currentTarget }) => set(field, currentTarget.value)}
              />
            )}
            {wrong[name] ? (
              <small class="problem">{wrong[name]}</small>
            ) : note === '' ? null : (
              <small class="faint">{note}</small>
            )}
          </label>
        )
      })}
    </div>
  )
}
