import { useState } from 'preact/hooks'
import { call, origin, world } from '../api.ts'
import { duration, plural, worldText } from '../logic/format.ts'
import { Example, TableHead } from '../parts/basics.tsx'
import { attempt, enter, lines, refresh, stubs, worlds } from '../state.ts'

/** The worlds of the server: one for each test. */
export function Worlds() {
  const [name, setName] = useState('')
  const make = () =>
    attempt(async () => {
      // A call that names a world makes it.
      await call('GET', '/settings', undefined, name)
      setName('')
      await enter(name)
    })
  return (
    <div class="pane">
      <div class="toolbar">
        <form
          class="line"
          onSubmit={(event) => {
            event.preventDefault()
            void make()
          }}
        >
          <input
            aria-label="Name of the world"
            placeholder="Name of a world"
            required
            pattern="[\w.~:@+\-]{1,100}"
            title="Letters, digits and . _ ~ : @ + -"
            value={name}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
          <button type="submit" class="primary">
            Make
          </button>
        </form>
        <span class="spacer" />
        <button
          type="button"
          disabled={worlds.value.length === 0}
          onClick={() => void attempt(() => call('DELETE', '/worlds')).then(() => enter(''))}
        >
          End all
        </button>
      </div>
      <div class="scroll">
        <table aria-label="Worlds">
          <TableHead
            columns={['World', 'Requests', 'Stubs', 'Last request']}
            numbers={['Requests', 'Stubs']}
            hasActions
          />
          <tbody>
            <WorldRow
              name=""
              requests={world.value === '' ? lines.value.filter((line) => line.world === '').length : undefined}
              stubCount={world.value === '' ? stubs.value.length : undefined}
            />
            {worlds.value.map(({ name: one, requests, stubs: count, idleSeconds }) => (
              <WorldRow key={one} name={one} requests={requests} stubCount={count} idle={idleSeconds} />
            ))}
          </tbody>
        </table>
        <div class="lesson">
          <h2>A world for each test</h2>
          <p>
            A world has its own rows, stubs, scenarios and requests, so that tests run side by side on one server. A
            request enters one by the header <code>Standin-World: NAME</code>, a cookie of that name, or the path:
          </p>
          <Example text={`${origin}/__world/${world.value || 'checkout'}/`} what="address" />
          <p>A world that nobody names for half an hour ends by itself.</p>
        </div>
      </div>
    </div>
  )
}

interface RowProps {
  name: string
  requests: number | undefined
  stubCount: number | undefined
  idle?: number
}

function WorldRow({ name, requests, stubCount, idle }: RowProps) {
  const shown = worldText(name)
  const isUsed = world.value === name
  return (
    <tr aria-label={`${shown}${isUsed ? ', in use' : ''}`}>
      <th scope="row">
        {shown} {isUsed ? <span class="chip is-hit">in use</span> : null}
      </th>
      <td class="right number-cell">{requests ?? ''}</td>
      <td class="right number-cell">{stubCount ?? ''}</td>
      <td class="faint">{idle === undefined ? '' : `${duration(idle * 1000)} ago`}</td>
      <td class="row-actions">
        <button type="button" aria-pressed={isUsed} onClick={() => void enter(name)}>
          Use
        </button>
        {name === '' ? null : (
          <button
            type="button"
            title={`Ends ${name}: ${plural(stubCount ?? 0, 'stub')}`}
            onClick={() =>
              void attempt(async () => {
                await call('DELETE', `/worlds/${encodeURIComponent(name)}`)
                await (isUsed ? enter('') : refresh())
              })
            }
          >
            End
          </button>
        )}
      </td>
    </tr>
  )
}
