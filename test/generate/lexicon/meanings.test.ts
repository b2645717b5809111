import t from 'tap'
import type { SchemaObject } from '../../../src/document/openapi.ts'
import { generate } from '../../../src/generate/generate.ts'
import { resourcesOf } from '../../../src/schema/meaning/schema-resources.ts'

const seeds = ['1', '2', '3', '4', '5']
type NameOf<Members extends string> = Members extends `${infer One} ${infer Rest}`
  ? NameOf<One> | NameOf<Rest>
  : Members extends `${infer Name}:${string}`
    ? Name
    : Members
/** Makes an object, whose members are written as `name` for a text, `name:n` for a number, `name:i` for an integer. */
const made = <Members extends string>(
  subject: string,
  members: Members,
  seed: string,
  more: Record<string, SchemaObject> = {}
): Record<NameOf<Members>, never> => {
  const types: Record<string, string> = { n: 'number', i: 'integer' }
  const properties: Record<string, SchemaObject> = { ...more }
  for (const one of members.split(' ')) {
    const [name = '', type = ''] = one.split(':')
    properties[name] ??= { type: types[type] ?? 'string' }
  }
  const schema = { type: 'object', properties }
  return generate({ schema, resources: resourcesOf({}), seed, subject }) as Record<NameOf<Members>, never>
}

t.test('names say dates, questions and parts of countries', async (t) => {
  for (const seed of seeds) {
    const company = made('super', 'date_of_incorporation legal_form', seed)
    t.match(company, { date_of_incorporation: /^\d{4}-\d\d-\d\d$/, legal_form: /^(GmbH|Ltd|Inc|SARL|BV)$/ })
    const [film, advisory] = ['film', 'advisory'].map((noun) => made(noun, 'synopsis severity', seed).synopsis)
    t.not(film, advisory)
    t.match(made('poll', 'question answer', seed).question, /\?$/)
    t.notMatch(made('registrant', 'state status city zip', seed).state, /^[a-z]+$/)
  }
})

t.test('the least of a quantity is less than the greatest', async (t) => {
  for (const seed of seeds) {
    const { min_humidity, max_humidity } = made('', 'min_humidity:n max_humidity:n', seed)
    t.ok(min_humidity >= 25 && min_humidity < max_humidity && max_humidity <= 95)
    const { lowest_x, max_port, max_created_at } = made('', 'lowest_x:n max_port:i max_created_at:i', seed)
    t.ok(lowest_x >= 1 && lowest_x <= 40)
    t.ok(max_port >= 80)
    t.ok(max_created_at >= 60 && max_created_at <= 100)
  }
})

t.test('a name of a country that is too long is its code', (t) => {
  for (const seed of seeds) {
    const country = (maxLength: number) =>
      made('creditor', 'country', seed, { country: { type: 'string', maxLength } }).country as string
    const named = country(60)
    const names = new Intl.DisplayNames(['en'], { type: 'region' })
    t.equal(names.of(country(2)), named)
    t.match(country(3), /^[A-Z]{3}$/)
    t.ok(country(4).length <= 4)
  }
  t.end()
})

t.test('a total is money only beside what is bought', (t) => {
  for (const seed of '12345') {
    t.ok(Number.isInteger(made('progress', 'total:n translation', seed).total))
    const totals = ['order', 'zork'].map((subject) => made(subject, 'total:n currency', seed).total)
    t.ok(
      totals.some((one) => !Number.isInteger(one)),
      totals.join(' and ')
    )
  }
  t.end()
})

t.test('a number that is written as a text has its digits', async (t) => {
  for (const seed of seeds) {
    const { height_cm, port, last_seen, hold_ms } = made('patient', 'height_cm port last_seen hold_ms', seed)
    t.match(height_cm, /^1[5-9]\d$|^200$/)
    t.match(port, /^\d{2,4}$/)
    t.match(last_seen, /^2024-\d\d-\d\dT/)
    t.match(hold_ms, /^\d{2,4}$/)
  }
})

t.test('a code of digits may be a number', async (t) => {
  for (const seed of seeds) {
    const { imei, mcc, iban } = made('', 'imei:i mcc:i iban:i', seed)
    t.match(String(imei), /^35\d{13}$/)
    t.match(String(mcc), /^\d{4}$/)
    t.ok(Number.isInteger(iban))
  }
})

t.test('an example keeps to what its name can be', async (t) => {
  const example = (example: number): SchemaObject => ({ type: 'number', example })
  for (const seed of seeds) {
    const dynamic = { pressure: example(1012.9), gpa: example(12), volume_ml: example(330), replicas: example(40) }
    const { pressure, gpa, volume_ml, replicas } = made('', 'pressure gpa volume_ml replicas', seed, dynamic)
    t.ok(pressure >= 990 && pressure <= 1035, `${pressure}`)
    t.ok(gpa >= 6 && gpa <= 18, `${gpa}`)
    t.ok([100, 250, 330, 500, 750].includes(volume_ml), `${volume_ml}`)
    t.ok(replicas >= 20, `${replicas}`)
  }
})

t.test('the object around a name says what it means', async (t) => {
  for (const seed of seeds) {
    t.match(made('ssh_key', 'public_key title', seed).public_key, /^ssh-ed25519 AAAA/)
    t.match(made('api_key', 'public_key title', seed).public_key, /^-----BEGIN PUBLIC KEY-----/)
    t.match(made('repository', 'full_name default_branch', seed).full_name, /^[a-z]+\/[a-z-]+$/)
    t.match(made('user', 'full_name', seed).full_name, /^\p{L}+ \p{L}+/u)
  }
})

t.test('the nouns of a context are the object itself, not a member beside the name', async (t) => {
  for (const seed of seeds) {
    t.notMatch(made('hook', 'name event', seed).name, /review|offsite|workshop|demo|conference|house/)
    const number: SchemaObject = { type: 'number' }
    for (const beside of ['length', 'weight']) {
      const { width = 0, height = 0 } = made('zork', `width height ${beside}`, seed, {
        width: number,
        height: number,
        [beside]: number
      })
      t.ok(Math.max(width, height) <= 120, 'a thing with a length or a weight has no pixels')
    }
    const forgotten: SchemaObject = { type: 'array', items: { type: 'string' }, description: 'Paths that were left.' }
    t.match(String(made('zork', 'forgotten', seed, { forgotten }).forgotten), /^\/\w+\/[\w.-]+(,|$)/)
    t.match(made('stat', 'Name mime_type', seed).Name, /^[\w-]+\.[a-z]{3,4}$/)
    t.match(made('meeting', 'name', seed).name, /review|offsite|workshop|demo|conference|house/)
    t.match(made('gizmo', 'name attendees', seed).name, /review|offsite|workshop|demo|conference|house/)
  }
})

t.test('a shift is signed off after its start', async (t) => {
  for (const seed of seeds) {
    const { starts_at, signed_off_at } = made('shift', 'starts_at signed_off_at', seed)
    t.ok(starts_at < signed_off_at, `${starts_at} ${signed_off_at}`)
  }
})

t.test('the records of a domain have names and values of DNS', async (t) => {
  for (const seed of seeds) {
    const { name, value, ttl } = made('domain_record', 'name value ttl', seed)
    t.match(name, /^[a-z]+\.[a-z-]+\.example\.com$/)
    t.match(value, /^(203\.0\.113\.17|mail\.example\.com|v=spf1 )/)
    t.match(ttl, /^(3600|300|86400|Auto)$/)
    const { A, NS, exchange } = made('domain', 'A NS exchange CNAME priority', seed)
    t.match(A, /^\d+(\.\d+){3}$/)
    t.match(NS, /^ns\d\.example\.com$/)
    t.match(exchange, /^m(ail|x\d)\.example\.com$/)
    t.match(made('zone', 'content dns_id', seed).content, /^(203\.0\.113\.17|mail\.example\.com|v=spf1 )/)
  }
})

t.test('an example in seconds or milliseconds since 1970 is a time', async (t) => {
  const like = (example: number, description = ''): SchemaObject => ({ type: 'integer', example, description })
  for (const seed of seeds) {
    const more = {
      pub_date_ms: like(1_479_110_301_853),
      seen: like(1_479_110_301, 'The time of the visit'),
      volume: like(1_479_110_301)
    }
    const { pub_date_ms, seen, volume } = made('', 'pub_date_ms seen volume', seed, more)
    t.ok(pub_date_ms > 1.7e12 && pub_date_ms < 1.74e12, `${pub_date_ms}`)
    t.ok(seen > 1.7e9 && seen < 1.74e9, `${seen}`)
    t.ok(volume > 0.7e9 && volume < 2.3e9, `${volume}`)
  }
  const schema = { type: 'number', minimum: 1.5e9 }
  const times = seeds.map((seed) => made('', 'updated_at:n', seed, { updated_at: schema }).updated_at)
  for (const time of times) t.ok(Number.isInteger(time), 'a time in seconds has no fraction')
})

t.test('a text of digits has the size of its example', async (t) => {
  const like = (format: string, example?: unknown): SchemaObject => ({
    type: 'string',
    format,
    ...(example ? { example } : {})
  })
  for (const seed of seeds) {
    const more = {
      days: like('int32', '365'),
      gizmo: like('int64'),
      word: like('int32', 'no number'),
      humidity: like('uint64'),
      latitude: like('int32')
    }
    const { days, gizmo, word, humidity, latitude } = made('', 'days gizmo word humidity latitude', seed, more)
    t.match(humidity, /^\d+$/, 'an integer has no decimals')
    t.match(latitude, /^-?\d+$/)
    t.ok(Number(days) > 100 && Number(days) < 700, days)
    t.match(gizmo, /^\d+$/)
    t.match(word, /^\d+$/)
  }
})

t.test('an untyped member is of the type that its example or its name speaks of', async (t) => {
  for (const seed of seeds) {
    const shown = { gizmo: { example: 12.5 }, level: { example: 'low' }, flag: { example: null } }
    const { gizmo, level, flag } = made('', 'gizmo level flag', seed, shown)
    t.type(gizmo, 'number')
    t.type(level, 'string')
    t.type(flag, 'string')
    const plain = { is_new: {}, views: {}, metadata: {}, settings: { description: 'A text' }, home_city: {} }
    const found = made('', 'is_new views metadata settings home_city', seed, plain)
    t.type(found.is_new, 'boolean')
    t.type(found.views, 'number')
    t.type(found.metadata, 'object')
    t.type(found.settings, 'string')
    t.match(found.home_city, /^\p{Lu}/u)
  }
})

t.test('a description says which time it is, where the name does not', async (t) => {
  const said = (description: string): SchemaObject => ({ type: 'string', format: 'date-time', description })
  for (const seed of seeds) {
    const more = {
      disposition_at: said('When the retention expires on this file.'),
      noted_at: said('The time of the note. It says when the account expires.'),
      purged_at: said('The time at which this file is expected to be purged.'),
      gizmo_at: said('A time.')
    }
    const { disposition_at, noted_at, purged_at, gizmo_at } = made(
      '',
      'disposition_at noted_at purged_at gizmo_at',
      seed,
      more
    )
    t.match(purged_at, /^2025/)
    t.match(disposition_at, /^2025/)
    t.match(noted_at, /^2024/)
    t.match(gizmo_at, /^2024/)
  }
})

t.test('an example of an address of a thing keeps its kind', async (t) => {
  const like = (example: string): SchemaObject => ({ type: 'string', example })
  for (const seed of seeds) {
    const more = {
      gid: like('gid://shop/Variant/108828309'),
      asset: like('urn:asset:4711'),
      schema: like('urn:ietf:params:scim:schemas:core:2.0:User'),
      posted_ts: like('1718203344.000400'),
      memory_limit: like('512Mi')
    }
    const { gid, asset, schema, posted_ts, memory_limit } = made(
      '',
      'gid asset schema posted_ts memory_limit',
      seed,
      more
    )
    t.match(gid, /^gid:\/\/shop\/Variant\/[1-9]\d{8}$/)
    t.match(asset, /^urn:asset:[1-9]\d{3}$/)
    t.equal(schema, more.schema.example)
    t.match(posted_ts, /^17\d{8}\.\d{6}$/)
    t.match(memory_limit, /^[1-9]\d\d+Mi$/)
  }
})

t.test('a description says the prefix and the length', async (t) => {
  const said = (description: string): SchemaObject => ({ type: 'string', description })
  for (const seed of seeds) {
    const more = {
      sid: said('A 34 character string that begins with CA'),
      ref: said('Always starts with the letters ORD.'),
      dosage: said('Such as 500 mg twice a day'),
      signing_secret: said('Starts with `sig_`.'),
      deploy_key: said('Starts with "dpl_" followed by 40 characters'),
      epc: said('Sixteen hexadecimal digits'),
      digest: said('SHA-256 digest, as in `sha256:…`'),
      mass: said('Decimal string with three digits after the point'),
      award: { type: 'string', format: 'bigint' },
      prize: { type: 'string', format: 'double' }
    }
    const names = 'sid ref dosage deploy_key epc signing_secret digest mass award prize'
    const { sid, ref, dosage, ...others } = made('', names, seed, more)
    t.match(others, { deploy_key: /^dpl_\w{40}$/, epc: /^[\da-f]{16}$/ })
    t.match(others, { signing_secret: /^sig_\w{32}$/, digest: /^sha256:[\da-f]{64}$/ })
    t.match(made('', 'currency', seed, { currency: said('Of the price with two decimals') }).currency, /^[A-Z]{3}$/)
    t.match(others, { mass: /^\d+\.\d{3}$/, award: /^\d+$/, prize: /^\d+\.\d+$/ })
    t.match(sid, /^CA[A-Za-z\d]{32}$/)
    t.match(ref, /^ORD[A-Za-z\d]{14}$/)
    t.match(dosage, /^\d+ mg$/)
  }
})

t.test('a share of something is a fraction, and a whole number of percent', async (t) => {
  const share = { description: 'Share of the open hours that are booked' }
  for (const seed of seeds) {
    const { booked_hours, open_hours, occupancy_rate, usage_rate } = made(
      '',
      'booked_hours open_hours occupancy_rate usage_rate',
      seed,
      {
        booked_hours: { type: 'integer', minimum: 1, maximum: 4 },
        open_hours: { const: 4 },
        occupancy_rate: { type: 'number', ...share },
        usage_rate: { type: 'integer', ...share }
      }
    )
    t.equal(occupancy_rate, booked_hours / open_hours)
    t.ok(usage_rate >= 5 && usage_rate <= 100)
  }
})

t.test('a share is in percent where the description says so', async (t) => {
  const told = (description: string): SchemaObject => ({ type: 'number', description })
  for (const seed of seeds) {
    const { vat_rate, probability, score, tax_rate, opacity, battery, latitude, bit_depth } = made(
      '',
      'vat_rate probability score tax_rate opacity battery latitude bit_depth',
      seed,
      {
        vat_rate: told('Percent'),
        probability: told('How likely it is (%)'),
        score: told('Confidence score'),
        tax_rate: told('As a decimal fraction, not percent'),
        opacity: told('From none to full'),
        battery: told('Percent'),
        latitude: told('Percent'),
        bit_depth: told('Percent')
      }
    )
    t.ok([5, 7, 10, 19, 20, 21].includes(vat_rate))
    t.ok(probability > 1 && probability <= 100)
    t.ok(score >= 0.5 && score < 1)
    t.ok(tax_rate < 1 && opacity <= 1)
    t.ok(battery >= 12 && battery <= 100)
    t.ok(latitude % 1 !== 0 && [16, 24].includes(bit_depth))
  }
})

t.test('addresses of networks, maps and repositories are those of their kind', async (t) => {
  for (const seed of seeds) {
    const venue = made('venue', 'name facebook_url google_maps_url twitter clone_url ssh_url odata_context', seed)
    t.match(venue.facebook_url, /^https:\/\/www\.facebook\.com\/[a-z-]+$/)
    t.match(venue.google_maps_url, /^https:\/\/maps\.google\.com\/\?q=-?\d+\.\d+,-?\d+\.\d+$/)
    t.match(venue.twitter, /^\w+$/)
    t.match(venue.clone_url, /^https:\/\/git\.example\.com\/[a-z-]+\/[a-z-]+\.git$/)
    t.match(venue.ssh_url, /^git@git\.example\.com:[a-z-]+\/[a-z-]+\.git$/)
    t.match(venue.odata_context, /^\$metadata#\w+$/)
    const { username, github_url } = made('user', 'username github_url', seed)
    t.equal(github_url, `https://github.com/${username}`)
  }
})

t.test('a description says that a text is masked, or of which chain it is', async (t) => {
  const masked = (description: string): SchemaObject => ({ type: 'string', description })
  for (const seed of seeds) {
    const row = made('', 'account_number card_number email phone ssn mac pubkey wallet', seed, {
      account_number: masked('Masked account number'),
      card_number: masked('The masked number of the card'),
      email: masked('Address, masked'),
      phone: masked('Obfuscated phone'),
      ssn: masked('Masked number'),
      mac: masked('Hardware (MAC) address'),
      pubkey: masked('Solana public key (base58)'),
      wallet: masked('Bitcoin address')
    })
    t.match(row.account_number, /^\*{4}\d{4}$/)
    t.match(row.card_number, /^\*{4} \*{4} \*{4} \d{4}$/)
    t.match(row.email, /^.\*{3}@example\.com$/)
    t.match(row.phone, /^\*{3} \*{3} \d{4}$/)
    t.match(row.ssn, /^\*{3}-\*{2}-\d{4}$/)
    t.match(row.mac, /^([\da-f]{2}:){5}[\da-f]{2}$/)
    t.match(row.pubkey, /^[1-9A-HJ-NP-Za-km-z]{44}$/)
    t.match(row.wallet, /^bc1q[02-9ac-hj-np-z]{38}$/)
  }
})

t.test('a description names top-level domains, and whose prefix it is', async (t) => {
  for (const seed of seeds) {
    const { zone, prefix, openapi_ver, footer_html } = made('', 'zone prefix openapi_ver footer_html', seed, {
      zone: { type: 'string', description: 'TLD name' },
      prefix: { type: 'string', description: 'Prefix of the `media` attribute' }
    })
    t.match(zone, /^(com|org|net|de|io|dev)$/)
    t.notMatch(prefix, /media/)
    t.match(openapi_ver, /^\d+\.\d+\.\d+$/)
    t.match(footer_html, /^</)
  }
})

t.test('a name of a thing leaves out how the thing is related', async (t) => {
  for (const seed of seeds) t.notMatch(made('created_from', 'name', seed).name, /from/i)
})

t.test('a name beside a last name is the first one, unless that has its own', async (t) => {
  for (const seed of seeds) {
    const student = made('student', 'name lastname birth_date', seed)
    t.notMatch(student.name, / /)
    t.match(made('student', 'name surname first_name', seed).name, / /)
    t.match(made('', 'position', seed).position, /[A-Z]/)
    t.match(made('board', 'position', seed).position, /^\d+$/)
  }
})

t.test('a number that takes seconds is no time', async (t) => {
  const told = (description: string): SchemaObject => ({ type: 'number', description })
  for (const seed of seeds) {
    const { share_time, start_time } = made('', 'share_time start_time', seed, {
      share_time: told('averaged share time, in seconds'),
      start_time: told('Start, in seconds since 1970')
    })
    t.ok(share_time >= 30 && share_time <= 3600)
    t.ok(start_time > 1e9)
  }
})

t.test('what departs arrives after hours, by any word for it', async (t) => {
  const time: SchemaObject = { type: 'string', format: 'date-time' }
  for (const seed of seeds) {
    const { depart_at, arrive_at } = made('segment', 'depart_at arrive_at', seed, { depart_at: time, arrive_at: time })
    const taken = Date.parse(arrive_at) - Date.parse(depart_at)
    t.ok(taken > 0 && taken < 48 * 3_600_000, `${depart_at} ${arrive_at}`)
  }
})

t.test('persons of a role, and when something was last done', async (t) => {
  for (const seed of seeds) {
    const names: SchemaObject = { type: 'array', minItems: 1, items: { type: 'string' } }
    const row = made('company', 'managingDirectors last_edited:i', seed, { managingDirectors: names })
    t.match(row.managingDirectors[0], /^\p{Lu}[\p{L}'’-]+ \p{Lu}/u)
    t.ok(row.last_edited > 1_700_000_000)
    const time: SchemaObject = { type: 'string', format: 'date-time' }
    t.match(made('job', 'last_expired', seed, { last_expired: time }).last_expired, /^2024/)
    t.notMatch(made('name', 'name', seed).name, /Name/)
  }
})

t.test('the full name of a thing that has a name is no person', async (t) => {
  for (const seed of seeds) {
    t.match(made('gizmo', 'name full_name', seed).full_name, / Gizmo$/)
    t.match(made('user', 'name full_name', seed).full_name, /^[A-Z]\S+ [A-Z]/)
    t.match(made('thing', 'full_name', seed).full_name, /^[A-Z]\S+ [A-Z]/)
    t.notMatch(made('person', 'from_country from_region', seed).from_region, /-\d$/)
  }
})

t.test('the value of a thing is the thing itself, unless other things have it', async (t) => {
  for (const seed of seeds) {
    t.match(made('Email', 'value verified', seed).value, /^\S+@example/)
    t.match(made('PhoneNumber', 'value kind', seed).value, /^\+\d/)
    t.notMatch(made('EmailFilter', 'value', seed).value, /@/)
  }
})

t.test('members of an object of links are links, but a link in a list has a name', async (t) => {
  for (const seed of seeds) {
    t.match(made('links', 'dashboard help', seed), { dashboard: /^http/, help: /^http/ })
    t.match(made('links', 'href title method', seed), { href: /^http/, title: /^(?!http)/, method: 'GET' })
    t.match(made('', 'uri_oembed', seed).uri_oembed, /^http/)
  }
})

t.test('a description or a name says the form of a text', async (t) => {
  const told = (description: string, example?: string): SchemaObject => ({
    type: 'string',
    description,
    ...(example && { example })
  })
  for (const seed of seeds) {
    const row = made('message', 'submitTime town sku_id code AverageInstallTime email_sent title surname', seed, {
      submitTime: told('When it was sent, in the format YYYYMMDDHHmm', '201712251431'),
      town: told('Postal address, town'),
      sku_id: told('When applicable will include the id'),
      code: told('HTTP status code')
    })
    t.match(row, {
      submitTime: /^2024(0[1-9]|1[0-2])[0-3]\d{5}$/,
      town: /^\D+$/,
      sku_id: /^[a-z\d]{12}$/,
      code: /^[24]0\d$/,
      AverageInstallTime: /^\d+$/,
      email_sent: /^(true|false)$/,
      title: /^(Mr|Ms|Dr)$/
    })
    const name = told('Distinct name of the referenced Secret')
    t.notMatch(made('SecretRef', 'name', seed, { name }).name, /^\w{20,}$/)
    t.match(made('Saturday', 'fromTime', seed).fromTime, /^\d\d:\d\d$/)
    t.match(made('Period', 'from', seed).from, /^\d{4}-\d\d-\d\d$/)
  }
})

t.test('a count stays one, and words stay words, whatever else the description speaks of', async (t) => {
  const told = (description: string, more: SchemaObject = {}): SchemaObject => ({
    type: 'string',
    description,
    ...more
  })
  for (const seed of seeds) {
    const row = made('report', 'taxesMissingCount total associated_with convertedFromValue timeStamp', seed, {
      taxesMissingCount: told('Taxes and fees were missing'),
      total: told('The total number of albums', { type: 'number', example: 3 }),
      associated_with: told('The object that this IP address list is associated with', { example: 'Site' }),
      convertedFromValue: told('The monetary amount before any conversion'),
      timeStamp: told('In the format YYYYMMDDhhmmssSSS')
    })
    t.match(row, {
      taxesMissingCount: /^\d+$/,
      associated_with: 'Site',
      convertedFromValue: /^\d+\.\d\d$/,
      timeStamp: /^2024\d{10}000$/
    })
    t.ok(Number.isInteger(row.total))
    t.match(made('Config', 'context_name username', seed).context_name, /^\p{Lu}\p{Ll}+ Context$/u)
    t.match(made('ProfileImage', 'fileExtension', seed).fileExtension, /^(png|jpg|webp)$/)
    t.notMatch(made('Address', 'street_name house_number', seed).street_name, /\d/)
    t.notMatch(made('Approach', 'orbiting_body', seed).orbiting_body, /[.?!]$/)
  }
})

t.test('a bare text or value is that of the thing around it', async (t) => {
  for (const seed of seeds) {
    t.match(made('SurveyQuestion', 'text', seed).text, /\?$/)
    t.match(made('AnswerOption', 'text', seed).text, /^[A-Z][a-z]+( [a-z]+)*$/)
    t.match(made('Metric', 'name value', seed).value, /^\d+$/)
    t.match(made('Date', 'formatted year', seed).formatted, /^2024-\d\d-\d\d$/)
    const told = {
      utc_offset: { type: 'string', description: 'an ISO8601-valid string for the offset from UTC' }
    } as const
    t.match(made('zone', 'utc_offset', seed, told).utc_offset, /^[+-]\d\d:\d\d$/)
  }
})

t.test('persons tell of themselves, and short codes are capitals', async (t) => {
  for (const seed of seeds) {
    t.match(made('User', 'about username', seed).about, / in .*\. Likes /)
    const note: SchemaObject = { type: 'string', description: "The profile's bio" }
    t.match(made('Account', 'note', seed, { note }).note, / in .*\. Likes /)
    const county: SchemaObject = { type: 'string', maxLength: 2 }
    t.match(made('site', 'county', seed, { county }).county, /^[A-Z]{2}$/)
    const offset: SchemaObject = { type: 'integer', description: 'In minutes' }
    t.equal(Math.abs(made('Zone', 'timezone_offset', seed, { timezone_offset: offset }).timezone_offset) % 60, 0)
    const seconds: SchemaObject = { type: 'integer', description: 'In seconds' }
    t.equal(Math.abs(made('Zone', 'utc_offset', seed, { utc_offset: seconds }).utc_offset) % 3600, 0)
    const share: SchemaObject = { type: 'string', description: 'The national percentile of the group' }
    t.match(made('Group', 'pm', seed, { pm: share }).pm, /^\d\d?$/)
  }
})

t.test('a word at the end of a name that no trade knows is of no trade', async (t) => {
  for (const seed of seeds) {
    const row = made('order', 'loadProfile pick_zone deployment_stage onboarding_stage hangup_cause http_method', seed)
    t.match(row, {
      loadProfile: /^(standard|basic|extended)$/,
      pick_zone: /^(North|Centre|South)$/,
      onboarding_stage: /^(initial|in_review|final)$/,
      hangup_cause: /^[a-z_]+$/,
      http_method: /^[A-Z]+$/
    })
    t.match(made('Order', 'id giftMessage', seed).giftMessage, /[.?]$/)
  }
})

t.test('a description that only repeats the end of a name says no more than that', async (t) => {
  const told = (description: string): SchemaObject => ({ type: 'string', description })
  for (const seed of seeds) {
    const row = made('reply', 'communicationMethod content', seed, {
      communicationMethod: told('The method that is used to contact'),
      content: told('Contents of the legal agreement')
    })
    t.match(row, { communicationMethod: /^(manual|automatic|standard)$/, content: /^(?!.*(parcel|buy|Thanks))[A-Z]/ })
    t.notMatch(made('BusinessUnit', 'id:i name', seed).name, /^(Metre|Litre|Kilogram|Piece)$/)
  }
})

t.test('the second of several persons is another one', async (t) => {
  for (const seed of seeds) {
    const { player1, player2 } = made('game', 'player1 player2', seed)
    t.not(player1, player2)
  }
})

t.test('an example of a day without signs is a day', async (t) => {
  const stamp = { type: 'integer', example: 20240115, description: 'Date as YYYYMMDD' }
  for (const seed of seeds)
    t.match(String(made('lap', 'stamp', seed, { stamp }).stamp), /^20\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/)
})
