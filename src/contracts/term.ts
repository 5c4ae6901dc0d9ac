import { isBefore, later } from '../kernel/period.ts'

/** How long a contract binds, and what follows when its term is over. */
export type Term = {
  readonly startOn: Temporal.PlainDate
  /** Months of the first term; null = no fixed term. */
  readonly termMonths: number | null
  /** How long before the end of a term notice is to be given (P3M, P30D); null = until the end. */
  readonly notice: string | null
  /** After a term: it ends, further terms of `renewalMonths` follow, or it goes on without one. */
  readonly renewal: 'none' | 'auto' | 'evergreen'
  readonly renewalMonths: number | null
}

/**
 * The first day after term number `renewals` (0 = the first), or undefined where there is no such
 * term. Counted from the start, so that terms from the 31st keep to the end of the month.
 */
export function termEnd(term: Term, renewals: number): Temporal.PlainDate | undefined {
  const { startOn, termMonths, renewal, renewalMonths } = term
  if (termMonths === null) return undefined
  if (renewals === 0) return startOn.add({ months: termMonths })
  if (renewal !== 'auto' || renewalMonths === null) return undefined
  return startOn.add({ months: termMonths + renewals * renewalMonths })
}

/** How far into its terms a contract is: how many followed the first, and what that means. */
export function reachedTerm(term: Term, renewals: number) {
  const end = termEnd(term, renewals)
  if (end === undefined) return { renewals, termEndOn: null, noticeBy: null }
  return { renewals, termEndOn: end, noticeBy: noticeBy(end, term.notice) }
}

/** The first end of a term on or after a date; undefined where no term binds then. */
export function termEndFrom(term: Term, date: Temporal.PlainDate): Temporal.PlainDate | undefined {
  for (let renewals = 0; ; renewals += 1) {
    const end = termEnd(term, renewals)
    if (end === undefined || !isBefore(end, date)) return end
  }
}

/** The last day on which notice is in time for the end of a term. */
export function noticeBy(end: Temporal.PlainDate, notice: string | null): Temporal.PlainDate {
  return end.subtract(notice ?? 'P0D').subtract({ days: 1 })
}

/**
 * The first day without the contract when notice is given on a day: the end of the first term for
 * which it is in time. Without a term, or after the last one of an evergreen contract, the notice
 * period from the day after.
 */
export function endByNotice(term: Term, givenOn: Temporal.PlainDate): Temporal.PlainDate {
  for (let renewals = 0; ; renewals += 1) {
    const end = termEnd(term, renewals)
    if (end === undefined) {
      const over = givenOn.add({ days: 1 }).add(term.notice ?? 'P0D')
      const last = renewals === 0 ? undefined : termEnd(term, renewals - 1)
      return last === undefined ? over : later(over, last)
    }
    if (term.renewal === 'none' || !isBefore(noticeBy(end, term.notice), givenOn)) return end
  }
}

/** How many terms have followed the first by a date: those whose notice could have been given before. */
export function renewalsBy(term: Term, date: Temporal.PlainDate): number {
  if (term.renewal !== 'auto') return 0
  let renewals = 0
  for (;;) {
    const end = termEnd(term, renewals)
    if (end === undefined || !isBefore(noticeBy(end, term.notice), date)) return renewals
    renewals += 1
  }
}

/** Months from one date to another; a month that has begun counts whole. */
export function monthsBegun(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  if (!isBefore(from, to)) return 0
  // Counted back from the end, where the months of a term are counted to.
  let months = 0
  while (isBefore(from, to.subtract({ months }))) months += 1
  return months
}
