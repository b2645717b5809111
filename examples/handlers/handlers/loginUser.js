/** Answers with a text and a header of its own. */
export default ({ parameters }, { reply }) =>
  reply(200, `logged in as ${parameters.query.username}`, { 'X-Rate-Limit': '1000' })
