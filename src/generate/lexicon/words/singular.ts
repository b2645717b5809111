import { mostNames } from '../../../contract/bare.ts'
import { memoized } from '../../../document/memoized.ts'

/** Returns the singular of a name: `tag` for `tags`, `order_line` for `order_lines`. */
export const singular: (name: string) => string = memoized((name) => {
  const [plural, ending] = endings.find(([rule]) => rule.test(name)) ?? []
  return plural === undefined || ending === undefined ? name : name.replace(plural, ending)
}, mostNames)

/**
 * The endings of plurals and of their singulars. The first that fits counts; undefined is no plural. To teach standin
 * another, add it above the general ones.
 */
const endings: readonly (readonly [RegExp, string | undefined])[] = [
  [/(^|_)apis$/, '$1api'],
  [/(^|_)people$/, '$1person'],
  [/(^|_)children$/, '$1child'],
  [/(^|_|wo)men$/, '$1man'],
  [/(^|_)criteria$/, '$1criterion'],
  [/[^s]$/, undefined],
  [/(^|_)(ind|vert|append)ices$/, '$1$2ex'],
  [/(^|_)matrices$/, '$1matrix'],
  [/(^|_)(sub_?)?menus$/, '$1$2menu'],
  [/(ss|us|is|(^|_)(news|series|species|alias|atlas|bias|canvas|gas|lens|chaos|sms|cms|dns|aws|ms|os))$/, undefined],
  [/(analy|diagno|hypothe|synop|cri|parenthe|(^|_)the)ses$/, '$1sis'],
  [/(ss|alias|atlas|bias|canvas|(^|_)gas|lens|iris)es$/, '$1'],
  [/((^|_)b|stat|vir|bon|camp|cens|corp|foc|chor|surpl|circ|gen|radi|nex|apparat)uses$/, '$1us'],
  [/(cach|nich|avalanch|(^|_)ax)es$/, '$1e'],
  [/(^|_)quizzes$/, '$1quiz'],
  [/(x|ch|sh|zz)es$/, '$1'],
  [/(mov|cook|calor|zomb|brown|self|rook|hood|gen|(^|_)t|(^|_)p)ies$/, '$1ie'],
  [/ies$/, 'y'],
  [/(shel|wol|hal|cal|loa|lea|sel|thie|scar|whar|hoo|shea|(^|_)el)ves$/, '$1f'],
  [/(^|_)(kni|wi|li)ves$/, '$1$2fe'],
  [/(hero|potato|tomato|echo|veto|cargo)es$/, '$1'],
  [/s$/, '']
]
