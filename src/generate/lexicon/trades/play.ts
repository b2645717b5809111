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
  contexts: { games, sports },
  words: `
    (character|hero|avatar|player|unit|champion)_class ^class @games: warrior, mage, rogue, healer
    character_class: warrior, mage, rogue, healer
    rarity: common, rare, epic, legendary
    ^(rank|tier|division|league) @games: bronze, silver, gold, diamond
    (game_mode|mode|playlist_mode) @games: solo, duo, team, ranked
    game_mode: solo, duo, team, ranked
    achievement(_name|s|): First Steps, Night Owl, Explorer, Unbroken
    quest(_name|) mission(_name|): The Lost Compass, Into the Valley, A Light at Sea
    (weapon|spell|ability|power_up|skin|loot)(_name|): Longbow, Frost Shield, Ember Blade, Swift Boots
    (guild|clan)(_name|): Northern Watch, Silent Foxes, Ember Guard
    (console|gaming_platform): PC, PlayStation 5, Xbox Series X, Switch
    (game_title|game_name|video_game): Harbour Tycoon, Skyward Drift, Lantern Quest, Iron Valley
    (home_team|team_1|team_a|club|club_name|winner_team)(_name|) @sports: Northport United, Riverside FC, Alpine Rovers,
      City Athletic
    ^team @sports: Northport United, Riverside FC, Alpine Rovers, City Athletic
    (conference|division)(_name|) @sports: Northern, Southern, Eastern, Western
    *_conference: Northern, Southern, Eastern, Western
    (away_team|team_2|team_b|opponent|visitor_team)(_name|): Harbour Town, Valley Rangers, Lakeside Wanderers, Old Boys
    (home_team|team_1|team_a|club|club_name)(_name|): Northport United, Riverside FC, Alpine Rovers, City Athletic
    ^position playing_position @sports: goalkeeper, defender, midfielder, forward
    sport(s|_type|_name|): football, tennis, basketball, running, swimming
    (league|competition|tournament)(_name|): Northern League, City Cup, Coastal Open, Premier Division
    stadium(_name|) ^arena: Harbour Park, City Stadium, Valley Arena
    ^form recent_form @sports: WWDLW, LDWWL, DWWWD
    ^(round|stage|matchday|phase)(_name|) @sports: Group stage, Quarter-final, Semi-final, Final
    (dominant_|preferred_)(foot|hand): right, left
    (surface|playing_surface) @sports: grass, clay, hard, indoor
    exercise(_name|) workout(_name|_type|): squat, push-up, plank, deadlift
    muscle_group: legs, back, chest, core
    ^(name|team|team_name) of sports?_team|club|football_club|franchise beside wins|losses|stadium|league:
      Northport United, Riverside FC, Alpine Rovers, City Athletic
  `,
  texts: [
    [
      '^(score|result|final_score|halftime_score|half_time_score|full_time_score)',
      text((random) => `${random.int(0, 4)}-${random.int(0, 3)}`),
      sports
    ],
    ['(final_score|match_result)', text((random) => `${random.int(0, 4)}-${random.int(0, 3)}`)],
    [
      '(workout|exercise|training|activity)(_type|_name|)',
      words('running, cycling, swimming, strength'),
      /workout|fitness|heart_rate|calories|steps|training|athlete/
    ],
    [
      '(finish_time|lap_time|race_time|best_lap|pace)',
      text((random) => `0${random.int(3, 5)}:${random.int(10, 59)}`),
      /race|run|lap|athlete|workout|pace|result/
    ]
  ],
  ranges: `
    (home|away|team_1|team_2|opponent|visitor)_(score|goals|points): 0 5 0
    (goals|assists|yellow_cards|red_cards|shots|corners|fouls|goals_scored|goals_for|goals_against|goals_conceded):
      0 24 0
    (wins|losses|draws|ties|games_played|matches_played|appearances|caps|played): 0 34 0
    (jersey|shirt|squad|bib)_number: 1 40 0
    attendance @sports: 800 62_000 0
    ^(minute|match_minute) @sports: 1 90 0
    possession(_percent|_pct|): 32 68 0
    (xp|experience_points|exp_points|score|high_score|total_score) @games: 100 48_000 0
    (xp|experience_points): 100 48_000 0
    ^(level|player_level|character_level) @games: 1 60 0
    (hp|health|hit_points|max_hp|mana|mp|stamina|armor|armour|attack|defense|defence|strength|agility|intelligence|
      damage)(_points|) @games: 10 100 0
    (elo|mmr|elo_rating|chess_rating|skill_rating): 800 2200 0
    (kills|deaths|kill_count): 0 28 0
    (coins|gold|gems|diamonds) @games: 10 4800 0
    (max_players|player_count|players|min_players): 1 16 0
    (play_time|playtime|playing_time)(_min|_minutes|): 20 180 0
    playtime_hours hours_played: 2 480 0
    (reps|repetitions): 5 20 0
    (sets|rounds|laps): 2 8 0
    (pace|pace_s_per_km|pace_sec_per_km): 250 420 0
    (vo2_max|vo2max): 32 62 1
    cadence: 65 185 0
  `,
  numbers: [
    [
      '(distance|distance_km|total_distance)',
      [1.5, 42, 1],
      /run|workout|fitness|heart_rate|pace|athlete|steps|activity/
    ]
  ]
}
