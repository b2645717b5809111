/** Data as the server's calls for the panel write it (src/server/panel/). */

/** A request as a line of the list. */
export interface Line {
  id: number
  world: string
  /** Milliseconds since 1970. */
  at: number
  method: string
  url: string
  /** 0 until it is answered. */
  status: number
  source: string
  ms: number
  delay: number
  operationId: string
  violations: number
  fault?: string
}

export type Header = [name: string, value: string]

/** A body as text, or as base64 where it is none. Neither: there was none, or the journal did not keep it. */
export interface Body {
  size: number
  text?: string
  base64?: string
}

export interface Violation {
  in: string
  at: string
  message: string
}

/** Everything about a request. */
export interface Detail extends Line {
  sent: Body & { headers: Header[]; parameters: Record<string, Record<string, unknown>> }
  answered: Body & { headers: Header[] }
  why: {
    operation?: { id: string; method: string; path: string; summary: string }
    stub?: { id: string; name: string }
    source: string
    violations: Violation[]
    reason: string
    nearest: string
  }
}

export interface Status {
  status: number
  description: string
  examples: string[]
}

export interface Operation {
  id: string
  method: string
  /** The path template, under its prefix. */
  path: string
  summary: string
  deprecated: boolean
  secured: boolean
  list: boolean
  statuses: Status[]
}

/** A stub mapping in WireMock's form. */
export interface Mapping {
  id?: string
  name?: string
  request?: Record<string, unknown>
  response?: Record<string, unknown>
  metadata?: { standin?: Record<string, unknown>; panel?: Record<string, unknown>; [name: string]: unknown }
  [name: string]: unknown
}

export interface Stub {
  id: string
  name: string
  /** Method and URL; '' for a stub of an operation. */
  aim: string
  /** The operations that it may answer; `*` for all. */
  operations: string[]
  used: number
  /** null: it answers any number of requests. */
  left: number | null
  priority: number
  scenario?: { name: string; required?: string; next?: string; state: string }
  kept: boolean
  mapping: Mapping
}

/** A schema without references, as deep as a person reads. */
export interface PlainSchema {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  format?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  required?: string[]
  readOnly?: boolean
  default?: unknown
  description?: string
  properties?: Record<string, PlainSchema>
  items?: PlainSchema
}

export interface Collection {
  name: string
  path: string
  /** The path parameters that group its rows. */
  parameters: string[]
  /** The path to the member that is the key. */
  key: string[] | null
  /** Parents whose rows can be shown. */
  parents: string[]
  schema: PlainSchema
}

export type Row = Record<string, unknown>

export interface ServerInfo {
  version: string
  stateless: boolean
  documents: { name: string; title: string; version: string }[]
}

export interface WorldLine {
  name: string
  requests: number
  stubs: number
  idleSeconds: number
}

export interface CoverageLine {
  operationId: string
  method: string
  path: string
  /** Requests in all worlds since the start. */
  requests: number
  /** Requests in this world since its last reset. */
  here: number
  statuses: Record<string, number>
  parameters: Record<string, boolean>
}

export interface Coverage {
  operations: CoverageLine[]
  summary: Record<'operations' | 'statuses' | 'parameters', { touched: number; total: number }>
}
