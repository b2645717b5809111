/**
 * Texts by the name of their property. To teach standin a name, add it to a row, or add a row; `name-index.ts` says how
 * names are written. A row with a third part counts only where that fits the object or a property beside it.
 */

import { formats, link } from './formats.ts'
import {
  agent,
  card,
  color,
  companySlug,
  digits,
  domain,
  email,
  fileName,
  fullName,
  hex,
  host,
  iban,
  image,
  ipv4,
  ipv6,
  isbn,
  jwt,
  label,
  made,
  of,
  password,
  phone,
  product,
  row,
  semver,
  sentence,
  slug,
  slugOf,
  title,
  token,
  uuid
} from './makers.ts'
import type { NameRow } from './name-index.ts'
import { firstNames } from './names.ts'
import { goods, isTitled, thingName } from './names-of-things.ts'
import { bodies, departments, details, jobs, labels } from './plain-words.ts'
import type { Maker, Scene } from './scene.ts'
import { dateOf, iso, timeOf } from './times.ts'

const placed = /^(street(_\w+)?|address(_line)?_?1|line_?1|city|town|zip(_?code)?|post(al)?_?code|country(_\w+)?)$/
const flights = /(^|_)flights?$|^(airline|flight_?(number|no)?|carrier)$/
const airports = ['BER', 'LHR', 'CDG', 'AMS', 'JFK']
const stops = ['Berlin', 'London', 'Paris', 'Amsterdam', 'New York']
/** The start and the end of a journey, which differ. */
const onTheWay = (places: readonly string[], { entity }: Scene, stop: 0 | 1): string =>
  places[(entity.times.created / 1000 + stop) % places.length]!
const vehicles = /(^|_)(car|vehicle)s?$|^(make|mileage|license_plate|vin|engine|fuel_type)$/

export const textNames: readonly NameRow<Maker<string>>[] = [
  // A state is part of a country beside a street, else the state that a thing is in.
  ['^state_name ^state ^region_name ^region ^province_name ^province', ({ entity }) => entity.place.state, placed],
  ['^capital_city ^capital', ({ entity }) => entity.place.capital],
  [
    '^condition(s) ^weather ^weather_condition ^forecast',
    of('Sunny', 'Partly cloudy', 'Light rain', 'Overcast', 'Clear'),
    /(^|_)(weather|forecast)s?$|^(temp(erature)?|humidity|wind_speed)(_\w+)?$/
  ],
  ['^unit(s) ^scale', of('celsius'), /^(temp(erature)?)(_\w+)?$/],
  ['^wind_direction ^direction', of('NW', 'S', 'SW', 'E', 'N'), /weather|wind|forecast/],
  [
    '^payment_status ^payment_state ^status ^state',
    of('paid', 'pending', 'authorized', 'refunded'),
    /(^|_)(payment|charge|transaction|invoice|refund|payout)s?$|^(payment_method|card_(brand|number))$/
  ],
  [
    `
      ^order_status ^order_state ^delivery_status ^delivery_state ^shipping_status ^shipping_state
      ^fulfillment_status ^fulfillment_state ^fulfilment_status ^fulfilment_state ^status ^state
    `,
    of('pending', 'paid', 'shipped', 'delivered'),
    /(^|_)(order|purchase|shipment|delivery|parcel|fulfil?lment)s?$/
  ],
  [
    '^subscription_status ^subscription_state ^status ^state',
    of('active', 'trialing', 'past_due', 'canceled'),
    /(^|_)subscriptions?$|^(plan|trial_end|renews_at|current_period_end)$/
  ],
  [
    `
      ^booking_status ^booking_state ^reservation_status ^reservation_state ^appointment_status ^appointment_state
      ^status ^state
    `,
    of('confirmed', 'pending', 'cancelled', 'completed'),
    /(^|_)(booking|reservation|appointment|ticket_order)s?$/
  ],
  [
    `
      ^task_status ^task_state ^issue_status ^issue_state ^ticket_status ^ticket_state ^status ^state
    `,
    of('open', 'in_progress', 'done', 'blocked'),
    /(^|_)(task|todo|issue|ticket|bug|story)s?$/
  ],
  [
    `
      ^job_status ^job_state ^build_status ^build_state ^run_status ^run_state ^deployment_status
      ^deployment_state ^status ^state
    `,
    of('succeeded', 'running', 'queued', 'failed'),
    /(^|_)(job|build|run|pipeline|deployment|workflow|import|export|backup)s?$/
  ],
  ['^flight_status ^flight_state ^status ^state', of('scheduled', 'boarding', 'departed', 'landed'), /(^|_)flights?$/],
  [
    '^post_status ^post_state ^article_status ^article_state ^status ^state',
    of('published', 'draft', 'scheduled', 'archived'),
    /(^|_)(post|article|page|blog_post)s?$/
  ],
  [
    '^payment_method ^method ^payment_type',
    of('card', 'bank_transfer', 'paypal'),
    /(^|_)(payment|charge|transaction|payout|refund|checkout)(_method)?s?$|^(card_(brand|number)|last_?4)$/
  ],
  ['^method', of('card', 'bank_transfer', 'paypal'), /^amount(_paid)?$/],
  // The numbers that standin makes for cards begin with 4.
  ['^card_brand ^card_type ^card_network ^card_scheme ^cc_type', of('Visa')],
  ['^brand', of('Visa'), /(^|_)(credit_?)?cards?$|^(last_?4|exp_month|card_number)$/],
  [
    '^expiry_date ^expiry ^expiration_date ^expiration ^exp_date ^exp',
    ({ random }) => `0${random.int(1, 9)}/${random.int(26, 30)}`,
    /card|cvv|cvc|last_?4/
  ],
  ['^make ^car_make ^brand ^manufacturer', of('Volvo', 'Toyota', 'Renault', 'Ford'), vehicles],
  ['^model ^car_model ^model_name', of('V60', 'Corolla', 'Clio', 'Focus'), vehicles],
  [
    '^origin_airport ^origin_code ^origin ^departure_airport ^departure_code ^departure ^from',
    (scene) => onTheWay(airports, scene, 0),
    flights
  ],
  [
    `
      ^destination_airport ^destination_code ^destination ^arrival_airport ^arrival_code ^arrival ^to
    `,
    (scene) => onTheWay(airports, scene, 1),
    flights
  ],
  ['^origin_city ^origin_name ^origin', (scene) => onTheWay(stops, scene, 0)],
  ['^destination_city ^destination_name ^destination', (scene) => onTheWay(stops, scene, 1)],
  [
    '^airline_name ^airline ^carrier_name ^carrier',
    of('Northwind Air', 'Blue Meridian', 'Alpine Airways', 'Coastal Air'),
    /flight|airline|gate|airport|seat|origin|departure/
  ],
  ['^airline_name ^airline', of('Northwind Air', 'Blue Meridian', 'Alpine Airways', 'Coastal Air')],
  ['icao_code icao', of('EDDB', 'EGLL', 'LFPG', 'EHAM', 'KJFK')],
  [
    '^boarding_gate ^departure_gate ^arrival_gate ^gate',
    ({ random }) => `${random.pick(['A', 'B', 'C', 'D'])}${random.int(1, 48)}`
  ],
  ['^seat ^seat_number ^seat_no', ({ random }) => `${random.int(1, 38)}${random.pick(['A', 'B', 'C', 'D', 'E', 'F'])}`],
  ['^terminal', of('1', '2', '3')],
  ['aircraft_type aircraft', of('Airbus A320', 'Boeing 737', 'Embraer E190')],
  ['passport_number passport_no passport', made('C@@######')],
  [
    `
      ^drivers_licence_number ^drivers_licence_no ^drivers_license_number ^drivers_license_no
      ^driver_licence_number ^driver_licence_no ^driver_license_number ^driver_license_no ^licence_number
      ^licence_no ^license_number ^license_no
    `,
    made('@##########')
  ],
  [
    '^licence_name ^licence ^license_name ^license ^spdx_id_name ^spdx_id ^spdx_name ^spdx',
    of('MIT', 'Apache-2.0', 'BSD-3-Clause', 'GPL-3.0')
  ],
  [
    `
      twitter_handle instagram_handle mastodon_handle tiktok_handle threads_handle x_handle social_handle
    `,
    ({ entity }) => `@${entity.person.username.replace(/\W/g, '_')}`
  ],
  ['continent_name continent', of('Europe', 'Asia', 'North America', 'Africa', 'South America')],
  ['html html_body', (scene) => formats.html!(scene)],
  ['markdown md readme', (scene) => formats.markdown!(scene)],
  ['xml', (scene) => `<note><title>${title(scene)}</title></note>`],
  ['json json_data', (scene) => JSON.stringify({ id: scene.random.int(1, 999), title: title(scene) })],
  ['cron cron_expression cron_schedule crontab', of('0 6 * * *', '*/15 * * * *', '30 2 * * 1', '0 0 1 * *')],
  ['breed', of('Labrador', 'Beagle', 'Poodle', 'Border Collie'), /(^|_)dogs?$/],
  ['breed', of('Siamese', 'Maine Coon', 'Persian', 'Bengal'), /(^|_)cats?$/],
  ['breed', of('Labrador', 'Beagle', 'Poodle', 'Border Collie')],
  ['species', of('dog'), /breed/],
  ['species animal_type animal', of('dog', 'cat', 'rabbit', 'parrot')],
  ['blood_type blood_group', of('A+', 'O-', 'B+', 'AB+')],
  ['emoji(s)', of('🎉', '🚀', '👍', '🌱')],
  ['quarter', of('Q1', 'Q2', 'Q3', 'Q4')],
  ['season', of('spring', 'summer', 'autumn', 'winter')],
  ['^token_type', of('Bearer')],
  ['^grant_type', of('authorization_code', 'client_credentials')],
  [
    `
      ^director_name ^director ^actor_name ^actor ^narrator_name ^narrator ^composer_name ^composer ^speaker_name
      ^speaker ^instructor_name ^instructor ^chef_name ^chef ^coach_name ^coach ^performer_name ^performer
      ^artist_name ^artist ^singer_name ^singer
    `,
    fullName
  ],
  ['^genre(s)', of('Drama', 'Comedy', 'Thriller', 'Documentary'), /movie|film|show|director|series/],
  ['^genre(s)', of('Fiction', 'History', 'Poetry', 'Travel'), /book|isbn|author/],
  ['^genre(s)', of('Jazz', 'Folk', 'Rock', 'Classical'), /song|track|album|artist/],
  ['^next ^prev ^previous ^first ^last', (scene) => link(scene), /^(results|count|total|data|items|self)$/],
  [
    `
      e_mails_addresses e_mails_addres(s) e_mails_addr e_mailses e_mail_addresses e_mail_addres(s) e_mail_addr
      e_mailes e_mail(s) ^from_email ^to_email ^cc_email ^bcc_email mail *email
    `,
    email
  ],
  [
    'user_name login_name screen_name account_name nick_name ^handle ^nick login *username',
    ({ entity }) => entity.person.username
  ],
  ['first_name(s) given_name(s) fore_name(s) ^fname', ({ entity }) => entity.person.first],
  ['last_name(s) family_name(s) sur_name(s) ^lname', ({ entity }) => entity.person.last],
  ['middle_name', ({ random }) => random.pick(firstNames.male)],
  [
    `
      full_name display_name real_name legal_name contact_name customer_name owner_name author_name person_name
      employee_name member_name patient_name guest_name recipient_name sender_name card_holder_name
      account_holder_name billing_name shipping_name holder_name manager_name created_by_name updated_by_name
      ^author ^assignee ^reporter ^creator ^reviewer ^created_by ^updated_by ^modified_by ^approved_by ^owner
      ^contact ^cardholder ^attendee ^manager ^recipient ^sender
    `,
    fullName
  ],
  ['initials', ({ entity: { person } }) => `${person.first[0]}${person.last[0]}`],
  ['honorific salutation name_prefix', of('Ms', 'Mr', 'Dr', 'Mx')],
  ['gender sex', ({ entity }) => entity.person.sex],
  ['pronoun(s)', ({ entity }) => (entity.person.sex === 'female' ? 'she/her' : 'he/him')],
  [
    `
      phone_number phone_no phone mobile_number mobile_no mobile cell_number cell_no cell fax_number fax_no fax
      tel_number tel_no tel telephone_number telephone_no telephone msisdn_number msisdn_no msisdn whatsapp_number
      whatsapp_no whatsapp *phone_number *phone
    `,
    phone
  ],
  [
    `
      company_name company organisation_name organisation organization_name organization employer_name employer
      business_name business vendor_name vendor supplier_name supplier merchant_name merchant brand_name brand
      manufacturer_name manufacturer publisher_name publisher ^org_name ^org
    `,
    ({ entity }) => entity.company
  ],
  ['job_title occupation profession position job', (scene) => row(jobs, scene)],
  ['department_name department division_name division team_name team', (scene) => row(departments, scene)],
  [
    'country_code country_iso country_alpha_2 country_iso2 iso_country nationality_code',
    ({ entity }) => entity.place.code
  ],
  ['country_alpha_3 country_iso3 iso3', ({ entity }) => entity.place.code3],
  ['country country_name nation', ({ entity }) => entity.place.country],
  ['nationality', of('German', 'British', 'French', 'Canadian', 'Spanish', 'Swedish')],
  [
    `
      city_name city town_name town locality_name locality municipality_name municipality suburb_name suburb
      birthplace_name birthplace place_of_birth_name place_of_birth
    `,
    ({ entity }) => entity.place.city
  ],
  ['state_code province_code region_code county_code', ({ entity }) => entity.place.stateCode],
  ['province county administrative_area state_name ^billing_state ^shipping_state', ({ entity }) => entity.place.state],
  [
    `
      street_address street_line street_name street address_line_1 address_line_ line_1 address1 street1 addr
    `,
    ({ entity }) => entity.address.street
  ],
  [
    'address_line_2 address_2 line_2 street2 apartment suite unit_number',
    ({ random }) => `${random.pick(['Apartment', 'Suite', 'Floor'])} ${random.int(1, 48)}`
  ],
  [
    'house_number house_no building_number building_no street_number street_no',
    ({ random }) => String(random.int(1, 240))
  ],
  ['zip_code zip_ post_code post_ postal_code postal_ ^plz *postcode', ({ entity }) => entity.address.postcode],
  [
    `
      ip_ip_v4 ip_ip_v ip_ip_4 ip_ip_ ip_ip_address ip_client_ip ip_remote_addr remote_ip_v4 remote_ip_v
      remote_ip_4 remote_ip_ remote_ip_address remote_client_ip remote_remote_addr mac__ip_v4 mac__ip_v mac__ip_4
      mac__ip_ mac__ip_address mac__client_ip mac__remote_addr ip_v4 ip_v ip_4 ip_ ip_address client_ip
      remote_addr
    `,
    ipv4
  ],
  ['ip_v6_address ip_v6', ipv6],
  ['mac_address mac_addr mac', formats.mac!],
  ['full_address address', ({ entity: { place, address } }) => `${address.street}, ${address.postcode} ${place.city}`],
  ['lat latitude', ({ entity }) => String(entity.address.latitude)],
  ['lng lon long longitude', ({ entity }) => String(entity.address.longitude)],
  ['coordinates geo lat_long lat_lng', ({ entity: { address } }) => `${address.latitude},${address.longitude}`],
  ['time_zone tz tz_name tzid', ({ entity }) => entity.place.timezone],
  ['locale culture lang_tag language_tag', ({ entity }) => entity.place.locale],
  ['lang language language_code iso_639_1 iso_639', ({ entity }) => entity.place.locale.slice(0, 2)],
  ['currency_code currency_iso currency_ ^ccy ^iso_4217 *currency', ({ entity }) => entity.place.currency],
  ['currency_symbol', of('€', '$', '£')],
  ['uuid guid', uuid],
  [
    `
      avatar_url avatar_uri avatar_link avatar_src avatar_href avatar image_url image_uri image_link image_src
      image_href image img_url img_uri img_link img_src img_href img photo_url photo_uri photo_link photo_src
      photo_href photo picture_url picture_uri picture_link picture_src picture_href picture logo_url logo_uri
      logo_link logo_src logo_href logo icon_url icon_uri icon_link icon_src icon_href icon thumbnail_url
      thumbnail_uri thumbnail_link thumbnail_src thumbnail_href thumbnail banner_url banner_uri banner_link
      banner_src banner_href banner cover_url cover_uri cover_link cover_src cover_href cover
    `,
    image
  ],
  [
    `
      *url(s) *uri(s) href link web_site homepage site web webhook callback endpoint permalink blog
    `,
    (scene) => link(scene)
  ],
  ['host_name host fqdn server server_name', host],
  ['domain_name(s) domain(s)', domain],
  ['sub_domain', companySlug],
  ['user_agent ua', agent],
  ['content_type mime_type media_type mime', of('application/json', 'image/png', 'application/pdf', 'text/csv')],
  ['file_name original_name', fileName],
  [
    'file_path path directory folder',
    (scene) => `/${scene.random.pick(['documents', 'reports', 'images'])}/${fileName(scene)}`
  ],
  ['file_extension file_ext extension ext', of('pdf', 'png', 'csv', 'txt')],
  ['jwt id_token', jwt],
  ['md5 etag', hex(32)],
  ['sha_1 commit commit_sha commit_id commit_hash sha revision git_sha', hex(40)],
  ['sha_256 sha2 hash checksum digest fingerprint signature hmac', hex(64)],
  ['sha_512', hex(128)],
  [
    'page_token next_token continuation_token cursor after before',
    (scene) => Buffer.from(`cursor:${scene.random.int(1000, 99999)}`).toString('base64url')
  ],
  [
    `
      token api_key secret access_key access_token refresh_token bearer credential auth private_key public_key
      session session_token app_key nonce salt
    `,
    token
  ],
  ['password passwd pwd passphrase pass', password],
  [
    `
      pin_code pin otp_code otp verification_code_code verification_code confirmation_code_code confirmation_code
      security_code_code security_code
    `,
    made('######')
  ],
  ['cvv cvc', made('###')],
  ['semver version release tag_name', semver],
  ['colour color background foreground hex_code hex *colour *color', color],
  ['iban', iban],
  [
    'bic_code bic swift_code swift',
    ({ random }) =>
      `${digits(random, 4, 'ABCDEFGHKLMNPRST')}${random.pick(['DE', 'FR', 'GB', 'NL'])}${digits(random, 2, 'ABCDEFGH23456789')}`
  ],
  [
    `
      credit_card_number credit_card_no credit_card_num card_number card_no card_num pan_number pan_no pan_num
      cc_number cc_no cc_num ^credit_card ^pan
    `,
    card
  ],
  ['last_4_digits last_4 last_four_digits last_four', made('####')],
  [
    `
      account_number account_no account_ routing_number routing_no routing_ bank_account_number bank_account_no
      bank_account_ sort_code_number sort_code_no sort_code_
    `,
    made('########')
  ],
  ['tax_id tax_number tax_no vat_id vat_number vat_no', made('DE#########')],
  ['ssn', made('9##-##-####')],
  ['isbn isbn_13', isbn],
  ['ean_13 ean gtin_13 gtin upc_13 upc barcode_13 barcode', isbn],
  ['sku part_number model_number product_code item_code article_number', made('@@@-####')],
  ['serial_number serial_no serial', made('@@########')],
  ['tracking_number tracking_no tracking_code tracking_id', made('1Z###@@#########')],
  [
    `
      order_number order_no order_code order_ref order invoice_number invoice_no invoice_code invoice_ref invoice
      ticket_number ticket_no ticket_code ticket_ref ticket booking_number booking_no booking_code booking_ref
      booking reference_number reference_no reference_code reference_ref reference ref_number ref_no ref_code
      ref_ref ref confirmation_number confirmation_no confirmation_ref confirmation receipt_number receipt_no
      receipt_code receipt_ref receipt po_number po_no po_code po_ref po case_number case_no case_code case_ref
      case contract_number contract_no contract_code contract_ref contract transaction_number transaction_no
      transaction_code transaction_ref transaction policy_number policy_no policy_code policy_ref policy
      quote_number quote_no quote_code quote_ref quote ^number
    `,
    made('@@@-#####')
  ],
  ['plate registration_number registration', made('@@ ### @@')],
  ['vin', ({ random }) => digits(random, 17, 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789')],
  ['iata_code iata airport_code airport', of('BER', 'LHR', 'CDG', 'AMS', 'JFK')],
  ['flight_number flight_no flight', made('LH####')],
  [
    'coupon_code promo_code discount_code voucher_code referral_code invite_code gift_code',
    ({ random }) => `${random.pick(['SAVE', 'WELCOME', 'SPRING'])}${random.int(10, 50)}`
  ],
  ['error_code status_code err_code ^errno', of('invalid_request', 'not_found', 'rate_limited', 'conflict')],
  ['birth_date birth_day date_of_birth dob', (scene) => dateOf(scene.entity.times.born)],
  [
    `
      at time timestamp datetime on ts ^created ^updated ^modified ^expires ^expiry ^expiration ^last_modified
      ^started ^ended ^since ^until ^last_seen ^published ^deleted ^lastmod ^completed
    `,
    (scene) => iso(timeOf(scene))
  ],
  ['date day ^start_date ^end_date ^due_date *date', (scene) => dateOf(timeOf(scene))],
  [
    '^time opening_time closing_time opens closes',
    ({ random }) => `${String(random.int(7, 20)).padStart(2, '0')}:${random.pick(['00', '15', '30', '45'])}`
  ],
  ['weekday day_of_week', of('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday')],
  ['month', of('January', 'March', 'May', 'August', 'October')],
  ['year', ({ random }) => String(random.int(2015, 2024))],
  ['duration period interval ttl', formats.duration!],
  ['slug(s) url_key(s)', (scene) => slugOf((isTitled(scene) ? title : thingName)(scene))],
  ['price amount cost total subtotal balance fee tax rate value_decimal', ({ entity }) => entity.amount.toFixed(2)],
  ['product product_name item_name item', product],
  [
    `
      category_name category categories_name categories genre_name genre industry_name industry sector_name sector
      topic_name topic
    `,
    of('Electronics', 'Books', 'Garden', 'Sports', 'Kitchen', 'Travel')
  ],
  ['tag(s) label(s) keyword(s) topics skill(s) interest(s) hashtag(s)', (scene) => row(labels, scene)],
  ['user_status order_status status state lifecycle condition', of('active', 'pending', 'completed', 'inactive')],
  ['type kind', of('standard', 'basic', 'premium', 'custom')],
  ['role(s) access_level permission(s)', of('member', 'admin', 'viewer', 'editor')],
  ['scope(s)', of('read', 'write', 'admin')],
  [
    `
      plan_name plan tier_name tier subscription_name subscription package_name package edition_name edition
    `,
    of('starter', 'developer', 'team', 'business')
  ],
  ['priority severity level importance', of('medium', 'high', 'low')],
  ['environment env stage', of('production', 'staging', 'development')],
  ['visibility privacy access', of('private', 'public', 'internal')],
  [
    'region(s) data_center(s) data_centre(s) zone(s) location_code(s)',
    of('eu-west-1', 'us-east-1', 'ap-south-1', 'eu-central-1')
  ],
  ['location_name location place_name place venue_name venue', ({ entity }) => entity.place.city],
  ['http_method method', of('GET', 'POST', 'PUT', 'DELETE')],
  ['payment_method', of('card', 'bank_transfer', 'paypal')],
  ['protocol scheme', of('https', 'http')],
  ['os operating_system platform', of('Linux', 'macOS', 'Windows', 'Android', 'iOS')],
  ['browser', of('Firefox', 'Chrome', 'Safari', 'Edge')],
  ['device device_name model', of('Pixel 8', 'ThinkPad X1', 'iPad Air', 'Galaxy S24')],
  ['make car vehicle', of('Volvo', 'Toyota', 'Renault', 'Ford')],
  ['unit(s) uom measure', of('piece', 'kg', 'box', 'litre')],
  ['size', of('S', 'M', 'L', 'XL')],
  ['material', of('Cotton', 'Oak', 'Steel', 'Glass')],
  ['algorithm alg', of('RS256', 'HS256', 'ES256')],
  ['branch ref_name', of('main', 'develop', 'release')],
  [
    `
      repo_name repo repository_name repository project_name project app_name app application_name application
      service_name service database_name database db_name db group_name group cluster_name cluster bucket_name
      bucket namespace_name namespace instance_name instance container_name container queue_name queue table_name
      table index_name index schema_name schema node_name node machine_name machine workspace_name workspace
    `,
    slug
  ],
  [
    'event_name event event_type_name event_type action_name action trigger_name trigger',
    of('user.created', 'order.paid', 'invoice.sent', 'file.deleted')
  ],
  ['title ^headline ^subject ^heading ^caption ^question ^task ^summary_line', title],
  [
    'error err error_message reason',
    of('The request timed out', 'The resource was not found', 'The card was declined', 'Access was denied')
  ],
  [
    `
      message(s) body(s) content(s) text(s) comment(s) note(s) review(s) feedback(s) remark(s) answer(s) reply(s)
      instructions(s) posts
    `,
    (scene) => row(bodies, scene)
  ],
  [
    `
      description desc summary about overview detail(s) abstract excerpt tagline info explanation
    `,
    (scene) => (goods.test(scene.subject) ? row(details, scene) : sentence(scene))
  ],
  [
    'bio biography',
    (scene) => `${row(jobs, scene)} in ${scene.entity.place.city}. Likes hiking, strong coffee and good books.`
  ],
  ['object', ({ subject }) => subject || 'item'],
  ['key code', (scene) => slugOf(label(scene)).replace(/-/g, '_')],
  [
    'name display *name',
    (scene) => {
      const before = scene.name.replace(/_?(name|label|display)$/, '')
      return thingName(before === '' || before === 'display' ? scene : { ...scene, subject: before })
    }
  ],
  ['identifier', slug],
  ['id(s) *id', (scene) => idText(scene)]
]

/** An identifier as text: a UUID where it is said so, else twelve letters and digits. */
const idText: Maker<string> = (scene) =>
  /uuid|guid|uid/.test(scene.name) || /uuid|guid/.test(scene.hint)
    ? uuid(scene)
    : digits(scene.random, 12, '0123456789abcdefghijklmnopqrstuvwxyz')
