/** Forms that a description writes out: `yyyyMMdd`, `DD/MM/YYYY HH:mm`, `projects/{project}/topics/{topic}`. */

import type { Maker } from '../entity/scene.ts'
import { digits, slug } from '../words/makers.ts'
import { iso, timeOf } from '../words/times.ts'

/** Returns the maker of the form that a description writes out; undefined if it writes none. */
export const saidForm = (description: string): Maker<string> | undefined => {
  const [written] = dateWritten.exec(description) ?? []
  if (written !== undefined && /y{4}/i.test(written)) return (scene) => inForm(iso(timeOf(scene)), written)
  const length = digitsWritten.exec(description)?.[1]
  if (length !== undefined) return ({ random }) => digits(random, Number(length), '123456789')
  const template = templateWritten.exec(description)?.[1]
  return template === undefined ? undefined : (scene) => filledIn(template, scene)
}

/** The letters for year, month and day in any order, and for a time of day behind them. */
const dateWritten =
  /(?<![\w/-])(?:(?:yyyy|YYYY|MM|mm|dd|DD)[-/. ]?){3}(?:[ T_-]?(?:HH|hh)[:.]?(?:mm|MM|ii)(?:[:.]?(?:ss|SS)(?:[.]?(?:SSS|fff))?)?Z?)?(?![\w/])/

/** Writes a time in a form of letters. */
function inForm(time: string, form: string): string {
  const [year, month, day, hour, minute, second] = time.split(/\D/) as [string, string, string, string, string, string]
  const at = form.search(/[hH]{2}/)
  const [date, clock] = at < 0 ? [form, ''] : [form.slice(0, at), form.slice(at)]
  return (
    date.replace(/y{4}/i, year).replace(/mm/i, month).replace(/dd/i, day) +
    clock
      .replace(/SSS(?=Z?$)|fff/, '000')
      .replace(/hh/i, hour)
      .replace(/mm|ii/i, minute)
      .replace(/ss/i, second)
  )
}

/** A number of digits and nothing else: "digits (9)". */
const digitsWritten = /^\s*(?:numeric|digits?)\s*\((\d{1,2})\)/i

/** A path with words in braces, behind a word that says that it is a form. */
const templateWritten =
  /\b(?:format(?:ted)?|form|pattern|structure)\b[^.`"'{}\n]{0,40}[:\s][`"']?((?:[\w.-]+\/)*[\w.-]+\/\{\w+\}(?:\/(?:[\w.-]+|\{\w+\}))*)/i

const filledIn = (template: string, scene: Parameters<Maker<string>>[0]): string =>
  template.replace(/\{(\w+)\}/g, (_, word: string) =>
    /(^|_)(id|number)$|[a-z]I[dD]$/.test(word) ? digits(scene.random, 6, '123456789') : slug(scene)
  )
