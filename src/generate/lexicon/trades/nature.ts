/** Weather, air, agriculture, astronomy. */

import { made } from '../words/makers.ts'
import { about, measured, type Trade, text, words } from './trade.ts'

const weather =
  /(^|_)(weather|forecast|observation|climate|current_conditions|weather_station|day_forecast)s?$|^(temp(erature)?|humidity|wind_speed|dew_?point|uv_index|pressure|precipitation)(_\w+)?$/
const sensors = about(
  `
    sensor|device|iot_device|reading|telemetry|measurement|node|tracker|beacon|gateway|thermostat|meter
  `,
  'rssi|battery*|firmware*|sensor_id|device_id'
)
const farms = about(
  'farm|field|crop|harvest|herd|plot|soil_sample|greenhouse|plant|orchard',
  'crop|soil_*|hectares|yield*'
)
const stars = about(
  'star|planet|galaxy|exoplanet|celestial_object|moon|asteroid|comet|nebula|astro_object',
  'right_ascension|declination|magnitude|redshift|constellation'
)

export const nature: Trade = {
  contexts: { weather, farms, stars, sensors },
  words: `
    (weather_condition|weather_description|sky_condition|cloud_type): Sunny, Partly cloudy, Light rain, Overcast, Clear
    ^(weather_icon|icon|icon_code) @weather: 01d, 02d, 10d, 04n, 13d
    temp(erature|)_(unit|units|scale): celsius, fahrenheit, kelvin
    ^(wind_|swell_|wave_|)(direction|dir|cdir|cardinal) @weather: NW, S, SW, E, N, NNE, ENE
    wind_(dir|cdir|compass|cardinal)(_text|) (swell|wave|current)_(direction|dir|cdir|cardinal|compass)(_text|_compass|
      _cardinal|): NW, S, SW, E, N, NNE, ENE
    moon_phase: New Moon, Waxing Crescent, First Quarter, Full Moon, Waning Gibbous
    (precipitation|precip)_type: rain, snow, sleet, none
    (alert_type|weather_alert|warning_type|hazard_type) @weather: storm, heat, flood, frost, fog
    (air_quality|aqi_category|air_quality_category): good, moderate, unhealthy for sensitive groups
    (pollutant|main_pollutant|dominant_pollutant): pm25, pm10, o3, no2
    (pollen|pollen_level|pollen_count_level): low, moderate, high
    station(_name|) @weather: Harbour Station, North Ridge, City Park, Airport West
    season: spring, summer, autumn, winter
    (tide|tide_type): high, low
    (biome|climate_zone|habitat): temperate forest, grassland, tundra, wetland
    crop(s|_name|_type|) cultivar: Winter wheat, Maize, Barley, Potatoes, Rapeseed, Sugar beet
    soil(_type|_texture|): loam, clay, sandy loam, silt
    (growth_stage|growing_stage|phenology): germination, tillering, flowering, ripening
    (livestock|herd_type|animal_category): cattle, sheep, pigs, poultry
    (irrigation|irrigation_type|irrigation_method): drip, sprinkler, none
    (fertilizer|fertiliser)(_type|_name|): NPK 15-15-15, urea, compost
    (pest|pest_name|disease) @farms: aphids, powdery mildew, rust
    (sunlight|light_requirement): full sun, partial shade, shade
    (watering|watering_frequency): daily, weekly, every two weeks
    ^name @stars: Vega, Sirius, Betelgeuse, Kepler-22b, Andromeda, Europa
    constellation(_name|): Orion, Lyra, Cygnus, Ursa Major, Cassiopeia
    (object_type|celestial_type|body_type_astro) @stars: star, planet, galaxy, nebula
    (telescope|observatory|instrument)(_name|) @stars: Hubble, VLT, James Webb, Keck
    (planet|star|galaxy)(_name|): Vega, Sirius, Kepler-22b, Andromeda
    (orbit|orbit_type): LEO, GEO, SSO, MEO
    (launch_vehicle|rocket|launcher)(_name|): Falcon 9, Ariane 6, Electron, Soyuz
    (tle_line_1|tle_1): 1 25544U 98067A   24001.50000000  .00016717  00000-0  10270-3 0  9005
  `,
  texts: [
    [
      `
        ^(condition|conditions|weather|weather_condition|forecast|sky|weather_text|weather_description|weather_main)
      `,
      words('Sunny, Partly cloudy, Light rain, Overcast, Clear'),
      /(^|_)(weather|forecast)s?$|^(temp(erature)?|humidity|wind_speed)(_\w+)?$/
    ],
    [
      '^(summary|description)',
      words('Sunny, Partly cloudy, Light rain, Overcast, Clear'),
      /(^|_)(weather|forecast)s?$|^(wind_speed|precipitation)(_\w+)?$/
    ],
    ['^(unit|units|scale|temperature_unit)', words('celsius'), /^(temp(erature)?)(_\w+)?$/],
    [
      '(sunrise|moonset|first_light|dawn)(_time|)',
      text((random) => `${random.pick(['06', '07', '05'])}:${random.int(10, 59)}`)
    ],
    ['(sunset|moonrise|last_light|dusk)(_time|)', text((random) => `${random.int(17, 21)}:${random.int(10, 59)}`)],
    [
      '(metar|raw_metar)',
      text(
        (random) =>
          `EDDB 011220Z 260${random.int(10, 18)}KT 9999 FEW0${random.int(20, 48)} ${random.int(10, 24)}/0${random.int(4, 9)} Q10${random.int(10, 28)}`
      )
    ],
    [
      '(plant|tree|flower|species|common)_name ^plant',
      words('Lavender, Silver birch, Tomato, Basil, Common oak'),
      /plant|garden|botan|tree|sunlight|watering|crop/
    ],
    ['(ear_tag|animal_tag)', made('DE 0# ### #####')],
    ['(right_ascension|ra)', text((random) => `${random.int(10, 23)}h ${random.int(10, 59)}m ${random.int(10, 59)}s`)],
    [
      '(declination|dec)',
      text((random) => `+${random.int(10, 80)}° ${random.int(10, 59)}' ${random.int(10, 59)}"`),
      stars
    ],
    ['(norad_id|norad_cat_id)', made('4####')],
    ['noise_level', measured(30, 75, ' dB')]
  ],
  ranges: `
    (air_|outside_|outdoor_|current_|feels_like_|)(temperature|temp) temp_(c|celsius|max|min|day|night|high|low)
      feels_like apparent_temperature heat_index wind_chill *temperature temperature_* temp_*: 4 28 1
    (temperature|temp|feels_like|dew_point)_(f|fahrenheit): 28 86 1
    (wind_|)beaufort(_scale|_number|_force|) wind_force: 0 9 0
    (temperature|temp)_(k|kelvin): 270 302 1
    (indoor_|room_|inside_|target_|set_|setpoint_|ambient_)(temperature|temp)(_c|_celsius|) setpoint: 18 24 1
    (cpu|gpu|device|chip|board|core|motor|battery|cell|module|processor)_temp(erature|)(_c|): 28 78 1
    (water_|sea_|pool_|sea_surface_)(temperature|temp)(_c|): 4 27 1
    soil_(temperature|temp)(_c|): 3 24 1
    (dew_point|dewpoint)(_c|_celsius|): -6 18 1
    pressure pressure_(hpa|mb|mbar|msl) (air|barometric|atmospheric|sea_level|station)_pressure(_hpa|_mb|): 990 1035 0
    (pressure|tank_pressure|water_pressure|boost_pressure|system_pressure|line_pressure)_bar: 0.9 9 1
    pressure_kpa: 98 104 1
    pressure_pa: 99_000 103_500 0
    pressure_psi: 14 120 1
    pressure_inhg: 29.2 30.6 2
    (relative_|indoor_|outdoor_|air_|)humidity(_percent|_pct|_rh|_percentage|) rh: 25 95 0
    (soil_|)moisture(_percent|_pct|_level|): 8 62 0
    (uv|uv_index|uvi): 0 9 0
    (wind_|gust_|wave_|swell_|current_|)(direction|dir|deg|bearing|azimuth)(_deg|_degrees|_degree|) @weather: 0 359 0
    (wind|gust|wave|swell|current)_(direction|dir|deg|bearing|degree|degrees)(_deg|_degrees|): 0 359 0
    (wind|gust|wind_gust)(_speed|)(_ms|_mps|_m_s|) wind_gust: 0.5 18 1
    (wind|gust|wind_gust)(_speed|)_(kmh|kph|km_h): 2 64 1
    (wind|gust|wind_gust)(_speed|)_(mph|kt|kts|knots): 1 40 1
    (cloud_cover|cloudiness|clouds|cloud_coverage|clouds_all|cloud_cover_percent): 0 100 0
    (precipitation|precip|rain|rainfall|precipitation_mm|snow|rain_1h|precip_mm|daily_rain)(_mm|_amount|): 0 18 1
    (snow_depth|snowfall|snow_cm)(_cm|): 0 60 0
    (precipitation|precip|rain|snow)_(probability|chance|prob|pop) chance_of_rain pop: 0 100 0
    visibility(_km|) @weather: 2 20 1
    visibility_m: 1500 20_000 0
    (cloud_base|ceiling)(_m|_ft|) @weather: 300 9000 0
    (solar_radiation|irradiance|ghi|dni|solar_irradiance)(_w_m2|): 60 940 0
    (sunshine|sunshine_hours|daylight_hours): 1 14 1
    (wave_height|swell_height|tide_height|tide_level|water_level|sea_level|water_level_m)(_m|): 0.2 4.8 2
    (wave_period|swell_period)(_s|): 4 16 1
    (moon_illumination|illumination)(_percent|): 0 100 0
    (aqi|air_quality_index|us_aqi|iaqi): 12 140 0
    (pm_2_5|pm25|pm_25|pm2_5|pm10|pm_10|pm1)(_ugm3|_ug_m3|): 3 48 1
    (co2|carbon_dioxide|eco2|co2_level|co2_concentration)(_ppm|_level|): 410 1400 0
    (o3|ozone|no2|so2|nitrogen_dioxide)(_ugm3|_ppb|): 4 90 1
    (tvoc|voc)(_ppb|_index|): 20 480 0
    radon(_bq_m3|): 15 140 0
    pollen_count: 2 140 0
    (noise|noise_level|sound_level|sound|decibel|decibels|spl|loudness)(_db|_dba|) @sensors: 32 84 1
    (noise|noise_level|sound_level|sound_pressure)(_db|_dba|) decibel(s): 32 84 1
    (hectares|area_ha|field_size|farm_size|acreage|size_ha|area_hectares|acres|field_area): 0.8 180 1
    ^area @farms: 0.8 180 1
    (yield|harvest|crop_yield|yield_per_hectare|yield_t_ha|expected_yield)(_t_ha|_kg_ha|) @farms: 2 11 1
    (crop_yield|yield_t_ha|yield_per_hectare): 2 11 1
    ^(harvest|yield|harvested)_kg: 200 48_000 0
    (nitrogen|phosphorus|potassium)(_ppm|_kg_ha|): 8 160 0
    (ndvi|evi): 0.15 0.88 2
    milk_yield(_l|_kg|): 14 42 1
    (herd_size|animal_count|livestock_count): 8 480 0
    growing_degree_days: 40 2200 0
    (magnitude|apparent_magnitude|absolute_magnitude|visual_magnitude) @stars: -1.5 14 2
    ^(magnitude|mag): 2.1 6.9 1
    (right_ascension|ra)(_deg|) @stars: 0 359.9 4
    (declination|dec)(_deg|) @stars: -80 80 4
    (distance|distance_ly|light_years|distance_light_years) @stars: 4.2 2400 1
    redshift: 0.001 2.4 3
    orbital_period(_days|): 3 690 1
    inclination(_deg|): 0 98 2
    eccentricity: 0 0.4 3
    (mass_earth|mass_jupiter|solar_masses|mass_solar): 0.1 12 2
    (radius_earth|radius_jupiter|solar_radii): 0.3 12 2
    (apogee|perigee|orbit_altitude)(_km|): 400 36_000 0
    (norad_id|norad_cat_id): 20_000 59_000 0
    (surface_gravity|gravity): 1.6 24.8 2
    (earthquake_depth|hypocenter_depth|quake_depth)(_km|): 2 120 1
  `,
  numbers: [['(co|carbon_monoxide)(_ppm|)', [0.1, 9, 1], /air|aqi|pm|sensor|no2|ozone|co2/]]
}
