import type { SepaSequence } from '../../formats/pain/pain008.ts'
import { isBefore, later } from '../../kernel/period.ts'

/** What a mandate is judged by. */
export type MandateFacts = {
  readonly scheme: 'sepa_core' | 'sepa_b2b' | 'ach'
  readonly oneOff: boolean
  readonly signedOn: Temporal.PlainDate
  /** The last collection under it that the bank took; null: none yet. */
  readonly lastUsedOn: Temporal.PlainDate | null
  readonly blockedReason: string | null
  readonly revokedOn: Temporal.PlainDate | null
}

export type MandateState = 'usable' | 'not_yet' | 'blocked' | 'revoked' | 'expired' | 'used_up'

/** A SEPA mandate dies after so many months without use (EPC016-06, section 4.1). */
export const UNUSED_MONTHS = 36

/** The first day on which an unused mandate is dead; none for ACH, where the agreement says it. */
export function expiryOf(mandate: MandateFacts): Temporal.PlainDate | undefined {
  if (mandate.scheme === 'ach') return undefined
  const last = mandate.lastUsedOn ?? mandate.signedOn
  return later(last, mandate.signedOn).add({ months: UNUSED_MONTHS })
}

/** Whether money may be taken under a mandate on a day, or why not. Refusals in order of precedence. */
export function stateOn(mandate: MandateFacts, day: Temporal.PlainDate): MandateState {
  if (mandate.revokedOn !== null && !isBefore(day, mandate.revokedOn)) return 'revoked'
  if (mandate.blockedReason !== null) return 'blocked'
  if (mandate.oneOff && mandate.lastUsedOn !== null) return 'used_up'
  const expiry = expiryOf(mandate)
  if (expiry !== undefined && !isBefore(day, expiry)) return 'expired'
  if (isBefore(day, mandate.signedOn)) return 'not_yet'
  return 'usable'
}

/**
 * The sequence that the next collection states: the only one, the first, or a further one. A
 * collection that the bank rejected was none, so the next one is the first again.
 */
export function sequenceOf(
  mandate: Pick<MandateFacts, 'oneOff' | 'lastUsedOn'>,
  isFinal = false,
): SepaSequence {
  if (mandate.oneOff) return 'OOFF'
  if (mandate.lastUsedOn === null) return 'FRST'
  return isFinal ? 'FNAL' : 'RCUR'
}
