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
  ['Client logout_uri', text, '', '', /\/logout$/],
  ['Probe rssi', whole, '', '', /^-\d+$/],
  ['Home full_baths', whole, 'Number of full bathrooms', '', /^[1-4]$/],
  ['Home exterior_features', text, '', 'bedrooms', /^(balcony|garden|fitted kitchen|lift|cellar)$/],
  ['Home heating', text, 'Heating description or short string', '', /^(gas|electric|heat pump|district heating)$/],
  ['Person legal_name', text, '', '', /^\p{Lu}\S+ \p{Lu}\S+/u],
  [
    'OrganisationName legal_name',
    text,
    '',
    '',
    / (\w+ and \w+|GmbH|Ltd|Group|Inc|Partners|Systems|Labs|Works|Foods|Sons)$/
  ],
  ['Exchange iso3', text, '', '', /^[A-Z]{3}$/],
  ['Office post_code', text, 'Identifier consisting of letters', '', /^(?!.*[a-z]{2})[A-Z\d -]{4,9}$/],
  ['Branch branch_name', text, '', 'swift_code', /^\p{Lu}\S+ \p{Lu}\S+$/u],
  ['Rule country', { type: 'string', pattern: '[A-Z]{2}' }, 'Nation with a government', '', /^[A-Z]{2}$/],
  ['Rule nation', { type: 'string', pattern: '^[A-Z]{3}$' }, 'Country of the rule', '', /^[A-Z]{3}$/],
  ['Work creator', text, 'Who made it (eg. the photographer, artist or writer)', '', /^\p{Lu}\S+ \p{Lu}/u],
  ['Firm websites', list, 'URLs of the firm (e.g., website, Facebook page, Instagram)', '', /:\/\//],
  ['Feature form', text, 'A JSON serialized version of the form', '', /^\{.*\}$/],
  ['House address_1', { type: 'string', example: '50 Elm Street, Northwest' }, '', 'city', /^[^,]+$/],
  ['DefaultData names', text, '', '', /^(?!.*Default)/],
  [
    'Client post_logout_redirect_uris',
    { type: 'array', items: { type: 'string', format: 'uri' } },
    '',
    '',
    /callback$/
  ],
  ['Account recovery_link', text, '', '', /\/recovery$/],
  ['Client logo_uri', text, '', '', /\.(png|jpg)$/],
  ['Radar stream_url', text, 'WebSocket URL of the stream', '', /^wss:\/\//],
  ['Delivery receiver', text, 'The legal identifier of the receiver', '', /^(?=.*\d)[a-z\d]{12}$/],
  ['Report broken_assets', list, 'Identifies a list of asset ids submitted that are unknown', '', /\d{4}/],
  ['Pier state', text, 'State code of the pier', 'city', /^[A-Z\d]{1,3}$/],
  ['Pier address_line_one', text, '', '', /^(?=.*\d).*\p{L}{3}/u],
  ['Terminal name', text, '', 'city', /Terminal/],
  ['SizeInInches width', { type: 'number' }, 'Width of the crate', 'height', /^([1-9]|[1-5]\d|60)(\.\d)?$/],
  ['Print notes', text, 'The notes field that was sent with the print', '', / .+\.$/],
  ['Print color_sample', text, 'A hex value that shows about this color', '', /^#[\da-f]{6}$/],
  ['Barge beam', text, 'Width of the barge in feet and inches', 'height', /^\d+' \d+"$/],
  ['Barge vessel_name', text, 'Display name of the vessel.', '', /^[A-Z][a-z]+ [A-Z][a-z]+$/],
  ['Barge history', text, 'Milestones of the barge', '', / .+\.$/],
  ['Ledger voter', text, 'The voter: `drep1...`, `pool1...` or `cc_hot1...`', '', /^drep1\w{8}/],
  ['Extension value', text, 'Extension value', 'key', /^(?!csv|png|pdf|txt)/],
  ['Column foreign_table', text, '', 'is_primary_key', /^(customers|orders|invoices|products)$/],
  ['Page page_offset', text, '', '', /^\d+$/],
  ['Escrow side', text, 'Equals BUYER if the buyer pays, SELLER if the seller pays.', '', /^(BUYER|SELLER)$/],
  ['Cable shielding', text, 'Erlaubt sind: keine, folie, geflecht', '', /^(keine|folie|geflecht)$/],
  ['Billet classe', text, 'Classe du billet : « premiere » ou « seconde »', '', /^(premiere|seconde)$/],
  ['Payroll net_pay', text, 'Net pay, as a decimal string with two places', '', /^\d+\.\d\d$/],
  ['Mineral hardness', text, 'Hardness, a number in a string', '', /^\d+(\.\d+)?$/],
  ['Clip offset', text, 'Offset from the start in milliseconds, as a string', '', /^[1-9]\d*$/],
  ['Leaf wetness', { type: 'number' }, 'Share of the leaf that is wet', '', /^0\.\d+$/],
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
  ['Wort density', { type: 'number' }, 'Density before the yeast is added, e.g. 1.050', '', /^1\.0[2-7]\d*$/],
  ['Wort extract', { type: 'number' }, 'Extrakt, z. B. 12,5', '', /^([6-9]|1\d)(\.\d)?$/],
  ['Wort volume', whole, 'Litres, for example 12,000', '', /^([6-9]|1[0-8])\d{3}$/],
  ['Wort original_gravity', { type: 'number' }, '', '', /^1\.0[3-9]\d*$/],
  ['Wort alcohol_percentage', { type: 'number' }, '', '', /^(\d|1[0-4])(\.\d)?$/],
  ['Day sunset', text, '', '', /^(1[7-9]|2[01]):\d\d$/],
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
  ['Duty off', text, '', 'on', /^[a-z]+$/],
  ['Berth quay', text, '', '', / Quay$/],
  ['Berth dock_facility', text, '', '', /^(?!low|medium|high|standard)/],
  ['Berth mooring_masters', list, '', '', /^\p{Lu}\S+ (?!Mooring)\p{Lu}\S+$/u],
  ['Shift skill_mix', text, '', '', /^[a-z]+$/],
  ['Sieve flakiness', text, '', '', /^(low|medium|high)$/],
  ['Sieve stickability', text, '', '', /^(low|medium|high)$/],
  ['Sieve lubrications', list, '', '', /^[a-z]+$/],
  ['Sieve regional_western', text, '', '', /^[a-z]+$/],
  ['Sieve reduced_tx', text, '', '', /^[a-z]+$/],
  ['Sieve rust_resistant', text, '', '', /^(true|false)$/],
  ['Loan condition_report', text, '', '', /^[A-Z][^.]+ [a-z]+\.$/],
  ['Loan dimensions_cm', text, '', '', /^\d+ x \d+ x \d+$/],
  ['Hive queen_marking', text, 'Colour of the dot on the queen', '', /^[A-Z][a-z]+$/],
  ['Tap finish', text, 'Finish (nickel, brass, antique)', '', /^(nickel|brass|antique)$/],
  ['Tap drip', text, '1 (low) to 5 (high)', '', /^[1-5]$/],
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
  ['Localization value', text, 'The localized text or URI reference.', 'language_code', /^\p{Lu}[^:]+$/u],
  ['AuthorizedParty name', text, '', '', / (and Sons|Inc|Ltd|Labs|GmbH|Group|Foods|Works|Systems|Partners)$/],
  ['SeriesHeader title', text, '', '', /^(The Harbour Files|Winter Lights|Five Bridges)$/],
  ['HttpHeader name', text, '', '', /^(Content-Type|Accept|Authorization|X-Request-Id)$/],
  ['FlowSet title', text, '', '', /^\w+ Flow Set$/],
  ['Source verboseNamePlural', text, '', '', /^(?!Verbose)/],
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
  ['Company profile_url', text, '', 'name', /\/profile$/],
  ['Invoice invoice_url', text, '', '', /\.pdf$/],
  ['Account ftp_user', text, 'FTP User', '', /^[a-z][\w.]+$/],
  ['Country tax_number_country_code', text, 'VAT number country code.', '', /^[A-Z]{2}$/],
  ['Conversion country_code', text, 'The 2 digit country code', '', /^[A-Z]{2}$/],
  ['Message to', text, "The recipient's mobile number.", 'from subject', /^\+\d+$/],
  ['Version codename', text, '', '', /^[A-Z][a-z]+$/],
  ['Device location_permission', text, '', '', /^(granted|denied)$/],
  ['Review last_assignee', { ...text, format: 'uri' }, '', '', /^(?!.*page=)https:/],
  ['Address state', text, 'The two-character ISO 3166-2 code of the state.', 'city', /^(?!IE|GB)[A-Z]{2}$/],
  ['Profile screen_name', { ...text, example: 'Sean Cook' }, '', 'id', /^\p{Lu}\S* \p{Lu}/u],
  ['LeaveApplication title', text, '', 'start_date', /^(?!Field|Customer|Time|Invoice|Stock|Team)/],
  ['DeductionType name', { ...text, example: 'PTO' }, '', '', /[a-z]|^[A-Z]{3}$/],
  ['Employee start_date', { ...text, example: '/Date(322560000000+0000)/' }, '', '', /^\/Date\(1\d{12}\+0000\)\/$/],
  ['GameSingle name', text, '', 'released', /^(?!.*Single)\p{Lu}\S+ /u],
  ['Branding accountName', text, 'Name of the account', 'logo', /^[A-Z]\S* \S+/],
  ['ErrorObject status', text, 'The HTTP status code of this error.', 'title detail', /^4\d\d$/],
  ['Company zipCode', text, 'Postal address, zipcode', 'city', /^[A-Z\d -]{4,9}$/],
  ['Cashback description', text, 'A brief description of why this cashback was paid.', '', /^(?!This was|The was)/],
  ['Quota bandwidthLimit', whole, 'Total number of bytes that can be sent.', '', /^\d{4,7}$/],
  [
    'Setlist changed',
    text,
    "The format is yyyy-MM-dd'T'HH:mm:ss.SSSZZZZZ",
    '',
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/
  ],
  ['Price net', { ...text, example: '1.1900000000000000' }, '', '', /^\d\.\d\d?0{14,}$/],
  [
    'SshKey fingerprint',
    { ...text, example: 'b7:2f:30:a0:2f:6c:58:6c:21:04:58:61:ba:06:3b:2f' },
    '',
    '',
    /^([\da-f]{2}:){15}[\da-f]{2}$/
  ],
  ['Feed rights', text, '', 'title', /^©/],
  ['AccessEntry rights', text, '', 'principal', /^(?!©)/],
  ['Country code_name', text, '', 'code', /^(?!Aurora|Falcon|Bluebird|Granite)/],
  ['Investor risk_appetite', text, '', '', /^(?!good|poor|normal)/],
  ['Guest diet_notes', text, '', 'name', /^(?!Dry food|Half a tin|Small meals)/],
  ['Connection provider', text, '', 'tokens', /^(?!openai|anthropic|mistral|meta)/],
  ['Sensor model', text, '', 'temperature', /^(?!gpt|claude|llama|mistral)/],
  ['Prediction stop', text, '', 'route', /^(?!END|###|STOP)/],
  ['Commit head_oid', text, '', 'message', /^(?!2\.16)/],
  ['Vase date_made', text, '', '', /^\d{4}-\d\d-\d\d$/],
  ['Report date_range', text, '', '', /^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/],
  ['Trial age_range', text, '', '', /^\d{1,2}-\d\d$/],
  ['Turbine maintenance_window', text, '', '', /^\d\d:00-\d\d:00$/],
  ['Policy vehicle_reg', text, '', '', /^[A-Z]{2} \d{3} [A-Z]{2}$/],
  ['Policy premium_gross', text, '', '', /^\d+\.\d\d$/],
  ['Berth flag', text, '', 'vessel_imo', /^(?!.*-)\p{Lu}/u],
  ['Sample result', text, '', 'reference_range', /^\d+(\.\d)?$/],
  ['Hive temper', text, 'Scale from 1 (calm) to 5 (fierce)', '', /^[1-5]$/],
  ['Hive temper', text, 'Rating between 0.5 and 5', '', /^[0-5]\.\d\d$/],
  ['InputAttributes onclick', text, '', '', /\(\w*\)$/],
  ['Dispatch channel', text, '', 'recipient', /^(email|sms|push)$/],
  ['uiText text', text, '', 'context', /^(Sign in|Continue|Save|Email)$/],
  ['Quote quote', text, '', 'author', /^[A-Z].* .*\.$/],
  ['Rate quote', text, '', 'base', /^[A-Z]{3}$/],
  ['Company registration_number', text, '', 'name', /^\d{8}$/],
  ['Vehicle registration_number', text, '', 'make', /^[A-Z]{2} \d{3} [A-Z]{2}$/],
  ['Watch wrist', text, '', '', /^\p{Lu}\p{Ll}+ Wrist$/u],
  ['Material item_master', text, '', '', /^(?!\p{Lu}[\p{L}'’]+ \p{Lu})/u],
  ['Route mac_dist', text, '', '', /\d$/],
  ['Variant traffic', whole, 'Share of the traffic that the variant gets', '', /^(?!1$)\d\d?$/],
  ['Order placed', whole, 'Unix time of the order, US Eastern', '', /^17\d{8}$/],
  ['Server booted', whole, 'Unix time when the microservice started', '', /^17\d{8}$/],
  ['Server booted', whole, 'Unix time in µs', '', /^17\d{14}$/],
  ['Verdict stars', { type: 'number' }, 'Between 6 and 9, in steps of 5', '', /^[6-9](\.\d+)?$/],
  ['Thing key', text, 'The SKU if known, or the EAN if sold elsewhere', '', /^(?!SKU|EAN)/],
  ['Member joined', text, 'Year of the form, like 1999', '', /^(19|20)\d\d/],
  ['Barcode issuer', { ...text, format: 'ISO 3166 Alpha-2' }, '', '', /^[A-Z]{2}$/],
  ['Barcode issuer', { ...text, format: 'free words' }, '', '', /^\S+/],
  ['Seal ref', text, 'UUID without dashes', '', /^[\da-f]{32}$/],
  ['Seal ref', text, 'MAC address without colons, in uppercase', '', /^[\dA-F]{12}$/],
  ['Seal ref', text, 'SHA-1 in upper-case', '', /^[\dA-F]{40}$/],
  ['Seal ref', text, 'SHA-1 in uppercase; older ones are in lowercase', '', /^[\da-f]{40}$/],
  ['Seal nation', text, 'Country code (ISO 3166-1), lowercase', '', /^[a-z]{2}$/],
  ['Seal site', text, 'URL of the maker, in uppercase', '', /^https?:/],
  ['Seal resource', text, 'ARN of the IAM role', '', /^arn:aws:iam::\d{12}:role\//],
  ['Seal ref', text, 'In the form urn:seal:<uuid>', '', /^urn:seal:[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/],
  ['Vitals body_mass', { type: 'number' }, '', '', /^(4[89]|[5-9]\d|10\d|110)(\.\d)?$/],
  ['Seal number', text, 'The letter K followed by 7 digits', '', /^K\d{7}$/],
  ['Seal number', text, 'Two letters, a hyphen and six digits', '', /^[A-Z]{2}-\d{6}$/],
  ['Seal number', text, '2 letters followed by 3 digits and 4 characters', '', /^[A-Z]{2}\d{3}$/],
  ['Seal number', text, 'Code in the format ABC-12345', '', /^[A-Z]{3}-\d{5}$/],
  ['Seal number', text, 'Four letters, 2 digits, then a letter', '', /^[A-Z]{4}\d\d[A-Z]$/],
  ['Seal token', text, 'Begins with "sl." and 40 alphanumeric characters', '', /^sl\.[A-Za-z\d]{40}$/],
  ['Seal node', text, 'Relay global ID (base64)', '', /^[A-Za-z\d+/]{12,}={0,2}$/],
  ['Seal prize', text, 'Prize (BigDecimal)', '', /^\d+(\.\d+)?$/],
  ['Seal code', text, 'Random 16 byte code, hex encoded', '', /^[\da-f]{32}$/],
  ['Seal token', text, 'URL-safe base64 token', '', /^[\w-]{43}$/],
  ['Seal key', text, 'Key in base64 (no padding)', '', /^[\w-]{43}$/],
  ['Seal check', text, 'MD5 hash of the data, encoded in base64', '', /^[A-Za-z\d+/]{22}==$/],
  ['Seal check', text, 'Base64-encoded SHA-1 of the page', '', /^[A-Za-z\d+/]{27}=$/],
  ['Seal check', text, 'Base64 of the SHA-512', '', /^[A-Za-z\d+/]{86}==$/],
  ['Seal sha_256', { type: 'string', format: 'byte' }, '', '', /^[A-Za-z\d+/]{43}=$/],
  ['Seal body', text, 'Text in base64, beside its md5', '', /^[A-Za-z\d+/]{26,}={0,2}$/],
  ['Seal body', text, 'Text in base64', '', /^[A-Za-z\d+/]+={0,2}$/],
  ['Seal pk', text, 'The Ed25519 key, unpadded', '', /^\S+$/],
  ['Seal round', text, 'Number of the round, a number wrapped in a string', '', /^\d+$/],
  ['Seal seats', text, 'Number of seats', '', /^\d+$/],
  ['Weather clouds', whole, 'Eighths of the sky', '', /^[0-8]$/],
  ['Lid id', text, 'Stable; lid_ plus 24 hex digits', '', /^lid_[\da-f]{24}$/],
  ['Lid uid', text, '128-bit identifier, hex', '', /^[\da-f]{32}$/],
  ['Lid licence_key', text, 'Groups: XXXXX-XXXXX-XXXXX', '', /^[A-Z]{5}-[A-Z]{5}-[A-Z]{5}$/],
  ['Lid ref', text, 'Human-readable reference (e.g. LID-000123)', '', /^LID-\d{6}$/],
  ['Deal notional', text, 'As exact decimal text', '', /^\d+(\.\d+)?$/],
  ['Seal ref', text, 'Base58 id, 22 characters', '', /^[1-9A-HJ-NP-Za-km-z]{22}$/],
  ['Seal ref', text, 'MD5 digest, base64 encoded', '', /^[A-Za-z\d+/]{22}==$/],
  ['Seal ref', text, 'UUIDv4 in upper case', '', /^[\dA-F]{8}(-[\dA-F]{4}){3}-[\dA-F]{12}$/],
  ['Seal stream', text, 'ARN of the Kinesis stream', '', /^arn:aws:kinesis:[a-z\d-]+:\d{12}:stream\//],
  ['Seal name', text, 'Resource name in the form `projects/*/seals/*`', '', /^projects\/[a-z-]+\/seals\/[a-z-]+$/],
  ['Validator stake', text, 'Stake in gwei, as string', '', /^\d+$/],
  ['Seal number', text, 'Starts with `SN-`, then eight digits', '', /^SN-\d{8}$/],
  ['Account nonce', text, 'Nonce of the account as a stringified integer', '', /^\d+$/],
  ['Pledge sum', text, 'Formatted as a plain decimal', '', /^\d+\.\d\d$/],
  ['Pledge proof', text, 'Stringified JSON of the proof', '', /^(?!\d+(\.\d+)?$)/]
]

for (const [place, own, description, beside, believed] of cases)
  t.test(`${place} is believed${description === '' ? '' : ` as "${description}"`}`, async (t) => {
    const [schema = '', name = ''] = place.split(' ')
    for (const seed of ['1', '2', '3', '4'])
      t.match(String(made(schema, name, { ...own, description }, beside, seed)), believed)
  })

t.test('a country lies on its continent', async (t) => {
  const parts = new Map<string, Set<string>>()
  for (let seed = 0; seed < 120; seed++) {
    const schema = {
      title: 'Place',
      properties: { country_code: text, continent: text },
      required: ['country_code', 'continent']
    }
    const row = generate({ schema: { type: 'object', ...schema }, resources: resourcesOf({}), seed: `${seed}` })
    const { country_code, continent } = row as Record<string, string>
    parts.set(continent!, (parts.get(continent!) ?? new Set()).add(country_code!))
  }
  t.ok(parts.get('North America')?.has('US'))
  t.ok(parts.get('South America')?.has('BR'))
  t.ok(parts.get('Oceania')?.has('AU'))
  t.ok(parts.get('Europe')?.has('DE'))
  t.ok(parts.get('Asia')?.has('JP'))
  t.notOk(parts.get('South America')?.has('MX'))
})

t.test('who is paid gets no more than he earns', async (t) => {
  for (const seed of ['1', '2', '3', '4']) {
    const number = { type: 'number' } as const
    const schema = {
      type: 'object',
      properties: { netPay: number, grossPay: number },
      required: ['netPay', 'grossPay']
    }
    const made = generate({ schema, resources: resourcesOf({}), seed }) as { netPay: number; grossPay: number }
    t.ok(made.netPay < made.grossPay && made.netPay > 1000, JSON.stringify(made))
  }
})

t.test('the code of a language stays one beside its name', async (t) => {
  for (const seed of ['1', '2', '3', '4'])
    t.match(made('Language', 'code', { type: 'string', minLength: 2 }, 'name', seed), /^[a-z]{2}$/)
})

t.test('a trailer is of a season with a number', async (t) => {
  for (const seed of ['1', '2', '3', '4']) t.match(made('Trailer', 'season', text, 'episode', seed), /^\d$/)
})

t.test('a flag is that of the country, and a country has its code', async (t) => {
  for (const seed of ['1', '2', '3', '4']) {
    t.match(made('Flag', 'emoji', text, 'png', seed), /^[\u{1F1E6}-\u{1F1FF}]{2}$/u)
    t.match(made('Flag', 'unicode', text, 'png', seed), /^U\+1F1[EF][\dA-F] U\+1F1[EF][\dA-F]$/)
    t.match(made('StationCountry', 'iso', text, 'name', seed), /^[A-Z]{2}$/)
    t.match(made('Setting', 'default', text, 'type', seed), /^(10|true|none)$/)
  }
})

t.test('somebody has other numbers for a fax and at work than the first one', async (t) => {
  for (const seed of ['1', '2', '3', '4']) {
    const names = ['phone', 'mobile', 'fax', 'work_phone']
    const properties = Object.fromEntries(names.map((name) => [name, text]))
    const contact = generate({
      schema: { type: 'object', properties, required: names },
      resources: resourcesOf({}),
      seed
    })
    t.equal(new Set(Object.values(contact as object)).size, 4)
  }
})

t.test('the size of a product is no colour', async (t) => {
  for (const seed of ['1', '2', '3', '4', '5', '6']) {
    const { name, value } = generate({
      schema: { title: 'Option', properties: { name: text, value: text }, required: ['name', 'value'] },
      resources: resourcesOf({}),
      seed
    }) as Record<string, string>
    if (name === 'Size') t.match(value, /^(Small|Medium|Large)$/)
    if (name === 'Material') t.match(value, /^(Cotton|Oak|Steel)$/)
  }
})
