import { useEffect, useState } from 'preact/hooks'
import { call } from '../api.ts'
import { plural } from '../logic/format.ts'
import { hasWords } from '../logic/lines.ts'
import type { Coverage as Report } from '../logic/types.ts'
import { Empty, Method, Search, TableHead } from '../parts/basics.tsx'
import { attempt, coverage, loadCoverage } from '../state.ts'

/** The operations, statuses and parameters that requests have touched, in all worlds. */
export function Coverage() {
  const [text, setText] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  useEffect(() => void attempt(loadCoverage), [])
  const report = coverage.value
  if (report === undefined) return <div class="pane" />
  const found = report.operations.filter(
    ({ method, path, operationId, requests }) =>
      hasWords([method, path, operationId], text) && (!isMissing || requests === 0)
  )
  return (
    <div class="pane">
      <div class="toolbar">
        <Search value={text} hint="Method, path, operation" onInput={setText} />
        <label class="check">
          <input
            type="checkbox"
            checked={isMissing}
            onChange={({ currentTarget }) => setIsMissing(currentTarget.checked)}
          />
          <span>Only what no request touched</span>
        </label>
        <span class="spacer" />
        <button type="button" onClick={() => void attempt(() => call('DELETE', '/coverage')).then(loadCoverage)}>
          Start anew
        </button>
      </div>
      <div class="scroll" tabIndex={0} role="region" aria-label="Coverage of the document">
        <Bars summary={report.summary} />
        {found.length === 0 ? (
          <Empty title={isMissing ? 'Every operation was asked' : 'No operation has these words'}>
            <p>Statuses and parameters are counted in all worlds since the start, also through resets.</p>
          </Empty>
        ) : (
          <table class="coverage" aria-label="Coverage">
            <TableHead
              columns={['Operation', 'This world', 'All', 'Statuses', 'Parameters never sent']}
              numbers={['This world', 'All']}
            />
            <tbody>
              {found.map(({ operationId, method, path, requests, here, statuses, parameters }) => (
                <tr
                  key={operationId}
                  aria-label={`${method} ${path}, ${plural(here, 'request')} in this world, ${requests} in all`}
                  class={requests === 0 ? 'is-off' : ''}
                >
                  <th scope="row">
                    <span class="operation-name">
                      <Method name={method} />
                      <span class="mono path">{path}</span>
                    </span>
                  </th>
                  <td class="right number-cell">{here}</td>
                  <td class="right number-cell all">{requests}</td>
                  <td>
                    <span class="chips">
                      {Object.entries(statuses).map(([status, count]) => (
                        <span key={status} class={`chip ${count === 0 ? '' : 'is-hit'}`}>
                          {status}
                          <small>{count === 0 ? ' never' : ` ×${count}`}</small>
                        </span>
                      ))}
                    </span>
                  </td>
                  <td class="faint">
                    {Object.entries(parameters)
                      .filter(([, isSent]) => !isSent)
                      .map(([name]) => name)
                      .join(', ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </div>
  )
}

function Bars({ summary }: { summary: Report['summary'] }) {
  return (
    <div class="bars">
      {Object.entries(summary).map(([what, { touched, total }]) => (
        <div class="bar" key={what}>
          <span>
            <strong>{touched}</strong> of {total} {what}
          </span>
          <meter min={0} max={Math.max(1, total)} value={touched} aria-label={`${what} touched`} />
        </div>
      ))}
    </div>
  )
}
