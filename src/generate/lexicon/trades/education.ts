/** Schools, courses, grades. */

import { made } from '../words/makers.ts'
import { about, type Trade, text } from './trade.ts'

const courses = about(
  `
    course|class|lesson|lecture|module|subject|student|exam|assignment|enrol?lment|curriculum|quiz|school|grade
  `,
  'credits|semester|gpa|instructor|teacher|syllabus'
)
export const education: Trade = {
  contexts: { courses },
  words: `
    ^(department|faculty) @courses: Mathematics, Biology, History, Computer Science, Economics
    (course|lecture|program|programme|degree_program)_(name|title): Introduction to Statistics, Organic Chemistry,
      Modern European History, Linear Algebra, Academic Writing
    (class|subject)_(name|title) @courses: Introduction to Statistics, Organic Chemistry, Modern European History,
      Linear Algebra, Academic Writing
    (subject|school_subject|discipline|field_of_study|major|minor|faculty|study_field)(_name|) @courses: Mathematics,
      Biology, History, Physics, Computer Science, Economics
    (field_of_study|major|faculty|school_subject|discipline): Mathematics, Biology, History, Physics, Computer Science,
      Economics
    (letter_|final_|course_|midterm_|)grade(_letter|) @courses: A, B+, A-, B, C+
    (letter_grade|final_grade|grade_letter|course_grade): A, B+, A-, B, C+
    (grade_level|year_group|class_level|year_level): Grade 5, Grade 8, Grade 10, Grade 12
    (semester|term|academic_term|quarter)(_name|) @courses: Fall 2024, Spring 2024, Summer 2024, Winter 2024
    semester academic_term: Fall 2024, Spring 2024, Summer 2024, Winter 2024
    (academic|school)_year: 2023/24, 2024/25
    (course_level|class_level|level|difficulty) @courses: beginner, intermediate, advanced
    schools (school|university|college|institution|alma_mater)(_name|): Riverside University, City College,
      Northern Institute of Technology, Harbour High School
    (exam|assessment|assignment|question|quiz)_type: multiple_choice, essay, oral, project
    (assignment|homework|exam|quiz)_(title|name) project_title: Problem set 3, Midterm exam, Lab report, Final essay
    (delivery_mode|course_format|teaching_mode|class_type|instruction_mode): online, on_campus, hybrid
    (prerequisite|prerequisites): MATH-101, CS-110, none
    (learning_objective|learning_outcome)(s): Explain the main concepts, Apply the method to real data,
      Write a short report
    (schedule|class_schedule|timetable) @courses: Mon 10:00-12:00, Wed 14:00-16:00, Fri 08:00-10:00
    ^subject of course|class|lesson|exam|quiz|grade|teacher|tutor|textbook|assignment|homework beside grade|teacher*|
      student*|exam*: Mathematics, Biology, History, Physics
    ^(title|name) of course|lecture|class|curriculum beside credits|semester|syllabus|instructor:
      Introduction to Statistics, Organic Chemistry, Modern European History, Linear Algebra, Academic Writing
    ^name of school|university|college: Riverside University, City College, Northern Institute of Technology,
      Harbour High School
  `,
  texts: [
    [
      '(course|module|class|subject)_code',
      text((random) => `${random.pick(['CS', 'MATH', 'HIST', 'BIO'])}-${random.int(101, 499)}`)
    ],
    [
      '^code',
      text((random) => `${random.pick(['CS', 'MATH', 'HIST', 'BIO'])}-${random.int(101, 499)}`),
      about('courses?')
    ],
    ['(student|matriculation|enrollment|enrolment)_(number|no|id) matriculation', made('S#######')],
    [
      '(classroom|lecture_hall|lab_room|room)(_number|_name|)',
      text((random) => `${random.pick(['A', 'B', 'H'])}${random.int(101, 399)}`),
      courses
    ],
    ['(classroom|lecture_hall)', text((random) => `${random.pick(['A', 'B', 'H'])}${random.int(101, 399)}`)]
  ],
  ranges: `
    wpm words_per_minute typing_speed: 28 96 0
    keystrokes: 80 2400 0
    (credits|ects|credit_hours|credit_points|credit)(_points|) @courses: 2, 3, 4, 5, 6, 8
    (ects|credit_hours|credit_points): 2, 3, 4, 5, 6, 8
    (gpa|grade_point_average|cumulative_gpa): 2.1 4 2
    (grade|final_grade|mark|grade_percent) @courses: 55 100 0
    (grade_level|school_grade|year_level): 1 12 0
    (max_students|class_size|max_enrollment|max_participants|max_attendees|capacity|course_capacity|seats_total|
      max_size|enrollment_limit) @courses: 40 120 0
    (enrolled|enrolled_count|enrolled_students|enrollment_count|students_enrolled|student_count|students|
      number_of_students|participants|enrollments|registered_students) @courses: 5 38 0
    (enrolled_count|enrollment_count|students_enrolled|student_count|number_of_students): 5 38 0
    (attendance|attendance_rate|attendance_percent|attendance_pct|pass_rate|graduation_rate): 72 100 0
    (passing_score|pass_mark|passing_grade): 50, 55, 60, 70
    (max_score|max_points|total_points|maximum_points): 20, 50, 100
    (duration_weeks|weeks|number_of_weeks|course_weeks): 4, 6, 8, 10, 12, 14
    (lesson|lessons|lecture|module|modules|assignment|question|exam|quiz)_(count|total) number_of_lessons: 3 40 0
    (absences|absent_days|missed_classes): 0 9 0
    (semester|term)(_number|) @courses: 1 8 0
  `
}
