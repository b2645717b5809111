/** Events, meetings, calendars. */

import { made } from '../words/makers.ts'
import { about, type Trade, text, words } from './trade.ts'

const meetings = about(
  'event|meeting|appointment|conference|calendar_event|webinar|session|concert',
  'attendees|organizer|rsvp'
)
const weekday = words('Monday, Tuesday, Wednesday, Thursday, Friday')

export const events: Trade = {
  contexts: { meetings },
  words: `
    (event|meeting|session|talk|conference|webinar|appointment)_(title|subject) (meeting|session|talk|conference|
      webinar)_name: Quarterly review, Autumn conference, Team offsite, Product demo, Open house, Budget workshop
    ^(title|name|subject|summary) @meetings: Quarterly review, Autumn conference, Team offsite, Product demo,
      Open house, Budget workshop
    (meeting|session)_type: conference, workshop, meeting, concert
    (venue|venue_name|hall|event_location|auditorium|theater|theatre|cinema)(_name|): City Hall, Old Theatre,
      Riverside Hall, Museum of Art, Harbour Pavilion
    (meeting_room|conference_room)(_name|) ^room(_name|): Room 2.14, Lovelace, Boardroom, Turing
    calendar(_name|): Work, Family, Holidays, Team
    (reminder|alarm|notification)_(time|before|method): 10 minutes before, 1 hour before, 1 day before
    (free_busy|show_as|busy_status|transparency): busy, free, tentative
    ^days operating_days working_days business_days: Monday, Tuesday, Wednesday, Thursday, Friday
    (opening_hours|business_hours|hours_of_operation|office_hours|working_hours): Mo-Fr 09:00-18:00, Mo-Sa 10:00-20:00,
      Tu-Su 11:00-22:00
    (holiday|public_holiday|holiday_name): New Year's Day, Easter Monday, Labour Day, Christmas Day
    ticket_(category|tier) admission_(category|tier) seat_(category|tier): standard, vip, student, early_bird
    agenda(_item|s|) @meetings: Welcome and introductions, Results of the quarter, Open questions
    ^name of venue|hall|theatre|theater|cinema|auditorium|arena|museum|library|gallery|meeting_place: City Hall,
      Old Theatre, Riverside Hall, Museum of Art, Harbour Pavilion
  `,
  texts: [
    [
      '(meeting|conference|join|video_call|zoom|hangout)_(link|url)',
      text(
        (random) => `https://meet.example.com/${random.int(100, 999)}-${random.int(1000, 9999)}-${random.int(100, 999)}`
      )
    ],
    ['(meeting|conference|webinar)_id', made('### #### ####')],
    ['(weekday|day_of_week|day_name|week_day)(s|)', weekday],
    ['^day', weekday, about('', 'from|until|till|opens|closes|opens_at|closes_at')],
    [
      '(row|seat_row)',
      text((random) => random.pick([...'ABCDEFGHJK'])),
      /seat|ticket|venue|theatre|theater|stadium|section/
    ],
    [
      '(section|seat_section|block)',
      text((random) => `${random.pick(['A', 'B', 'C'])}${random.int(1, 24)}`),
      /seat|ticket|row|venue|stadium/
    ],
    ['(track|stream)(_name|)', words('Main stage, Engineering, Design, Workshops'), /conference|talk|session|speaker/]
  ],
  ranges: `
    ^max_capacity: 40 500 0
    ^capacity: 40 500 0
    ^(max_)(attendees|participants|guests|occupancy) @meetings: 40 500 0
    ^attendee(s|_count) ^attendees_count ^registered ^enrolled ^participants_count ^participant_count registered_count
      rsvp_count tickets_sold checked_in_count: 5 38 0
    (week|week_number|calendar_week|iso_week|week_of_year|kw): 1 52 0
    (month|month_number|birth_month|start_month|end_month): 1 12 0
    (day|day_of_month|billing_day|payment_day|due_day): 1 28 0
    (weekday|day_of_week|week_day): 1 5 0
    day_of_year: 1 365 0
    (hour|hours|start_hour|end_hour|hour_of_day): 0 23 0
    (minute|minutes|second|seconds): 0 59 0
    quarter fiscal_quarter: 1 4 0
    decade: 1960, 1970, 1980, 1990, 2000
    century: 17 21 0
    (reminder|remind|alarm|notify)_(minutes|minutes_before|before_minutes|before) minutes_before: 5, 10, 15, 30, 60
    (buffer|slot|meeting|lesson|class|appointment|talk|event|visit|interview|exam)_(duration|length)(_min|_mins|
      _minutes|): 15, 30, 45, 60, 90
    (duration|length)(_min|_mins|_minutes|) @meetings: 15, 30, 45, 60, 90
    (break|pause|rest)(_min|_mins|_minutes): 15, 20, 30, 45, 60
  `
}
