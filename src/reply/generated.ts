import type { Contract } from '../contract/contract.ts'
import type { Call, Source } from './reply.ts'

/** The generator, loaded when first used: faker costs more to import than all else that a start needs. */
export const generator = () => import('./generate.ts')

/** Values made from the schema of the media type: a pure function of seed, operation, status and path. */
export function generated(contract: Contract): Source {
  return async (call) => {
    const { media, mediaType } = call
    if (media === undefined || mediaType === undefined) return undefined
    const { binary, generate } = await generator()
    const seed = `${call.seed} ${call.operation.id} ${call.status} ${call.path}`
    if (isBinary(mediaType)) return { value: binary(mediaType, seed), source: 'generated' }
    const value =
      media.schema === undefined
        ? {}
        : generate({ schema: media.schema, resolve: contract.schemaAt, seed, known: echoes(call) })
    return { value, source: 'generated' }
  }
}

const isBinary = (mediaType: string): boolean =>
  /^(image\/(?!svg)|audio\/|video\/|font\/|application\/(octet-stream|pdf|zip|gzip|x-gzip|x-tar|vnd\.openxmlformats))/.test(
    mediaType
  )

/**
 * What a body takes over from the path: each parameter under its own name and under the noun it names
 * (`organizationSlug` → `organization`), and the last one, where it ends the path, as `id`.
 */
export function echoes({ operation, parameters }: Pick<Call, 'operation' | 'parameters'>): Record<string, unknown> {
  const known: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(parameters.path)) {
    known[name] = value
    const noun = nounOf(name)
    if (noun !== undefined) known[noun] ??= value
    if (operation.path.endsWith(`{${name}}`) && /^id$|[a-z]Id$|_id$|-id$/.test(name)) known.id = value
  }
  return known
}

/** `organizationSlug` → `organization`, `user_id` → `user`; undefined where the name is a noun already. */
export function nounOf(name: string): string | undefined {
  return /^(.+?)[_-]?(?:Slug|Name|Id|Key|Uuid|Code|(?<=[_-])(?:slug|name|id|key|uuid|code))$/.exec(name)?.[1]
}
