/** Links, files, pictures, colours, times, and secrets that any service has. */

import type { Maker } from '../entity/scene.ts'
import { formats, link, picture } from '../forms/formats.ts'
import {
  agent,
  base64,
  color,
  companySlug,
  domain,
  fileName,
  hex,
  host,
  image,
  jwt,
  label,
  made,
  password,
  slug,
  slugOf,
  title,
  token,
  url,
  xml
} from '../words/makers.ts'
import { isTitled, thingName } from '../words/names-of-things.ts'
import { dateOf, iso, timeOf } from '../words/times.ts'
import { about, among, measured, row, type TextRow, type Trade, text, whole, words } from './trade.ts'

/** Makes a time of day at which people are about. */
const daytime: Maker<string> = ({ random }) =>
  `${String(random.int(7, 20)).padStart(2, '0')}:${random.pick(['00', '15', '30', '45'])}`

/** Makes the path of a directory by the word before it: `/data/backup` for `backup_dir`. */
const directory: Maker<string> = (scene) => {
  const [, before] = /^(.+?)_(?:local_)?(?:directory|folder|dir)$/.exec(scene.name) ?? []
  return before === undefined || /^(file|working|current|parent|sub|base)$/.test(before)
    ? row(['/documents', '/reports/2024', '/images', '/shared/contracts'], scene)
    : `/data/${before.replaceAll('_', '-')}`
}

/** The pages of persons and organisations on the networks of the world. */
const networks: readonly (readonly [names: string, page: string])[] = [
  ['(facebook|fb)', 'https://www.facebook.com/'],
  ['(instagram|ig)', 'https://www.instagram.com/'],
  ['(twitter|x)', 'https://x.com/'],
  ['linkedin', 'https://www.linkedin.com/company/'],
  ['(youtube|youtube_channel)', 'https://www.youtube.com/@'],
  ['tiktok', 'https://www.tiktok.com/@'],
  ['github', 'https://github.com/'],
  ['gitlab', 'https://gitlab.com/'],
  ['pinterest', 'https://www.pinterest.com/'],
  ['(twitch|twitch_channel)', 'https://www.twitch.tv/'],
  ['telegram', 'https://t.me/'],
  ['(bandcamp|soundcloud)', 'https://soundcloud.com/'],
  ['vimeo', 'https://vimeo.com/']
]

/** Names a problem in the form of RFC 9457. */
const problem = about('*problem')

export const web: Trade = {
  contexts: { problem, picture },
  words: `
    ^type @problem: about:blank, https://example.com/problems/invalid-request
    acl: private, public-read
    (location|camera|microphone|notification|notifications|push|tracking|storage|photos|bluetooth|contacts)_permission:
      granted, denied
    (content|mime|media)_type mime: application/json, image/png, application/pdf, text/csv
    (listen|route|base|api|context)_path: /orders/, /v1/customers/, /billing/
    (file_|)(extension|ext|suffix) @picture: png, jpg, webp
    (image|logo|icon|photo|picture|avatar|thumbnail|thumb|banner|cover)_(ext|extension|file_type)(s): png, jpg, webp, svg
    sound: default, chime, bell
    (file_extension|file_ext|ext|extension): pdf, png, csv, txt
    (file|attachment|export|report|output|image|download|archive)_(format|type) ^format: pdf, csv, json, png, xlsx
    (unix_permissions|file_mode|chmod): 0644, 0755, 0600
    (regex|pattern|regexp): ^[a-z0-9-]+$, ^v\\d+$, [A-Z]{2}, \\d{4}-\\d{2}
    (font|font_family|typeface): Inter, Georgia, Roboto, Source Sans 3
    (text_align|alignment|align): left, center, right
    orientation: portrait, landscape
    aperture f_number: f/2.8, f/4, f/5.6, f/8
    (shutter_speed|exposure_time): 1/250, 1/60, 1/1000, 1/125
    month month_name: January, March, May, August, October
    ^location of *validation_error beside msg|param: body, query, params
    ^(client_|)name beside client_secret|redirect_uris?|grant_types: Field Notes, Time Tracker, Invoice Manager,
      Team Calendar
  `,
  texts: [
    ['^instance', text((random) => `/orders/${random.int(1, 9999)}`), problem],
    [
      '(clone|git|git_http|https_clone|http_clone|repository_clone|http_repo)_url http_url_to_repo',
      (scene) => `https://git.example.com/${companySlug(scene)}/${slug(scene)}.git`
    ],
    [
      '(ssh|git_ssh|ssh_clone)_url ssh_url_to_repo',
      (scene) => `git@git.example.com:${companySlug(scene)}/${slug(scene)}.git`
    ],
    ...networks.map(
      ([network, page]): TextRow => [
        `${network}_(url|uri|link|page|profile|page_url|profile_url|href)`,
        ({ entity, beside }) =>
          page +
          (beside.some((one) => /^(first_name|username)$/.test(one)) ? entity.person.username : slugOf(entity.company))
      ]
    ),
    [
      '(google_maps|maps|map|directions)_(url|uri|link|href)',
      ({ entity }) => `https://maps.google.com/?q=${entity.address.latitude},${entity.address.longitude}`
    ],
    ['^self', (scene) => link(scene)],
    ['^(next|prev|previous|first|last)', (scene) => link(scene), /^(results|count|total|data|items|self)$/],
    [
      `
        (avatar|image|img|photo|picture|pic|logo|icon|thumbnail|thumb|banner|cover|poster|cover_image|profile_image|
        profile_picture|hero_image|album_art|album_cover|cover_art|screenshot|favicon|profile_photo|featured_image|background_image)(_url|
        _uri|_link|_src|_href|)
      `,
      image
    ],
    ['(images|photos|pictures|pics|screenshots|thumbnails|gallery_images)', image],
    ['src', image, picture],
    ['^(icon|icon_name)', words('home, bell, star, folder, gear'), /menu|nav|widget|category|badge|button|sidebar/],
    [
      `
        *url(s) *uri(s) href link web_site homepage site web webhook callback endpoint permalink blog blog_url
        portfolio shortlink wikipedia wiki iri uri_* url_* (download|preview|upload|redirect)_location
      `,
      (scene) => link(scene)
    ],
    ['(host_name|host|fqdn|server|server_name|cname|origin_host|hostnames|dns_name)', host],
    ['domain(_name|)(s) apex_domain email_domain', domain],
    ['sub_domain tenant_slug workspace_slug org_slug company_slug', companySlug],
    ['user_agent ua', agent],
    ['(file|original|attachment|document|upload|download|original_file)_name filename original_filename', fileName],
    ['(src|dst|log|out|in|zip|pdf|csv|xml|config|source|dest|destination|target|output|input|data)_file', fileName],
    [
      '^path',
      (scene) => `/${slugOf(title(scene))}`,
      about('article|page|post|blog_post|route|menu_item|story|lesson|request|response')
    ],
    ['^(attachment|attachments|file|files|document|documents|upload)', fileName],
    [
      `
        (file_path|path|storage_path|object_key|s3_key|blob_name|relative_path|absolute_path|full_path|source_path|target_path)
      `,
      (scene) => `/${scene.random.pick(['documents', 'reports', 'images'])}/${fileName(scene)}`
    ],
    ['(directory|folder|dir|file_dir|folder_path|mount_path|working_directory)', directory],
    [
      '(file_|)(extension|ext|suffix)',
      words('pdf, png, csv, txt'),
      /file|mime|size|upload|document|attachment|media|image/
    ],
    [
      '^size ^file_size',
      whole(1024, 5_242_880),
      about(
        'file|document|attachment|upload|blob|image|folder',
        'mime|mime_type|content_type|path|directory|file_?name'
      )
    ],
    ['(redirect|redirect_to|redirect_target|forward_to|target_link)', url],
    ['-hex', hex(16)],
    ['home_(path|dir|directory|folder)', ({ entity }) => `/home/${entity.person.username}`],
    ['^extension', made('2##'), /phone|tel|desk|office|direct_dial/],
    ['jwt id_token bearer_jwt', jwt],
    [
      '^after ^before',
      (scene) => Buffer.from(`cursor:${scene.random.int(1000, 99999)}`).toString('base64url'),
      about('page*|paging|pagination|cursors?|links', 'limit|has_more|next*|cursor*')
    ],
    [
      `
        page_token next_token continuation_token (next_|prev_|previous_|start_|end_|)cursor
        next_page_token scroll_id sync_token delta_token starting_after ending_before
      `,
      (scene) => Buffer.from(`cursor:${scene.random.int(1000, 99999)}`).toString('base64url')
    ],
    [
      `
        token api_key api_token access_key access_token refresh_token bearer credential auth session app_token nonce
        salt license_key_token key_secret device_secret auth_token authorization_token id_hash
      `,
      token
    ],
    [
      '(product|activation|serial)_key',
      ({ random }) =>
        [1, 2, 3, 4].map(() => random.int(0x10000, 0xfffff).toString(32).toUpperCase().padStart(5, 'X')).join('-')
    ],
    ['*password passwd pwd passphrase pass temporary_password initial_password', password],
    [
      `
        (pin|otp|verification|confirmation|security|sms|login|two_factor|mfa|one_time|access|door|unlock)_code pin
        otp passcode one_time_password verification_code_code
      `,
      made('######')
    ],
    ['html html_body html_content rich_text', (scene) => formats.html!(scene)],
    ['(markdown|md|readme|body_markdown)', (scene) => formats.markdown!(scene)],
    ['base64 ^(base64|encoded)_* (base64|encoded)_* *_base64 *_encoded', base64],
    ['xml xml_data', xml],
    [
      'json json_data raw_json payload_json',
      (scene) => JSON.stringify({ id: scene.random.int(1, 999), title: title(scene) })
    ],
    [
      '(svg|svg_data)',
      text(
        (random) =>
          `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"><circle cx="12" cy="12" r="${random.int(4, 11)}"/></svg>`
      )
    ],
    ['css', text((random) => `body { margin: ${random.int(0, 24)}px }`)],
    [
      '(data_uri|data_url)',
      text((random) => `data:text/plain;base64,${Buffer.from(`Note ${random.int(1, 99)}`).toString('base64')}`)
    ],
    [
      `
        (colour|color|background|foreground|hex_code|hex_color|theme_color|brand_color|accent_color|
        primary_color|secondary_color|text_color|background_color|border_color|fill|stroke) *colour *color
      `,
      color
    ],
    ['^hex', color, /rgb|hsl|colou?r|cmyk|^(red|green|blue|hue|r|g|b)$/],
    ['^hex', hex(32)],
    ['(rgb|rgb_color)', text((random) => `rgb(${random.int(0, 255)}, ${random.int(0, 255)}, ${random.int(0, 255)})`)],
    [
      'rgba',
      text(
        (random) => `rgba(${random.int(0, 255)}, ${random.int(0, 255)}, ${random.int(0, 255)}, 0.${random.int(1, 9)})`
      )
    ],
    ['(hsl|hsl_color)', text((random) => `hsl(${random.int(0, 359)}, ${random.int(20, 90)}%, ${random.int(20, 80)}%)`)],
    ['font_size', measured(12, 32, 'px')],
    [
      '(camera|camera_model|lens)',
      words('Canon EOS R6, Sony A7 IV, Nikon Z6, Fujifilm X-T5'),
      /photo|image|exif|iso|aperture|lens|shutter/
    ],
    [
      `
        at time timestamp datetime on ts date_time date_time_* ^(created|updated|modified|expires|expiry|expiration|
        last_modified|started|ended|since|until|last_seen|published|deleted|lastmod|completed|last_login|
        last_active|last_activity|last_sync|last_run|next_run|valid_from|valid_to|valid_until|not_before|not_after|
        effective_from|effective_to|start|end|eta|etd|ata|atd|when|joined|registered_time|checked|submitted|
        approved_time|timestamp_utc|event_time|observed|recorded|last_used|last_check|last_update|last_updated|
        last_changed|expires_on|check_in|check_out|checkin|checkout|scheduled|departure|arrival|departs|arrives|
        deadline|cutoff)
      `,
      (scene) => iso(timeOf(scene))
    ],
    [
      `
        date day (start|end|due|hire|hired|joining|join|release|issue|issued|invoice|order|payment|purchase|
        delivery|ship|effective|termination|maturity|settlement|trade|value|booking|posting|publication|admission|
        discharge|exam|harvest|planting|inspection|manufacture|production|warranty|renewal|check_in|check_out|
        arrival|departure|travel|return|event|filing|hearing|closing|listing|contract|signing|expiry|expiration|
        first_seen|visit|service|birth_registration|enrollment|graduation|probation_end|report|record|test|
        vaccination)_(date|day|on) *date ^(date|day)_of_* date_*
      `,
      (scene) => dateOf(timeOf(scene))
    ],
    [
      '^(expiry|expiration|valid_until|effective|hired|joined|founded|opened|released|issued|incorporated)_on',
      (scene) => dateOf(timeOf(scene))
    ],
    [
      `
        ^time drop_off_time (opening|closing|start|end|pickup|delivery|check_in|check_out|checkin|checkout|meeting|lesson|class|
        departure|arrival|boarding|scheduled|lunch|shift_start|shift_end|quiet_hours_start|
        quiet_hours_end)_time_of_day opening_time closing_time opens closes time_of_day check_in_time check_out_time
        checkin_time checkout_time local_time quiet_hours_start quiet_hours_end
      `,
      daytime
    ],
    [
      '^from ^to ^until ^open ^close ^start ^end (from|to|start|end|open|close)_time',
      daytime,
      about(
        '(mon|tues|wednes|thurs|fri|satur|sun)day|weekday|weekend|(opening_|business_|working_)?hour|opening_time',
        'day|weekday|day_of_week'
      )
    ],
    [
      '(start|end|pickup|pick_up|drop_off|arrival|departure|delivery|visit|check_in|check_out)_time',
      daytime,
      about('', 'date|day|\\w+_date')
    ],
    [
      '^from ^to',
      (scene) => dateOf(timeOf(scene)),
      about('*period|*range|validity|interval|time_?frame|availability|season')
    ],
    [
      '(year_month|billing_month|period_month|month_year)',
      text((random) => `2024-${String(random.int(1, 12)).padStart(2, '0')}`)
    ],
    ['year', text((random) => String(random.int(2015, 2024)))],
    ['(iso_week|calendar_week|week)', text((random) => `2024-W${String(random.int(1, 52)).padStart(2, '0')}`)],
    [
      '(duration|period|interval|ttl|lifetime|elapsed|time_limit|retention_period|grace_period|cooldown)',
      formats.duration!
    ],
    [
      '(slug|slugs|url_key|url_keys|permalink_slug|handle_slug|url_slug|seo_slug)',
      (scene) => slugOf((isTitled(scene) ? title : thingName)(scene))
    ],
    ['(anchor|fragment)', (scene) => `#${slugOf(label(scene))}`, /link|url|section|heading/]
  ],
  ranges: `
    (size|bytes|file_size|content_length|storage|file_size_bytes|total_size|disk_usage_bytes|download_size|upload_size)
      bytes_* -bytes -in_bytes: 1024 5_242_880 0
    _(kb|kib): 4 9400 0
    _(mb|mib): 1 940 1
    _(gb|gib): 1 240 1
    _(tb|tib): 1 40 1
    ^(width|height)(_px|) (thumbnail|image|photo|picture|video|frame|original|preview|screen|viewport|window|canvas|page|
      player|iframe|max|min|file|media|clip|asset|banner|cover|logo|icon|poster|avatar|content|crop|chart|element)_(width|height)(_px|): 320, 480, 640, 800, 1024, 1280, 1920
    _(px|pixels): 16, 24, 48, 120, 320, 640
    (dpi|ppi): 72, 96, 150, 300
    focal_length(_mm|): 24, 35, 50, 85, 200
    font_size: 12, 14, 16, 18, 24
    z_index: 1 99 0
  `,
  numbers: [
    ['(iso|iso_speed)', among(100, 200, 400, 800, 1600), /photo|aperture|exif|camera|shutter|exposure/],
    ['(red|green|blue|rgb_r|rgb_g|rgb_b)', [0, 255, 0], /red|green|blue|alpha|hex/]
  ]
}
