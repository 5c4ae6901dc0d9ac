import { Decimal } from '../../kernel/decimal.ts'
import { isBefore } from '../../kernel/period.ts'
import type { StoredDraft, StoredStanding } from '../draft.ts'
import { type AccountFacts, type BilledKey, keyText, type Standing } from '../facts.ts'
import type { RatedAccount } from '../rate-account.ts'
import {
  BILLED_ONLY,
  billedPeriods,
  type Chosen,
  reopened,
  withBilled,
  withoutExit,
} from './again.ts'

/** The credit notes that void an account's invoices, and what its keys stand at after them. */
export type AccountVoid = {
  readonly accountId: string
  readonly drafts: readonly StoredDraft[]
  readonly keys: ReadonlyMap<string, BilledKey>
}

/**
 * What the keys of a voided invoice stand at once the credit note is issued: as before the invoice,
 * one revision on for each of its lines. They name the invoice, so that what bills them again says so.
 */
export function keysAfterVoid(
  invoiceId: string,
  keys: readonly BilledKey[],
  draft: StoredDraft,
): Map<string, BilledKey> {
  const after = new Map<string, BilledKey>()
  for (const key of keys) {
    const lines = draft.lines.filter(
      line =>
        line.itemId === key.itemId &&
        line.periodStart === key.periodStart.toString() &&
        line.component === key.component,
    )
    const last = lines.at(-1)
    if (last?.standing == null || last.revision === null) {
      throw new Error('defect: a voided key without its reversal')
    }
    const standing = standingOf(last.standing)
    after.set(keyText(key), { ...key, revision: last.revision, standing, invoiceId })
  }
  return after
}

function standingOf(stored: StoredStanding): Standing {
  const [priceMinor, allowanceMinor] = [BigInt(stored.priceMinor), BigInt(stored.allowanceMinor)]
  return {
    serviceStart: Temporal.PlainDate.from(stored.serviceStart),
    serviceEnd: Temporal.PlainDate.from(stored.serviceEnd),
    quantity: Decimal.parse(stored.quantity),
    unitPrice: Decimal.parse(stored.unitPrice),
    priceMinor,
    allowanceMinor,
    amountMinor: priceMinor - allowanceMinor,
  }
}

/** An account whose voided keys alone are rated again, from the earliest of them on. */
export function rebilled(account: AccountFacts, voided: AccountVoid): AccountFacts {
  const periods = selectedPeriods(voided)
  return withBilled(account, subscription => {
    const own = [...voided.keys.values()].filter(
      key => key.subscriptionId === subscription.subscriptionId,
    )
    const [first, ...rest] = own.map(key => key.periodStart)
    const oneOffs = subscription.oneOffs.filter(one =>
      periods.has(`${one.oneOffId}|${one.serviceOn}`),
    )
    const { ending } = subscription
    const isExit = own.some(key => key.itemId === ending?.endingId)
    const kept = { oneOffs, ending: isExit ? ending : withoutExit(ending) }
    if (first === undefined) return { ...subscription, ...kept }
    const from = rest.reduce((a, b) => (isBefore(b, a) ? b : a), first)
    return { ...reopened(subscription, from), ...kept }
  })
}

function selectedPeriods({ keys }: AccountVoid): Set<string> {
  return new Set([...keys.values()].map(key => `${key.itemId}|${key.periodStart}`))
}

/** Rates the periods of the voided keys, against what they stand at after the voids. */
export function chosenForRebill(voids: ReadonlyMap<string, AccountVoid>): Chosen {
  return {
    termsThrough: BILLED_ONLY,
    plan: account => {
      const voided = voids.get(account.accountId)
      if (voided === undefined) return []
      const periods = selectedPeriods(voided)
      return billedPeriods(account).filter(p => periods.has(`${p.item.itemId}|${p.nominal.start}`))
    },
    billedOf: account => voids.get(account.accountId)?.keys ?? new Map(),
  }
}

/** The voids of an account with the documents that bill its services again, as one outcome. */
export function withVoids(rated: RatedAccount, voided: AccountVoid): RatedAccount {
  const nothingLeft = rated.outcome === 'skipped' && rated.reason !== 'in_other_run'
  if (rated.outcome !== 'billed' && !nothingLeft) return rated
  const drafts = rated.drafts.map((draft): StoredDraft => {
    const rebills = [...new Set(draft.replaces)]
    return { ...draft, replaces: [], rebills }
  })
  return {
    ...rated,
    outcome: 'billed',
    reason: null,
    facts: {},
    drafts: [...voided.drafts, ...drafts],
  }
}
