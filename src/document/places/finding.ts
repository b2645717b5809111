import { placed, type TextPlace } from './place.ts'

/** A doubtful part of the document, or one that cannot be served. It stops the start only with `--strict`. */
export interface Finding {
  /** the JSON pointer in the document as it is served (Contract.document) */
  pointer: string
  /** found when it is first asked for, since that reads the text once more */
  readonly place?: TextPlace
  message: string
  /** True for a reference that leads nowhere. */
  lost?: boolean
}

/** Writes a finding in one line: its place, its pointer in that file, and the message. */
export function lineOf({ place, pointer, message }: Finding): string {
  const where = place === undefined ? '' : `${placed(place)}: `
  return `${where}${(place?.pointer ?? pointer) || '/'}: ${message}`
}

/** Returns `report(pointer, message, lost)`, which appends a finding. */
export function findingsOf(findings: Finding[], locate: (pointer: string) => TextPlace) {
  return (pointer: string, message: string, lost = false): void => {
    findings.push({
      pointer,
      message,
      ...(lost ? { lost } : {}),
      get place() {
        return locate(pointer)
      }
    })
  }
}
