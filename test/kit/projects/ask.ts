export const list = 'listOrganizationInvitesV2'

/** The status with which a server, or a world of it, answers. */
export async function ask(url: string): Promise<number> {
  const headers = { authorization: 'Bearer TOKEN' }
  return (await fetch(`${url}/v2/organizations/mycompany/invites`, { headers })).status
}
