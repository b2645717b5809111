/** Files of text: plain, HTML, tables, Markdown, XML, settings, styles, scripts, calendars and address cards. */

import { entityOf } from '../lexicon/entity/entity.ts'
import { random, type Seed } from '../lexicon/entity/random.ts'
import { sentences, titles } from '../lexicon/words/plain-words.ts'
import { iso } from '../lexicon/words/times.ts'

export const text = (seed: Seed): string => `${sentence(seed)}\n`

export const markdown = (seed: Seed): string => `# ${random(seed).pick(titles)}\n\n${sentence(seed)}\n`

export const xml = (seed: Seed): string => `<?xml version="1.0"?>\n<document>${sentence(seed)}</document>\n`

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
