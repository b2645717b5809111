/** Employment, and the planning of work. */

import { made, slug, title } from '../words/makers.ts'
import { about, measured, row, type Trade, text, whole, words } from './trade.ts'

const homes = about(
  'property|real_estate|apartment|house|listing|flat|home|unit|building|rental',
  'bedrooms|bathrooms|square_feet|sqft|living_area|rent|listing_price'
)
const staff = about(
  'employee|hr_employee|worker|staff_member|job|position|vacancy|job_posting|contract|candidate',
  'hire_date|job_title|salary|employment_type|department|employee_(id|number)'
)
const meetings = about(
  'event|meeting|appointment|conference|calendar_event|webinar|session|concert',
  'attendees|organizer|start_time|end_time|rsvp'
)
export const work: Trade = {
  contexts: { staff },
  words: `
    (employment|contract|work|job)_type employment_kind worker_type: full_time, part_time, contractor, intern
    employment_status: active, on_leave, terminated
    (work_arrangement|workplace_type|work_mode|remote_policy|work_model|work_location_type): remote, hybrid, on_site
    (experience_level|seniority|seniority_level|career_level|job_level): junior, mid, senior, lead
    (pay|salary|payment|payroll)_(frequency|period|interval|schedule|type) pay_cycle @staff: monthly, biweekly, weekly,
      hourly
    (tax_|)filing_status: single, married_filing_jointly, head_of_household
    (salary_period|payroll_frequency): monthly, biweekly, weekly, hourly
    (leave|absence|time_off|pto)_(type|reason|category): vacation, sick, parental, unpaid
    (termination|exit|leaving)_(reason|type): resignation, end of contract, retirement
    notice_period: 3 months, 1 month, 4 weeks
    (shift|shift_name|shift_type): early, late, night, day
    (performance_rating|review_rating|appraisal): exceeds expectations, meets expectations, needs improvement
    (benefit|benefits|perk|perks): health insurance, pension, public transport ticket, bicycle leasing
    (qualification|degree|education_level|highest_degree|education|degree_type|academic_degree): Bachelor, Master,
      Doctorate, Diploma
    skill(s|_name|): SQL, project management, Python, negotiation, data analysis, welding
    (certification|certifications|certificate_name)(_name|): PMP, AWS Solutions Architect, First aid, ISO 9001 Auditor
    language_level language_proficiency: A2, B1, B2, C1
    (proficiency|proficiency_level): beginner, intermediate, advanced, expert
    (interview|hiring|recruitment|application)_(stage|step|phase): screening, interview, offer, hired
    (issue|ticket|task|bug|story|work_item)_type: bug, task, story, epic
    (board|workspace_board|kanban_board)_name ^board ^swimlane: Roadmap, Backlog, Support, Releases
    ^resolution beside (resolved|opened|reported|closed)_(at|on|by|date): Fixed the cause, Replaced the part,
      Explained it to the customer, Refunded the amount
  `,
  texts: [
    ['(employee|personnel|staff|badge|payroll)_(number|no|id|code) personnel_no', made('E-#####')],
    [
      '(pay_grade|salary_grade|job_grade|salary_band|grade|pay_band|level)',
      text((random) => `E${random.int(5, 15)}`),
      staff
    ],
    ['(pay_grade|salary_grade|job_grade|salary_band|pay_band)', text((random) => `E${random.int(5, 15)}`)],
    ['(office|office_location|site|work_site|branch_office)(_name|)', ({ entity }) => entity.place.city, staff],
    [
      '(desk|workstation|office|desk_number|office_number)(_number|)',
      text((random) => `${random.int(1, 6)}.${random.int(10, 48)}`),
      staff
    ],
    ['(salary_range|pay_range)', text((random) => `€${random.int(40, 60)},000 - €${random.int(65, 90)},000`)],
    [
      '(milestone|deliverable|work_package|phase)(_name|)',
      words('Kick-off, First release, Public beta, Final acceptance'),
      /project|task|milestone|plan|sprint|release|due/
    ],
    ['sprint(_name|)', text((random) => `Sprint ${random.int(1, 48)}`)],
    ['(epic|story|initiative|objective|goal|okr)(_name|)', title],
    [
      '(issue|ticket|story)_key',
      text((random) => `${random.pick(['WEB', 'API', 'OPS', 'APP'])}-${random.int(1, 999)}`)
    ],
    [
      '^key',
      text((random) => `${random.pick(['WEB', 'API', 'OPS', 'APP'])}-${random.int(1, 999)}`),
      /^(assignee|reporter|sprint|epic|story_points|issue_type)$/
    ],
    ['(column|list)_name', words('To do, In progress, Review, Done'), /board|card|kanban|task|issue/],
    ['(project_|cost_)code', made('PRJ-####')],
    ['membership_id union_card', slug],
    ['(commute|travel_time)', measured(10, 60, ' min')],
    ['(apartment_size|rooms)', whole(1, 6), homes],
    [
      '^theme conference_theme',
      (scene) => row(['Open data for cities', 'Learning together', 'Building for the long run'], scene),
      meetings
    ]
  ],
  ranges: `
    (vacation|holiday|leave|pto|annual_leave|sick|remaining_leave|days_off|leave_balance)(_days|_days_left|
      _days_remaining|_balance|_entitlement|) @staff: 0 30 0
    (vacation|annual_leave|paid_leave|pto|sick|leave|holiday)_(days|days_left|days_remaining|balance|entitlement|
      days_taken|allowance): 0 30 0
    (weekly|contract|working|contracted|standard|work)_(hours|hours_per_week) hours_(per|a)_week: 20, 25, 30, 35, 37.5,
      40
    (hours_worked|worked_hours|daily_hours|hours_per_day): 4 9 1
    (overtime|overtime_hours): 0 24 1
    (gross|regular)_(pay|dollars): 2200 7200 2
    overtime_(pay|dollars): 40 600 2
    net_check check_amount: 1600 5200 2
    (billable_hours|logged_hours|time_spent_hours|estimated_hours|estimate_hours|actual_hours): 0.5 40 1
    (years_of_experience|experience_years|tenure_years|years_of_service|seniority_years|min_experience): 0 24 0
    (notice_period|probation_period|probation)_months: 1, 3, 6
    notice_period_(days|weeks): 14, 28, 30
    fte: 0.5, 0.6, 0.8, 1
    (fte_percent|employment_percentage|workload_percent): 50, 60, 80, 100
    (pension_contribution|contribution_rate): 2 9 1
    (story_points|estimate_points): 1, 2, 3, 5, 8, 13
  `,
  numbers: [['velocity', [18, 54, 0], /sprint|team|story/]]
}
