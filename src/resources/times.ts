/** The times that writes leave in rows. */
import type { Resource } from './infer/model.ts'
import { isRow, type Row } from './rows/row.ts'

const made =
  /^(date_?|time_?)?(creat(ed|ion)|insert(ed)?|add(ed)?|invited|registered|start(ed)?)(_?(at|on|date|time|timestamp|utc|ts))?$|^(create|insert)_?(time|date|timestamp)$|^ctime$/i
const changed =
  /^(date_?|time_?|last_?)?(updat(ed|e)|modif(ied|ication)|chang(ed|e)|edited)(_?(at|on|date|time|timestamp|utc|ts))?$|^mtime$/i

const minute = 60_000

/** The moment of a write: a minute after the one before. */
export const momentOf = (start: string, writes: number): number => Date.parse(start) + writes * minute

/** A moment as a member has it, by the value that it has; undefined for what is no time. */
function written(moment: number, value: unknown): unknown {
  if (typeof value === 'number') {
    if (value > 1e11 && value < 1e14) return moment
    return value > 1e8 && value < 1e11 ? Math.floor(moment / 1000) : undefined
  }
  if (typeof value !== 'string') return undefined
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return new Date(moment).toISOString().slice(0, 10)
  return /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d/.test(value)
    ? new Date(moment).toISOString().replace(/\.000Z$/, 'Z')
    : undefined
}

/** Later than what stands there. */
function after(value: unknown, moment: number): number {
  const before = typeof value === 'number' ? (value > 1e11 ? value : value * 1000) : Date.parse(String(value))
  return Number.isNaN(before) ? moment : Math.max(moment, Math.floor(before / 1000) * 1000 + minute)
}

/** A row whose times say that it was made, or changed, just now. `sent`: what the request says itself stays. */
export function stamped({ inner }: Pick<Resource, 'inner'>, row: Row, sent: Row, moment: number, isNew: boolean): Row {
  const whole = { ...row }
  for (const [name, value] of Object.entries(row)) {
    if (name in sent && !(inner !== undefined && name === inner)) continue
    if (inner !== undefined && name === inner && isRow(value)) {
      whole[name] = stamped({ inner: undefined }, value, isRow(sent[name]) ? (sent[name] as Row) : {}, moment, isNew)
      continue
    }
    if (!(changed.test(name) || (isNew && made.test(name)))) continue
    const time = written(isNew ? moment : after(value, moment), value)
    if (time !== undefined) whole[name] = time
  }
  return whole
}
