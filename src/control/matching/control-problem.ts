/** One thing that is wrong with a call of the control API, as WireMock's clients read it: they know no other fields. */
export interface ErrorEntry {
  code: number
  source?: { pointer: string }
  title: string
  detail?: string
}

/** What the numbers of WireMock's errors mean. */
export const codes = { unreadable: 10, noSuchState: 11, parameter: 15, notFound: 404, idTaken: 109 }

/** A call of the control API that is refused; thrown anywhere on the way, answered in one place (api/dispatch.ts). */
export class ControlProblem extends Error {
  readonly status: number
  readonly errors: ErrorEntry[]

  constructor(status: number, errors: ErrorEntry[]) {
    super('the control API refuses a call')
    this.status = status
    this.errors = errors
  }
}

/** Refuses what a body says at a JSON pointer. */
export function problemAt(pointer: string, detail: string): ControlProblem {
  return new ControlProblem(422, [{ code: codes.unreadable, source: { pointer }, title: 'Error parsing JSON', detail }])
}

/** Refuses for something that is not there. */
export const notFound = (detail: string): ControlProblem =>
  new ControlProblem(404, [{ code: codes.notFound, title: 'Not found', detail }])
