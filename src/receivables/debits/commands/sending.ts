import { ok, RefusalError } from '../../../kernel/result.ts'
import { defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { isOver, runFileName, takeFile, writtenFile } from '../../commands/take-file.ts'
import { bookPayments } from '../../payments/commands/book.ts'
import type { PaymentKey } from '../../payments/load/payments.ts'
import { insertEvents, insertReferences } from '../../payments/save/payments.ts'
import { debitPage } from '../api.ts'
import { endToEndId } from '../file.ts'
import { type DebitRun, loadFileDebits, loadPendingPage, lockDebitRun } from '../load.ts'
import { clearAmended, updateDebitRun } from '../save.ts'
import { BANK } from './returns.ts'
import { runInState } from './runs.ts'

/** Debits that are booked in one go. */
const PAGE = 500

/** Says that the file of a run was written for the bank; its debits are under way. */
export const recordDebitFile = defineCommand({
  name: 'recordDebitFile',
  summary: 'Record that the file of a run of direct debits was written',
  permission: 'payments.work',
  input: writtenFile,
  run: async (tx, { run: reference, fileNo, path, sha256 }, ctx) => {
    const run = await runInState(tx, reference, ['approved', 'sent', 'refused', 'settled'])
    // Written twice by two workers: whoever comes second, however late, has nothing left to record.
    if (run.state !== 'approved' || run.fileNo !== fileNo) return ok({ state: run.state })
    const debits = await loadFileDebits(tx, run.runId)
    const at = ctx.clock.now()
    for (let from = 0; from < debits.length; from += PAGE) {
      const page = debits.slice(from, from + PAGE)
      const references = page.map(debit => ({
        accountId: debit.accountId,
        paymentId: debit.paymentId,
        provider: BANK,
        reference: debit.trace ?? endToEndId(debit.paymentId),
      }))
      await insertReferences(tx, references)
      await say(tx, references, { kind: 'pending' }, at)
      await bookPayments(tx, page, ctx)
    }
    await clearAmended(tx, run.runId)
    await updateDebitRun(tx, { ...run, state: 'sent', file: { path, sha256 } }, at)
    return ok({ state: 'sent' as DebitRun['state'] })
  },
})

type Named = { readonly reference: string }

async function say(
  tx: Tx,
  debits: readonly Named[],
  fact: { readonly kind: string } & Readonly<Record<string, string>>,
  at: Temporal.Instant,
): Promise<void> {
  const events = debits.map(({ reference }) => ({
    provider: BANK,
    eventId: `${fact.kind} ${reference}`,
    reference,
    fact,
    at,
  }))
  await insertEvents(tx, events, at)
}

/**
 * Books a page of a run whose day has come: what the bank has not refused is taken to be collected, and
 * may still come back. The receipts stand on clearing until the bank's statement shows the sum.
 */
export const settleDebits = defineCommand({
  name: 'settleDebits',
  summary: 'Book direct debits whose day of collection has come, a page at a time',
  permission: 'payments.work',
  input: debitPage,
  run: async (tx, input, ctx) => {
    const run = await runInState(tx, input.run, ['sent', 'settled'])
    if (Temporal.Instant.compare(ctx.clock.now(), dayBegins(run)) < 0) {
      throw new RefusalError('debit_day_not_come', { day: run.collectOn.toString() })
    }
    const page = await loadPendingPage(tx, run.runId, input.after, PAGE)
    const at = ctx.clock.now()
    const facts = new Map((await loadTraces(tx, run, page)).map(row => [row.paymentId, row]))
    const events = page.map(payment => {
      const reference = facts.get(payment.paymentId)?.reference as string
      const fact = { kind: 'succeeded', amountMinor: payment.amountMinor.toString() }
      return { provider: BANK, eventId: `succeeded ${reference}`, reference, fact, at }
    })
    await insertEvents(tx, events, at)
    await bookPayments(tx, page, ctx)
    const last = page.at(-1)
    const isOver = page.length < PAGE || last === undefined
    if (isOver) await updateDebitRun(tx, { ...run, state: 'settled' }, at)
    const next: PaymentKey | null = isOver
      ? null
      : { accountId: last.accountId, paymentId: last.paymentId }
    return ok({ settled: page.length, next })
  },
})

function dayBegins(run: DebitRun): Temporal.Instant {
  // The bank's day: nowhere on earth has it begun before this.
  return run.collectOn.toZonedDateTime('UTC').toInstant().subtract({ hours: 14 })
}

async function loadTraces(
  tx: Tx,
  run: DebitRun,
  page: readonly PaymentKey[],
): Promise<(PaymentKey & Named)[]> {
  if (run.scheme === 'sepa') {
    return page.map(key => ({ ...key, reference: endToEndId(key.paymentId) }))
  }
  const debits = await loadFileDebits(tx, run.runId)
  return debits.map(({ accountId, paymentId, trace }) => ({
    accountId,
    paymentId,
    reference: trace as string,
  }))
}

/** Where the file of a run lies; that it was opened stands in the log, as it holds account numbers. */
export const openDebitFile = defineCommand({
  name: 'openDebitFile',
  summary: 'Open the file of a run to take it to the bank; the log says who did',
  permission: 'debits.approve',
  input: runFileName,
  run: async (tx, input, ctx) => {
    const run = await lockDebitRun(tx, input.run)
    if (run === undefined) throw new RefusalError('unknown_debit_run', { run: input.run })
    if (run.filePath === null || run.fileSha256 === null || isOver(run.state)) {
      throw new RefusalError('debit_run_state', { run: input.run, state: run.state })
    }
    const { reference, filePath: path, fileSha256: sha256 } = run
    const { times } = await takeFile(tx, { run, sha256, again: input.again }, ctx)
    return ok({ run: reference, path, times })
  },
})
