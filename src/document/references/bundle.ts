import { refuseExpansion } from '../yaml/limits.ts'
import { type LocatedText, maxDepth, maxExpansion, Unreadable } from '../yaml/yaml.ts'
import { type Bundling, collect, type FileForm, formOf } from './collect.ts'
import { addressOf, filesKey, isCircular, type Ref, type SourceFile } from './reference.ts'
import { circle, refuse, settle, settleMeant, whyNowhere } from './settle.ts'
import type { Visitor } from './walk.ts'

/** Opens another file. Throws an Error whose message is the reason alone. */
export type Open = (url: URL, form: FileForm) => Promise<LocatedText>

const maxFiles = 2000

/**
 * Makes one document of all its files, in place: each file that a `$ref` names is put under `#/x-standin-files/…`, and
 * every `$ref` (a URI reference, RFC 3986, with a JSON pointer as its fragment) then points within the document. A
 * reference that leads nowhere, or in a circle, is reported, and its holder keeps the reason alone, under
 * `x-standin-unresolved`. Returns all files, the root first.
 */
export async function bundle(
  text: LocatedText,
  url: URL,
  open: Open,
  report: Bundling['report'],
  visitor: Visitor
): Promise<SourceFile[]> {
  const document = text.value as Record<string, unknown>
  const root: SourceFile = { text, url, at: '', known: new Map() }
  const state: Bundling = {
    document,
    resources: [root],
    opened: new Map([[url.href, root]]),
    identified: [],
    named: [],
    dynamic: false,
    found: [],
    settled: new WeakSet(),
    walked: new Map(),
    read: new Set(),
    chained: [],
    shares: false,
    homes: new Map(),
    merges: [],
    visitor,
    report
  }
  collect(state, document, 'document', undefined, root)
  await settleAll(state, open)
  for (const ref of state.chained) {
    if (isCircular(document, ref.holder)) refuse(state, ref, circle)
  }
  for (const merge of state.merges) merge()
  if (state.shares) {
    refuseExpansion(document, 2 * maxDepth, 10 * maxExpansion, (pointer, why) => {
      throw new Unreadable(
        `${text.file}: the references at ${pointer} cannot be followed: ${why}; take some of them out`
      )
    })
  }
  // References are pointers now; only dynamic ones still use names.
  for (const schema of state.dynamic ? [] : state.named) {
    delete schema.$id
    delete schema.$anchor
  }
  // Pointers are not followed again. Kept goals would stay in memory as long as the files' places.
  for (const { known } of state.resources) known.clear()
  return state.resources
}

/** Settles the references that were found, and those found on the way. */
async function settleAll(state: Bundling, open: Open): Promise<void> {
  // A goal may appear once a reference on the way to it is settled.
  for (let waiting: Ref[] = []; state.found.length > 0 || waiting.length > 0; ) {
    const refs = [...waiting, ...state.found.splice(0)]
    await openAll(state, refs, open)
    waiting = refs.filter((ref) => !settle(state, ref))
    if (waiting.length < refs.length) continue
    const lost = waiting.filter((ref) => !settleMeant(state, ref))
    if (lost.length === waiting.length) for (const ref of lost.splice(0)) refuse(state, ref, whyNowhere(state, ref))
    waiting = lost
  }
}

/** Opens the files that references name, all at a time. */
async function openAll({ document, resources, opened }: Bundling, refs: Ref[], open: Open): Promise<void> {
  const wanted = new Map<string, { url: URL; form: FileForm }>()
  for (const ref of refs) {
    let target = addressOf(ref)
    // An $id names a schema. Its neighbours often are not at that address.
    const { file } = ref.from
    if (file !== undefined && target !== ref.from.url && !opened.has(String(target))) {
      ref.from = file
      target = addressOf(ref)
    }
    if (target !== undefined && target !== ref.from.url && !opened.has(target.href)) {
      wanted.set(target.href, { url: target, form: formOf(ref) })
    }
  }
  const limited = ({ url, form }: { url: URL; form: FileForm }, index: number) =>
    resources.length + index > maxFiles
      ? new Error(`the document has more than ${maxFiles} files`)
      : open(url, form).catch((error: Error) => error)
  const texts = await Promise.all(Array.from(wanted.values(), limited))
  for (const [index, [href, { url }]] of [...wanted].entries()) opened.set(href, resourceOf(texts[index]!, url))

  function resourceOf(text: LocatedText | Error, url: URL): SourceFile | Error {
    if (text instanceof Error) return text
    // Two addresses may lead to the same file.
    const known = resources.find((resource) => resource.text === text)
    if (known !== undefined) return known
    const resource = { text, url, at: `/${filesKey}/${resources.length - 1}`, known: new Map() }
    resources.push(resource)
    document[filesKey] = resources.slice(1).map(({ text }) => text.value)
    return resource
  }
}
