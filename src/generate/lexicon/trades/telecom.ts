import { about, among, of, type Trade, whole, words } from './trade.ts'

const calls = about('sms|call|subscriber|sim|plan|line|telecom*|cdr', 'msisdn|imsi|iccid|caller*|callee')
const tests = about('test|test_case|suite|test_run', 'passed|failed|assertions')
/** Numbers of tokens; `tokens` alone may be those of a sign-in. */
const tokens = '(max|total|input|output)_tokens'
const models = about(
  'model|completion|chat_completion|llm|inference|training_run|embedding|prediction|generation',
  `*prompt*|completion(s|_tokens)?|judge_model|finish_reason|agent|${tokens}|top_p`
)

const languageModels = words('gpt-4o-mini, claude-3-5-sonnet, llama-3.1-8b, mistral-large')
const prompts = of(
  'Summarise {{text}} in two sentences.',
  'Translate {{text}} into {{language}}.',
  'Answer the question of {{customer}} in a friendly tone.'
)

export const telecom: Trade = {
  contexts: { calls, tests, models },
  words: `
    (call_type|call_direction|direction) @calls: inbound, outbound
    (mobile_|network_|cellular_|sim_)(operator|carrier|network)(_name|) ^operator ^carrier(_name|) @calls: Northcell,
      Blue Mobile, Alpine Telecom, City Wireless
    (mobile_|network_|cellular_)(operator|carrier): Northcell, Blue Mobile, Alpine Telecom
    (mnc|mobile_network_code): 01, 02, 10, 20
    ^plan(_name|) tariff(_name|) @calls: Mobile S, Flat 10 GB, Data 5, Unlimited
    (test|test_case|spec|suite|test_suite)(_name|) @tests: adds a row, refuses a bad token, shows the second page,
      keeps the order
    (assertion|expected|actual) @tests: 200, true, "ok"
    (llm|model)_(provider|vendor): openai, anthropic, mistral, meta
    ^output ^completion generated_text expected_(output|answer|completion) @models: The parcel arrives on Friday.,
      The text is about a trip by train., Nothing in the contract says so.
    reasoning justification rationale @models: The answer is complete and names its source.,
      One of the three points is missing.
    (finish_reason|stop_reason): stop, length, tool_calls
    (prompt|system_prompt|user_prompt|instruction): Summarise the text in two sentences., Translate this into French.,
      List three risks of the plan.
    (sentiment|sentiment_label|sentiment_result|polarity): positive, neutral, negative
    embedding_model: text-embedding-3-small, e5-large
  `,
  texts: [
    ['^direction', words('inbound, outbound'), /sms|call|message|email|conversation/],
    [
      '(network_type|radio_access|technology|network_generation|rat)',
      words('4G, 5G, LTE, 3G'),
      /sim|cell|mobile|imsi|imei|signal|carrier|network|modem|roaming|iccid/
    ],
    ['apn', words('internet.example, iot.example, web.mobile.example'), /sim|iccid|imsi|modem|cellular/],
    ['(mcc|mobile_country_code)', words('262, 310, 234, 208'), /mnc|imsi|cell|plmn|operator/],
    ['(dtmf|ivr_option)', whole(1, 9)],
    ['^model(_name|_id|) base_model', languageModels, models],
    ['(judge|llm|chat|completion)_model(_name|_id|)', languageModels],
    ['^provider ^vendor', words('openai, anthropic, mistral, meta'), about('llm', tokens)],
    ['^stop(s) stop_(sequence|word)(s)', words('END, ###, STOP'), about('completion|llm', `${tokens}|top_p`)],
    ['^template prompt_(template|text)', prompts, about('prompt|prompt_version|prompt_template|llm', 'prompt_id')],
    [
      '(object_class|predicted_class|class_label|prediction|predicted_label)',
      words('cat, dog, car, person'),
      /confidence|score|prediction|bounding|detect/
    ]
  ],
  ranges: `
    (max_tokens|max_completion_tokens|context_length|context_window): 256, 1024, 4096, 8192
    (prompt_tokens|completion_tokens|total_tokens|input_tokens|output_tokens|token_count|tokens|tokens_used|
      cached_tokens): 20 3800 0
    ^temperature @models: 0 1 1
    top_p: 0.5 1 2
    top_k: 10, 20, 40
    learning_rate: 0.0001 0.01 4
    batch_size: 8, 16, 32, 64, 100
    (f1|f1_score|roc_auc|auc|val_accuracy): 0.55 0.99 3
    (loss|val_loss|train_loss|training_loss): 0.02 1.8 4
    (sentiment|sentiment_score|polarity): -0.95 0.95 2
    (similarity|similarity_score|relevance|relevance_score|match_score): 0.2 0.99 3
    perplexity: 4 40 2
    (unread|unread_count|unread_messages|badge_count|new_messages|message_count|messages_count|num_messages|reply_count|
      replies_count|thread_count): 0 48 0
    (member_count|members_count|num_members|participant_count|member_limit): 2 240 0
    (call_duration|talk_time|call_length|ring_time|hold_time|wait_time)(_s|_sec|_secs|_seconds|): 4 1800 0
    (data_used|data_usage|data_limit|data_allowance|data_volume)_mb: 20 10_240 0
    (data_used|data_usage|data_limit|data_allowance|data_volume|included_data)_gb: 1 60 1
    (minutes_used|included_minutes|minutes_remaining): 0 600 0
    (sms_count|num_segments|segments): 1 4 0
    (mos|mos_score|voice_quality): 3.2 4.5 1
    mnc: 1 20 0
  `,
  numbers: [
    ['(epoch|epochs)', [1, 20, 0], /train|model|loss|learning_rate|batch/],
    [
      '(accuracy|precision|recall|f1|f1_score|auc|roc_auc|val_accuracy|iou|map_score)',
      [0.55, 0.99, 3],
      /model|train|class|predict|recall|precision|epoch|evaluat|metric|loss|f1/
    ],
    [
      '(similarity|relevance|distance|similarity_score|relevance_score|match_score|cosine_similarity)',
      [0.2, 0.99, 3],
      /search|match|embedding|vector|query|score|similar/
    ],
    ['(cell_id|lac|tac|eci)', [1000, 65_000, 0], /cell|mcc|mnc|lac|gsm|lte|tower/],
    ['mcc', among(208, 234, 262, 310), /mnc|cell|imsi|lac/]
  ]
}
