import { assemble } from '../../assemble.ts'
import { contractOf } from '../../contract/contract.ts'
import { load } from '../../document/load.ts'
import { findingsIn } from '../../lint/document-findings.ts'
import { livenessLines } from '../../lint/liveness.ts'
import { prefixesOf, readingOf } from '../../options.ts'
import { checkerOf } from '../../schema/validator.ts'
import type { DocumentContext } from '../../server/exchange/context.ts'
import { routesOf } from '../../server/routing/routes.ts'
import type { Check } from '../arguments/command.ts'
import { findingLine, inWords, plain } from '../output/messages.ts'
import type { Say } from '../output/say.ts'

/** The most findings that are listed of a document, since finding each one's place takes time. */
const most = 1000

/**
 * Prints the findings in documents and in the fixtures beside them, then the live collections. Resolves to 1 if there
 * are findings.
 */
export async function check({ documents, options }: Check, say: Say): Promise<number> {
  const prefixes = prefixesOf(options)
  const all: DocumentContext[] = []
  const printed = new Set<string>()
  let code = 0
  for (const [index, source] of documents.entries()) {
    try {
      const loaded = await load(source, readingOf({ ...options, document: documents }))
      const contract = contractOf(loaded)
      const { operations, name } = contract
      // Standard input can be read only once. A document from there has no fixtures beside it.
      const read = source === '-' ? { document: loaded.document, overlay: [] } : { document: source }
      const beside = await besides({ ...options, ...read, prefix: prefixes[index] ?? [] })
      all.push(...beside.all)
      const found = await findingsIn(contract, checkerOf(contract.resources), loaded.locate)
      const lines = [...found.slice(0, most).map(findingLine), ...beside.lines.map(plain)]
      for (const line of lines) {
        printed.add(line)
        say.out(`${line}\n`)
      }
      if (found.length > most) say.out(`… and ${found.length - most} more\n`)
      for (const line of livenessLines(contract)) say.out(`${plain(line)}\n`)
      const count = found.length + beside.lines.length
      const sum = count === 0 ? 'nothing to say' : counted(count, 'finding')
      say.out(`${plain(name)}: ${counted(operations.length, 'operation')}, ${sum}\n`)
      if (count > 0) code = 1
    } catch (error) {
      say.err(inWords(error as Error))
      code = 1
    }
  }
  // Conflicts over URLs show only when the documents are combined.
  const conflicts = all.length > 1 ? routesOf(all).conflicts.filter((line) => !printed.has(plain(line))) : []
  for (const line of conflicts) say.out(`${plain(line)}\n`)
  return conflicts.length > 0 ? 1 : code
}

/** Returns the findings about the fixtures and routes of a document that can be read. */
async function besides(options: Parameters<typeof assemble>[0]): Promise<{ all: DocumentContext[]; lines: string[] }> {
  try {
    const { server, notices } = await assemble(options)
    return { all: [...server.documents], lines: notices }
  } catch (error) {
    return { all: [], lines: [inWords(error as Error)] }
  }
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
