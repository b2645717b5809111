/** Source code, builds, containers, chat channels, and things of software that have a name. */

import { imageDigest } from '../codes/keys.ts'
import { label, made, semver, slug, title, token } from '../words/makers.ts'

import { about, measured, type Trade, text, whole, words } from './trade.ts'

const clusters = about(
  `
    pod|container|deployment|cluster|k8s*|kubernetes*|replica_?set|stateful_?set|daemon_?set|service|job
  `,
  'replicas|namespace|image|restart_policy|cpu_(limit|request)|memory_(limit|request)'
)
const builds = about(
  'build|pipeline|workflow|run|workflow_run|ci_job|deployment|release',
  'commit*|branch|trigger*|artifacts?'
)
const logs = about('log|log_entry|log_line|logger|event_log', 'logger|message|stack_?trace|log_level')
const flaws = about(
  'vulnerability|vulnerabilities|finding|alert|cve|advisory|scan_result|threat|incident',
  'cve*|cvss*|cwe*'
)
const frames = about('frame|*stack_?frame|*exception_?frame|*trace_?frame')
export const software: Trade = {
  contexts: { frames, logs, clusters, builds, flaws },
  words: `
    class(_name|) @frames: com.example.OrderService, com.example.HttpClient, com.example.SessionStore
    (method|function|func|symbol)(_name|) @frames: loadOrder, sendRequest, readSession
    file(_name|) @frames: OrderService.java, HttpClient.java, SessionStore.java
    code_(raw|formatted) @frames: OrderService.loadOrder:42, HttpClient.sendRequest:118
    method_params @frames: (String id), ()
    (git_|source_|target_|default_|head_|base_|feature_|release_|production_|main_|current_|from_|to_|)branch(_name|)
      ref_name base_ref head_ref: main, develop, release, feature/search, fix/login
    git_ref: refs/heads/main, refs/tags/v1.4.2, refs/heads/develop
    (commit_|git_|merge_commit_)(message|subject|title): Fix the login redirect, Add paging to the list,
      Update dependencies, Remove unused code, Speed up the import
    (log_|logging_|min_|)level severity(_text|) loglevel @logs: info, warn, error, debug
    (log_level|logging_level|loglevel|log_severity|verbosity): info, warn, error, debug
    ^(logger|logger_name|class_name) @logs: com.example.orders.Checkout, com.example.web.Router, com.example.jobs.Mailer
    class_name (class|module|function)_path: example.orders.Checkout, example.web.Router, example.jobs.Mailer
    (traceback|backtrace|stack): TypeError: order is not a function at checkout (orders.js:42:13),
      Error: connection refused at connect (net.js:118:9)
    stack_trace: TypeError: order is not a function at checkout (orders.js:42:13),
      Error: connection refused at connect (net.js:118:9)
    (exception|exception_type|exception_class|error_class|error_type|error_name): TimeoutError, ValidationError,
      NotFoundError, ConnectionError
    (environment|env|deployment_environment|target_environment|deploy_env|environment_name)(_name|): production,
      staging, development
    (deployment|deploy|rollout|update)_strategy: rolling, blue_green, canary, recreate
    ^strategy @clusters: rolling, blue_green, canary, recreate
    restart_policy: Always, OnFailure, Never
    image_pull_policy: IfNotPresent, Always
    (service_type|service_kind) @clusters: ClusterIP, NodePort, LoadBalancer
    api_version: v1, v2, 2024-06-01
    ^phase pod_phase @clusters: Running, Pending, Succeeded
    namespace: default, production, monitoring, payments, kube-system
    (memory|memory_limit|memory_request|mem_limit|mem_request|storage_request|volume_size|storage_size|ram) @clusters:
      512Mi, 256Mi, 1Gi, 2Gi
    (memory_limit|memory_request|mem_limit|mem_request): 512Mi, 256Mi, 1Gi, 2Gi
    (cpu|cpu_limit|cpu_request) @clusters: 250m, 500m, 100m, 1
    cpu_(limit|request): 250m, 500m, 100m, 1
    (workflow|pipeline)_name: build, unit-tests, lint, deploy
    (trigger|triggered_by|trigger_type|trigger_event|build_trigger|event_type|event|triggered_from) @builds: push,
      pull_request, schedule, manual
    (build_tool|package_manager|build_system): npm, maven, gradle, cargo
    (programming_language|primary_language|repo_language|code_language|runtime_language): TypeScript, Python, Go, Rust,
      Java
    ^(framework|runtime|tech_stack): nodejs20.x, python3.12, java21, go1.22
    (package|dependency|library|module|artifact|gem|crate)_name: lodash, express, requests, fastify, react
    ^(package|dependency|library|affected_package|module) @flaws: lodash, express, requests, fastify, react
    (license|licence)(_name|_id|_key|_type|) spdx(_id|_name|) spdx_license: MIT, Apache-2.0, BSD-3-Clause, GPL-3.0
    (affected|vulnerable|version)_(range|versions|version_range) version_constraint: < 4.17.21, >=2.0.0 <2.3.1, ^1.2.0
    (feature_flag|flag_key|feature_key|flag)(_name|): new-checkout, dark-mode, beta-search, fast-import
    (config_key|env_var|variable_name|environment_variable)(_name|): DATABASE_URL, LOG_LEVEL, PORT, CACHE_TTL
    (command|cmd|entrypoint|script|start_command|build_command|run_command): npm run build, npm test, node server.js,
      make all
    ^channel beside recipient: email, sms, push
    (channel|channel_name|slack_channel|irc_channel|chat_channel)(s|): general, random, announcements, support, design
    notification_type: email, push, sms, in_app
    (sort_order|sort_direction|order_dir): asc, desc
    (data_center|data_centre|region|availability_zone|zone|location_code|aws_region|cloud_region|primary_region|
      home_region|deploy_region)(s|): eu-west-1, us-east-1, ap-south-1, eu-central-1
    (cloud_provider|cloud|hosting_provider|infrastructure_provider): aws, gcp, azure, hetzner
    (dashboard|report|chart|widget|saved_view)(_name|_title|): Weekly sales, Error rates, Active users, Support load
    (dependabot|update_type): patch, minor, major
    ^(message|subject|title) of commit|git_commit|pull_request|merge_request beside sha|commit_sha|committer|tree:
      Fix the login redirect, Add paging to the list, Update dependencies, Remove unused code
    ^language of repo|repository|snippet|gist|code_snippet|project|package|library beside stargazers*|forks*|
      default_branch|lines_of_code|runtime: TypeScript, Python, Go, Rust, Java
    ^name ^key of env|env_var|environment_variable: LOG_LEVEL, PORT, CACHE_TTL, REGION
    ^value of env|env_var|environment_variable: info, 8080, 3600, eu-west-1
    ^name of chat_?channel|text_channel|slack_channel|chat_?room|voice_channel|discord_channel beside is_channel|
      num_members|members_count|topic: general, random, announcements, support, design, engineering
    ^topic ^purpose of chat_?channel|channel|room|conversation beside num_members|members_count|is_channel:
      Questions and answers, Weekly planning, Off-topic chat, News of the team
    code_name of release|version|project|product|platform|os beside version: Aurora, Falcon, Bluebird, Granite
  `,
  texts: [
    ['^address instruction_address', made('0x00007f####c0####'), frames],
    [
      '^ref',
      words('refs/heads/main, refs/tags/v1.4.2, refs/heads/develop'),
      /branch|commit|(^|_)sha|repo|git|workflow|^(head|base|tree|object|url|node_id)$/
    ],
    ['^ref', made('REF-######')],
    [
      '^(full_name|repo|repository|repository_full_name|repo_full_name|name_with_owner|path_with_namespace|repo_slug)',
      ({ entity, ...scene }) =>
        `${entity.company.split(' ')[0]!.toLowerCase().replace(/\W/g, '')}/${slug({ entity, ...scene })}`,
      about(
        'repo|repository|repositories|source_repository|git_repository|fork|pull_request|github*|gitlab*',
        'default_branch|forks*|stargazers*|clone_url|ssh_url|head_ref|git_url|open_issues*'
      )
    ],
    [
      'repo_full_name repository_full_name name_with_owner path_with_namespace',
      ({ entity, ...scene }) =>
        `${entity.company.split(' ')[0]!.toLowerCase().replace(/\W/g, '')}/${slug({ entity, ...scene })}`
    ],
    [
      '^(image|image_name|container_image|docker_image)',
      text(
        (random) =>
          `${random.pick(['nginx', 'ghcr.io/example/api', 'registry.example.com/shop/web', 'postgres'])}:${random.int(1, 3)}.${random.int(0, 27)}`
      ),
      clusters
    ],
    [
      '^(image_|)tag(s|) image_version',
      words('1.27, 2.4.1, latest, 16.3'),
      /docker|registry|container|(^|_)oci|digest|manifest|image_(id|name)|^repository$/
    ],
    ['(image_id|digest|manifest)', imageDigest, /image|docker|registry|container|oci/],
    [
      'log(s) log_lines log_(entry|text|output)(s)',
      text(
        (random) =>
          `2024-12-${10 + random.int(0, 19)}T08:${10 + random.int(0, 49)}:00Z INFO ${random.pick(['Server started', 'Job finished', 'Cache refreshed', 'Connection closed'])}`
      )
    ],
    ['^(stage|target)', words('production, staging, development'), /deploy|release|lambda|api_gateway|environment/],
    ['api_version', words('v1, apps/v1, batch/v1, networking.k8s.io/v1'), /kind|metadata|spec|namespace/],
    ['^kind', words('Deployment, Service, Pod, ConfigMap, Job'), /^(api_version|metadata|spec|namespace)$/],
    ['(node_name|node|host_node)', text((random) => `node-${random.int(1, 24)}`)],
    ['(cluster_|kubernetes_|k8s_)version', text((random) => `1.${random.int(27, 31)}.${random.int(0, 9)}`)],
    [
      '(build|job|stage|step|task|workflow|pipeline|check|action)_name ^(workflow|pipeline|stage|step|check)',
      words('build, unit-tests, lint, deploy, publish'),
      builds
    ],
    [
      `
        (semver|version|ver|release|app_version|software_version|current_version|latest_version|min_version|
        sdk_version|browser_version|client_version|installed_version|fixed_version|affected_version|patched_version|
        schema_version|build_version|release_version|driver_version|agent_version|engine_version|release_name)
      `,
      semver
    ],
    ['tag_name', semver, about('release|*_release', 'commit*|sha|tarball*|zipball*|draft|prerelease')],
    [
      '(theme|color_scheme|ui_theme|appearance)',
      words('light, dark, system'),
      /user|preference|setting|theme|profile|ui|locale|account/
    ],
    [
      '(interval|granularity|resolution|bucket_size|time_grain)',
      words('1h, 1d, 15m, 5m'),
      /metric|chart|series|aggregat|report|from|to|candle|stats/
    ],
    ['^provider', words('aws, gcp, azure, hetzner'), /cluster|region|instance|vm|cloud|node|server/],
    [
      `
        (repo|repository|project|app|application|service|database|db|group|cluster|container|instance|queue|table|
        index|schema|machine|workspace|function|lambda|job|worker|server_group|load_balancer|volume|snapshot|stack|
        secret|config_map|deployment|collection|dataset|topic|stream|job_definition|site)_name
      `,
      slug
    ],
    [
      'table schema',
      words('customers, orders, invoices, products'),
      /(^|_)(columns?|primary_key|foreign_key|nullable)(_|$)/
    ],
    [
      `
        repo repository project app application service database db group cluster bucket instance container queue
        table index schema machine workspace
      `,
      slug
    ],
    ['(ticket_subject|request_subject)', title],
    [
      '(client_id|app_id|consumer_key|application_id|oauth_client_id)',
      text((random) => `${random.int(100_000, 999_999)}-app.example.com`),
      /client_secret|redirect_uri|oauth|grant|scope/
    ],
    [
      `
        (session_id|sid|session_token|session_key|device_token|push_token|fcm_token|registration_token|csrf_token|
        xsrf_token|state_token|visitor_id|client_token|upload_token|reset_token|confirmation_token)
        (stream|publish|shared|site|embed|streaming)_key
      `,
      token
    ],
    ['(uptime_text|age_text)', measured(1, 40, 'd')],
    ['label_name', label],
    ['(build|revision)_(number|no|id)', whole(100, 4800)],
    ['(sku_tier|plan_code)', made('P#-####')]
  ],
  ranges: `
    (lines_of_code|loc|lines|additions|deletions|lines_added|lines_removed|changed_lines|changes): 1 480 0
    (changed_files|files_changed|commits|commits_count|commit_count|behind_by|ahead_by): 1 24 0
    (stargazers|stargazers_count|star_count|forks_count|open_issues|open_issues_count|watchers_count): 0 940 0
    (pull_request|pr|issue|merge_request|build|run|job|pipeline)_(number|no|num) ^(build|run)_number iid: 1 4800 0
    (failed|skipped|tests_failed|failures|errors|failed_count|skipped_count|error_count|warnings|warning_count|
      failure_count): 0 9 0
    ^number of issue|pull_request|merge_request|build|run beside sha|head_ref|assignee|labels|run_id: 1 4800 0
  `,
  numbers: [
    ['(line|line_number|lineno|start_line|end_line)', [1, 480, 0], /file|code|column|error|diff|lint|path|source/],
    ['(column|column_number|col)', [1, 100, 0], /line|file|code/],
    [
      '(stars|stargazers|stargazers_count|star_count)',
      [0, 9400, 0],
      /repo|fork|commit|language|branch|github|watchers|license/
    ],
    [
      '(tests|tests_run|test_count|passed|tests_passed|total_tests|passed_count)',
      [40, 900, 0],
      /test|suite|build|report|failed|passed|skipped/
    ]
  ]
}
