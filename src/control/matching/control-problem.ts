/** One thing that is wrong with a call of the control API. WireMock's clients know these fields and no others. */
export interface ErrorEntry {
  code: number
  source?: { pointer: string }
  title: string
  detail?: string
}

/** The numbers of WireMock's errors. */
export const codes = { unreadable: 10, noSuchState: 11, parameter: 15, notRecording: 30, notFound: 404, idTaken: 109 }

/** Returns the messages of errors, each with its place. */
export const messageOf = (errors: readonly ErrorEntry[]): string =>
  errors
    .map(({ source, title, detail = title }) => (source?.pointer ? `${source.pointer}: ${detail}` : detail))
    .join('\n')

/** A refused call of the control API. It may be thrown anywhere on the way; api/dispatch.ts answers it. */
export class ControlProblem extends Error {
  readonly status: number
  readonly errors: ErrorEntry[]
  /** The library's code of the error, where the library speaks over HTTP. */
  readonly code: string

  constructor(status: number, errors: ErrorEntry[], code = 'ERR_STANDIN_STUB') {
    super(messageOf(errors))
    this.status = status
    this.errors = errors
    this.code = code
  }
}

/** Returns the problem of a body's value at a JSON pointer. */
export function problemAt(pointer: string, detail: string): ControlProblem {
  return new ControlProblem(422, [{ code: codes.unreadable, source: { pointer }, title: 'Error parsing JSON', detail }])
}

/** Returns the problem of something that is not there. */
export const notFound = (detail: string): ControlProblem =>
  new ControlProblem(404, [{ code: codes.notFound, title: 'Not found', detail }])
