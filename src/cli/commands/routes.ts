import { contractOf } from '../../contract/contract.ts'
import { load } from '../../document/load.ts'
import { prefixesOf, readingOf } from '../../options.ts'
import { livenessOf, phraseOf } from '../../resources/infer/describe.ts'
import { modelOf } from '../../resources/infer/infer.ts'
import { shownPath } from '../../server/pages/samples.ts'
import type { Routes } from '../arguments/command.ts'
import { tellFindings } from '../output/greeting.ts'
import { plain } from '../output/messages.ts'
import type { Say } from '../output/say.ts'

/** Lists the operations of documents. Throws Unreadable. */
export async function routes({ documents, options, json }: Routes, say: Say): Promise<number> {
  const prefixes = prefixesOf(options)
  const listed = []
  const contracts = []
  for (const [index, source] of documents.entries()) {
    const contract = contractOf(await load(source, readingOf({ ...options, document: documents })))
    const { operations, name } = contract
    contracts.push(contract)
    const model = modelOf(contract)
    for (const operation of operations) {
      const { method, id, summary } = operation
      const path = shownPath(operation, prefixes[index], documents.length > 1)
      const live = livenessOf(model, operation)
      listed.push({ method, path, operationId: id, summary, live, ...(documents.length > 1 ? { document: name } : {}) })
    }
  }
  tellFindings(contracts, say)
  if (json) say.out(`${JSON.stringify(listed, null, 2)}\n`)
  else
    say.out(
      tableOf(
        listed.map(({ method, path, operationId, live, summary = '' }) => [
          method,
          path,
          operationId,
          summary,
          phraseOf(live)
        ])
      )
    )
  return 0
}

/** Writes rows in columns. A few long texts do not widen a column. */
function tableOf(rows: string[][]): string {
  const widthOf = (column: number) =>
    rows.reduce((width, row) => Math.max(width, row[column]!.length <= 60 ? row[column]!.length : 0), 0)
  const widths = [0, 1, 2, 3, 4].map(widthOf)
  const lineOf = (row: string[]) => row.map((text, column) => text.padEnd(widths[column]!)).join('  ')
  return rows.map((row) => `${plain(lineOf(row)).replaceAll('\n', ' ').trimEnd()}\n`).join('')
}
