/** Running systems: databases, queues, metrics, HTTP, DNS, processes. */

import type { Maker } from '../entity/scene.ts'
import { domain, host, ipv4, ipv6 } from '../words/makers.ts'
import { about, among, type Trade, text, whole, words } from './trade.ts'

/** Names of DNS records that stand beside those of other types. */
const records = /^(ns|mx|cname|aaaa|soa)(_records?)?$/
const dns = about('dns_?record|record_set|resource_record|zone_record|domain_record', 'ttl|dns_*|record_type')
/** Objects that say how a request went. */
const answers = about('header|meta|response|envelope|response_info|reply|resp|result', 'msg|message|data|payload')
/** Makes the code of an answer that went well, or one of an error in it. */
const outcome =
  (good: number): Maker<number> =>
  ({ name, subject, beside, random }) =>
    /error|problem|failure|exception|violation/.test(subject) || beside.includes('id')
      ? random.pick(/status/.test(name) ? [400, 401, 403, 404, 409, 422, 500] : [1001, 1002, 2003, 4004])
      : good
export const operations: Trade = {
  contexts: { dns, records },
  words: `
    (database_engine|db_engine|db_type|database_type|dbms): postgres, mysql, sqlite, mongodb
    (column_type|data_type|field_type|datatype): varchar, integer, boolean, timestamp
    (column|field|column_name|field_name|attribute_name): created_at, email, total, status, user_id
    index_type: btree, hash, gin
    isolation_level: read_committed, repeatable_read, serializable
    (exchange_name|routing_key|consumer_group|kafka_topic|event_bus): orders.created, payments, emails.outgoing,
      users.updated
    (metric_name|metric): http_requests_total, cpu_usage_percent, memory_used_bytes, queue_length
    (alert_name|alert_rule|monitor_name): High error rate, Disk almost full, Slow responses, Certificate expires soon
    (aggregation|aggregate|agg|statistic|aggregator): avg, sum, max, count
    http_method(s) (request_method|http_verb) ^verb method: GET, POST, PUT, DELETE
    http_version: HTTP/1.1, HTTP/2, HTTP/3
    (http_status_text|status_text|reason_phrase|status_message): OK, Created, Not Found, Bad Request
    cache_control: no-cache, max-age=3600, public
    (encoding|charset|character_set): utf-8, iso-8859-1, us-ascii
    protocol scheme: https, http
    (dns_|)record_type ^type @dns: A, AAAA, CNAME, MX, TXT
    ^ttl: 3600, 300, 86400, Auto
    dns_record_type record_type: A, AAAA, CNAME, MX, TXT
    ^ns ^ns_record(s): ns1.example.com, ns2.example.com
    ^txt ^txt_record(s) @records: v=spf1 -all, v=DMARC1; p=none
    (name_server|nameserver)(s): ns1.example.com, ns2.example.com, ns3.example.net
    (mx|mail_server|smtp_host|smtp_server|mail_host|mx_host): smtp.example.com, mail.example.org, mx1.example.net
    (http_header|header_name|token_header|auth_header|api_key_header): Content-Type, Authorization, X-Request-Id, Accept
    ^job job_name of job|*run|*instance|queue* beside collection|started_at|schedule|cron|exit_code|queue:
      nightly-backup, sync-contacts, import-orders, weekly-report
    ^method of *links?|self beside href: GET
    (allow|allowed|supported)_method(s) of cors beside (allow|allowed|expose|exposed)_(origins?|headers): GET, POST,
      PUT, DELETE
  `,
  texts: [
    [
      '(query|sql|sql_query|statement|query_text)',
      words(
        'SELECT id FROM orders WHERE total > 100, SELECT count(*) FROM users, SELECT name FROM products ORDER BY name'
      ),
      /sql|database|rows|query_id|table|schema|execution_time/
    ],
    [
      '(database_engine|db_engine|engine|db_type|database_type|dialect|dbms)',
      words('postgres, mysql, sqlite, mongodb'),
      /database|db|instance|storage|schema|cluster/
    ],
    ['dns_zone zone_name hosted_zone domain_zone', domain],
    [
      '^address',
      ipv4,
      about(
        '*lease|*interface|*peer|*reservation|nic|*socket|listener|upstream',
        'hostname|mac*|subnet*|netmask|gateway|lease*'
      )
    ],
    [
      '(connection_string|database_url|dsn|jdbc_url)',
      text((random) => `postgres://app:${random.int(1000, 9999)}@db.example.com:5432/shop`)
    ],
    [
      '^topic',
      words('orders.created, payments, emails.outgoing, users.updated'),
      /kafka|partition|consumer|offset|broker|pubsub|queue|subscription/
    ],
    ['(comparison|operator|comparator)', words('gt, lt, eq, gte'), /threshold|alert|rule|condition|filter|metric/],
    ['(cache_status|cache)', words('HIT, MISS, BYPASS'), /cache|cdn|edge|request|response/],
    [
      '(content_encoding|encoding|compression)',
      words('gzip, br, identity'),
      /http|content|file|compress|request|response/
    ],
    ['(transport_|)protocol', words('tcp, udp'), /port|firewall|rule|cidr|packet|listener|ingress|egress/],
    ['^name ^host', host, dns],
    [
      '^(value|content|data|target)',
      text((random) => random.pick(['203.0.113.17', 'mail.example.com', 'v=spf1 include:example.com ~all'])),
      dns
    ],
    ['^a ^a_record(s)', ipv4, records],
    ['^aaaa ^aaaa_record(s)', ipv6, records],
    ['^exchange', words('mail.example.com, mx1.example.com, mx2.example.com'), /^(mx|priority|preference)$/],
    ['exit_status', whole(0, 2)],
    ['signal', words('SIGTERM, SIGKILL, SIGINT'), /process|exit_code|pid|container/],
    [
      '(process|process_name|program|executable|binary)(_name|)',
      words('node, nginx, postgres, redis-server'),
      /pid|cpu|memory|process|command/
    ]
  ],
  ranges: `
    (port|ports|source_port|destination_port|target_port|container_port|host_port|node_port|listen_port|local_port|
      remote_port|dst_port|src_port|server_port|db_port): 80, 443, 3000, 5432, 8080, 8443, 9090
    smtp_port: 25, 465, 587
    (http_status_code|http_status|status_code|response_code|response_status|http_code|last_status_code) status: 200,
      201, 204, 400, 404
    (exit_code|return_code|exit_status): 0, 0, 0, 1, 2, 137
    (error_code|code|err_code|err_no): 1001, 1002, 2003, 4004
    (replicas|ready_replicas|available_replicas|desired_replicas|min_replicas|instances|workers|nodes|pods|node_count|
      instance_count|pod_count|worker_count|desired_capacity|shards|partitions|replication_factor|min_nodes): 1, 2, 3,
      4, 6
    (cpu_|)(sockets|socket_count): 1, 2, 4
    (max_replicas|max_nodes|max_instances): 8, 10, 12, 20
    (cpu|cpus|cores|vcpus|cpu_cores|cpu_count|vcpu|num_cpus|threads|core_count): 1, 2, 4, 8
    (cpu|memory|mem|disk|ram|gpu|swap|heap|storage|inode)_(usage|used_percent|percent|percentage|utilization|
      utilisation|usage_percent|pct|load|util|usage_pct) cpu_usage memory_usage disk_usage: 3 94 1
    (load_average|load_avg|load_1m|load_5m|load_15m|load1|load5|load15): 0.05 6 2
    (memory|ram|mem|memory_size|memory_limit|memory_request|memory_total|heap_size)(_mb|_mib|) memory_* ram_*: 512,
      1024, 2048, 4096
    (memory|ram|mem|memory_size)_(gb|gib): 1, 2, 4, 8, 16, 32
    (disk|storage|volume|disk_size|volume_size|storage_size|allocated_storage|disk_space)(_gb|_gib): 10, 20, 50, 100,
      250, 500
    (restart|restarts|restart_count|crash|retry)_count restarts: 0 6 0
    exposed_ports: 80, 443, 8080
    (rps|requests_per_second|qps|tps|throughput|queries_per_second): 4 980 1
    (requests_per_minute|rate_limit|request_limit|ratelimit_limit|quota_limit|limit_per_minute): 60, 100, 300, 600, 1000
    (rate_limit_remaining|ratelimit_remaining|remaining_requests|requests_remaining): 0 59 0
    (success_rate|cache_hit_rate|hit_rate|availability|loss_rate|hit_ratio|cache_hit_ratio|sampling_ratio|
      sample_rate_ratio|slo|sla_target): 0.01 0.99 3
    (packet_loss|error_rate|failure_rate): 0 0.08 3
    (uptime|availability|success_rate|coverage|code_coverage|test_coverage|line_coverage|branch_coverage)_(percent|pct|
      percentage): 92 99.99 2
    (code_coverage|test_coverage|line_coverage|branch_coverage): 58 98 1
    uptime_ratio: 99 99.99 2
    (uptime|uptime_s|uptime_seconds|uptime_sec): 3600 2_600_000 0
    (latency|response_time|ping|rtt|round_trip|round_trip_time|ttfb|load_time|page_load_time|query_time|execute_time|
      execution_time|render_time|request_time|time_taken|took|p50|p90|p95|p99|avg_latency|jitter)(_ms|_millis|
      _milliseconds|): 2 480 0
    (pid|ppid|process_id): 300 32_000 0
    (dns_|record_|cache_|)ttl(_s|_sec|_seconds|): 60, 300, 600, 3600, 86_400
    (max_age|cache_seconds|expires_in|expires_in_seconds|lifetime|session_timeout|token_lifetime)(_s|_sec|_seconds|):
      900, 1800, 3600, 7200, 86_400
    (timeout|time_out|connect_timeout|read_timeout|request_timeout|idle_timeout)(_ms|_millis|_milliseconds): 500, 1000,
      2000, 5000, 30_000
    (timeout|connect_timeout|read_timeout|request_timeout|idle_timeout|visibility_timeout)(_s|_sec|_secs|_seconds|): 5,
      10, 30, 60, 120
    mtu: 1420, 1500, 9000
    (bandwidth|download_speed|upload_speed|link_speed|speed|data_rate|downlink|uplink|throughput)_(mbps|mbit_s|mbit)
      bandwidth download_speed upload_speed: 8 940 1
    (vlan|vlan_id): 1 480 0
    asn: 1200 64_000 0
    (hop|hops|hop_count|hop_limit): 1 18 0
    (queue_depth|queue_length|queue_size|pending_jobs|messages_ready|backlog|lag|consumer_lag|pending_count|queued):
      0 240 0
    (connections|active_connections|open_connections|max_connections|pool_size|concurrent_users|active_users|
      active_sessions|online_users): 4 240 0
    (row_count|rows_affected|rows_read|record_count|documents_count|rows_returned): 1 48_000 0
  `,
  numbers: [
    ['^(http_status_code|http_status|status_code|code)', outcome(200), answers],
    ['^(err|error|ret|return|result|res|biz)_(code|no) ^errno ^ret', outcome(0), answers],
    ['expected_status', among(200)],
    [
      '(coverage|code_coverage|test_coverage|line_coverage|branch_coverage)',
      [58, 98, 1],
      /test|build|code|commit|lines|report|suite/
    ],
    ['partition(_id|)', [0, 11, 0], /kafka|topic|offset|consumer|stream/],
    ['^offset', [1000, 940_000, 0], /kafka|partition|consumer_group|stream|topic/]
  ]
}
