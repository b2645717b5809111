import type { Violation } from '../../schema/validator.ts'

export interface PrismViolation {
  location: string[]
  severity: 'Error' | 'Warning'
  code: string
  message: string
}

/**
 * Returns a violation as Prism's header `sl-violations` has it. An undocumented status is a warning if it is a failure,
 * as in Prism.
 */
export function prismViolation({ in: place, at, message, keyword }: Violation, status: number): PrismViolation {
  const where = place === 'response' ? ['response', keyword === 'status' ? 'status' : 'body'] : ['request', place]
  const mayWarn = keyword === 'status' && status >= 300
  return {
    location: [...where, ...at.split('/').slice(1)],
    severity: mayWarn ? 'Warning' : 'Error',
    code: keyword,
    message
  }
}
