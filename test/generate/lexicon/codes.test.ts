import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import t from 'tap'
import {
  containerDigit,
  cusipDigit,
  iso7064,
  luhnDigit,
  mod11,
  mod97,
  vinDigit,
  weighted
} from '../../../src/generate/lexicon/codes/check-digits.ts'
import * as codes from '../../../src/generate/lexicon/codes/codes.ts'
import * as geo from '../../../src/generate/lexicon/codes/geo-codes.ts'
import * as ids from '../../../src/generate/lexicon/codes/ids.ts'
import * as keys from '../../../src/generate/lexicon/codes/keys.ts'
import { entityOf } from '../../../src/generate/lexicon/entity/entity.ts'
import { random, seedOf } from '../../../src/generate/lexicon/entity/random.ts'
import type { Maker, Scene } from '../../../src/generate/lexicon/entity/scene.ts'
import { knownForms, leadingForm } from '../../../src/generate/lexicon/forms/known-forms.ts'
import { national } from '../../../src/generate/lexicon/forms/national-forms.ts'

const sceneOf = (seed: number, more: Partial<Scene> = {}): Scene => ({
  name: 'id',
  subject: 'order_line',
  hint: '',
  random: random(seedOf(`codes ${seed}`)),
  turn: seed,
  start: 0,
  count: undefined,
  beside: [],
  paging: {},
  entity: entityOf(seedOf('entity'), seed, {}, 0),
  ...more
})
const seeds = [...Array(30).keys()]

t.test('check digits of well-known numbers', async (t) => {
  t.equal(mod11('0317847'), '1')
  t.equal(mod11('030640615'), '2')
  t.equal(mod11('080442957'), 'X')
  t.equal(iso7064('000000021825009'), '7')
  t.equal(iso7064('000000021694233'), 'X')
  t.equal(mod97('529900T8BM49AURSDO'), '55')
  t.equal(cusipDigit('03783310'), '0')
  t.equal(cusipDigit('38259P50'), '8')
  t.equal(weighted(3, 7, 1)('02100002'), '1')
  t.equal(weighted(1, 3, 1, 7, 3, 9)('026349'), '4')
  t.equal(vinDigit('1M8GDM9A_KP042788'), 'X')
  t.equal(vinDigit('1HGCM82603A004352'), '3')
  t.equal(containerDigit('CSQU305438'), '3')
})

t.test('codes have the form and the check digit that their readers ask for', async (t) => {
  const one = (digits: string) => [...digits].map((sign) => Number.parseInt(sign, 36)).join('')
  for (const seed of seeds) {
    const scene = sceneOf(seed)
    const vin = codes.vin(scene)
    t.match(vin, /^[A-HJ-NPR-Z\d]{17}$/)
    t.equal(vin[8], vinDigit(vin))
    const iban = codes.iban(scene)
    t.equal(BigInt(one(iban.slice(4) + iban.slice(0, 4))) % 97n, 1n, iban)
    const lei = codes.lei(scene)
    t.equal(BigInt(one(lei)) % 97n, 1n, lei)
    const cas = codes.cas(scene).replaceAll('-', '')
    t.equal(
      [...cas.slice(0, -1)].reverse().reduce((sum, digit, i) => sum + Number(digit) * (i + 1), 0) % 10,
      Number(cas.at(-1))
    )
    const imo = codes.imo(scene)
    t.equal([...imo.slice(0, 6)].reduce((sum, digit, i) => sum + Number(digit) * (7 - i), 0) % 10, Number(imo[6]))
    const waybill = codes.airWaybill(scene)
    t.equal(Number(waybill.slice(4, 11)) % 7, Number(waybill[11]))
    t.match(codes.issn(scene), /^\d{4}-\d{3}[\dX]$/)
    t.match(codes.orcid(scene), /^0000-00\d\d-\d{4}-\d{3}[\dX]$/)
    t.match(codes.bic(scene), /^[A-Z]{6}[A-Z\d]{2}$/)
    t.match(codes.container(scene), /^[A-Z]{3}U\d{7}$/)
  }
})

t.test('keys and certificates are read by Node', async (t) => {
  const pem = new Set<string>()
  for (const seed of seeds.slice(0, 3)) {
    const scene = sceneOf(seed)
    const certificate = new X509Certificate(keys.certificate(scene))
    t.match(certificate.subject, 'CN=www.example.com')
    t.ok(Date.parse(certificate.validFrom) < Date.parse('2024-06-01'))
    t.equal(createPublicKey(keys.publicKey(scene)).asymmetricKeyType, 'ed25519')
    t.equal(createPrivateKey(keys.privateKey(scene)).asymmetricKeyType, 'ed25519')
    t.match(keys.sshKey(scene), /^ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI[\w+/]{43} \S+@\S+$/)
    t.match(
      keys.pgpKey('SIGNATURE')(scene),
      /^-----BEGIN PGP SIGNATURE-----\n\n[\w+/=\n]+-----END PGP SIGNATURE-----\n$/
    )
    pem.add(keys.certificate(scene))
  }
  t.equal(pem.size, 3)
})

t.test('identifiers hold the time and the kind of their object', async (t) => {
  for (const seed of seeds) {
    const scene = sceneOf(seed)
    const { created } = scene.entity.times
    t.equal(Number(BigInt(ids.snowflake(scene)) >> 22n) + 1_420_070_400_000, created)
    t.equal(Number.parseInt(ids.objectId(scene).slice(0, 8), 16) * 1000, created)
    t.match(ids.ulid(scene), /^01[0-9A-HJKMNP-TV-Z]{24}$/)
  }
  const arns: [name: string, subject: string, arn: RegExp][] = [
    ['arn', 'topic', /^arn:aws:sns:[a-z]+-[a-z]+-\d:\d{12}:[a-z-]+$/],
    ['bucket_arn', '', /^arn:aws:s3:::[a-z-]+$/],
    ['role_arn', 'user', /^arn:aws:iam::\d{12}:role\/[a-z-]+$/],
    ['arn', 'instance', /^arn:aws:ec2:[a-z]+-[a-z]+-\d:\d{12}:instance\/i-[\da-f]{17}$/]
  ]
  for (const [name, subject, arn] of arns) t.match(ids.arn(sceneOf(1, { name, subject })), arn)
  t.match(ids.globalId(sceneOf(1)), /^gid:\/\/app\/OrderLine\/\d{9}$/)
  t.match(ids.globalId(sceneOf(1, { subject: '' })), /^gid:\/\/app\/Item\/\d{9}$/)
  t.match(ids.urn(sceneOf(1)), /^urn:order-line:\d{8}$/)
  t.match(ids.urn(sceneOf(1, { subject: '' })), /^urn:item:\d{8}$/)
})

t.test('codes of a place follow from its latitude and longitude', async (t) => {
  const at = (latitude: number, longitude: number): Scene => {
    const scene = sceneOf(1)
    return {
      ...scene,
      entity: { ...scene.entity, address: { ...scene.entity.address, latitude, longitude } } as Scene['entity']
    }
  }
  t.equal(geo.geohash(at(57.64911, 10.40744)), 'u4pruydq')
  t.equal(geo.plusCode(at(47.36559, 8.524997)), '8FVC9G8F+6X')
  t.equal(geo.quadkey(at(47.61, -122.107)).slice(0, 9), '021230030')
  t.equal(geo.point(at(1.5, 2.5)), 'POINT(2.5 1.5)')
})

t.test('a description that begins with a known form says what the value is', async (t) => {
  const made = (hint: string) => leadingForm(hint)?.(sceneOf(3))
  t.match(made('ulid of the job'), /^[0-9A-HJKMNP-TV-Z]{26}$/)
  t.match(made('the icd-10 code of the diagnosis'), /^[A-Z]\d\d/)
  t.equal(made('link to the page that describes the cve'), undefined)
  t.equal(made('anything else'), undefined)
  t.ok(knownForms.length > 100)
})

t.test('numbers of states have the form and the check digit of their state', async (t) => {
  const makers = new Map(national.map(([names, , maker]) => [names.split(' ')[0], maker]))
  const left = (digits: string, weights: number[]) =>
    [...digits].reduce((sum, digit, i) => sum + Number(digit) * (weights[i] as number), 0) % 11
  for (const seed of seeds) {
    const made = (name: string) => (makers.get(name) as Maker<string>)(sceneOf(seed))
    const cpf = made('cpf').replaceAll(/\D/g, '')
    const first = ((11 - left(cpf.slice(0, 9), [10, 9, 8, 7, 6, 5, 4, 3, 2])) % 11) % 10
    t.equal(Number(cpf[9]), first, cpf)
    t.match(made('cpf'), /^\d{3}\.\d{3}\.\d{3}-\d{2}$/)
    t.match(made('cnpj'), /^\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}$/)
    t.equal(luhnDigit(made('siret').slice(0, -1)), Number(made('siret').at(-1)))
    const nif = made('nif')
    t.equal('TRWAGMYFPDXBNJZSQVHLCKE'[Number(nif.slice(0, 8)) % 23], nif[8])
  }
})
