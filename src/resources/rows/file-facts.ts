/** Members of rows that tell of a file: its name, type, size and checksums. */
import { createHash } from 'node:crypto'
import { bare, mostNames } from '../../contract/bare.ts'
import { memoized } from '../../document/memoized.ts'
import { extensionOf } from '../../generate/binary/file-extensions.ts'

export interface FileTold {
  name: string | undefined
  type: string | undefined
  bytes: Buffer
}

/** A media type as it may stand in a header (RFC 6838, section 4.2). */
export const mediaType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/

/** Returns the letters after the last dot of a file's name. */
export const endingOf = (name: unknown): string | undefined =>
  /(?<=[^/]\.)\w{2,5}$/.exec(String(name))?.[0].toLowerCase()

interface Fact {
  /** The bare names of the members that tell it. */
  names: RegExp
  /** Returns true for a value in which a member tells it. */
  fits: (value: unknown) => boolean
  /** Returns the value of a member; `own` is another one, whose form it has. */
  tell: (file: FileTold, own: unknown) => unknown
}

/** To teach standin another fact, or another name of one, add it here. */
const facts = {
  name: {
    names: /^(original|display)?(file)?name$/,
    fits: (value) => endingOf(value) !== undefined,
    tell: ({ name }) => name
  },
  ending: {
    names: /^(file)?ext(ension)?$/,
    fits: (value) => typeof value === 'string',
    tell: ({ name, type }, own) => {
      const ending = endingOf(name) ?? (type && extensionOf(type))
      return ending && `${String(own).startsWith('.') ? '.' : ''}${ending}`
    }
  },
  size: {
    names: /^(file|content|byte|total)?(size|length)(inbytes|bytes)?$|^bytes$/,
    fits: (value) => /^\d+$/.test(String(value)),
    tell: ({ bytes }, own) => (typeof own === 'string' ? String(bytes.length) : bytes.length)
  },
  type: {
    names: /^(file|content|media)type$|^mime(type)?$/,
    fits: (value) => mediaType.test(String(value)),
    tell: ({ type }) => type
  },
  checksum: {
    names: /^(file|content)?(md5|sha1|sha256|sha512|checksum|hash|digest)(hash|checksum|sum|digest)?$|^etag$/,
    fits: (value) => typeof value === 'string',
    tell: ({ bytes }, own) => checksum(bytes, own)
  }
} satisfies Record<string, Fact>

export type FactName = keyof typeof facts

/** Returns the fact that a member tells, by its name. */
export const factOf = memoized((name): (Fact & { kind: FactName }) | undefined => {
  const found = Object.entries<Fact>(facts).find(([, { names }]) => names.test(bare(name)))
  return found && { ...found[1], kind: found[0] as FactName }
}, mostNames)

/** Checksums by their length: the algorithm, and how its bits are written. */
const checksums = new Map<number, readonly [algorithm: string, encoding: 'hex' | 'base64']>([
  [32, ['md5', 'hex']],
  [40, ['sha1', 'hex']],
  [64, ['sha256', 'hex']],
  [128, ['sha512', 'hex']],
  [24, ['md5', 'base64']],
  [28, ['sha1', 'base64']],
  [44, ['sha256', 'base64']],
  [88, ['sha512', 'base64']]
])

/** Returns a checksum in the form of another one; undefined where that is none. */
function checksum(bytes: Buffer, own: unknown): string | undefined {
  const text = String(own).replaceAll('"', '').split(/[:-]/).at(-1) as string
  const form = checksums.get(text.length)
  if (form === undefined) return undefined
  const digest = createHash(form[0]).update(bytes).digest(form[1])
  return String(own).replace(text, () => digest)
}
