import t from 'tap'
import type { SchemaObject } from '../../../src/document/openapi.ts'
import { generate } from '../../../src/generate/generate.ts'
import { resourcesOf } from '../../../src/schema/meaning/schema-resources.ts'

const text = { type: 'string' }
const list = { type: 'array', items: text, minItems: 1 }
const whole = { type: 'integer' }

/** Makes a member of an object that a schema of a document describes. */
function made(schema: string, name: string, own: SchemaObject, beside: string, seed: string): unknown {
  const others = Object.fromEntries(beside.split(' ').map((one) => [one, text]))
  const properties = { ...(beside === '' ? {} : others), [name]: own }
  const resources = resourcesOf({ components: { schemas: { [schema]: { required: [name], properties } } } })
  const value = generate({ schema: { $ref: `#/components/schemas/${schema}` }, resources, seed })
  const member = (value as Record<string, unknown>)[name]
  return Array.isArray(member) ? member[0] : member
}

/** A schema and its member, the description of the member and its neighbours, and the values that are believed. */
type Case = [place: string, own: SchemaObject, description: string, beside: string, believed: RegExp]

const cases: Case[] = [
  ['Drone id', text, 'ID of the drone (format: DRN-######)', '', /^DRN-\d{6}$/],
  ['Bill code', text, 'Number of the bill, formatted like `INV-YYYY-NNNN`', '', /^INV-20\d\d-\d{4}$/],
  ['Chunk offset', text, 'Format: XXX-999', '', /^[A-Z]{3}-\d{3}$/],
  ['Chunk time', text, 'Nanoseconds since the epoch, as a string', '', /^17\d{17}$/],
  ['Chunk started', whole, 'Unix time in seconds', '', /^17\d{8}$/],
  ['Chunk started', whole, 'Microseconds since the epoch', '', /^17\d{14}$/],
  ['Transfer price', text, 'Gas price in wei, as a decimal string', '', /^\d{6,9}000$/],
  ['Transfer price', whole, 'Gas price in wei', '', /^\d{7,9}000$/],
  ['Platter price', text, 'Price in whole yen', '', /^\d+$/],
  ['Verdict stars', { type: 'number' }, 'Stars in steps of one half, at most 5', '', /^[0-5](\.5)?$/],
  ['Verdict stars', { type: 'number' }, 'Between 10 and 90, in increments of 20', '', /^(20|40|60|80)$/],
  ['Verdict stars', { type: 'number' }, 'Between 1 and 9, in increments of 20', '', /^[1-9](\.\d+)?$/],
  ['Verdict stars', { type: 'number' }, 'Between 1 and 9, in increments of 0', '', /^[1-9](\.\d+)?$/],
  ['Novel isbn', text, 'ISBN-10 of the book', '', /^\d{9}[\dX]$/],
  ['Thing key', text, 'Time-ordered UUID, version 7', '', /^01[\da-f]{6}-[\da-f]{4}-7/],
  ['DogLicence name', text, "The dog's call name", '', /^[A-Z]\p{L}+$/u],
  ['Hamlet name', text, 'Name of the village', '', /^[A-Z](?!.*Hamlet)/],
  ['Outing leader_email', text, 'Phone number of the leader', '', /^\+/],
  ['Tenant title', text, '', 'surname birth_date', /^\p{L}+\.?$/u],
  ['Resident title', text, '', 'last_name', /Manager|Engineer|Director|Designer|Analyst|Head|Lead|Officer|\w+ \w+/],
  ['Home number', text, '', 'street city', /^\d{1,3}$/],
  ['Tile key', whole, 'Key of the tile', '', /^\d{1,4}$/],
  ['Byline text', text, 'Name of the journalist who wrote it', 'headline', /^[A-Z][^.]* [A-Z][^.]*$/],
  ['Rotation pilot_in_command', text, 'Full name of the pilot', '', /^[A-Z]\S* [A-Z]/],
  ['Artwork medium', text, '', 'artist', /canvas|paper|bronze|etching/i],
  ['Applicant probability_of_default', { type: 'number' }, '', '', /^0\.\d+$/],
  ['Pass pdf_url', text, '', '', /\.pdf$/],
  ['Endereco cep', text, '', 'cidade rua', /^\d{5}-\d{3}$/],
  ['Payment noteForCustomer', text, '', '', /^[A-Z].* .*\.$/],
  ['Fireteam titleBeforeModeration', text, '', '', /Fireteam$/],
  ['Shipment link_to_email', text, '', '', /@|^https:/],
  ['Instructions internal', text, '', '', /^(?!Internal)\S+ \S+/],
  ['ThemeColors accent2', text, '', '', /^#[\da-f]{6}$/],
  ['Person countryIso2Alt', text, '', '', /^[A-Z]{2}$/],
  ['StackFrame address', text, '', '', /^0x[\dcf]+$/],
  ['StackFrame className', text, '', '', /^com\.example\.\w+$/],
  ['StackFrame method', text, '', '', /^[a-z]+[A-Z]\w+$/],
  ['StackFrame fileName', text, '', '', /^\w+\.java$/],
  ['StackFrame codeRaw', text, '', '', /^\w+\.\w+:\d+$/],
  ['StackFrame methodParams', text, '', '', /^\(/],
  ['Facility biosolidsFlag', text, '', '', /^[YN]$/],
  ['Experiment featureFlag', text, '', '', /^[a-z]+-[a-z]+$/],
  ['Language isoCode', text, '', 'name', /^[a-z]{2}$/],
  ['TTSModel displayName', text, '', '', /TTS$/],
  ['App.Common.Sprocket name', text, '', '', /^\w+ Sprocket$/],
  ['OBSprocket6 name', text, '', '', /^\w+ Sprocket$/],
  ['SprocketModel-haljson name', text, '', '', /^\w+ Sprocket$/],
  ['FilterProperty type', text, '', '', /^(number|date|boolean|url)$/],
  ['RentalProperty type', text, '', '', /^(?!number|date|boolean|url)/],
  ['Category name', text, "localised name (formatted in the current user's locale)", '', /^[A-Z][a-z]+$/],
  ['Job title', text, 'Normalized title of the job associated with the UUID', '', /^[A-Z][^\d]+$/],
  ['Area options', list, 'An array of HTTP methods allowed on this URI.', '', /^[A-Z]{3,6}$/],
  ['Area neighbors', list, 'A list of country codes that have a border with it', '', /^[A-Z]{2}$/],
  ['Quota country_code', text, 'The country in which the account was opened.', '', /^[A-Z]{2}$/],
  ['Error type', text, 'A URL to one of the error types.', 'detail', /^https:/],
  ['Image thumbnailPath', text, 'The URL path of the small one.', '', /\//],
  ['Item iconPath', text, 'A variant of the icon that is transparent.', '', /^\/.*\.\w+$/],
  ['Tax type', text, 'type (ie. NIP, VAT Reg No, P.IVA) or empty if unknown', '', /^(NIP|VAT Reg No|P\.IVA)$/],
  ['Order status', text, 'Standing order status (Active, Inactive)', '', /^(Active|Inactive)$/],
  ['Save success_type', text, 'Result. Can be \\"none\\", \\"half\\", or \\"other\\"', '', /^(none|half|other)$/],
  ['Config tty', text, 'When set to true, attaches standard streams.', '', /^(true|false)$/],
  ['Spell casting_time', text, 'How long it takes for the spell to act.', '', /^\d+ (minutes|hour|seconds|days)$/],
  ['Rule failureMessage', text, '', '', /^(?!Success|OK|Done|Request completed)/],
  ['ValidationError loc', list, '', 'msg type', /^(body|email|quantity)$/],
  ['ErrorModel status', text, '', 'message', /^error$/],
  ['ErrorResponse statusCode', whole, '', 'message', /^[45]\d\d$/],
  ['Reply errorStatus', text, '', 'error_code', /^success$/],
  ['Flag valueAsYesNo', text, '', '', /^(Yes|No)$/],
  ['Item sequence', text, '', '', /^\d+$/],
  ['Item itemHash', whole, '', '', /^\d{9,10}$/],
  ['Item deadline', whole, '', '', /^1[67]\d{8}$/],
  ['Contact lastfmUrl', text, '', '', /^https:[^?]+$/],
  ['Quota glarb', text, 'The glarb of the recipe.', '', /^[A-Z][a-z]+ .*[a-z]$/],
  ['Quota glarb', text, 'The glarb of the postcode.', '', /^[A-Z\d -]+$/],
  ['Quota glarb', { ...text, format: 'as-is' }, '', '', /^\S+ \S/],
  ['Quota glarb', { ...text, format: 'zed' }, '', '', /^\S+ \S/],
  ['Quota glarb', { ...text, format: 'as the clerk wrote it' }, '', '', /^\S+ \S/],
  ['Pin memo', text, 'This field provides a note about the pin.', '', /^[A-Z].*\.$/],
  ['Stop isOpen', text, 'Gets or sets a value indicating whether it is open.', '', /^(true|false)$/],
  ['Country tld', text, 'top-level domain name of the country', '', /^[a-z]{2,3}$/],
  ['Search sources', list, "Required if by is either 'Multiple' or 'Shortest'", '', /^(?!Multiple|Shortest)/],
  [
    'Company linkedin',
    text,
    '',
    'name industry',
    /^[a-z]+(and|inc|ltd|labs|gmbh|group|foods|sons|works|systems|partners)[a-z]*$/
  ],
  ['Person linkedin', text, '', 'last_name', /^\w+$/],
  ['Text titles', list, '', '', /^(?!\w+ Title)/],
  ['Profile eatingStyle', text, '', '', /^(?!outlined|filled)/],
  ['RecipeResponse instructions', text, '', '', /^(Mix|Chop)/],
  ['Term instalmentType', text, 'Instalment Type: S - Simple, M - Multiple', '', /^[SM]$/],
  ['Choice modifierType', text, 'PERCENT, ABSOLUTE', '', /^(PERCENT|ABSOLUTE)$/],
  ['Zork zorkle', text, 'A URL of the zorkle.', '', /^https:/],
  ['Student school', text, '', 'grade', /School|University|College|Institute/],
  ['Student born', { ...text, pattern: '^[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}$' }, '', '', /^[01]\d\/[0-3]\d\/\d{4}$/],
  ['vehicle_candidate name', text, 'name of value', '', /^\w+ Vehicle Candidate$/],
  ['JobCandidate name', text, '', '', /^\p{Lu}\S+ \p{Lu}\S+$/u],
  ['Transactions description', text, '', '', /ransaction (?!s)/],
  ['TeamRating team', text, '', 'conference year', /United|FC|Rovers|Athletic/],
  ['TeamRating division', text, '', 'conference year', /ern$/],
  ['GameMedia awayConference', text, '', 'home_team', /ern$/],
  ['Week firstGameStart', text, '', 'week', /^2024-\d\d-\d\dT/],
  ['Usage minutes_with_packs', text, '', '', /^\d+$/],
  ['Order orderNbr', text, '', '', /\d/],
  ['Order lineAmt', { type: 'number' }, '', 'price quantity', /^\d+(\.\d+)?$/],
  ['PriceManagerInSprocket name', text, '', '', /Price Manager$/],
  ['BigFarSmallSprocket description', text, '', '', /small sprocket/i],
  ['Hook status', text, 'Status may be ENABLED or DISABLED. A disabled hook does nothing.', '', /^(EN|DIS)ABLED$/],
  ['Meta status', text, 'Success or failure status of call.', '', /^(?!true|false)/],
  ['PayorLink linkType', text, 'The type of the link. One of the following values: PARENT_OF', '', /^PARENT_OF$/],
  ['InformationUrl privacy', text, '', 'support marketing', /^https:/],
  ['Group tagText', text, '', '', /^[a-z]+$/],
  ['Comment text', text, '', 'author', /\.$|\?$/],
  ['Bag memberText', text, '', '', /\.$/],
  ['RawRecord metadata', text, 'The raw XML metadata', '', /^<\w+>.*<\/\w+>$/],
  ['Goal months_to_budget', whole, 'The number of months that are left', '', /^([1-9]|1\d|2[0-4])$/],
  ['Goal weeks_to_budget', whole, 'The number of weeks', '', /^\d\d?$/],
  ['Goal years_to_budget', whole, 'Number of years', '', /^\d\d?$/],
  ['Account cleared_balance', whole, 'The cleared balance in milliunits format', '', /^\d{4,}0$/],
  ['DateFormat format', text, '', '', /^(YYYY|MM|DD).*(YY|MM|DD)$/],
  ['TaxRate rate', { type: 'number' }, '', '', /^(5|7|1\d|2\d|0\.\d+)$/],
  ['Order order_state_text', text, '', '', /^[A-Z][a-z]+( [a-z]+)*$/],
  ['Result uv_max', { type: 'number' }, '', '', /^(\d|1[0-2])(\.\d+)?$/],
  ['Airport name', text, '', 'id', /Airport$/],
  ['ProblemDetails instance', text, '', 'status', /^\//],
  ['ProblemDetails type', text, '', 'status', /^(about:|https:)/],
  ['ValidationError location', text, '', 'msg param', /^(body|query|params)$/],
  ['Client client_name', text, '', 'client_secret', /^(Field|Time|Invoice|Team) /],
  ['ProductSummary width', { type: 'number' }, '', 'weight', /^(\d|\d\d|1[01]\d|120)(\.\d)?$/],
  ['Lyrics cultureCode', text, '', '', /^[a-z]{2}-[A-Z]{2}$/],
  ['Upload acl', text, '', '', /^p[a-z-]+$/],
  ['Organizer name', text, '', '', /^\p{Lu}\S+ \p{Lu}\S+$/u],
  ['Team logo_email', text, 'The address, either generated or provided in `sub`.', '', /@/],
  ['Project status', text, 'Indicates whether the project is active, completed, or canceled.', '', /^(active|c\w+ed)$/],
  ['Project stale', text, 'Indicates whether the project is active, completed, or canceled.', '', /^(true|false)$/],
  [
    'Account header_static',
    text,
    'Equal to `header` if that is still.',
    'header',
    /^(Content-Type|Accept|Auth\S+|X-\S+)$/
  ],
  ['Barcode issuer', { ...text, format: 'ISO 3166 Alpha-2' }, '', '', /^[A-Z]{2}$/],
  ['Barcode issuer', { ...text, format: 'free words' }, '', '', /^\S+/]
]

for (const [place, own, description, beside, believed] of cases)
  t.test(`${place} is believed${description === '' ? '' : ` as "${description}"`}`, async (t) => {
    const [schema = '', name = ''] = place.split(' ')
    for (const seed of ['1', '2', '3', '4'])
      t.match(String(made(schema, name, { ...own, description }, beside, seed)), believed)
  })
