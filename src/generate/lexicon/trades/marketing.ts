/** Analytics, advertising, newsletters, mail. */

import type { Maker } from '../entity/scene.ts'
import { title } from '../words/makers.ts'
import { bodies } from '../words/plain-words.ts'
import { about, among, row, type Trade, words } from './trade.ts'

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
  texts: [
    ['utm_source (traffic_|referral_|lead_|acquisition_)source', words('google, newsletter, partner, direct')],
    ['^source', words('google, newsletter, partner, direct'), sessions],
    [
      '(utm_medium|traffic_medium) ^medium',
      words('cpc, email, social, organic'),
      /utm|campaign|traffic|session|source|analytics/
    ],
    ['utm_medium', words('cpc, email, social, organic')],
    ['(utm_campaign|campaign)(_name|)', words('spring_sale, autumn_launch, newsletter_12, back_to_school')],
    ['utm_(term|content)', words('running shoes, header_link, open data, sidebar_banner')],
    ['(page_title|document_title)', title],
    [
      `
        (page_path|page_url_path|landing_page|exit_page|path_name|pathname|page_location_path|request_path|
        request_uri_path)
      `,
      words('/, /pricing, /blog/spring-release, /docs/start, /contact')
    ],
    ['^path', words('/, /pricing, /blog/spring-release, /docs/start, /contact'), sessions],
    [
      '(traffic_channel|channel_grouping|acquisition_channel|marketing_channel)',
      words('organic, paid, social, email, direct')
    ],
    ['(device_type|device_category|device_class|form_factor)', words('desktop, mobile, tablet')],
    ['^device', words('desktop, mobile, tablet'), sessions],
    [
      '(os|operating_system|platform|os_name|os_family|platform_name|device_os)',
      words('Linux, macOS, Windows, Android, iOS')
    ],
    ['(os_version|platform_version)', words('14.5, 11, 17.4, 22.04')],
    ['(browser|browser_name|browser_family|client_name_browser)', words('Firefox, Chrome, Safari, Edge')],
    [
      '(device|device_name|device_model|model|phone_model|handset)',
      words('Pixel 8, ThinkPad X1, iPad Air, Galaxy S24')
    ],
    ['(device_brand|device_manufacturer|device_vendor)', words('Google, Lenovo, Apple, Samsung')],
    ['viewport(_size|)', words('1920x1080, 390x844, 1440x900')],
    ['event_category', words('engagement, navigation, checkout, video'), sessions],
    [
      `
        (event_name|event|event_type_name|event_type|trigger_name|trigger|webhook_event|
        topic_event|activity_type)
      `,
      eventName
    ],
    ['action_name action', (scene) => (deeds.test(scene.subject) ? eventName : action)(scene)],
    ['(event_name|event|action)', words('page_view, sign_up, add_to_cart, purchase'), sessions],
    ['(segment|cohort|audience)(_name|)', words('New visitors, Returning customers, Trial users, Newsletter readers')],
    [
      '(funnel_stage|funnel_step|lifecycle_stage|sales_stage|deal_stage|pipeline_stage|lead_stage)',
      words('awareness, consideration, proposal, purchase')
    ],
    [
      '(ab_variant|experiment_variant|test_group|variation|variant)(_name|)',
      words('control, variant_a, variant_b'),
      /experiment|ab_test|test|hypothesis|cohort/
    ],
    ['experiment(_name|)', words('Shorter checkout, New headline, Green button')],
    ['(ad_format|creative_type|ad_type|ad_size)', words('banner, video, carousel, native')],
    ['placement(_name|)', words('feed, sidebar, search_top, stories'), ads],
    ['(bid_strategy|bidding_strategy)', words('cpc, cpm, target_cpa, maximize_clicks')],
    ['(objective|campaign_objective|goal|optimization_goal)', words('traffic, conversions, awareness, leads'), ads],
    ['match_type', words('exact, phrase, broad'), ads],
    [
      '^(headline|ad_headline|ad_title)',
      words('Fresh coffee in two days, Learn sailing this summer, Small gardens, big ideas'),
      ads
    ],
    ['(call_to_action|cta|cta_text|button_text|button_label)', words('Learn more, Sign up, Buy now, Get started')],
    [
      '(keyword|search_term|search_query|query|q)',
      words('running shoes, open data, coffee grinder, city gardens'),
      ads
    ],
    ['(search_term|search_query|search_text)', words('running shoes, open data, coffee grinder, city gardens')],
    ['(newsletter|mailing_list|list)_name', words('Weekly news, Product updates, Beta testers, Customers')],
    ['email_subject_line', title],
    ['^(preheader|preview_text|snippet)', (scene) => row(bodies, scene)],
    [
      'message_id',
      ({ random, entity }) => `<${random.int(10_000_000, 99_999_999)}@${entity.person.email.split('@')[1]}>`,
      mails
    ],
    ['bounce_type', words('hard, soft')],
    ['(folder|mailbox)(_name|)', words('Inbox, Archive, Sent, Drafts'), mails],
    ['in_reply_to', ({ random }) => `<${random.int(10_000_000, 99_999_999)}@example.com>`],
    ['(template_name|template|email_template)', words('welcome, password-reset, order-confirmation, invoice')]
  ],
  numbers: [
    ['(impressions|reach|ad_impressions)', [1200, 480_000, 0]],
    ['(link_clicks|click_count|opens|open_count|unique_opens|unique_clicks)', [4, 9400, 0]],
    [
      `
        (ctr|click_through_rate|open_rate|click_rate|engagement_rate|conversion_rate|unsubscribe_rate|reply_rate|
        view_through_rate)
      `,
      [0.004, 0.34, 3]
    ],
    ['(bounce_rate|churn_rate|churn|retention|retention_rate|exit_rate|opt_in_rate)', [0.02, 0.72, 2]],
    ['(cpc|cost_per_click|max_cpc|bid|bid_amount|avg_cpc)', [0.08, 4.8, 2]],
    ['(cpm|cost_per_mille|ecpm)', [0.8, 18, 2]],
    ['(cpa|cost_per_acquisition|cost_per_conversion|cac)', [4, 140, 2]],
    ['quality_score', [3, 10, 0]],
    ['(conversions|signups|leads|leads_count|purchases|transactions|installs)', [1, 480, 0]],
    ['frequency', [1, 6, 1], ads],
    ['sessions total_sessions session_count', [1, 240, 0]],
    [
      `
        (visitors|unique_visitors|users|new_users|returning_users|page_views|pageviews|page_view_count|
        unique_users|dau|mau|wau)
      `,
      [20, 4800, 0]
    ],
    ['(pages_per_session|views_per_visit)', [1.1, 6.8, 1]],
    [
      `
        (avg_session_duration|session_duration|time_on_page|time_on_site|dwell_time|average_session_duration)(_s|
        _sec|_seconds|)
      `,
      [12, 640, 0]
    ],
    ['scroll_depth(_percent|)', among(25, 50, 75, 100)],
    [
      '(bounces|unsubscribes|complaints|spam_reports|delivered|recipients|recipient_count|emails_sent|sent_count)',
      [0, 4800, 0]
    ],
    ['(lcp|fcp|tti|first_contentful_paint|largest_contentful_paint)(_ms|)', [600, 4200, 0]],
    ['(cls|cumulative_layout_shift)', [0.01, 0.3, 2]],
    ['(lighthouse_score|performance_score|seo_score|accessibility_score)', [48, 100, 0]],
    ['(nps|net_promoter_score)', [-10, 72, 0]],
    ['(csat|satisfaction|satisfaction_score)', [3, 5, 1]]
  ]
}
