/** Writes numbers and checksums as the file formats have them. */

/** Parts of a file: bytes, numbers of one byte each, and texts of characters below 256. */
export type Part = Buffer | readonly number[] | string

export const joined = (...parts: readonly Part[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))

const written =
  (bytesOf: (value: number) => readonly number[]) =>
  (...values: readonly number[]): Buffer =>
    Buffer.from(values.flatMap(bytesOf))

/** Numbers of two and four bytes, the low byte first. */
export const u16 = written((value) => [value & 255, (value >>> 8) & 255])
export const u32 = written((value) => [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24])
/** Numbers of two and four bytes, the high byte first. */
export const big16 = written((value) => [(value >>> 8) & 255, value & 255])
export const big32 = written((value) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255])

export function adler32(data: Buffer): number {
  let a = 1
  let b = 0
  for (const byte of data) {
    a = (a + byte) % 65521
    b = (b + a) % 65521
  }
  return ((b << 16) | a) >>> 0
}

/** Deflate (RFC 1951): one stored block, which holds 65,535 bytes at most; ours are smaller. */
export function deflated(data: Buffer): Buffer {
  return joined([1], u16(data.length, ~data.length), data)
}
