/** Words for persons in names: the roles that they play, and what is said of them. */

const list = (words: string): readonly string[] => words.trim().split(/\s+/)

/** Roles of persons: `author`, `author_name` and `author_full_name` are a person's name. */
export const personalRoles = list(`
  author assignee assigned_to reporter creator created_by reviewer reviewed_by updated_by modified_by edited_by
  deleted_by approved_by approver closed_by opened_by resolved_by signed_by signer signatory submitted_by
  requested_by requester invited_by inviter invitee uploaded_by published_by posted_by performed_by verified_by
  prepared_by recorded_by owner owned_by contact_person contact point_of_contact emergency_contact
  primary_contact cardholder card_holder account_holder policy_holder policyholder attendee participant manager
  supervisor line_manager project_manager account_manager team_lead recipient sender customer client employee
  member patient guest landlord buyer beneficiary passenger driver courier rider pilot captain crew_member
  teacher instructor tutor professor lecturer trainer coach mentor student pupil advisor guardian spouse
  next_of_kin doctor physician practitioner surgeon nurse therapist dentist prescriber attending_physician
  referring_physician specialist caregiver director actor actress screenwriter writer narrator composer
  lyricist conductor performer singer songwriter illustrator translator editor photographer speaker moderator
  presenter chef player referee scorer goalkeeper lawyer attorney judge plaintiff defendant witness notary
  applicant interviewer recruiter hiring_manager realtor architect inspector technician engineer
  farmer veterinarian astronaut discoverer inventor curator librarian borrower volunteer donor ceo cto cfo
  founder chairman chairperson president mayor senator representative officer nominee winner billing_contact
  shipping_contact technical_contact admin_contact registrant maintainer committer commenter respondent
  subscriber receiver visitor resident occupant heir trustee godparent leader head_of_department chair delegate
  person_in_charge responsible responsible_person on_call guarantor co_signer cosigner lessee lessor analyst
  cyclist skater jockey novelist journalist stylist vocalist finalist baker butcher gardener carpenter plumber tailor
  dancer sailor skipper coxswain vet nanny babysitter midwife warden janitor clerk cashier waiter barista sommelier
  apprentice intern trainee monk priest pastor bishop bride groom best_man officiant usher caretaker carer
  councillor sculptor ambassador governor prosecutor barrister solicitor counsel sheriff marshal diplomat mother father
  godmother godfather godchild stepmother stepfather official son daughter brother sister wife husband uncle aunt
  cousin grandmother grandfather niece nephew sibling relative
  neighbour neighbor mentee claimant petitioner arbitrator mediator examiner surveyor appraiser adjuster dean rector
  painter potter weaver brewer designer developer researcher swimmer runner climber welder roofer
  backer deceased freelancer undertaker child toddler infant newborn
  interpreter bailiff auctioneer paramedic lifeguard bookkeeper investigator ranger forester docker stevedore
  understudy keeper archer fencer rower skier boxer golfer gymnast surfer umpire
  commentator dispatcher helmsman navigator purser steward porter concierge barber chiropractor executor voter elector
  incumbent ancestor descendant
  chancellor minister secretary treasurer deputy coordinator facilitator assessor auditor salesperson sales_rep
`)

/** Endings of words for those who do a work: a beekeeper, a violinist, a librarian, a brewmaster. */
const professions =
  /[a-z](keeper|fighter|(?<!re)master|monger|smith|wright|herd|maker|dresser|ician|arian|orian|ologist|ographer|[a-z]([acdhknprv]|[nr]t|[eio]m|lo)ist|(?<!hu|ger|ro|nor|otto|talis)man|woman)$/

/** Tells whether the last word of a noun is the role or the profession of a person: a managing director is one. */
export const isPersonal = (noun: string): boolean =>
  personalRoles.some((role) => noun === role || noun.endsWith(`_${role}`)) || professions.test(noun)

/** Roles of persons and firms alike: `seller_name` need not be a person's. */
export const sharedRoles = list(`
  tenant seller organizer producer host agent broker lender opponent player_1 player_2 merged_by parent
  partner
`)

/** Names of what is said of a person, each by the alternatives of a regular expression. */
export const personFacts = {
  first: 'first_?name|given_?name|fore_?name|fname',
  last: 'last_?name|family_?name|surname|lname',
  middle: 'middle_?name|second_name',
  full: 'full_?name|display_?name|real_?name|name|legal_name|person(?!_)',
  email: 'e?_?mail|email_?address|mail_address|login_email|work_email',
  user: 'user_?name|login|handle|screen_?name|nick_?name|user_handle',
  initials: 'initials'
}
