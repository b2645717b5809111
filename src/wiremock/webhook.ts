import { problemAt } from '../control/matching/control-problem.ts'
import { bytesAt, itemsAt, type Members, membersAt, onlyKnown, textAt } from '../control/matching/fields.ts'
import type { HeaderList, Webhook } from '../control/stubs/stub-answer.ts'
import { isObject } from '../document/json/is-object.ts'
import { pointer } from '../document/places/pointer.ts'
import { distributionOf } from './distribution.ts'
import { noMentions } from './mentions.ts'
import { headersFiller } from './template.ts'
import { contextOf } from './template-context.ts'
import { fillOf, isTemplate } from './template-engine.ts'

/** Reads the webhooks of a stub mapping, from both places that WireMock has. Throws a ControlProblem. */
export function webhooksOf(members: Members): Webhook[] {
  return ['postServeActions', 'serveEventListeners'].flatMap((place) => {
    const given = members[place]
    if (given === undefined) return []
    // The oldest form is an object by name.
    const list = isObject(given)
      ? Object.entries(given).map(([name, parameters]) => ({ name, parameters }))
      : itemsAt(given, `/${place}`)
    return list.map((one, index) => webhookOf(one, pointer(`/${place}`, index)))
  })
}

function webhookOf(value: unknown, at: string): Webhook {
  const { name, parameters } = membersAt(value, at)
  if (name !== 'webhook')
    throw problemAt(pointer(at, 'name'), `there is no action ${JSON.stringify(name)}; there is webhook`)
  const place = pointer(at, 'parameters')
  const members = membersAt(parameters ?? {}, place)
  onlyKnown(members, place, ['method', 'url', 'headers', 'body', 'base64Body', 'delay', 'extraParameters'])
  const url = textAt(members.url, pointer(place, 'url'))
  const method = textAt(members.method ?? 'GET', pointer(place, 'method'))
  const headers = Object.entries(membersAt(members.headers ?? {}, pointer(place, 'headers'))).flatMap(
    ([header, given]) =>
      [given].flat().map((one): HeaderList[number] => [header, textAt(one, pointer(place, 'headers', header))])
  )
  const text = members.body === undefined ? undefined : textAt(members.body, pointer(place, 'body'))
  const bytes = members.base64Body === undefined ? undefined : bytesAt(members.base64Body, pointer(place, 'base64Body'))
  const body = bytes ?? text
  const delay =
    members.delay === undefined ? {} : { distribution: distributionOf(members.delay, pointer(place, 'delay')) }
  const templated = [url, ...headers.map(([, one]) => one), text ?? ''].some(isTemplate)
  if (!templated) return { method, url, headers, body, delay, template: undefined }
  const mentions = noMentions()
  const fillUrl = fillOf(url, pointer(place, 'url'), mentions)
  const fillHeaders = headersFiller(headers, pointer(place, 'headers'), mentions)
  const fillBody = text === undefined ? undefined : fillOf(text, pointer(place, 'body'), mentions)
  return {
    method,
    url,
    headers,
    body,
    delay,
    template(view, random) {
      const context = contextOf(view, {}, random, mentions)
      // Adds WireMock's name for the request here.
      const named = { ...context, originalRequest: context.request }
      return {
        url: fillUrl(named),
        headers: fillHeaders(named),
        body: fillBody === undefined ? body : fillBody(named)
      }
    }
  }
}
