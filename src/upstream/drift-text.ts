import type { DriftReport } from './drift.ts'

const mostLines = 50

/** Writes a report for people. */
export function driftText({ upstream, answers, undocumented, violations, unseen }: DriftReport): string {
  const lists: [title: string, lines: string[]][] = [
    [
      'The API has, and the document lacks:',
      [
        ...undocumented.operations.map(
          ({ method, path, count, statuses }) => `${method} ${path}  ${statuses.join(', ')}  ${times(count)}`
        ),
        ...undocumented.statuses.map(({ operationId, status, count }) => `${operationId} ${status}  ${times(count)}`),
        ...undocumented.members.map(
          ({ operationId, status, pointer, count }) => `${operationId} ${status} ${pointer}  ${times(count)}`
        )
      ]
    ],
    [
      'The API breaks the document:',
      violations.map(
        ({ operationId, status, pointer, message, count }) =>
          `${operationId} ${status} ${pointer === '' ? '' : `${pointer} `}${message}  ${times(count)}`
      )
    ],
    [
      'The document has, and the API has not shown:',
      [
        ...unseen.operations.map(({ operationId, method, path }) => `${method} ${path} (${operationId})`),
        ...unseen.statuses.map(({ operationId, status }) => `${operationId} ${status}`),
        ...unseen.members.map(({ operationId, status, pointer }) => `${operationId} ${status} ${pointer}`)
      ]
    ]
  ]
  const found = lists.filter(([, lines]) => lines.length > 0)
  const head = `${times(answers, 'answer', 'answers')} of ${upstream}`
  if (found.length === 0) return `${head}: the API and the document agree`
  return [head, ...found.flatMap(([title, lines]) => [title, ...shortened(lines).map((line) => `  ${line}`)])].join(
    '\n'
  )
}

const times = (count: number, one = 'time', many = 'times'): string => `${count} ${count === 1 ? one : many}`

const shortened = (lines: string[]): string[] =>
  lines.length > mostLines ? [...lines.slice(0, mostLines), `… and ${lines.length - mostLines} more`] : lines
