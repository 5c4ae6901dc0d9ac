import { loadAccountIds, lockAccounts } from '../../accounts/load/accounts.ts'
import { dateOf } from '../../kernel/calendar.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { loadLegalEntity } from '../../ledger/load.ts'
import { type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { Job } from '../../platform/jobs.ts'
import { announce } from '../../platform/outbox.ts'
import { type BatchAnswer, RowBatch, rowsOf, sameRecord } from '../../platform/row-batch.ts'
import { loadTaxRules } from '../../tax/load.ts'
import { subscriptionsOf, termUnderWay } from '../committed.ts'
import type { AccountFacts } from '../facts.ts'
import { loadSpentInTerms } from '../load/commitments.ts'
import { loadFacts } from '../load/facts.ts'
import { loadForecasts } from '../load/forecast.ts'
import type { UsageForecast } from '../usage-forecast.ts'
import { reachedBy, type UsageAlert } from './alert.ts'
import { EvaluateUsageAlerts, type UsageAlertRow, usageAlertEnd, usageAlertRow } from './api.ts'
import { loadAlerts, loadChargesOf, loadCommitmentCodes, loadWatchedAccounts } from './load.ts'
import { alertFault } from './rules.ts'
import { endAlerts, insertAlerts, insertNotices, type NewNotice } from './save.ts'
import type { CommitmentSpending } from './spending.ts'

/** Alerts are looked at every hour, as long as there are any. */
const EVERY = { hours: 1 }

/** The job that looks at every alert; one waits at a time. */
export function usageAlertsJob(runAt?: Temporal.Instant): Job {
  const job = { task: 'usageAlerts', payload: {}, key: 'usage-alerts' }
  return runAt === undefined ? job : { ...job, runAt }
}

export const addUsageAlerts = defineCommand({
  name: 'addUsageAlerts',
  summary: 'Watch the usage or spending of accounts for limits, or give an alert other terms',
  permission: 'contracts.write',
  input: rowsOf(usageAlertRow),
  run: async (tx, input, ctx) => ok(await saveAlerts(tx, input.rows, ctx)),
})

async function saveAlerts(tx: Tx, raw: readonly unknown[], ctx: Context): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, usageAlertRow)
  batch.oneRowEach(row => `${row.accountNumber} ${row.code}`)
  for (const { row, value } of batch.open) {
    const fault = alertFault(value)
    if (fault !== undefined) batch.reject(row, fault.code, fault.facts)
  }
  const { accounts, alerts } = await watchedOf(tx, batch)
  const charges = await loadChargesOf(tx, [...accounts.values()])
  const commitments = await loadCommitmentCodes(tx, [...accounts.values()])
  const [added, ended]: [UsageAlert[], UsageAlert[]] = [[], []]
  for (const { row, value } of batch.open) {
    const accountId = accounts.get(value.accountNumber) as string
    const { commitmentCode: commitment } = value
    if (commitment !== null && !commitments.has(`${accountId} ${commitment}`)) {
      batch.reject(row, 'unknown_commitment', { account: value.accountNumber, commitment })
      continue
    }
    const own = charges.filter(charge => charge.accountId === accountId)
    const found = placeOf(value, own)
    if ('refused' in found) {
      const { subscriptionNumber: subscription, chargeCode: charge } = value
      batch.reject(row, found.refused, { subscription: subscription ?? '', charge: charge ?? '' })
      continue
    }
    const alert = alertOf(value, accountId, found.subscriptionId, ctx.newId())
    const before = alerts.find(each => each.accountId === accountId && each.code === value.code)
    if (before !== undefined && sameRecord(before, { ...alert, alertId: before.alertId })) {
      batch.answer(row, 'unchanged')
      continue
    }
    added.push(alert)
    if (before !== undefined) ended.push(before)
    batch.answer(row, before === undefined ? 'created' : 'updated')
  }
  if (ended.length > 0) await endAlerts(tx, ended, ctx.clock.now())
  if (added.length > 0) {
    await insertAlerts(tx, added, ctx.clock.now())
    await ctx.enqueue(tx, usageAlertsJob())
  }
  return batch.result()
}

/** The subscription that an alert is limited to, or why there is nothing to watch. */
function placeOf(
  { subscriptionNumber, chargeCode }: UsageAlertRow,
  charges: Awaited<ReturnType<typeof loadChargesOf>>,
): { subscriptionId: string | null } | { refused: string } {
  const own = charges.filter(({ number }) => [null, number].includes(subscriptionNumber))
  const of = own.filter(charge => chargeCode === null || charge.chargeCode === chargeCode)
  const [first] = of
  if (first === undefined) return { refused: 'no_usage_charge' }
  return { subscriptionId: subscriptionNumber === null ? null : first.subscriptionId }
}

function alertOf(
  row: UsageAlertRow,
  accountId: string,
  subscriptionId: string | null,
  alertId: string,
): UsageAlert {
  const { accountNumber: _, subscriptionNumber: __, ...terms } = row
  return { ...terms, accountId, alertId, subscriptionId }
}

export const endUsageAlerts = defineCommand({
  name: 'endUsageAlerts',
  summary: 'End alerts; their notices stay',
  permission: 'contracts.write',
  input: rowsOf(usageAlertEnd),
  run: async (tx, input, ctx) => {
    const batch = new RowBatch(input.rows, usageAlertEnd)
    batch.oneRowEach(row => `${row.accountNumber} ${row.code}`)
    const { accounts, alerts } = await watchedOf(tx, batch)
    const ended: UsageAlert[] = []
    for (const { row, value } of batch.open) {
      const accountId = accounts.get(value.accountNumber)
      const alert = alerts.find(each => each.accountId === accountId && each.code === value.code)
      batch.answer(row, alert === undefined ? 'unchanged' : 'updated')
      if (alert !== undefined) ended.push(alert)
    }
    if (ended.length > 0) await endAlerts(tx, ended, ctx.clock.now())
    return ok(batch.result())
  },
})

/** Holds the accounts, so that one code is given once, and reads their alerts. */
async function watchedOf(tx: Tx, batch: RowBatch<{ readonly accountNumber: string }>) {
  const numbers = [...new Set(batch.open.map(({ value }) => value.accountNumber))]
  const accounts = await loadAccountIds(tx, numbers)
  for (const { row, value } of batch.open) {
    if (accounts.has(value.accountNumber)) continue
    batch.reject(row, 'unknown_account', { account: value.accountNumber })
  }
  await lockAccounts(tx, [...accounts.keys()])
  return { accounts, alerts: await loadAlerts(tx, [...accounts.values()]) }
}

/** What a page of accounts came to. */
export type AlertsEvaluated = {
  readonly accounts: number
  /** Notices that are new. */
  readonly reached: number
  /** The account after which the next page begins; null on the last one. */
  readonly next: string | null
}

/**
 * Looks at the alerts of a page of accounts and records those that are reached, once a period. On
 * the last page the job that does this is set for an hour later, while there are alerts.
 */
export const evaluateUsageAlerts = defineCommand({
  name: 'evaluateUsageAlerts',
  summary: 'Compare usage and spending with the limits that are watched (a job does this)',
  permission: 'billRuns.work',
  input: EvaluateUsageAlerts,
  run: async (tx, { after, limit }, ctx): Promise<Result<AlertsEvaluated>> => {
    const watched = await loadWatchedAccounts(tx, after, limit)
    const now = ctx.clock.now()
    const ids = watched.map(account => account.accountId)
    const alerts = await loadAlerts(tx, ids)
    const committed = new Set(
      alerts.flatMap(alert => (alert.commitmentCode === null ? [] : [alert.accountId])),
    )
    const known = await knownOf(tx, watched, committed, now)
    const byAccount = Map.groupBy(known.forecasts, each => each.accountId)
    const spent = Map.groupBy(known.spendings, each => each.accountId)
    const reached = alerts.flatMap(alert => {
      const { accountId } = alert
      const found = reachedBy(alert, byAccount.get(accountId) ?? [], spent.get(accountId) ?? [])
      return found === undefined ? [] : [{ ...alert, ...found }]
    })
    const recorded = reached.length === 0 ? [] : await insertNotices(tx, reached, now)
    await announce(tx, recorded.map(occurrenceOf), now)
    const next = watched.length < limit ? null : (ids.at(-1) ?? null)
    if (next === null && (after !== undefined || watched.length > 0)) {
      const soon = Temporal.Instant.compare(now, Temporal.Now.instant()) < 0
      const from = soon ? Temporal.Now.instant() : now
      await ctx.enqueue(tx, usageAlertsJob(from.add(EVERY)))
    }
    return ok({ accounts: watched.length, reached: recorded.length, next })
  },
})

function occurrenceOf({ accountId, alertId, periodStart }: NewNotice) {
  return { type: 'usage_alert.reached', accountId, subjectId: alertId, facts: { periodStart } }
}

type Known = {
  readonly forecasts: UsageForecast[]
  readonly spendings: CommitmentSpending[]
}

/** What the charges of accounts come to, and of those in `committed` what was spent of commitments. */
async function knownOf(
  tx: Tx,
  watched: Awaited<ReturnType<typeof loadWatchedAccounts>>,
  committed: ReadonlySet<string>,
  now: Temporal.Instant,
): Promise<Known> {
  const known: Known = { forecasts: [], spendings: [] }
  const taxRules = await loadTaxRules(tx)
  const days = new Map(watched.map(a => [a.accountId, dateOf(now, a.timeZone)]))
  for (const legalEntityId of new Set(watched.flatMap(account => account.entityIds))) {
    const entity = await loadLegalEntity(tx, legalEntityId)
    if (entity === undefined) throw new Error('defect: a contract with no legal entity')
    const ids = watched.filter(a => a.entityIds.includes(legalEntityId)).map(a => a.accountId)
    const through = [...days.values()].sort(Temporal.PlainDate.compare).at(-1)!
    const facts = await loadFacts(tx, { accountIds: ids, legalEntityId, through })
    const asked = facts.map(account => ({ account, today: days.get(account.accountId)! }))
    const context = { seller: entity, taxRules, roundingMode: entity.roundingMode }
    const forecasts = await loadForecasts(tx, asked, context)
    known.forecasts.push(...forecasts)
    const of = asked.filter(({ account }) => committed.has(account.accountId))
    known.spendings.push(...(await spendingsOf(tx, of, forecasts)))
  }
  return known
}

/** What was billed in the terms under way of accounts' commitments, but for periods under way. */
async function spendingsOf(
  tx: Tx,
  accounts: readonly { readonly account: AccountFacts; readonly today: Temporal.PlainDate }[],
  forecasts: readonly UsageForecast[],
): Promise<CommitmentSpending[]> {
  const until = new Map(forecasts.map(({ itemId, period }) => [itemId, period.start]))
  const asked = accounts.flatMap(({ account, today }) =>
    account.commitments.flatMap(commitment => {
      const term = termUnderWay(commitment, account.subscriptions, today)
      return term === undefined ? [] : [{ account, term, until }]
    }),
  )
  const spent = await loadSpentInTerms(tx, asked)
  return asked.map(({ account, term: { commitment, term } }, i) => {
    const { code, amount } = commitment
    const { currency = '' } = subscriptionsOf(commitment, account.subscriptions)[0] ?? {}
    return { accountId: account.accountId, code, currency, amount, term, ...spent[i]! }
  })
}
