/** Starts jobs. One has ended when a request asks for it, since nothing goes on between two requests. */
import { type Job, keyPathOf } from '../model/model.ts'
import { keyAs } from '../rows/base.ts'
import { openGroup, putRow } from '../rows/groups.ts'
import { withValuesAt } from '../rows/making.ts'
import { act } from './actions.ts'
import { type Asking, commit, type Outcome } from './asking.ts'
import { add } from './creating.ts'
import { onceFor } from './repeating.ts'

/** Starts a job, once for each idempotency key. */
export const start = (asking: Asking, job: Job): Outcome => onceFor(asking, () => started(asking, job))

/** Makes a job, and does its write. The outcome shows the job as it begins, with the key of what it made. */
function started(asking: Asking, { starts, says, ends }: Job): Outcome {
  const { role, api, state } = asking
  const links: [string[], unknown][] = []
  if (starts !== undefined) {
    const { item } = (starts.kind === 'act' ? act : add)({ ...asking, role: starts })
    commit(asking, starts.resource)
    const named = role.resource.references.filter(({ of, many }) => of === starts.resource.id && !many)
    for (const one of named) links.push([keyPathOf(one), keyAs(api, starts.resource, item.key)])
  }
  const made = add(asking)
  const row = withValuesAt(made.row, [...says, ...links])
  putRow(state, openGroup(asking, role.resource, made.parents), { ...made.item, row })
  for (const end of ends) act({ ...asking, role: end, key: made.item.key })
  return { ...made, row }
}
