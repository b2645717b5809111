import { readFile } from 'node:fs/promises'
import { Unreadable } from '../document/yaml/yaml.ts'
import type { Exchange } from './exchange.ts'
import { lookOf, textLookOf } from './file-looks.ts'
import { isHar, readHar } from './har.ts'
import { isPostman, readPostman } from './postman.ts'

/** The formats that are read. */
const readers: [is: (value: unknown) => boolean, read: (value: unknown) => Exchange[]][] = [
  [isHar, readHar],
  [isPostman, readPostman]
]

/** Reads the exchanges of a file, of which some have answers. Throws Unreadable with its name. */
export async function readExchanges(file: string): Promise<Exchange[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Unreadable(`cannot read ${file}: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`)
  })
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    const found = textLookOf(text) ?? `no JSON (${(error as Error).message})`
    throw new Unreadable(`cannot read ${file}: it is ${found}; ${wanted}`)
  }
  const [, read] = readers.find(([is]) => is(value)) ?? []
  if (read === undefined) throw new Unreadable(`cannot read ${file}: it is ${lookOf(value)}; ${wanted}`)
  const exchanges = read(value)
  if (exchanges.length > 0 && exchanges.every(({ status }) => status === 0)) {
    throw new Unreadable(`${file} has requests, and no answer to any; in Postman, save examples with the requests`)
  }
  return exchanges
}

const wanted = 'a HAR (1.2) or a collection of Postman (2.1) is wanted'
