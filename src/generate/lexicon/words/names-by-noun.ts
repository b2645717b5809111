/** The names of things by the noun for them. To teach standin a thing, add a line: its nouns, and names with commas. */

import { listed, rowsIn } from '../entity/listed.ts'
import { singular } from './singular.ts'

const table = `
ability power talent: Night Vision, Shield Wall, Quick Hands, Second Wind
achievement trophy: First Steps, Explorer, Centurion, Night Owl
action operation: Send email, Create ticket, Update record, Archive file
activity: Morning run, Team meeting, City walk, Cooking class
adapter driver: Default adapter, Serial adapter, Network driver
add_on upgrade: Breakfast, Late check-out, Extra luggage, Travel insurance
address: Home, Office, Warehouse
aircraft airplane plane helicopter: Airbus A320, Boeing 737, Embraer 190, ATR 72
airline: Nordic Air, Atlantic Wings, Alpine Airways, Meridian
allergy allergen intolerance: Peanuts, Pollen, Lactose, Penicillin
amenity facility perk: Free parking, Wi-Fi, Swimming pool, Air conditioning
anime manga comic: The Paper Kingdom, Moonlit Harbour, Iron Petals, Star Courier
api: Orders API, Payments API, Search API, Users API
app application software program:
  Customer Portal, Field Notes, Time Tracker, Invoice Manager, Stock Monitor, Team Calendar
app_store_listing mobile_app: Trail Notes, Budget Buddy, City Bikes
area: City centre, North district, Harbour area, Industrial park
artwork painting sculpture: Still Life with Pears, Harbour at Dawn, The Reader, Winter Field
asset: Forklift 3, Delivery van, Office printer, Main server
attraction sight monument: Old Lighthouse, Castle Hill, Botanical Garden, Town Hall Tower
backup snapshot: Nightly backup, Weekly snapshot, Before the update
badge award: First steps, Early bird, Top contributor, Helping hand
beach bay: Golden Sands, North Bay, Pebble Cove
beer ale lager: Harbour Pale Ale, Old Mill Stout, Amber Lager
bird: Blackbird, Barn Owl, Kingfisher, Robin
bot assistant chatbot: Support Bot, Order Assistant, Welcome Bot
branch: main, develop, release, feature-search, fix-login
brewery winery distillery: Old Mill Brewery, Harbour Brewing, Stone Cellar
bridge tunnel: Harbour Bridge, Old Stone Bridge, North Tunnel
browser: Chrome, Firefox, Safari, Edge
bucket container volume share: uploads, backups, static-assets, reports, logs
budget: Marketing 2025, Travel, Office, Research
building tower: North Tower, Main Building, Building C, Harbour House
bundle pack package_deal: Starter bundle, Family pack, Office bundle
button menu_item: Save, Cancel, Open, Share
calendar: Work, Family, Holidays, Team
campaign promotion discount coupon deal offer: Spring sale, Summer offer, Back to school, Black Friday, Welcome discount
car vehicle truck: Volvo V60, Toyota Corolla, Renault Clio, Ford Focus
case lawsuit: Miller v. Northgate, In re Harbour Trust, State v. Alvarez
category: General, Featured, Popular, Essentials, Seasonal, Other
certificate certification accreditation: First aid, ISO 9001, Project Management Professional, Food safety
channel: general, announcements, support, design
chapter lesson_unit: The Arrival, A Long Winter, Across the River, Home Again
character avatar hero npc: Arin, Mira Stone, Captain Vale, Old Tom
charger charging_station evse charge_point: Town Hall car park, Harbour Street 12, Station forecourt
checklist: Opening, Closing, Onboarding, Move out
cheese: Gouda, Brie, Manchego, Cheddar
choice answer_option answer_choice: Yes, No, Not sure, Other
classroom school_class course_class: 7B, 9A, Year 5, Evening class
coffee roast: House blend, Ethiopia Guji, Colombia Huila, Dark roast
coin crypto cryptocurrency token_type crypto_asset: Bitcoin, Ether, Litecoin, Solana
colour color: Blue, Red, Black, White
collection: Highlights, Archive, Summer, Photographs
column field attribute_definition: status, email, total, country, quantity, created
committee council commission: Finance Committee, Health Committee, Planning Board
community forum subforum: Gardening, Cycling, Home cooking, Photography
competition contest tournament championship cup: Spring Cup, City Open, Northern Championship, Masters
component: Search box, Payment form, Data table, Header
compound chemical substance molecule: Ethanol, Acetone, Sodium chloride, Caffeine
condition disease diagnosis disorder illness: Migraine, Asthma, Hypertension, Influenza, Eczema
config configuration: Default, Production, Custom, Low power
config_map: default, production, staging
constellation: Orion, Lyra, Cassiopeia
contest_entry submission: Final draft, First submission, Revised version
continent: Europe, Asia, North America, Africa, South America
contract agreement: Service agreement, Lease contract, Maintenance contract, Employment contract
cookie: session_id, csrf_token, locale, consent
country_group: Nordics, Benelux, DACH
court tribunal: District Court, Court of Appeal, High Court
crop plantation: Wheat, Maize, Barley, Potatoes
cuisine: Italian, Thai, Mexican, Lebanese
currency: Euro, US Dollar, Pound Sterling, Swiss Franc
data_set dataset_item: Sales 2024, Air quality, Trips by bike, Census
database schema namespace keyspace catalog: orders, customers, billing, analytics, inventory
degree qualification diploma: Bachelor of Science, Master of Arts, Diploma in Nursing
device phone: Pixel 8, ThinkPad X1, iPad Air, Galaxy S24
dimension measure_dimension: Country, Device, Channel, Month
dinosaur: Triceratops, Stegosaurus, Diplodocus
dish meal menu_entry food food_item: Vegetable curry, Mushroom risotto, Grilled salmon, Lentil soup
domain: example.com, example.org, shop.example.net
drink beverage cocktail: Iced tea, Espresso, Ginger lemonade, Negroni
election referendum ballot: General election 2024, Council election, Mayoral election
energy_source fuel: Solar, Wind, Natural gas, Diesel
environment env: production, staging, development
episode: The Open Door, Low Tide, Old Friends, Night Shift
error exception problem fault: ValidationError, NotFoundError, TimeoutError, ConflictError
ev electric_vehicle: Renault Zoe, Volkswagen ID.3, Hyundai Kona, Tesla Model 3
exam quiz test_paper assessment: Midterm exam, Final exam, Unit test 3, Placement test
exercise drill: Push-up, Squat, Plank, Deadlift
exhibition exhibit gallery: Light and Water, Modern Voices, Maps of the World, The Golden Century
experiment ab_test test: Checkout button, New onboarding, Shorter form, Price page
faculty college_department: Faculty of Law, Faculty of Medicine, Faculty of Arts
farm ranch orchard: Willow Farm, Hillside Farm, Meadow Ranch
capability flag feature_flag product_feature: Dark mode, Two-factor login, Export to CSV, Offline access
fee surcharge: Service fee, Booking fee, Cleaning fee
festival fair concert_series: Harbour Days, Summer Sound Festival, Lantern Festival
field_group section form_section: General, Contact details, Billing, Preferences
film movie motion_picture: The Long Harbour, Paper Moons, A Quiet Signal, Northern Line
filter saved_search saved_filter search segment_filter: Open orders, New this week, High priority, My team
fish: Salmon, Trout, Cod, Sea bass
flavor flavour taste: Vanilla, Lemon, Caramel, Chocolate
flight: LH 1823, BA 472, AF 1280
floor storey: Ground floor, First floor, Second floor
flower: Tulip, Rose, Sunflower, Lavender
folder directory board space drive album: Invoices, Photos, Contracts, Archive, Ideas
font typeface font_family: Inter, Roboto, Lora, Source Serif
form survey questionnaire poll: Customer survey, Contact form, Event registration, Feedback
fruit: Apple, Pear, Plum, Cherry
fund etf mutual_fund: Global Equity Fund, European Bond Fund, Green Energy ETF
galaxy nebula: Andromeda, Whirlpool, Sombrero
game board_game video_game: Castle Quest, Star Rally, Word Harbour, Puzzle Grove
gene: BRCA1, TP53, EGFR, CFTR
genre: Rock, Jazz, Pop, Classical, Folk, Soul
goal objective target okr: Save for a trip, Run 10 km, Reduce waste, Grow revenue
group segment audience list mailing_list cohort: Editors, Customers, Beta testers, Partners, Newsletter readers, Support
guild clan faction alliance: Iron Ravens, Silver Order, Dawn Watch
handler function_handler: onOrderCreated, resizeImage, sendInvoice
harbour harbor port marina: Port of Rotterdam, Marina Bay, Port of Valencia
header: Content-Type, Accept, Authorization, X-Request-Id
hike trail hiking_route path_trail: Ridge Path, Lake Loop, Forest Trail, Coastal Walk
holiday public_holiday: New Year's Day, Labour Day, Christmas Day, Easter Monday
holiday_property rental_property real_estate: Sea View Apartment, Mill Cottage, Harbour Loft
hook webhook endpoint callback listener: Order updates, New customers, Payment events, Stock changes
hotel_chain chain: Northstar Hotels, Harbour Inns, Alpine Lodges
hut mountain_hut refuge shelter cabin: Ridge Hut, Lakeside Hut, Eagle's Rest, Glacier View, Pine Hollow
ingredient grocery: Tomatoes, Olive oil, Flour, Chicken breast, Basil
instrument musical_instrument: Piano, Violin, Guitar, Flute
insurance_plan insurance_product: Home Basic, Travel Plus, Auto Comfort
integration connector connection provider destination data_source plugin extension addon:
  Slack, GitHub, Stripe, HubSpot, Salesforce, Google Drive
intent utterance: order_status, cancel_order, opening_hours
interface network_interface nic: eth0, eth1, wlan0
island: Sardinia, Gotland, Madeira
job schedule pipeline task_definition cron: Nightly backup, Weekly report, Import orders, Sync contacts, Clean up logs
job_title occupation profession: Nurse, Electrician, Accountant, Teacher
journal magazine newspaper periodical: Journal of Applied Physics, City Herald, The Daily Post
key api_key secret credential: CI key, Production key, Mobile app, Reporting
lab_test blood_test medical_test: Blood count, Blood glucose, Cholesterol, Urine culture
lake reservoir river: Lake Constance, Mirror Lake, Blue River
landmark: City Hall, Old Lighthouse, Clock Tower
language locale: English, German, French, Spanish
law act statute regulation bill_of_law: Data Protection Act, Road Traffic Act, Water Act
lead_source traffic_source: Google, Newsletter, Partner site, Direct
league division_league: Premier League, Northern League, First Division
leave leave_application leave_request: Annual leave, Sick leave, Parental leave
level map_level stage_level dungeon world: Frozen Keep, Green Valley, Sunken City
library framework: lodash, requests, jackson-core, numpy
licence license: MIT License, Apache License 2.0, Creative Commons BY 4.0
line subway_line bus_line metro_line: Line 1, Line U3, Blue line, Line 42
link bookmark: Documentation, Release notes, Support page, Getting started
loan mortgage loan_product: Home loan, Car loan, Personal loan
locker parcel_locker: Station locker, Market square, North mall
loyalty_program programme scheme: Green Points, Summer school, Home insulation grant, Early career programme
machine_model llm language_model: gpt-4o, llama-3-8b, mistral-small
map: City centre, Bike lanes, Weather map, Floor plan
match fixture: Rovers v. United, Lions v. Athletic, City v. Harbour
material fabric: Oak, Steel, Cotton, Aluminium
meeting appointment_type: Weekly sync, Project kick-off, Annual review
menu: Main menu, Lunch menu, Wine list
metric measure indicator kpi: Response time, Active users, Error rate, Revenue
milestone sprint iteration: Beta release, Version 2.0, Sprint 14, Launch
mineral gemstone rock: Quartz, Granite, Amethyst
ministry authority: Ministry of Health, Ministry of Transport, Ministry of Education
mission quest: Lost Letters, The Old Mine, Night Delivery
model_year car_model vehicle_model: Clio, Golf, Corolla, V60
modifier extra_option topping: Extra cheese, No onions, Oat milk, Large
monster creature enemy pokemon: Cave Troll, Fire Drake, Mossling, Night Wolf
mountain peak hill: Ben Nevis, Monte Rosa, Table Mountain
muscle body_part: Biceps, Shoulder, Lower back, Calf
museum: Museum of Art, Maritime Museum, City Museum
network: Office network, Guest network, Backbone
note memo: Meeting notes, Ideas, Shopping list
nutrient vitamin: Protein, Vitamin C, Iron, Calcium
opportunity pipeline_deal: Website redesign, 50 licences, Annual renewal, Pilot project
option option_definition attribute characteristic specification facet property_definition: Color, Size, Material, Style
os operating_system: Ubuntu 24.04, Windows 11, macOS 14, Debian 12
outlet kiosk booth: Main hall, North gate, Platform 2
page web_page landing_page: Home, About us, Pricing, Contact
parameter variable setting: timeout, region, log-level, retries, page-size
park garden national_park: City Park, Botanical Garden, Riverside Park
part spare_part component_part: Brake pad, Oil filter, Hinge, Bearing 6204
partition shard: p0, p1, p2
pass ticket_type admission: Day ticket, Season pass, Reduced, Family ticket
patch_note release_note changelog_entry: Faster search, New login page, Fixed exports
pathway biological_pathway: Glycolysis, Citrate cycle, Apoptosis
peer remote_site: Berlin node, Lisbon node, Backup site
pet dog cat animal: Bella, Max, Luna, Charlie, Milo, Daisy, Rocky, Coco, Simba, Nala, Oscar, Ruby, Bruno, Misty, Pepper,
  Toby, Willow, Felix, Hazel, Ziggy, Biscuit, Shadow, Pixie, Rusty, Poppy
plan tier subscription package_plan pricing: Starter, Team, Business, Enterprise
planet: Mars, Venus, Kepler-22b, Neptune
plant houseplant: Monstera, Basil, Aloe vera, Fern
plugin_module addon_module: Backup, Analytics, Calendar sync
podcast show radio_show: Morning Signals, The Long Read, Kitchen Table, Northbound
pool: default-pool, blue, workers
portfolio: Growth, Retirement, Income, Technology
preset: Warm light, Night mode, Broadcast, High quality
priority severity: High, Medium, Low
procedure operation_procedure surgery: Appendectomy, Blood transfusion, Knee arthroscopy
project initiative: Website relaunch, Mobile app, Data platform, Office move, Spring campaign
project_phase: Planning, Design, Construction, Handover
prompt: Summarize the text, Write a product description, Translate to German
protein enzyme: Hemoglobin, Insulin, Trypsin
province_group constituency electoral_district: North East, Central, Riverside
query saved_query: Orders by month, Active users, Failed payments
quest_line campaign_world: The Northern Crown, Age of Embers
queue stream topic_queue subscription_queue: orders, emails, webhooks, imports, notifications
quiz_category: Science, History, Geography, Music
race grand_prix marathon: City Marathon, Harbour Run, Grand Prix of Spain
reagent sample specimen: Sample A12, Serum 4, Control
reason cause: Damaged in transit, Ordered by mistake, No longer needed, Wrong size
recipe: Lentil soup, Apple pie, Pasta al forno, Vegetable curry
release app_release: v2.4.0, v2.4.1, v3.0.0
report dashboard chart widget view: Weekly sales, Error rates, Active users, Support load
resource: projects, orders, customers, invoices
ring road highway motorway: A1, M25, Route 66
ritual spell enchantment: Fireball, Frost Nova, Heal, Mirror Image
role permission scope: admin, editor, viewer, owner
route itinerary: City loop, Coast to coast, Airport express, Old town walk
rule policy automation workflow trigger monitor alert detector:
  Notify on failure, Archive old files, Assign to support, Remind after a week, Flag large orders
run workflow_run build_run: Nightly build, Release 2.4, Unit tests
satellite spacecraft: Sentinel-2A, Landsat 9, Hubble
scenario use_case: Base case, Growth, Worst case
scene: Movie night, Good morning, Reading, Away
script: deploy.sh, backup.sh, migrate.py
season: Season 1, Season 2, 2024/25
security stock share_certificate equity bond: Northwind Traders, Harbour Energy, Alpine Foods
sensor zone room: Living room, Office, Kitchen, Workshop
series tv_series book_series tv_show: The Harbour Files, Winter Lights, Five Bridges
service: checkout, billing, search, notifications, accounts, inventory
service_area delivery_zone: City centre, North district, Airport
session class_session: Opening keynote, Hands-on lab, Yoga basics
card_set booster_set: Base Set, Jungle, First Edition
shift: Early shift, Late shift, Night shift
site website: Main site, Company blog, Online shop, North campus
skill competency: Negotiation, First aid, Spreadsheets, Public speaking
size: S, M, L, XL
skin cosmetic outfit: Midnight, Desert Camo, Golden Knight
snippet code_snippet: Read a file, Parse a date, Retry a request
soil terrain_type: Clay, Loam, Sand
source data_feed feed: Web shop, CRM export, News feed, Point of sale
specialty speciality medical_specialty: Cardiology, Paediatrics, Dermatology, Orthopaedics
species genus animal_species: Red fox, Grey heron, European hare
sport sports_discipline discipline: Football, Tennis, Swimming, Cycling
stadium arena ballpark: City Arena, Riverside Stadium, Northern Park
stage step phase status workflow_state: To do, In progress, In review, Done
star: Sirius, Vega, Polaris, Betelgeuse
station stop bus_stop: Central Station, Town Hall, University, Harbour Street, Airport
subject school_subject: Mathematics, Biology, History, Physics
subscription_list mailing: Weekly newsletter, Product news, Events
substation power_plant power_station: North substation, Harbour power plant, Hydro 2
survey_question question: How did you hear about us?, How satisfied are you?, What could we do better?
symptom observation finding complaint: Headache, Fever, Cough, Nausea, Fatigue
system: Billing system, Warehouse system, CRM
tab: Overview, Details, History, Settings
table dataset index entity_type model_name: orders, customers, invoices, events, products
task todo action_item checklist_item issue:
  Update the price list, Call the supplier, Review the contract, Prepare the meeting
tax tax_rate vat: VAT, Sales tax, Reduced rate
telescope observatory: Very Large Telescope, Green Bank, Hubble
template layout: Welcome, Order confirmation, Invoice, Password reset
tender auction lot: Road works 2025, School furniture, Cleaning services
term glossary_term: Latency, Churn, Backlog, Lead time
theme skin_theme: Ocean, Midnight, Classic, Forest
therapy medical_treatment massage spa_treatment: Physiotherapy, Root canal, Deep tissue massage, Hydrotherapy
ticket bug defect user_story work_item:
  Login fails on mobile, Export is empty, Slow search on large lists, Wrong total on the invoice
tool instrument_tool: Cordless drill, Torque wrench, Web search, Calculator
tour excursion: Old town walk, Harbour cruise, Wine tasting, Mountain day trip
train: ICE 579, Intercity 208, Regional 12
tree: Oak, Birch, Silver fir, Maple
unit unit_of_measure: Kilogram, Litre, Metre, Piece
vaccine: Influenza, Tetanus, Hepatitis B, Measles
variation: Small, Medium, Large
vegetable: Carrot, Spinach, Broccoli, Onion
version: v1.0, v1.1, v2.0
video clip: Product tour, How to descale a kettle, Interview with the team
vlan: management, guests, voice
voice narrator: Aria, Nora, Daniel, Samuel
wallet: Savings, Travel, Daily spending
warehouse depot storage: Central warehouse, North depot, Harbour store
waypoint point_of_interest poi: Harbour entrance, Buoy 12, Summit, North pier
weapon: Short Sword, Hunting Bow, War Hammer, Silver Dagger
wine: Rioja Reserva, Riesling Trocken, Chianti Classico
word: harbour, lantern, meadow
workout training training_session: Morning strength, Hill intervals, Core 20
workspace: Marketing, Product team, Research, Acme
`

const pairs = rowsIn(table).flatMap(([nouns, names]) => {
  const list = listed(names)
  return nouns.split(' ').map((noun) => [noun, list] as const)
})

const rows = new Map(pairs)

/** Returns the names of the things that a whole noun says; undefined where the table has none. */
export const namesByWholeNoun = (noun: string): readonly string[] | undefined => rows.get(noun)

/** Returns the names of the things that a noun, or its last words, say; undefined where the table has none. */
export function namesByNoun(noun: string): readonly string[] | undefined {
  const words = singular(noun).split('_')
  for (let from = Math.max(0, words.length - 3); from < words.length; from++) {
    const names = rows.get(words.slice(from).join('_'))
    if (names !== undefined) return names
  }
  return undefined
}

/** The nouns of the table, in its order. */
export const nounsWithNames = (): string[] => pairs.map(([noun]) => noun)
