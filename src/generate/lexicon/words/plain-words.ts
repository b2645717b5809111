/** Plain words for titles, names and sentences without a clue. */

import { listed } from '../entity/listed.ts'

const sentencesIn = (text: string): string[] =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .split(/(?<=[.?]) /)

export const adjectives = listed(`
  Quiet, Bright, Northern, Modern, Classic, Silver, Golden, Rapid, Coastal, Autumn, Compact, Rustic, Urban, Gentle,
  Central, Crimson, Open, Prime, Steady, Little, Amber, Royal, Alpine
`)

export const nouns = listed(`
  Harbor, Meadow, Signal, Summit, Garden, River, Lantern, Compass, Orchard, Bridge, Valley, Beacon, Canyon, Forest,
  Atlas, Anchor, Comet, Falcon, Willow, Horizon, Island, Juniper, Maple
`)

export const products = listed(`
  Desk Lamp, Backpack, Coffee Mug, Office Chair, Headphones, Water Bottle, Notebook, Rain Jacket, Wall Clock,
  Keyboard, Wool Blanket, Bicycle Bell, Tea Kettle
`)

export const labels = listed(`
  featured, urgent, design, backend, travel, music, news, cooking, research, finance, outdoor, family, release
`)

export const titles = listed(`
  How we moved to a smaller office, Ten ways to brew better coffee, A weekend on the northern coast,
  Getting started with open data, Why our tests run faster now, Planning the spring release,
  Notes from the annual meeting, A short guide to city gardens, What we learned from our customers,
  The road to a quieter inbox, Five habits of careful teams, Repairing an old bicycle, Cooking for a crowd,
  Letters from a lighthouse keeper, A winter of slow mornings, What the old map left out, Learning to sail in autumn,
  The quiet art of mending, Nine walks along the river, How to choose a good pair of shoes,
  A field guide to local birds, The last train home, Building a workshop in a garage,
  Small gardens for small balconies, Where the paper comes from, A year without meetings, The baker who kept bees,
  Reading the weather by the sky, Mountains we have not climbed, A brief history of the spoon,
  The night shift at the observatory, Teaching an old dog new tricks, Three days in a strange city,
  The museum of lost things, Growing tomatoes on a windowsill, A better way to take notes, Stories told at the harbor,
  The long way round, Making a table that lasts, Songs for a rainy day, What the tide brought in,
  How bridges are built, The first snow of the year, An evening at the theatre, Choosing colors for a small room,
  The clockmaker and his daughter, Roads that lead nowhere, A handful of summer recipes, Life above the bookshop,
  The science of a good night, Travelling light with children, Conversations with a gardener,
  The house at the end of the lane, Tools every beginner needs, A visit to the salt marshes
`)

export const sentences = sentencesIn(`
  Contains everything needed for a first release. Covers the most important changes since the last update. Replaces
  the version that was in use until last year. Reviewed once a month by the people responsible. Shared with all
  members of the project. Applies until the next update. For internal use only. Used by default where nothing else is
  chosen. Checked and approved after the last review.
`)

/** Sentences about anything; `{}` is the word for it. */
export const remarks = sentencesIn(`
  More about this {} follows soon. This {} was updated after the last review. Details of this {} may still change.
  This {} replaces an older one. All that is known of this {} so far. This {} was added on request.
`)

/** Messages of failures. */
export const failures = listed(`
  The request timed out, The resource was not found, A required field is missing, Access was denied,
  The value is not valid
`)

/** Answers of a service to a request that it did. */
export const answers = listed('Success, Request completed successfully, OK, Done')

export const details = sentencesIn(`
  Light and sturdy, made for everyday use. A simple design that fits into any room. Made from recycled materials, easy
  to clean and built to last. Comes with a two-year guarantee and a spare part. Soft to the touch and warm even on
  cold mornings. Small enough for a bag, strong enough for a long trip. Our best seller for the third year in a row.
`)

export const bodies = sentencesIn(`
  Thanks for the quick answer, that solved it for me. Could you have another look at this before Friday? Everything
  arrived on time and in good condition. The second half is clearer than the first one. We should talk about this at
  the next meeting. Please leave the parcel with the neighbours. I have added the missing pages and a short summary.
  Works as described, I would buy it again. Let us keep it as it is for now.
`)

/** Notes that people take of anything. */
export const jottings = sentencesIn(`
  Waiting for an answer by the end of the week. All details were confirmed by phone. Nothing special to keep in mind.
  The second part follows next month. Agreed with everybody involved. Please check the dates once more.
`)

/** Words that a text without a clue may hold: they are said of anything. */
export const settings = listed('default, standard, general, basic, custom, regular')

export const keysOfMaps = listed(`
  region, team, environment, project, owner, source, channel, campaign, category, tier, stage, group
`)

/** Parts of a company. */
export const departments = listed('Engineering, Sales, Marketing, Finance, Support, Operations, Legal, Design')
export const jobs = listed(`
  Software Engineer, Product Manager, Data Analyst, Head of Sales, Office Manager, Support Lead, Senior Designer,
  Accountant, Marketing Director, Site Reliability Engineer
`)
