import { useState } from 'preact/hooks'
import { call } from '../api.ts'
import { plural } from '../logic/format.ts'
import { hasWords } from '../logic/lines.ts'
import {
  asDocumented,
  type Choice,
  choicesOf,
  type Numbers,
  type Switched,
  switchedBy,
  switchMapping,
  usualNumbers
} from '../logic/switches.ts'
import type { Operation } from '../logic/types.ts'
import { Empty, Method, NumberField, Search, TabLink, TableHead } from '../parts/basics.tsx'
import { TryIt } from '../parts/try-it.tsx'
import { answerOtherwise, attemptChange, operations, say, stubs } from '../state.ts'
import { FaultsForAll } from './faults-for-all.tsx'

/** The most operations that are drawn at first: documents may have thousands. */
const mostDrawn = 100

/** The operations of the document, each with its switch. */
export function Operations() {
  const [text, setText] = useState('')
  const [most, setMost] = useState(mostDrawn)
  const [tried, setTried] = useState<Operation>()
  const found = operations.value.filter((one) => hasWords([one.method, one.path, one.summary, one.id], text))
  const switched = operations.value.filter(({ id }) => switchedBy(id, stubs.value).own.length > 0).length
  return (
    <div class={`split ${tried === undefined ? '' : 'is-open'}`}>
      <div class="pane">
        <div class="toolbar">
          <Search value={text} hint="Method, path, summary, operation" onInput={setText} />
          <span class="count">
            {plural(found.length, 'operation')}
            {switched > 0 ? `, ${switched} switched` : ''}
          </span>
          <span class="spacer" />
          <FaultsForAll />
        </div>
        {found.length === 0 ? (
          <Empty
            title={operations.value.length === 0 ? 'The document has no operations' : 'No operation has these words'}
          >
            <p>
              {operations.value.length === 0
                ? 'Add paths to the document; with --watch they show here at once.'
                : 'The search looks at method, path, summary and operation id.'}
            </p>
          </Empty>
        ) : (
          <div class="scroll">
            <table class="operations" aria-label="Operations">
              <TableHead columns={['Operation', 'Answer']} hasActions />
              <tbody>
                {found.slice(0, most).map((one) => (
                  <OperationRow key={one.id} operation={one} onTry={() => setTried(one)} />
                ))}
              </tbody>
            </table>
            {found.length > most ? (
              <p class="foot">
                <button type="button" onClick={() => setMost(most + 5 * mostDrawn)}>
                  Show more
                </button>
              </p>
            ) : null}
          </div>
        )}
      </div>
      {tried === undefined ? null : <TryIt key={tried.id} operation={tried} onClose={() => setTried(undefined)} />}
    </div>
  )
}

/** Switches an operation. Stubs that the panel made before go; those of tests stay, behind the new one. */
async function choose({ id }: Operation, { own }: Switched, choice: string, numbers: Numbers): Promise<void> {
  await attemptChange(async () => {
    const isDocumented = choice === asDocumented
    const gone = own.filter(({ mapping }) => isDocumented || mapping.metadata?.panel !== undefined)
    if (!isDocumented) {
      const empty = choice === 'empty list' ? await emptyOf(id) : undefined
      const mapping = switchMapping(id, choice, numbers, empty)
      await call('POST', '/mappings', mapping)
    }
    for (const { id: stub } of gone) await call('DELETE', `/mappings/${stub}`)
  })
}

const emptyOf = async (id: string): Promise<string> =>
  (await call<{ text: string }>('GET', `/ui/operations/${encodeURIComponent(id)}/empty`)).text

function OperationRow({ operation, onTry }: { operation: Operation; onTry: () => void }) {
  const { id, method, path, summary, deprecated } = operation
  const state = switchedBy(id, stubs.value)
  const { choice, numbers, own, others } = state
  const isSwitched = own.length > 0
  const choices = optionsOf(choicesOf(operation), choice)
  const set = (change: Numbers) => void choose(operation, state, choice, { ...numbers, ...change })
  return (
    <tr aria-label={`${method} ${path}, ${summary || id}`} class={isSwitched ? 'is-switched' : ''}>
      <th scope="row">
        <span class="operation-name">
          <Method name={method} />
          <span class={`mono path ${deprecated ? 'is-deprecated' : ''}`}>{path}</span>
        </span>
        <span class="faint summary">{summary || id}</span>
        {others.length === 0 ? null : <TabLink to="Stubs">{plural(others.length, 'stub')} by URL or for all</TabLink>}
      </th>
      <td>
        <div class="switch">
          <select
            aria-label="Answer"
            class={isSwitched ? 'is-set' : ''}
            value={choice}
            onChange={({ currentTarget }) => {
              const next = currentTarget.value
              void choose(operation, state, next, usualNumbers[next] ?? {})
            }}
          >
            {choices.map(({ value, label }) => (
              <option key={value} value={value} selected={value === choice}>
                {label}
              </option>
            ))}
          </select>
          {choice === 'slow' ? (
            <NumberField
              label="Milliseconds"
              value={numbers.milliseconds}
              max={600000}
              onTake={(milliseconds) => set({ milliseconds })}
            />
          ) : null}
          {choice === 'fails' ? (
            <>
              <NumberField
                label="Status"
                value={numbers.status}
                min={200}
                max={599}
                onTake={(status) => set({ status })}
              />
              <NumberField label="Times" value={numbers.times} min={1} hint="all" onTake={(times) => set({ times })} />
              <NumberField
                label="Rate"
                unit="%"
                value={numbers.rate}
                max={100}
                hint="100"
                onTake={(rate) => set({ rate })}
              />
            </>
          ) : null}
          {own[0]?.left === null || own[0] === undefined ? null : (
            <span class="faint">{own[0].left === 0 ? 'used up' : `${own[0].left} left`}</span>
          )}
        </div>
      </td>
      <td class="row-actions">
        {isSwitched ? (
          <button
            type="button"
            class="take-back"
            onClick={() => {
              void choose(operation, state, asDocumented, {}).then(() =>
                say(`${method} ${path} answers as the document says`)
              )
            }}
          >
            Take back
          </button>
        ) : null}
        <button type="button" onClick={() => answerOtherwise(operation)}>
          Answer this otherwise
        </button>
        <button type="button" onClick={onTry}>
          Try it
        </button>
      </td>
    </tr>
  )
}

const optionsOf = (choices: Choice[], now: string): Choice[] =>
  choices.some(({ value }) => value === now) ? choices : [...choices, { value: now, label: now }]
