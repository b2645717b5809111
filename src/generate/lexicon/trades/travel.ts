/** Travel, aviation, hotels, trains, cars, ships. */

import type { Scene } from '../entity/scene.ts'
import { made } from '../words/makers.ts'
import { about, measured, type Trade, text, whole, words } from './trade.ts'

const flights = about(
  'flight|segment|leg|flight_leg|boarding_pass|itinerary|air_booking',
  'airline|flight_?(number|no)?|carrier|carrier_iata|pnr|cabin_class'
)
const airports = ['BER', 'LHR', 'CDG', 'AMS', 'JFK']
const stops = ['Berlin', 'London', 'Paris', 'Amsterdam', 'New York']
/** The start and the end of a journey, which differ. */
const onTheWay = (places: readonly string[], { entity }: Scene, stop: 0 | 1): string =>
  places[(entity.times.created / 1000 + stop) % places.length]!
const vehicles = about(
  'car|vehicle|truck|van|rental_car|auto',
  'make|mileage|license_plate|vin|engine|fuel_type|odometer*|msrp|body_type|trim|transmission'
)
const hotels = about(
  'hotel|room|stay|lodging|accommodation|hotel_room|resort|hostel',
  'check_?in*|check_?out*|room_type|nights'
)
const trains = about('train|rail|bus|tram|transit|departure|connection', 'platform|track|train_number|line')
const ships = about('ship|vessel|boat|voyage|cruise|ferry', '*imo|imo_*|mmsi|*draft*|*draught*|vessel*')

export const travel: Trade = {
  contexts: { hotels, flights, trains, vehicles },
  words: `
    ^board @hotels: breakfast, half_board, full_board, room_only
    port_of_(loading|departure) loading_port: Hamburg, Rotterdam, Shanghai
    port_of_(discharge|arrival) discharge_port: New York, Singapore, Antwerp
    stop(_name|s) station(_name|) ^stopover: Central Station, Town Hall, University, Harbour Street, Airport
    airline(_name|): Northwind Air, Blue Meridian, Alpine Airways, Coastal Air
    seat_(type|preference|position|location): window, aisle, middle
    (cabin|travel|seat|ticket|service|coach)_class cabin(_type|): economy, premium_economy, business, first
    ^class @flights: economy, premium_economy, business, first
    ^class ^carriage_class @trains: 1st, 2nd
    (arrival_|departure_|)terminal @flights: 1, 2, 3
    terminal(_number|): 1, 2, 3
    (aircraft|plane|equipment)(_type|_model|_name|) @flights: Airbus A320, Boeing 737, Embraer E190, Airbus A350
    aircraft(_type|_model|): Airbus A320, Boeing 737, Embraer E190, Airbus A350
    trip_type journey_type: one_way, round_trip, multi_city
    (passenger|traveler|traveller|pax)_type: adult, child, infant, senior
    (baggage|luggage|bag)(_allowance|): 1 x 23 kg, 2 x 23 kg, hand luggage only
    meal(_preference|_code|_type|_plan|) @flights: vegetarian, standard, vegan, halal
    (meal|board)_(plan|basis|type): breakfast, half_board, full_board, room_only
    (fare|rate)_(family|category) fare_type: flex, saver, standard
    boarding_(group|zone): 1, 2, 3, 4
    visa_(type|category|status): tourist, business, student, work
    room_(type|category|class): single, double, twin, suite
    bed_(type|configuration|size) ^beds: queen, king, twin, single
    amenit(y|ies) facilities room_amenities: wifi, pool, parking, gym, breakfast, air conditioning
    (cancellation|cancelation)_policy: free until 24 hours before, non-refundable, free until 7 days before
    hotel(_name|) accommodation(_name|): Hotel Adler, Harbour Inn, The Alpine Lodge, Park Hotel, Seaside Resort
    ^property_name @hotels: Hotel Adler, Harbour Inn, The Alpine Lodge, Park Hotel, Seaside Resort
    ^property_name: email, status, quantity, country
    (property|accommodation|lodging)_type @hotels: hotel, apartment, hostel, resort
    itinerary(_name|) tour(_name|): Three days in Lisbon, Along the northern coast, Alpine lakes by train
    rental_(company|agency): Sixt, Hertz, Europcar, Avis
    ^(make|car_make|brand|manufacturer|vehicle_make)(_name|) @vehicles: Volvo, Toyota, Renault, Ford
    ^(model|car_model|model_name|vehicle_model|variant) @vehicles: V60, Corolla, Clio, Focus
    car_make vehicle_make ^make ^car ^vehicle: Volvo, Toyota, Renault, Ford
    polyline (encoded|overview|route)_polyline: _p~iF~ps|U_ulLnnqC, u{~vFvyys@fS]nBq@
    car_model vehicle_model: V60, Corolla, Clio, Focus
    trim(_level|) @vehicles: Base, Comfort, Sport, Premium
    fuel(_type|) propulsion: petrol, diesel, electric, hybrid
    transmission(_type|) gearbox: automatic, manual
    (drivetrain|drive_type|drive_train|wheel_drive): fwd, rwd, awd
    body_(type|style): sedan, estate, hatchback, suv, coupe
    (vehicle|car)_(type|class|category|group): compact, estate, van, suv, truck
    ^color ^colour ^paint exterior_color interior_color @vehicles: black, white, silver, blue, red
    ^condition @vehicles: used, new, certified
    engine(_type|_name|) @vehicles: 1.5 TSI, 2.0 TDI, 1.2 PureTech, V6
    emission_(class|standard) euro_norm: Euro 6d, Euro 6, Euro 5
    (dtc|trouble_code|obd_code|diagnostic_trouble_code): P0300, P0420, P0171, B1342
    (tyre|tire)_size: 205/55 R16, 225/45 R17, 195/65 R15
    ^vessel(_name|) ^ship(_name|): Ever Sunrise, Nordic Star, Atlantic Pearl, Baltic Trader
    ^(type|category) of hotel_room|guest_room beside beds|room_number|bed_type: single, double, twin, suite
    ^name of hotel|resort|hostel|lodging|accommodation: Hotel Adler, Harbour Inn, The Alpine Lodge, Park Hotel,
      Seaside Resort
    ^(type|category|class) of vehicle|car|rental_car: compact, estate, van, suv, truck
  `,
  texts: [
    [
      '^(origin|departure|from|dep|source|start|outbound)(_airport|_code|_iata|_iata_code|)',
      (scene) => onTheWay(airports, scene, 0),
      flights
    ],
    [
      '^(destination|arrival|to|arr|dest|end|inbound)(_airport|_code|_iata|_iata_code|)',
      (scene) => onTheWay(airports, scene, 1),
      flights
    ],
    ['^(origin|departure|from|start|pickup)_airport ^(origin|departure)_iata', (scene) => onTheWay(airports, scene, 0)],
    [
      '^(destination|arrival|to|end|dropoff)_airport ^(destination|arrival)_iata',
      (scene) => onTheWay(airports, scene, 1)
    ],
    [
      '^(origin|departure|from|start|pickup|boarding)_(city|name|station|stop|place|location|port) ^origin',
      (scene) => onTheWay(stops, scene, 0)
    ],
    [
      `
        ^(destination|arrival|to|end|dropoff|drop_off|alighting|discharge)_(city|name|station|stop|place|location|
        port) ^destination
      `,
      (scene) => onTheWay(stops, scene, 1)
    ],
    ['^(from|departure)', (scene) => onTheWay(stops, scene, 0), trains],
    ['^(to|arrival)', (scene) => onTheWay(stops, scene, 1), trains],
    ['^from', (scene) => onTheWay(stops, scene, 0)],
    ['^to', (scene) => onTheWay(stops, scene, 1)],
    [
      '^(airline|carrier)(_name|)',
      words('Northwind Air, Blue Meridian, Alpine Airways, Coastal Air'),
      /flight|airline|gate|airport|seat|origin|departure/
    ],
    [
      '^(boarding_|departure_|arrival_)gate ^gate(_number|)',
      text((random) => `${random.pick(['A', 'B', 'C', 'D'])}${random.int(1, 48)}`)
    ],
    [
      '^seat(_number|_no|_assignment|s|)',
      text((random) => `${random.int(1, 38)}${random.pick(['A', 'B', 'C', 'D', 'E', 'F'])}`)
    ],
    ['room_(number|no)', whole(101, 620)],
    [
      '^(train|trip|route|line|service|bus|tram)(_number|_no|_name|)',
      text((random) => `${random.pick(['ICE', 'RE', 'IC', 'S'])} ${random.int(1, 990)}`),
      trains
    ],
    ['train_(number|no|name)', text((random) => `${random.pick(['ICE', 'RE', 'IC', 'S'])} ${random.int(1, 990)}`)],
    [
      '(departure_|arrival_|)(platform|track)(_number|)',
      text((random) => `${random.int(1, 16)}${random.pick(['', 'a', 'b'])}`),
      trains
    ],
    ['coach(_number|) carriage(_number|) wagon(_number|)', whole(1, 14), trains],
    [
      'activity(_name|_type|)',
      words('hiking, sightseeing, museum visit, boat tour, cooking class'),
      /trip|tour|itiner|travel|excursion/
    ],
    [
      `
        (license_plate|licence_plate|number_plate|plate|plate_number|registration|vehicle_registration|
        vehicle_registration_number|license_plate_number|vehicle_reg|car_reg|reg_plate)
      `,
      made('@@ ### @@')
    ],
    ['(registration|reg)_(number|no)', made('@@ ### @@'), vehicles],
    ['(registration|reg)_(number|no)', made('########')],
    ['(connector|plug|socket)_type ^connector', words('CCS, Type 2, CHAdeMO'), /charg|ev|station|evse/],
    ['^name', words('Ever Sunrise, Nordic Star, Atlantic Pearl, Baltic Trader'), ships],
    ['(vessel|ship)_type ^type', words('container ship, tanker, bulk carrier, ferry'), ships],
    ['^flag(_state|)', ({ entity }) => entity.place.country, ships],
    ['voyage(_number|)', made('###@')],
    ['^leave_at ^depart_at_text', measured(1, 12, ' h')]
  ],
  ranges: `
    ^seat(_number|) ^gate: 1 38 0
    price msrp value cost market_value *price @vehicles: 4000 62_000 0
    (nights|night_count|number_of_nights|length_of_stay|stay_length|duration_nights): 1 14 0
    (guests|adults|travelers|travellers|passengers|occupancy|max_occupancy|max_guests|sleeps|number_of_guests|
      party_size|guest_count|passenger_count|pax): 1 6 0
    (infants|kids): 0 3 0
    (beds|bedrooms|bathrooms|bed_count|bedroom_count|bathroom_count|number_of_bedrooms|number_of_bathrooms): 1 4 0
    room_(number|no): 101 620 0
    (hotel_|star_|)stars star_rating hotel_class @hotels: 2 5 0
    (baggage|luggage|bag|checked_baggage|cabin_baggage|hand_luggage|baggage_allowance)(_weight|_allowance|)(_kg|): 8,
      12, 20, 23, 32
    (bags|checked_bags|pieces_of_luggage|bag_count): 0 3 0
    (stops|stopovers|layovers|transfers|number_of_stops): 0 3 0
    (layover|connection|transfer|delay|departure_delay|arrival_delay|stop)_(time|duration|min|mins|minutes|duration_min|
      time_minutes) delay: 0 95 0
    altitude_(ft|feet): 200 39_000 0
    flight_level: 240, 310, 330, 350, 370, 390
    (ground_speed|airspeed|true_airspeed|ground_speed_kt|cruise_speed)(_kts|_knots|_kt|): 180 510 0
    (vertical_rate|vertical_speed|climb_rate)(_fpm|): -1800 2200 0
    (mileage|odometer|odometer_km|odometer_reading|mileage_km): 4000 180_000 0
    (horsepower|hp|engine_power_hp|power_hp|bhp|ps): 75 340 0
    (engine_power|power)_kw: 50 250 0
    (engine_size|displacement|engine_displacement|cubic_capacity|ccm|engine_cc|displacement_cc): 999, 1197, 1498, 1968,
      2998
    engine_(rpm|speed) rpm motor_speed: 700 4200 0
    torque(_nm|): 120 520 0
    (fuel_level|fuel_percent|fuel_level_percent|tank_level): 5 98 0
    (tank_capacity|fuel_capacity|tank_size): 35 75 0
    (fuel_consumption|consumption_l_100km|consumption|avg_consumption|fuel_economy) @vehicles: 3.9 11.5 1
    fuel_(consumption|economy|efficiency): 3.9 11.5 1
    mpg: 22 58 1
    (doors|number_of_doors|door_count): 3, 5
    (seats|seat_count|number_of_seats|seating_capacity) @vehicles: 2, 4, 5, 7
    (seats|seat_count|available_seats|seats_available|seating_capacity): 1 180 0
    (gears|number_of_gears): 5, 6, 7, 8
    (cylinders|cylinder_count): 3, 4, 6, 8
    (tyre|tire)_pressure(_bar|): 2 3.1 1
    (tyre|tire)_pressure_(psi|kpa): 30 44 0
    (electric_|battery_|remaining_)range range_km: 120 560 0
    (coolant|oil|engine)_temp(erature|)(_c|): 75 105 0
    (co2_emission|co2_emissions|co2)(_g_km|_g_per_km|) @vehicles: 0 190 0
    (model_year|year_of_manufacture|year_built|production_year|registration_year|manufacture_year|build_year):
      2008 2024 0
    (draft|draught)(_m|_metres|_meters|): 3.5 15.5 1
    (dwt|deadweight|gross_tonnage|tonnage|grt): 2000 180_000 0
    teu(_capacity|): 800 22_000 0
    (platform|coach|wagon|carriage|gate|terminal)(_number|): 1 16 0
  `,
  numbers: [
    [
      '(flight_|travel_|journey_|trip_|transit_|)duration(_min|_mins|_minutes)',
      [35, 720, 0],
      /flight|trip|journey|travel|train|leg|segment/
    ],
    [
      '(cruising_|flight_|)altitude(_ft|_feet|) flight_level_ft',
      [4000, 39_000, 0],
      /flight|aircraft|plane|airspeed|squawk|callsign/
    ],
    [
      '(mileage|odometer|kilometers|kilometrage|mileage_km|odometer_km|odometer_reading|total_distance_km|milage)',
      [4000, 180_000, 0],
      /car|vehicle|truck|make|model|vin|plate|engine|fuel/
    ],
    [
      '(range|electric_range|remaining_range|range_km|battery_range)(_km|)',
      [120, 560, 0],
      /vehicle|car|battery|charg|ev|scooter/
    ]
  ]
}
