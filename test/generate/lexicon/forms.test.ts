import t from 'tap'
import { generate } from '../../../src/generate/generate.ts'
import { gs1Digit, ibanOf, isinOf, luhnDigit, mod11 } from '../../../src/generate/lexicon/codes/check-digits.ts'
import { formOf, lookOf } from '../../../src/generate/lexicon/forms/forms.ts'
import { resourcesOf } from '../../../src/schema/meaning/schema-resources.ts'
import { valuesUnder } from '../../fixtures/generated.ts'

/** An example, the form that it shows, and the name where that matters. */
type Case = [example: string, form: RegExp | ((text: string) => boolean), name?: string, description?: string]

const day = '(0[1-9]|[12]\\d|3[01])'
const month = '(0[1-9]|1[0-2])'
const clock = '([01]\\d|2[0-3]):[0-5]\\d'
const checked = (check: (front: string) => number) => (text: string) =>
  check(text.slice(0, -1)) === Number(text.slice(-1))

const cases: Case[] = [
  ['+22° 00′ 52.2″', /^\+[0-5]\d° [0-5]\d′ [0-5]\d\.\d″$/, 'dec'],
  [
    '2024-06-01T08:00/2024-06-01T12:00',
    (text) => /^(\S{10}T\d\d:\d\d)\/\S{10}T\d\d:\d\d$/.test(text) && text.slice(0, 16) < text.slice(17),
    'window'
  ],
  ['@daily', /^@(hourly|daily|weekly|monthly)$/, 'cron'],
  ['4-6 servings', (text) => Number.parseInt(text, 10) < Number(/-(\d+) servings$/.exec(text)?.[1]), 'yield'],
  ['~ 3,20 €', /^~ \d,\d\d €$/, 'price'],
  ['12px 8px', /^\d{1,2}px \d{1,2}px$/, 'padding'],
  ['24-70mm', (text) => Number.parseInt(text, 10) < Number(/-(\d+)mm$/.exec(text)?.[1]), 'lens'],
  ['1/250 s', /^1\/\d{3} s$/, 'shutter'],
  ['f/2.8', /^f\/\d\.\d$/, 'aperture'],
  ['s3://builds/web/47.tar.gz', /^s3:\/\/\S+\.tar\.gz$/, 'artifact'],
  ['refs/heads/main', /^refs\/heads\/[a-z-]+$/, 'ref_name'],
  ['ann@example.com', /^[^@ ]+@[^@ ]+$/],
  ['0b9fb2f1-6c8a-4a3c-9d0a-3f1c0e4d5b6a', /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/],
  ['0B9FB2F1-6C8A-4A3C-9D0A-3F1C0E4D5B6A', /^[\dA-F]{8}(-[\dA-F]{4}){3}-[\dA-F]{12}$/],
  ['urn:isbn:9780141036144', (text) => /^urn:isbn:978/.test(text) && checked(gs1Digit)(text.slice(9))],
  ['urn:uuid:0b9fb2f1-6c8a-4a3c-9d0a-3f1c0e4d5b6a', /^urn:uuid:[\da-f-]{36}$/],
  ['Greg Sanchez', /^[A-Z][a-z]+ [A-Z]/],
  ['Acme <hello@example.dev>', /^[A-Z][^<]+ <[^@]+@[^>]+>$/],
  ['**** **** **** 4242', /^\*{4} \*{4} \*{4} \d{4}$/],
  ['xxxx1234', /^xxxx\d{4}$/],
  ['1Z999AA10123456784', /^1Z\d{3}AA\d{11}$/],
  ['120x80x145', /^\d{2,3}x\d{2,3}x\d{2,3}$/, 'dimensions'],
  ['3 of 5', /^[1-4] of 5$/, 'set'],
  ['4.5/5', /^[0-4]\.\d\/5$/, 'stars'],
  ['3/0', /^1\/1$/, 'lot'],
  ['S02E05', /^S0\dE0\d$/, 'episode'],
  ['23:59 UTC', /^([01]\d|2[0-3]):[0-5]\d UTC$/, 'cutoff'],
  ['Mon-Fri 08:00-17:00', /^Mon-Fri (0[6-9]|10):[03]0-(1[5-9]|2[0-2]):[03]0$/, 'hours'],
  ['5 ft 11 in', /^[4-6] ft (\d|1[01]) in$/, 'height'],
  ['5\'11"', /^[4-6]'(\d|1[01])"$/, 'height'],
  ['15 Jan 2024', /^\d{1,2} [A-Z][a-z]{2} 20\d\d$/, 'date_text'],
  [
    '192.168.1.10-192.168.1.20',
    (text) => {
      const [from, to] = text.split('-192.168.1.') as [string, string]
      return Number(from.slice(10)) < Number(to) && Number(to) < 255
    },
    'pool'
  ],
  ['EUR/USD', /^[A-Z]{3}\/[A-Z]{3}$/, 'symbol'],
  ['FRA-JFK', /^([A-Z]{3})-(?!\1)[A-Z]{3}$/, 'route'],
  ['D-AIBL', /^D-[A-Z]{4}$/, 'registration'],
  ['BR 218 451-3', /^BR \d{3} \d{3}-\d$/, 'class'],
  ['10.0.1.1', /^10\.0\.1\.\d{1,3}$/],
  ['192.168.0.1', /^192\.168\.0\.\d{1,3}$/],
  ['172.16.3.4', /^172\.16\.3\.\d{1,3}$/],
  ['255.255.255.0', /^255\.255\.255\.0$/],
  ['stake1ux3g2c9dx2nhhehyrezyxpkstartcqmu9hk63qgfkccw5rqttygt7', /^stake1[02-9ac-hj-np-z]{53}$/],
  ['QmPojRfAXYAXV92Dof7gtSgaVuxEk64xx9CKvprqu9VwA8', /^Qm[1-9A-HJ-NP-Za-km-z]{44}$/],
  ['TurboVeg1.98a', /^TurboVeg[1-9]\.\d\d[a-z]$/],
  ['ORANGE', /^[A-Z]{3,6}$/, 'colour'],
  ['United States', /^(?!United States of|.*\d)[A-Z][A-Za-z ]+$/, 'name'],
  ['US', /^[A-Z]{2}$/, 'code'],
  ['Orange', /^[A-Z][a-z]{2,5}$/, 'color'],
  ['"33a64df5"', /^"[\da-f]{8}"$/, 'etag'],
  ['W/"abc"', /^W\/"abc"$/, 'etag'],
  ['Keller, Anna', /^\p{Lu}[^,]+, \p{Lu}\S+$/u, 'gizmo'],
  ['cjld2cjxh0000qzrmn831i7rn', /^c[a-z\d]{24}$/, 'gizmo'],
  ['dev_01HV3K9Q2W8RZT5N6M7P0XCDEF', /^dev_[0-7][\dA-HJKMNP-TV-Z]{25}$/, 'id'],
  ['30000-32767', (text) => text.split('-').every((port) => Number(port) < 65536), 'port_range'],
  ['V1StGXR8_Z5jdHi6B-myT', /^[\w-]{21}$/, 'gizmo', 'Nano ID of the gizmo'],
  ['07:45 AM', /^(0[1-9]|1[0-2]):[0-5]\d [AP]M$/, 'opening'],
  ['12:15 a.m.', /^(12|1|2):[0-5]\d a\.m\.$/, 'slot'],
  ['2:30', /^[0-4]:[0-5]\d$/, 'slot'],
  ['20230815', /^202\d(0[1-9]|1[0-2])([0-2]\d|3[01])$/, 'compact'],
  ['20230815', /^202\d(0[1-9]|1[0-2])([0-2]\d|3[01])$/, 'cleaning_date', 'No dashes'],
  ['20230815', /^202\d(0[1-9]|1[0-2])([0-2]\d|3[01])$/, 'final', 'Of the European cup'],
  ['20230815T140000Z', /^202\d(0[1-9]|1[0-2])\d\dT[0-2]\d[0-5]\d[0-5]\dZ$/, 'basic'],
  ['UTC-05:00', /^UTC[+-](0\d|1[0-4]):[0-5]\d$/, 'shift'],
  ['0800-1700', /^(0[6-9]|10)00-(1[5-9]|2[0-2])[03]0$/, 'hours'],
  ['v2', /^v[1-4]$/, 'api_version_number'],
  ['build-v2-9a3f', /^build-v[1-4]-[\da-f]{4}$/, 'tag'],
  ['v1beta1', /^v\dbeta\d$/, 'api'],
  ['1:50,000', /^1:[125]0,000$/, 'dilution'],
  ['1.5e-9', /^[1-9]\.5e-9$/, 'ratio'],
  ['6–4, 7–5', /^\d{1,2}–\d{1,2}, \d{1,2}–\d{1,2}$/, 'set_score'],
  ['row 12, seat 34A', /^row \d{1,2}, seat \d\dA$/, 'gizmo'],
  [
    'chr7:55019017-55211628',
    (text) => {
      const [, from = '', to = ''] = /^chr\d:(\d{8})-(\d{8})$/.exec(text) ?? []
      return from < to
    },
    'locus'
  ],
  ['Coach 7, seat 42', /^Coach \d, seat \d\d$/, 'coach'],
  ['IP67', /^IP\d\d$/],
  ['14 of June', /^14 of June$/, 'coach'],
  ['200 OK', /^200 OK$/, 'outcome'],
  ['Top 10 songs of summer', /^Top 10 songs of summer$/, 'headline'],
  ['Vol. 14, p. 233', /^Vol\. \d\d, p\. \d{3}$/, 'reporter'],
  ['B-XY 1234', /^B-XY \d{4}$/, 'plate'],
  ['North Ridge 2024', /^North Ridge 2024$/, 'name'],
  ['eu-central', /^(eu|us|ap)-[a-z]+$/, 'network_zone'],
  ['north-sea', /^north-sea$/, 'zone'],
  ['mynet', /^[a-z\d]+(-[a-z\d]+)*$/, 'name'],
  ['my_net', /^[a-z\d]+(_[a-z\d]+)*$/, 'name'],
  ['MY NET', /^[A-Z\d]+( [A-Z\d]+)*$/, 'name'],
  ['my net', /^[a-z\d]+( [a-z\d]+)*$/, 'name'],
  ['Wallbox Home', /^Wallbox Home$/, 'model'],
  ['Euro', /^Euro$/, 'description'],
  ['ACME A.Ş.', /^[A-Z].* (GmbH|Inc|Ltd|Labs|and Sons|Group|Partners|Systems|Works|Foods)$/, 'name'],
  ['Acme Corp', /^[A-Z].* (GmbH|Inc|Ltd|Labs|and Sons|Group|Partners|Systems|Works|Foods)$/, 'name'],
  ['TRY', /^TRY$/, 'currency'],
  ['10.6084/m9.figshare.1434614', /^10\.6084\/m9\.figshare\.[1-9]{7}$/, 'doi'],
  ['0000-0001-2345-6789', /^0000-000[1-3]-\d{4}-\d{3}[\dX]$/, 'author_id'],
  ['111184/figshare.1234', /^\d{6}\/figshare\.\d{4}$/, 'handle'],
  ['media', /^media$/, 'defined_type_name'],
  ['Bells', /^Bells$/, 'currency'],
  ['9AM-5PM', /^(7|8|9|10)AM-[4-8]PM$/, 'monday'],
  ['9:30 a.m. – 5:00 p.m.', /^(7|8|9|10):30 a\.m\. – [4-8]:00 p\.m\.$/, 'hours'],
  ['covid19Vaccine', /^covid19Vaccine$/, 'service_id'],
  ['kJCHtYDCSf', /^[a-z][A-Z]{3}[a-z][A-Z]{4}[a-z]$/, 'license_id'],
  ['jdoe', /^[a-z][a-z\d._-]+$/, 'owner'],
  ['jdoe', /^[a-z][a-z\d._-]+$/, 'created_by'],
  ['Suite 7', /^Suite \d+$/, 'address_3', 'Third line of the address (such as a unit or suite number).'],
  ['Wed Jul 19 2017 20:53:45 GMT+0100 (BST)', /^[A-Z]\w\w [A-Z]\w\w \d\d 2024 [\d:]{8} GMT\+0100 \(BST\)$/],
  ['CALRISSIAN', /^[A-Z -]+$/, 'keyword'],
  ['/coach/57b36e3c04ad8c2224f2af38', /^\/coach\/[\da-f]{24}$/, 'path'],
  ['Q62', /^Q[1-9]\d$/, 'wiki_data_id'],
  ['Q1321123', /^Q[1-9]{7}$/, 'wikidata'],
  ['*****', /^\*{5}$/, 'tax_id'],
  ['USA', /^[A-Z]{3}$/, 'country'],
  ['IL', /^[A-Z\d]{1,3}$/, 'country_subdivision'],
  ['42 ELM AVENUE', /^(?=.*[A-Z]{3})(?=.*\d)(?!.*ELM)[^a-z]+$/, 'line_1'],
  ['posts', /^posts$/, 'table'],
  ['/coach/some-one/', /^\/coach\/[a-z-]+$/, 'path'],
  ['When was your last visit to a doctor?', /\?$/, 'text'],
  ['nzd', /^nzd$/, 'base_currency_code'],
  ['PNG', /^[^/]+$/, 'title', 'The content type title of the attachment.'],
  ['Invoice for taxi', /^Invoice for taxi$/, 'title', 'The title. If blank, it is that of the file name.'],
  ['', /^$/, 'notes'],
  ['English', /^[A-Z][a-z]+$/, 'language'],
  ['crm.contact.updated', /^crm\.contact\.updated$/],
  ['app.shop.example', /^[a-z]+(\.[a-z-]+)+$/],
  ['+33 1 23456789', /^\+(?!\d{3} [3-9]\d )\d{1,3} \d{2,3} \d+$/, 'phone'],
  // Times.
  ['/Date(1573755038314)/', /^\/Date\(17\d{11}\)\/$/],
  ['2020-01-01 00:00:00.12+00', /^2024-\d\d-\d\d [\d:]{8}\.00\+00$/],
  ['2020-01-01', /^2024-\d\d-\d\d$/],
  ['2020-01-01T00:00:00Z', /^2024-.*\d\d:\d\d:\d\dZ$/],
  ['2020-01-01 00:00', /^2024-\d\d-\d\d \d\d:\d\d$/],
  ['2020-01-01 00:00:00 UTC', /^2024-\d\d-\d\d \d\d:\d\d:\d\d UTC$/],
  ['2020-01-01T00:00:00.123+02:00', /^2024-.*\.000\+02:00$/],
  ['Wed, 21 Oct 2015 07:28:00 GMT', /^\w{3}, \d\d \w{3} 2024 [\d:]{8} GMT$/],
  ['31/12/2020', new RegExp(`^${day}/${month}/2024$`)],
  ['12/31/20', new RegExp(`^${month}/${day}/24$`)],
  ['01/02/2020', new RegExp(`^${month}/(0[1-9]|1[0-2])/2024$`)],
  ['01.02.2020', new RegExp(`^${day}\\.${month}\\.2024$`)],
  ['2020/01/02', new RegExp(`^2024/${month}/${day}$`)],
  ['06-14 18:00', new RegExp(`^${month}-${day} ${clock}$`), 'eta'],
  ['14 Jun 2020', /^\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) 2024$/],
  ['June 14, 2020', /^[A-Z][a-z]{2,8} \d{1,2}, 2024$/],
  ['May 2020', /^[A-Z][a-z]{2,8} 2024$/],
  ['20200102', new RegExp(`^2024${month}${day}$`), 'date'],
  ['20200102030405', new RegExp(`^2024${month}${day}([01]\\d|2[0-3])([0-5]\\d){2}$`), 'to_day'],
  ['1981-12', new RegExp(`^2024-${month}$`)],
  ['2020-W05', /^2024-W([0-4]\d|5[0-3])$/],
  ['Q3 2020', /^Q[1-4] 2024$/],
  ['2020-Q3', /^2024-Q[1-4]$/],
  ['19.30 Uhr', /^[012]\d\.[0-5]\d Uhr$/],
  ['19h30', /^[012]\dh[0-5]\d$/],
  ['Spring 2023', /^(Spring|Summer|Autumn|Winter) 2024$/],
  [
    '2024-05-01/2024-05-14',
    (text) => text.slice(0, 10) < text.slice(11) && /^2024-\d\d-\d\d\/202[45]-\d\d-\d\d$/.test(text)
  ],
  ['3rd', /^(1st|2nd|3rd|([4-9]|1[01])th)$/],
  ['11-50', (text) => [1, 2, 3, 4].some((by) => text === `${11 * by}-${50 * by}`)],
  ['50-11', /^\d\d-\d\d$/],
  ['M8x1.25', /^M8x1\.25$/],
  ['R_kgDOABCDEg', /^R_[A-Za-z\d]{10}$/],
  ['04/2028', new RegExp(`^${month}/20(2[6-9]|3[01])$`), 'valid_until'],
  ['04.2020', new RegExp(`^${month}\\.2024$`), 'period'],
  ['2023.1', /^202[1-5]\.[1-4]$/, 'version'],
  ['2023.04', /^202[1-5]\.0[1-4]$/, 'version'],
  ['cjld2cjxh0000qzrmn831i7rn', /^c[a-z\d]{24}$/, 'gizmo', 'CUID of the gizmo'],
  ['cjld2cjx', /^[a-z\d]{8}$/, 'gizmo', 'CUID of the gizmo'],
  ['04/28', new RegExp(`^${month}/\\d\\d$`), 'expires'],
  ['1999', /^20\d\d$/, 'year'],
  ['1700000000', /^1[67]\d{8}$/, 'created_at'],
  ['1700000000000', /^1[67]\d{11}$/, 'created_at'],
  ['09:00', /^(0[7-9]|10):[0-5]\d$/, 'opens'],
  ['18:00', /^(1[6-9]|2[01]):[0-5]\d$/, 'closes'],
  ['06:12', /^0[4-8]:[0-5]\d$/, 'up'],
  ['12:10 am', /^(12|1|2):[0-5]\d am$/, 'late'],
  ['8:10 pm', /^([6-9]|10):[0-5]\d pm$/, 'late'],
  ['7:30 AM', /^(1[0-2]|[1-9]):[0-5]\d [AP]M$/, 'start'],
  ['9:00', /^([1-9]|1\d|2[0-3]):[0-5]\d$/, 'thing'],
  ['7:30 p.m.', /^(1[0-2]|[1-9]):[0-5]\d [ap]\.m\.$/],
  ['10:00:00', new RegExp(`^${clock}:00$`)],
  ['10:00Z', new RegExp(`^${clock}Z$`)],
  ['01:23.456', /^0\d:[0-5]\d\.456$/, 'time'],
  ['5\'30"', /^\d'\d\d"$/, 'pace'],
  ['9F4MGC22+2X', /^[23456789CFGHJMPQRVWX]{8}\+[23456789CFGHJMPQRVWX]{2,3}$/, 'plus_code'],
  ['3+kk', /^\d\+kk$/, 'gizmo'],
  ['3+kk', /^\d\+kk$/, 'layout'],
  ['A4', /^A[1-9]$/, 'paper'],
  ['WS2023', /^WS20[12]\d$/, 'code'],
  ['+02:00', /^[+-]\d\d:00$/, 'offset'],
  ['-0500', /^[+-]\d\d00$/, 'offset'],
  ['1:250', /^1:[125]00$/, 'scale'],
  ['bag_01h455vb4pex5vsknk084sn02q', /^bag_[0-7][\da-hjkmnp-tv-z]{25}$/, 'id'],
  ['00:03:45', /^00(:[0-5]\d){2}$/, 'duration'],
  ['12:30', /^\d\d:[0-5]\d$/, 'track_length'],
  ['P3D', /^P\d+D$/],
  ['PT1H30M', /^PT\d+H\d+M$/],
  ['1h30m', /^\d+h\d+m$/],
  ['Asia/Tokyo', /^[A-Z]\w+\/\w+/],
  // Addresses of machines.
  ['https://x.com/a', /^https:\/\//],
  ['https://x.com/a/b.webp?v=2', /^https:\/\/.*\.webp$/],
  ['https://x.com/a/b.mp4', /^https:\/\/images.*\.mp4$/, 'image_url'],
  ['s3://bucket/a/b.csv', /^s3:\/\/[\w-]+\/[\w-]+\.csv$/],
  ['gs://bucket', /^gs:\/\/[\w-]+$/],
  ['wss://x.com/a', /^wss:\/\/[\w.-]+\/[\w-]+$/],
  ['1.2.3.4', /^\d+(\.\d+){3}$/],
  ['10.0.0.0/16', /^10\.\d+\.0\.0\/16$/],
  ['0.0.0.0/0', /^0\.0\.0\.0\/0$/],
  ['1.2.3.4:80', /^\d+(\.\d+){3}:\d+$/],
  ['2001:db8::1', /^[\da-f:]+$/],
  ['2001:db8::/32', /^2001:db8:[\da-f]{4}::\/32$/],
  ['00-1A-2B-3C-4D-5E', /^[\dA-F]{2}(-[\dA-F]{2}){5}$/],
  ['www.shop.example.com', /^[\w-]+(\.[\w-]+)+$/],
  ['shop.com', /^[\w-]+(\.[\w-]+)+$/],
  // Colours, versions, sizes.
  ['#ff8800', /^#[\da-f]{6}$/],
  ['#FF8800', /^#[\dA-F]{6}$/],
  ['#f80', /^#[\da-f]{3}$/],
  ['rgb(1, 2, 3)', /^rgb\(\d+, \d+, 3\)$/],
  ['v1.2.3', /^v\d+\.\d+\.\d+$/],
  ['1.2.3-beta.1', /^\d+\.\d+\.\d+-beta\.1$/],
  ['^1.4.0', /^\^\d+\.\d+\.\d+$/],
  ['>= 2.0', /^>= \d+\.\d+$/],
  ['1920x1080', /^\d{3,4}x\d{3,4}$/],
  ['1920 × 1080', /^\d{3,4} × \d{3,4}$/],
  ['16:9', /^\d+:\d$/, 'aspect_ratio'],
  ['16:10', /^(16:9|4:3|1:1|3:2|21:9)$/, 'aspect_ratio'],
  ['4:3', /^\d+:\d$/],
  // Machine texts.
  ['0 3 * * *', /^(\S+ ){4}\S+$/],
  ['pt-BR', /^[a-z]{2}-[A-Z]{2}$/],
  ['pt_br', /^[a-z]{2}_[a-z]{2}$/],
  ['pt', /^[a-z]{2}$/, 'thing', 'The language'],
  ['image/png', /^image\//],
  ['eyJhbGciOiJ9.eyJ9.abc', /^eyJ/],
  ['SGVsbG8sIHdvcmxkIQ==', /^[A-Za-z\d+/]+=*$/],
  ['SGVsbG8sIHdvcmxkSGVsbG8s', /^[A-Za-z\d+/]+=*$/, 'payload'],
  ['9e107d9d372bb6826bd81d3542a419d6', /^[\da-f]{32}$/],
  ['9E107D9D372BB6826BD81D3542A419D6', /^[\dA-F]{32}$/],
  ['175928847299117063', /^175\d{15}$/],
  ['0xAB12', /^0x[\dA-F]{4}$/],
  ['@ann', /^@\w+$/],
  ['#general', /^#[a-z-]+$/],
  ['docs/a.pdf', /^docs\/[\w-]+\.pdf$/],
  ['/var/log/', /^\/var\/[\w-]+$/],
  ['report.csv', /^[\w-]+\.csv$/],
  // Numbers with check digits.
  ['DE89370400440532013000', (text) => text === ibanOf(text.slice(0, 2), text.slice(4))],
  ['FR1420041010050500013M02606', (text) => /^FR\d{19}[A-Z]\d{5}$/.test(text) && text === ibanOf('FR', text.slice(4))],
  ['GB29NWBK60161331926819', (text) => text === ibanOf('GB', text.slice(4)) && text.slice(4, 8) === 'NWBK'],
  ['US0378331005', (text) => text === isinOf(text.slice(0, 11)), 'isin'],
  ['4006381333931', checked(gs1Digit), 'thing', 'Its EAN'],
  ['4111111111111111', checked(luhnDigit), 'thing', 'The card'],
  ['490154203237518', checked(luhnDigit), 'thing', 'The IMEI'],
  // Places.
  ['52.5200', /^-?\d+\.\d{4}$/, 'lat'],
  ['13.4050', /^-?\d+\.\d{4}$/, 'lon'],
  ['48.8584,2.2945', /^-?\d{1,2}\.\d{4},-?\d{1,3}\.\d{4}$/],
  ['102.2945, 48.8584', /^-?\d{1,3}\.\d{4}, -?\d{1,2}\.\d{4}$/],
  ['POINT(13.4050 52.5200)', /^POINT\(-?[\d.]+ -?[\d.]+\)$/],
  ['N 47° 22.614', /^[NS] \d{1,2}° [0-5]\d\.\d{3}$/],
  [`7° 05' 09.1" E`, /^\d{1,3}° [0-5]\d' [0-5]\d\.\d" [EW]$/],
  ['52° N', /^\d{1,2}° [NS]$/],
  [`57°41'N 11°58'E`, /^\d{1,2}°[0-5]\d'[NS] \d{1,3}°[0-5]\d'[EW]$/],
  ['2023/24', (text) => Number(text.slice(5)) === Number(text.slice(2, 4)) + 1],
  ['2019-2023', (text) => /^20\d\d-20\d\d$/.test(text) && Number(text.slice(5)) === Number(text.slice(0, 4)) + 4],
  ['08:00-17:30', new RegExp(`^${clock}-${clock}$`)],
  ['22:00–06:00', (text) => text.slice(0, 5) > text.slice(-5), 'shift'],
  ['3d 04h 12m', /^\dd \d\dh \d\dm$/],
  ['32TMT6550047500', /^32TMT\d{10}$/, 'grid'],
  // Amounts.
  ['1.234,50 €', /^\d{1,3}(\.\d{3})?,\d\d €$/, 'total'],
  ['$5\n10', /^\$\d{2,3}$/, 'total'],
  ['CHF 12’500.00', /^CHF \d{1,2}’\d{3}\.\d\d$/],
  ['Ø 12 mm', /^Ø \d{1,2} mm$/],
  ['0,375', /^0,\d{3}$/],
  ['12.4 kn', /^\d{1,2}\.\d kn$/],
  ['6,8 m', /^\d{1,2},\d m$/],
  ['1 200 kr', /^\d{1,3}( \d{3})? kr$/],
  ['12,5', /^\d+,\d$/],
  ['15%', /^\d{1,3}%$/],
  ['98 %', (text) => Number.parseFloat(text) <= 100 && text.endsWith(' %')],
  ['120%', /^\d+%$/],
  ['3/4', /^[1-3]\/4$/],
  ['1/0', /^1\/1$/],
  ['$1,234.50', /^\$\d,?\d*\.\d\d$/],
  ['12.50 EUR', /^\d+\.\d\d EUR$/],
  ['+15550109999', /^\+\d+$/],
  ['+49 30 1234567', /^\+\d+ \d+ \d+$/],
  ['Apr 7', /^[A-Z][a-z]{2} \d{1,2}$/, 'readable_publish_date'],
  ['Apr  7, 2023', /^[A-Z][a-z]{2} {2}\d{1,2}, 202\d$/, 'joined_at'],
  ['2024-000123', /^2024-000\d{3}$/, 'number', 'Year and running number'],
  ['24-00017', /^24-00\d{3}$/, 'number', 'Year and running number'],
  ['030 1234567', /^0\d\d \d{7}$/, 'number'],
  ['(555) 010-0000', /^\(\d{3}\) \d{3}-\d{4}$/, 'phone'],
  ['+44 (20) 7946-0000', /^\+44 \(\d\d\) \d{4}-\d{4}$/, 'phone'],
  ['94107', /^[1-9]\d{4}$/, 'order_id'],
  ['0', /^\d$/],
  ['12.00', /^\d+\.\d\d$/],
  ['1,200,000', /^[\d,]{7,}$/],

  ['007', /^\d{3}$/],
  ['-21.4', /^-\d+\.\d$/],
  ['1.1900000000000000', /^\d\.\d{16}$/],
  ['250 ms', /^\d+ ms$/],
  // Identifiers.
  ['cus_NffrFeUfNV2Hib', /^cus_\w{14}$/],
  ['sk_live_51H8x', /^sk_live_\w{5}$/],
  ['txn_0a1b2c3d', /^txn_[\da-f]{8}$/],
  ['job_8zk2m4q7', /^job_[\da-z]{8}$/],
  ['KLM-0042', /^KLM-\d{4}$/],
  ['AB12cd', /^[A-Z]{2}\d\d[a-z]{2}$/],
  ['AB12', /^[A-F]{2}\d\d$/],
  ['a1b2c3', /^[a-f]\d[a-f]\d[a-f]\d$/],
  ['hello-world', /^[a-z-]+$/],
  ['9'.repeat(30), /^\d{30}$/],
  [`${'9'.repeat(30)} kg`, /^\d{30} kg$/],
  [`1.${'1'.repeat(101)}`, /^\d\.\d{101}$/],
  [`1.${'1'.repeat(101)}`, /^\d\.\d{101}$/, 'lat'],
  [`1.${'1'.repeat(101)}`, /^\d\.\d{101}$/, 'lng'],
  [`1.5,1.${'1'.repeat(101)}`, /^1\.5,1\.1+$/],
  [`${'9'.repeat(30)}.1.0`, /^\d+\.\d+\.\d+$/],
  [`>=${'9'.repeat(30)}`, /^>=9+$/],
  ['>=1.2.0 <2.0.0', /^>=(\d)\.2\.0 <(?!\1)\d\.0\.0$/],
  ['3.x', /^\d\.x$/],
  ['[1.0,2.0)', /^\[\d\.0,\d\.0\)$/],
  [`sha256:9f86${'d0'.repeat(30)}`, /^sha256:[\da-f]{64}$/],
  ['sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K', /^sha384-[A-Za-z\d+/]{32}$/],
  // Those of a known make keep its check digits, and the gaps of the example.
  ['0-306-40615-2', (text) => mod11(text.replaceAll('-', '').slice(0, 9)) === text.at(-1), 'isbn10'],
  [
    '978-3-16-148410-0',
    (text) => /^978-\d-\d\d-\d{6}-\d$/.test(text) && checked(gs1Digit)(text.replaceAll('-', '')),
    'isbn'
  ],
  ['2049-3630', /^1\d{3}-\d{3}[\dX]$/, 'issn'],
  ['1HGBH41JXMN109186', /^[A-HJ-NPR-Z\d]{17}$/, 'vin'],
  ['00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', /^00-[\da-f]{32}-[\da-f]{16}-01$/, 'traceparent'],
  ['AB-1', /^[A-Z]{2}-\d$/, 'vin'],
  ['978', /^(978|840|826|756|392|752)$/, 'money_code', 'ISO 4217 numeric'],
  // Addresses stay in their network.
  ['fd12:3456:789a::1', /^fd12:3456:789a::[\da-f]{4}$/, 'lan'],
  ['2001:db8::', /^2001:db8::[\da-f]{4}$/],
  ['::1', /^::1$/],
  ['[fe80::2]:443', /^\[fe80::[\da-f]{4}\]:\d{4}$/],
  ['127.0.0.1:80', /^127\.0\.0\.1:\d{4}$/],
  // Parts of a year.
  ['Q3 2024', /^Q[1-4] 20\d\d$/],
  ['2024-H2', /^20\d\d-H[12]$/],
  ['bdg-2024-Q1-0007', /^bdg-20\d\d-Q[1-4]-\d{4}$/],
  ['123 456', /^\d{3} \d{3}$/, 'otp'],
  ['00:03:12:14', /^00:[0-5]\d:[0-5]\d:([01]\d|2[0-3])$/, 'timecode'],
  ['2.39:1', /^\d\.\d\d:1$/, 'aspect'],
  ['Chapter 4', /^Chapter \d$/, 'chapter'],
  ['PHASE 1200', /^PHASE (6|7|8|9|1[0-8])\d\d$/, 'phase'],
  ['+49 89 12345-678', /^\+49 \d\d \d{5}-\d{3}$/, 'phone_ext'],
  ['GBR', /^[A-Z]{3}$/, 'nation'],
  ['a1b2c3d..e4f5a6b', /^([a-f]\d){3}[a-f]\.\.([a-f]\d){3}[a-f]$/, 'commit_range'],
  ['app=web,tier=front', /^app=web,tier=front$/, 'selector'],
  ['7.5', (text) => Number(text) >= 5 && Number(text) <= 8, 'points', 'From 5 to 8'],
  ['SHA256:uNiVztksCsDhcc0u9e8BrrJXVGDFsX3zFDAIf+2WgJ0', /^SHA256:[A-Za-z\d+/]{43}$/, 'fingerprint'],
  ['Dock 7', /^Dock \d+$/, 'dock'],
  [':tada:', /^:tada:$/, 'emoji'],
  ['1/125', /^1\/\d{2,3}$/, 'exposure'],
  ['5600K', /^\d{4}K$/, 'white_balance'],
  ['HTTP/1.1 200 OK', /^HTTP\/1\.1 200 OK$/, 'status_line'],
  ['10,20,300,400', /^\d{1,2},\d{2},\d{3},\d{3}$/, 'crop'],
  ['0.9', /^(0\.\d|1\.0)$/, 'quality'],
  ['DEUTDEFF500', /^[A-Z]{4}DEFF500$/, 'swift'],
  [`$2b$12$${'aB3.'.repeat(13)}w`, /^\$2b\$12\$\w{53}$/, 'hash'],
  ['47.3769;8.5417', /^-?\d{1,2}\.\d{4};-?\d{1,3}\.\d{4}$/, 'coords'],
  ['05h34m31.94s', /^([01]\d|2[0-3])h[0-5]\dm[0-5]\d\.94s$/, 'ascension'],
  ['+22:00:52.2', /^\+[0-5]\d:[0-5]\d:[0-5]\d\.2$/, 'declination'],
  ['1420.405 MHz', /^\d{3,4}\.\d{3} MHz$/, 'frequency'],
  ['400x200 mm', /^\d{3}x\d{3} mm$/, 'cross_section'],
  ['13.5% vol', /^\d{1,2}\.\d% vol$/, 'alcohol'],
  ['FY2024-Q3', /^FY20(?!24-Q3)\d\d-Q[1-4]$/, 'period'],
  ['L', /^L$/, 'band'],
  ['E00417', /^E\d{5}$/, 'staff'],
  ['LOT# A1234B', /^LOT# [A-Z]\d{4}[A-Z]$/, 'batch'],
  ['90+30', /^\d{2,3}\+\d\d$/, 'control'],
  ['2417 (+8)', /^\d{4} \(\+\d{1,2}\)$/, 'rating'],
  ['Gleis 17a', /^Gleis \d{1,2}[a-z]$/, 'track'],
  ['12 MAR 1874', /^\d{1,2} (OCT|NOV|DEC) 2024$/, 'date'],
  ['1820-1891', /^18[12]\d-18[89]\d$/, 'lived'],
  ['37:30', /^\d\d:[0-5]\d$/, 'hours'],
  ['2024-M03', /^20\d\d-M(0[1-9]|1[0-2])$/, 'tax_period'],
  ['2024031501', /^2024(0[1-9]|1[0-2])[0-3]\d\d\d$/, 'serial'],
  ['1-0-1-0', /^[01](-[01]){3}$/, 'schedule'],
  ['011010', /^[01]{6}$/, 'switches'],
  ['120000', /^[1-9]\d*$/, 'switches'],
  ['120230133', /^[0-3]{9}$/, 'quadkey'],
  ['33U 391000 5819000', /^33U 39\d{4} 581\d{4}$/, 'utm'],
  ['QQ 12 34 56 C', /^QQ (?!12 34)\d\d \d\d \d\d C$/, 'nino'],
  ['4.25% p.a.', /^\d\.\d\d% p\.a\.$/, 'rate'],
  ['10 mail.example.com.', /^\d{1,2} mail\.example\.com\.$/, 'mx'],
  ['8+', /^\d\+$/, 'boat_class'],
  ['c. 1650', /^c\. 16\d\d$/, 'dated'],
  ['H 42.5 cm × W 30 cm', /^H (?!42\.5)\d\d\.\d cm × W \d\d cm$/, 'extent'],
  ['01.02.2024 - 29.02.2024', /^[0-3]\d\.[01]\d\.2024 - [0-3]\d\.[01]\d\.202[45]$/, 'period'],
  ['job_01HYX3K9QZ', /^job_[\dA-Z]{10}$/, 'id'],
  ['1998-067A', /^20\d\d-\d{3}[A-Z]$/, 'designator'],
  ['1.048', /^1\.0[2-7]\d$/, 'gravity'],
  ['Suite 7', /^Suite \d+$/, 'unit', 'One of north, south or east.'],
  // Behind a scheme.
  ['wss://live.example.com', /^wss:\/\/[a-z]/, 'feed'],
  ['spiffe://example.org/ns/prod/web', /^spiffe:\/\/example\.org\/ns\/prod\/[a-z-]+$/, 'uri'],
  ['did:web:example.com', /^did:web:[a-z-]+(\.[a-z]+)+$/],
  ['acct:ann@example.com', /^acct:[^@ ]+@[^@ ]+$/]
]

for (const [example, form, name = 'thing', description = ''] of cases)
  t.test(`like ${example}`, async (t) => {
    const made = valuesUnder('Record', name, { type: 'string', example, description }) as string[]
    for (const text of made) t.ok(typeof form === 'function' ? form(text) : form.test(text), text)
  })

t.test('the words of a document stay', async (t) => {
  for (const example of ['start_server', 'invoice.paid', 'IN_PROGRESS', 'POLYGON((1 2, 3 4))', '<b>Bold</b>'])
    t.same(new Set(valuesUnder('Record', 'thing', { type: 'string', example })), new Set([example]))
})

t.test('words of a vocabulary become no others', async (t) => {
  const regions = /^(us|ca|eu|ap|sa)-(gov-)?(north|south|east|west|central|northeast|southeast)-[1-3]$/
  const cases: [example: string, name: string, value: RegExp][] = [
    ['us-east-1', 'region', regions],
    ['eu-west-1a', 'zone', /^[a-z]{2}-[a-z]+-[12][abc]$/],
    ['europe-west1', 'location', /^[a-z]+-[a-z]+\d$/],
    ['mars-north-7', 'region', /^mars-north-7$/],
    ['covid-19', 'disease', /^covid-19$/],
    ['gpt-4o-mini', 'model', /^gpt-4o-mini$/],
    ['SM-G991B', 'device_model', /^SM-G991B$/],
    ['h264', 'video_codec', /^h264$/],
    ['HTTP/1.1', 'spoken', /^HTTP\/1\.1$/],
    ['iOS 17.4', 'os', /^iOS 17\.4$/],
    ['Suite 100', 'address_line_2', /^[A-Z][a-z]+ \d+$/],
    ['linode123', 'label', /^linode\d{3}$/],
    ['linode/debian10', 'image', /^linode\/debian10$/],
    ['ISO 9001', 'std', /^ISO 9001$/],
    ['802.11ac', 'wifi', /^802\.11ac$/],
    ['LOT-2019-04', 'batch', /^LOT-202[0-4]-(0[1-9]|1[0-2])$/],
    ['node-7', 'host', /^node-\d$/],
    ['T-12', 'ticket', /^T-\d\d$/]
  ]
  for (const [example, name, value] of cases)
    for (const made of valuesUnder('Record', name, { type: 'string', example })) t.match(made, value, example)
})

t.test('a currency stays but where there are several', async (t) => {
  const currency = { type: 'string', example: 'TRY' }
  t.ok(new Set(valuesUnder('ExchangeRate', 'currency', currency)).size > 1)
})

t.test('numbers of things keep the letters of their name, and those with zeros are counted', async (t) => {
  const cases: [subject: string, name: string, example: string, value: RegExp, list?: string][] = [
    ['Employee', 'id', 'EMP001', /^EMP[0-4]\d\d$/, 'EMP001 EMP002 EMP003'],
    ['Order', 'number', 'ORD-2019-000123', /^ORD-2024-000\d{3}$/, 'ORD-2024-000123 ORD-2024-000124 ORD-2024-000125'],
    ['Ticket', 'id', 'TKT4711', /^TKT[1-9]{4}$/],
    ['Record', 'sku', 'XYZ001', /^[A-Z]{3}\d{3}$/],
    ['Lot', 'batch', 'LOT-2019-04', /^LOT-2024-1[12]$/]
  ]
  for (const [title, name, example, value, list] of cases) {
    const schema = { type: 'string', example }
    for (const made of valuesUnder(title, name, schema)) t.match(made, value, example)
    const items = { title, type: 'object', properties: { [name]: schema } }
    const ask = { schema: { type: 'array', items }, resources: resourcesOf({}), seed: '1', minItems: 3 }
    const made = generate(ask) as Record<string, string>[]
    if (list !== undefined) t.equal(made.map((one) => one[name]).join(' '), list)
  }
})

t.test('a key that is shown as words is one of words', async (t) => {
  const id = (example: string) => ({ type: 'string', example })
  for (const made of valuesUnder('Course', 'id', id('intro_to_python'))) t.match(made, /^[a-z]+(_[a-z\d]+)*$/)
  for (const made of valuesUnder('Record', 'service_id', id('close'))) t.match(made, /^[a-z]+(-[a-z\d]+)*$/)
  for (const made of valuesUnder('Font', 'id', id('astBecca'))) t.match(made, /^[a-z]+([A-Z][a-z]*)*\d*$/)
  for (const made of valuesUnder('Country', 'id', id('UA'))) t.match(made, /^[A-Z]{2}$/)
  for (const made of valuesUnder('Record', 'api_key', id('close'))) t.notMatch(made, /^[a-z]+-[a-z]+$/)
})

t.test('a word begins with a capital where that of the example does', async (t) => {
  for (const made of valuesUnder('Resource', 'name', { type: 'string', example: 'Companies' })) t.match(made, /^[A-Z]/)
})

t.test('the type of a link is that of what is there', async (t) => {
  const type = { type: 'string', example: 'application/json' }
  t.same(new Set(valuesUnder('Link', 'type', type, { href: { type: 'string' } })), new Set(['application/json']))
  t.ok(new Set(valuesUnder('File', 'type', type)).size > 1)
})

t.test('digits that the author wrote as a number are an example of a text', async (t) => {
  for (const id of valuesUnder('Share', 'user_id', { type: 'string', example: 23_511 })) t.match(id, /^\d{5}$/)
})

t.test('a name leads where its texts are written alike', async (t) => {
  const made = valuesUnder('Shop', 'zip', { type: 'string', example: '94107' }, { city: { type: 'string' } })
  for (const zip of made) t.match(zip, /^\d{5}$/)
})

t.test('a name with a number is followed by other names with that number', async (t) => {
  const items = {
    title: 'Expedition',
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string', example: 'North Ridge 2024' } }
  }
  const [rows] = valuesUnder('Page', 'expeditions', { type: 'array', minItems: 3, items }) as { name: string }[][]
  const names = rows?.map(({ name }) => name) ?? []
  t.equal(names[0], 'North Ridge 2024')
  t.equal(new Set(names).size, 3)
  for (const name of names) t.match(name, / 2024$/)
})

t.test('short numbers at the end of codes are counted in a list', async (t) => {
  const items = {
    title: 'Otter',
    type: 'object',
    required: ['tag'],
    properties: { tag: { type: 'string', example: 'LO-3' } }
  }
  for (const list of valuesUnder('Page', 'otters', { type: 'array', minItems: 15, items }) as { tag: string }[][]) {
    t.equal(new Set(list.map(({ tag }) => tag)).size, 15)
    for (const { tag } of list) t.match(tag, /^LO-\d{1,2}$/)
  }
})

t.test('short marks are counted in a list, so that each is there once', async (t) => {
  const bay = { type: 'object', required: ['bay'], properties: { bay: { type: 'string', example: 'A1' } } }
  for (const list of valuesUnder('Depot', 'bays', { type: 'array', minItems: 6, items: bay }) as { bay: string }[][]) {
    t.equal(new Set(list.map(({ bay }) => bay)).size, 6)
    for (const { bay } of list) t.match(bay, /^A\d{1,2}$/)
  }
})

t.test('a long example stays', async (t) => {
  const example = 'a1'.repeat(1001)
  t.same(new Set(valuesUnder('Record', 'thing', { type: 'string', example })), new Set([example]))
})

t.test('a long text of letters is read in steps that grow with its length alone', async (t) => {
  for (const sign of [', ', ' || ', ' ', ' - ']) t.equal(formOf(`>${`1${sign}`.repeat(400)}!`, ''), undefined)
  for (const text of [
    'projects/my-project/locations/us'.repeat(9),
    'abcdefgh'.repeat(500),
    'ab-'.repeat(1500),
    'a_'.repeat(2e5)
  ]) {
    t.equal(lookOf(`${text}!`, ''), undefined)
  }
  t.type(lookOf('gpt-turbo-4', ''), 'function')
})
