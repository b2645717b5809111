/** Trust in a certificate authority, within this process. */
import { existsSync, readFileSync } from 'node:fs'
import https from 'node:https'
import nodeTls from 'node:tls'

/** The part of `node:tls` that Node has since 22.19 and 24.5. */
interface DefaultAuthorities {
  getCACertificates?: (type: 'default') => string[]
  setDefaultCACertificates?: (certificates: string[]) => void
}

/** Makes clients of this process trust an authority beside those that they trust already. */
export async function trust(authority: string, tls = nodeTls as DefaultAuthorities): Promise<void> {
  const { getCACertificates, setDefaultCACertificates } = tls
  if (getCACertificates !== undefined && setDefaultCACertificates !== undefined) {
    setDefaultCACertificates([...getCACertificates('default'), authority])
    return
  }
  const { Agent, setGlobalDispatcher } = await import('undici')
  const { options } = https.globalAgent
  options.ca = [...[options.ca ?? usualAuthorities()].flat(), authority]
  setGlobalDispatcher(new Agent({ connect: { ca: options.ca } }))
}

/** Returns the authorities that Node trusts unless it is told others. */
function usualAuthorities(): string[] {
  const { NODE_EXTRA_CA_CERTS: file = '' } = process.env
  return existsSync(file) ? [...nodeTls.rootCertificates, readFileSync(file, 'utf8')] : [...nodeTls.rootCertificates]
}
