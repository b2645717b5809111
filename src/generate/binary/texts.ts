/** Files of text: plain, HTML, CSV, Markdown and XML. */

import { sentences, titles } from '../lexicon/plain-words.ts'
import { random, type Seed } from '../lexicon/random.ts'

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

function sentence(seed: Seed): string {
  return random(seed).pick(sentences)
}
