import type { Place } from './place.ts'

/** Something in the document that cannot be served, or is doubtful. It never stops the start by itself. */
export interface Finding {
  /** the JSON pointer in the document as it is served (Contract.document) */
  pointer: string
  /** worked out when it is first asked for, since that reads the text once more */
  readonly place?: Place
  message: string
}

/** Makes findings: takes what tells a pointer's place, gives a function that appends to a list. */
export function findingsOf(findings: Finding[], locate: (pointer: string) => Place) {
  return (pointer: string, message: string): void => {
    findings.push({
      pointer,
      message,
      get place() {
        return locate(pointer)
      }
    })
  }
}
