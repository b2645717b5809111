/** Forms of digits and letters that the name may say more of. */

import { slug } from '../words/makers.ts'
import { addressed, prefixed, scrambled } from './identifier-likes.ts'
import { type Form, likeNumber } from './likes.ts'

/** Tells whether two numbers are the ends of a range: `11-50`. */
const isRange = (text: string): boolean => {
  const [, low, high] = /^([1-9]\d{0,6}) ?[-–] ?([1-9]\d{0,6})$/.exec(text) ?? []
  return Number(low) < Number(high)
}

/** Names of things other than those that are numbered one by one. */
const notNumbered =
  /^(?!\S*(?<![a-z])(ids?|no|number|code|ref|reference|key|slug|sku|serial|seat|gate|room|desk|table|name|label|title|tag|user|login|handle|host|server|node|instance|machine|pod|device|sensor|channel|port|interface|file|folder|path|branch|bucket|queue|batch|lot|order|invoice|ticket)s?(?: |$))/
/** Names of things that have the number of a model, a standard or a version. */
const models =
  /^\S*?(?<![a-z])(model|region|zone|version|engine|family|platform|os|format|codec|standard|protocol|algorithm|alg|cipher|encoding|charset|runtime|(machine|instance|node)_(type|class)|size|tier|plan|topic|locale|currency|type|kind|unit|schema|profile|release|edition|chip|processor|cpu|gpu|architecture|arch|ext|extension)s?(?: |$)/

export const looks: readonly Form[] = [
  [
    { test: isRange },
    ({ random }, example) => {
      // A range to the end of the ports has none beyond.
      const factor = /\d{5}$/.test(example) ? random.pick([0.5, 0.75, 1]) : random.int(1, 4)
      return example.replace(/\d+/g, (number) => String(Math.round(Number(number) * factor)))
    },
    notNumbered
  ],
  // Measures of a thing in a standard are those that they are: `M8x1.25`.
  [/^[A-Z]{1,3}\d{1,4}(\.\d{1,3})?[x×]\d{1,4}(\.\d{1,3})?$/, (_, example) => example],
  // Digits of a smaller base, but no round number, and a plan of single digits: `011010`, `1-0-1`.
  [
    /^(?!\d+000$)[0-3]{6,}$|^\d([-/ ]\d){2,}$/,
    ({ random }, example) => {
      const highest = [...'9876543210'].find((digit) => example.includes(digit))
      return example.replace(/\d/g, () => String(random.int(0, Number(highest))))
    }
  ],
  [
    /^[+-]?\d[\d,]*(\.\d+)?$/,
    (scene, example) =>
      /(^|_)(id|no|number|code|ref|key|zip|postal)s?$/.test(scene.name) &&
      !/version|count/.test(`${scene.name} ${scene.hint}`) &&
      /^\d{4,}$/.test(example)
        ? example.replace(/\d/g, (_, at: number) => String(scene.random.int(at === 0 ? 1 : 0, 9)))
        : likeNumber(example, scene)
  ],
  [
    /^[A-Za-z][\dA-Za-z]{1,10}_(?=\w*\d)[A-Za-z\d]{4,}$|^(?=\w*\d)[a-z]+(_[a-z]+)*_(?!\d+$)[A-Za-z\d]{6,}$|^[a-z]{2,8}_(?=[A-Za-z\d]*[A-Z\d])[A-Za-z\d]{6,}$|^[A-Z]{1,4}_(?=[A-Z]*[a-z])[A-Za-z\d]{8,}$/,
    prefixed
  ],
  // Commands, events and permissions are words of the document's own.
  [/^[a-z][a-z\d]*((?:[_:]+|\.)[a-z][a-z\d]*)+([._:-]\d{1,3})?$|^[A-Z][A-Z\d]*(_[A-Z\d]+)+$/, (_, example) => example],
  // So do names of models, standards and versions, which are words with a short number.
  [
    /^[a-z]{2,}([-_./ ][a-z]+)*([-_./]\d{1,2}){1,3}[a-z]?$|^([a-z]+[-_./])*[A-Za-z]{3,}\d{1,2}([._-]\d{1,2})?[a-z]?$/,
    (_, example) => example,
    notNumbered
  ],
  // Words with a number between stay, and so do others with the number of a model.
  [/^[a-z]{4,}\d{1,3}[A-Z][a-z]{3,}$/, (_, example) => example],
  [/^(?=.*\d)[A-Za-z\d]{2,}([-_/:.][A-Za-z\d]+)*$/, (_, example) => example, models],
  [/^[a-z]{1,12}1[02-9ac-hj-np-z]{30,}$|^Qm[1-9A-HJ-NP-Za-km-z]{44}$/, addressed],
  [/^(?=.*\d)(?:[A-Za-z\d]{2,}|[A-Za-z\d](?=[-_/:.]))([-_/:.]{1,3}[A-Za-z\d]+)*$/, scrambled],
  [/^(?=.*\d)(?=.*\p{Lu})[\p{Lu}\d]+([-_/:. ][\p{Lu}\d]+)+$/u, scrambled],
  // Regions and zones have names of their own.
  [/^[a-z\d]+(-[a-z\d]+)+$/, (_, example) => example, /^\S*(region|zone|location|data_?cent(er|re))\b/],
  [/^[a-z\d]+(-[a-z\d]+)+$/, slug]
]
