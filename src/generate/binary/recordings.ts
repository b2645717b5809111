/** Sounds and films: WAVE, AIFF, MP3, FLAC, MIDI, Ogg, MP4 and WebM. */
import { random, type Seed } from '../lexicon/entity/random.ts'
import { big16, big32, joined, type Part, u16, u32 } from './bytes.ts'

/** WAVE: a fading tone of a quarter of a second. */
export function wav(seed: Seed): Buffer {
  const rate = 8000
  const period = random(seed).int(12, 32)
  // A triangle rather than a sine: Math.sin may differ in its last bit from machine to machine.
  const wave = (i: number) => Math.abs(((i % period) / period) * 4 - 2) - 1
  const samples = Array.from({ length: rate / 4 }, (_, i) => Math.round(128 + 90 * wave(i) * (1 - i / (rate / 4))))
  const format = joined('fmt ', u32(16), u16(1, 1), u32(rate, rate), u16(1, 8))
  return joined('RIFF', u32(36 + samples.length), 'WAVE', format, 'data', u32(samples.length), samples)
}

/** Ten silent frames of MPEG-1 Layer III, 128 kbit/s, 44.1 kHz. */
export function mp3(): Buffer {
  const frame = joined([0xff, 0xfb, 0x90, 0xc0], Buffer.alloc(413))
  return Buffer.concat(Array(10).fill(frame))
}

/** AIFF: a tenth of a second of silence. */
export function aiff(): Buffer {
  const chunk = (name: string, ...content: Part[]) => {
    const body = joined(...content)
    return joined(name, big32(body.length), body)
  }
  const samples = Buffer.alloc(800)
  // 8000 a second, as a float of 80 bits.
  const rate = Buffer.from('400bfa00000000000000', 'hex')
  const format = chunk('COMM', big16(1), big32(samples.length), big16(8), rate)
  return chunk('FORM', 'AIFF', format, chunk('SSND', big32(0, 0), samples))
}

/** FLAC (RFC 9639): 4096 silent samples of 44.1 kHz in one frame. */
export const flac = (): Buffer =>
  Buffer.from(
    `664c61438000002210001000${'00000b'.repeat(2)}0ac440f000001000${'00'.repeat(16)}fff8c908009500000021bd`,
    'hex'
  )

/** MIDI: a track with one note. */
export function midi(seed: Seed): Buffer {
  const note = random(seed).int(48, 72)
  const track = [0, 0x90, note, 64, 96, 0x80, note, 64, 0, 0xff, 0x2f, 0]
  return joined('MThd', big32(6), big16(0, 1, 96), 'MTrk', big32(track.length), track)
}

export const mp4 = (seed: Seed): Buffer => movie(seed, 'isom\0\0\x02\0isomiso2mp41')
export const quicktime = (seed: Seed): Buffer => movie(seed, 'qt  \0\0\0\0qt  ')

/** Makes a film (ISO/IEC 14496-12) without tracks: players name its type and show nothing. */
function movie(seed: Seed, brands: string): Buffer {
  const box = (name: string, ...content: Part[]) => {
    const body = joined(...content)
    return joined(big32(body.length + 8), name, body)
  }
  const length = random(seed).int(1, 9) * 1000
  const matrix = big32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
  const header = [big32(0, 0, 0, 1000, length, 0x10000), big16(0x100), Buffer.alloc(10), matrix, Buffer.alloc(24)]
  return joined(box('ftyp', brands), box('moov', box('mvhd', ...header, big32(1))))
}

/** The checksum of an Ogg page: the polynomial 0x04c11db7, the highest bit first. */
function oggSum(data: Buffer): number {
  let sum = 0
  for (const byte of data) {
    sum ^= byte << 24
    for (let bit = 0; bit < 8; bit++) sum = sum < 0 ? (sum << 1) ^ 0x04c11db7 : sum << 1
  }
  return sum >>> 0
}

/** Ogg (RFC 3533) with Opus (RFC 7845): a second of silence, in packets of 20 ms. */
export function ogg(): Buffer {
  const skipped = 312
  const page = (number: number, flags: number, end: number, packets: readonly Part[]) => {
    const head = joined('OggS\0', [flags], u32(end, 0, 1, number))
    const body = joined([packets.length, ...packets.map((packet) => packet.length)], ...packets)
    return joined(head, u32(oggSum(joined(head, u32(0), body))), body)
  }
  const silence = Array(50).fill([0xf8, 0xff, 0xfe])
  const format = joined('OpusHead', [1, 1], u16(skipped), u32(48_000), u16(0), [0])
  const tags = joined('OpusTags', u32(7), 'standin', u32(0))
  return joined(page(0, 2, 0, [format]), page(1, 0, 0, [tags]), page(2, 4, 48_000 + skipped, silence))
}

/** A frame of VP8 (RFC 6386) with one point. */
const frame = Buffer.from('MAEAnQEqAQABAA7A/iWkAANwAAAAAA==', 'base64')

export const webm = (): Buffer => film('webm')
export const matroska = (): Buffer => film('matroska')

/** Makes a film of one picture in Matroska (RFC 9559), of which WebM is a part. */
function film(documentType: string): Buffer {
  /** An element: its id, its length in one byte, which readers of magic numbers look for, its content. */
  const element = (id: string, ...content: Part[]) => {
    const body = joined(...content)
    return joined(Buffer.from(id, 'hex'), [0x80 + body.length], body)
  }
  const number = (id: string, value: number) => element(id, big32(value))
  const versions = [number('4286', 1), number('42f7', 1)]
  const lengths = [number('42f2', 4), number('42f3', 8)]
  const kind = [element('4282', documentType), number('4287', 2), number('4285', 2)]
  const picture = element('e0', number('b0', 1), number('ba', 1))
  const track = element('ae', number('d7', 1), number('73c5', 1), number('83', 1), element('86', 'V_VP8'), picture)
  return joined(
    element('1a45dfa3', ...versions, ...lengths, ...kind),
    element(
      '18538067',
      element('1549a966', number('2ad7b1', 1_000_000), element('4d80', 'standin'), element('5741', 'standin')),
      element('1654ae6b', track),
      element('1f43b675', number('e7', 0), element('a3', [0x81, 0, 0, 0x80], frame))
    )
  )
}
