/** Analytics, advertising, newsletters, mail. */

import type { Maker } from '../entity/scene.ts'
import { title } from '../words/makers.ts'
import { bodies } from '../words/plain-words.ts'
import { about, row, type Trade, words } from './trade.ts'

const ads = about(
  'ad|ads|campaign|ad_group|ad_set|creative|advert|keyword|placement',
  'impressions|clicks|cpc|cpm|ctr|bid*'
)
const sessions = about(
  'page_?view|analytics_event|session|visit|visitor|hit|traffic|web_?analytics',
  'utm_*|referrer|bounce_rate|page_?views|user_agent'
)
const mails = about('email|mail|message|newsletter|inbox', 'subject|bcc|cc|message_id|body_html|smtp*')
/** Makes the name of an event of the object's own kind: `stack.created` for an event of a stack. */
const eventName: Maker<string> = (scene) => {
  const noun = scene.subject.replace(
    /(^|_)(response|request|resp|req|dto|state|event|activity|log|entry|audit|notification|hook|webhook|trigger|item)s?(_.*)?$/,
    ''
  )
  const deed = scene.random.pick(['created', 'updated', 'deleted'])
  return noun === '' ? words('user.created, order.paid, invoice.sent, file.deleted')(scene) : `${noun}.${deed}`
}
/** Things that tell what was done to another. */
const deeds = /(^|_)(event|activity|log|entry|audit|notification|hook|webhook|history|trail)(_|s?$)/
const action = words('create, update, approve, archive')
export const marketing: Trade = {
  contexts: { sessions, ads, mails },
  words: `
    utm_source (traffic_|referral_|lead_|acquisition_)source: google, newsletter, partner, direct
    ^source @sessions: google, newsletter, partner, direct
    utm_medium: cpc, email, social, organic
    (utm_campaign|campaign)(_name|): spring_sale, autumn_launch, newsletter_12, back_to_school
    utm_(term|content): running shoes, header_link, open data, sidebar_banner
    (page_path|page_url_path|landing_page|exit_page|path_name|pathname|page_location_path|request_path|
      request_uri_path): /, /pricing, /blog/spring-release, /docs/start, /contact
    ^path @sessions: /, /pricing, /blog/spring-release, /docs/start, /contact
    (traffic_channel|channel_grouping|acquisition_channel|marketing_channel): organic, paid, social, email, direct
    (device_type|device_category|device_class|form_factor): desktop, mobile, tablet
    ^device @sessions: desktop, mobile, tablet
    (os|operating_system|platform|os_name|os_family|platform_name|device_os): Linux, macOS, Windows, Android, iOS
    (os_version|platform_version): 14.5, 11, 17.4, 22.04
    (browser|browser_name|browser_family|client_name_browser): Firefox, Chrome, Safari, Edge
    (device|device_name|device_model|model|phone_model|handset): Pixel 8, ThinkPad X1, iPad Air, Galaxy S24
    (device_brand|device_manufacturer|device_vendor): Google, Lenovo, Apple, Samsung
    viewport(_size|): 1920x1080, 390x844, 1440x900
    event_category @sessions: engagement, navigation, checkout, video
    (event_name|event|action) @sessions: page_view, sign_up, add_to_cart, purchase
    (segment|cohort|audience)(_name|): New visitors, Returning customers, Trial users, Newsletter readers
    (funnel_stage|funnel_step|lifecycle_stage|sales_stage|deal_stage|pipeline_stage|lead_stage): awareness,
      consideration, proposal, purchase
    experiment(_name|): Shorter checkout, New headline, Green button
    (ad_format|creative_type|ad_type|ad_size): banner, video, carousel, native
    placement(_name|) @ads: feed, sidebar, search_top, stories
    (bid_strategy|bidding_strategy): cpc, cpm, target_cpa, maximize_clicks
    (objective|campaign_objective|goal|optimization_goal) @ads: traffic, conversions, awareness, leads
    match_type @ads: exact, phrase, broad
    ^(headline|ad_headline|ad_title) @ads: Fresh coffee in two days, Learn sailing this summer, Small gardens, big ideas
    (call_to_action|cta|cta_text|button_text|button_label): Learn more, Sign up, Buy now, Get started
    (keyword|search_term|search_query|query|q) @ads: running shoes, open data, coffee grinder, city gardens
    (search_term|search_query|search_text): running shoes, open data, coffee grinder, city gardens
    (newsletter|mailing_list|list)_name: Weekly news, Product updates, Beta testers, Customers
    bounce_type: hard, soft
    (folder|mailbox)(_name|) @mails: Inbox, Archive, Sent, Drafts
    (template_name|template|email_template): welcome, password-reset, order-confirmation, invoice
  `,
  texts: [
    [
      '(utm_medium|traffic_medium) ^medium',
      words('cpc, email, social, organic'),
      /utm|campaign|traffic|session|source|analytics/
    ],
    ['(page_title|document_title)', title],
    [
      `
        (event_name|event|event_type_name|event_type|trigger_name|trigger|webhook_event|
        topic_event|activity_type)
      `,
      eventName
    ],
    ['action_name action', (scene) => (deeds.test(scene.subject) ? eventName : action)(scene)],
    [
      '(ab_variant|experiment_variant|test_group|variation|variant)(_name|)',
      words('control, variant_a, variant_b'),
      /experiment|ab_test|test|hypothesis|cohort/
    ],
    ['email_subject_line', title],
    ['^(preheader|preview_text|snippet)', (scene) => row(bodies, scene)],
    [
      'message_id',
      ({ random, entity }) => `<${random.int(10_000_000, 99_999_999)}@${entity.person.email.split('@')[1]}>`,
      mails
    ],
    ['in_reply_to', ({ random }) => `<${random.int(10_000_000, 99_999_999)}@example.com>`]
  ],
  ranges: `
    (impressions|reach|ad_impressions): 1200 480_000 0
    (link_clicks|click_count|opens|open_count|unique_opens|unique_clicks): 4 9400 0
    (ctr|click_through_rate|open_rate|click_rate|engagement_rate|conversion_rate|unsubscribe_rate|reply_rate|
      view_through_rate): 0.004 0.34 3
    (bounce_rate|churn_rate|churn|retention|retention_rate|exit_rate|opt_in_rate): 0.02 0.72 2
    (cpc|cost_per_click|max_cpc|bid|bid_amount|avg_cpc): 0.08 4.8 2
    (cpm|cost_per_mille|ecpm): 0.8 18 2
    (cpa|cost_per_acquisition|cost_per_conversion|cac): 4 140 2
    quality_score: 3 10 0
    (conversions|signups|leads|leads_count|purchases|transactions|installs): 1 480 0
    frequency @ads: 1 6 1
    sessions total_sessions session_count: 1 240 0
    (visitors|unique_visitors|users|new_users|returning_users|page_views|pageviews|page_view_count|unique_users|dau|mau|
      wau): 20 4800 0
    (pages_per_session|views_per_visit): 1.1 6.8 1
    (avg_session_duration|session_duration|time_on_page|time_on_site|dwell_time|average_session_duration)(_s|_sec|
      _seconds|): 12 640 0
    scroll_depth(_percent|): 25, 50, 75, 100
    (bounces|unsubscribes|complaints|spam_reports|delivered|recipients|recipient_count|emails_sent|sent_count): 0 4800 0
    (lcp|fcp|tti|first_contentful_paint|largest_contentful_paint)(_ms|): 600 4200 0
    (cls|cumulative_layout_shift): 0.01 0.3 2
    (lighthouse_score|performance_score|seo_score|accessibility_score): 48 100 0
    (nps|net_promoter_score): -10 72 0
    (csat|satisfaction|satisfaction_score): 3 5 1
  `
}
