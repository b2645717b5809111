import { call } from '../api.ts'
import { numberIn, percentIn } from '../logic/switches.ts'
import type { Mapping, Stub } from '../logic/types.ts'
import { NumberField } from '../parts/basics.tsx'
import { attemptChange, settings, stubs } from '../state.ts'

type Kind = 'rate' | 'limit'

const find = (kind: Kind): Stub | undefined => stubs.value.find(({ mapping }) => mapping.metadata?.panel?.all === kind)

/** Faults of all operations: a wait, a share that fails, a limit of requests. */
export function FaultsForAll() {
  const delay = numberIn(settings.value.fixedDelay)
  const rate = percentIn(find('rate')?.mapping.metadata?.standin?.rate)
  const limit = numberIn(find('limit')?.mapping.metadata?.standin?.limit)
  const isSet = delay !== undefined || rate !== undefined || limit !== undefined
  return (
    <details class="faults">
      <summary class={isSet ? 'is-set' : ''}>Faults for all</summary>
      <div class="popover">
        <p class="faint">They meet every operation of this world, until you empty the field.</p>
        <NumberField
          label="Delay"
          unit="ms"
          value={delay}
          max={600000}
          hint="none"
          onTake={(ms) => void setDelay(ms)}
        />
        <NumberField
          label="Fails"
          unit="%"
          value={rate}
          max={100}
          hint="none"
          onTake={(percent) => void setFault('rate', percent === undefined ? undefined : percent / 100, 503)}
        />
        <NumberField
          label="Limit"
          unit="a minute"
          value={limit}
          hint="none"
          onTake={(most) => void setFault('limit', most, 429)}
        />
      </div>
    </details>
  )
}

async function setDelay(ms: number | undefined): Promise<void> {
  const { fixedDelay: _, ...others } = settings.value
  await attemptChange(() => call('POST', '/settings', ms === undefined ? others : { ...others, fixedDelay: ms }))
}

async function setFault(kind: Kind, value: number | undefined, status: number): Promise<void> {
  const before = find(kind)
  await attemptChange(async () => {
    if (value !== undefined) {
      const mapping: Mapping = {
        name: kind === 'rate' ? 'all operations: fail' : 'all operations: limit',
        request: { method: 'ANY' },
        response: { status },
        metadata: { standin: { operationId: '*', [kind]: value }, panel: { all: kind } }
      }
      await call('POST', '/mappings', mapping)
    }
    if (before !== undefined) await call('DELETE', `/mappings/${before.id}`)
  })
}
