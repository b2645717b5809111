/** Fills in templates without blocks. Handlebars' runtime would cost more than the rest of such an answer. */
import { helpers } from './helpers/all.ts'
import { text } from './helpers/arguments.ts'

type Value = (context: object) => unknown

/** Returns the text of a value in a template; a function has none. */
export const written = (value: unknown): string => (typeof value === 'function' ? '' : text(value))

/** Compiles a template of texts and values. Returns undefined for a template that needs Handlebars. */
export function simpleFill({ body }: hbs.AST.Program): ((context: object) => string) | undefined {
  const parts: (string | Value)[] = []
  for (const statement of body) {
    if (statement.type === 'ContentStatement') parts.push((statement as hbs.AST.ContentStatement).value)
    else if (statement.type === 'MustacheStatement') {
      // `template-engine.ts` wraps each value in a call that writes it as text.
      const [first] = (statement as hbs.AST.MustacheStatement).params
      const value = compiled(first as hbs.AST.Expression)
      if (value === undefined) return undefined
      parts.push(value)
    } else if (statement.type !== 'CommentStatement') return undefined
  }
  return (context) => {
    let filled = ''
    for (const part of parts) filled += typeof part === 'string' ? part : written(part(context))
    return filled
  }
}

function compiled(node: hbs.AST.Expression): Value | undefined {
  if (node.type === 'PathExpression') return memberAt(node as hbs.AST.PathExpression)
  if (node.type === 'SubExpression') return callOf(node as hbs.AST.SubExpression)
  // A literal; those of null and undefined have no value.
  const { value } = node as hbs.AST.StringLiteral
  return node.type === 'NullLiteral' ? () => null : () => value
}

/** Returns a reader of own members, which are all that templates may read. */
function memberAt({ parts, depth, data }: hbs.AST.PathExpression): Value | undefined {
  if (data || depth > 0 || parts.length === 0) return undefined
  return (context) => {
    let value: unknown = context
    for (const name of parts) {
      if (value === undefined || value === null) return value
      value = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
    }
    return value
  }
}

function callOf({ path, params, hash }: hbs.AST.SubExpression): Value | undefined {
  const name = String((path as hbs.AST.PathExpression).original)
  const helper = Object.hasOwn(helpers, name) ? (helpers[name] as (...given: unknown[]) => unknown) : undefined
  const given = params.map(compiled)
  const named = (hash?.pairs ?? []).map(({ key, value }) => [key, compiled(value)] as const)
  if (helper === undefined || given.includes(undefined) || named.some(([, value]) => value === undefined))
    return undefined
  return (context) => {
    const options: Record<string, unknown> = {}
    for (const [key, value] of named) options[key] = (value as Value)(context)
    const values = given.map((value) => (value as Value)(context))
    return helper.call(context, ...values, { name, hash: options, data: { root: context } })
  }
}
