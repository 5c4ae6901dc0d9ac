import type { z } from 'zod'
import type { dunningPolicyRow } from '../../collections/policies/api.ts'
import { policyFault } from '../../collections/policies/commands.ts'
import { proposeTwice } from '../../collections/reminders/commands/propose-chunk.ts'
import {
  type ComparedCount,
  type ComparedCustomer,
  compareProposals,
} from '../../collections/reminders/comparison.ts'
import {
  loadOverdue,
  loadOverdueAccounts,
  type OverdueItem,
} from '../../collections/reminders/load.ts'
import type { DunningOutcomeRow } from '../../collections/runs/outcome.ts'
import { dateOf } from '../../kernel/calendar.ts'
import { RefusalError } from '../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../ledger/load.ts'
import { type Tx, transaction } from '../../platform/database/database.ts'
import type { System } from '../../platform/system.ts'
import { loadAccountNames } from '../../reporting/console/load/dunning-policies.ts'

/** A draft of a policy, and the run that it is tried on. */
export type TrialAsked = {
  readonly policy: z.output<typeof dunningPolicyRow>
  readonly entity: string
  /** The day that the run would count from; null: today, where the legal entity is. */
  readonly on: Temporal.PlainDate | null
  readonly triedFor: 'users' | 'everybody'
  /** Goes on after this account. */
  readonly after: string | null
}

/** A customer who would be treated otherwise, as it is shown to people. */
export type TrialSample = {
  readonly account: string
  readonly name: string
  readonly currency: string
  readonly overdueMinor: bigint
  readonly before: TrialSide
  readonly after: TrialSide
  readonly items: readonly {
    readonly label: string | null
    readonly dueOn: Temporal.PlainDate
    readonly openMinor: bigint
    readonly before: TrialItem
    readonly after: TrialItem
  }[]
}

type TrialSide = Pick<
  DunningOutcomeRow,
  'outcome' | 'level' | 'reason' | 'channel' | 'amountMinor' | 'feeMinor'
>
type TrialItem = { readonly level: number | null; readonly reason: string | null }

/** What a run would do under a draft, for a part of the customers; `next` leads to the other parts. */
export type Trial = {
  readonly on: Temporal.PlainDate
  readonly customers: number
  readonly next: string | null
  readonly counts: readonly ComparedCount[]
  readonly changed: number
  readonly samples: readonly TrialSample[]
}

/** Accounts of a request, as many as a chunk of a run: some tenths of a second. */
const ACCOUNTS = 1000
/** Customers shown of every way in which the outcomes differ. */
const SHOWN = 3

/**
 * What a run of today would send under a draft of a policy, beside what it sends as things stand: by the
 * functions that prepare runs, on the same facts. Nothing is kept. Throws `unknown_legal_entity`, and what
 * `defineDunningPolicies` refuses.
 */
export async function tryPolicy(system: System, asked: TrialAsked): Promise<Trial> {
  const fault = policyFault(asked.policy)
  if (fault !== undefined) throw new RefusalError(fault.code, fault.facts)
  return transaction(system.db, tx => tryWithin(tx, asked, system.clock.now()))
}

async function tryWithin(tx: Tx, asked: TrialAsked, at: Temporal.Instant): Promise<Trial> {
  const entity = await loadLegalEntityByCode(tx, asked.entity)
  if (entity === undefined) throw new RefusalError('unknown_legal_entity', { entity: asked.entity })
  const { legalEntityId, timeZone } = entity
  const runOn = asked.on ?? dateOf(at, timeZone)
  const run = { legalEntityId, runOn }
  const ids = await loadOverdueAccounts(tx, run, { after: asked.after, limit: ACCOUNTS })
  const [fromAccount, toAccount] = [ids[0], ids.at(-1)]
  if (fromAccount === undefined || toAccount === undefined) {
    return { on: runOn, customers: 0, next: null, counts: [], changed: 0, samples: [] }
  }
  const overdue = await loadOverdue(tx, { ...run, fromAccount, toAccount, accountIds: null })
  const policy = { ...asked.policy, revision: 0 }
  const draft = { policy, triedFor: asked.triedFor }
  const { inForce, drafted } = await proposeTwice(tx, run, overdue, at, draft)
  const { counts, changed, samples } = compareProposals(inForce, drafted, SHOWN)
  return {
    on: runOn,
    customers: inForce.length,
    next: ids.length < ACCOUNTS ? null : toAccount,
    ...{ counts, changed, samples: await told(tx, samples, overdue) },
  }
}

async function told(
  tx: Tx,
  samples: readonly ComparedCustomer[],
  overdue: readonly OverdueItem[],
): Promise<TrialSample[]> {
  const names = await loadAccountNames(
    tx,
    samples.map(({ before }) => before.accountId),
  )
  const byId = new Map(overdue.map(item => [item.itemId, item]))
  return samples.map(({ before, after }) => {
    const { number = '', name = '' } = names.get(before.accountId) ?? {}
    const { currency, overdueMinor } = before
    const sides = { before: sideOf(before), after: sideOf(after) }
    const items = itemsOf({ before, after }, byId)
    return { account: number, name, currency, overdueMinor, ...sides, items }
  })
}

function itemsOf(
  { before, after }: ComparedCustomer,
  byId: ReadonlyMap<string, OverdueItem>,
): TrialSample['items'] {
  return before.items.flatMap((was, at) => {
    const [item, is] = [byId.get(was.itemId), after.items[at]]
    if (item === undefined || is === undefined) return []
    const { label, dueOn, openMinor } = item
    return [{ label, dueOn, openMinor, before: itemOf(was), after: itemOf(is) }]
  })
}

function sideOf(row: DunningOutcomeRow): TrialSide {
  const { outcome, level, reason, channel, amountMinor, feeMinor } = row
  return { outcome, level, reason, channel, amountMinor, feeMinor }
}

function itemOf({ level, reason }: { readonly level?: number; readonly reason?: string }) {
  return { level: level ?? null, reason: reason ?? null }
}
