import type { Tx } from '../../../platform/database/database.ts'
import { frozenAmounts } from '../../../receivables/freezes/load.ts'
import { AT_ANY_HOUR, contactRefusal, rulesFor } from '../../contact-guard.ts'
import { loadContactRules, loadContactStandings } from '../../contact-rules/load.ts'
import { loadDunningHolds } from '../../holds/load.ts'
import {
  inCurrency,
  loadAccountPolicyUses,
  loadDunningPolicies,
  loadPolicyUses,
  type StoredDunningPolicy,
} from '../../policies/load.ts'
import { policyCodeOf } from '../../policies/policy-use.ts'
import type { DunningOutcomeRow } from '../../runs/outcome.ts'
import {
  type DunnedAccount,
  loadBeingPaid,
  loadCreditSums,
  loadDunnedAccounts,
  loadReturns,
  loadSentLevels,
  type OverdueItem,
} from '../load.ts'
import {
  type Debtor,
  frozenBy,
  type HeldBack,
  type HeldPolicy,
  proposeReminder,
} from '../propose.ts'

/** Of which legal entity and day a run is. */
export type RunFacts = { readonly legalEntityId: string; readonly runOn: Temporal.PlainDate }

/** What is proposed for customers, and what was read for it that their letters need too. */
export type Proposed = Pick<Around, 'accounts' | 'rules' | 'policies'> & {
  readonly outcomes: readonly DunningOutcomeRow[]
}

/**
 * What a run proposes for the customers who owe these items, in a fixed number of statements. What is
 * frozen, covered, being collected or held is read as it stands now.
 */
export async function proposeFor(
  tx: Tx,
  run: RunFacts,
  overdue: readonly OverdueItem[],
  at: Temporal.Instant,
): Promise<Proposed> {
  const facts = await loadAround(tx, run, overdue, at)
  const { accounts, rules, policies } = facts
  return { outcomes: outcomesOf(run, overdue, facts), accounts, rules, policies }
}

/** A version of a policy that does not hold yet, and for whom it is tried. */
export type DraftPolicy = {
  readonly policy: StoredDunningPolicy
  /** Whoever the policy holds for now, or everybody. */
  readonly triedFor: 'users' | 'everybody'
}

/** What a run would propose as things stand, and what it would under a draft; customer by customer. */
export type ProposedTwice = {
  readonly inForce: readonly DunningOutcomeRow[]
  readonly drafted: readonly DunningOutcomeRow[]
}

/**
 * The proposals of a run under the policies in force, and under a draft of one: all facts are read once,
 * and the same functions that prepare a run decide on both.
 */
export async function proposeTwice(
  tx: Tx,
  run: RunFacts,
  overdue: readonly OverdueItem[],
  at: Temporal.Instant,
  draft: DraftPolicy,
): Promise<ProposedTwice> {
  const facts = await loadAround(tx, run, overdue, at)
  const { policyCode } = draft.policy
  const everybody = { legalEntityId: null, segmentCode: null, policyCode }
  const drafted = {
    ...facts,
    policies: new Map([...facts.policies, [policyCode, draft.policy]]),
    heldPolicies: new Map<string, HeldPolicy>(),
    ...(draft.triedFor === 'everybody' ? { uses: [everybody], ownUses: new Map() } : {}),
  }
  return {
    inForce: outcomesOf(run, overdue, facts),
    drafted: outcomesOf(run, overdue, drafted),
  }
}

function outcomesOf(
  run: RunFacts,
  overdue: readonly OverdueItem[],
  facts: Around,
): DunningOutcomeRow[] {
  const groups = Map.groupBy(overdue, item => `${item.accountId} ${item.currency}`)
  return [...groups.values()].map(items => {
    const account = facts.accounts.get(items[0]?.accountId ?? '')
    if (account === undefined) throw new Error('defect: an item of no account')
    const currency = items[0]?.currency ?? ''
    const debtor = debtorOf(account, currency, items, facts)
    return proposeReminder(debtor, policyFor(account, currency, run, facts), run.runOn)
  })
}

async function loadAround(
  tx: Tx,
  run: RunFacts,
  overdue: readonly OverdueItem[],
  at: Temporal.Instant,
) {
  const accountIds = [...new Set(overdue.map(item => item.accountId))]
  const { legalEntityId, runOn } = run
  const frozen = await frozenAmounts(tx, overdue, runOn)
  const holds = await loadDunningHolds(tx, accountIds, runOn)
  const credits = await loadCreditSums(tx, legalEntityId, accountIds)
  return {
    at,
    accounts: await loadDunnedAccounts(tx, accountIds, runOn),
    standings: await loadContactStandings(tx, accountIds, at),
    rules: await loadContactRules(tx, runOn),
    frozen: new Map(frozen.map(each => [each.itemId, each])),
    holds: Map.groupBy(holds, hold => hold.accountId),
    credits: new Map(credits.map(each => [`${each.accountId} ${each.currency}`, each.minor])),
    sent: await loadSentLevels(tx, accountIds),
    returns: await loadReturns(tx, accountIds),
    beingPaid: await loadBeingPaid(tx, accountIds),
    policies: await loadDunningPolicies(tx, runOn),
    heldPolicies: new Map<string, HeldPolicy>(),
    uses: await loadPolicyUses(tx, 'dunning', runOn),
    ownUses: await loadAccountPolicyUses(tx, 'dunning', accountIds, runOn),
  }
}

type Around = Awaited<ReturnType<typeof loadAround>>

function debtorOf(
  { accountId, delivery, hasEmail, phone, country }: DunnedAccount,
  currency: string,
  items: readonly OverdueItem[],
  facts: Around,
): Debtor {
  const holds = facts.holds.get(accountId) ?? []
  const block = holds.find(hold => hold.itemId === null)
  const standing = facts.standings.get(accountId)
  // Hours do not matter here: what is sent in quiet hours arrives after them.
  const rules = { ...rulesFor(facts.rules, country), ...AT_ANY_HOUR }
  return {
    accountId,
    currency,
    delivery,
    hasEmail,
    hasPhone: phone !== null,
    unappliedMinor: facts.credits.get(`${accountId} ${currency}`) ?? 0n,
    block: block === undefined ? null : { reason: block.reason, until: block.untilOn },
    isInHardship: standing?.flags.includes('hardship') === true,
    refusal: way => standing && contactRefusal(rules, standing, way, facts.at),
    items: items.map(({ itemId, dueOn, openMinor, isCharge }) => ({
      itemId,
      isCharge,
      dueOn,
      openMinor,
      heldBack: heldBack(itemId, holds, facts),
      returnedOn: facts.returns.get(itemId) ?? null,
      sent: facts.sent.get(itemId) ?? [],
    })),
  }
}

function heldBack(
  itemId: string,
  holds: readonly { readonly itemId: string | null }[],
  { frozen, beingPaid }: Around,
): HeldBack[] {
  const reasons = Object.entries(frozen.get(itemId)?.byReason ?? {})
  const collected = beingPaid.get(itemId)
  return [
    ...reasons.map(([reason, minor]) => ({
      by: frozenBy(reason as Parameters<typeof frozenBy>[0]),
      minor,
    })),
    ...(collected === undefined ? [] : [{ by: 'being_paid' as const, minor: collected }]),
    ...(holds.some(hold => hold.itemId === itemId) ? [{ by: 'held' as const, minor: null }] : []),
  ]
}

function policyFor(
  { accountId, segmentCode }: DunnedAccount,
  currency: string,
  { legalEntityId }: RunFacts,
  facts: Around,
): HeldPolicy | null {
  const by = { legalEntityId, segmentCode, ownPolicy: facts.ownUses.get(accountId) }
  const policy = facts.policies.get(policyCodeOf(facts.uses, by) ?? '')
  if (policy === undefined) return null
  const { policyCode, fromOn, revision, afterReturn, inHardship } = policy
  const known = facts.heldPolicies.get(`${policyCode} ${currency}`)
  if (known !== undefined) return known
  const version = { policyCode, fromOn, revision }
  const held = { ...inCurrency(policy, currency), version, afterReturn, inHardship }
  facts.heldPolicies.set(`${policyCode} ${currency}`, held)
  return held
}
