import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { makeFolder } from '../../document/make-folder.ts'
import { writeYaml } from '../../document/yaml/yaml.ts'
import { readExchanges } from '../../import/exchange-file.ts'
import { infer } from '../../import/infer.ts'
import { writeJson } from '../../schema/meaning/json-values.ts'
import type { Infer } from '../arguments/command.ts'
import { plain } from '../output/messages.ts'
import type { Say } from '../output/say.ts'

/**
 * Makes a document of recorded traffic, and says each guess in it. Without a file to write, it prints the document, and
 * the guesses beside it. Resolves to 1 if there is no API in the traffic, or if the file is there already. Throws
 * Unreadable for a file that cannot be read.
 */
export async function inferDocument({ file, out }: Infer, say: Say): Promise<number> {
  if (out !== undefined && existsSync(out)) {
    say.err(`${out} is there already, and may hold work of your own: remove it, or name another file`)
    return 1
  }
  const { document, operations, guesses, left } = infer(await readExchanges(file))
  const tell = out === undefined ? say.err : (line: string) => say.out(`${line}\n`)
  for (const line of left) tell(plain(line))
  if (operations === 0) {
    say.err(`${file} has no request to an API that answers JSON, so there is no document`)
    return 1
  }
  for (const line of guesses) tell(plain(`guess ${line}`))
  const text = out !== undefined && /\.json$/i.test(out) ? `${writeJson(document, 2)}\n` : writeYaml(document)
  if (out === undefined) {
    say.out(text)
    return 0
  }
  makeFolder(dirname(out))
  await writeFile(out, text)
  say.out(
    `wrote ${out} with ${operations} ${operations === 1 ? 'operation' : 'operations'}; look the guesses through\n`
  )
  return 0
}
