import t from 'tap'
import { headOf, thingOf } from '../../../src/generate/lexicon/heads.ts'
import { decimalsSaid, exampleSaid, mostSaid, rangeSaid, unitSaid } from '../../../src/generate/lexicon/ranges.ts'
import { prefixSaid, sampleSaid, valuesSaid } from '../../../src/generate/lexicon/vocabulary/vocabulary.ts'
import { jobs } from '../../../src/generate/lexicon/words/plain-words.ts'
import { valuesUnder } from '../../fixtures/generated.ts'

const valuesOf = (description: string, name = 'kind') => valuesSaid(description, { name, beside: ['limit', 'offset'] })

t.test('a description that names the only value', async (t) => {
  const cases: [description: string, value: string][] = [
    ['What kind of thing this is: for a transfer always `transfer`.', 'transfer'],
    ['It has always the value "operator".', 'operator'],
    ['At present the only value is `folder`.', 'folder'],
    ["The type of this resource: 'labels'", 'labels'],
    ['The object type, always invoice.', 'invoice'],
    ['Value MUST be set to `authorization_code`.', 'authorization_code'],
    ['Sempre "lines" para seguir a norma', 'lines'],
    ['Doit valoir "OK"', 'OK'],
    ['Type is user.\n', 'user'],
    ['The kind of the link is alias', 'alias'],
    ['Currently only `upload` is supported.', 'upload'],
    ['For now `upload` is the only supported sort.', 'upload'],
    ['The value is always `"upload"`.', 'upload'],
    ['always 0', '0'],
    ['This is always the literal string folder', 'folder'],
    ['Will always equal folder.', 'folder'],
    ['The only permitted value is folder', 'folder'],
    ['Constant: folder', 'folder'],
    ['Fixed to 2.0', '2.0'],
    ['This endpoint only ever returns `folder`', 'folder'],
    ['Equals `folder`', 'folder'],
    ['Hard-coded to `folder`', 'folder'],
    ['Can only be `folder`.', 'folder'],
    ['The only supported format is `folder`.', 'folder'],
    ['The string `folder`, always.', 'folder'],
    ['Currency of the fee. Always EUR.', 'EUR'],
    ['Version of the form. Currently only `2`.', '2'],
    ['Sort of the upload, currently only multipart is supported', 'multipart']
  ]
  for (const [description, value] of cases) t.same(valuesOf(description), [value], description)
})

t.test('a description that lists the values', async (t) => {
  const cases: [description: string, values: string[]][] = [
    ['What happened to it. One of `created`, `updated` or `deleted`.', ['created', 'updated', 'deleted']],
    ['Price band, one letter: L, S, C', ['L', 'S', 'C']],
    ['Free text (one of: very dry, dry, half-dry)', ['very dry', 'dry', 'half-dry']],
    ['"free" if no ship is moored, "taken" otherwise', ['free', 'taken']],
    ['Temper on a scale of "calm", "nervous" and "wild"', ['calm', 'nervous', 'wild']],
    ['1-0 if white won, 0-1 if black won, 1/2-1/2 for a draw', ['1-0', '0-1', '1/2-1/2']],
    ['in if it was received, out if it was placed', ['in', 'out']],
    ['Can be `incomplete`, `past_due`, or `unpaid`.', ['incomplete', 'past_due', 'unpaid']],
    ['`low`, `medium` and `high` are the possible levels.', ['low', 'medium', 'high']],
    ['What was pleaded. `guilty`/`not_guilty`/`no_contest`', ['guilty', 'not_guilty', 'no_contest']],
    ['Can be ACTIVE, LOST or STOLEN.', ['ACTIVE', 'LOST', 'STOLEN']],
    ['Unit of the weight (`kg` or `lb`)', ['kg', 'lb']],
    ['Possible values: light, dark, system', ['light', 'dark', 'system']],
    ['How serious it is (Advisory | Watch | Warning)', ['Advisory', 'Watch', 'Warning']],
    ['What they may do: owner, editor or viewer.', ['owner', 'editor', 'viewer']],
    ['Where it stands, e.g. queued, running or failed', ['queued', 'running', 'failed']],
    ['either “text”, “number” or “date”', ['text', 'number', 'date']],
    ['The sort: `C` = of the composition, `P` = of the performance.', ['C', 'P']],
    ['Cover, e.g. third party, comprehensive\n', ['third party', 'comprehensive']],
    ['Direction displayed, e.g. NB, SB, WB etc.', ['NB', 'SB', 'WB']],
    ['Coed/Boys/Girls (private schools only)', ['Coed', 'Boys', 'Girls']],
    ['Unity, hours, days, meters..', ['Unity', 'hours', 'days', 'meters']],
    ['The type, i.e., savings, credit card, HELOC, etc. The rest.', ['savings', 'credit card', 'HELOC']],
    ['If known, what the maker is, like Apple, Dell, etc.', ['Apple', 'Dell']],
    ['What is meant (buy, quit, etc.)', ['buy', 'quit']],
    ['Its values are among: cup, jug, pan', ['cup', 'jug', 'pan']],
    ['“cup” for tea and “jug” for milk', ['cup', 'jug']],
    ['Either *cup* or *jug*.', ['cup', 'jug']],
    ['Use `cup`, `jug` or `pan`.', ['cup', 'jug', 'pan']],
    ['Of the owner, where "P" is private and "S" is the state.', ['P', 'S']],
    ['Einer der Werte OFFEN, BEZAHLT, STORNIERT', ['OFFEN', 'BEZAHLT', 'STORNIERT']],
    ['What may be poured, a list of `tea`, `milk`', ['tea', 'milk']],
    ["When it is used: 'at_noon' (for tea), 'at_night' (for milk) or 'never'", ['at_noon', 'at_night', 'never']],
    ['Puede ser `abierto`, `cerrado` o `anulado`.', ['abierto', 'cerrado', 'anulado']],
    ["L'une des valeurs suivantes : `creation`, `modification`", ['creation', 'modification']],
    ['How it is packed. Currently only tin and glass are supported', ['tin', 'glass']],
    ['Shows if it is (<code>CREDIT</code> or <code>DEBIT</code>).', ['CREDIT', 'DEBIT']],
    ['0 -> mbar, 1 -> inHg, 2 -> mmHg', ['0', '1', '2']],
    ['The license (NONE, EXPIRED, or VALID)', ['NONE', 'EXPIRED', 'VALID']],
    ['A = first, B = second', ['A', 'B']],
    ['Upload status, 0-not uploaded,1-uploading,2-done', ['0', '1', '2']],
    ['Who has it:\n\n- `user`: only me\n- `team`: all', ['user', 'team']],
    ['Who has it:\n\n* user – only me\n* team – all', ['user', 'team']],
    ['in_stock, out_of_stock or preorder', ['in_stock', 'out_of_stock', 'preorder']],
    ['Status: draft/published/archived', ['draft', 'published', 'archived']],
    ['It is either open or closed, depending on the date', ['open', 'closed']],
    ['The state `on` or `off` of the lamp', ['on', 'off']],
    ['Possible values are `A` for imports, `B` for exports.', ['A', 'B']],
    ['Possible values are `A` or `B`, `C` for imports.', ['A', 'B', 'C']],
    ['May be:  * `none`, if it is dry  * `rain`  * `snow`', ['none', 'rain', 'snow']],
    ['A resource (ex: InboundCall, OutboundCall or InboundText)', ['InboundCall', 'OutboundCall', 'InboundText']],
    ['Approved = 1, declined = 0', ['1', '0']],
    ['enum-like: cup, jug, pan', ['cup', 'jug', 'pan']],
    ['State of the lid.\n  + `OPEN` it is off\n  + `SHUT` it is on', ['OPEN', 'SHUT']],
    ['From `A` (best) through `D` (worst)', ['A', 'B', 'C', 'D']],
    ['Energy class A–C of the house', ['A', 'B', 'C']],
    ['Stato: può essere `pieno` o `vuoto`', ['pieno', 'vuoto']],
    ['Stan: `nowy`, `zużyty` lub `złamany`', ['nowy', 'zużyty', 'złamany']],
    ['Direction of the twist, S or Z', ['S', 'Z']],
    ['Urgency; P1, P2 or P3', ['P1', 'P2', 'P3']],
    ['How it is cut. Legal values: thick; thin; wavy', ['thick', 'thin', 'wavy']],
    [
      'The type; possible values are INTEGER (a number), STRING (any text) or DATE (a day)',
      ['INTEGER', 'STRING', 'DATE']
    ],
    ['One of the following colors (green being the default): green, lime, red', ['green', 'lime', 'red']],
    ['The outcome - healthy / weak / queenless', ['healthy', 'weak', 'queenless']],
    ['1 - normal, 2 - service, 3 - fire', ['1', '2', '3']],
    ['How it behaves:\n\n- calm\n- nervous', ['calm', 'nervous']],
    ['Incoterm of the shipment (EXW, FOB, CIF)', ['EXW', 'FOB', 'CIF']],
    ['`camera` when it films, `sprayer` when it sprays.', ['camera', 'sprayer']],
    ['Class, A through G. Valid options are A, C or G.', ['A', 'C', 'G']],
    ['The script:\n1. `uncial`\n2. `gothic`', ['uncial', 'gothic']],
    ['What it does. Supported: "spring-return", "stay-put".', ['spring-return', 'stay-put']],
    ['Who can see it (public/members/invited)', ['public', 'members', 'invited']],
    ['Kind of bid: `proxy`, `live`', ['proxy', 'live']],
    ['Paper size; choose from A4, A5 and Letter', ['A4', 'A5', 'Letter']],
    ['The lamp: dim, bright...', ['dim', 'bright']],
    ['How it is sent (email/sms/push)', ['email', 'sms', 'push']],
    ['Battery, overhead or hybrid', ['Battery', 'overhead', 'hybrid']],
    ['A4, A5 and DL are supported.', ['A4', 'A5', 'DL']],
    ['`E` early, `L` late, `N` all night', ['E', 'L', 'N']],
    ['Any of `sauna`, `pool`', ['sauna', 'pool']],
    ['Allowed: A (adult), C (child)', ['A', 'C']],
    ['The lamp: on (by default), off', ['on', 'off']],
    ['`up` (rising) or `down` (falling)', ['up', 'down']],
    ['Known types: up, down', ['up', 'down']],
    ['Supported modes: up and down', ['up', 'down']],
    ['There are two modes: up and down', ['up', 'down']],
    ['One of these: up, down', ['up', 'down']],
    ['Restricted to up, down', ['up', 'down']],
    ['Choose up or down', ['up', 'down']],
    ['[up, down, left]', ['up', 'down', 'left']],
    ['The mode <up|down>', ['up', 'down']],
    ['Enum: [up, down]', ['up', 'down']],
    ['Where it goes ("up", "down")', ['up', 'down']],
    ['Where it goes (up, down, left)', ['up', 'down', 'left']],
    ['up, down, left', ['up', 'down', 'left']],
    ['U – up, D – down', ['U', 'D']],
    ['U: up\nD: down', ['U', 'D']],
    ['U for up, D for down', ['U', 'D']],
    ['The way: up → left → down', ['up', 'left', 'down']],
    ['A → first, B → second', ['A', 'B']],
    ['up stands for rising, down stands for falling', ['up', 'down']],
    ['Mögliche Werte: offen, bezahlt', ['offen', 'bezahlt']],
    ['offen, bezahlt oder storniert', ['offen', 'bezahlt', 'storniert']],
    ['Valeurs possibles : actif, inactif', ['actif', 'inactif']],
    ['Valores permitidos: abierto, cerrado', ['abierto', 'cerrado']],
    ['| Value | Notes |\n|-------|-------|\n| `N` | not sent |\n| `Q` | queued |', ['N', 'Q']]
  ]
  for (const [description, values] of cases) t.same(valuesOf(description), values, description)
})

t.test('a description that lists values of several words', async (t) => {
  const cases: [description: string, values: string[], name?: string][] = [
    ['One of half rope, twin rope or single rope', ['half rope', 'twin rope', 'single rope'], 'rope'],
    ['Either high gloss, satin or matte.', ['high gloss', 'satin', 'matte'], 'finish'],
    ['Possible values are half rope, twin rope and slack line', ['half rope', 'twin rope', 'slack line'], 'rope'],
    ['Can be black and white, sepia or colour', ['black and white', 'sepia', 'colour']],
    ['What it is made of (carbon fibre, plywood, steel)', ['carbon fibre', 'plywood', 'steel'], 'hull'],
    ['The grip: open hand, half crimp or pinch.', ['open hand', 'half crimp', 'pinch'], 'grip'],
    ['Cut, such as slim fit or tapered.', ['slim fit', 'tapered'], 'cut'],
    ['pending review, approved or sent back', ['pending review', 'approved', 'sent back'], 'status'],
    ['The cut: slim fit | tapered', ['slim fit', 'tapered'], 'cut']
  ]
  for (const [description, values, name] of cases) t.same(valuesOf(description, name), values, description)
  const others: [description: string, name?: string][] = [
    ['The parcel (in one box, not as letter, folded)'],
    ['Who logs in: user name, e-mail address or phone number'],
    ['The hall (north wing, once the chapel, or what was left)'],
    ['One of the holds that the route uses'],
    ['One of several, each with `a`, more words or none'],
    ['half rope, twin rope or single rope', 'rope'],
    ['Size of the box (total length, width)'],
    ['Can be changed, sent back or removed', 'parcel']
  ]
  for (const [description, name] of others) t.equal(valuesOf(description, name), undefined, description)
})

t.test('a description of words alone lists values of any name', async (t) => {
  t.same(valuesOf('dull, used, fresh', 'blade_sharpness'), ['dull', 'used', 'fresh'])
  t.equal(valuesOf('name, address, phone', 'contents'), undefined)
  t.equal(valuesOf('dull, used, fresh', 'remarks_text'), undefined)
  t.equal(valuesOf('x, y, z', 'corner'), undefined)
})

t.test('square brackets list values of any name, round ones need more', async (t) => {
  t.same(valuesOf('The way out [left, right]', 'way'), ['left', 'right'])
  t.equal(valuesOf('The way out (left, right)', 'way'), undefined)
})

t.test('a value that holds under a condition is not the only one', async (t) => {
  for (const condition of ['If there is none', 'When empty', 'Unless it is said', 'Otherwise'])
    t.equal(valuesOf(`The months. ${condition}, the value will be \`none\`.`), undefined, condition)
  t.equal(valuesOf("The label. Its value is translated according to the 'Accept-Language'."), undefined)
  t.same(valuesOf('Given if asked for. The value is `none`.'), ['none'])
})

t.test('a description that lists something else', async (t) => {
  const descriptions = [
    'The street, city and country of the user',
    'Email or phone.',
    'The tag, always starting with `VLV-`',
    'Type is a word that somebody chose',
    'The possible values are many (see the guide)',
    'Default: `asc`',
    'Capital letters, A-Z',
    'From E to A',
    'Format: `YYYY-MM-DD`',
    'Use `limit` or `offset`.',
    'Can be changed or removed',
    'If the result is "Degraded" or "Unhealthy" this says why',
    'the name, or null if not set',
    'It comes with `{a}` or `(b)`',
    'A remark, such as this one, or that',
    'The content type, e.g. image/png.',
    'Unit: ms, min: 0',
    'Its own part (i.e. without any land or state)',
    'It stands in the hall (north, once the chapel), or behind it',
    'The hall (a, or so (b), c)',
    'The hall (never closed',
    'The state is always present.',
    `${'It says more than once what it is. '.repeat(8)} It is always there`
  ]
  for (const description of descriptions) t.equal(valuesOf(description), undefined, description)
  t.equal(valuesOf('The HLS manifest has a `text` or `audio` track of this name.', 'name'), undefined)
  t.equal(valuesOf('The name is always `x`.', 'name'), undefined)
  t.same(valuesOf('One of `a` or `b`.', 'name'), ['a', 'b'])
  t.same(valuesOf('Hall C through E', 'hall'), ['C', 'D', 'E'])
  t.equal(valuesOf('The way from A to C', 'way'), undefined)
  t.equal(valuesOf('The way from A through C', 'name'), undefined)
  t.same(valuesOf('Form of address, such as Mr, Ms or Dr', 'title'), ['Mr', 'Ms', 'Dr'])
  t.equal(valuesOf('Title, such as the summary or the abstract', 'title'), undefined)
  t.same(valuesOf('Which way, `ltr` or `rtl`, default `ltr`', 'lang_dir'), ['ltr', 'rtl'])
  t.equal(valuesOf('Copied from `ltr` or `rtl`', 'lang_dir'), undefined)
  t.equal(valuesOf('Can be anything: string, number, array, etc.', 'ndarray'), undefined)
  t.same(valuesOf('Can be: string, number, array', 'data_type'), ['string', 'number', 'array'])
})

t.test('a description that shows a prefix, a sample or a range', async (t) => {
  t.equal(prefixSaid('Unique, prefixed with rem_'), 'rem_')
  t.equal(prefixSaid('Begins with `sub_`.'), 'sub_')
  t.equal(prefixSaid('Format: `vch_` followed by 10 characters'), 'vch_')
  t.equal(prefixSaid('The letter K followed by 7 digits'), 'K')
  t.equal(prefixSaid('Number of the order, PO- followed by 6 digits'), 'PO-')
  t.equal(valuesOf('The name, A or B', 'name'), undefined)
  t.equal(prefixSaid('Stable; lid_ plus 24 hex digits'), 'lid_')
  t.equal(prefixSaid('Format: `knob-` and a UUID'), 'knob-')
  t.equal(prefixSaid('Letters only, followed by digits'), undefined)
  t.equal(prefixSaid('Starts with the first order'), undefined)
  t.equal(prefixSaid('As in `sha256:…`'), 'sha256:')
  t.equal(sampleSaid('Like `sk_live_...`'), undefined)
  t.equal(sampleSaid('With country code, such as +49 30 1234567'), '+49 30 1234567')
  t.equal(sampleSaid('The month, e.g. `2024-01`.'), '2024-01')
  t.equal(sampleSaid('The state, e.g. `"SENT.null"`.'), 'SENT.null')
  t.equal(sampleSaid('The town, such as a village'), undefined)
  t.equal(sampleSaid('Favourite jump, e.g. Lutz'), 'Lutz')
  t.equal(sampleSaid('A jump (for example Lutz).'), 'Lutz')
  t.equal(sampleSaid('A jump, such as Lutz and others'), undefined)
  t.equal(sampleSaid('Ex: 2015-02-03 15:30:08'), '2015-02-03 15:30:08')
  t.equal(sampleSaid('The address, e.g. 30 Wakefield Road'), undefined)
  t.equal(sampleSaid("Code of the road, such as '005' for the motorway"), '005')
  t.equal(sampleSaid('The size, e.g. 30 kg'), '30 kg')
  t.equal(sampleSaid('The function. Ex: handler.predict'), 'handler.predict')
  t.same(rangeSaid('A score between 0 and 1'), [0, 1])
  t.same(rangeSaid('Rating (1-5)'), [1, 5])
  t.same(rangeSaid('from 1,000 to 2,000.5'), [1000, 2000.5])
  for (const description of [
    'from 5 to 5',
    'A number',
    'SHA-2-256',
    'Between 3 and 20 characters',
    'Sold in 2024-01-02',
    'out of 1'
  ])
    t.equal(rangeSaid(description), undefined, description)
  const ranges: [description: string, low: number, high: number][] = [
    ['Mark out of 10', 1, 10],
    ['From 0.0 (mute) to 1.0 (loud)', 0, 1],
    ['0 to 10', 0, 10],
    ['0..1', 0, 1],
    ['1 = bad … 5 = good', 1, 5],
    ['Scale: 1–5', 1, 5],
    ['−1.0 to 1.0', -1, 1],
    ['min: 5, max: 10', 5, 10],
    ['>= 0 and <= 1', 0, 1],
    ['0 ≤ x ≤ 1', 0, 1],
    ['0 % - 100 %', 0, 100],
    ['zwischen 1 und 5', 1, 5],
    ['de 1 à 5', 1, 5]
  ]
  for (const [description, ...range] of ranges) t.same(rangeSaid(description), range, description)
  const said: [string, string | undefined][] = [
    ['Gravity, e.g. 1.050', '1.050'],
    ['Zum Beispiel z.B. 5,2', '5.2'],
    ['For example: 1,050 grams', '1050'],
    ['Example −4', '-4'],
    ['e.g. 2024-05-06', undefined],
    ['e.g. 3 or 4', undefined],
    ['e.g. 3, 4', undefined],
    ['Up to 4', undefined]
  ]
  for (const [description, digits] of said) t.equal(exampleSaid(description), digits, description)
  t.equal(decimalsSaid('A text with three digits after the point'), 3)
  t.equal(decimalsSaid('Rounded to 2 decimal places'), 2)
  t.equal(decimalsSaid('As a decimal'), undefined)
  t.equal(decimalsSaid('Refunded in whole or in part'), undefined)
  t.equal(decimalsSaid('Kilometres between the two places'), undefined)
  t.equal(mostSaid('At most 10.'), 10)
  t.equal(mostSaid('At most 10 characters'), undefined)
  t.equal(unitSaid('temperature in kelvin'), 'kelvin')
  t.equal(unitSaid('weight (kilograms)'), 'kg')
  t.equal(unitSaid('degrees celsius'), 'celsius')
  t.equal(unitSaid('speed in km/h'), 'kmh')
  t.equal(unitSaid('sugar in mmol/l'), 'mmol_l')
  t.equal(unitSaid('the name of the item(s)'), undefined)
})

t.test('the thing that a description speaks of', async (t) => {
  t.equal(headOf('The zip code in which the parcel was scanned.'), 'zip_code')
  t.equal(headOf('Hash of the avatar image'), 'hash')
  t.equal(headOf('House number, with a letter if there is one'), 'house_number')
  t.equal(headOf('– see below'), '')
  t.equal(headOf('Company name visible on the app'), 'company_name')
  t.equal(headOf('Actual character typed'), 'actual_character')
  t.equal(headOf('The user scheduled on call'), 'user')
  t.equal(headOf('The data feed for the user'), 'data_feed')
  t.equal(headOf('The cook replacing the head cook'), 'cook')
  t.equal(headOf('When making a new one, any remarks stand here'), '')
  t.equal(headOf('Required. 150 characters or fewer.'), '')
  t.equal(thingOf('Name of the engine'), 'engine')
  t.equal(thingOf('List of sources that matched'), 'source')
})

t.test('long words and gaps in a description are read in steps that grow with its length alone', async (t) => {
  const word = `${'a'.repeat(20_000)}@`
  t.equal(headOf(`Name ${word}`), '')
  t.equal(thingOf(`Name of ${word}`), '')
  t.same(valuesSaid(`Such as ${' '.repeat(2000)}x`, { name: 'kind', beside: [] }), undefined)
})

t.test('values are those of the document', async (t) => {
  const texts = (description: string, more = {}, name = 'type') =>
    valuesUnder('Task', name, { type: 'string', description, ...more })
  for (const value of texts('One of `a` or `b`')) t.match(value, /^[ab]$/)
  for (const value of texts('Begins with `sub_`.', {}, 'id')) t.match(value, /^sub_\w{14}$/)
  // An example that is the word for the thing, or that the description has too.
  t.same(new Set(texts('The base type', { example: 'task' })), new Set(['task']))
  t.same(new Set(texts('The type is failure.list', { example: 'failure.list' })), new Set(['failure.list']))
  t.same(new Set(texts('', { example: 'zebra' })), new Set(['zebra']))
  // The lexicon knows more words beside this one.
  t.ok(new Set(texts('', { example: 'open' }, 'status')).size > 1)
  // Without a word of the document, the thing's own name.
  t.same(new Set(texts('', {}, 'object')), new Set(['task']))
  t.same(new Set(texts('', {}, '__typename')), new Set(['Task']))
  t.same(new Set(texts('Type of AST node')), new Set(['Task']))
  t.same(new Set(texts('The type of this resource.')), new Set(['task']))
  t.same(new Set(texts('Object type; `Task` for all tasks.')), new Set(['Task']))
  t.notMatch(texts('Object type; `Job` for all jobs.').join(' '), /job/i)
  t.notSame(new Set(texts('The name of the object', {}, 'sort')), new Set(['task']))
  // Values with a remark on each, unless they are members.
  t.same(
    new Set(texts('Either `local` for this machine or the name of a store (for example `s3`).')),
    new Set(['local', 's3'])
  )
  // An identifier that is shown as a word.
  for (const key of texts('Unique identifier of the task', { example: 'geography' }, 'key')) t.notMatch(key, /\d/)
  for (const key of texts('Unique identifier of the folder', {}, 'parent')) t.match(key, /^[a-z\d]{12}$/)
  // An example of letters is no number.
  t.same(new Set(texts('', { example: 'g' }, 'rating')), new Set(['g']))
  for (const rating of texts('Examples include Y, G, PG and R', {}, 'rating')) t.match(rating, /^(Y|G|PG|R)$/)
  for (const title of ['Task', 'Gadget']) {
    const made = valuesUnder(title, 'technical_code', { type: 'string', example: 'Amazon' })
    t.same(new Set(made), new Set(['Amazon']), title)
  }
  // A handle is one, whatever signs the example has.
  for (const handle of texts('', { example: 'exam5' }, 'wechat_handle')) t.match(handle, /^(?!exam)[a-z][\w.]{3,}$/)
  // Of things that only have a name, the first is the example's.
  t.same(new Set(texts('', { example: 'Stuff to buy' }, 'name')), new Set(['Stuff to buy']))
  const name = { type: 'string', example: 'Stuff to buy' }
  const list = {
    type: 'array',
    minItems: 3,
    items: { title: 'Gizmo', type: 'object', required: ['name'], properties: { name } }
  }
  for (const made of valuesUnder('Task', 'gizmos', list)) {
    t.equal(new Set((made as { name: string }[]).map((gizmo) => gizmo.name)).size, (made as unknown[]).length)
    t.match(made, [{ name: 'Stuff to buy' }])
  }
  // A word of the document's own is none of the thing that the description speaks of.
  t.same(new Set(texts('The language of the kit', { example: 'ruby' }, 'kit')), new Set(['ruby']))
  t.same(new Set(texts('Short description of the reaction, such as "Hives"', {}, 'gizmo')), new Set(['Hives']))
  // Where nothing else is known, the example itself.
  t.same(new Set(texts('', { example: 'Some words' }, 'gizmo')), new Set(['Some words']))
})

t.test('a description beats a name that says something else', async (t) => {
  const cases: [name: string, description: string, value: RegExp][] = [
    ['title', 'Title of the page that the URL leads to.', /^[A-Z][^/]+$/],
    ['location', 'The zip code in which the parcel was scanned.', /^[A-Z\d][A-Z\d -]{2,9}$/],
    ['avatar', 'Hash of the avatar image', /^[\da-f]{16,}$/],
    ['last_login', 'When they were last there', /^\d{4}-\d\d-\d\dT/],
    ['gizmo', 'When making a new one, any remarks stand here', /^(?!\d{4}-)/],
    ['address', 'Email address.', /@/],
    ['text', 'The plain text version of the email.', /^[A-Z].*[.?]$/],
    ['actor', 'Unique identifier of the object', /^[a-z\d]{12}$/],
    ['hash', 'A unique string hash identifier of a recording', /^[a-z\d]{12}$/],
    ['remark', 'Why the card was rejected', /^(Requested|The amount|Opened|Missing)/],
    ['sku', 'Stock Keeping Unit of the variant', /^[A-Z]+-\d+$/],
    ['alert_description', 'Gate errors of a job', /^[A-Z].*\.$/],
    ['number', 'House number, with a letter if there is one', /^\d+$/],
    ['state', 'Two-letter abbreviation of the US state', /^[A-Z]{2}$/],
    ['email', 'SHA-256 of the address in hexadecimal', /^[\da-f]{64}$/],
    ['address', 'IPv4 address of the host', /^\d+(\.\d+){3}$/],
    ['value', 'The amount of money as text', /^\d+\.\d\d$/],
    ['page', 'The page, as a string', /^\d+$/],
    ['year', 'The year as text', /^\d+$/],
    ['created_time', 'Creation UNIX timestamp', /^17\d{8}$/],
    ['token_name', 'Distinct name of this Secret', /^(?!\w{32}$)/],
    ['auth_no', 'digits (9)', /^[1-9]{9}$/],
    ['kind', 'characters (16)', /^(standard|default|custom|internal)$/],
    ['country', 'The 2 letter ISO code of the country', /^[A-Z]{2}$/],
    ['content', 'Data sent as string, in base64 format', /^[A-Za-z\d+/]+=*$/],
    ['countries_in', 'Here is a country code', /^[A-Z]{2}$/],
    ['day', 'The day (formatted as yyyyMMdd string)', /^2024[01]\d[0-3]\d$/],
    ['period', 'The month reported, as YYYY-MM', /^2024-[01]\d$/],
    ['first_name', 'Person or entity first name', /^\p{Lu}\p{L}+$/u],
    ['category', 'Kind of food, e.g. bakery, produce or prepared meals', /^(bakery|produce|prepared meals)$/],
    ['span', 'Length of it as HH:MM', /^0\d:[0-5]\d$/],
    ['duration', 'Length of it as HH:MM:SS', /^\d\d:[0-5]\d:[0-5]\d$/],
    ['character', 'Name of the character played', /^\p{Lu}\p{L}+/u],
    ['species', 'Botanical name, in Latin', /^\p{Lu}\p{Ll}+ \p{Ll}+$/u],
    [
      'name',
      'Legal name of the company that pays',
      / (Works|Foods|Ltd|Inc|GmbH|Group|Labs|Systems|Partners|and Sons)$/
    ],
    ['shift_start', 'Start of the shift, 24 hour clock', /^0\d:[0-5]\d$|^10:/],
    ['source', 'File name of the font file', /\.(ttf|otf|woff2)$/],
    ['method', 'Voting method used (runoff, approval, plurality)', /^(runoff|approval|plurality)$/],
    ['event_name', 'Name of the event, e.g. bill.paid, bill.sent', /^bill\.(paid|sent)$/],
    ['value', 'Opaque token of 40 lower-case hex characters', /^[\da-f]{40}$/],
    ['host', 'Who presents the show', /^\p{Lu}[\p{L}'’-]+ \p{Lu}/u],
    ['started', 'In the form DD/MM/YYYY HH:mm.', /^[0-3]\d\/[01]\d\/2024 [0-2]\d:[0-5]\d$/],
    ['stopped_at', 'At MM-dd-DD.', /^\d{4}-\d\d-\d\dT/],
    ['topic', 'Format: `projects/{project}/topics/{topic_id}`', /^projects\/[a-z-]+\/topics\/\d{6}$/],
    ['gizmo', 'uint64 as a string', /^\d{7,}$/],
    ['supply', 'Unsigned 64-bit integer, as a decimal string', /^\d+$/],
    ['interest', 'Interest in percent, as a decimal string', /^\d\d?(\.\d+)?$/],
    ['gizmo', 'A mark from 1 to 5, as a string', /^[1-5](\.\d\d)?$/],
    ['gizmo', 'Either 4 or 7, as a string', /^[47]$/],
    ['supply', 'uint256 as a decimal string', /^\d+$/],
    ['gizmo', 'A mark from 1 to 5, an integer as a string', /^[1-5]$/],
    ['gizmo', '24 hex characters', /^[\da-f]{24}$/],
    ['ref', 'Six-digit code', /^\d{6}$/],
    ['gizmo', '8 alphanumeric characters', /^[A-Z\d]{8}$/],
    ['gizmo', 'Three lower-case letters', /^[a-z]{3}$/],
    ['gizmo', 'Three letters', /^[A-Z]{3}$/],
    ['last_name', 'Up to 20 letters', /^\p{Lu}\p{L}+/u],
    ['country_code', 'Two letters', /^(US|DE|[A-Z]{2})$/]
  ]
  for (const [name, description, value] of cases)
    for (const made of valuesUnder('Record', name, { type: 'string', description })) t.match(made, value, description)
})

t.test('numbers are those that description and example say', async (t) => {
  const cases: [name: string, schema: object, fits: (value: number) => boolean][] = [
    ['score', { description: 'Between 1 and 5' }, (value) => value >= 1 && value <= 5],
    ['share', { type: 'number', description: 'Between 0 and 1' }, (value) => value >= 0 && value <= 1],
    [
      'group_type',
      { description: 'The type, 1 for LDAP, 2 for HTTP group, 3 for OIDC group.' },
      (value) => [1, 2, 3].includes(value)
    ],
    ['gizmo', { description: 'How: 4: fast, 5: slow' }, (value) => [4, 5].includes(value)],
    ['level', { description: '0 = none, 10 = low, 20 = high' }, (value) => [0, 10, 20].includes(value)],
    ['end', { description: 'Second at which it disappears', example: 20 }, (value) => value >= 10 && value <= 30],
    ['created_at', { example: 1_700_000_000 }, (value) => value > 1.7e9],
    ['weight', { type: 'number', example: 0.25 }, (value) => value > 0.1 && value < 0.4],
    ['length', { description: 'Duration of the song in milliseconds' }, (value) => value > 60_000],
    ['balance', { description: 'Balance in milliunits' }, (value) => value >= 10_000 && value % 10 === 0],
    ['gizmo', { description: 'The year of the race' }, (value) => value > 1900],
    ['daily_at', { description: 'The UTC hour to send a batch' }, (value) => value < 24],
    ['word_number', { description: 'Index of the word in the line' }, (value) => value < 10],
    ['created', { example: 20 }, (value) => value >= 10 && value <= 30],
    ['gpus', { description: 'The number of GPUs', example: 0 }, (value) => value < 10],
    ['max_size', { description: 'The size in MB' }, (value) => value <= 9400],
    ['status', { description: 'How it went (0: Success)' }, (value) => value === 0],
    ['volume', { type: 'number', description: 'From 0.0 (mute) to 1.0' }, (value) => value >= 0 && value <= 1],
    ['level', { description: 'Pain from 0 (none) to 10 (worst)' }, (value) => value <= 10],
    ['latitude', { description: 'From 4000 to 4009' }, (value) => value >= 4000 && value <= 4009],
    ['latitude', { description: 'Between -90 and 90' }, (value) => Math.abs(value) <= 90],
    ['score', { description: 'Between 1 and 5', example: 20 }, (value) => value >= 10 && value <= 30],
    ['temperature', { description: 'Temperature, at most 4.' }, (value) => value <= 4],
    ['temperature', { description: 'Temperature in kelvin' }, (value) => value > 200],
    ['temperature', { description: 'Temperature in english' }, (value) => value < 200],
    ['vote_share', { type: 'number', description: 'Fraction of all votes' }, (value) => value > 0 && value < 1],
    ['swing', { description: 'In percentage points' }, (value) => value <= 8],
    ['time', { description: 'Minutes that loading takes' }, (value) => value <= 180],
    ['voltage', { description: 'Mains voltage' }, (value) => value > 200],
    ['stroke_rate', { description: 'Strokes per minute' }, (value) => value >= 12 && value <= 120],
    ['reading', { description: 'In kelvin' }, (value) => value > 200],
    ['gizmo', { description: 'Weight (kilograms)' }, (value) => value < 91],
    ['port', { example: 2222 }, (value) => value === 2222],
    ['port', { example: 443 }, (value) => value >= 80]
  ]
  for (const [name, schema, fits] of cases)
    for (const made of valuesUnder('Record', name, { type: 'integer', ...schema }))
      t.ok(fits(made as number), `${name} ${made}`)
})

t.test('a list is described for its items, unless they say something themselves', (t) => {
  const made = (items: object, description: unknown = 'Any of `a`, `b`') =>
    valuesUnder('Record', 'gizmos', { type: 'array', items, description }).flat()
  for (const one of made({ type: 'string' })) t.match(one, /^[ab]$/)
  for (const one of made({ type: 'integer' }, 'From 1000 to 1009')) t.match(one, /^100\d$/)
  for (const items of [
    { type: 'string', description: 'Anything' },
    { type: 'string', pattern: '^c' }
  ])
    for (const one of made(items)) t.notMatch(one, /^[ab]$/)
  for (const one of made({ allOf: [{ type: 'string' }, { maxLength: 9 }] }, 4)) t.type(one, 'string')
  t.end()
})

t.test('the title of somebody is a job', async (t) => {
  for (const title of valuesUnder('Employee', 'title', { type: 'string' }, { name: { type: 'string' } }))
    t.ok((jobs as readonly string[]).includes(title as string), String(title))
})

t.test('the digits of a number may be written as a text', async (t) => {
  for (const made of valuesUnder('Message', 'destination', { type: 'number', example: '447777777777' }))
    t.ok((made as number) > 2e11 && Number.isInteger(made))
})

t.test('a description that says when something was done is that of a time', async (t) => {
  for (const name of ['bounce', 'spamreport'])
    for (const made of valuesUnder('StatusTimes', name, { type: 'string', description: 'Time email was bounced.' }))
      t.match(made, /^20\d\d-\d\d-\d\dT/)
})

t.test('numbers that an example shows to be times or flags', async (t) => {
  const number = (example: number, description = '') => ({ type: 'integer', example, description })
  for (const name of ['first_seen', 'recur_last', 'scanned'])
    for (const made of valuesUnder('Asset', name, number(1_576_300_370))) t.match(made, /^17\d{8}$/, name)
  for (const made of valuesUnder('Asset', 'last_seen', number(1_576_300_370_000))) t.match(made, /^17\d{11}$/)
  for (const name of ['total', 'first_order'])
    for (const made of valuesUnder('Asset', name, number(1_076_300_370))) t.notMatch(made, /^17\d{8}$/, name)
  for (const [name, description] of [
    ['since', 'Since what year has the show existed?'],
    ['year', ''],
    ['released', 'Year of the first release']
  ] as const)
    for (const made of valuesUnder('Show', name, number(1972, description)))
      t.ok((made as number) >= 1972 && (made as number) <= 2024, name)
  for (const name of ['active', 'is_open'])
    for (const made of valuesUnder('Account', name, number(0, 'Account activity status'))) t.match(made, /^[01]$/)
})

t.test('the slug of a writing is that of a title', async (t) => {
  for (const slug of valuesUnder('Article', 'slug', { type: 'string' })) t.match(slug, /^[a-z\d]+(-[a-z\d]+){2,}$/)
})

t.test('a list that is not complete names values of any member', async (t) => {
  t.same(valuesOf('What it is measured in: days, liters, m2...', 'measure'), ['days', 'liters', 'm2'])
})

t.test('the letters of a date are no words', async (t) => {
  t.equal(valuesOf('Date (DD/MM/YYYY)'), undefined)
  t.equal(valuesOf('In UTC: `2021-11-15T06:30:40Z`\n- or `2021-11-15T01:50:20-05:00`', 'created'), undefined)
})

t.test('a hostile description is read in one pass', async (t) => {
  t.equal(valuesOf('a, '.repeat(30_000)), undefined, 'the same word again and again')
  t.equal(valuesOf(`${'a '.repeat(10_000)}. See ${'b|c; '.repeat(1000)}`), undefined, 'many lists in one sentence')
})

t.test('an open enum lists the values of a text', async (t) => {
  const units = valuesUnder('Tariff', 'unit', { type: 'string', 'x-extensible-enum': ['KWH', 'GJ'] })
  t.same(new Set(units), new Set(['KWH', 'GJ']))
})

t.test('several examples are some of a vocabulary', async (t) => {
  const units = valuesUnder('Scale', 'unit', { type: 'string', examples: ['kg', 'lb'] })
  t.same(new Set(units), new Set(['kg', 'lb']))
})
