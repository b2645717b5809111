import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { contractOf } from '../../contract/contract.ts'
import { load } from '../../document/load.ts'
import { makeFolder } from '../../document/make-folder.ts'
import { readExchanges } from '../../import/exchange-file.ts'
import { fixturesFrom } from '../../import/fixtures.ts'
import { readingOf } from '../../options.ts'
import { writeStubs } from '../../record/folder.ts'
import { stubsFor } from '../../record/replay.ts'
import { withRecordedMock } from '../../recorded-mock.ts'
import { checkerOf } from '../../schema/validator.ts'
import type { Import } from '../arguments/command.ts'
import { tellFindings } from '../output/greeting.ts'
import { plain } from '../output/messages.ts'
import type { Say } from '../output/say.ts'

/**
 * Makes fixtures of recorded traffic, and says what is left out. Resolves to 1 if nothing is left. Throws Unreadable for
 * a file that cannot be read.
 */
export async function importTraffic({ file, document, out, options }: Import, say: Say): Promise<number> {
  const exchanges = await readExchanges(file)
  const contract = contractOf(await load(document, readingOf(options)))
  tellFindings([contract], say)
  const { files, notes, kept, hidden } = await fixturesFrom(exchanges, contract, checkerOf(contract.resources))
  for (const note of notes) say.out(`${plain(note)}\n`)
  if (files.size === 0 && kept.length === 0) {
    say.err(`${file} has nothing that the document describes, so nothing is written`)
    return 1
  }
  makeFolder(out)
  for (const [name, text] of files) await writeFile(join(out, name), text)
  const stubs = await withRecordedMock([contract], out, async (ask) =>
    writeStubs(out, await stubsFor(kept, ask, hidden))
  )
  for (const name of [...files.keys(), ...stubs]) say.out(`wrote ${join(out, name)}\n`)
  return 0
}
