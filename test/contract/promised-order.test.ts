import t from 'tap'
import { promisedOrder } from '../../src/contract/promised-order.ts'

t.test('words promise the order of a list', (t) => {
  const rows: [text: string, names: string, order: string | undefined][] = [
    ['Newest first.', 'id created_at', '-created_at'],
    ['Lists the news, most recent entries first', 'publishedAt created', '-created'],
    ['In reverse chronological order', 'date', '-date'],
    ['In chronological order', 'date', 'date'],
    ['Oldest messages come first', 'sent_at', 'sent_at'],
    ['Recently updated first', 'created_at updated_at', '-updated_at'],
    ['Soonest first', 'starts_at created_at', 'starts_at'],
    ['All terms in alphabetical order.', 'id term', 'term'],
    ['Alphabetical order of the labels', 'name label', 'label'],
    ['Alphabetically by last name, then first name', 'first_name last_name', 'last_name'],
    ['Names from A to Z', 'name', 'name'],
    ['Best score first; rank counts from 1.', 'rank score', '-score'],
    ['Highest paid amount first', 'total paid_amount', '-paid_amount'],
    ['Most likes first', 'likes', '-likes'],
    ['The best come first', 'points', '-points'],
    ['Largest first', 'size', '-size'],
    ['Smallest first', 'size', 'size'],
    ['Lowest first', 'rating', 'rating'],
    ['Lowest price first', 'rating price', 'price'],
    ['Most expensive first', 'price', '-price'],
    ['Cheapest first', 'unit_price', 'unit_price'],
    ['Nearest stations first', 'distance_km', 'distance_km'],
    ['Sorted by `price`, descending', 'price', '-price'],
    ['Ordered by the creation date', 'created_at', 'created_at'],
    ['sorted by created (newest to oldest)', 'created_at', '-created_at'],
    ['Ranked by population from highest to lowest', 'population', '-population'],
    ['In descending order of price.', 'price', '-price'],
    ['in increasing order by size', 'size', 'size'],
    ['Sorted by default by name', 'name', 'name'],
    ['In order of priority', 'priority', 'priority'],
    ['Sorted by name ascending, then by age descending', 'name age', 'name'],
    ['In descending order of diameter.', 'name diameter_km', '-diameter_km'],
    ['In ascending order of weight', 'weightKg', 'weightKg'],
    ['Oldest first', 'year', 'year'],
    ['Heaviest parcels first', 'weight_kg', '-weight_kg'],
    ['Fastest first', 'runner seconds', 'seconds'],
    ['Tallest first', 'height', '-height'],
    ['Longest first', 'duration', '-duration'],
    ['Sorted by start time', 'startsAt', 'startsAt'],
    ['Sorted by mood', 'name', undefined],
    ['Can be sorted by name', 'name', undefined],
    ['Newest first', 'name', undefined],
    ['Lists everything', 'name', undefined]
  ]
  for (const [text, names, wanted] of rows) {
    const order = promisedOrder(text, names.split(' '))
    t.equal(order && `${order.down ? '-' : ''}${order.name}`, wanted, text)
  }
  t.end()
})
