import t from 'tap'
import { documentLanguage } from '../../../src/generate/context/document-language.ts'
import { latin, snake } from '../../../src/generate/lexicon/entity/scene.ts'
import { inEnglish, languageOf } from '../../../src/generate/lexicon/words/languages.ts'
import { resourcesOf } from '../../../src/schema/meaning/schema-resources.ts'

const english = (names: string, subject = '') => {
  const members = names.split(' ').map(snake)
  const { nameOf, beside } = inEnglish(members, subject)
  t.same(beside, members.map(nameOf))
  return [...beside, ...(subject === '' ? [] : [nameOf(subject)])].join(' ')
}

t.test('names of other languages are read in English', async (t) => {
  const cases: [names: string, english: string][] = [
    ['vorname nachname strasse plz ort', 'first_name last_name street postal_code city'],
    ['Straße Größe geaendert_am geändertAm', 'street size updated_at updated_at'],
    ['kundennummer ablaufdatum lieferadresse_ort betrag', 'customer_number ablauf_date shipping_address_city amount'],
    ['prénom nom code_postal date_de_naissance', 'first_name last_name postal_code birth_date'],
    ['prénom nom signé_le', 'first_name last_name signe_at'],
    ['nombre apellidos fecha_creacion correo', 'first_name last_name created_at email'],
    ['nombre descripcion precio cliente', 'name description price customer'],
    ['nome sobrenome data_nascimento data cidade', 'first_name last_name birth_date date city'],
    ['voornaam achternaam woonplaats geboortedatum land', 'first_name last_name city birth_date country'],
    ['imię nazwisko kod_pocztowy dataUrodzenia', 'first_name last_name postal_code birth_date'],
    ['nome_aluno data', 'student_name date'],
    ['versichertennummer aufnahmedatum krankenkasse', 'versicherten_number aufnahme_date insurer'],
    ['naam_bezoeker kenteken', 'visitor_name license_plate'],
    ['roepnaam indiensttreding uurloon', 'first_name hire_date hourly_rate'],
    ['adres_klienta cena nazwa', 'customer_address price name'],
    ['nome cognome via cap città', 'first_name last_name street postal_code city'],
    ['name vorname ort', 'last_name first_name city'],
    ['numero_de_facture montant devise', 'invoice_number amount currency'],
    ['fecha_pago direccion_cliente importe', 'payment_date customer_address amount'],
    ['fecha_x moneda', 'x_date currency'],
    ['vorname eigentümer eingereicht_am hausarzt', 'first_name owner submitted_at doctor'],
    ['prénom nom date_entrée', 'first_name last_name entree_date'],
    ['vorname bundesland', 'first_name province'],
    ['kundenname vertragsbeginn kontonummer', 'customer_name contract_start account_number'],
    ['nombre_completo hora_inicio dirección_completa', 'full_name start_time_of_day full_address'],
    ['voornaam eigenaar geplaatst_op', 'first_name owner posted_at'],
    ['codice_fiscale cognome titolare', 'codice_fiscale last_name account_holder'],
    ['hausnr kaltmiete wohnfläche vorname', 'house_number kalt_rent living_area first_name'],
    ['bestellnummer_alt xyznummer kunde', 'order_number_alt xyz_number customer']
  ]
  for (const [names, expected] of cases) t.equal(english(names), expected, names)
  t.equal(english('kundebetrag hauptstraat foo_bar vorname'), 'customer_amount hauptstraat foo_bar first_name')
  t.equal(english('note ort vorname', 'kunde'), 'grade city first_name customer')
  t.equal(english('nome email', 'usuario'), 'name email user', 'a doubtful word chooses among languages')
  t.equal(english('nome_aluno data_matricula', 'matricula'), 'student_name license_plate_date license_plate')
  t.equal(english('paciente_telefone nome clínica'), 'patient_phone name clinic')
})

t.test('names in English stay as they are', async (t) => {
  for (const names of [
    'data via cap note land',
    'region reference name',
    'nom age image',
    'serial_nummer x',
    'eta typ',
    'profile_image x'
  ])
    t.equal(english(names), names)
  const members = ['id', 'name']
  t.equal(inEnglish(members, 'user').beside, members)
  for (let n = 0; n < 1002; n++) t.equal(inEnglish(members, `kunde ${n}`).beside, members)
})

t.test('letters with marks are those without', async (t) => {
  t.equal(latin('Ångström Łódź Œuvre'), 'Angstrom lodz oeuvre')
  t.equal(snake('dateDeCréation'), 'date_de_creation')
})

t.test('a name that may be of several languages is of the one of its document', async (t) => {
  const names = 'nome telefone endereço mensagem usuário data'.split(' ')
  t.equal(inEnglish(['id', 'nome'], '').beside.join(' '), 'id nome')
  t.equal(inEnglish(['id', 'nome'], '', languageOf(names.map(snake))).beside.join(' '), 'id name')
  t.equal(languageOf(['name', 'phone', 'address', 'message', 'user']), undefined)
  t.equal(languageOf(['telefone', 'endereco', 'mensagem', ...'abcdefghijklmnopqrstuvwxyz']), undefined)
  const properties = Object.fromEntries(names.map((name) => [name, {}]))
  t.equal(
    documentLanguage(resourcesOf({ components: { schemas: { Pessoa: { properties }, Nada: true } } })),
    languageOf(names.map(snake))
  )
  t.equal(documentLanguage(resourcesOf({})), undefined)
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`word_${n}`, {}]))
  t.equal(
    documentLanguage(resourcesOf({ components: { schemas: { Words: { properties: many }, Pessoa: { properties } } } })),
    undefined
  )
})
