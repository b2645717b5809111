import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { call, origin, type Refusal, world } from '../api.ts'
import { type Arranged, asTest, bodyAs, mappingCurl } from '../logic/copy.ts'
import { indented, isJson, isJsonType } from '../logic/json-text.ts'
import { mappingText } from '../logic/mapping-text.ts'
import { mergeDiff } from '../logic/merge-diff.ts'
import type { Mapping, PlainSchema } from '../logic/types.ts'
import { attempt, copy, type Draft, draft, refresh, say } from '../state.ts'
import { CloseButton, editorKeys, Radio } from './basics.tsx'
import { JsonEditor } from './json-editor.tsx'

interface Answer {
  status: number
  type: string
  text: string
  schema?: PlainSchema
}

/** The editor of an answer, for the requests that the draft names. */
export function AnswerEditor() {
  const given = draft.value
  if (given === undefined) return null
  return <Editor key={given.title + given.status} draft={given} />
}

function Editor({ draft: given }: { draft: Draft }) {
  const { title, target, url } = given
  const isOperation = typeof target === 'string'
  const [status, setStatus] = useState(given.status)
  const [type, setType] = useState(given.type)
  const [text, setText] = useState(given.text === undefined ? '' : indented(given.text))
  const [start, setStart] = useState(given.text === undefined ? undefined : text)
  const [schema, setSchema] = useState<PlainSchema>()
  const [often, setOften] = useState<'once' | 'always'>('always')
  const [isPatch, setIsPatch] = useState(false)
  const [problems, setProblems] = useState<string[]>([])
  const [isNow, setIsNow] = useState(false)
  const said = useId()
  const checks = useRef(0)

  // An answer that the journal did not keep is made again.
  useEffect(() => {
    if (!isOperation || start !== undefined) return
    const asked = url === undefined ? '' : `?url=${encodeURIComponent(url)}`
    void attempt(async () => {
      const answer = await call<Answer>('GET', `/ui/operations/${encodeURIComponent(target)}/answer${asked}`)
      const pretty = indented(answer.text)
      // Somebody may have typed before it came.
      setStatus((typed) => (typed === given.status ? answer.status : typed))
      setType(answer.type)
      setText((typed) => (typed === '' ? pretty : typed))
      setStart(pretty)
      setIsNow(url !== undefined)
    })
  }, [])

  useEffect(() => {
    if (!isOperation) return
    const path = `/ui/operations/${encodeURIComponent(target)}/answer?schema&status=${status}`
    call<{ schema: PlainSchema | null }>('GET', path).then(
      (found) => setSchema(found.schema ?? undefined),
      () => setSchema(undefined)
    )
  }, [status])

  const mapping = mappingOf({
    target,
    title,
    status,
    type,
    text,
    often,
    patch: isPatch ? patchOf(start, text) : undefined
  })

  // The faults show while somebody types.
  useEffect(() => {
    if (start === undefined) return undefined
    const timer = setTimeout(() => void check(), 120)
    return () => clearTimeout(timer)
  }, [mapping.text, start])

  async function check(): Promise<boolean> {
    const number = ++checks.current
    const found = await problemsOf(mapping, text, type)
    if (number === checks.current) setProblems(found)
    return found.length === 0
  }

  async function save(): Promise<void> {
    if (!(await check())) return
    const isSaved = await attempt(async () => {
      await call('POST', '/mappings', mapping.text)
      await refresh()
    })
    if (!isSaved) return
    draft.value = undefined
    say(often === 'once' ? 'Saved. The next such request gets it, once.' : 'Saved. It answers from now on.')
  }

  const close = () => {
    draft.value = undefined
  }

  return (
    <section
      class="drawer"
      role="dialog"
      aria-label={`Answer ${title} otherwise`}
      onKeyDown={editorKeys(close, () => void save())}
    >
      <header>
        <h2>
          Answer <span class="mono">{title}</span> otherwise
        </h2>
        <CloseButton onClick={close} label="Close the editor" />
      </header>
      <div class="fields">
        <label class="number">
          <span>Status code</span>
          <input
            type="number"
            min={200}
            max={599}
            value={status}
            onInput={({ currentTarget }) => setStatus(currentTarget.valueAsNumber || 0)}
          />
        </label>
        <fieldset class="choice">
          <legend class="hidden">How often</legend>
          <Radio
            name={`${said}-often`}
            label="Always"
            checked={often === 'always'}
            onCheck={() => setOften('always')}
          />
          <Radio name={`${said}-often`} label="Once" checked={often === 'once'} onCheck={() => setOften('once')} />
        </fieldset>
        {isOperation && isJsonType(type) ? (
          <fieldset class="choice">
            <legend class="hidden">What is sent</legend>
            <Radio name={`${said}-what`} label="Whole answer" checked={!isPatch} onCheck={() => setIsPatch(false)} />
            <Radio name={`${said}-what`} label="Changes only" checked={isPatch} onCheck={() => setIsPatch(true)} />
          </fieldset>
        ) : null}
      </div>
      {isNow ? <p class="faint">The journal keeps no long answers: this is the answer as it is now.</p> : null}
      <JsonEditor
        label="Body"
        value={text}
        schema={schema}
        onInput={setText}
        describedBy={said}
        isInvalid={problems.length > 0}
        focus
      />
      <div class="said" id={said} role="alert">
        {problems.map((one) => (
          <p key={one}>{one}</p>
        ))}
      </div>
      <div class="actions">
        <button type="button" class="primary" disabled={start === undefined} onClick={() => void save()}>
          Save stub
        </button>
        <button type="button" onClick={() => void copy(testOf(mapping), 'test')}>
          Copy as test
        </button>
        <button type="button" onClick={() => void copy(mapping.text, 'WireMock JSON')}>
          Copy as WireMock JSON
        </button>
        <button type="button" onClick={() => void copy(mappingCurl(origin, mapping.text, world.value), 'curl')}>
          Copy as curl
        </button>
      </div>
      <details>
        <summary>As test code</summary>
        <pre class="body" tabIndex={0} role="region" aria-label="Test code">
          {testOf(mapping)}
        </pre>
      </details>
    </section>
  )
}

interface Made {
  /** The mapping as JSON. */
  text: string
  arranged: Arranged
  /** The reason why there is no patch for the changes. */
  unpatchable: boolean
}

interface Wanted {
  target: Draft['target']
  title: string
  status: number
  type: string
  text: string
  often: 'once' | 'always'
  patch: { value: unknown } | undefined
}

/** Returns the patch from one text to another; undefined inside where none leads there. */
function patchOf(before: string | undefined, after: string): { value: unknown } {
  if (before === undefined || !isJson(before) || !isJson(after)) return { value: undefined }
  return { value: mergeDiff(JSON.parse(before), JSON.parse(after)) }
}

function mappingOf({ target, title, status, type, text, often, patch }: Wanted): Made {
  const isOperation = typeof target === 'string'
  const times = often === 'once' ? 1 : undefined
  const mapping: Mapping = {
    name: `${isOperation ? target : title}: otherwise`,
    request: isOperation ? { method: 'ANY' } : target,
    metadata: {
      standin: {
        ...(isOperation ? { operationId: target } : {}),
        ...(times === undefined ? {} : { times }),
        ...(patch === undefined ? {} : { patch: patch.value })
      },
      panel: { switch: 'otherwise' }
    }
  }
  if (patch !== undefined) {
    const arranged: Arranged = { target, patch: patch.value ?? {}, times }
    return { text: mappingText({ ...mapping, response: {} }), arranged, unpatchable: patch.value === undefined }
  }
  const body = text.trim() === '' ? {} : bodyAs(text, type)
  const arranged: Arranged = { target, status, ...body, times }
  const asJson = isJsonType(type) && isJson(text)
  const headers = text.trim() === '' ? {} : { headers: { 'content-type': type === '' ? 'application/json' : type } }
  const response = { status, ...headers, ...(asJson || text.trim() === '' ? {} : { body: text }) }
  return { text: mappingText({ ...mapping, response }, asJson ? text : undefined), arranged, unpatchable: false }
}

const testOf = ({ arranged }: Made): string => asTest(arranged)

/** Returns the faults of a mapping, by the members of its body. */
async function problemsOf({ text: mapping, unpatchable }: Made, text: string, type: string): Promise<string[]> {
  const fault = isJsonType(type) && text.trim() !== '' ? jsonFault(text) : undefined
  if (fault !== undefined) return [fault]
  if (unpatchable) return ['A patch takes no member and no element away. Choose the whole answer.']
  try {
    const { errors } = await call<{ errors: Refusal[] }>('POST', '/ui/check', mapping)
    return errors.map(saying)
  } catch (error) {
    return [(error as Error).message]
  }
}

/** Writes a refusal by the place in the body. */
function saying({ source, detail, title }: Refusal): string {
  const message = (detail ?? title)
    .replace(/^the document forbids this answer of .*?: (?:the body\S* )?/, '')
    .replace(/; outsideContract: true sends it all the same$/, '')
  const place = source?.pointer.replace(/^\/(response\/(jsonBody|body|base64Body)|metadata\/standin\/patch)/, '') ?? ''
  return place === '' ? message : `${place} ${message}`
}

/** Says why a text is no JSON; undefined if it is. */
function jsonFault(text: string): string | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    return `This is no JSON: ${(error as Error).message}`
  }
}
