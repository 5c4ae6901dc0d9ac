/** What is known of a customer with something overdue, for judging whether it will be paid. */
export type CollectionEvidence = {
  /** Of the oldest item that is overdue. */
  readonly overdueDays: number
  /** Of what was paid in the last twelve months, weighed by amount; 0 where all was in time. */
  readonly averageDaysLate: number
  /** In the last twelve months. */
  readonly brokenPromises: number
  readonly returnedPayments: number
  /** What came of the last call or visit; null: none. */
  readonly lastOutcome: string | null
}

/** One reason of a score: what was seen, and how many of 10,000 it adds. */
export type ScoreReason = {
  readonly what:
    | 'age'
    | 'pays_late'
    | 'broken_promises'
    | 'returned_payments'
    | 'promised'
    | 'refused'
    | 'not_reached'
    | 'wrong_number'
  readonly points: number
}

export type CollectionScore = {
  /** Chance in 10,000 that it is not paid unless somebody does something. Set by judgement, not measured. */
  readonly riskBps: number
  readonly reasons: readonly ScoreReason[]
}

/** Points by age: rising with each bucket of the ageing (`DUE_BOUNDS`). */
const BY_AGE: readonly (readonly [upToDays: number, points: number])[] = [
  [0, 500],
  [30, 1500],
  [60, 3000],
  [90, 4500],
  [120, 6000],
  [Infinity, 7500],
]

const AFTER_CALL: Readonly<Record<string, readonly [ScoreReason['what'], number]>> = {
  promised: ['promised', -1000],
  refused: ['refused', 1000],
  not_reached: ['not_reached', 300],
  left_message: ['not_reached', 200],
  wrong_number: ['wrong_number', 800],
}

/**
 * Judges the risk of what a customer owes: the sum of its reasons, each of which is shown to the
 * collector, between 1 and 99 per cent. Older, later paid, more often broken or returned is never judged
 * better.
 */
export function collectionScore(evidence: CollectionEvidence): CollectionScore {
  const reasons: ScoreReason[] = [{ what: 'age', points: agePoints(evidence.overdueDays) }]
  const add = (what: ScoreReason['what'], points: number) => {
    if (points !== 0) reasons.push({ what, points })
  }
  add('pays_late', Math.min(1500, 50 * Math.max(0, evidence.averageDaysLate)))
  add('broken_promises', 700 * Math.min(3, evidence.brokenPromises))
  add('returned_payments', 600 * Math.min(3, evidence.returnedPayments))
  const [what, points] = AFTER_CALL[evidence.lastOutcome ?? ''] ?? ['not_reached', 0]
  add(what, points)
  const sum = reasons.reduce((total, reason) => total + reason.points, 0)
  return { riskBps: Math.min(9900, Math.max(100, sum)), reasons }
}

function agePoints(days: number): number {
  return BY_AGE.find(([upTo]) => days <= upTo)?.[1] ?? 0
}

/** What may be asked for, times its risk: by which the queue is ordered. Rounded down. */
export function expectedMinor(askedMinor: bigint, riskBps: number): bigint {
  return (askedMinor * BigInt(riskBps)) / 10_000n
}
