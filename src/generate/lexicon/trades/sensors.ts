/** Sensors, devices, energy. */

import { made } from '../words/makers.ts'
import { about, type Trade, text, words } from './trade.ts'

const devices = about(
  `
    sensor|device|iot_device|reading|telemetry|measurement|node|tracker|beacon|gateway|thermostat|meter
  `,
  'rssi|battery*|firmware*|sensor_id|device_id'
)
const energy = about(
  `
    meter|inverter|solar*|battery|grid|charging_session|charger|turbine|power_plant|energy_reading|consumption
  `,
  'kwh|energy*|power*|voltage|tariff'
)

export const sensors: Trade = {
  contexts: { devices, energy },
  words: `
    trend: up, stable, down
    sensor_(type|kind): temperature, humidity, motion, pressure, light
    (measurement|metric|quantity|parameter|observed_property|reading)_(type|name|kind) @devices: temperature, humidity,
      pressure, illuminance
    ^(unit|units|uom|unit_of_measurement) @devices: °C, %, hPa, lx, V
    (ssid|wifi_ssid|wifi_network|wifi_name|network_name_wifi): Home-5G, office-wifi, Guest, IoT-Net
    (connection|connectivity|network|radio|link)_type radio_technology: wifi, ethernet, lte, lorawan, zigbee
    (power_source|power_supply): battery, mains, solar
    (device|product)_type device_(class|category|kind|family) @devices: sensor, thermostat, camera, gateway, tracker
    (hvac_|thermostat_|fan_|operating_)mode: heat, cool, auto, off
    lorawan_class: A, C
    spreading_factor: SF7, SF9, SF12
    (lamp|light|bulb|effect)_mode: white, colour, night
    (tariff|rate_plan|energy_plan|tariff_name) @energy: Green Fixed, Day and Night, Flex 12, Basic
    (energy|fuel|generation|plant|power)_(source|type) @energy: solar, wind, hydro, gas, nuclear
    energy_source generation_type: solar, wind, hydro, gas, nuclear
    (meter_type|meter_kind): electricity, gas, water, heat
    (grid_zone|bidding_zone|balancing_area): DE-LU, FR, NL, AT
    ^(type|kind|category) of sensor|iot_device: temperature, humidity, motion, pressure, light
  `,
  texts: [
    [
      '^topic',
      words('home/hall/temperature, site/1/humidity, plant/line-2/power, office/roof/state'),
      /mqtt|qos|payload|retain|broker|rssi|firmware/
    ],
    ['(wifi_|)(security|encryption)', words('WPA2, WPA3'), /ssid|wifi|wlan/],
    [
      '(firmware|fw|hardware|hw|bootloader)(_version|_revision|)',
      text((random) => `${random.int(1, 4)}.${random.int(0, 12)}.${random.int(0, 9)}`)
    ],
    ['^mode', words('heat, cool, auto, off'), /thermostat|hvac|climate|setpoint|target_temp/],
    ['(baud|parity)', words('none, even, odd'), /serial|baud|stop_bits/],
    ['(meter|metering_point|grid_point|mpan|ean_meter)_(number|id|no) meter_serial', made('DE00######################')]
  ],
  ranges: `
    (illuminance|lux|light_level|ambient_light|light_intensity|brightness_lux)(_lux|_lx|): 40 1900 0
    (brightness|dim_level|volume_level|speaker_volume)(_percent|_pct|): 5 100 0
    color_temp(erature|)(_k|_kelvin|): 2700, 3000, 4000, 5000, 6500
    ^hue: 0 359 0
    (battery|charge|power)(_level|_percent|_percentage|_pct|_charge|_remaining|_status) battery soc state_of_charge
      charge_level state_of_health: 12 100 0
    (battery|cell|supply|pack)_volt(age|s)(_v|): 3.2 4.2 2
    (battery|cell|supply)_(mv|voltage_mv): 3200 4200 0
    (battery_|)capacity_mah: 1800 6000 0
    battery_capacity(_kwh|) capacity_kwh: 10 100 0
    (charge_cycles|battery_cycles|cycle_count): 4 480 0
    rssi(_dbm|_value|) rsrp signal_(dbm|strength_dbm) signal_strength wifi_(rssi|signal) received_signal_strength
      noise_floor -dbm: -96 -42 0
    rsrq: -19 -4 1
    (tx|transmit)_power(_dbm|): 2 20 0
    (snr|sinr|signal_to_noise)(_db|): 4 32 1
    (sampling|sample|reporting|measurement|polling|update|refresh|heartbeat|report|scan|reading|transmit)_(interval|
      period)(_s|_sec|_seconds|): 10, 30, 60, 300, 600, 900
    (voltage|volts|volt)(_v|) @energy: 218 241 1
    (mains_voltage|line_voltage|grid_voltage|voltage_l1|voltage_l2|voltage_l3)(_v|): 218 241 1
    (voltage|volts|volt|vcc|input_voltage|output_voltage)(_v|): 3 24 2
    (current|amperage|amps|ampere|amperes)(_a|_amps|) current_l1 current_l2 current_l3 max_current @energy: 0.2 16 2
    (amperage|amps|ampere|current_a|current_amps): 0.2 16 2
    current_ma: 5 900 0
    (power|active_power|power_consumption|load|output|power_output|wattage|watts|consumption|generation|peak_power|
      apparent_power)_(w|watts|watt) wattage watts active_power: 4 2400 0
    (charging_power|charge_power|max_power|peak_power|output|installed_capacity|rated_power|capacity|power_output)_(kw|
      kwp) charging_power: 1.4 150 1
    (power|capacity|installed_capacity|generation|load|demand)_(mw|megawatt): 1 900 1
    (power_factor|cos_phi): 0.82 1 2
    (capacity|load|plant|utili[sz]ation)_factor: 0.2 0.95 2
    (grid_|mains_|line_|)frequency(_hz|) @energy: 49.9 50.1 2
    frequency_mhz: 433, 868, 915, 2412, 5180
    frequency_ghz: 2.4, 5, 6
    frequency_(hz|khz): 20 20_000 0
    (energy|consumption|production|generation|usage|import|export|meter_reading|energy_delivered|energy_consumed|
      total_energy|feed_in|energy_used|daily_energy)_kwh kwh meter_reading: 0.5 940 2
    (energy|consumption|production|generation)_wh: 40 9400 0
    (energy|consumption|production|generation)_mwh: 1 9400 1
    (electricity_price|price_per_kwh|tariff_rate|unit_rate|feed_in_tariff|energy_price): 0.08 0.42 4
    (carbon_intensity|emission_factor|grid_intensity): 40 480 0
    (co2|carbon|emissions|co2e|carbon_footprint)_(kg|saved_kg|kg_co2e|emissions_kg) carbon_footprint: 0.4 480 1
    (flow_rate|flow|water_flow)(_l_min|_lpm|): 0.5 42 1
    (water_usage|water_consumption|consumption)_(l|liters|litres): 20 900 0
    (water_usage|gas_usage|consumption|gas_consumption)_m3: 0.2 48 2
    turbidity(_ntu|): 0.1 5 2
    salinity(_ppt|_psu|): 28 37 1
    (conductivity|ec|electrical_conductivity): 120 1900 0
    (dissolved_oxygen|do_mg_l): 5 12 1
    (vibration|acceleration|accel|accelerometer)(_g|_x|_y|_z|): -1 1 3
    (roll|pitch|tilt|bank|lean)(_angle|)(_deg|): -30 30 1
    (slope|gradient|flap|incline)(_angle|)(_deg|_pct|_percent|): 0 35 1
    visibility_km: 0.5 40 1
    cadence_rpm: 62 98 0
    mach(_number|): 0.3 0.86 2
    (gyro|gyroscope)(_x|_y|_z|): -90 90 2
  `,
  numbers: [
    ['^volume', [0, 100, 0], /speaker|audio|mute|player|sound|playback/],
    ['^saturation', [0, 100, 0], /hue|brightness|lightness/],
    [
      `
        (rssi|signal|signal_strength|signal_level|rsrp|dbm|wifi_signal|wifi_rssi|signal_strength_dbm|
        received_signal_strength)(_dbm|)
      `,
      [-96, -42, 0],
      /dbm|rssi|snr|ssid|wifi|lora|imei|cell|lte|radio|device|probe|sensor|gateway|modem|antenna|beacon|mac/
    ]
  ]
}
