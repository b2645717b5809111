/** The paths of SCIM's PATCH (RFC 7644 figure 1): `name.familyName`, `emails[type eq "work"].value`. */

export interface ScimPath {
  /** The schema of an extension, whose name is the member that holds the attribute. */
  extension?: string | undefined
  name: string
  /** The filter that takes some items of a list. */
  filter?: string | undefined
  sub?: string | undefined
}

const name = String.raw`[\p{L}$_][\p{L}\p{N}$_-]*`
const form = new RegExp(String.raw`^(?:(urn:[^\s"[\]]+):)?(${name})(?:\[(.*)\])?(?:\.(${name}))?$`, 'isu')

/** Reads a path; undefined for a text that is none. */
export function scimPathOf(text: string): ScimPath | undefined {
  const [, urn, name, filter, sub] = form.exec(text.trim()) ?? []
  if (name === undefined) return undefined
  // The attributes of the core schemas are the row's own.
  const extension = urn !== undefined && /:schemas:core:/i.test(urn) ? undefined : urn
  return { extension, name, filter, sub }
}
