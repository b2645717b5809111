/** Places in people's own files, for errors: file and line of the source, though types have gone. */
import { SourceMap } from 'node:module'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { shownFile } from '../resources/fixtures/files.ts'

/** The source maps of the files that were compiled, by their path. */
const maps = new Map<string, SourceMap>()

/** Keeps the source map of a compiled file. */
export const keepMap = (file: string, text: string): void => void maps.set(file, new SourceMap(JSON.parse(text)))

/** The folder of standin's own code. */
const ownFolder = /^.*[\\/](?:src|dist)[\\/]/.exec(fileURLToPath(import.meta.url))?.[0] as string

/** A line of a stack with file, line and column, or the file and line before a mistake of syntax. */
const frame = /(?:^|[\s(])((?:file:\/\/)?\/[^\n()]+?|[A-Za-z]:\\[^\n()]+?):(\d+)(?::(\d+))?\)?$/

/** Returns `FILE:LINE:COLUMN` of the innermost place of an error that is in somebody's own code. */
export function placeOfError({ stack }: Error): string | undefined {
  for (const line of String(stack).split('\n')) {
    const [, named = '', row, column = '1'] = frame.exec(line) ?? []
    if (row === undefined || named.includes('/node_modules/')) continue
    const file = named.startsWith('file:') ? fileURLToPath(named) : named
    if (!file.startsWith(ownFolder)) return placeIn(file, Number(row), Number(column))
  }
  return undefined
}

/** Returns a place as the author of the file wrote it. */
function placeIn(file: string, row: number, column: number): string {
  const entry = maps.get(file)?.findEntry(row - 1, column - 1)
  if (entry === undefined || !('originalSource' in entry)) return `${shownFile(file)}:${row}:${column}`
  const source = resolve(dirname(file), entry.originalSource)
  return `${shownFile(source)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
}
