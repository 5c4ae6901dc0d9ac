import { dateOf } from '../../../../kernel/calendar.ts'
import { formatAmount } from '../../../../kernel/money.ts'
import { isBefore } from '../../../../kernel/period.ts'
import { ok, RefusalError } from '../../../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../../../ledger/load.ts'
import { lockItems } from '../../../../ledger/open-items/load.ts'
import { defineCommand } from '../../../../platform/command.ts'
import type { Tx } from '../../../../platform/database/database.ts'
import { cashAccountFor } from '../../../bank/commands/cash-account.ts'
import { takeTraces } from '../../../debits/commands/traces.ts'
import { loadCreditors } from '../../../mandates/load.ts'
import { refundRunInput, refundRunName } from '../api.ts'
import {
  countOutdated,
  loadIbanOf,
  loadRefundRun,
  loadWaiting,
  lockRefundRun,
  type RefundRun,
} from '../load.ts'
import { insertRefundRun, letGo, updateRefundRun } from '../save.ts'

/** What a run comes to, for people. */
function shown(
  run: Pick<RefundRun, 'reference' | 'state' | 'refunds' | 'totalMinor' | 'currency'>,
) {
  const { reference, state, refunds, totalMinor, currency } = run
  return { run: reference, state, refunds, total: formatAmount(totalMinor, currency), currency }
}

/** Collects the refunds by transfer that wait. Nothing is sent before another person has released it. */
export const startRefundRun = defineCommand({
  name: 'startRefundRun',
  summary: 'Collect the refunds that wait for a transfer into one file for the bank',
  permission: 'receipts.refund',
  input: refundRunInput,
  // Two runs of one day may reach for one name at the same moment.
  alsoRetry: ['23505'],
  run: async (tx, input, ctx) => {
    const entity = await loadLegalEntityByCode(tx, input.legalEntity)
    if (entity === undefined) {
      throw new RefusalError('unknown_legal_entity', { entity: input.legalEntity })
    }
    const { code, legalEntityId, timeZone } = entity
    if (isBefore(input.payOn, dateOf(ctx.clock.now(), timeZone))) {
      throw new RefusalError('refund_day_passed', { day: input.payOn.toString() })
    }
    const { payOn, scheme, refundedFrom: from, leaveOut } = input
    const currency = scheme === 'ach' ? 'USD' : 'EUR'
    const cashAccount = await cashAccountFor(tx, { legalEntityId, currency }, input)
    const payer = { legalEntityId, currency, cashAccount, iban: entity.iban }
    if (!(await canPay(tx, payer, scheme))) {
      throw new RefusalError('refund_payer_incomplete', { entity: code })
    }
    const scope = { legalEntityId, scheme, currency, cashAccount, from, leaveOut }
    // Under the locks of their credits it is read again: what became a credit meanwhile stays one.
    await lockItems(tx, await loadWaiting(tx, scope))
    const waiting = await loadWaiting(tx, scope)
    if (waiting.length === 0)
      throw new RefusalError('nothing_to_refund', { entity: code, currency })
    const run = {
      ...{ runId: ctx.newId(), reference: await freeReference(tx, code, payOn) },
      ...{ legalEntityId, scheme, currency, cashAccount, payOn, state: 'review' as const },
      refunds: waiting.length,
      totalMinor: waiting.reduce((sum, each) => sum + each.amountMinor, 0n),
    }
    const traces = scheme === 'ach' ? await takeTraces(tx, legalEntityId, waiting.length) : []
    const parts = waiting.map((each, i) => ({ ...each, trace: traces[i] ?? null }))
    await insertRefundRun(tx, run, parts, { at: ctx.clock.now(), by: ctx.actor })
    return ok(shown(run))
  },
})

/** Whether it is known from which account a legal entity pays by a scheme. */
async function canPay(
  tx: Tx,
  payer: Pick<RefundRun, 'legalEntityId' | 'currency' | 'cashAccount'> & {
    readonly iban: string | null
  },
  scheme: 'sepa' | 'ach',
): Promise<boolean> {
  if (scheme === 'sepa') return ((await loadIbanOf(tx, payer)) ?? payer.iban) !== null
  const [creditor] = await loadCreditors(tx, [payer.legalEntityId])
  return creditor?.achOdfi != null
}

/** A name that no run of the day has: at most 28 characters, as bank files leave room for. */
async function freeReference(tx: Tx, code: string, payOn: Temporal.PlainDate): Promise<string> {
  const plain = code.replace(/[^A-Za-z0-9]/g, '').slice(0, 12)
  const stem = `RF-${plain}-${payOn.toString().replaceAll('-', '')}`
  for (let n = 1; ; n++) {
    const reference = `${stem}-${n}`
    if ((await loadRefundRun(tx, reference)) === undefined) return reference
  }
}

/** The run of a reference in a state, held. Throws `unknown_refund_run` and `refund_run_state`. */
export async function refundRunInState(
  tx: Tx,
  reference: string,
  states: readonly RefundRun['state'][],
): Promise<RefundRun> {
  const run = await lockRefundRun(tx, reference)
  if (run === undefined) throw new RefusalError('unknown_refund_run', { run: reference })
  if (!states.includes(run.state)) {
    throw new RefusalError('refund_run_state', { run: reference, state: run.state })
  }
  return run
}

/** Releases a run: its file is written for the bank. A second person does it (rule `refund_run`). */
export const approveRefundRun = defineCommand({
  name: 'approveRefundRun',
  summary: 'Release a run of refunds; its file for the bank is written',
  permission: 'refunds.approve',
  input: refundRunName,
  run: async (tx, input, ctx) => {
    const run = await refundRunInState(tx, input.run, ['review'])
    const outdated = await countOutdated(tx, run.runId)
    if (outdated > 0) {
      throw new RefusalError('refund_run_outdated', { run: input.run, count: outdated })
    }
    const approved = { ...run, state: 'approved' as const }
    await updateRefundRun(tx, approved, ctx.clock.now())
    await ctx.enqueue(tx, { task: 'writeRefundFile', payload: { run: run.reference } })
    return ok(shown(approved))
  },
  stakes: async (tx, value) => {
    const run = (await loadRefundRun(tx, value.run)) as RefundRun
    return { amounts: [{ minor: run.totalMinor, currency: run.currency }], facts: shown(run) }
  },
})

/**
 * Gives a run up before it was released, or after the bank refused its file as a whole; what it would
 * have paid out waits for the next one.
 */
export const cancelRefundRun = defineCommand({
  name: 'cancelRefundRun',
  summary: 'Give up a run of refunds that was not released, or whose file the bank refused',
  permission: 'receipts.refund',
  input: refundRunName,
  run: async (tx, input, ctx) => {
    const run = await refundRunInState(tx, input.run, ['review', 'refused'])
    const cancelled = { ...run, state: 'cancelled' as const }
    await letGo(tx, run.runId, ctx.clock.now())
    await updateRefundRun(tx, cancelled, ctx.clock.now())
    return ok(shown(cancelled))
  },
})
