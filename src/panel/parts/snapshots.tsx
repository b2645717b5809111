import { useState } from 'preact/hooks'
import { call } from '../api.ts'
import { attempt, say } from '../state.ts'

/** Names for the rows as they are now, to come back to. */
export function Snapshots({ onRestored }: { onRestored: () => void }) {
  const [names, setNames] = useState<string[]>([])
  const [name, setName] = useState('')
  const load = () =>
    attempt(async () => {
      const { snapshots } = await call<{ snapshots: { name: string }[] }>('GET', '/snapshots')
      setNames(snapshots.map((one) => one.name))
    })
  const at = (one: string) => `/snapshots/${encodeURIComponent(one)}`
  return (
    <details class="faults" onToggle={({ currentTarget }) => currentTarget.open && void load()}>
      <summary>Snapshots</summary>
      <div class="popover">
        <p class="faint">A snapshot keeps all rows of this world as they are now.</p>
        {names.map((one) => (
          <div class="line" key={one}>
            <span class="cut">{one}</span>
            <button
              type="button"
              onClick={() =>
                void attempt(async () => {
                  await call('POST', `${at(one)}/restore`)
                  say(`The rows are as in ${one}`)
                  onRestored()
                })
              }
            >
              Restore
            </button>
            <button
              type="button"
              aria-label={`Delete ${one}`}
              onClick={() => void attempt(() => call('DELETE', at(one))).then(load)}
            >
              Delete
            </button>
          </div>
        ))}
        <form
          class="line"
          onSubmit={(event) => {
            event.preventDefault()
            void attempt(() => call('POST', at(name)))
              .then(load)
              .then(() => setName(''))
          }}
        >
          <input
            aria-label="Name of the snapshot"
            placeholder="Name"
            required
            value={name}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
          <button type="submit">Take</button>
        </form>
      </div>
    </details>
  )
}
