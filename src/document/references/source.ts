import { realpathSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { writeJson } from '../json/integers.ts'
import { type LocatedText, readText, Unreadable } from '../yaml/yaml.ts'
import type { Open } from './bundle.ts'
import type { FileForm } from './collect.ts'
import { dataUrlOf, readLocal, readStream, readUrl, withCredentialsOf, withoutCredentials } from './read.ts'

/** The source of the root document: `url` is the base of its relative references, `path` its local file. */
export interface Origin {
  name: string
  text: string
  url: URL
  path?: string
}

export interface SourceOptions {
  allowRefs?: boolean
  stdin?: NodeJS.ReadableStream
  /** called with each local file just before it is read, even if it is missing */
  note?: (file: string) => void
  /** called with each local file that a `$ref` names and that cannot be read, with the reason */
  lost?: (file: string, error: Error) => void
  /** Changes to make before references are followed. `among`: the number of documents that share them. */
  overlays?: { sources: readonly (string | URL | object)[]; among?: number }
}

const unnoted = () => {}

/** Reads the root document, from wherever it is. Throws Unreadable with the reason. */
export async function originOf(source: string | URL | object, options: SourceOptions): Promise<Origin> {
  const { stdin = process.stdin, allowRefs = false, note = unnoted } = options
  // A source without a folder may use the working directory, where references are free.
  const nowhere = allowRefs ? pathToFileURL(resolve('-')) : new URL('standin:/')
  if (source === '-') {
    const name = 'standard input'
    const text = await readStream(stdin as AsyncIterable<Uint8Array>).catch((error) => unreadable(name, error))
    return { name, text, url: nowhere }
  }
  if (typeof source === 'string' && !/^(https?|file):/i.test(source)) {
    const [, scheme] = /^(\w+):\/\//.exec(source) ?? []
    if (scheme !== undefined) unreadable(source, new Error(`a document is read by http or https, not by ${scheme}`))
    return localOrigin(source, note)
  }
  if (typeof source === 'string' || source instanceof URL) {
    const name = withoutCredentials(String(source))
    try {
      const url = new URL(source)
      if (url.protocol === 'file:') return await localOrigin(fileURLToPath(url), note)
      const read = await readUrl(url, () => {})
      return { name, text: read.text, url: read.url }
    } catch (error) {
      throw error instanceof Unreadable ? error : unreadable(name, error as Error)
    }
  }
  try {
    return { name: 'the document', text: writeJson(source), url: nowhere }
  } catch (error) {
    throw new Unreadable(`the document that was given as an object is no JSON: ${(error as Error).message}`)
  }
}

async function localOrigin(name: string, note: (file: string) => void): Promise<Origin> {
  const path = resolve(name)
  note(path)
  const text = await readLocal(path, { pipe: true }).catch((error) => unreadable(name, error, ` (looked in ${path})`))
  return { name, text, url: pathToFileURL(path), path }
}

function unreadable(name: string, error: Error, where = ''): never {
  throw new Unreadable(`cannot read ${name}: ${error.message}${where}`)
}

/**
 * Returns a function that opens the files of references: those in the root's folder (symbolic links resolved) or on its
 * server, and others only where that is allowed. Each file is read once, under whatever names. The function throws
 * an Error whose message is the reason, and shows none of this machine's folders, since it may end up in a reply.
 */
export function opener(origin: Origin, { allowRefs = false, note = unnoted, lost = unnoted }: SourceOptions): Open {
  const { name, url: root, path } = origin
  const base = path === undefined ? undefined : dirname(path)
  const folder = base === undefined ? undefined : realpathSync(base)
  const texts = new Map<string, Promise<LocatedText>>()
  const once = (key: string, read: () => Promise<LocatedText>) => {
    const text = texts.get(key) ?? read()
    texts.set(key, text)
    return text
  }
  const check = (url: URL) => {
    if (allowRefs || url.origin === root.origin) return
    throw new Error(`it leads to ${url.origin}, and only --allow-refs lets references go there`)
  }
  const local = (url: URL, { read, write }: Form) => {
    const wanted = fileURLToPath(url)
    const real = realPath(wanted)
    const from = real === undefined ? base : folder
    if (!allowRefs && (from === undefined || !(real ?? wanted).startsWith(join(from, sep)))) {
      throw new Error("it is outside of the document's folder, and only --allow-refs lets references leave that")
    }
    return once(real ?? wanted, async () => {
      note(wanted)
      const near = base === undefined ? wanted : relative(base, wanted)
      const shown = base === undefined ? wanted : join(dirname(name), near)
      try {
        return read(await readLocal(real ?? wanted, { write }), shown, near)
      } catch (error) {
        const { message } = error as Error
        lost(wanted, error instanceof Unreadable ? error : new Unreadable(`cannot read ${shown}: ${message}`))
        throw error
      }
    })
  }
  return async (url, as) => {
    const form = forms[as]
    if (url.protocol === 'file:') return local(url, form)
    if (url.protocol === 'http:' || url.protocol === 'https:') {
      check(url)
      const file = withoutCredentials(url.href)
      return once(file, async () =>
        form.read((await readUrl(withCredentialsOf(root, url), check, form.write)).text, file)
      )
    }
    if (url.protocol !== 'standin:') throw new Error(`${url.href} is no address of a file`)
    throw new Error(
      `${name} has no folder to start from, and only --allow-refs lets it start from the working directory`
    )
  }
}

/** Reads a text that is no document, and stands for itself. */
const readPlain: typeof readText = (text, file, near) => readText(writeJson(text), file, near)

interface Form {
  read: typeof readText
  /** Writes the bytes of a file as text; undefined for text itself. */
  write?: (bytes: Buffer) => string
}

const forms: Record<FileForm, Form> = {
  document: { read: readText },
  text: { read: readPlain },
  bytes: { read: readPlain, write: dataUrlOf }
}

/** The path with symbolic links resolved; undefined where nothing is. */
function realPath(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}
