/** One thing that is wrong with a call of the control API, as WireMock's clients read it: they know no other fields. */
export interface Fault {
  code: number
  source?: { pointer: string }
  title: string
  detail?: string
}

/** What the numbers of WireMock's errors mean. */
export const codes = { unreadable: 10, noSuchState: 11, parameter: 15, notFound: 404, idTaken: 109 }

/** A call of the control API that is refused; thrown anywhere on the way, answered in one place (api/dispatch.ts). */
export class Refusal extends Error {
  readonly status: number
  readonly errors: Fault[]

  constructor(status: number, errors: Fault[]) {
    super('the control API refuses a call')
    this.status = status
    this.errors = errors
  }
}

/** Refuses what a body says at a JSON pointer. */
export function unfit(pointer: string, detail: string): Refusal {
  return new Refusal(422, [{ code: codes.unreadable, source: { pointer }, title: 'Error parsing JSON', detail }])
}

/** Refuses for something that is not there. */
export const missing = (detail: string): Refusal =>
  new Refusal(404, [{ code: codes.notFound, title: 'Not found', detail }])
