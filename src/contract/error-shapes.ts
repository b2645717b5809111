/** The shapes that a document has for errors. */

import { addTo } from '../document/grouped.ts'
import { keptFor } from '../document/memoized.ts'
import type { MediaType } from '../document/openapi.ts'
import { writeJson } from '../schema/meaning/json-values.ts'
import type { Contract, Operation, Response } from './contract.ts'
import { examplesOf, isJson } from './media-types.ts'
import { errorResponseFor } from './responses.ts'

/** The shape of an error: a media type, its entry in the document, and the response that has it. */
export interface ErrorShape {
  mediaType: string
  media: MediaType
  response: Response
}

export interface ErrorShapes {
  /** The shape that an operation has for a status. */
  of: (operation: Operation, status: number) => ErrorShape | undefined
  /** The JSON shape that most errors of the document have, by preference as it is written for the same status. */
  usual: (status: number) => ErrorShape | undefined
}

export const errorShapesOf = keptFor((contract: Contract): ErrorShapes => {
  let all: ErrorShape[] | undefined
  return {
    of: (operation, status) => shapeOfResponse(contract, errorResponseFor(operation, status)),
    usual(status) {
      all ??= usualShapes(contract)
      return all.find(({ response: { key } }) => key === String(status)) ?? all[0]
    }
  }
})

function shapeOfResponse(contract: Contract, response: Response | undefined): ErrorShape | undefined {
  const content = response?.object.content
  const types = Object.keys(content ?? {})
  const mediaType = types.find(isJson) ?? types[0]
  const media = mediaType === undefined ? undefined : content?.[mediaType]
  const says = media?.schema !== undefined || examplesOf(media, contract, mediaType).size > 0
  return response && mediaType !== undefined && media !== undefined && says ? { mediaType, media, response } : undefined
}

/** All error responses that have the commonest JSON schema. */
function usualShapes(contract: Contract): ErrorShape[] {
  const groups = new Map<string, ErrorShape[]>()
  for (const { responses } of contract.operations) {
    for (const response of responses) {
      const shape = /^[45]\d\d$/.test(response.key) ? shapeOfResponse(contract, response) : undefined
      if (shape?.media.schema === undefined || !isJson(shape.mediaType)) continue
      addTo(groups, writeJson(shape.media.schema), shape)
    }
  }
  return [...groups.values()].sort((a, b) => b.length - a.length)[0] ?? []
}
