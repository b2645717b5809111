/** Names of links, as patterns of words that underscores join. */

/** Names of links to other pages of a list. */
export const pages = /^(next|prev|previous|first|last|current)(_page)?$/
/** Names of links to what a thing is in. */
export const above = /^(parent|up|collection)$/
/** Links to pages for people. */
export const pageNames = /^(html_?url|web_?url|permalink|public_url|page_url|view_url)$/
/** Names of objects around links, which say nothing of where they lead. */
export const wrappers =
  /^_?(links?|urls?|relationships|href|url|uri|data|result|response|payload|body|meta|actions|attributes|hypermedia|related|items|self)$/
/** The link of a thing to itself. */
export const selves = /^(self|canonical|resource|api|full|status|state|poll(ing)?|details?)?$/
/** The word at the end of a name that says that it is a link. */
export const linkEnd = /_?(url|uri|href|link)$/
/** Names of paths of files as they are, beside previews and other forms, and of links to them. */
export const contentNames = /^(file_?)?(content|data|download|file|raw|media|blob|bytes|source|original)$/
/** The link of OData to what an answer is about. */
export const contextName = 'odata_context'
