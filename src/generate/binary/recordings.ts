/** Sounds and films: WAVE, AIFF, MP3, FLAC, MIDI, Ogg, MP4 and WebM. */
import { random, type Seed } from '../lexicon/entity/random.ts'
import { big16, big32, u16, u32 } from './bytes.ts'

/** WAVE: a fading tone of a quarter of a second. */
export function wav(seed: Seed): Buffer {
  const rate = 8000
  const period = random(seed).int(12, 32)
  // A triangle rather than a sine: Math.sin may differ in its last bit from machine to machine.
  const wave = (i: number) => Math.abs(((i % period) / period) * 4 - 2) - 1
  const samples = Array.from({ length: rate / 4 }, (_, i) => Math.round(128 + 90 * wave(i) * (1 - i / (rate / 4))))
  const data = Buffer.from(samples)
  const format = [Buffer.from('fmt '), u32(16), u16(1), u16(1), u32(rate), u32(rate), u16(1), u16(8)]
  return Buffer.concat([
    Buffer.from('RIFF'),
    u32(36 + data.length),
    Buffer.from('WAVE'),
    ...format,
    Buffer.from('data'),
    u32(data.length),
    data
  ])
}

/** Ten silent frames of MPEG-1 Layer III, 128 kbit/s, 44.1 kHz. */
export function mp3(): Buffer {
  const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0xc0]), Buffer.alloc(413)])
  return Buffer.concat(Array(10).fill(frame))
}

/** AIFF: a tenth of a second of silence. */
export function aiff(): Buffer {
  const chunk = (name: string, ...content: Buffer[]) => {
    const body = Buffer.concat(content)
    return Buffer.concat([Buffer.from(name), big32(body.length), body])
  }
  const samples = Buffer.alloc(800)
  // 8000 a second, as a float of 80 bits.
  const rate = Buffer.from('400bfa00000000000000', 'hex')
  const format = chunk('COMM', big16(1), big32(samples.length), big16(8), rate)
  return chunk('FORM', Buffer.from('AIFF'), format, chunk('SSND', big32(0), big32(0), samples))
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
  const track = Buffer.from([0, 0x90, note, 64, 96, 0x80, note, 64, 0, 0xff, 0x2f, 0])
  const head = [Buffer.from('MThd'), big32(6), big16(0), big16(1), big16(96), Buffer.from('MTrk'), big32(track.length)]
  return Buffer.concat([...head, track])
}

export const mp4 = (seed: Seed): Buffer => movie(seed, 'isom\0\0\x02\0isomiso2mp41')
export const quicktime = (seed: Seed): Buffer => movie(seed, 'qt  \0\0\0\0qt  ')

/** Makes a film (ISO/IEC 14496-12) without tracks: players name its type and show nothing. */
function movie(seed: Seed, brands: string): Buffer {
  const box = (name: string, ...content: Buffer[]) => {
    const body = Buffer.concat(content)
    return Buffer.concat([big32(body.length + 8), Buffer.from(name, 'latin1'), body])
  }
  const matrix = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000].map(big32)
  const header = [
    big32(0),
    big32(0),
    big32(0),
    big32(1000),
    big32(random(seed).int(1, 9) * 1000),
    big32(0x10000),
    big16(0x100),
    Buffer.alloc(10),
    ...matrix,
    Buffer.alloc(24),
    big32(1)
  ]
  return Buffer.concat([box('ftyp', Buffer.from(brands, 'latin1')), box('moov', box('mvhd', ...header))])
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
  const page = (number: number, flags: number, end: number, packets: Buffer[]) => {
    const head = [Buffer.from('OggS\0'), Buffer.from([flags]), u32(end), u32(0), u32(1), u32(number)]
    const body = [Buffer.from([packets.length, ...packets.map((packet) => packet.length)]), ...packets]
    const sum = oggSum(Buffer.concat([...head, u32(0), ...body]))
    return Buffer.concat([...head, u32(sum), ...body])
  }
  const silence = Array.from({ length: 50 }, () => Buffer.from([0xf8, 0xff, 0xfe]))
  const format = [Buffer.from('OpusHead'), Buffer.from([1, 1]), u16(skipped), u32(48_000), u16(0), Buffer.from([0])]
  const tags = [Buffer.from('OpusTags'), u32(7), Buffer.from('standin'), u32(0)]
  return Buffer.concat([
    page(0, 2, 0, [Buffer.concat(format)]),
    page(1, 0, 0, [Buffer.concat(tags)]),
    page(2, 4, 48_000 + skipped, silence)
  ])
}

/** A frame of VP8 (RFC 6386) with one point. */
const frame = Buffer.from('MAEAnQEqAQABAA7A/iWkAANwAAAAAA==', 'base64')

export const webm = (): Buffer => film('webm')
export const matroska = (): Buffer => film('matroska')

/** Makes a film of one picture in Matroska (RFC 9559), of which WebM is a part. */
function film(documentType: string): Buffer {
  /** An element: its id, its length in four bytes, its content. */
  const element = (id: string, ...content: Buffer[]) => {
    const body = Buffer.concat(content)
    return Buffer.concat([Buffer.from(id, 'hex'), big32(0x10000000 + body.length), body])
  }
  const number = (id: string, value: number) => element(id, big32(value))
  const text = (id: string, value: string) => element(id, Buffer.from(value))
  const [version, reads, idLength, sizeLength] = ['4286', '42f7', '42f2', '42f3']
  const picture = element('e0', number('b0', 1), number('ba', 1))
  return Buffer.concat([
    element(
      '1a45dfa3',
      number(version!, 1),
      number(reads!, 1),
      number(idLength!, 4),
      number(sizeLength!, 8),
      text('4282', documentType),
      number('4287', 2),
      number('4285', 2)
    ),
    element(
      '18538067',
      element('1549a966', number('2ad7b1', 1_000_000), text('4d80', 'standin'), text('5741', 'standin')),
      element(
        '1654ae6b',
        element('ae', number('d7', 1), number('73c5', 1), number('83', 1), text('86', 'V_VP8'), picture)
      ),
      element('1f43b675', number('e7', 0), element('a3', Buffer.from([0x81, 0, 0, 0x80]), frame))
    )
  ])
}
