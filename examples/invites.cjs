/** What is under test: a client of Turso's Platform API that asks once more where the API is busy. */
exports.admins = async function admins(baseUrl, organization, headers = {}) {
  for (let tries = 0; ; tries++) {
    const response = await fetch(`${baseUrl}/v2/organizations/${organization}/invites`, {
      headers: { authorization: 'Bearer TOKEN', ...headers }
    })
    if (response.status === 503 && tries < 2) continue
    if (!response.ok) throw new Error(`${response.status}: ${(await response.json()).error}`)
    const { invites } = await response.json()
    return invites.filter(({ role }) => role === 'admin').map(({ email }) => email)
  }
}
