import type { Tasks } from '../platform/jobs.ts'
import { RenderDocuments } from './api.ts'
import { type PrintHost, printDocuments } from './commands/print.ts'
import { type DocumentId, loadStoredDocuments } from './load/documents.ts'
import { loadUnprinted, loadUnprintedOfChunk, type Unprinted } from './load/files.ts'
import { type RenderPool, renderPool } from './render-pool.ts'
import type { StoredDocument } from './stored-document.ts'

/** Documents that are asked for at a time, and lines that are held of them at a time. */
const BATCH = { documents: 250, lines: 5_000 }

const ACTOR = 'job:renderDocuments'

/** One for the process: each thread holds an engine with its fonts, which takes a second to open. */
let pool: RenderPool | undefined

/** The worker's tasks of documents. Their threads start with the first document there is to print. */
export function documentTasks(host: PrintHost): Tasks {
  return {
    renderDocuments: async payload => {
      const scope = RenderDocuments.parse(payload)
      pool ??= renderPool()
      const { render } = pool
      for await (const documents of ahead(batches(host, scope))) {
        await printDocuments(host, documents, render, ACTOR)
      }
    },
  }
}

/** The documents that have no file yet, some at a time, so that memory does not grow with a run. */
async function* batches(
  { db }: PrintHost,
  scope: RenderDocuments,
): AsyncGenerator<StoredDocument[]> {
  let after: DocumentId | undefined
  for (;;) {
    const found =
      'runId' in scope
        ? await loadUnprintedOfChunk(db, scope, after, BATCH.documents)
        : await loadUnprinted(db, idsOf(scope))
    for (const part of byLines(found)) yield await loadStoredDocuments(db, part)
    after = found.at(-1)
    if (!('runId' in scope) || found.length < BATCH.documents || after === undefined) return
  }
}

function idsOf(scope: Exclude<RenderDocuments, { runId: string }>): DocumentId[] {
  if (!('documents' in scope)) return [scope]
  return scope.documents.map(([accountId, invoiceId]) => ({ accountId, invoiceId }))
}

/** Parts of at most so many lines; a document with more of them stands alone. */
function* byLines(found: readonly Unprinted[]): Generator<Unprinted[]> {
  let part: Unprinted[] = []
  let lines = 0
  for (const next of found) {
    if (part.length > 0 && lines + next.lineCount > BATCH.lines) {
      yield part
      part = []
      lines = 0
    }
    part.push(next)
    lines += next.lineCount
  }
  if (part.length > 0) yield part
}

/** Asks for the next entry while the one before is worked on. */
async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = source.next()
  for (;;) {
    const { done, value } = await next
    if (done === true) return
    next = source.next()
    // Whoever stops early must not leave a failure that nobody looks at.
    next.catch(() => {})
    yield value
  }
}
