/** Keys, certificates, sign-in, attacks, firewalls. */

import { sshFingerprint, sshKey } from '../codes/keys.ts'
import { alphanumeric, digits, domain } from '../words/makers.ts'
import { about, among, type Trade, text, words } from './trade.ts'

const flaws = about(
  'vulnerability|vulnerabilities|finding|alert|cve|advisory|scan_result|threat|incident',
  'cve*|cvss*|cwe*'
)
/** Makes bytes in base64url: 43 signs for 32 bytes. */
const keyText = (length: number) => text((random) => digits(random, length, `${alphanumeric}-_`))

export const security: Trade = {
  contexts: { flaws },
  words: `
    (algorithm|alg|signature_algorithm|signing_algorithm|jwt_alg): RS256, HS256, ES256
    (encryption_algorithm|cipher|cipher_suite|encryption|encryption_type): AES-256-GCM, AES-128-GCM, CHACHA20-POLY1305
    (hash_algorithm|digest_algorithm|checksum_algorithm|hash_type): SHA-256, SHA-512, SHA-1, MD5
    (key_algorithm|public_key_algorithm|key_spec): RSA, ECDSA, Ed25519
    ^crv curve: Ed25519, P-256, P-384
    (tls_version|ssl_version|min_tls_version): TLSv1.3, TLSv1.2
    (key_usage|extended_key_usage): digitalSignature, keyEncipherment, serverAuth
    (mfa_type|mfa_method|two_factor_method|authentication_method|auth_method|factor_type|second_factor): totp, sms,
      webauthn, email
    (auth_provider|identity_provider|idp|login_provider|sso_provider|social_provider|connection_provider): google,
      github, microsoft, okta
    (auth|authentication)_(type|scheme|mode): bearer, basic, oauth2, api_key
    ^token_type: Bearer
    ^(grant_type|grant_types|response_type_grant): authorization_code, client_credentials
    response_type: code, token, id_token
    code_challenge_method: S256
    (attack_type|threat_type|malware_type|attack_vector|threat)(_name|): phishing, ransomware, brute_force,
      sql_injection
    attack_vector @flaws: NETWORK, LOCAL, ADJACENT
    (severity|risk|criticality|impact|urgency|threat_level|priority)(_level|) @flaws: critical, high, medium, low
    (firewall_|rule_|acl_|policy_)action: allow, deny, drop
    (data_classification|classification|sensitivity|confidentiality): public, internal, confidential, restricted
    ^(key_type|type|algorithm) of ssh_?keys?: ssh-ed25519, ssh-rsa
  `,
  texts: [
    ['^(public_|)key ^public_key_openssh', sshKey, /ssh/],
    ['^fingerprint', sshFingerprint, /ssh/],
    ['^kty key_type', words('OKP, RSA, EC'), /jwk|crv|kid|alg|jwks|use/],
    ['^e', words('AQAB'), /^kty$/],
    ['^n ^x ^y', keyText(43), /^kty$/],
    ['^x5t', keyText(27), /^kty$/],
    ['x5t_s256', keyText(43)],
    ['^use key_use', words('sig, enc'), /kty|kid|jwk/],
    ['^kid key_id signing_key_id', text((random) => `key-${random.int(2021, 2024)}-0${random.int(1, 9)}`)],
    [
      '^(subject|issuer|subject_dn|issuer_dn|issuer_name|subject_name)',
      ({ entity }) => `CN=${entity.company.split(' ')[0]}, O=${entity.company}, C=${entity.place.code}`,
      /^(?!.*mail).*(cert|serial_number|not_after|not_before|x509|ca_)/
    ],
    ['(subject_|)alternative_name(s) alt_name(s) ^san(s)', domain, /cert|x509|tls|ssl|csr|common_name/],
    [
      'common_name',
      ({ entity }) => `www.${entity.company.toLowerCase().replace(/\W+/g, '-')}.example.com`,
      /cert|x509|tls|ssl|csr|subject|issuer|organi[sz]ation_?(al_)?unit|serial_number|not_after/
    ],
    ['^action', words('allow, deny, drop'), /firewall|acl|cidr|port_range|ingress|egress|waf/],
    ['effect', words('Allow, Deny'), /policy|statement|permission|principal|resource/],
    [
      '(traffic_direction|flow_direction) ^direction',
      words('ingress, egress'),
      /firewall|security_group|cidr|port|packet/
    ],
    ['(compliance_standard|framework)', words('ISO 27001, SOC 2, GDPR, PCI DSS'), /complian|audit|control|risk/]
  ],
  ranges: `
    (cvss|cvss_score|base_score|cvss_base_score|cvss_v3_score): 3.1 9.8 1
    (epss|epss_score): 0.001 0.92 4
    (risk_score|threat_score|fraud_score|severity_score|trust_score|spam_score|health_score): 1 98 0
    (key_size|key_length): 256, 2048, 3072, 4096
    (failed_attempts|login_attempts|attempt|attempts|failed_logins|max_attempts|max_retries|retries|login_count|
      delivery_attempts): 1 5 0
  `,
  numbers: [
    [
      '(key_size|key_length|bits|rsa_bits|key_bits)',
      among(256, 2048, 3072, 4096),
      /key|rsa|crypt|cert|cipher|algorithm/
    ]
  ]
}
