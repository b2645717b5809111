/** Writes numbers and checksums as the file formats have them. */

export const u16 = (value: number) => Buffer.from([value & 255, (value >>> 8) & 255])
export const u32 = (value: number) =>
  Buffer.from([value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24])
export const big16 = (value: number) => Buffer.from([(value >>> 8) & 255, value & 255])
export const big32 = (value: number) =>
  Buffer.from([value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255])

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
  return Buffer.concat([Buffer.from([1]), u16(data.length), u16(~data.length & 0xffff), data])
}
