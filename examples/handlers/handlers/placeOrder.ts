import type { Tools } from './pets.ts'

interface Request {
  body: { petId: number; quantity?: number }
}

/** Sells a pet once. The number of orders is kept until a reset. */
export default ({ body }: Request, { reply, rows, world }: Tools) => {
  const pets = rows('pets')
  const pet = pets.find(({ id }) => id === body.petId)
  if (pet === undefined || pet.status === 'sold') return reply(409, { error: `pet ${body.petId} is not for sale` })
  rows(
    'pets',
    pets.map((one) => (one === pet ? { ...one, status: 'sold' } : one))
  )
  world.state.orders = (world.state.orders ?? 0) + 1
  return reply(201, { ...body, id: world.state.orders })
}
