/** Numbers of which each is a share of the one before: of the mails sent some are opened, and of these some clicked. */

import { type Deed, exact, type Facts, numberAt, type Relation } from './facts.ts'

const counted = (words: string) => new RegExp(`^((?:total|num|em|email|emails)_)*(${words})(_count|_total)?$`)

/** Steps in their order. To teach standin another way, add a row. */
const ways: readonly (readonly RegExp[])[] = [
  [
    counted('sent|sends|recipients|messages_sent'),
    counted('delivered|deliveries'),
    counted('opens|opened'),
    counted('clicks|clicked'),
    counted('conversions|converted|purchases')
  ],
  [
    counted('sent|sends|recipients'),
    counted('bounces|bounced|forwards|optouts|opt_outs|unsubscribes|unsubscribed|abuse|complaints|replies')
  ],
  [counted('impressions|views|page_views'), counted('clicks|clicked'), counted('conversions|signups|orders|purchases')],
  [counted('visits|visitors|sessions'), counted('signups|registrations|leads'), counted('conversions|orders|purchases')]
]

/** A step has no more than the one before. */
export const funnels: Relation = (members) =>
  ways.flatMap((way): Deed[] => {
    const steps = way.map((rule) => members.filter(({ plain }) => rule.test(plain))).filter((step) => step.length > 0)
    return steps.slice(1).flatMap((step, index) =>
      step.map(
        ({ name }) =>
          (the) =>
            putWithin(the, steps[index]![0]!.name, name)
      )
    )
  })

function putWithin(the: Facts, before: string, name: string): void {
  const [most, own] = [numberAt(the, before), numberAt(the, name)]
  if (own > most) the.put(name, exact(own % (most + 1)))
}
