/** Tells by the words around a run of values whether they are those of a member. */

import { type Scene, snake } from '../entity/scene.ts'
import type { Run } from './runs.ts'

/** A member, as far as it says whether it holds words of a vocabulary. */
export type Named = Pick<Scene, 'name' | 'beside'>

/** Tells whether a word is the name of a member beside: "Equal to `header` if that is still". */
export const isBeside = (word: string, { beside }: Named): boolean => beside.includes(snake(word))

/** Names of texts that people write or machines make, for which a list in the description seldom is a vocabulary. */
export const prose =
  /(^|_)(id|uuid|name|title|descriptions?|message|text|body|content|comment|notes?|url|uri|link|email|phone|address|password|token|data|value|template|html|path|number|key|query|filter|expression|payload|secret)$/
/** Names of names. */
const titles = /(^|_)(name|title|label)$/
/** Names of words of a vocabulary. */
export const vocabularies =
  /(^|_)(type|kind|object|status|state|event|action|command|mode|role|scope|category|class|level|severity|priority|urgency|units?|format|method|protocol|provider|resource|visibility|access|permission|privacy|appearance|theme|channel|source|reason|phase|stage|step|operation|direction|orientation|interval|frequency|period|plan|tier|gender|trigger|strategy|policy|engine|platform|vendor|manufacturer|make|variant|environment|region|size|grade|result|outcome|decision|verdict|conclusion|availability|condition|side|origin|section|style|layout|alignment|position|encoding|algorithm|scheme|brand|network|medium|media|store|relation(ship)?|intent|purpose|cause|effect)$/

/** Parts of the form of a date (`DD/MM/YYYY`), and beginnings: `pool1...`. */
const isForm = /^(?:d{1,2}|m{1,3}|y{2,4}|h{1,2}|s{1,2})$|.(?:…|\.{3})$/i

/** Words before "values" that say that all of them follow. */
export const qualities =
  'possible|allowed|valid|accepted|acceptable|supported|permitted|available|known|current|legal|recogni[sz]ed|expected'
/** Words before values that name all of them. */
const lists = new RegExp(
  `(?:${[
    // "One of", "any of the following modes", "one among these".
    '(?:one|any|which) (?:of|among|out of|from)(?: (?:the following|these)(?: [a-z]+)?)?(?:\\s*\\([^)]*\\))?',
    'either',
    // "Allowed values are", "known types:".
    `(?:${qualities})\\s+(?:[a-z]+\\s+)?(?:are|is|include)`,
    `(?:${qualities})(?:\\s+[a-z]+)?\\s*:`,
    'values?(?: (?:are|is|include|can be|may be|from)(?: among)?)?',
    '(?:following|two|three|four|five|six|\\d) (?:values|modes|states|types|kinds|levels|options)(?: (?:exist|are possible))?\\s*:',
    'erlaubt sind|zulässig sind|options?|choices|enum(?:eration|-like)?(?: of)?|accepts|(?:restricted|limited) to',
    '(?:choose|select|pick|chosen|selected)(?: one)?(?: (?:from|of|between))?',
    // German, French, Spanish, Portuguese, Dutch and Italian.
    '(?:mögliche|erlaubte|zulässige|gültige) werte|valeurs? (?:possibles?|autorisées?|admises?)',
    'valor(?:es)? (?:posibles?|possíve(?:l|is)|permitidos?|válidos?)|valori (?:possibili|ammessi)',
    '(?:mogelijke|toegestane|geldige) waarden|eine[rs]? (?:von|der folgenden|der werte)|un[oa] de|een van|l.une? d(?:e|es)|entweder'
  ].join('|')})\\s*:?\\s*[([{<]?\\s*(?:the )?$`,
  'i'
)
/** Words before states: "Indicates whether the project is currently active or completed". */
const whether = /\bwhether (?:the|this|an?|it)(?: [\w-]+){0,4} (?:is|are|was|has been)(?: currently)?\s*$/i
/** Words before samples. */
export const samples =
  /(?:such as|\b(?:e\.?\s?g|i\.?e)\.?,?|for example,?|for instance,?|examples?(?: (?:include|are))?|\bex)\s*(?::\s*)?(?:\(\s*)?$/i
const mayBe =
  /\b(?:(?:can|may|could|must|will) (?:either )?be|p[uo]ede? ser|peut être|può essere|pode ser|może być|kann|kan):?\s*$/i
/** Words and signs behind a list that is not complete. */
const open = /^\s*(?:,\s*)?(?:etc\b|\.{2}|…|and so on\b)/i
/** Words before quoted names that are no values. */
const others =
  /\b(if|when|unless|fields?|propert(?:y|ies)|parameters?|headers?|(?<!\b(?:can|may|to|who) )see|instead|unlike|combination|between|requires?|endpoints?|methods?|together|derived|concatenat\w+)\b[^.\n]*$/i

/** "A4, A5 and A6 are supported", "`low` and `high` are the only levels". */
const areListed = new RegExp(
  `^ (?:are|is)(?: all)?(?: the)?(?: only)? (?:${qualities}|values|options|choices|levels)\\b`
)

/** A bracket behind a list, at the end of a clause. */
const closed = /^\s*[)\]}>]\s*([.;,\n]|$)/

/** A run of values, and what stands around it in a description. */
interface Around extends Run {
  /** The words before the run. The point of "e.g." ends no sentence, so the sentence before may be among them. */
  cue: string
  /** The words before the run in its sentence. */
  before: string
  after: string
  /** True for words behind the run that say that there are more values. */
  isOpen: boolean
  /** True where nothing of the clause follows the run. */
  ends: boolean
  /** True for a member whose name is that of texts which people write. */
  isProse: boolean
  /** True for a title or a name. */
  isTitle: boolean
  /** True for a member whose name is that of words of a vocabulary, or stands alone before them: "Finish (raw, oiled)". */
  isNamed: boolean
  /** True for values that are one word in the text: `image/png`. */
  isSlashed: boolean
}

function aroundOf(run: Run, text: string, { name }: Named): Around {
  const { values, start, end } = run
  const ahead = text.slice(0, start)
  const after = text.slice(end)
  const isOpen = values.length > 1 && open.test(after)
  return {
    ...run,
    cue: ahead.slice(-90).replace(/[`"“']$/, ''),
    // "Method used (plurality, approval)": the member itself is none of the others.
    before: ahead
      .slice(Math.max(ahead.lastIndexOf('.'), ahead.lastIndexOf('\n')) + 1)
      .replace(/^\s*When\b/, '')
      .replaceAll(others.test(name) ? name : '\n', ''),
    after,
    isOpen,
    ends: isOpen || (values.length > 2 && after.startsWith(' (')) || /^\s*([.)\]}>;\n/|,]|$)/.test(after),
    isProse: prose.test(name),
    isTitle: titles.test(name),
    isNamed: vocabularies.test(name) || snake(ahead.slice(0, 60)) === name,
    isSlashed: text.slice(start, end).includes(values.slice(0, 2).join('/'))
  }
}

const all = ({ values }: Run, form: RegExp): boolean => values.every((one) => form.test(one))
const capital = /^\p{Lu}/u
const plainWord = /^\p{Ll}{2}[\p{Ll}-]*$/u
const isProse = (text: string): boolean => prose.test(text)
const dotted = /^[a-z]+(?:[._][a-z]+)+$/
const code = /^\p{Lu}[\p{Lu}\d_-]*$/u
const isList = ({ quoted, exclusive, ends }: Around): boolean => quoted || exclusive || ends
const isEither = (run: Around): boolean => run.exclusive || (run.values.length > 2 && all(run, code))
const isWorded = ({ isNamed, quoted, values }: Around): boolean => isNamed && (quoted || values.length > 2)
/** True for a run with nothing behind it. */
const isLast = ({ after }: Around): boolean => /^\W*$/.test(after)

/** Tells of which runs a rule speaks, and which of them list the values of a member. The first rule of a run counts. */
type Rule = readonly [of: (run: Around) => boolean, lists: (run: Around) => boolean]

const rules: readonly Rule[] = [
  // "One of a, b or c", but not "either a or b of the two".
  [({ cue }) => lists.test(cue), (run) => isList(run) && (run.quoted || run.ends || !/\beither\s*$/i.test(run.cue))],
  // "Whether it is active or completed"
  [({ cue }) => whether.test(cue), ({ exclusive, ends, isNamed }) => exclusive && ends && isNamed],
  // "Only A and B are supported"
  [({ cue, after, isProse }) => !isProse && /\bonly\s*$/i.test(cue) && areListed.test(after), () => true],
  // Capitals say that samples of a name are names: "such as Mr, Ms or Dr". So do points: "e.g. bill.paid, bill.sent".
  [
    ({ isProse }) => isProse,
    (run) =>
      run.isTitle && samples.test(run.cue) && run.ends && (all(run, dotted) || (run.exclusive && all(run, capital)))
  ],
  // `image/png` is one value where it is a sample.
  [({ cue }) => samples.test(cue), (run) => isList(run) && !run.isSlashed],
  [({ before, after }) => areListed.test(after) && !others.test(before), () => true],
  [
    ({ cue }) => mayBe.test(cue),
    (run) => run.quoted || (run.ends && (run.values.length > 2 || all(run, /^\p{Lu}{2}/u)))
  ],
  // Names of makes are samples: "like Apple, Dell, etc."
  [({ cue, isOpen }) => isOpen && /\blike\s*$/.test(cue), (run) => run.isNamed && all(run, capital)],
  // "(`a` or `b`)"
  [
    ({ cue, after, quoted, exclusive }) => quoted && exclusive && /\(\s*$/.test(cue) && /^\s*\)/.test(after),
    () => true
  ],
  [({ before }) => others.test(before), () => false],
  // "[a | b]", "(KG or LB)"
  [
    ({ cue }) => /[([{<]\s*$/.test(cue),
    (run) =>
      closed.test(run.after) &&
      (run.quoted || isEither(run) || isWorded(run) || (run.isNamed && all(run, capital)) || /[[{<]\s*$/.test(run.cue))
  ],
  // "Kind of the box: small, large or huge", "a list of `a` and `b`"
  [
    ({ cue }) => /(?::|\s[–—-]|\b(?:list|set|array|scale) of)\s*$/.test(cue),
    (run) => run.ends && (run.quoted || isEither(run) || isWorded(run) || run.isOpen)
  ],
  // "Direction of the twist, S or Z", "Urgency; P1, P2 or P3"
  [
    (run) => /[,;]\s*$/.test(run.cue) && run.exclusive && run.ends && all(run, /^\p{Lu}\d?$/u),
    ({ isProse }) => !isProse
  ],
  // "The order is `asc` or `desc`."
  [
    ({ quoted }) => quoted,
    ({ isNamed, exclusive, ends, cue, before, values }) =>
      isNamed ||
      (exclusive && ends && (values.length > 2 || /[,;]\s*$|\b(?:is|are)\s*$/i.test(cue) || before.trim() === ''))
  ],
  [({ before }) => before.trim() !== '', () => false],
  // "Diesel, petrol, etc.", "KG, LB", "dull, used, fresh"
  [
    (run) =>
      (run.isOpen && run.values.length > 2) ||
      (run.values.length > 2 && isLast(run) && all(run, plainWord) && !run.isProse && !run.values.some(isProse)) ||
      (run.isNamed && all(run, capital) && /^\p{Lu}{2}/u.test(run.values[0] as string) && isLast(run)),
    () => true
  ],
  // A capital at the start alone begins a sentence, but three words are none: "Battery, overhead or hybrid".
  [
    ({ values }) => /^\p{Lu}\p{Ll}/u.test(values[0] as string) && values.slice(1).every((one) => /^\p{Ll}/u.test(one)),
    (run) => run.exclusive && run.values.length > 2 && isLast(run)
  ],
  [() => true, (run) => run.ends && (run.exclusive || isWorded(run))]
]

/** Tells whether the words around a run say that it lists values. */
export function isVocabulary(run: Run, text: string, scene: Named): boolean {
  if (run.values.some((one) => isBeside(one, scene)) || all(run, isForm)) return false
  const around = aroundOf(run, text, scene)
  const [, listsValues] = rules.find(([of]) => of(around)) as Rule
  return listsValues(around)
}
