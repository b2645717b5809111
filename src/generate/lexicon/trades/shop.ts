/** Commerce and logistics: goods, their measures, orders, storage, transport, food. */

import { made, product } from '../words/makers.ts'
import { about, measured, type Trade, text, whole, words } from './trade.ts'

const goods = about(
  'product|item|variant|good|article|listing|offer|catalog_product|inventory_item|line_item',
  'sku|ean|gtin|upc|price|compare_at_price'
)
const clothes = about(
  'shirt|garment|clothing|apparel|shoe|dress|wear|variant|product|sku',
  'color|colour|fabric|sleeve*'
)
const parcel = about(
  'parcel|package|shipment|box|carton|pallet|freight|cargo|container|product|variant|sku|dimension',
  'tracking_(number|code)|carrier|length|depth|thickness|weight'
)
const meals = about(
  'recipe|dish|meal|menu_item|food|ingredient|restaurant',
  'cuisine|calories|servings|ingredients|prep_time*|cook_time*|allergens'
)

const sizes = (unit: string) =>
  text((random) => `${random.int(10, 60)} x ${random.int(10, 60)} x ${random.int(2, 40)}${unit}`)

export const shop: Trade = {
  contexts: { goods, clothes, parcel, meals },
  words: `
    proper_shipping_name: Gasoline, Acetone, Paint, Lithium ion batteries
    ^(category|product_category|product_type|department|collection|catalog|section)(_name|) @goods: Electronics, Books,
      Garden, Sports, Kitchen, Travel
    barcode_(type|format|symbology) code_type symbology: EAN13, UPC, QR, CODE128
    (item_|product_|offer_|)condition @goods: new, used, refurbished
    (color|colour)_name shade: Navy, Olive, Sand, Charcoal, Burgundy, White
    ^(color|colour)(s|) @goods: navy, olive, sand, charcoal, white
    ^size(s) (clothing|shirt|garment|ring|glove|hat|variant)_size @clothes: S, M, L, XL
    ^size: S, M, L, XL
    (material|fabric)(s|_type|): Cotton, Oak, Steel, Glass, Linen, Wool
    (pattern|print)_name ^finish: Plain, Striped, Checked, Matt
    age_group target_age: adult, kids, toddler, all ages
    target_gender gender @goods: women, men, unisex
    energy_(class|label|efficiency_class): A, B, C, D, E
    (warranty|guarantee)(_period|): 2 years, 1 year, 36 months
    (return|refund)_policy: 30 days, 14 days, no returns
    product_tax_code: standard, reduced, zero
    (discount|coupon|promotion|promo|voucher|offer)_type: percentage, fixed_amount, free_shipping
    sales_channel order_source: online, retail, marketplace, wholesale
    (shipping|delivery|shipment)_(method|service|type|option|speed) ship_via service_level: standard, express, pickup,
      overnight
    (package|packaging|parcel|box)_type packaging @parcel: box, envelope, pallet, tube
    packaging(_type|): box, bag, bottle, pallet
    (freight|container|load)_(type|class) @parcel: 20ft, 40ft, 40ft_hc, reefer
    (delivery|pickup|collection|maintenance|service|support|change|backup|visit|appointment)_(window|slot|time_window) 
      time_slot: 09:00-12:00, 12:00-15:00, 15:00-18:00
    (delivery|shipping)_(instructions|notes): Leave at the front desk, Ring twice, Call on arrival
    (warehouse|store|shop|depot|fulfillment_center|branch_office)(_name|): Central Warehouse, North Depot,
      Riverside Store, Harbour Branch
    branch(_name|) of branch|bank|bank_account beside bank*|ifsc*|swift*|bic|iban|account_number|*address|phone|city:
      Central Branch, High Street, Harbour Branch, Station Square
    (length|dimension|height|width|distance)_unit: cm, mm, m
    weight_unit mass_unit: kg, g
    cuisine(s|_type|): Italian, Thai, Mexican, Japanese, French, Indian
    (dish|meal|recipe|food)_name ^dish ^meal: Mushroom risotto, Lentil soup, Chicken curry, Greek salad, Apple crumble
    ^(course|meal_type|dish_type|course_type) @meals: starter, main, dessert, breakfast
    ingredient(s|_name|): olive oil, garlic, tomatoes, flour, butter, onion, basil
    allergen(s) allerg(y|ies): gluten, milk, eggs, nuts, soy, fish
    (diet|diets|dietary|dietary_restriction|dietary_restrictions|dietary_preference|diet_type): vegetarian, vegan,
      gluten-free, halal
    spice_level spiciness: mild, medium, hot
    (difficulty|difficulty_level|skill_level): easy, medium, hard
    (cooking|brewing|preparation)_method: baked, grilled, steamed, fried
    grape(s|_variety|): Riesling, Merlot, Pinot Noir, Chardonnay
    roast(_level|): light, medium, dark
    (nutri_score|nutriscore): A, B, C, D, E
    loyalty_(tier|level) membership_(tier|level|type) customer_(tier|group|segment): bronze, silver, gold, platinum
    (abc_class|stock_class): A, B, C
    (weight|dimension|length|size|quantity|pricing|unit_of|mass|volume)_unit unit_of_measure(ment|) ^uom ^unit(s)
      measure unit_code of weight(_value|): kg
  `,
  texts: [
    ['(product|item|article|goods|menu_item)(_name|_title)', product],
    ['^product ^item ^article', product],
    ['^description', product, about('line|line_item|(invoice|order|receipt|bill)_(item|row|position)')],
    [
      `
        sku(s) (part|model|style|manufacturer|merchant|warehouse|spare_part)_(number|sku|code) (product|item|
        article|material|stock|catalog)_(code|number|sku) mpn ^part_no item_no variant_sku asset_tag
      `,
      made('@@@-####')
    ],
    ['(serial|lot|batch|chip|device|frame|engine)_(number|no|code) serial lot_id batch_id', made('@@########')],
    ['shoe_size ^eu_size', whole(36, 47), clothes],
    [
      '(coupon|promo|discount|voucher|referral|gift|promotion|gift_card|redeem)(_code|) ^coupon invite_code_shop',
      text((random) => `${random.pick(['SAVE', 'WELCOME', 'SPRING'])}${random.int(10, 50)}`)
    ],
    [
      '(sales_|order_|distribution_|acquisition_)channel',
      words('online, retail, marketplace, wholesale'),
      /order|sale|product|customer|revenue|store/
    ],
    [
      '(shipping_|parcel_|)carrier(_name|) ^courier_company logistics_provider shipping_company',
      words('DHL, UPS, FedEx, DPD, GLS'),
      /ship|parcel|package|tracking|deliver|order|fulfil/
    ],
    ['(bin|shelf|aisle|rack|storage)_(location|code|position|number) ^aisle ^shelf', made('@-##-##')],
    ['(dock|loading_dock|bay)(_number|)', made('@##')],
    ['(dimension|dimensions)(_text|)', sizes(' cm'), goods],
    ['(package|product|item|outer|inner|box)_dimensions ^dimensions', sizes(' cm')],
    ['dimensions_(mm|cm|m|in|inches)', sizes('')],
    [
      `
        (order|invoice|ticket|booking|reference|ref|confirmation|receipt|po|contract|transaction|quote|
        purchase_order|sales_order|shipment|delivery|delivery_note|return|rma|work_order|job|permit|
        licence_plate_ref|membership|insurance|member|loyalty|customer|client|claim_ref|file|project|protocol|report|
        certificate|license_ref|dossier|application|registration_ref|requisition|voucher_ref|statement|agreement|
        batch_ref|inspection|complaint|proposal|offer|lease|folio|incident|change|request|service_request|
        meter_ref)_(number|no|ref|reference|num|nr) ^number ^reference ^reference_code
      `,
      made('@@@-#####')
    ],
    [
      '^(order|invoice|ticket|booking|confirmation|receipt|po|case|contract|transaction|quote|purchase_order)(_code|)',
      made('@@@-#####')
    ],
    [
      '(review_|product_)(headline|title)',
      words('Great value, Does what it should, Better than expected, Solid and simple'),
      /review|rating|stars/
    ],
    ['(serving_size|portion_size|portion)', measured(50, 350, ' g')],
    ['(prep|cook|cooking|preparation|total|baking|rest)_time', measured(5, 90, ' min'), meals],
    ['vintage', whole(2005, 2022)],
    ['best_before shelf_life', measured(3, 24, ' months')]
  ],
  ranges: `
    (quantity|qty|units|pieces|copies|packages|package_count|parcel_count|cartons|pallets|colli): 1 12 0
    (stock|inventory|on_hand|available|safety_stock)(_quantity|_level|_count|_qty|) quantity_available stock_on_hand
      units_in_stock reorder_(point|level|quantity) moq min_order_quantity: 4 480 0
    (units_|items_|quantity_|)sold sales_count number_sold: 1 900 0
    (variants|variant|sku|product|item|line|image|images)_count: 1 12 0
    (weight|mass|net_weight|gross_weight|shipping_weight|product_weight|package_weight|item_weight|portion|serving|
      dose_weight|fill_weight)_(g|gr|gram|grams|in_grams|gramm): 40 4800 0
    (weight|mass)_(lb|lbs|pounds): 1 60 1
    (weight|mass)_(oz|ounces): 2 90 1
    (weight|mass)_(t|tons|tonnes): 1 38 1
    (payload|cargo|max_load|load_capacity|gross_weight|curb_weight|gvw)(_kg|): 400 18_000 0
    (width|height|depth|length|thickness|diameter|product_width|product_height|product_length|package_length|
      package_width|package_height)_(cm|in_cm): 2 120 1
    (width|height|depth|length) @parcel: 2 120 1
    (width|height|length|diameter)_(mm|in_mm): 5 900 0
    (width|height|depth|length)_(in|inch|inches): 1 60 1
    diameter thickness circumference: 1 60 1
    (volume|capacity)_(l|liters|litres|liter): 0.5 60 1
    (volume|capacity)_ml: 100, 250, 330, 500, 750
    (volume|cargo_volume|capacity)_(m3|cbm) cbm: 0.1 66 1
    servings portions serves yield_servings recipe_yield: 1 8 0
    (prep|cook|cooking|preparation|total|baking|rest|marinating)_time(_min|_mins|_minutes|) @meals: 5 90 0
    (prep|cook|cooking|preparation|baking)_time(_min|_mins|_minutes|): 5 90 0
    (calories|kcal|energy_kcal|calories_burned|calorie_count)(_per_serving|_per_100g|): 80 750 0
    energy_kj: 300 3100 0
    (protein|carbs|carbohydrates|fat|fats|fiber|fibre|saturated_fat|sugar|sugars|salt)(_g|_grams|): 0.2 42 1
    (sodium|caffeine|vitamin_c)(_mg|) potassium_mg: 5 900 0
    (alcohol|abv)(_percent|_percentage|_content|_by_volume|_pct|_vol|): 0.5 14.5 1
    (original|starting)_gravity: 1.03 1.09 3
    (final|finishing|terminal)_gravity: 1.004 1.02 3
    ibu: 8 75 0
    (oven|baking)_temp(erature|)(_c|): 160, 175, 180, 200, 220
    warranty_(months|period_months) guarantee_months: 12, 24, 36, 60
    warranty_years: 1, 2, 3, 5
    (lead|delivery|shipping|transit|handling|processing|fulfillment|estimated_delivery)_(time_days|days|time)
      return_(window|days|period_days): 1 14 0
    (rating|stars|average_rating|avg_rating|rating_average|review_score|star_rating|rating_value|user_rating|
      customer_rating): 3 5 1
    (review|reviews|rating|ratings|vote|votes)_count number_of_reviews reviews_total: 2 900 0
    loyalty_points reward_points bonus_points points_balance: 10 4800 0
    cart_(size|items) basket_size: 1 9 0
    (shelf|row|aisle|bay|dock|lane|bin|rack)(_number|): 1 48 0
    vintage: 2005 2022 0
    (load_|loading_)meters ldm: 0.4 13.6 1
    (stock|inventory|available|on_hand|reserved|incoming|safety_stock|available|warehouse)(_quantity|_level|_count|_qty|
      _stock|) quantity_available stock_on_hand units_in_stock units_available reorder_(point|level|quantity) of
      (product|item|sku|stock|inventory|variant|warehouse)(_level|_item)? beside sku|stock*|reorder*|on_hand|price:
      4 480 0
    (shipping_|package_|gross_|net_|item_|product_|parcel_|chargeable_|)weight(_kg|) of product|parcel|package|shipment|
      item|variant|box|luggage|bag|suitcase|order|freight beside sku|tracking_*|dimensions|weight_unit: 0.2 24 1
  `,
  numbers: [
    [
      '(points|loyalty_points|reward_points|bonus_points|credits)',
      [10, 4800, 0],
      /loyal|reward|member|customer|account|wallet/
    ]
  ]
}
