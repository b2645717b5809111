import { useEffect, useState } from 'preact/hooks'
import { call, origin, world } from '../api.ts'
import { bytes, contentTypeOf, duration } from '../logic/format.ts'
import { indented } from '../logic/json-text.ts'
import type { Operation, PlainSchema } from '../logic/types.ts'
import { attempt, tab } from '../state.ts'
import { CloseButton, Method, StatusMark } from './basics.tsx'
import { JsonEditor } from './json-editor.tsx'

interface Value {
  name: string
  required: boolean
  value: string
}

interface Prepared {
  method: string
  path: string
  query: Value[]
  headers: Value[]
  type: string
  body: string
  schema?: PlainSchema
}

interface Answer {
  status: number
  ms: number
  headers: [string, string][]
  text: string
}

/** Sends a request to an operation from the page. */
export function TryIt({ operation, onClose }: { operation: Operation; onClose: () => void }) {
  const [request, setRequest] = useState<Prepared>()
  const [answer, setAnswer] = useState<Answer>()
  const [problem, setProblem] = useState('')
  useEffect(() => {
    const path = `/ui/operations/${encodeURIComponent(operation.id)}/request`
    void attempt(async () => setRequest(await call<Prepared>('GET', path)))
  }, [])
  const set = (change: Partial<Prepared>) => setRequest(request && { ...request, ...change })
  const name = `Try ${operation.method} ${operation.path}`
  return (
    <section class="detail" aria-label={name} onKeyDown={({ key }) => key === 'Escape' && onClose()}>
      <header>
        <h2>
          Try <Method name={operation.method} /> <span class="mono">{operation.path}</span>
        </h2>
        <CloseButton onClick={onClose} label="Close" />
      </header>
      {request === undefined ? null : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void send(request).then(
              (found) => {
                setAnswer(found)
                setProblem('')
              },
              (error: Error) => {
                setAnswer(undefined)
                setProblem(`The connection broke: ${error.message}`)
              }
            )
          }}
        >
          <label class="field">
            <span>Path</span>
            <input
              class="mono"
              value={request.path}
              onInput={({ currentTarget }) => set({ path: currentTarget.value })}
            />
          </label>
          <Values label="Query" values={request.query} onChange={(query) => set({ query })} />
          <Values label="Header" values={request.headers} onChange={(headers) => set({ headers })} />
          {request.type === '' ? null : (
            <div class="field">
              <span>{request.type}</span>
              <JsonEditor
                label="Request body"
                value={request.body}
                schema={request.schema}
                onInput={(body) => set({ body })}
              />
            </div>
          )}
          <div class="actions">
            <button type="submit" class="primary">
              Send
            </button>
            <button
              type="button"
              onClick={() => {
                tab.value = 'Requests'
              }}
            >
              See it under Requests
            </button>
          </div>
        </form>
      )}
      <div role="status">
        {problem === '' ? null : <p class="problem">{problem}</p>}
        {answer === undefined ? null : (
          <div class="facts">
            <StatusMark line={{ status: answer.status }} />
            <span>{duration(answer.ms)}</span>
            <span>{bytes(answer.text.length)}</span>
            <span>{contentTypeOf(answer.headers)}</span>
          </div>
        )}
      </div>
      {answer === undefined || answer.text === '' ? null : (
        <pre class="body" tabIndex={0} role="region" aria-label="Answer as text">
          {indented(answer.text)}
        </pre>
      )}
    </section>
  )
}

function Values({ label, values, onChange }: { label: string; values: Value[]; onChange: (values: Value[]) => void }) {
  return (
    <>
      {values.map((one, index) => (
        <label class="field" key={one.name}>
          <span>
            {one.name}{' '}
            <small>
              {label.toLowerCase()}
              {one.required ? ', required' : ''}
            </small>
          </span>
          <input
            class="mono"
            value={one.value}
            onInput={({ currentTarget }) => onChange(values.with(index, { ...one, value: currentTarget.value }))}
          />
        </label>
      ))}
    </>
  )
}

async function send({ method, path, query, headers, type, body }: Prepared): Promise<Answer> {
  const asked = new URLSearchParams(query.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]))
  const begun = performance.now()
  const response = await fetch(`${origin}${path}${asked.size === 0 ? '' : `?${asked}`}`, {
    method,
    credentials: 'omit',
    headers: [
      ...headers.filter(({ value }) => value !== '').map(({ name, value }): [string, string] => [name, value]),
      ...(world.value === '' ? [] : [['standin-world', world.value] as [string, string]]),
      ...(type === '' || body === '' ? [] : [['content-type', type] as [string, string]])
    ],
    body: type === '' || body === '' ? null : body
  })
  const text = await response.text()
  return { status: response.status, ms: performance.now() - begun, headers: [...response.headers], text }
}
