import { useEffect, useState } from 'preact/hooks'
import { call, send } from '../api.ts'
import { cellText, plural } from '../logic/format.ts'
import { columnsOf, type Order, type Placed, tableOf } from '../logic/table.ts'
import type { Collection, Row } from '../logic/types.ts'
import { Empty, Search, Select, TabLink } from '../parts/basics.tsx'
import { type Opened, RowEditor } from '../parts/row-editor.tsx'
import { Snapshots } from '../parts/snapshots.tsx'
import { VirtualList } from '../parts/virtual-list.tsx'
import {
  attempt,
  collections,
  loadCollections,
  quietly,
  refresh,
  rowsVersion,
  saveFile,
  say,
  server
} from '../state.ts'

const rowHeight = 34

/** The path of a collection that somebody chose, and its parents. */
interface Place {
  path: string
  parents: string[]
}

/** Writes the place of rows as a query. */
const queryOf = ({ path, parents }: Place): string =>
  new URLSearchParams([['path', path], ...parents.map((one) => ['parent', one])]).toString()

/** The rows of the collections that are live. */
export function Data() {
  const [place, setPlace] = useState<Place>()
  const [loaded, setLoaded] = useState<{ query: string; rows: readonly Row[] }>()
  const [problem, setProblem] = useState('')
  const [search, setSearch] = useState('')
  const [order, setOrder] = useState<Order>()
  const [row, setRow] = useState<Opened>()
  const all = collections.value
  const collection = all.find(({ path }) => path === place?.path) ?? all[0]
  const parents = place?.path === collection?.path ? (place?.parents ?? []) : (collection?.parents ?? [])
  const query = collection === undefined ? '' : queryOf({ path: collection.path, parents })

  const rows = loaded?.query === query ? loaded.rows : undefined

  useEffect(() => void attempt(loadCollections), [])
  const load = async () => {
    if (query === '') return
    try {
      const found = await call<{ rows: Row[] }>('GET', `/ui/rows?${query}`)
      setLoaded({ query, rows: found.rows })
      setProblem('')
    } catch (error) {
      setLoaded({ query, rows: [] })
      setProblem((error as Error).message)
    }
  }
  // The table looks again once rows have changed, whoever changed them.
  useEffect(() => void quietly(load), [query, rowsVersion.value])

  if (collection === undefined) return <NoCollections />
  const shown = tableOf(rows ?? [], search, order)
  const columns = columnsOf(collection.schema, rows ?? [], collection.key)
  const choose = (next: Place) => {
    setPlace(next)
    setRow(undefined)
    setOrder(undefined)
  }
  return (
    <div class={`split ${row === undefined ? '' : 'is-open'}`}>
      <div class="pane">
        <div class="toolbar">
          <Select
            label="Collection"
            value={collection.path}
            options={all.map(({ name, path }) => [path, `${name} ${path}`])}
            onChange={(path) => choose({ path, parents: all.find((one) => one.path === path)?.parents ?? [] })}
          />
          <Parents
            collection={collection}
            parents={parents}
            onChange={(next) => choose({ path: collection.path, parents: next })}
          />
          <Search value={search} hint="Any value" onInput={setSearch} />
          <span class="count">{rows === undefined ? '' : plural(shown.length, 'row')}</span>
          <span class="spacer" />
          <button
            type="button"
            class="primary"
            disabled={server.value?.stateless}
            onClick={() => setRow({ index: undefined, text: '{}' })}
          >
            Add row
          </button>
          <button type="button" onClick={() => void reset(() => setRow(undefined))}>
            Reset
          </button>
          <button type="button" onClick={() => void download(query, collection.name)}>
            Save as fixture
          </button>
          <Snapshots onRestored={() => void load()} />
        </div>
        {problem === '' ? null : (
          <p role="alert" class="problem">
            {problem}
          </p>
        )}
        {rows === undefined ? null : shown.length === 0 ? (
          <NoRows isFiltered={search !== ''} collection={collection} />
        ) : (
          <VirtualList<Placed>
            label={`Rows of ${collection.name}`}
            className="rows"
            columnCount={columns.length}
            style={{ '--columns': String(columns.length) }}
            items={shown}
            rowHeight={rowHeight}
            keyOf={({ index }) => String(index)}
            nameOf={(one) => columns.map((name) => cellText(one.row[name])).join(', ')}
            current={row?.index === undefined ? undefined : String(row.index)}
            onOpen={({ index }) => void attempt(async () => setRow(await opened(query, index)))}
            columns={columns.map((name) => <Column key={name} name={name} order={order} onOrder={setOrder} />)}
            cells={({ row: one }) =>
              columns.map((name) => (
                <span role="cell" class={`cut ${typeof one[name] === 'number' ? 'number-cell' : ''}`} key={name}>
                  {cellText(one[name])}
                </span>
              ))
            }
          />
        )}
      </div>
      {row === undefined ? null : (
        <RowEditor
          key={`${query} ${row.index}`}
          opened={row}
          query={query}
          collection={collection}
          onDone={() => {
            setRow(undefined)
            void load()
          }}
          onClose={() => setRow(undefined)}
        />
      )}
    </div>
  )
}

async function opened(query: string, index: number): Promise<Opened> {
  const { text } = await call<{ text: string }>('GET', `/ui/row?${query}&index=${index}`)
  return { index, text }
}

async function reset(done: () => void): Promise<void> {
  const isReset = await attempt(() => call('POST', '/reset'))
  if (!isReset) return
  done()
  rowsVersion.value++
  say('Rows, stubs and requests of this world are as at the start')
  await attempt(refresh)
}

/** Downloads the rows as a file for the folder `fixtures`. */
async function download(query: string, name: string): Promise<void> {
  await attempt(async () => {
    const response = await send('GET', `/ui/fixture?${query}`)
    saveFile(`${name}.yaml`, await response.text(), 'application/yaml')
    say(`Put ${name}.yaml in the folder fixtures beside the document: its rows are there at each start`)
  })
}

interface ParentsProps {
  collection: Collection
  parents: string[]
  onChange: (parents: string[]) => void
}

/** The parents whose rows are shown: `acme` of `/organizations/{slug}/invites`. */
function Parents({ collection, parents, onChange }: ParentsProps) {
  const [keys, setKeys] = useState<string[][]>([])
  const query = queryOf({ path: collection.path, parents })
  useEffect(() => {
    if (collection.parameters.length === 0) return
    void quietly(async () => setKeys((await call<{ keys: string[][] }>('GET', `/ui/parents?${query}`)).keys))
  }, [query])
  return (
    <>
      {collection.parameters.map((name, index) => (
        <label class="number" key={name}>
          <span>{name}</span>
          <input
            list={`parents-${index}`}
            key={parents[index]}
            defaultValue={parents[index] ?? ''}
            onChange={({ currentTarget }) => onChange(parents.with(index, currentTarget.value))}
          />
          <datalist id={`parents-${index}`}>
            {(keys[index] ?? []).map((key) => (
              <option key={key} value={key} />
            ))}
          </datalist>
        </label>
      ))}
    </>
  )
}

interface ColumnProps {
  name: string
  order: Order | undefined
  onOrder: (order: Order | undefined) => void
}

function Column({ name, order, onOrder }: ColumnProps) {
  const isSorted = order?.column === name
  const sort = isSorted ? (order.down ? 'descending' : 'ascending') : 'none'
  const next = !isSorted ? { column: name, down: false } : order.down ? undefined : { column: name, down: true }
  return (
    <span role="columnheader" aria-sort={sort}>
      <button type="button" class="sort" onClick={() => onOrder(next)}>
        {name}
        <span aria-hidden="true">{isSorted ? (order.down ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </span>
  )
}

function NoRows({ isFiltered, collection }: { isFiltered: boolean; collection: Collection }) {
  return isFiltered ? (
    <Empty title="No row has these words">
      <p>The search looks at every value of a row.</p>
    </Empty>
  ) : (
    <Empty title={`${collection.name} is empty`}>
      <p>
        Add a row here, or let your app send a POST to <code>{collection.path}</code>: list, items and counts show it at
        once. Reset brings back the rows of the start.
      </p>
    </Empty>
  )
}

function NoCollections() {
  return (
    <Empty title="Nothing here is kept as rows">
      <p>
        A collection is live where a GET shows a list and other operations show or change its items. This document has
        none, so that each answer is an example or a generated value.
      </p>
      <p>
        To change an answer, switch it under <TabLink to="Operations">Operations</TabLink>.
      </p>
    </Empty>
  )
}
