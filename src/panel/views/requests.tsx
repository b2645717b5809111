import { origin, world } from '../api.ts'
import { clock, duration, plural, worldText } from '../logic/format.ts'
import { type Filter, lineKey, mostLines, statusText } from '../logic/lines.ts'
import type { Line } from '../logic/types.ts'
import { Empty, Example, Method, Search, Select, StatusMark } from '../parts/basics.tsx'
import { VirtualList } from '../parts/virtual-list.tsx'
import {
  clearList,
  everyWorld,
  filter,
  lines,
  opened,
  operations,
  paused,
  shownLines,
  togglePause,
  worlds
} from '../state.ts'
import { RequestDetail } from './request-detail.tsx'

const rowHeight = 36

const statuses = [
  ['', 'All statuses'],
  ['2xx', '2xx'],
  ['3xx', '3xx'],
  ['4xx', '4xx'],
  ['5xx', '5xx'],
  ['violations', 'With violations'],
  ['broken', 'Broken connection'],
  ['waiting', 'Not answered yet']
] as const

const set = (change: Partial<Filter>) => {
  filter.value = { ...filter.value, ...change }
}

const nameOf = (line: Line): string =>
  [`${line.method} ${line.url}`, statusText(line), line.source, line.operationId].filter(Boolean).join(', ')

export function Requests() {
  const shown = shownLines.value
  const { text, status, operation } = filter.value
  const isPaused = paused.value !== undefined
  const waiting = isPaused ? lines.value.length - (paused.value?.length ?? 0) : 0
  return (
    <div class={`split ${opened.value === undefined ? '' : 'is-open'}`}>
      <div class="pane">
        <div class="toolbar">
          <Search value={text} hint="Method, path, status, source, operation" onInput={(next) => set({ text: next })} />
          <Select label="Status" value={status} options={statuses} onChange={(next) => set({ status: next })} />
          <Select
            label="Operation"
            value={operation}
            options={[['', 'All operations'], ...operations.value.map(({ id }) => [id, id] as const)]}
            onChange={(next) => set({ operation: next })}
          />
          {worlds.value.length === 0 ? null : (
            <Select
              label="Worlds"
              value={everyWorld.value ? 'all' : ''}
              options={[
                ['', world.value === '' ? 'Default world' : world.value],
                ['all', 'All worlds']
              ]}
              onChange={(next) => {
                everyWorld.value = next === 'all'
              }}
            />
          )}
          <span class="spacer" />
          <span class="count">
            {waiting > 0 ? `${waiting} waiting` : plural(shown.length, 'request')}
            {lines.value.length >= mostLines ? ' (the newest)' : ''}
          </span>
          <button type="button" aria-pressed={isPaused} onClick={togglePause}>
            {isPaused ? 'Resume' : 'Pause'}
          </button>
          <button type="button" onClick={clearList}>
            Clear
          </button>
        </div>
        {shown.length === 0 ? (
          <NoRequests isFiltered={lines.value.length > 0 && (text !== '' || status !== '' || operation !== '')} />
        ) : (
          <VirtualList
            label="Requests"
            className={`requests ${everyWorld.value ? 'has-worlds' : ''}`}
            columnCount={everyWorld.value ? 8 : 7}
            items={shown}
            rowHeight={rowHeight}
            keyOf={lineKey}
            nameOf={nameOf}
            current={opened.value && lineKey(opened.value)}
            onOpen={(line) => {
              opened.value = line
            }}
            columns={columns()}
            cells={cellsOf}
          />
        )}
      </div>
      <RequestDetail />
    </div>
  )
}

const columns = () => (
  <>
    <span role="columnheader">Time</span>
    <span role="columnheader">Method</span>
    <span role="columnheader">Path</span>
    <span role="columnheader">Status</span>
    <span role="columnheader">Source</span>
    <span role="columnheader" class="right">
      Took
    </span>
    <span role="columnheader">Operation</span>
    {everyWorld.value ? <span role="columnheader">World</span> : null}
  </>
)

function cellsOf(line: Line) {
  const { at, method, url, source, ms, status, operationId, violations, world: name } = line
  return (
    <>
      <span role="cell" class="faint mono cell-time">
        {clock(at)}
      </span>
      <span role="cell">
        <Method name={method} />
      </span>
      <span role="cell" class="mono cut" title={url}>
        {url}
      </span>
      <span role="cell">
        <StatusMark line={line} />
        {violations > 0 ? <span class="dot-warn" title={plural(violations, 'violation')} /> : null}
      </span>
      <span role="cell" class="cell-source">
        <span class={`source source-${source}`}>{source}</span>
      </span>
      <span role="cell" class="faint right cell-ms">
        {status === 0 ? '' : duration(ms)}
      </span>
      <span role="cell" class="faint cut cell-operation">
        {operationId}
      </span>
      {everyWorld.value ? (
        <span role="cell" class="faint cut cell-world">
          {worldText(name)}
        </span>
      ) : null}
    </>
  )
}

function NoRequests({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <Empty title="No request passes the filter">
        <p>Take a word out of the search, or show all statuses and operations.</p>
      </Empty>
    )
  }
  const first = operations.value.find(({ method, path }) => method === 'GET' && !path.includes('{'))
  const named = world.value === '' ? '' : ` -H 'Standin-World: ${world.value}'`
  const example = `curl ${origin}${first?.path ?? '/'}${named}`
  return (
    <Empty title="No requests yet">
      <p>
        Point your app at <code>{origin}</code>, and each request it sends shows here at once: what was sent, what was
        answered, and why. Or try one now:
      </p>
      <Example text={example} what="curl" />
    </Empty>
  )
}
