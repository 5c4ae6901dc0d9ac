import type { CareFlag } from '../../../accounts/care/care-flag.ts'
import { loadCareFlags } from '../../../accounts/care/load.ts'
import { formatAmount } from '../../../kernel/money.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { FreezeReason } from '../../../receivables/freezes/freeze.ts'
import { freezeSpells } from '../../../receivables/freezes/load.ts'
import { loadAccountPolicyUses, loadPolicyUses } from '../../policies/load.ts'
import { policyCodeOf } from '../../policies/policy-use.ts'
import { type ChunkScope, type DunnedAccount, loadDunnedAccounts } from '../../reminders/load.ts'
import type { DunningOutcomeRow, OutcomeItem } from '../../runs/outcome.ts'
import { type LateCharge, type LateItem, type LatePolicy, lateCharges } from '../charge.ts'
import {
  type LateRow,
  loadLateItems,
  loadLatePolicies,
  loadPastCharges,
  loadRateCaps,
  loadReferenceRates,
} from '../load.ts'
import { capsOf, inCurrency, minorOf, type StoredLatePolicy } from '../terms.ts'

/** Freezes under which a part of an item bears no interest. */
const SPARED: ReadonlySet<FreezeReason> = new Set<FreezeReason>(['dispute', 'plan'])

/** Flags under which a customer is charged nothing. */
const EXEMPT: readonly CareFlag[] = ['bankruptcy', 'deceased', 'hardship', 'cease_contact']

/** Items that were paid are looked at for so many days after they were due. */
const PAID_DAYS = 400

/** A charge of a proposal, as its detail is kept. */
export type ChargeDetail = {
  readonly kind: 'interest' | 'flat'
  readonly from: string
  readonly through: string
  readonly charged: string
  readonly correction?: string
  readonly segments: readonly {
    readonly from: string
    readonly through: string
    readonly principal: string
    readonly percent: string
    readonly dayBasis: number
  }[]
}

/**
 * What a run would charge the customers of a chunk, in a fixed number of statements: interest for the
 * days that no charge covers yet, and flat sums, item by item, or why nothing. `atPayment`: only of
 * customers whose policy bills at payment.
 */
export async function proposeCharges(
  tx: Tx,
  scope: ChunkScope,
  atPayment = false,
): Promise<DunningOutcomeRow[]> {
  const items = await loadLateItems(tx, scope, scope.runOn.subtract({ days: PAID_DAYS }))
  const facts = await loadAround(tx, scope, items)
  const groups = Map.groupBy(items, item => `${item.accountId} ${item.currency}`)
  return [...groups.values()].flatMap(own => {
    const account = facts.accounts.get(own[0]?.accountId ?? '')
    if (account === undefined) throw new Error('defect: an item of no account')
    const row = outcomeOf(account, own[0]?.currency ?? '', own, facts, { ...scope, atPayment })
    // Paid items on which nothing more is due are not worth a row.
    return row.outcome === 'asked' || row.overdueMinor > 0n ? [row] : []
  })
}

async function loadAround(tx: Tx, scope: ChunkScope, items: readonly LateRow[]) {
  const accountIds = [...new Set(items.map(item => item.accountId))]
  const spells = await freezeSpells(tx, items)
  return {
    accounts: await loadDunnedAccounts(tx, accountIds, scope.runOn),
    spells: Map.groupBy(
      spells.filter(({ reason }) => SPARED.has(reason)),
      spell => spell.itemId,
    ),
    past: await loadPastCharges(tx, accountIds),
    flags: await loadCareFlags(tx, accountIds, scope.runOn),
    policies: await loadLatePolicies(tx),
    rates: await loadReferenceRates(tx),
    caps: await loadRateCaps(tx),
    uses: await loadPolicyUses(tx, 'late_charges', scope.runOn),
    ownUses: await loadAccountPolicyUses(tx, 'late_charges', accountIds, scope.runOn),
  }
}

type Around = Awaited<ReturnType<typeof loadAround>>

function outcomeOf(
  account: DunnedAccount,
  currency: string,
  items: readonly LateRow[],
  facts: Around,
  { legalEntityId, runOn, atPayment }: ChunkScope & { readonly atPayment: boolean },
): DunningOutcomeRow {
  const { accountId, segmentCode } = account
  const overdueMinor = items.reduce((sum, item) => sum + item.openMinor, 0n)
  const by = { legalEntityId, segmentCode, ownPolicy: facts.ownUses.get(accountId) }
  const stored = facts.policies.get(policyCodeOf(facts.uses, by) ?? '')
  const policy = stored?.findLast(({ fromOn }) => Temporal.PlainDate.compare(fromOn, runOn) <= 0)
  const nothing = { level: null, channel: null, amountMinor: 0n, feeMinor: 0n, items: [] }
  const base = { accountId, currency, overdueMinor, ...nothing, policy: versionOf(policy) }
  const leftOut = (reason: string) => ({ ...base, outcome: 'left_out' as const, reason })
  if (stored === undefined || policy === undefined) return leftOut('no_policy')
  if (atPayment && policy.billed !== 'at_payment') return leftOut('no_policy')
  if (policy.customers !== 'all' && policy.customers !== account.kind) return leftOut('no_policy')
  if (facts.flags.get(accountId)?.some(flag => EXEMPT.includes(flag))) return leftOut('flagged')
  const caps = capsOf(facts.caps, account)
  const versionsOf = (code: string) =>
    (facts.policies.get(code) ?? []).map(each => inCurrency(each, currency, facts.rates))
  const shown = items.flatMap(item => {
    const late = lateItem(item, facts, versionsOf)
    return itemCharges(item, lateCharges(late, versionsOf(policy.policyCode), caps, runOn), runOn)
  })
  const amountMinor = shown.reduce((sum, item) => sum + BigInt(item.asked), 0n)
  if (amountMinor === 0n) return leftOut('nothing_due')
  if (amountMinor < minorOf(policy.minimums, currency)) {
    return { ...leftOut('below_minimum'), items: shown }
  }
  return { ...base, outcome: 'asked', reason: null, amountMinor, items: shown }
}

function versionOf(policy: StoredLatePolicy | undefined): DunningOutcomeRow['policy'] {
  if (policy === undefined) return null
  const { policyCode, fromOn, revision } = policy
  return { policyCode, fromOn, revision }
}

function lateItem(
  { itemId, dueOn, amountMinor, reductions }: LateRow,
  { spells, past }: Around,
  versionsOf: (code: string) => readonly LatePolicy[],
): LateItem {
  const own = past.get(itemId) ?? []
  return {
    ...{ itemId, dueOn, amountMinor, reductions },
    spared: (spells.get(itemId) ?? []).map(spell => ({
      from: spell.fromOn,
      end: spell.endOn,
      minor: spell.amountMinor,
    })),
    charged: own
      .filter(({ kind }) => kind === 'interest')
      .map(({ startOn, endOn, amountMinor: charged, policyCode }) => ({
        days: { start: startOn, end: endOn },
        amountMinor: charged,
        versions: versionsOf(policyCode),
      })),
    isFlatCharged: own.some(({ kind }) => kind === 'flat'),
  }
}

function itemCharges(
  { itemId, openMinor, currency }: LateRow,
  charges: readonly LateCharge[],
  runOn: Temporal.PlainDate,
): OutcomeItem[] {
  const base = { itemId, open: openMinor.toString(), frozen: '0' }
  return charges.map(charge => ({
    ...base,
    asked: charge.minor.toString(),
    detail: detailOf(charge, currency, runOn),
  }))
}

function detailOf(charge: LateCharge, currency: string, runOn: Temporal.PlainDate): ChargeDetail {
  const charged = formatAmount(charge.minor, currency)
  if (charge.kind === 'flat') {
    const on = runOn.toString()
    return { kind: 'flat', from: on, through: on, charged, segments: [] }
  }
  const { days, segments, correctionMinor } = charge
  return {
    kind: 'interest',
    ...spanOf(days),
    charged,
    ...(correctionMinor === 0n ? {} : { correction: formatAmount(correctionMinor, currency) }),
    segments: segments.map(segment => ({
      ...spanOf(segment.days),
      principal: formatAmount(segment.principalMinor, currency),
      percent: segment.annualPercent.toString(),
      dayBasis: segment.dayBasis,
    })),
  }
}

function spanOf({ start, end }: { start: Temporal.PlainDate; end: Temporal.PlainDate }) {
  return { from: start.toString(), through: end.subtract({ days: 1 }).toString() }
}
