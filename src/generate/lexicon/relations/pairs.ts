/** Words that another word decides: the breed by the species, the model by its make, the message by the code. */

import { listed } from '../entity/listed.ts'
import { type Deed, type Relation, shareOf } from './facts.ts'

/** Words by the texts that decide them. */
type Words = readonly (readonly [said: RegExp, words: readonly string[]])[]

/** A word by its name, the name of the word that decides it, and the words for each. */
const rules: readonly (readonly [name: RegExp, by: RegExp, words: Words])[] = [
  [
    /^breed(_name)?$/,
    /^(species|animal|animal_type|pet_type)$/,
    [
      [/^dogs?$/i, listed('Labrador, Beagle, Poodle, Border Collie')],
      [/^cats?$/i, listed('Siamese, Maine Coon, Persian, Bengal')],
      [/^rabbits?$/i, listed('Holland Lop, Dutch, Angora')],
      [/^horses?$/i, listed('Haflinger, Arabian, Shetland Pony')],
      [/^(parrot|bird)s?$/i, listed('African Grey, Cockatiel, Budgerigar')],
      [/./, ['Mixed']]
    ]
  ],
  [
    /^(car_|vehicle_)?model$/,
    /^(car_|vehicle_)?(make|manufacturer|brand)$/,
    [
      [/^volvo$/i, listed('V60, XC40')],
      [/^toyota$/i, listed('Corolla, Yaris')],
      [/^renault$/i, listed('Clio, Megane')],
      [/^ford$/i, listed('Focus, Transit')],
      [/^(volkswagen|vw)$/i, listed('Golf, Passat')]
    ]
  ],
  [
    /^(provider|vendor)$/,
    /^model(_name|_id)?$/,
    [
      [/^gpt/, ['openai']],
      [/^claude/, ['anthropic']],
      [/^llama/, ['meta']],
      [/^mistral/, ['mistral']]
    ]
  ],
  [
    /^value$/,
    /^(name|option|option_name|attribute|attribute_name)$/,
    [
      [/^colou?r$/i, listed('Blue, Black, Red')],
      [/^size$/i, listed('Small, Medium, Large')],
      [/^material$/i, listed('Cotton, Oak, Steel')],
      [/^(style|finish)$/i, listed('Matte, Classic')]
    ]
  ],
  [
    /^(message|msg|detail)$/,
    /^(error_)?code$/,
    [
      [/^invalid_request$/, ['The value is not valid', 'A required field is missing']],
      [/^not_found$/, ['The resource was not found']],
      [/^rate_limited$/, ['Too many requests, try again later']],
      [/^timeout$/, ['The request timed out']],
      [/^forbidden$/, ['Access was denied']],
      [/^conflict$/, ['The resource was changed in the meantime']]
    ]
  ]
]

/** A word is one of those that the word beside it goes with. */
export const pairs: Relation = (members) =>
  rules.flatMap(([name, by, words]): Deed[] => {
    const [own, other] = [name, by].map((rule) => members.find(({ plain }) => rule.test(plain)))
    if (own === undefined || other === undefined) return []
    return [
      (the) => {
        const [word, said] = [own, other].map((one) => String(the.value(one.name))) as [string, string]
        const fitting = words.find(([rule]) => rule.test(said))?.[1]
        // A text of another kind stays.
        if (fitting === undefined || fitting.includes(word) || !words.some(([, list]) => list.includes(word))) return
        the.put(own.name, fitting[Math.floor(shareOf(word.length) * (fitting.length - 0.01))])
      }
    ]
  })
