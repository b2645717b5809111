/** Answers show what a request sent: an API that takes an amount answers with this amount. */
import type { Contract } from '../../contract/contract.ts'
import { isObject } from '../../document/json/is-object.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Call, Content } from '../../resources/rows/source.ts'
import { put } from '../../schema/meaning/json-values.ts'
import type { Checker } from '../../schema/validator.ts'
import { shapeOf } from '../../schema/views/merged-view.ts'

type Members = Record<string, unknown>

/**
 * Returns a made content with the texts, numbers and flags that the request sent under the same names, as far as the
 * schema admits them. An envelope has the members of the only object in it.
 */
export function withSent(
  content: Content,
  { operation, body, status }: Call,
  schema: Schema,
  contract: Contract,
  checker: Checker
): Content {
  const { value } = content
  if (operation.method === 'GET' || status >= 300 || !isObject(body) || !isObject(value)) return content
  const sent = insideOf(body) ?? body
  const name = nameInside(value)
  const inner = name === undefined ? undefined : shapeOf(contract, schema).properties?.[name]
  if (name === undefined || inner === undefined) return showing(overlaid(value, schema, sent))
  const within = overlaid(value[name] as Members, inner, sent)
  return showing(within === value[name] ? value : { ...value, [name]: within })

  function showing(shown: Members): Content {
    return shown === value ? content : { ...content, value: shown, constant: undefined }
  }

  function overlaid(made: Members, schema: Schema, sent: Members): Members {
    const { properties = {} } = shapeOf(contract, schema)
    let whole = made
    for (const name in sent) {
      const given = sent[name]
      if (!Object.hasOwn(made, name) || !Object.hasOwn(properties, name) || Object(given) === given) continue
      if (made[name] === given || !checker.fits(properties[name] as Schema, given, 'response')) continue
      if (whole === made) whole = { ...made }
      put(whole, name, given)
    }
    return whole
  }
}

/** Returns the name of the only member of an object that is one itself; undefined for any other object. */
function nameInside(value: Members): string | undefined {
  const [name, ...others] = Object.keys(value)
  return name !== undefined && others.length === 0 && isObject(value[name]) ? name : undefined
}

function insideOf(value: Members): Members | undefined {
  const name = nameInside(value)
  return name === undefined ? undefined : (value[name] as Members)
}
