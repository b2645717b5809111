/** The metadata that clients discover (OpenID Connect Discovery, section 3; RFC 8414). */
import { issuerName, type TokenAnswer, type TokenCall } from './call.ts'

export function metadata(call: TokenCall): TokenAnswer {
  const { origin, endpoint } = call
  const { paths, scopes } = endpoint.authority
  return {
    status: 200,
    body: {
      issuer: issuerName(call),
      authorization_endpoint: origin + paths.authorize,
      token_endpoint: origin + paths.token,
      userinfo_endpoint: origin + paths.userinfo,
      revocation_endpoint: origin + paths.revoke,
      jwks_uri: origin + paths.keys,
      scopes_supported: [...scopes],
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      grant_types_supported: ['authorization_code', 'client_credentials', 'password', 'refresh_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
      code_challenge_methods_supported: ['S256', 'plain'],
      authorization_response_iss_parameter_supported: true,
      claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'name', 'preferred_username', 'email', 'email_verified']
    }
  }
}
