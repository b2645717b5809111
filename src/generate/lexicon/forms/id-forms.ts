/** Identifiers, hashes, keys and secrets of a known make. */

import * as ids from '../codes/ids.ts'
import * as keys from '../codes/keys.ts'
import { hex, uuid, uuid7 } from '../words/makers.ts'
import { type FormRow, joined, letters } from './form-row.ts'

export const identifiers: readonly FormRow[] = [
  ['snowflake(_id)', /\bsnowflakes?\b/, ids.snowflake],
  ['ulid(s)', /\bulid\b/, ids.ulid],
  ['ksuid(s)', /\bksuid\b/, ids.ksuid],
  ['nano_id', /\bnano ?id\b/, ids.nanoId],
  ['object_id ^oid bson_id mongo_id', /\b(bson |mongo(db)? )?object ?id\b/, ids.objectId],
  ['cuid', /\bcuid\b/, ids.cuid],
  ['cuid_2', /\bcuid2\b/, ids.cuid2],
  ['^xid', /\bxid\b/, ids.xid],
  ['uuid(_|)v7', /\buuid,? ?(v|version )7\b/, uuid7],
  ['uuid(s) guid(s) (correlation|idempotency|request|trace|conversation|thread|batch)_uuid', /\b[ug]uid(v\d)?\b/, uuid],
  ['(resource_|role_|topic_|queue_|bucket_|function_|policy_)arn(s) arn', /\barn\b|amazon resource name/, ids.arn],
  ['global_id admin_graphql_api_id graphql_id', /\bglobal id\b|gid:\/\//, ids.globalId],
  ['urn(s)', /\burn\b|uniform resource name/, ids.urn],
  ['trace_parent', /\btraceparent\b/, ids.traceParent],
  ['(otel_|parent_|root_)trace_id', /\btrace id\b/, hex(32)],
  ['(parent_)span_id', /\bspan id\b/, hex(16)],
  ['e_tag', /\be-?tag\b/, hex(32)],
  ['aws_account(_id) aws_account_number', /\baws account\b/, ids.numericId(12)],
  ['azure_subscription_id tenant_uuid', /\bazure (subscription|tenant)\b/, uuid],
  ['bundle_id(entifier) package_identifier app_bundle_id', /\bbundle (id|identifier)\b/, ids.bundleId],
  ['ga_(measurement_)id measurement_id', /\bmeasurement id\b/, ids.upperId(8, 'G-')]
]

export const hashes: readonly FormRow[] = [
  ['md5(_hash|_sum|_checksum|)', /\bmd5\b/, hex(32)],
  [
    `
      sha_1(_hash|) commit commit_sha commit_id commit_hash sha revision_sha git_sha git_commit git_hash head_sha
      base_sha merge_commit_sha tree_sha blob_sha
    `,
    /\bsha-?1\b|\bcommit (hash|sha)\b|\bgit (hash|sha)\b/,
    hex(40)
  ],
  ['short_sha commit_short_sha abbreviated_commit', /\bshort (commit )?(sha|hash)\b/, hex(8)],
  [
    'sha_256(_hash|_sum|_checksum|) sha2 ^hash file_hash content_hash checksum digest signature hmac payload_hash',
    /\bsha-?256\b|\bhmac\b/,
    hex(64)
  ],
  ['sha_384', /\bsha-?384\b/, hex(96)],
  ['sha_512(_hash|)', /\bsha-?512\b/, hex(128)],
  ['crc_32(_checksum|) crc_32_c', /\bcrc-?32c?\b/, hex(8)],
  ['image_digest oci_digest manifest_digest layer_digest', /\b(image|manifest|layer|oci) digest\b/, keys.imageDigest],
  ['integrity sri', /\bsubresource integrity\b/, keys.integrity],
  ['password_hash hashed_password bcrypt_hash', /\bbcrypt\b|\bpassword hash\b/, keys.bcrypt],
  [
    '(block_|tx_|txn_|transaction_|parent_)block_hash tx_hash txn_hash transaction_hash tx_id txid',
    /\b(block|transaction|tx) hash\b/,
    ids.hexId(64, '0x')
  ]
]

export const secrets: readonly FormRow[] = [
  [
    `
      certificate certificate_pem pem_certificate ca_certificate ca_cert client_cert(ificate) server_cert(ificate)
      ssl_cert(ificate) tls_cert(ificate) x509_cert(ificate) certificate_chain cert_pem ^cert ^pem x_509
    `,
    /\bcertificate\b.*\bpem\b|\bpem\b.*\bcertificate\b|\bx\.?509 certificate\b/,
    keys.certificate
  ],
  [
    'csr certificate_signing_request certificate_request',
    /\bcertificate signing request\b|\bcsr\b/,
    keys.certificateRequest
  ],
  [
    'private_key_pem private_key pem_private_key tls_key ssl_key rsa_private_key client_key_pem',
    /\bprivate key\b/,
    keys.privateKey
  ],
  ['public_key_pem public_key pem_public_key verification_key', /\bpublic key\b/, keys.publicKey],
  [
    'ssh_key(s) ssh_public_key authorized_key deploy_key host_key openssh_key ssh_authorized_key',
    /\b(open)?ssh (public )?key\b|\bpublic ssh key\b|authorized_keys/,
    keys.sshKey
  ],
  ['ssh_private_key', /\bssh private key\b/, keys.sshPrivateKey],
  [
    'ssh_fingerprint key_fingerprint',
    /\bssh fingerprint\b|\bfingerprint of the (ssh )?(public )?key\b/,
    keys.sshFingerprint
  ],
  [
    'certificate_fingerprint cert_fingerprint sha_256_fingerprint thumbprint',
    /\bfingerprint of the certificate\b/,
    keys.fingerprint
  ],
  [
    'pgp_public_key pgp_key gpg_key gpg_public_key armored_key',
    /\b(pgp|gpg) (public )?key\b/,
    keys.pgpKey('PUBLIC KEY BLOCK')
  ],
  ['pgp_signature gpg_signature', /\b(pgp|gpg) signature\b/, keys.pgpKey('SIGNATURE')],
  [
    'totp_secret otp_secret mfa_secret two_factor_secret authenticator_secret',
    /\btotp secret\b|\bbase32\b/,
    keys.base32
  ],
  ['otp_auth_url otp_auth_uri totp_uri otpauth', /\botpauth\b/, keys.otpAuth],
  ['recovery_code(s) backup_code(s)', /\b(recovery|backup) codes?\b/, keys.recoveryCode],
  ['webhook_secret webhook_signing_secret whsec', /\bwebhook('s)? (signing )?secret\b/, keys.secret(32, 'whsec_')],
  ['stripe_secret_key stripe_api_key', /\bstripe (secret|api) key\b/, keys.secret(24, 'sk_live_')],
  ['publishable_key stripe_publishable_key', /\bpublishable key\b/, keys.secret(24, 'pk_live_')],
  ['github_token gh_token github_pat', /\bgithub (personal access )?token\b/, keys.secret(36, 'ghp_')],
  ['gitlab_token', /\bgitlab (personal access )?token\b/, keys.secret(20, 'glpat-')],
  ['npm_token', /\bnpm token\b/, keys.secret(36, 'npm_')],
  [
    'slack_token slack_bot_token bot_token',
    /\bslack (bot )?token\b/,
    joined('xoxb-', ids.numericId(12), '-', ids.numericId(12), '-', keys.secret(24))
  ],
  [
    'slack_webhook_url',
    /\bslack webhook\b/,
    joined('https://hooks.slack.example.com/services/T', letters(10), '/B', letters(10), '/', keys.secret(24))
  ],
  ['openai_api_key', /\bopenai (api )?key\b/, keys.secret(48, 'sk-')],
  ['sendgrid_api_key', /\bsendgrid (api )?key\b/, joined('SG.', keys.secret(22), '.', keys.secret(43))],
  ['google_api_key firebase_api_key maps_api_key', /\bgoogle (maps )?api key\b/, keys.secret(35, 'AIza')],
  ['aws_access_key_id access_key_id', /\baccess key id\b/, ids.upperId(16, 'AKIA')],
  ['aws_secret_access_key secret_access_key', /\bsecret access key\b/, keys.secret(40)],
  ['client_secret(s) app_secret consumer_secret', /\bclient secret\b/, keys.secret(40)],
  ['code_challenge', /\bcode challenge\b/, keys.base64Of(32, 'base64url')],
  ['code_verifier', /\bcode verifier\b/, keys.base64Of(48, 'base64url')],
  [
    `
      secret shared_secret secret_key signing_(secret|key) encryption_key hmac_(key|secret) api_secret auth_key
      master_key session_secret jwt_secret app_key access_secret token_secret verification_token
    `,
    /\bshared secret\b|\bsigning (secret|key)\b|\bencryption key\b|\bsecret (that|to|for|used|with)\b/,
    keys.secret(32)
  ],
  ['aes_key initialization_vector ^iv', /\binitiali[sz]ation vector\b/, keys.base64Of(16)],
  ['p256dh', /\bp-?256 diffie/, keys.base64Of(65, 'base64url')]
]
