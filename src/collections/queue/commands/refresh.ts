import { loadCareFlags } from '../../../accounts/care/load.ts'
import { majorAmount } from '../../../kernel/money.ts'
import { dayNumber, isBefore } from '../../../kernel/period.ts'
import { itemKeyText, type OpenItem } from '../../../ledger/open-items/item.ts'
import { loadCredits, loadDebts } from '../../../ledger/open-items/load.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { frozenAmounts } from '../../../receivables/freezes/load.ts'
import {
  type Behaviour,
  loadBehaviour,
  loadDoneSteps,
  loadStrategies,
  type Strategy,
} from '../load.ts'
import { type CollectionStanding, replaceStandings } from '../save.ts'
import { collectionScore, expectedMinor } from '../score.ts'
import { type DoneStep, earliest, nextStep } from '../strategy.ts'

/**
 * Works out anew how accounts stand in the queue: what is overdue and may be asked for, its risk, and the
 * next step of their strategy. A fixed number of statements for any number of accounts. Gives how many
 * rows the queue has for them now.
 */
export async function refreshAccounts(
  tx: Tx,
  ctx: Pick<Context, 'clock'>,
  accountIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<number> {
  if (accountIds.length === 0) return 0
  const overdue = (await loadDebts(tx, accountIds)).filter(item => isBefore(item.dueOn, on))
  const spared = await sparedOf(tx, accountIds, overdue, on)
  const first = overdue.map(item => item.dueOn).sort(Temporal.PlainDate.compare)[0] ?? on
  const world = {
    on,
    behaviour: new Map((await loadBehaviour(tx, accountIds, on)).map(b => [b.accountId, b])),
    flags: await loadCareFlags(tx, accountIds, on),
    strategies: await loadStrategies(tx),
    done: Map.groupBy(await loadDoneSteps(tx, accountIds, first), each => each.accountId),
  }
  const standings = [...Map.groupBy(overdue, groupOf)].map(([group, items]) =>
    standingOf(items, spared.get(group) ?? 0n, world),
  )
  await replaceStandings(tx, accountIds, standings, { on, at: ctx.clock.now() })
  return standings.length
}

type World = {
  readonly on: Temporal.PlainDate
  readonly behaviour: ReadonlyMap<string, Behaviour>
  readonly flags: ReadonlyMap<string, readonly string[]>
  readonly strategies: readonly Strategy[]
  readonly done: ReadonlyMap<string, readonly DoneStep[]>
}

function groupOf({ accountId, currency }: { accountId: string; currency: string }): string {
  return `${accountId} ${currency}`
}

/** What of the overdue items is frozen or covered by credits at hand, by account and currency. */
async function sparedOf(
  tx: Tx,
  accountIds: readonly string[],
  overdue: readonly OpenItem[],
  on: Temporal.PlainDate,
): Promise<Map<string, bigint>> {
  const spared = new Map<string, bigint>()
  const add = (group: string, minor: bigint) => spared.set(group, (spared.get(group) ?? 0n) + minor)
  const groups = new Map(overdue.map(item => [itemKeyText(item), groupOf(item)]))
  for (const frozen of await frozenAmounts(tx, overdue, on)) {
    add(groups.get(itemKeyText(frozen)) as string, frozen.frozenMinor)
  }
  for (const credit of await loadCredits(tx, accountIds)) add(groupOf(credit), -credit.openMinor)
  return spared
}

function standingOf(
  items: readonly OpenItem[],
  unasked: bigint,
  { on, behaviour, flags, strategies, done }: World,
): CollectionStanding {
  const { accountId, currency } = items[0] as OpenItem
  const own = behaviour.get(accountId) as Behaviour
  const overdueMinor = items.reduce((sum, item) => sum + item.openMinor, 0n)
  const sparedMinor = unasked < overdueMinor ? unasked : overdueMinor
  const oldestDueOn = items.map(item => item.dueOn).sort(Temporal.PlainDate.compare)[0] ?? on
  const { riskBps, reasons } = collectionScore({
    ...own,
    overdueDays: dayNumber(on) - dayNumber(oldestDueOn),
  })
  const expected = expectedMinor(overdueMinor - sparedMinor, riskBps)
  const strategy =
    strategies.find(each => each.segment !== null && each.segment === own.segment) ??
    strategies.find(each => each.segment === null)
  const next = nextStep(strategy?.steps ?? [], oldestDueOn, done.get(accountId) ?? [], on)
  const { followUpOn, promisedUntil, ...shown } = own
  return {
    ...shown,
    ...{ currency, overdueMinor, sparedMinor, oldestDueOn, riskBps, evidence: reasons },
    expectedMinor: expected,
    priority: majorAmount(expected, currency).toString(),
    strategy: strategy?.code ?? null,
    nextAction: next?.action ?? null,
    tactic: next?.tactic ?? null,
    // What was agreed with the customer goes before what the strategy would do.
    nextOn: earliest([followUpOn, promisedUntil]) ?? next?.on ?? null,
    flags: flags.get(accountId) ?? [],
  }
}
