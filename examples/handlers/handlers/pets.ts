/** What the handlers know of standin's arguments. `standin types` writes the whole of it for a document. */
export interface Pet {
  id: number
  name: string
  status: 'available' | 'pending' | 'sold'
  tags?: string[]
}

export interface Tools {
  /** The rows of a collection. A list replaces them. */
  rows: (name: 'pets', changed?: Pet[]) => Pet[]
  reply: (status: number, body?: unknown, headers?: Record<string, string>) => unknown
  world: { state: { orders?: number } }
}
