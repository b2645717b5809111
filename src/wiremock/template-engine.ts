/** Compiles templates by Handlebars, which is loaded for the first template. */
import { createRequire } from 'node:module'
import { problemAt } from '../control/matching/control-problem.ts'
import { bounded, countSteps, createBudget, mostOfRequest } from '../control/matching/steps.ts'
import { helpers } from './helpers/all.ts'
import type { Helper } from './helpers/arguments.ts'
import { checks } from './helpers/written-arguments.ts'
import { type Mentions, noteMention } from './mentions.ts'
import { simpleFill, written } from './simple-template.ts'

const require = createRequire(import.meta.url)

export type Fill = (context: object) => string

export const isTemplate = (text: string): boolean => text.includes('{{')

/** `compat`: as in Java's Handlebars, names that a block's context lacks are looked up in the outer ones. */
const options = { noEscape: true, knownHelpersOnly: true, compat: true }

/** The helpers that a template may call, Handlebars' own among them. */
const words = [...Object.keys(helpers), 'if', 'unless', 'each', 'with', 'lookup', 'log'].sort().join(', ')

/** The helper around each value. Without it, Handlebars adds two numbers that stand side by side. */
const asText = '$text'

let engine: ReturnType<typeof engineOf> | undefined

function engineOf() {
  const library = require('handlebars') as Handlebars
  const handlebars = library.create()
  const knownHelpers = Object.fromEntries([...Object.keys(helpers), asText].map((name) => [name, true]))
  const counting: Record<string, Helper> = { [asText]: countedText, each: countedEach(library.helpers.each as Each) }
  return { handlebars, counting, Visitor: library.Visitor, all: { ...options, knownHelpers } as CompileOptions }
}

/** Writes a value as text, and counts it. Nested loops over a request would take hours. */
function countedText(value: unknown): string {
  const text = written(value)
  countSteps(1 + text.length / 20)
  return text
}

type Each = (list: unknown, call: Handlebars.HelperOptions) => unknown

/** Handlebars' `each` that counts its turns. */
const countedEach = (each: Each): Helper =>
  function (this: unknown, list: unknown, call: Handlebars.HelperOptions) {
    const fn: Handlebars.TemplateDelegate = (...given) => {
      countSteps()
      return call.fn(...given)
    }
    return each.call(this, list, { ...call, fn })
  }

type Handlebars = typeof import('handlebars')
type CompileOptions = NonNullable<Parameters<typeof import('handlebars')['compile']>[1]>

/**
 * Compiles a template, and adds to `mentions` the parts of the request that it names. Throws a ControlProblem for a
 * malformed template and for an unknown helper.
 */
export function fillOf(text: string, at: string, mentions: Mentions): Fill {
  if (!isTemplate(text)) return () => text
  engine ??= engineOf()
  const source = text.replaceAll(/\{\{.*?\}\}/gs, bracketed)
  try {
    engine.handlebars.precompile(source, engine.all)
    const template = engine.handlebars.parse(source)
    const used = { ...prepare(engine.Visitor, template, mentions), ...engine.counting }
    const simple = simpleFill(template)
    if (simple !== undefined) return simple
    const fill = engine.handlebars.compile(template, engine.all)
    // Handlebars wraps all given helpers for each call, so only the used ones are given.
    const filled = { helpers: used as Record<string, never> }
    return (context) => bounded(() => fill(context, filled), createBudget(), mostOfRequest)
  } catch (error) {
    const { message } = error as Error
    const [, unknown] = /unknown helper (.*) - \d+:\d+$/.exec(message) ?? []
    throw problemAt(
      at,
      unknown === undefined
        ? `the template cannot be used: ${message}`
        : `there is no helper "${unknown}"; there is ${words}`
    )
  }
}

/**
 * Returns the helpers that a template calls, notes the paths in it, and makes texts of its values. Throws an Error for
 * the first argument that a helper cannot take.
 */
function prepare(
  Visitor: Handlebars['Visitor'],
  template: hbs.AST.Program,
  mentions: Mentions
): Record<string, Helper> {
  const used: Record<string, Helper> = {}
  const visit = (call: Call) => {
    const name = nameOf(call)
    if (Object.hasOwn(helpers, name)) used[name] = helpers[name] as Helper
    checkCall(name, call)
  }
  class Calls extends Visitor {
    override MustacheStatement(call: hbs.AST.MustacheStatement): void {
      visit(call)
      super.MustacheStatement(call)
      const { path, params, hash, loc } = call
      const isCall = params.length > 0 || hash !== undefined || Object.hasOwn(helpers, nameOf(call))
      Object.assign(call, {
        path: { type: 'PathExpression', original: asText, parts: [asText], depth: 0, data: false, loc },
        params: [isCall ? { type: 'SubExpression', path, params, hash, loc } : path],
        hash: undefined
      })
    }

    override BlockStatement(call: hbs.AST.BlockStatement): void {
      visit(call)
      super.BlockStatement(call)
    }

    override SubExpression(call: hbs.AST.SubExpression): void {
      visit(call)
      super.SubExpression(call)
    }

    override PathExpression({ parts, data }: hbs.AST.PathExpression): void {
      noteMention(mentions, parts, data)
    }
  }
  new Calls().accept(template)
  return used
}

type Call = hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression

const nameOf = ({ path }: Call): string => String((path as hbs.AST.PathExpression).original)

function checkCall(name: string, { params, hash }: Call): void {
  const own = Object.hasOwn(checks, name) ? checks[name] : undefined
  if (own === undefined) return
  const named = (hash?.pairs ?? []).map(({ key, value }) => [key, value] as const)
  for (const [key, argument] of [...params.entries(), ...named]) {
    if (argument.type !== 'StringLiteral') continue
    try {
      own[key]?.((argument as hbs.AST.StringLiteral).value)
    } catch (error) {
      throw new Error(`${name}: ${(error as Error).message}`)
    }
  }
}

/** Rewrites Java's `query.q.1` as `query.q.[1]`, which JavaScript's Handlebars needs. */
const bracketed = (call: string): string => call.replaceAll(/(?<=[\w\]])(?<!\d)\.(\d+)(?=[\s.)}])/g, '.[$1]')
