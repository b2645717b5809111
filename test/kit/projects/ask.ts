export const list = 'listOrganizationInvitesV2'

/** The status with which a server, or a world of it, answers. */
export async function ask(url: string): Promise<number> {
  const headers = { authorization: 'Bearer TOKEN' }
  return (await fetch(`${url}/v2/organizations/mycompany/invites`, { headers })).status
}

/** Returns a function that resolves once it was called so many times: the tests that call it run at once. */
export function meeting(count: number): () => Promise<void> {
  let arrived = 0
  let open = () => {}
  const all = new Promise<void>((resolve) => {
    open = resolve
  })
  return () => {
    if (++arrived === count) open()
    return all
  }
}
