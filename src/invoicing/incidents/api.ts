import { z } from 'zod'
import {
  code,
  currency,
  date,
  line,
  names,
  oneOf,
  optional,
  positive,
  whole,
} from '../../formats/fields.ts'

/** What was wrong on many documents at once. */
export const WRONGS = ['price', 'tariff', 'reads', 'tax', 'other'] as const

/** How an incident puts documents right. */
export const REMEDIES = ['difference', 'void', 'credit'] as const

export type Wrong = (typeof WRONGS)[number]
export type Remedy = (typeof REMEDIES)[number]

/** Which documents an incident is about; what is left out does not narrow it. */
const selection = {
  /** Lines with service on or after it … */
  from: date,
  /** … that begins before it; left out: up to what was billed last. */
  to: optional(date),
  /** Numbers of documents, from a file for instance; no others then. */
  documents: optional(z.array(code).min(1).max(50_000)),
  accounts: optional(z.array(code).min(1).max(10_000)),
  /** Codes of legal entities; left out: all that billed something of it. */
  entities: optional(z.array(code).min(1).max(100)),
  cycle: optional(code),
  issuedFrom: optional(date),
  issuedTo: optional(date),
  product: optional(code),
  charge: optional(code),
  plan: optional(code),
  planVersion: optional(whole(1, 10_000)),
  taxCode: optional(code),
  meter: optional(code),
  serials: optional(z.array(code).min(1).max(10_000)),
  /** Cause of a dispute that was opened about the document. */
  disputed: optional(code),
}

/** What was wrong, on which documents, and how they are put right. */
export const StartIncident = z.strictObject({
  title: line(200),
  wrong: oneOf(WRONGS),
  cause: code,
  remedy: oneOf(REMEDIES),
  ...selection,
  /** Credited of each matched line; with `remedy` credit, this or an amount. */
  percent: optional(positive),
  /** Credited of each document without tax, spread over its matched lines. */
  amount: optional(z.string({ error: 'an amount such as 12.50' }).max(40)),
  currency: optional(currency),
  outcome: oneOf(['offset', 'keep', 'refund']).default('offset'),
  /** Printed on the documents. */
  reason: line(500),
  issueOn: date,
  /** What customers are told, by language; left out: nothing is sent. */
  notice: optional(names),
  /** Code of the wording that the notice has after `correction_notice.`, where it has its own. */
  wording: optional(code),
})

/** An incident by its number. */
export const IncidentRef = z.strictObject({ incident: code })

export const ApproveIncident = z.strictObject({
  incident: code,
  /** Hold back accounts with undecided exceptions instead of refusing. */
  holdOpen: z.boolean().optional(),
})

export const CancelIncident = z.strictObject({ incident: code, reason: line(500) })

type Asked = z.output<typeof StartIncident>

/** What was selected and is credited, as the incident keeps it: JSON, dates and amounts as text. */
export type IncidentTerms = {
  readonly from: string
  readonly to: string | null
  readonly documents: number | null
  readonly accounts: readonly string[] | null
  readonly entities: readonly string[] | null
  readonly cycle: string | null
  readonly issuedFrom: string | null
  readonly issuedTo: string | null
  readonly product: string | null
  readonly charge: string | null
  readonly plan: string | null
  readonly planVersion: number | null
  readonly taxCode: string | null
  readonly meter: string | null
  readonly serials: readonly string[] | null
  readonly disputed: string | null
  readonly percent: string | null
  /** In minor units of `currency`. */
  readonly amountMinor: string | null
  readonly currency: string | null
  readonly outcome: 'offset' | 'keep' | 'refund'
  readonly wording: string | null
}

/** The terms of an incident as it keeps them. */
export function termsOf(asked: Asked, amountMinor: bigint | null): IncidentTerms {
  const { from, to, documents, accounts, entities, cycle, issuedFrom, issuedTo } = asked
  const { product, charge, plan, planVersion, taxCode, meter, serials, disputed } = asked
  const { percent, currency: of, outcome, wording } = asked
  return {
    from: from.toString(),
    to: to?.toString() ?? null,
    documents: documents?.length ?? null,
    accounts: accounts ?? null,
    entities: entities ?? null,
    cycle,
    issuedFrom: issuedFrom?.toString() ?? null,
    issuedTo: issuedTo?.toString() ?? null,
    ...{ product, charge, plan, planVersion, taxCode, meter, disputed },
    serials: serials ?? null,
    percent: percent?.toString() ?? null,
    amountMinor: amountMinor?.toString() ?? null,
    currency: of,
    outcome,
    wording,
  }
}
