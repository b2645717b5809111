/** Fixtures out of the answers of a real API, written while it is recorded. */
import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Operation } from '../contract/contract.ts'
import type { HeaderList } from '../control/stubs/stub-answer.ts'
import { makeFolder } from '../document/make-folder.ts'
import { readText } from '../document/yaml/yaml.ts'
import { headerOf, paired } from '../upstream/hops.ts'
import { credentialsIn, type Hidden } from './cleaned.ts'
import { writeStubs, writeWhole } from './folder.ts'
import { isTooDeepToKeep, type Kept, keptBodyOf } from './kept.ts'
import { createRecording, type Fitting } from './recording.ts'
import { type Ask, stubsFor } from './replay.ts'

/** An answer that was passed on. */
export interface Recorded extends Omit<Fitting, 'operation' | 'sent' | 'body' | 'size'> {
  operation: Operation | undefined
  /** Why the answer breaks the document; undefined if it fits. */
  broken: string | undefined
  /** The body of the request. `cut`: only its beginning is known. */
  sent: Buffer | 'cut' | undefined
  /** The body of the answer; undefined if it is too long to keep. */
  body: Buffer | undefined
  requestHeaders: readonly string[]
}

/** Opens a mock of the recorded folder. */
export type WithMock = (use: (ask: Ask) => Promise<string[]>) => Promise<string[]>

export interface Recorder {
  note: (recorded: Recorded) => void
  /** Writes all files, and resolves with what people should know, a line each. */
  end: (withMock: WithMock) => Promise<string[]>
}

/**
 * Returns a recorder that writes to a folder, where earlier recordings may be. The fixtures are written `pause`
 * milliseconds after an answer came, so that a recorder that is killed loses little.
 */
export function createRecorder(folder: string, isSecret: Hidden['isSecret'], pause = 1000): Recorder {
  const left = new Set<string>()
  const credentials = new Set<string>()
  const hidden: Hidden = { isSecret, values: credentials }
  const recording = createRecording(hidden, (file) => readGroups(join(folder, file)))
  let timer: NodeJS.Timeout | undefined

  function note(recorded: Recorded): void {
    const { method, path, status, operation, broken, headers, body } = recorded
    for (const one of credentialsIn(recorded.requestHeaders, isSecret)) credentials.add(one)
    for (const one of credentialsIn(headers.flat(), isSecret)) credentials.add(one)
    const leave = (why: string) => void left.add(`left out: ${method} ${path} ${status}, ${why}`)
    if (operation === undefined) leave('which the document lacks')
    else if (broken !== undefined) leave(`which breaks the document: ${broken}`)
    else if (body === undefined) leave('whose body is too long to keep')
    else if (isTooDeepToKeep(body, typeIn(headers))) leave('whose body nests too deep to keep')
    else {
      const kept = keptBodyOf(body, typeIn(headers))
      recording.take({ ...recorded, operation, sent: sentOf(recorded), body: kept, size: body.length })
      // Not put off by the next answer, since a recording may go on for hours.
      timer ??= setTimeout(flush, pause).unref()
    }
  }

  /** Writes the fixtures that are known so far. A failure is said at the end, where it comes again. */
  function flush(): void {
    timer = undefined
    try {
      writeFixtures()
    } catch {}
  }

  function writeFixtures(): string[] {
    return [...recording.files()].map(([name, text]) => {
      writeWhole(join(folder, name), text)
      return name
    })
  }

  async function end(withMock: WithMock): Promise<string[]> {
    clearTimeout(timer)
    makeFolder(folder)
    const files = writeFixtures()
    try {
      files.push(...(await withMock(async (ask) => writeStubs(folder, await stubsFor(recording.kept, ask, hidden)))))
    } catch (error) {
      left.add(`the recording cannot be replayed, so it has no stubs: ${(error as Error).message}`)
    }
    const count = `${files.length} ${files.length === 1 ? 'file' : 'files'}`
    return [...left, ...recording.notes, `recorded ${count} in ${folder}`]
  }

  return { note, end }
}

const typeIn = (headers: HeaderList): string => headerOf(headers, 'content-type') ?? ''

/** Returns the body of a request as text. */
function sentOf({ sent, requestHeaders }: Recorded): Kept['sent'] {
  if (sent === undefined || sent.length === 0) return undefined
  const type = typeIn(paired(requestHeaders))
  if (sent === 'cut' || !isUtf8(sent) || isTooDeepToKeep(sent, type)) return 'unread'
  return { type, text: sent.toString() }
}

function readGroups(file: string): unknown {
  try {
    return readText(readFileSync(file, 'utf8'), file).value
  } catch {
    return undefined
  }
}
