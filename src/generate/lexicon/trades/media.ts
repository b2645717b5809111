/** Music, film, books, museums, social media. */

import type { Maker } from '../entity/scene.ts'
import { digits, slug, title } from '../words/makers.ts'
import { bodies } from '../words/plain-words.ts'
import { about, among, measured, row, type Trade, text, whole, words } from './trade.ts'

const music = about(
  'song|track|audio_?track|album|artist|playlist|single|recording|music',
  'isrc|bpm|track_number|album|album_name|lyrics'
)
const films = about('movie|film|show|tv_show|series|episode|season', 'director|imdb*|runtime*|synopsis|episode_number')
const books = about('book|novel|library_item|edition|publication|ebook', 'isbn(_1[03])?|author|publisher')
const videos = about(
  'video|stream|clip|recording|movie|film|encoding|media|broadcast',
  'fps|frame_rate|resolution|codec|bitrate'
)
const arts = about(
  'artwork|painting|exhibit|museum_object|sculpture|artefact|artifact|museum_item',
  'accession_number|provenance'
)
const games = about(
  'game|player|character|guild|quest|match|video_game|hero|loot|item_drop|leaderboard',
  'xp|hp|mana|experience|guild'
)
const posts = about(
  'post|tweet|toot|status|story|reel|comment|social_post',
  'likes?(_count)?|retweet*|shares?|hashtags|followers*'
)

const plot: Maker<string> = (scene) =>
  row(
    [
      'A baker finds a letter that was never meant to arrive.',
      'Two sisters rebuild a lighthouse, and their family.',
      'A quiet town wakes up to a missing river.',
      'An old pilot takes one last passenger home.'
    ],
    scene
  )

export const media: Trade = {
  contexts: { music, films, books, games, videos, arts, posts },
  words: `
    ^(genre|genres|style) @music: Jazz, Folk, Rock, Classical, Pop, Soul
    music_genre(s) music_style: Jazz, Folk, Rock, Classical, Pop, Soul
    ^(genre|genres) @films: Drama, Comedy, Thriller, Documentary
    ^(genre|genres) @books: Fiction, History, Poetry, Travel
    ^(genre|genres) @games: Strategy, Puzzle, Racing, Adventure
    genre(s|_name|): Drama, Comedy, Jazz, History, Travel, Thriller
    (song|track|album|single|playlist|record)_(title|name) release_title ^album ^song ^track ^playlist ^single:
      Slow Tides, Paper Lanterns, North of Here, Morning Train, Blue Static, Glass Garden
    band(_name|) ^orchestra ^ensemble: The Paper Kites, Harbour Lights, Nine Rivers, Static Bloom, The Night Ferry
    (video_|)codec(_name|): h264, hevc, vp9, av1
    audio_codec: aac, opus, mp3, flac
    (musical|song)_key: C major, A minor, G major, E minor, D major
    time_signature ^meter @music: 4/4, 3/4, 6/8
    (release|album)_type: album, single, ep, compilation
    lyrics: The river turns where we began, All the lights along the shore
    mood(s): calm, happy, melancholic, energetic
    (screen|video|display|image)_(resolution|size|dimensions) resolution: 1920x1080, 1280x720, 3840x2160, 2560x1440
    ^quality video_quality stream_quality @videos: 1080p, 720p, 2160p, 480p
    aspect_ratio: 16:9, 4:3, 21:9, 1:1
    (content_|age_|mpaa_|parental_|film_|movie_|)rating certification ^rated age_rating @films: PG-13, PG, R, G
    (content_rating|age_rating|mpaa_rating|parental_rating|fsk|pegi|esrb): PG-13, PG, R, G
    (movie_|film_|show_|)tagline @films: Some doors open twice., Home is a long way north., The tide keeps every secret.
    award(s): Best Picture, Best Director, Audience Award, Best Score
    (streaming_|tv_)(service|network) ^tv_channel: Channel Nine, Northern TV, City One, StreamBox
    (book|edition|cover|binding|media)_(format|type) ^binding ^format @books: hardcover, paperback, ebook, audiobook
    edition @books: 1st edition, 2nd edition, 3rd edition
    citation: Sanchez and Lee (2021), Journal of Open Data 4(2)
    (literary_form|publication_type): article, book, thesis, preprint
    (series_name|book_series|collection_title): The Harbour Chronicles, Alpine Mysteries, Letters North
    (artwork|painting|exhibition|exhibit|piece)(_title|_name|): Evening at the Harbour, Woman with a Lute, The Old Mill,
      Study in Blue
    ^(medium|technique|materials) @arts: Oil on canvas, Watercolour on paper, Bronze, Etching
    medium_description ^artwork_medium: Oil on canvas, Watercolour on paper, Bronze, Etching
    (period|epoch|era|art_movement|movement|style_period) @arts: Baroque, Renaissance, Impressionism, Modern
    art_movement: Baroque, Renaissance, Impressionism, Modernism
    provenance @arts: Purchased from the artist, Bequest of a private collector, Gift of the city
    credit_line: Gift of the city, Purchase 1921, Bequest of a private collector
    ^(run_time|runtime) @films: 95, 112, 128
    ^season beside episode*|tv_*|show_name: 1, 2, 3, 4
    ^gallery gallery_(name|number): Gallery 4, East Wing, Room 12
    reaction(s|_type|): like, love, laugh, celebrate
    emoji(s) reaction_emoji: 🎉, 🚀, 👍, 🌱
    (post|message)_type: image, video, article, link
    ^(type|kind|media_type) @posts: image, video, article, link
    (feed|social|social_media)_(platform|network) ^social_network: mastodon, instagram, linkedin, youtube
    ^platform @posts: mastodon, instagram, linkedin, youtube
    ^(title|name) of song|track|audio_?track|album|playlist|recording beside isrc|bpm|track_number: Slow Tides,
      Paper Lanterns, North of Here, Morning Train, Blue Static, Glass Garden
    ^name of band|orchestra|ensemble: The Paper Kites, Harbour Lights, Nine Rivers, Static Bloom, The Night Ferry
  `,
  texts: [
    ['^label', ({ entity }) => entity.company, music],
    [
      '(audio_|video_|)codec(_name|) audio_format',
      words('aac, opus, mp3, flac'),
      /audio|song|track|music|podcast|sample_rate|isrc|bpm|voice/
    ],
    [
      '(musical_|song_|)key',
      words('C major, A minor, G major, E minor, D major'),
      /^(tempo|bpm|time_signature|danceability)$|(^|_)(song|track|composition)s?$/
    ],
    [
      'instrument(s|_name|)',
      words('piano, guitar, violin, drums, bass'),
      /music|song|track|band|artist|musician|orchestra|lesson|tempo/
    ],
    [
      '(channel_layout|audio_channels|channels|channel_mode)',
      words('stereo, mono, 5.1'),
      /audio|codec|sample_rate|bitrate|track|sound/
    ],
    [
      '(video_|screen_|display_|image_|)resolution ^dimensions frame_size',
      words('1920x1080, 1280x720, 3840x2160, 2560x1440'),
      /video|screen|display|image|camera|monitor|stream|codec|fps|device|photo|media|movie|film/
    ],
    [
      '(timecode|start_timecode|duration_formatted|runtime_text|length_text|duration_text)',
      text((random) => `00:${random.int(10, 59)}:${random.int(10, 59)}`)
    ],
    ['(episode|chapter|lesson|section|movie|film|video|show|podcast)_(title|name)', title],
    ['(plot|synopses|storyline|logline)', plot],
    ['synopsis', plot, films],
    ['synopsis', plot, books],
    [
      '(subtitle|subtitles|caption|captions|dubbed|audio|subtitle)_lang(uage|s)',
      ({ entity }) => entity.place.locale.slice(0, 2)
    ],
    [
      'shelf_mark',
      text((random) => `PR${random.int(1000, 9999)}.${digits(random, 1, 'ABCDGHK')}${random.int(10, 99)}`)
    ],
    [
      'journal(_name|_title|)',
      words('Journal of Open Data, Annals of Coastal Research, Review of Urban Studies'),
      /article|paper|doi|publication|issn|abstract|volume/
    ],
    ['^(title|name)', words('Evening at the Harbour, Woman with a Lute, The Old Mill, Study in Blue'), arts],
    ['^(date|dated|creation_date|date_text|object_date)', text((random) => `c. ${random.int(1480, 1920)}`), arts],
    ['accession_(number|no)', text((random) => `${random.int(1890, 2020)}.${random.int(1, 480)}`)],
    ['hashtag(s)', text((random) => `#${random.pick(['travel', 'opendata', 'cooking', 'design', 'music'])}`)],
    ['(tweet|toot|post_text|post_content|caption)(_text|)', (scene) => row(bodies, scene)],
    ['subreddit community_name', slug],
    ['^(era|decade)', text((random) => `${random.pick([1960, 1970, 1980, 1990])}s`)],
    ['(reading_time|read_time)', measured(3, 14, ' min read')],
    ['(playback_)speed', words('1x, 1.25x, 1.5x'), /video|audio|play|podcast/],
    ['jersey_number shirt_number squad_number', whole(1, 40)]
  ],
  ranges: `
    ^(run_time|runtime|duration|length)(_min|_mins|_minutes|) @films: 75 190 0
    runtime_(min|mins|minutes) ^runtime: 75 190 0
    (pages|page_count|number_of_pages|num_pages) @books: 90 850 0
    number_of_pages num_pages: 90 850 0
    (duration|length|track_length|play_time|song_length|running_time)(_ms|_millis|_milliseconds|_in_ms|_in_millis)
      @music: 95_000 420_000 0
    (duration|length|track_length|play_time|song_length|running_time)(_s|_sec|_secs|_seconds|) @music: 95 420 0
    (duration|length|video_length)(_s|_sec|_secs|_seconds|) @videos: 20 5400 0
    (bpm|tempo|beats_per_minute) @music: 62 178 0
    tempo(_bpm|) beats_per_minute: 62 178 0
    (video_|)bit_rate(_kbps|): 1500, 2500, 4500, 6000, 8000
    (sample_rate|sampling_rate|sample_rate_hz)(_hz|): 22_050, 44_100, 48_000, 96_000
    (bit_depth|bits_per_sample): 16, 24
    (fps|frame_rate|framerate|frames_per_second): 24, 25, 30, 50, 60
    (track|song)_(number|no|position) ^track: 1 14 0
    (disc|disk|side)_(number|no) ^disc: 1 2 0
    (total_tracks|track_count|tracks_total|number_of_tracks|song_count): 6 18 0
    (loudness|loudness_db|replay_gain|lufs): -18 -5 1
    (danceability|energy|valence|acousticness|instrumentalness|liveness|speechiness) @music: 0.05 0.95 2
    (danceability|valence|acousticness|instrumentalness|liveness|speechiness): 0.05 0.95 2
    (episode|chapter)_(number|no|num|count) ^episode number_of_episodes: 1 24 0
    (season|volume)_(number|no|num|count) ^season number_of_seasons: 1 9 0
    (release|publication|published|copyright|recording|premiere|first_published|original_release)_year year_(published|
      released) ^published_in: 1961 2024 0
    (imdb|tmdb|audience|critic)_(rating|score) user_score vote_average: 4.5 9.2 1
    metascore metacritic(_score|) rotten_tomatoes: 38 97 0
    popularity: 4 98 0
    box_office gross_revenue worldwide_gross budget @films: 900_000 410_000_000 0
    box_office: 900_000 410_000_000 0
    (likes|like|follower|friends|subscriber|reposts|repost|retweet|retweets|favorite|favourites|mentions|view)_count:
      1 9400 0
    (followers|subscribers|monthly_listeners)(_count|): 20 94_000 0
    (reading_time|read_time)(_min|_minutes|): 2 14 0
    (word_count|words): 120 4800 0
    (character_count|char_count|characters): 40 9800 0
  `,
  numbers: [
    [
      '(audio_|)bit_rate(_kbps|_kbit_s|)',
      among(96, 128, 160, 192, 256, 320),
      /audio|song|track|music|codec|isrc|bpm|sample_rate/
    ],
    [
      '(audio_|number_of_|)channels channel_count',
      among(1, 2, 6),
      /audio|codec|sample_rate|bit_?rate|sound|recording|track/
    ],
    ['^(volume|issue)', [1, 40, 0], /journal|doi|issn|article|paper|magazine|comic/],
    ['^year', [1961, 2024, 0], /movie|film|book|album|song|track|isbn|director/],
    [
      '(play|stream|view|listen|listener|scrobble|download)(s|_count|er_count|ers)',
      [120, 480_000, 0],
      /song|track|album|artist|video|podcast|playlist|stream|channel/
    ]
  ]
}
