/** Archives of one or a few files: ZIP, gzip, tar and 7z, and compressed data: Zstandard, bzip2 and xz. */
import { crc32 } from 'node:zlib'
import { deflated, joined, u16, u32 } from './bytes.ts'

/** ZIP (APPNOTE 6.3), uncompressed. The date of all files is the first one that the format can write. */
export function zip(files: readonly (readonly [string, Buffer])[]): Buffer {
  const entries = files.map(([name, data]) => ({
    name: Buffer.from(name),
    data,
    common: joined(u16(20, 0, 0, 0, 0x21), u32(crc32(data), data.length, data.length), u16(Buffer.byteLength(name), 0))
  }))
  const locals = entries.map(({ name, data, common }) => joined('PK\x03\x04', common, name, data))
  let offset = 0
  const directory = joined(
    ...entries.map(({ name, common }, i) => {
      const entry = joined('PK\x01\x02', u16(20), common, u16(0, 0, 0), u32(0, offset), name)
      offset += locals[i]!.length
      return entry
    })
  )
  const end = [u16(0, 0, entries.length, entries.length), u32(directory.length, offset), u16(0)]
  return joined(...locals, directory, 'PK\x05\x06', ...end)
}

/** gzip (RFC 1952). */
export function gzip(data: Buffer): Buffer {
  return joined([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255], deflated(data), u32(crc32(data), data.length))
}

/** tar (POSIX ustar) of one file. */
export function tar(name: string, data: Buffer): Buffer {
  const header = Buffer.alloc(512)
  const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`
  header.write(name, 0)
  header.write(octal(0o644, 8) + octal(0, 8) + octal(0, 8) + octal(data.length, 12) + octal(0, 12), 100, 'latin1')
  header.write('        0', 148, 'latin1')
  header.write('ustar\x0000', 257, 'latin1')
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return joined(header, data, Buffer.alloc((512 - (data.length % 512)) % 512), Buffer.alloc(1024))
}

/** 7z without a file: a header that no other follows. */
export function sevenZip(): Buffer {
  const next = Buffer.alloc(20)
  return joined('7z\xbc\xaf\x27\x1c\0\x04', u32(crc32(next)), next)
}

/** Zstandard (RFC 8878): one frame of one block, which is not compressed. Ours are shorter than 256 bytes. */
export const zstd = (data: Buffer): Buffer =>
  joined(u32(0xfd2fb528), [0x20, data.length], u32((data.length << 3) | 1).subarray(0, 3), data)

/** bzip2 and xz of nothing. */
export const bzip2 = (): Buffer => Buffer.from('425a683917724538509000000000', 'hex')
export const xz = (): Buffer => Buffer.from('fd377a585a000000ff12d941000000001cdf442106729e7a010000000000595a', 'hex')
