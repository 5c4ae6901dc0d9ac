import { dateOf } from '../../../kernel/calendar.ts'
import { formatAmount } from '../../../kernel/money.ts'
import { isBefore } from '../../../kernel/period.ts'
import { ok, RefusalError } from '../../../kernel/result.ts'
import { type LegalEntityRow, loadLegalEntityByCode } from '../../../ledger/load.ts'
import { lockItems } from '../../../ledger/open-items/load.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { loadCreditors } from '../../mandates/load.ts'
import { insertPayments, type NewPayment } from '../../payments/save/payments.ts'
import { debitRunInput, debitRunName } from '../api.ts'
import {
  type CandidateScope,
  type DebitRun,
  loadCandidates,
  loadDebitRun,
  lockDebitRun,
} from '../load.ts'
import { planDebit } from '../plan.ts'
import {
  cancelPlanned,
  insertDebitRun,
  insertLeftOut,
  numberTraces,
  updateDebitRun,
} from '../save.ts'
import { giveUpDebits } from './give-up.ts'

/** Accounts that are looked at in one go. */
const PAGE = 1000

/** What a run comes to, for people. */
function shown(run: Pick<DebitRun, 'reference' | 'state' | 'debits' | 'totalMinor' | 'currency'>) {
  const { reference, state, debits, totalMinor, currency } = run
  return { run: reference, state, debits, total: formatAmount(totalMinor, currency), currency }
}

/**
 * Prepares a run: a debit for each customer who owes something by the day and has a usable mandate, and
 * a reason for each who is left out. Nothing is sent before another person has approved it.
 */
export const startDebitRun = defineCommand({
  name: 'startDebitRun',
  summary: 'Prepare direct debits of what falls due by a day, under the mandates of a scheme',
  permission: 'debits.run',
  input: debitRunInput,
  run: async (tx, input, ctx) => {
    const entity = await loadLegalEntityByCode(tx, input.legalEntity)
    if (entity === undefined) {
      throw new RefusalError('unknown_legal_entity', { entity: input.legalEntity })
    }
    await refuseUnready(tx, entity, input.scheme)
    const today = dateOf(ctx.clock.now(), entity.timeZone)
    if (!isBefore(today, input.collectOn)) {
      throw new RefusalError('debit_day_passed', { day: input.collectOn.toString() })
    }
    const runId = ctx.newId()
    const currency = input.scheme === 'sepa' ? 'EUR' : 'USD'
    const { collectOn, scheme } = input
    const { legalEntityId } = entity
    const reference = await freeReference(
      tx,
      `${entity.code}-${collectOn.toString().replaceAll('-', '')}`,
    )
    const run = { runId, reference, legalEntityId, scheme, currency, collectOn }
    const empty = { ...run, state: 'review' as const, debits: 0, totalMinor: 0n }
    const by = { at: ctx.clock.now(), by: ctx.actor }
    await insertDebitRun(tx, empty, by)
    const came = await fillRun(tx, { legalEntityId, currency, scheme, collectOn }, runId, ctx)
    if (came.debits === 0 && came.leftOut === 0) {
      throw new RefusalError('nothing_to_debit', { entity: entity.code, day: collectOn.toString() })
    }
    const filled = { ...empty, debits: came.debits, totalMinor: came.totalMinor }
    await updateDebitRun(tx, filled, by.at)
    return ok({ ...shown(filled), leftOut: came.leftOut })
  },
})

/** Who collects must be known before anybody looks at a run. */
async function refuseUnready(
  tx: Tx,
  entity: LegalEntityRow,
  scheme: 'sepa' | 'ach',
): Promise<void> {
  const [creditor] = await loadCreditors(tx, [entity.legalEntityId])
  const isReady =
    scheme === 'sepa'
      ? creditor?.creditorId != null && entity.iban !== null
      : creditor?.achOdfi != null
  if (!isReady) throw new RefusalError('creditor_incomplete', { entity: entity.code })
}

/** A name that no run of the day has: at most 28 characters, as bank files leave room for. */
async function freeReference(tx: Tx, base: string): Promise<string> {
  const stem = `DD-${base.replace(/[^A-Za-z0-9-]/g, '')}`.slice(0, 24)
  for (let n = 1; ; n++) {
    const reference = `${stem}-${n}`
    if ((await loadDebitRun(tx, reference)) === undefined) return reference
  }
}

async function fillRun(tx: Tx, scope: CandidateScope, runId: string, ctx: Context) {
  const came = { debits: 0, totalMinor: 0n, leftOut: 0 }
  for (let after: string | null = null; ; ) {
    const page = await loadCandidates(tx, scope, after, PAGE)
    const last = page.at(-1)
    if (last === undefined) return came
    // Under the locks it is read again: what was paid meanwhile is not collected.
    await lockItems(
      tx,
      page.flatMap(each => each.items),
    )
    const candidates = await loadCandidates(tx, scope, after, page.length)
    const payments: NewPayment[] = []
    const left: { accountId: string; reason: string; amountMinor: bigint }[] = []
    for (const candidate of candidates) {
      const plan = planDebit(candidate, scope.collectOn)
      if (plan.kind === 'left_out') left.push({ accountId: candidate.accountId, ...plan })
      else payments.push(paymentOf(candidate.accountId, candidate.mandate.mandateId, plan))
    }
    await insertPayments(tx, payments, { at: ctx.clock.now(), by: ctx.actor })
    await insertLeftOut(tx, runId, left)
    came.debits += payments.length
    came.leftOut += left.length
    came.totalMinor += payments.reduce((sum, payment) => sum + payment.amountMinor, 0n)
    after = last.accountId
  }

  function paymentOf(
    accountId: string,
    mandateId: string,
    plan: Extract<ReturnType<typeof planDebit>, { kind: 'debit' }>,
  ): NewPayment {
    const { legalEntityId, currency, collectOn } = scope
    const { amountMinor, sequence, notifiedOn, attempt, items } = plan
    return {
      accountId,
      paymentId: ctx.newId(),
      ...{ legalEntityId, currency, collectOn, amountMinor, sequence, notifiedOn, attempt },
      initiatedBy: 'autopay',
      provider: null,
      meansId: null,
      debitRunId: runId,
      mandateId,
      items: items.map(part => ({ item: part.item, amountMinor: part.amountMinor })),
    }
  }
}

/** The run of a reference in a state, held. Throws `unknown_debit_run` and `debit_run_state`. */
export async function runInState(
  tx: Tx,
  reference: string,
  states: readonly DebitRun['state'][],
): Promise<DebitRun> {
  const run = await lockDebitRun(tx, reference)
  if (run === undefined) throw new RefusalError('unknown_debit_run', { run: reference })
  if (!states.includes(run.state)) {
    throw new RefusalError('debit_run_state', { run: reference, state: run.state })
  }
  return run
}

/** Releases a run: its file is written for the bank. A second person does it (rule `debit_run`). */
export const approveDebitRun = defineCommand({
  name: 'approveDebitRun',
  summary: 'Release a run of direct debits; its file for the bank is written',
  permission: 'debits.approve',
  input: debitRunName,
  run: async (tx, input, ctx) => {
    const run = await runInState(tx, input.run, ['review'])
    if (run.debits === 0) throw new RefusalError('debit_run_empty', { run: input.run })
    if (run.scheme === 'ach') await numberTraces(tx, run)
    const approved = { ...run, state: 'approved' as const }
    await updateDebitRun(tx, approved, ctx.clock.now())
    await ctx.enqueue(tx, { task: 'writeDebitFile', payload: { run: run.reference } })
    return ok(shown(approved))
  },
  stakes: async (tx, value) => {
    const run = (await loadDebitRun(tx, value.run)) as DebitRun
    return { amounts: [{ minor: run.totalMinor, currency: run.currency }], facts: shown(run) }
  },
})

/**
 * Gives a run up before its file was written, or after the bank refused that as a whole; what it would
 * have collected is open for the next one.
 */
export const cancelDebitRun = defineCommand({
  name: 'cancelDebitRun',
  summary: 'Give up a run of direct debits that was not released, or whose file the bank refused',
  permission: 'debits.run',
  input: debitRunName,
  run: async (tx, input, ctx) => {
    const run = await runInState(tx, input.run, ['review', 'refused'])
    if (run.state === 'review') await cancelPlanned(tx, run.runId)
    else await giveUpDebits(tx, run, ctx)
    const cancelled = { ...run, state: 'cancelled' as const }
    await updateDebitRun(tx, cancelled, ctx.clock.now())
    return ok(shown(cancelled))
  },
})
