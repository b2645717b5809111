import { room } from './fixtures/room.ts'

await room('record')
