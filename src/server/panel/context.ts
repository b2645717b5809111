import type { Operation } from '../../contract/contract.ts'
import { notFound } from '../../control/matching/control-problem.ts'
import type { StateKeeper } from '../../resources/state/keeper.ts'
import type { DocumentContext, ServerContext } from '../exchange/context.ts'

/** The server, as the panel needs it. */
export interface PanelContext {
  server: ServerContext
  keeper: () => StateKeeper
  /** Paths for which fixtures have rows, by their templates. */
  samples: ReadonlyMap<string, string>
  version: string
}

/** An operation, and the document that it is of. */
export interface OperationOf {
  operation: Operation
  document: DocumentContext
}

/** Returns all operations, in the order of their documents. */
export const operationsOf = ({ server }: PanelContext): OperationOf[] =>
  server.documents.flatMap((document) => document.contract.operations.map((operation) => ({ operation, document })))

/** Finds an operation by its id. Throws a ControlProblem 404 if there is none. */
export function operationWith(panel: PanelContext, id: string): OperationOf {
  const found = operationsOf(panel).find(({ operation }) => operation.id === id)
  if (found === undefined) throw notFound(`there is no operation ${JSON.stringify(id)}`)
  return found
}
