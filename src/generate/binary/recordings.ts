/** Sounds and films: WAVE, MP3 and MP4. */
import { random, type Seed } from '../lexicon/random.ts'
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

/** Makes an MP4 file (ISO/IEC 14496-12) without tracks: players name its type and show nothing. */
export function mp4(seed: Seed): Buffer {
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
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2mp41', 'latin1')),
    box('moov', box('mvhd', ...header))
  ])
}
