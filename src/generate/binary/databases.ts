/** Tables in files: SQLite, Parquet and Avro, each with a few rows of a title and a quantity. */

import { random, type Seed } from '../lexicon/entity/random.ts'
import { titles } from '../lexicon/words/plain-words.ts'
import { big16, big32, joined, type Part, u32 } from './bytes.ts'

type Row = readonly [title: string, quantity: number]

function rowsOf(seed: Seed): Row[] {
  const stream = random(seed)
  return [1, 2, 3].map(() => [stream.pick(titles), stream.int(1, 99)])
}

// ---- SQLite ----

const pageSize = 512

/** Returns a number below 128 in SQLite's variable length. Ours are no longer. */
const varint = (value: number): Buffer => Buffer.from([value])

/** A record: the types of its values, then the values. Integers have one byte. */
function record(values: readonly (string | number)[]): Buffer {
  const types = values.map((value) => varint(typeof value === 'number' ? 1 : 13 + 2 * Buffer.byteLength(value)))
  const header = Buffer.concat(types)
  const bytes = values.map((value) => (typeof value === 'number' ? [value] : Buffer.from(value)))
  return joined(varint(header.length + 1), header, ...bytes)
}

/** A leaf of a table's tree, whose cells fill the page from its end. `front`: the bytes before the tree. */
function leaf(records: Buffer[], front: Part = []): Buffer {
  const page = Buffer.alloc(pageSize)
  let end = pageSize
  const offsets = records.map((data, i) => {
    const cell = joined([data.length, i + 1], data)
    end -= cell.length
    cell.copy(page, end)
    return big16(end)
  })
  joined(front, [13], big16(0, records.length, end), [0], ...offsets).copy(page)
  return page
}

/** A database of SQLite 3 with one table. */
export function sqlite(seed: Seed): Buffer {
  const sql = 'CREATE TABLE items (title TEXT, quantity INTEGER)'
  // The number of changes, the pages, no free ones, and one version of the schema, of format 4 and in UTF-8.
  const counts = big32(1, 2, 0, 0, 1, 4, 0, 0, 1, 0, 0, 0)
  const sizes = [big16(pageSize), [1, 1, 0, 64, 32, 32]]
  const front = joined('SQLite format 3\0', ...sizes, counts, Buffer.alloc(20), big32(1, 3_040_000))
  const schema = record(['table', 'items', 'items', 2, sql])
  return Buffer.concat([leaf([schema], front), leaf(rowsOf(seed).map(record))])
}

// ---- Parquet ----

/** A field of a structure in Thrift's compact protocol: its number, its type and its bytes. */
type Field = readonly [number: number, type: number, bytes: Buffer]

const [i32, i64, bytesType, list, struct] = [5, 6, 8, 9, 12]

/** Returns a number in groups of seven bits, the lowest first. */
const leb = (value: number): Buffer =>
  value < 128 ? Buffer.from([value]) : joined([(value & 127) | 128], leb(value >>> 7))

const int = (number: number, value: number, type = i32): Field => [number, type, leb(value * 2)]
const long = (number: number, value: number): Field => int(number, value, i64)
const text = (value: string): Buffer => joined(leb(Buffer.byteLength(value)), Buffer.from(value))
const word = (number: number, value: string): Field => [number, bytesType, text(value)]
const inner = (number: number, fields: readonly Field[]): Field => [number, struct, structure(fields)]
const many = (number: number, type: number, items: Buffer[]): Field => [
  number,
  list,
  joined([(items.length << 4) | type], ...items)
]

/** A structure: each field by its distance to the one before, then a zero. */
function structure(fields: readonly Field[]): Buffer {
  let before = 0
  const parts = fields.map(([number, type, bytes]) => {
    const head = ((number - before) << 4) | type
    before = number
    return joined([head], bytes)
  })
  return joined(...parts, [0])
}

/** Parquet: one group of rows, two required columns, plain and uncompressed. */
export function parquet(seed: Seed): Buffer {
  const rows = rowsOf(seed)
  const columns = [
    {
      name: 'title',
      type: 6,
      utf8: true,
      data: rows.map(([title]) => joined(u32(Buffer.byteLength(title)), Buffer.from(title)))
    },
    { name: 'quantity', type: 1, utf8: false, data: rows.map(([, quantity]) => u32(quantity)) }
  ]
  const magic = 'PAR1'
  let offset = magic.length
  const chunks = columns.map(({ name, type, data }) => {
    const values = Buffer.concat(data)
    // A page of data: plain values, and levels that no required column has.
    const header = structure([
      int(1, 0),
      int(2, values.length),
      int(3, values.length),
      inner(5, [int(1, rows.length), int(2, 0), int(3, 3), int(4, 3)])
    ])
    const page = joined(header, values)
    const start = offset
    offset += page.length
    const about = inner(3, [
      int(1, type),
      many(2, i32, [leb(0)]),
      many(3, bytesType, [text(name)]),
      int(4, 0),
      long(5, rows.length),
      long(6, page.length),
      long(7, page.length),
      long(9, start)
    ])
    return { page, about: structure([long(2, start), about]) }
  })
  const size = offset - magic.length
  const footer = structure([
    int(1, 1),
    many(2, struct, [
      structure([word(4, 'schema'), int(5, columns.length)]),
      ...columns.map(({ name, type, utf8 }) =>
        structure([int(1, type), int(3, 0), word(4, name), ...(utf8 ? [int(6, 0)] : [])])
      )
    ]),
    long(3, rows.length),
    many(4, struct, [
      structure([
        many(
          1,
          struct,
          chunks.map(({ about }) => about)
        ),
        long(2, size),
        long(3, rows.length)
      ])
    ]),
    word(6, 'standin')
  ])
  return joined(magic, ...chunks.map(({ page }) => page), footer, u32(footer.length), magic)
}

// ---- Avro ----

/** An Avro object container: a block of rows, uncompressed. */
export function avro(seed: Seed): Buffer {
  const long = (value: number) => leb(value * 2)
  const text = (value: string) => joined(long(Buffer.byteLength(value)), Buffer.from(value))
  const field = (name: string, type: string) => ({ name, type })
  const schema = { type: 'record', name: 'Item', fields: [field('title', 'string'), field('quantity', 'long')] }
  const sync = Buffer.alloc(16, 'standin')
  const rows = rowsOf(seed).map(([title, quantity]) => joined(text(title), long(quantity)))
  const block = joined(...rows)
  const head = ['Obj\x01', long(1), text('avro.schema'), text(JSON.stringify(schema)), long(0), sync]
  return joined(...head, long(rows.length), long(block.length), block, sync)
}
