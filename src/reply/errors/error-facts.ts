/** The facts of a refusal, by the names that members of errors have. */
import { memoized } from '../../document/memoized.ts'
import { nounOf } from '../../resources/model/names.ts'
import { pathInfo } from '../../resources/model/paths.ts'
import type { Violation } from '../../schema/validator.ts'

/** The request that was refused. An error may name its method and path. */
export interface Refused {
  method: string
  path: string
  /** The path of the operation, as the document writes it. */
  template?: string | undefined
  accept?: string | undefined
}

/** The facts of a whole refusal, or of one violation for a list of them. */
export interface Told {
  status: number
  /** the status as a word for programs, in the spelling of the value that is there */
  word: string | undefined
  /** the status in words */
  title: string
  message: string
  refused: Refused | undefined
  type: string | undefined
  violation: Violation | undefined
  /** the first violation, for a body with room for one */
  first: Violation | undefined
  /** the roles of the members beside */
  beside: readonly string[]
}

type Say = (told: Told) => unknown[]

/** Marks a member that is better left out. */
export const absent = Symbol('absent')

const statusFact: Say = ({ status }) => [status, String(status)]
/** Returns the rule that a violation broke; undefined for an error that no rule tells of. */
const ruleOf = ({ violation }: Told): string | undefined => violation?.keyword || undefined
const keyword: Say = (told) => [ruleOf(told), told.word]
const isFalse: Say = () => [false]
const isTrue: Say = () => [true]
const steps = ({ at }: Violation): string[] => at.split('/').slice(1)
const numbered = (step: string): string | number => (/^\d+$/.test(step) ? Number(step) : step)
const dotted = (violation: Violation): string => steps(violation).join('.')
const field: Say = ({ violation, first }) => {
  const one = violation ?? first
  return one === undefined ? [null, absent] : [dotted(one)]
}
const location: Say = ({ violation, beside }) => {
  if (violation === undefined) return []
  // Beside a member for the field, the place says the part of the request.
  if (beside.includes('field') || beside.includes('name')) return [violation.in]
  const all = [violation.in, ...steps(violation)]
  return [all.map(numbered), all, all.join('.'), violation.in]
}
/** Limits a fact to violations in some places, unless the member is required. */
const only =
  (place: RegExp, spell: (violation: Violation) => string): Say =>
  ({ violation }) => {
    if (violation === undefined) return []
    return place.test(violation.in) ? [spell(violation)] : [absent, spell(violation)]
  }

/** Returns the word for a status as a name of an error: `NotFound`. */
const errorName: Say = ({ violation, title }) =>
  violation === undefined || violation.at === '' ? [title.replaceAll(/[^A-Za-z]/g, '')] : [dotted(violation)]

/** Advice for whoever reads an error. */
const advice: Say = ({ status }) => [
  status === 401
    ? 'Send valid credentials.'
    : status === 429 || status >= 500
      ? 'Try again later.'
      : 'Check the request and try again.'
]

/** Types of SCIM (RFC 7644 section 3.12), which the errors of two statuses have. */
const scimTypes: Readonly<Record<number, string>> = { 403: 'sensitive', 404: 'noTarget', 409: 'uniqueness' }
const scimType: Say = ({ status }) => [
  status === 400 || status === 409 ? undefined : absent,
  scimTypes[status] ?? 'invalidValue'
]

const codeFact: Say = (told) => [ruleOf(told), told.status, told.word, String(told.status)]

/**
 * The values of members, by their names in lower case without separators. The first value of that kind that the schema
 * admits is taken. To teach standin another name, add a line here.
 */
export const facts: Record<string, Say> = {
  status: statusFact,
  statuscode: statusFact,
  httpstatus: statusFact,
  code: codeFact,
  errorcode: codeFact,
  name: errorName,
  exception: errorName,
  hint: advice,
  suggestion: advice,
  resolution: advice,
  scimtype: scimType,
  remaining: ({ status }) => (status === 429 ? [0] : []),
  // As the header Retry-After says.
  retryafter: () => [60, '60'],
  codigo: codeFact,
  código: codeFact,
  codice: codeFact,
  fehlercode: codeFact,
  type: (told) => [ruleOf(told) ?? told.type, told.word],
  keyword,
  rule: keyword,
  errortype: keyword,
  errors: keyword,
  resource: ({ refused }) => [nounOf(pathInfo(refused?.template ?? '').noun || 'request')],
  method: ({ refused }) => [refused?.method],
  path: ({ violation, refused }) =>
    violation === undefined ? [refused?.path] : [steps(violation).map(numbered), steps(violation), dotted(violation)],
  instance: ({ refused }) => [refused?.path],
  loc: location,
  location,
  in: ({ violation }) => [violation?.in],
  field,
  fieldname: field,
  property: field,
  propertypath: field,
  param: field,
  attribute: field,
  // JSON:API 1.1, "Error Objects": `source` names the pointer, the parameter or the header
  pointer: only(/^body$/, ({ at }) => at),
  parameter: only(/^(path|query)$/, dotted),
  header: only(/^header$/, dotted),
  success: isFalse,
  successful: isFalse,
  issuccess: isFalse,
  succeeded: isFalse,
  ok: isFalse,
  error: isTrue,
  iserror: isTrue,
  haserror: isTrue,
  haserrors: isTrue,
  failed: isTrue
}

/** Members with values of the author's own choice, which stay as written. */
export const wordsOfTheirOwn = new Set([
  'code',
  'errorcode',
  'codigo',
  'código',
  'codice',
  'fehlercode',
  'type',
  'keyword',
  'rule',
  'errortype',
  'name',
  'hint',
  'suggestion',
  'resolution'
])

/** Members that name the place of a violation, so that the message beside them need not. */
export const places = new Set(
  'loc location path field fieldname property propertypath param attribute pointer source name'.split(' ')
)

/** Members for the message in several languages, the likeliest first; the others say the status in words. */
export const messages = [
  'message',
  'detail',
  'errordescription',
  'errormessage',
  'mensaje',
  'mensagem',
  'messaggio',
  'meldung',
  'nachricht',
  'fehlermeldung',
  'msg',
  'reason',
  'description',
  'faultstring',
  'explanation',
  'details',
  'text',
  'error',
  'title',
  'summary'
]

/** Other names of members. To teach standin another, add it to what it means, in lower case without separators. */
const synonyms: Readonly<Record<string, string>> = {
  message: 'libelle melding foutmelding bericht diagnostics problem',
  description: 'beschreibung descripcion descricao descrizione omschrijving fehlerbeschreibung',
  code: 'foutcode codeerreur codigoerror',
  statuscode: 'httpstatuscode httpcode responsecode responsestatus',
  error: 'erreur fehler fout errore erro',
  errors: 'erreurs fehlerliste errores erros errori fouten issue',
  field: 'target feld champ campo veld fieldpath parametername paramname attributename propertyname'
}

const meanings = new Map(
  Object.entries(synonyms).flatMap(([role, names]) => names.split(' ').map((name) => [name, role] as const))
)

/** Roles of members by their descriptions, for names of which none is known. */
const described: readonly (readonly [RegExp, string])[] = [
  [/http (status|response code)/i, 'status'],
  [/machine.readable|error code\b|code (of|for|identifying) the (error|problem)|application.specific code/i, 'code'],
  [
    /human.readable|(description|explanation) of (the error|what)|error message|message that|what went wrong/i,
    'message'
  ],
  [
    /(name|path) of the (field|parameter|property|member|attribute)|(field|parameter|property|attribute) (that|which|with|causing)/i,
    'field'
  ]
]

/** Returns a name in lower case without separators. */
export const plain = memoized((name: string) => name.toLowerCase().replaceAll(/[_-]/g, ''))

/** Returns what a member of an error says, as the name that `facts` and `messages` have for it. */
export function roleOf(name: string, description: string): string {
  const own = plain(name)
  if (Object.hasOwn(facts, own) || isSpoken(own)) return own
  const bare = own.replace(qualifier, '')
  return meanings.get(own) ?? (isSpoken(bare) ? bare : (described.find(([rule]) => rule.test(description))?.[1] ?? own))
}

/** Words before a name that say no more than that it is about an error: `errorSummary`, `failureReason`. */
const qualifier =
  /^(error|err|fault|failure|failed|invalid|problem|exception|status|response|result|user|developer|display|long)/

const isSpoken = (plain: string): boolean =>
  /^(code|field)$/.test(plain) || messages.includes(plain) || inner.has(plain)

/** Members for what a success brings. */
export const results = /^(result|results|data|payload)$/

/** Members by which a body says that it is an error. */
export const failures = /^(success|successful|issuccess|succeeded|ok|error|errors|message|errormessage)$/

/** Members with an error inside, or with a list that has one item for each violation. */
export const inner = new Set(
  'error errors detail details fields violations issues causes rootcause causedby innererror messages fault source validation invalidparams extensions'.split(
    ' '
  )
)
