import { STATUS_CODES } from 'node:http'
import { type Refusal, RefusalError } from '../../kernel/result.ts'
import { sqlState } from '../../platform/database/database.ts'
import { sentence } from '../../platform/refusals/table.ts'
import type { Page } from './frame.ts'
import { html } from './markup.ts'
import { heading } from './parts.ts'
import { fill, type Say } from './say.ts'

/** The status of each refusal that a page can meet; all others are a request that is wrong. */
const STATUS: Readonly<Record<string, number>> = {
  unknown_page: 404,
  unknown_number: 404,
  unknown_bill_run: 404,
  unknown_document: 404,
  unknown_account: 404,
  document_file_not_made: 404,
  not_permitted: 403,
  metrics_not_yours: 403,
  foreign_form: 403,
  read_only_here: 405,
  foreign_host: 421,
  document_file_changed: 500,
  page_takes_too_long: 503,
  database_unreachable: 503,
}

/** What is answered instead of a page; a defect has no refusal. */
export type Failure = { readonly status: number; readonly refusal: Refusal | undefined }

/** PostgreSQL stopped a statement that took too long (pageMoment sets the limit). */
const CANCELLED = '57014'

/** SQLSTATEs of connecting, being let in, no room left, a read-only stand-in, and shutting down. */
const UNREACHABLE = /^(?:08|25006|28|3D|53|57P0)/

/** What an error means to the visitor. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RefusalError) {
    const { refusal } = error
    return { status: STATUS[refusal.code] ?? 400, refusal }
  }
  const state = sqlState(error)
  if (state === CANCELLED) {
    return { status: 503, refusal: { code: 'page_takes_too_long', facts: {} } }
  }
  if ((state !== undefined && UNREACHABLE.test(state)) || isConnectionFault(error)) {
    return { status: 503, refusal: { code: 'database_unreachable', facts: {} } }
  }
  const status = (error as { statusCode?: unknown } | null)?.statusCode
  const isRequestFault = typeof status === 'number' && status >= 400 && status < 500
  if (!isRequestFault) return { status: 500, refusal: undefined }
  return { status: 400, refusal: { code: 'address_not_understood', facts: {} } }
}

function isConnectionFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return (
    /^(?:ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/.test(code) ||
    /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
  )
}

/** A failure as a page: what it is, what to do, and the number under which the log knows it. */
export function failurePage(say: Say, { status, refusal }: Failure, requestId: string): Page {
  const { failures, failure } = say.words
  const title = failures[String(status)] ?? STATUS_CODES[status] ?? String(status)
  const text = refusal === undefined ? failure.broken : sentence(refusal, say.language)
  return {
    title,
    body: html`<div><p class="over">${status}</p>${heading(title)}</div>
      <section class="block"><div class="stack">
        <p>${text}</p>
        <p><a href="/">${failure.back}</a></p>
        <p class="lesser">${fill(failure.request, { id: requestId })}</p>
      </div></section>`,
  }
}
