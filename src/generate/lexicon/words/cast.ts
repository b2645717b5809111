/** Finds the persons that play a part in an object: a doctor and a patient are two. */

import { people } from './names-of-things.ts'

/** Words for the part of a person in an object, at the beginning of a name. */
const role =
  /^(author|assignee|assigned_to|reporter|creator|created_by|reviewer|reviewed_by|updated_by|modified_by|edited_by|approved_by|approver|closed_by|opened_by|resolved_by|signed_by|submitted_by|requested_by|requester|invited_by|inviter|invitee|uploaded_by|published_by|verified_by|owner|contact_person|contact|emergency_contact|cardholder|account_holder|policy_holder|attendee|manager|supervisor|recipient|sender|receiver|customer|client|employee|member|patient|guest|landlord|tenant|buyer|seller|beneficiary|passenger|driver|courier|pilot|teacher|instructor|tutor|professor|coach|mentor|student|advisor|guardian|spouse|next_of_kin|doctor|physician|practitioner|surgeon|nurse|therapist|director|actor|producer|writer|narrator|composer|translator|editor|photographer|speaker|moderator|organizer|host|lawyer|attorney|judge|plaintiff|defendant|witness|candidate|applicant|interviewer|recruiter|agent|broker|technician|inspector|borrower|lender|donor|winner|opponent|player_1|player_2|committer|maintainer|merged_by|billing_contact|shipping_contact|technical_contact|parent|mother|father|partner)(_|$)/
/** Endings of a role's name: none for the person, or a fact of one. */
const fact =
  /^$|^_((full_|first_|last_|given_|family_|display_|user_?)?name|surname|e?_?mail(_address)?|phone(_number)?|mobile|login|username|initials|birth_date|gender|avatar(_url)?|handle)$/
/** Members that only a person has. */
const own =
  /^((first|last|given|family|full|user|display)_?name|surname|e_?mail(_address)?|username|login|birth_date|date_of_birth|gender)$/

const casts = new WeakMap<readonly string[], Map<string, number>>()

/**
 * Returns the number of the person that a member is about: 0 for the object's own. Where the object is no person itself,
 * the first role is its own.
 */
export function partOf(name: string, subject: string, beside: readonly string[]): number {
  let cast = casts.get(beside)
  if (cast === undefined) {
    cast = castOf(beside)
    casts.set(beside, cast)
  }
  const part = cast.get(name)
  if (part === undefined) return 0
  return people.test(subject) || beside.some((one) => own.test(one)) ? part : part - 1
}

/** Returns the parts by the names of members: each role counts from 1 in the order of writing. */
function castOf(beside: readonly string[]): Map<string, number> {
  const roles = new Map<string, number>()
  const cast = new Map<string, number>()
  for (const name of beside) {
    const found = role.exec(name)
    if (found === null || !fact.test(name.slice(found[1]!.length))) continue
    const word = found[1]!
    if (!roles.has(word)) roles.set(word, roles.size + 1)
    cast.set(name, roles.get(word)!)
  }
  return cast
}
