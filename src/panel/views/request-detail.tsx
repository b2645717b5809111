import { useEffect, useState } from 'preact/hooks'
import { call, origin } from '../api.ts'
import { arrangedLike, asCurl, asFetch, asTest } from '../logic/copy.ts'
import { bytes, clock, contentTypeOf, duration, headerText, plural } from '../logic/format.ts'
import { indented } from '../logic/json-text.ts'
import { lineKey } from '../logic/lines.ts'
import type { Body, Detail, Header } from '../logic/types.ts'
import { CloseButton, Method, StatusMark, TabLink } from '../parts/basics.tsx'
import { copy, draft, lines, opened } from '../state.ts'

/** A request that was read, or the reason why it could not be. */
interface Read {
  line: NonNullable<typeof opened.value>
  detail?: Detail
  problem?: string
}

const isSame = (one: Read['line'], other: Read['line']): boolean => lineKey(one) === lineKey(other)

/** The request that is opened. It shows once all of it is there; the one before stays until then. */
export function RequestDetail() {
  const line = opened.value
  const [read, setRead] = useState<Read>()
  // A request that was opened before its answer came is read again.
  const isAnswered = line === undefined || lines.value.some((one) => isSame(one, line) && one.status !== 0)
  useEffect(() => {
    if (line === undefined) {
      setRead(undefined)
      return
    }
    let isCurrent = true
    detailOf(line.world, line.id).then(
      (detail) => isCurrent && setRead({ line, detail }),
      // A request that the journal dropped meanwhile stays as it was read.
      ({ message }: Error) =>
        isCurrent &&
        setRead((before) => (before !== undefined && isSame(before.line, line) ? before : { line, problem: message }))
    )
    return () => {
      isCurrent = false
    }
  }, [line?.world, line?.id, isAnswered])
  if (line === undefined || read === undefined) return null
  const { method, url } = read.line
  const close = () => {
    opened.value = undefined
  }
  return (
    <section class="detail" aria-label={`${method} ${url}`}>
      <header>
        <h2>
          <Method name={method} /> <span class="mono">{url}</span>
        </h2>
        <CloseButton onClick={close} label="Close the request" />
      </header>
      {read.problem === undefined ? null : (
        <p role="alert" class="problem">
          {read.problem}
        </p>
      )}
      {read.detail === undefined ? null : <Shown detail={read.detail} />}
    </section>
  )
}

const detailOf = (name: string, id: number): Promise<Detail> =>
  call<Detail>('GET', `/ui/requests/${id}`, undefined, name)

function Shown({ detail }: { detail: Detail }) {
  const { at, ms, status, sent, answered, why, source, delay } = detail
  const edit = () => {
    const { target } = arrangedLike(detail)
    draft.value = {
      title: `${detail.method} ${detail.url}`,
      target,
      url: detail.url,
      status,
      type: contentTypeOf(answered.headers),
      text: answered.text ?? (answered.size === 0 ? '' : undefined)
    }
  }
  return (
    <>
      <div class="facts">
        <StatusMark line={detail} />
        {source === '' ? null : <span class={`source source-${source}`}>{source}</span>}
        <span>{status === 0 ? 'not answered yet' : duration(ms)}</span>
        {delay > 0 ? <span>waited {duration(delay)}</span> : null}
        <span>{clock(at)}</span>
        {detail.world === '' ? null : <span>world {detail.world}</span>}
      </div>
      <div class="actions">
        <button type="button" class="primary" onClick={edit}>
          Answer this otherwise
        </button>
        <button type="button" onClick={() => void copy(asCurl(origin, detail), 'curl')}>
          Copy as curl
        </button>
        <button type="button" onClick={() => void copy(asFetch(origin, detail), 'fetch')}>
          Copy as fetch
        </button>
        <button type="button" onClick={() => void copy(asTest(arrangedLike(detail)), 'test')}>
          Copy as test
        </button>
      </div>
      <Why detail={detail} />
      <h3>
        Sent <small>{sizeText(sent)}</small>
      </h3>
      <Parameters values={sent.parameters} />
      <BodyShown body={sent} />
      <Headers headers={sent.headers} />
      <h3>
        Answered <small>{sizeText(answered)}</small>
      </h3>
      {detail.method === 'HEAD' ? null : <BodyShown body={answered} />}
      <Headers headers={answered.headers} />
      {why.operation === undefined ? null : (
        <p class="foot">
          <TabLink to="Operations">All operations</TabLink>
        </p>
      )}
    </>
  )
}

const sizeText = ({ size }: Body): string => (size === 0 ? 'no body' : bytes(size))

/** The origins of an answer, in words. */
const origins: Record<string, string> = {
  stub: 'A stub answered, in place of the document.',
  handler: 'A function of yours answered, in place of the document.',
  fixture: 'The rows of a fixture were answered.',
  row: 'The rows of the collection were answered, as they are now.',
  example: 'The document’s own example was answered.',
  generated: 'A value was generated by the schema.',
  error: 'The request was refused.'
}

function Why({ detail }: { detail: Detail }) {
  const { why, status, fault } = detail
  const { operation, stub, violations, reason, nearest } = why
  return (
    <section class={`why ${violations.length > 0 || why.source === 'error' ? 'is-bad' : ''}`}>
      <h3>Why</h3>
      <p>
        {status === 0
          ? 'It is not answered yet.'
          : fault !== undefined
            ? `A stub broke the connection (${fault}).`
            : origins[why.source]}
      </p>
      {violations.length === 0 ? null : (
        <>
          <p>{plural(violations.length, 'violation')} of the document:</p>
          <ul class="violations">
            {violations.map(({ in: place, at, message }) => (
              <li key={`${place}${at}${message}`}>
                <code>
                  {place}
                  {at === '' ? '' : at}
                </code>{' '}
                {message}
              </li>
            ))}
          </ul>
        </>
      )}
      {reason === '' || violations.length > 0 ? null : <p>{reason}</p>}
      {nearest === '' ? null : <p class="faint">No stub matched: {nearest}.</p>}
      <dl>
        {operation === undefined ? null : (
          <>
            <dt>Operation</dt>
            <dd>
              <code>{operation.id}</code> {operation.summary}
            </dd>
          </>
        )}
        {stub === undefined ? null : (
          <>
            <dt>Stub</dt>
            <dd>
              <TabLink to="Stubs">{stub.name === '' ? stub.id : stub.name}</TabLink>
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

function Parameters({ values }: { values: Detail['sent']['parameters'] }) {
  const all = Object.entries(values).flatMap(([place, named]) =>
    place === 'header' ? [] : Object.entries(named ?? {}).map(([name, value]) => ({ place, name, value }))
  )
  if (all.length === 0) return null
  return (
    <dl class="pairs">
      {all.map(({ place, name, value }) => (
        <div key={`${place} ${name}`}>
          <dt>
            {name} <small>{place}</small>
          </dt>
          <dd>{JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Headers({ headers }: { headers: Header[] }) {
  if (headers.length === 0) return null
  return (
    <details open>
      <summary>{plural(headers.length, 'header')}</summary>
      <dl class="pairs">
        {headers.map(([name, value], index) => (
          <div key={index}>
            <dt>{name}</dt>
            <dd>{headerText(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function BodyShown({ body }: { body: Body }) {
  const { text, base64, size } = body
  if (text !== undefined && text !== '') {
    return (
      <pre class="body" tabIndex={0} role="region" aria-label="Body as text">
        {indented(text)}
      </pre>
    )
  }
  if (base64 !== undefined) return <p class="faint">{bytes(size)} that are no text.</p>
  if (size > 0) return <p class="faint">The journal keeps no bodies as long as this one ({bytes(size)}).</p>
  return null
}
