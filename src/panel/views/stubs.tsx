import { useState } from 'preact/hooks'
import { call, origin, world } from '../api.ts'
import { arrangedBy, asTest, mappingCurl } from '../logic/copy.ts'
import { plural } from '../logic/format.ts'
import { isDisabled, percentIn, toggled } from '../logic/switches.ts'
import type { Mapping, Stub } from '../logic/types.ts'
import { CloseButton, Empty, editorKeys, TableHead } from '../parts/basics.tsx'
import { JsonEditor } from '../parts/json-editor.tsx'
import { attempt, attemptChange, copy, refresh, saveFile, say, stubs } from '../state.ts'

const template = `{
  "name": "closed for lunch",
  "request": { "method": "GET", "urlPath": "/" },
  "response": { "status": 503 }
}`

const nameOf = ({ name, aim, operations, id }: Stub): string => name || aim || operations[0] || id

/** The stubs of the world, in the order in which they are asked. */
export function Stubs() {
  const [edited, setEdited] = useState<{ id: string | undefined; text: string }>()
  const all = stubs.value
  return (
    <div class={`split ${edited === undefined ? '' : 'is-open'}`}>
      <div class="pane">
        <div class="toolbar">
          <span class="count">{plural(all.length, 'stub')}, the first that matches answers</span>
          <span class="spacer" />
          <button type="button" class="primary" onClick={() => setEdited({ id: undefined, text: template })}>
            New stub
          </button>
          <label class="button">
            Import
            <input
              type="file"
              class="hidden"
              accept="application/json,.json"
              multiple
              onChange={({ currentTarget }) => void bringIn(currentTarget)}
            />
          </label>
          <button type="button" disabled={all.length === 0} onClick={() => void exportAll()}>
            Export
          </button>
          <button type="button" disabled={all.length === 0} onClick={() => void removeAll()}>
            Delete all
          </button>
        </div>
        {all.length === 0 ? (
          <Empty title="No stubs: every operation answers as the document says">
            <p>
              A stub is an answer that somebody put in. Switch an operation, answer a request otherwise, or let a test
              say <code>mock.stub(…)</code>: each shows here, with the number of requests that it answered.
            </p>
          </Empty>
        ) : (
          <div class="scroll">
            <table class="stubs" aria-label="Stubs">
              <TableHead columns={['Name', 'Answers', 'Hits', 'State']} numbers={['Hits']} hasActions />
              <tbody>
                {all.map((stub) => (
                  <StubRow key={stub.id} stub={stub} onEdit={() => void edit(stub).then(setEdited)} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
      {edited === undefined ? null : (
        <MappingEditor key={edited.id} edited={edited} onClose={() => setEdited(undefined)} />
      )}
    </div>
  )
}

async function edit({ id }: Stub) {
  const mapping = await call<Mapping>('GET', `/mappings/${id}`)
  return { id, text: JSON.stringify(mapping, null, 2) }
}

function StubRow({ stub, onEdit }: { stub: Stub; onEdit: () => void }) {
  const { id, aim, operations, used, left, scenario, mapping, kept, priority } = stub
  const name = nameOf(stub)
  const isOff = isDisabled(mapping)
  return (
    <tr aria-label={`${name}, ${plural(used, 'hit')}`} class={isOff ? 'is-off' : ''}>
      <th scope="row">
        <span>{name}</span>
        <span class="faint mono summary">{aim === '' ? operations.join(', ') : aim}</span>
      </th>
      <td>{answerText(mapping)}</td>
      <td class="right number-cell">{used}</td>
      <td>
        {[
          isOff ? 'disabled' : '',
          left === null ? '' : left === 0 ? 'used up' : `${left} left`,
          scenario === undefined ? '' : `${scenario.name}: ${scenario.state}`,
          kept ? 'kept' : '',
          priority === 5 ? '' : `priority ${priority}`
        ]
          .filter(Boolean)
          .join(', ')}
      </td>
      <td class="row-actions">
        <button
          type="button"
          class="take-back"
          onClick={() => void attemptChange(() => call('DELETE', `/mappings/${id}`))}
        >
          Take back
        </button>
        <button type="button" onClick={onEdit}>
          Edit
        </button>
        <button
          type="button"
          onClick={() =>
            void attemptChange(async () =>
              call('PUT', `/mappings/${id}`, toggled(await call<Mapping>('GET', `/mappings/${id}`)))
            )
          }
        >
          {isOff ? 'Enable' : 'Disable'}
        </button>
      </td>
    </tr>
  )
}

/** Describes the answer of a mapping in a few words. */
function answerText({ response = {}, metadata = {} }: Mapping): string {
  const { code, example, patch, rate, limit } = metadata.standin ?? {}
  const { status, fault, fixedDelayMilliseconds, jsonBody, body, proxyBaseUrl } = response
  const isOff = isDisabled({ metadata })
  return [
    fault === undefined ? (status ?? code) : `breaks the connection (${fault})`,
    proxyBaseUrl === undefined ? '' : `from ${proxyBaseUrl}`,
    example === undefined ? '' : `example ${example}`,
    patch === undefined ? '' : `patched ${JSON.stringify(patch)}`,
    jsonBody === undefined ? body : JSON.stringify(jsonBody),
    fixedDelayMilliseconds === undefined ? '' : `after ${fixedDelayMilliseconds} ms`,
    rate === undefined || isOff ? '' : `${percentIn(rate)} % of requests`,
    limit === undefined ? '' : `beyond ${limit} a minute`
  ]
    .filter((part) => part !== undefined && part !== '')
    .map(String)
    .map((part) => (part.length > 60 ? `${part.slice(0, 59)}…` : part))
    .join(', ')
}

async function exportAll(): Promise<void> {
  await attempt(async () => {
    const all = await call('GET', '/mappings')
    saveFile('mappings.json', `${JSON.stringify(all, null, 2)}\n`, 'application/json')
  })
}

/** Takes files of WireMock: a mapping, or several under `mappings`. */
async function bringIn(input: HTMLInputElement): Promise<void> {
  const files = [...(input.files ?? [])]
  input.value = ''
  const isRead = await attempt(async () => {
    const read = await Promise.all(
      files.map(async (file) => JSON.parse(await file.text()) as { mappings?: Mapping[] } & Mapping)
    )
    const mappings = read.flatMap((one) => one.mappings ?? [one])
    await call('POST', '/mappings/import', { mappings })
    say(`${plural(mappings.length, 'stub')} imported`)
  })
  if (isRead) await attempt(refresh)
}

async function removeAll(): Promise<void> {
  const before = stubs.value.map(({ mapping }) => mapping)
  if (!(await attempt(() => call('DELETE', '/mappings')))) return
  say('All stubs deleted', {
    undo: () => void attemptChange(() => call('POST', '/mappings/import', { mappings: before }))
  })
  await attempt(refresh)
}

interface EditorProps {
  edited: { id: string | undefined; text: string }
  onClose: () => void
}

function MappingEditor({ edited, onClose }: EditorProps) {
  const [text, setText] = useState(edited.text)
  const [problem, setProblem] = useState('')
  const isNew = edited.id === undefined
  const save = async () => {
    try {
      JSON.parse(text)
      await call(isNew ? 'POST' : 'PUT', isNew ? '/mappings' : `/mappings/${edited.id}`, text)
      await refresh()
      say('Saved')
      onClose()
    } catch (error) {
      setProblem((error as Error).message)
    }
  }
  const test = testOf(text)
  return (
    <section class="detail" aria-label={isNew ? 'New stub' : 'Stub'} onKeyDown={editorKeys(onClose, () => void save())}>
      <header>
        <h2>{isNew ? 'New stub' : 'Stub'}</h2>
        <CloseButton onClick={onClose} label="Close the stub" />
      </header>
      <p class="faint">A mapping in WireMock’s form. One that the document forbids is refused.</p>
      <JsonEditor label="Mapping" value={text} onInput={setText} isInvalid={problem !== ''} focus />
      <div class="said" role="alert">
        {problem === '' ? null : <p>{problem}</p>}
      </div>
      <div class="actions">
        <button type="button" class="primary" onClick={() => void save()}>
          Save
        </button>
        <button type="button" onClick={() => void copy(text, 'WireMock JSON')}>
          Copy as WireMock JSON
        </button>
        <button type="button" onClick={() => void copy(mappingCurl(origin, text, world.value), 'curl')}>
          Copy as curl
        </button>
        {test === undefined ? null : (
          <button type="button" onClick={() => void copy(test, 'test')}>
            Copy as test
          </button>
        )}
      </div>
    </section>
  )
}

function testOf(text: string): string | undefined {
  try {
    const arranged = arrangedBy(JSON.parse(text) as Mapping)
    return arranged && asTest(arranged)
  } catch {
    return undefined
  }
}
