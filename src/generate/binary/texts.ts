/** Files of text: plain, HTML, tables, Markdown, XML, settings, styles, scripts, calendars and address cards. */

import { entityOf } from '../lexicon/entity/entity.ts'
import { random, type Seed } from '../lexicon/entity/random.ts'
import { sentences, titles } from '../lexicon/words/plain-words.ts'
import { iso } from '../lexicon/words/times.ts'

export const text = (seed: Seed): string => `${sentence(seed)}\n`

export const markdown = (seed: Seed): string => `# ${random(seed).pick(titles)}\n\n${sentence(seed)}\n`

export const xml = (seed: Seed): string => xmlOf('document', sentence(seed))

/** Routes, places and feeds in XML, of one entry. */
export const gpx = (seed: Seed): string =>
  xmlOf(
    `gpx version="1.1" creator="standin" xmlns="http://www.topografix.com/GPX/1/1"`,
    `<wpt lat="52.52" lon="13.405"><name>${title(seed)}</name></wpt>`
  )
export const kml = (seed: Seed): string =>
  xmlOf(
    `kml xmlns="http://www.opengis.net/kml/2.2"`,
    `<Placemark><name>${title(seed)}</name><Point><coordinates>13.405,52.52</coordinates></Point></Placemark>`
  )
export const rss = (seed: Seed): string =>
  xmlOf(
    `rss version="2.0"`,
    `<channel><title>${title(seed)}</title><link>https://example.com</link><description>${sentence(seed)}</description></channel>`
  )
export const atom = (seed: Seed): string =>
  xmlOf(
    `feed xmlns="http://www.w3.org/2005/Atom"`,
    `<id>urn:standin:feed</id><title>${title(seed)}</title><updated>2024-01-01T00:00:00Z</updated>`
  )

const xmlOf = (start: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${start}>${content}</${start.split(' ')[0]}>\n`

/** Subtitles: as WebVTT and as SubRip. */
export const vtt = (seed: Seed): string => `WEBVTT\n\n00:00:00.000 --> 00:00:04.000\n${sentence(seed)}\n`
export const srt = (seed: Seed): string => `1\n00:00:00,000 --> 00:00:04,000\n${sentence(seed)}\n`

/** A playlist of HTTP Live Streaming (RFC 8216). */
export const playlist = (): string =>
  '#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:10\n#EXTINF:10.0,\nsegment-1.ts\n#EXT-X-ENDLIST\n'

export function html(seed: Seed): string {
  const title = random(seed).pick(titles)
  const body = `<h1>${title}</h1>\n<p>${sentence(seed)}</p>`
  return `<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>${title}</title></head>\n<body>\n${body}\n</body>\n</html>\n`
}

export function csv(seed: Seed): string {
  const stream = random(seed)
  const rows = [1, 2, 3].map((id) => `${id},"${stream.pick(titles)}",${stream.int(1, 99)}`)
  return `id,title,quantity\r\n${rows.join('\r\n')}\r\n`
}

export const json = (seed: Seed): string =>
  `${JSON.stringify({ title: title(seed), quantity: random(seed).int(1, 99) })}\n`

export const tsv = (seed: Seed): string => csv(seed).replaceAll('"', '').replaceAll(',', '\t')

export const css = (seed: Seed): string => `h1 {\n  color: hsl(${random(seed).int(0, 359)} 60% 40%);\n}\n`

export const script = (seed: Seed): string => `console.log(${JSON.stringify(sentence(seed))})\n`

/** Settings: as YAML and as TOML. */
export const yaml = (seed: Seed): string => `title: ${title(seed)}\nquantity: ${random(seed).int(1, 99)}\n`
export const toml = (seed: Seed): string =>
  `title = ${JSON.stringify(title(seed))}\nquantity = ${random(seed).int(1, 99)}\n`

/** Rich Text Format 1. */
export const rtf = (seed: Seed): string =>
  `{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Helvetica;}}\\f0 ${sentence(seed)}\\par}\n`

/** PostScript: a page with a sentence. */
export const postscript = (seed: Seed): string =>
  `%!PS-Adobe-3.0\n/Helvetica findfont 12 scalefont setfont\n72 720 moveto\n(${sentence(seed)}) show\nshowpage\n%%EOF\n`

/** A message (RFC 5322). */
export function message(seed: Seed): string {
  const { person, times } = entityOf(seed, 0, {}, 0)
  return lines(
    `From: ${person.first} ${person.last} <${person.email}>`,
    'To: hello@example.com',
    `Subject: ${title(seed)}`,
    `Date: ${new Date(times.created).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${seed}@example.com>`,
    '',
    sentence(seed)
  )
}

/** iCalendar (RFC 5545): one event of an hour. */
export function calendar(seed: Seed): string {
  const { started, created } = entityOf(seed, 0, {}, 0).times
  const basic = (time: number) => iso(time).replaceAll(/[-:]/g, '')
  return lines(
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//standin//EN',
    'BEGIN:VEVENT',
    `UID:${seed}@example.com`,
    `DTSTAMP:${basic(created)}`,
    `DTSTART:${basic(started)}`,
    `DTEND:${basic(started + 3_600_000)}`,
    `SUMMARY:${title(seed)}`,
    'END:VEVENT',
    'END:VCALENDAR'
  )
}

/** vCard 4.0 (RFC 6350). */
export function card(seed: Seed): string {
  const { person, address } = entityOf(seed, 0, {}, 0)
  return lines(
    'BEGIN:VCARD',
    'VERSION:4.0',
    `FN:${person.first} ${person.last}`,
    `N:${person.last};${person.first};;;`,
    `EMAIL:${person.email}`,
    `TEL;VALUE=uri:tel:${address.phone}`,
    'END:VCARD'
  )
}

const lines = (...list: string[]): string => list.map((line) => `${line}\r\n`).join('')

const title = (seed: Seed): string => random(seed).pick(titles)

function sentence(seed: Seed): string {
  return random(seed).pick(sentences)
}
