/** Members by which a reply tells of its write: how many rows it changed, and whether a row is in a list now. */
import { bare } from '../../contract/bare.ts'
import type { Role } from '../model/model.ts'
import { isRow } from '../rows/row.ts'
import type { Content } from '../rows/source.ts'

/** The names of members that count the rows of a write: `deleted_count`. */
const counts =
  /^(num(ber)?(of)?)?(count|total|affected|added|created|deleted|imported|inserted|removed|updated|modified|matched|processed|success(ful)?)(count|rows|items)?$/
/** The names of members that count the rows for which a write failed. */
const failures = /^(num(ber)?(of)?)?(fail(ed|ures)|errors?|skipped|rejected)(count|rows|items)?$/
/** Flags that only say that a request succeeded. */
const successes = /^(is)?(ok(ay)?|success(ful(ly)?)?|succeeded|deleted|removed|un\w+)$/

/** Returns the content of a reply whose members tell of its write. */
export const told = (role: Role, content: Content, count: number): Content =>
  content.source === 'example'
    ? content
    : { ...content, value: tellingOf(role, content.value, count), constant: undefined }

/** Returns a value whose numbers count the written rows. Its flags say whether a row is in a list now. */
export function tellingOf({ kind }: Role, value: unknown, count: number): unknown {
  const isAbout = kind === 'join' || kind === 'leave'
  return within(value, 0)

  function within(outer: unknown, depth: number): unknown {
    if (!isRow(outer) || depth > 1) return outer
    return Object.fromEntries(Object.entries(outer).map(([name, one]) => [name, memberOf(bare(name), one, depth)]))
  }

  function memberOf(name: string, one: unknown, depth: number): unknown {
    if (isAbout && typeof one === 'boolean' && !successes.test(name)) return kind === 'join'
    if (!Number.isInteger(one)) return within(one, depth + 1)
    return counts.test(name) ? count : failures.test(name) ? 0 : one
  }
}
