import type { FastifyRequest } from 'fastify'
import type { SourceName } from '../reply/reply.ts'
import type { Parts } from './parts.ts'

/** The last that happens to a request, just before its answer leaves: its entry is closed, counted and logged. */
export function depart({ log, worlds }: Parts, request: FastifyRequest, status: number, source: SourceName): void {
  const { entry, world } = request
  const { operation } = entry
  entry.status = status
  entry.source = source
  entry.ms = performance.now() - entry.arrived
  if (operation !== undefined) worlds.coverage.count(operation, status)
  world.tally.count(entry)
  log?.(entry)
}
