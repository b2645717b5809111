/** Addresses, places on the map, and units of land. */

import { pair } from '../codes/geo-codes.ts'
import { partOfWorld } from '../entity/countries.ts'
import type { Maker, Scene } from '../entity/scene.ts'
import { fullAddress, ipv4 } from '../words/makers.ts'
import { about, type Trade, text, words } from './trade.ts'

const placed = /^(street(_\w+)?|address(_line)?_?1|line_?1|city|town|zip(_?code)?|post(al)?_?code|country(_\w+)?)$/

const lat: Maker<number> = ({ entity }) => entity.address.latitude
const lon: Maker<number> = ({ entity }) => entity.address.longitude
const continent: Maker<string> = ({ entity: { place, address } }) => {
  const part = partOfWorld(place.timezone)
  return part === 'Americas' ? `${address.latitude < 13 ? 'South' : 'North'} America` : part
}
/** The flag of a country, as the signs for the letters of its code. */
const flag: Maker<string> = ({ entity: { place } }) =>
  [...place.code].map((one) => String.fromCodePoint(one.charCodeAt(0) + 0x1f1a5)).join('')
/** The corners of a box around a place, a few kilometres wide. */
const cornerOf = (scene: Scene): readonly number[] =>
  [lon(scene) - 0.06, lat(scene) - 0.04, lon(scene) + 0.06, lat(scene) + 0.04].map((one) => Number(one.toFixed(5)))

export const places: Trade = {
  words: `
    (calling|dialing|dialling|dial|phone|country_calling|international_dialing)(_code|_prefix): +49, +33, +44, +1, +34
    (district|neighborhood|neighbourhood|quarter_name|ward|arrondissement)(_name|) address_4 address_5 line_4
      address_line_4 ^area (market|major|minor)_area area_(major|minor): Old Town, Riverside, North End, Harbour Quarter, West Park
    utc_offset gmt_offset timezone_offset: +01:00, -05:00, +09:00, +00:00, -08:00
    osm_type: node, way, relation
    geometry_type: Point, LineString, Polygon
    crs srs projection spatial_reference: EPSG:4326, EPSG:3857, EPSG:25832
    map_style ^basemap map_type: streets, satellite, terrain, hybrid
    (travel|transport|transportation|transit)_mode mode_of_transport: driving, walking, cycling, transit
    maneuver manoeuvre: turn-left, turn-right, straight, roundabout
    (compass_|cardinal_|wind_)direction compass heading_text facing: N, NE, E, SE, S, SW, W, NW
    landmark: Old Town Hall, Central Station, St. Mary Church, City Library
    ^name of map_?feature|poi|landmark beside geometry|osm_id|geohash|plus_code: Old Harbour, Central Station,
      City Park, North Bridge, Market Square
    ^code of continent: EU, AS, NA, AF, SA
    unit(s) of elevation|altitude|distance|length|height|depth|width|radius beside elevation|altitude|distance|length|
      height|depth|width|radius: m, km, ft
    place_type feature_type ^category of map_?feature|place|geocode|geocoding|poi|location_result beside geometry|bbox|
      osm_id|place_id|geohash: city, street, address, country
  `,
  texts: [
    ['bbox bounding_box ^bound(s) ^extent', (scene) => cornerOf(scene).join(',')],
    // A state is part of a country beside a street, else the state that a thing is in.
    ['^(state|region|province)(_name|)', ({ entity }) => entity.place.state, placed],
    ['(address|postal|from|birth|origin|destination)_(region|state|province)', ({ entity }) => entity.place.state],
    ['^code ^id', ({ entity }) => entity.place.code, about('countr(y|ies)')],
    ['^iso', ({ entity }) => entity.place.code, about('*countr(y|ies)', 'iso_?3|alpha_?3|country|country_name')],
    ['^emoji', flag, about('*flag')],
    [
      '^unicode',
      (scene) => [...flag(scene)].map((one) => `U+${one.codePointAt(0)!.toString(16).toUpperCase()}`).join(' '),
      about('*flag')
    ],
    ['continent(_name|)', continent],
    ['-address', fullAddress],
    ['^capital(_city|)', ({ entity }) => entity.place.capital],
    [
      `
        (country|nationality|citizenship)_(code|iso|alpha_2|iso2|code_2|iso_code|iso_2) iso_country iso_2
        iso_alpha_2 cca_2 country_of_origin_code
      `,
      ({ entity }) => entity.place.code
    ],
    ['(country_|)(alpha_3|iso3|iso_3|code_3|iso_alpha_3) cca_3', ({ entity }) => entity.place.code3],
    [
      '(country|nation)(_name|) country_of_(origin|birth|residence|registration|manufacture) homeland',
      ({ entity }) => entity.place.country
    ],
    [
      `
        (city|town|locality|municipality|suburb|birthplace|place_of_birth|home_town|village|borough|metro|
        metro_area)(_name|) place_of_(issue|work|residence|performance|delivery) venue_city host_city headquarters
        hq
      `,
      ({ entity }) => entity.place.city
    ],
    ['(state|province|region|county)_code', ({ entity }) => entity.place.stateCode],
    [
      `
        (province|administrative|administrative_area|administrative_area_level_1|federal_state|admin_1|admin_2|admin_area|prefecture|canton|country_subdivision)(_name|) state_name
        (billing|shipping|merchant|customer|store|mailing|home|business|property|recipient|sender|originator|receiver|debtor|creditor|beneficiary)_state state_or_province region_name
      `,
      ({ entity }) => entity.place.state
    ],
    ['county(_name|)', ({ entity: { place } }) => (place.code === 'US' ? `${place.city} County` : place.state)],
    [
      '(street|road)_name thoroughfare ^route',
      ({ entity }) => entity.address.street.replace(/^\d+\w* | \d+\w*$/, ''),
      about('', '(house|building|street)_?(number|no|nr)')
    ],
    [
      `street(_address|_line|_name|) address_line(_1|) line_1 address_1 addr street_1 thoroughfare road(_name|)`,
      ({ entity }) => entity.address.street
    ],
    [
      'address_line_2 (second|secondary)_address address_2 line_2 street_2 apartment(_number|_no|) address_3 line_3 address_line_3 suite unit_number apt(_number|) flat_number',
      text((random) => `${random.pick(['Apartment', 'Suite', 'Floor'])} ${random.int(1, 48)}`)
    ],
    ['(house|building|street)_(number|no)', text((random) => String(random.int(1, 240)))],
    [
      '^number ^no',
      text((random) => String(random.int(1, 240))),
      about('', 'street(_name)?|thoroughfare|neighbou?rhood')
    ],
    ['(zip|post|postal)(_code|) ^plz *postcode *zipcode', ({ entity }) => entity.address.postcode],
    [
      `
        (full_|formatted_|mailing_|postal_|delivery_|home_|work_|billing_|shipping_|office_|pickup_|site_|display_|
        property_|street_full_|registered_|raw_|origin_|destination_|dropoff_|drop_off_|departure_|arrival_|start_|end_|
        store_|venue_|location_|event_|clinic_|hospital_|branch_|employer_|customer_|patient_|student_|owner_|seller_|buyer_|
        landlord_|tenant_|recipient_|sender_|shipper_|consignee_|physical_|current_|permanent_|business_|company_)address ^address(es) (registered|head)_office
      `,
      fullAddress
    ],
    [
      '^address ^source ^destination ^src ^dst',
      ipv4,
      about(
        'host|network_interface|packet|firewall_rule|nic|dns_record|flow',
        'port|subnet|gateway|netmask|protocol|dst_port|src_port'
      )
    ],
    ['lat latitude', ({ entity }) => String(entity.address.latitude)],
    ['lng lon long longitude', ({ entity }) => String(entity.address.longitude)],
    [
      'coordinate(s) geo lat_long lat_lng lat_lon geo_location geo_point latlng gps gps_coordinates gps_position ^ll',
      pair
    ],
    [
      'time_zone (time_zone|tz)_(name|id|identifier) tz tzid iana_timezone olson',
      ({ entity }) => entity.place.timezone
    ],
    [
      'locale culture(_code|_name|) lang_tag language_tag language_code_full bcp_47',
      ({ entity }) => entity.place.locale
    ],
    [
      'lang language(_code|) iso_639_1 iso_639 spoken_language(s) source_lang(uage) target_lang(uage)',
      ({ entity }) => entity.place.locale.slice(0, 2)
    ],
    ['^type', words('Point'), /^coordinates$/],
    ['location(_name|) place(_name|) ^venue_location ^site_location ^work_location', ({ entity }) => entity.place.city]
  ],
  ranges: `
    zip_code postal_code zip cep: 10000 98999 0
    house_number street_number building_number: 1 240 0
    population population_*: 12_000 4_200_000 0
    population_density density_per_km2: 40 4500 1
    altitude_* altitude elevation_* elevation alt_m above_sea_level: 2 900 0
    heading bearing course azimuth ^cog track_angle yaw compass_heading: 0 359 0
    zoom zoom_level min_zoom max_zoom default_zoom: 4 18 0
    accuracy_m horizontal_accuracy vertical_accuracy gps_accuracy hdop_m: 3 50 1
    hdop vdop pdop: 0.6 4 1
    satellites satellite_count satellites_in_view num_sats: 4 16 0
    ^(radius|search_radius)(_m|_meters|_metres|): 100 5000 0
    radius_km: 1 50 0
    osm_id way_id: 100_000 9_999_999_999 0
    eta_min(s) eta_minutes: 2 55 0
    ^accuracy of location|*position|gps*|fix|coordinates|geo* beside lat|latitude|lng|lon|long|longitude|altitude|
      heading: 3 50 1
  `,
  numbers: [
    // GeoJSON (RFC 7946): longitude, latitude, altitude; a box has the west, south, east and north.
    ['coordinate(s) lng_lat lon_lat', (scene) => [lon(scene), lat(scene), 40][((scene.count ?? 1) - 1) % 3]!],
    ['lat_lng lat_lon geo_point', (scene) => ((scene.count ?? 1) % 2 === 1 ? lat(scene) : lon(scene))],
    ['bbox bounding_box ^bound(s) ^extent', (scene) => cornerOf(scene)[((scene.count ?? 1) - 1) % 4]!],
    ['(west|min_lon|min_lng|xmin)', (scene) => cornerOf(scene)[0]!],
    ['(south|min_lat|ymin)', (scene) => cornerOf(scene)[1]!],
    ['(east|max_lon|max_lng|xmax)', (scene) => cornerOf(scene)[2]!],
    ['(north|max_lat|ymax)', (scene) => cornerOf(scene)[3]!],
    ['lat latitude *latitude (geo|)coord_y geo_y', ({ entity }) => entity.address.latitude],
    ['lng lon long longitude *longitude (geo|)coord_x geo_x', ({ entity }) => entity.address.longitude],
    [
      'area area_km2 area_km area_sq_km land_area surface_area',
      [20, 900, 1],
      /population|city|country|geo|capital|region/
    ],
    ['utc_offset_(minutes|min|mins)', ({ random }) => random.pick([-480, -300, 0, 60, 120, 540])],
    [
      'utc_offset gmt_offset timezone_offset',
      ({ hint, random }) =>
        random.pick([-8, -5, 0, 1, 2, 9]) * (/minutes/.test(hint) ? 60 : /seconds/.test(hint) ? 3600 : 1)
    ],
    ['srid epsg', ({ random }) => random.pick([4326, 3857, 25_832])]
  ]
}
