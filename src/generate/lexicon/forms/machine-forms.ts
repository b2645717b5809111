/** Codes of networks, servers, security and places on a map. */

import * as codes from '../codes/codes.ts'
import * as geo from '../codes/geo-codes.ts'
import * as ids from '../codes/ids.ts'
import type { Maker } from '../entity/scene.ts'
import { digits, hex, ipv4, ipv6, made, of } from '../words/makers.ts'
import { type FormRow, joined, letters, year } from './form-row.ts'

const mac: Maker<string> = ({ random }) => `02:${digits(random, 10).match(/../g)!.join(':')}`

const cidr: Maker<string> = ({ random }) =>
  `10.${random.int(0, 255)}.${random.int(0, 15) * 16}.0/${random.pick([20, 22, 24])}`

export const machines: readonly FormRow[] = [
  [
    `
      mac_(address|addr) mac mac_id bssid wifi_mac ethernet_mac bluetooth_address hw_addr hardware_address eui_48
      ble_address
    `,
    /\bmac[- ]address\b|\bbssid\b|\beui-?48\b/,
    mac
  ],
  [
    `
      ip(_v4|_address|_addr|) (client|remote|source|server|public|private|local|destination|origin|host|last|
      peer)_ip(_address|) remote_addr remote_address client_address ip_v4_address dns_server nameserver_ip gateway gateway_ip
    `,
    /\bip(v4)? address\b|\bipv4\b/,
    ipv4
  ],
  ['ip_v6_address ip_v6', /\bipv6\b/, ipv6],
  ['cidr(_block|s|) subnet_cidr network_cidr ip_range subnet ^network', /\bcidr\b/, cidr],
  ['netmask subnet_mask', /\b(net|subnet ?)mask\b/, of('255.255.255.0', '255.255.252.0', '255.255.240.0')],
  ['asn as_number', /\bautonomous system\b|\basn\b/, made('AS#####')],
  ['cve(s) cve_id(s)', /\bcves?\b/, joined('CVE-', year, '-', ids.numericId(5))],
  ['cwe(s) cwe_id(s)', /\bcwes?\b/, of('CWE-79', 'CWE-89', 'CWE-22', 'CWE-352', 'CWE-787', 'CWE-20')],
  [
    'ghsa(_id|)',
    /\bghsa\b/,
    ({ random }) => `GHSA-${[1, 2, 3].map(() => digits(random, 4, '23456789cfghjmpqrvwx')).join('-')}`
  ],
  [
    'cvss_vector vector_string',
    /\bcvss vector\b|\bvector string\b/,
    of('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:L/I:L/A:N')
  ],
  [
    'cpe(_23|_uri|)',
    /\bcpe\b/,
    of('cpe:2.3:a:openssl:openssl:3.0.7:*:*:*:*:*:*:*', 'cpe:2.3:o:linux:linux_kernel:6.1:*:*:*:*:*:*:*')
  ],
  [
    'purl package_url',
    /\bpackage url\b|\bpurl\b/,
    of('pkg:npm/lodash@4.17.21', 'pkg:pypi/requests@2.32.3', 'pkg:maven/org.slf4j/slf4j-api@2.0.13')
  ],
  ['mitre_technique technique_id attack_id', /\bmitre\b|\batt&ck\b/, of('T1059.001', 'T1566', 'T1078', 'T1190')],
  [
    'mqtt_topic state_topic command_topic publish_topic subscribe_topic topic_filter',
    /\bmqtt topic\b/,
    joined(
      of('home', 'site', 'plant', 'office'),
      '/',
      of('hall', 'line-2', 'kitchen', 'roof'),
      '/',
      of('temperature', 'humidity', 'power', 'state')
    )
  ],
  [
    'cron cron_(expression|schedule|string|expr) crontab schedule_expression',
    /\bcron\b/,
    of('0 6 * * *', '*/15 * * * *', '30 2 * * 1', '0 0 1 * *')
  ],
  [
    'rrule recurrence_rule recurrence',
    /\brrule\b|\brfc 5545\b|recurrence rule/,
    of('FREQ=WEEKLY;BYDAY=MO', 'FREQ=DAILY;COUNT=10', 'FREQ=MONTHLY;BYMONTHDAY=1')
  ],
  [
    'docker_image container_image image_ref image_tag',
    /\b(container|docker|oci) image\b/,
    joined(
      of('ghcr.io/example/api', 'nginx', 'registry.example.com/shop/web', 'postgres', 'redis'),
      ':',
      of('1.27', '2.4.1', '16.3', '7.2', '3.0.0')
    )
  ],
  ['docker_container_id container_id', /\b(docker )?container id\b/, hex(64)],
  [
    'pod_name',
    /\bname of the pod\b|\bpod('s)? name\b/,
    joined(
      of('api', 'web', 'worker', 'cache'),
      '-',
      letters(10, 'bcdfghjklmnpqrstvwxz2456789'),
      '-',
      letters(5, 'bcdfghjklmnpqrstvwxz2456789')
    )
  ],
  ['ec2_instance_id instance_id', /\binstance id\b/, ids.hexId(17, 'i-')],
  ['vpc_id', /\bvpc\b/, ids.hexId(17, 'vpc-')],
  ['subnet_id', /\bsubnet id\b/, ids.hexId(17, 'subnet-')],
  ['security_group_id', /\bsecurity group id\b/, ids.hexId(17, 'sg-')],
  ['ami ami_id', /\bami\b|machine image/, ids.hexId(17, 'ami-')],
  [
    'instance_type machine_type vm_size instance_class node_type server_type',
    /\b(instance|machine) type\b/,
    of('t3.medium', 'm6i.large', 'c7g.xlarge', 'r6g.2xlarge')
  ],
  ['bucket_name s3_bucket', /\bname of the bucket\b|\bs3 bucket\b/, ids.bucketName],
  [
    's3_uri s3_path s3_url',
    /\bs3 (uri|path|url)\b|s3:\/\//,
    joined('s3://', ids.bucketName, '/', of('exports', 'backups', 'logs'), '/', year, '.gz')
  ],
  ['phone_extension', /\bextension behind\b|\bphone extension\b/, made('2##')],
  ['iso_3166_2 subdivision_code', /\biso[ -]?3166-2\b|\bsubdivision\b/, codes.subdivision],
  ['geo_hash', /\bgeohash\b/, geo.geohash],
  ['plus_code open_location_code ^olc', /\bplus code\b|open location code/, geo.plusCode],
  ['h3(_index|_cell|)', /\bh3 (index|cell)\b/, geo.h3],
  ['quad_key', /\bquadkey\b/, geo.quadkey],
  [
    'what_3_words w3w',
    /\bwhat3words\b/,
    of('filled.count.soap', 'index.home.raft', 'limit.broom.flip', 'slurs.this.shark')
  ],
  ['wkt ^geom_wkt', /\bwell-known text\b|\bwkt\b/, geo.point],
  ['(google_)place_id', /\bgoogle place id\b/, joined('ChIJ', ids.base62(23))],
  ['mgrs', /\bmgrs\b/, made('32UMC##########')]
]
