/** Trust in a certificate authority, within this process. */
import nodeTls, { type SecureContext, type SecureContextOptions } from 'node:tls'
import { keptFor } from '../../document/memoized.ts'

/** The part of `node:tls` that decides on trust. Node has the last two functions since 22.19 and 24.5. */
interface Tls {
  createSecureContext: (options?: SecureContextOptions) => SecureContext
  getCACertificates?: (type: 'default') => string[]
  setDefaultCACertificates?: (certificates: string[]) => void
}

/** Makes clients of this process trust an authority beside those that they trust already. */
export function trust(authority: string, tls: Tls = nodeTls): void {
  const { getCACertificates, setDefaultCACertificates } = tls
  if (getCACertificates !== undefined && setDefaultCACertificates !== undefined)
    setDefaultCACertificates([...getCACertificates('default'), authority])
  else trustedBy(tls).add(authority)
}

/** Returns the authorities that clients trust besides, in versions of Node that cannot be told of any. */
const trustedBy = keptFor((tls: Tls) => {
  const authorities = new Set<string>()
  const { createSecureContext } = tls
  // All clients call it for a connection, whatever agent they bring.
  tls.createSecureContext = (options) => {
    const made = createSecureContext(options)
    if (options?.ca === undefined) for (const authority of authorities) made.context.addCACert(authority)
    return made
  }
  return authorities
})
