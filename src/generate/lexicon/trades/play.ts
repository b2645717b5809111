/** Games and sport. */

import { about, type Trade, text, words } from './trade.ts'

const games = about(
  'game|player|character|guild|quest|match|video_game|hero|loot|item_drop|leaderboard',
  'xp|hp|mana|experience|guild'
)
const sports = about(
  `
    match|team|player|athlete|league|fixture|race|sport_event|standing|season|club|roster|tournament
  `,
  'home_team|away_team|home_score|away_score|goals|wins|losses|conference|season'
)
export const play: Trade = {
  texts: [
    ['(character|hero|avatar|player|unit|champion)_class ^class', words('warrior, mage, rogue, healer'), games],
    ['character_class', words('warrior, mage, rogue, healer')],
    ['rarity', words('common, rare, epic, legendary')],
    ['^(rank|tier|division|league)', words('bronze, silver, gold, diamond'), games],
    ['(game_mode|mode|playlist_mode)', words('solo, duo, team, ranked'), games],
    ['game_mode', words('solo, duo, team, ranked')],
    ['achievement(_name|s|)', words('First Steps, Night Owl, Explorer, Unbroken')],
    ['quest(_name|) mission(_name|)', words('The Lost Compass, Into the Valley, A Light at Sea')],
    ['(weapon|spell|ability|power_up|skin|loot)(_name|)', words('Longbow, Frost Shield, Ember Blade, Swift Boots')],
    ['(guild|clan)(_name|)', words('Northern Watch, Silent Foxes, Ember Guard')],
    ['(console|gaming_platform)', words('PC, PlayStation 5, Xbox Series X, Switch')],
    ['(game_title|game_name|video_game)', words('Harbour Tycoon, Skyward Drift, Lantern Quest, Iron Valley')],
    [
      '(home_team|team_1|team_a|club|club_name|winner_team)(_name|)',
      words('Northport United, Riverside FC, Alpine Rovers, City Athletic'),
      sports
    ],
    ['^team', words('Northport United, Riverside FC, Alpine Rovers, City Athletic'), sports],
    ['(conference|division)(_name|)', words('Northern, Southern, Eastern, Western'), sports],
    ['*_conference', words('Northern, Southern, Eastern, Western')],
    [
      '(away_team|team_2|team_b|opponent|visitor_team)(_name|)',
      words('Harbour Town, Valley Rangers, Lakeside Wanderers, Old Boys')
    ],
    [
      '(home_team|team_1|team_a|club|club_name)(_name|)',
      words('Northport United, Riverside FC, Alpine Rovers, City Athletic')
    ],
    [
      '^(name|team|team_name)',
      words('Northport United, Riverside FC, Alpine Rovers, City Athletic'),
      about('sports?_team|club|football_club|franchise', 'wins|losses|stadium|league')
    ],
    ['^position playing_position', words('goalkeeper, defender, midfielder, forward'), sports],
    ['sport(s|_type|_name|)', words('football, tennis, basketball, running, swimming')],
    ['(league|competition|tournament)(_name|)', words('Northern League, City Cup, Coastal Open, Premier Division')],
    ['stadium(_name|) ^arena', words('Harbour Park, City Stadium, Valley Arena')],
    [
      '^(score|result|final_score|halftime_score|half_time_score|full_time_score)',
      text((random) => `${random.int(0, 4)}-${random.int(0, 3)}`),
      sports
    ],
    ['(final_score|match_result)', text((random) => `${random.int(0, 4)}-${random.int(0, 3)}`)],
    ['^form recent_form', words('WWDLW, LDWWL, DWWWD'), sports],
    ['^(round|stage|matchday|phase)(_name|)', words('Group stage, Quarter-final, Semi-final, Final'), sports],
    ['(dominant_|preferred_)(foot|hand)', words('right, left')],
    ['(surface|playing_surface)', words('grass, clay, hard, indoor'), sports],
    [
      '(workout|exercise|training|activity)(_type|_name|)',
      words('running, cycling, swimming, strength'),
      /workout|fitness|heart_rate|calories|steps|training|athlete/
    ],
    ['exercise(_name|) workout(_name|_type|)', words('squat, push-up, plank, deadlift')],
    ['muscle_group', words('legs, back, chest, core')],
    [
      '(finish_time|lap_time|race_time|best_lap|pace)',
      text((random) => `0${random.int(3, 5)}:${random.int(10, 59)}`),
      /race|run|lap|athlete|workout|pace|result/
    ]
  ],
  numbers: [
    ['(home|away|team_1|team_2|opponent|visitor)_(score|goals|points)', [0, 5, 0]],
    [
      '(goals|assists|yellow_cards|red_cards|shots|corners|fouls|goals_scored|goals_for|goals_against|goals_conceded)',
      [0, 24, 0]
    ],
    ['(wins|losses|draws|ties|games_played|matches_played|appearances|caps|played)', [0, 34, 0]],
    ['(jersey|shirt|squad|bib)_number', [1, 40, 0]],
    ['attendance', [800, 62_000, 0], sports],
    ['^(minute|match_minute)', [1, 90, 0], sports],
    ['possession(_percent|_pct|)', [32, 68, 0]],
    ['(xp|experience_points|exp_points|score|high_score|total_score)', [100, 48_000, 0], games],
    ['(xp|experience_points)', [100, 48_000, 0]],
    ['^(level|player_level|character_level)', [1, 60, 0], games],
    [
      `
        (hp|health|hit_points|max_hp|mana|mp|stamina|armor|armour|attack|defense|defence|strength|agility|
        intelligence|damage)(_points|)
      `,
      [10, 100, 0],
      games
    ],
    ['(elo|mmr|elo_rating|chess_rating|skill_rating)', [800, 2200, 0]],
    ['(kills|deaths|kill_count)', [0, 28, 0]],
    ['(coins|gold|gems|diamonds)', [10, 4800, 0], games],
    ['(max_players|player_count|players|min_players)', [1, 16, 0]],
    ['(play_time|playtime|playing_time)(_min|_minutes|)', [20, 180, 0]],
    ['playtime_hours hours_played', [2, 480, 0]],
    ['(reps|repetitions)', [5, 20, 0]],
    ['(sets|rounds|laps)', [2, 8, 0]],
    [
      '(distance|distance_km|total_distance)',
      [1.5, 42, 1],
      /run|workout|fitness|heart_rate|pace|athlete|steps|activity/
    ],
    ['(pace|pace_s_per_km|pace_sec_per_km)', [250, 420, 0]],
    ['(vo2_max|vo2max)', [32, 62, 1]],
    ['cadence', [65, 185, 0]]
  ]
}
