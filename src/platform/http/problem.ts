import { STATUS_CODES } from 'node:http'
import type { Refusal } from '../../kernel/result.ts'
import { type Language, splitSentence } from '../refusals/sentence.ts'
import { sentence } from '../refusals/table.ts'

/** The status of each refusal that is not simply an input that cannot be processed (422). */
const STATUS: Readonly<Record<string, number>> = {
  invalid_json: 400,
  unknown_field: 400,
  wrong_shape: 400,
  webhook_unsigned: 400,
  not_signed_in: 401,
  not_permitted: 403,
  approval_needed: 403,
  own_request: 403,
  not_entitled: 403,
  own_rights: 403,
  permission_not_grantable: 403,
  role_fixed: 403,
  foreign_form: 403,
  unknown_address: 404,
  unknown_number: 404,
  unknown_row: 404,
  unknown_bulk: 404,
  unknown_document: 404,
  unknown_webhook_endpoint: 404,
  unknown_webhook_event: 404,
  document_file_not_made: 404,
  method_not_allowed: 405,
  not_acceptable: 406,
  changed_meanwhile: 412,
  body_too_large: 413,
  media_type_unknown: 415,
  foreign_host: 421,
  too_many_requests: 429,
  too_many_exports: 429,
  document_file_changed: 500,
  page_takes_too_long: 503,
  database_unreachable: 503,
  // What is asked is right, but not in the present state: look again, then ask again.
  answer_erased: 409,
  webhook_endpoint_disabled: 409,
  ambiguous_row: 409,
  bill_run_state: 409,
  bill_run_open: 409,
  drafts_stale: 409,
  exceptions_open: 409,
  issue_date_before_series: 409,
  preview_changed: 409,
  request_decided: 409,
  request_expired: 409,
  period_closed: 409,
  period_in_use: 409,
  period_already_closed: 409,
  period_not_closed: 409,
  period_not_over: 409,
  earlier_period_open: 409,
}

/** The HTTP status that answers a refusal. */
export function statusOf(refusal: Refusal): number {
  return STATUS[refusal.code] ?? 422
}

/** A refusal or failure as RFC 9457 has it, with our code, its facts and what to do. */
export type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly facts: Refusal['facts']
  readonly remedy: string
  readonly requestId: string
}

/** A refusal as a problem document, in the reader's language. */
export function problemOf(refusal: Refusal, language: Language, requestId: string): Problem {
  const status = statusOf(refusal)
  const [detail, remedy] = splitSentence(sentence(refusal, language))
  return {
    type: `urn:quittance:refusal:${refusal.code}`,
    title: STATUS_CODES[status] ?? String(status),
    status,
    detail,
    code: refusal.code,
    facts: refusal.facts,
    remedy,
    requestId,
  }
}

/** A defect as a problem document: nothing of it is told but the number under which it was logged. */
export function defectProblem(requestId: string): Problem {
  return {
    type: 'urn:quittance:defect',
    title: 'Internal Server Error',
    status: 500,
    detail: 'The request could not be answered.',
    code: 'defect',
    facts: {},
    remedy: `Tell your administrator the request ${requestId}; the log knows it by that.`,
    requestId,
  }
}
