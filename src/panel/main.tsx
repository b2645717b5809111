import { render } from 'preact'
import { Refused } from './api.ts'
import { App } from './app.tsx'
import { draft, loadServer, say, tab } from './state.ts'
import { followRequests } from './stream.ts'

const root = document.getElementById('app') as HTMLElement
render(<App />, root)
loadServer().then(undefined, (error: Error) => {
  if (!(error instanceof Refused) || error.status !== 401) say(error.message, { isProblem: true })
})
followRequests()
// The editor belongs to the view that it was opened in.
tab.subscribe(() => {
  draft.value = undefined
})
