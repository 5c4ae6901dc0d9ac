import type { PlannedBatch } from '../../../../demo/world.ts'
import { deliverDocuments } from '../../../documents/delivery/commands/deliver.ts'
import { recordDocumentOpened } from '../../../documents/delivery/commands/opened.ts'
import { confirmPrintBatch, createPrintBatch } from '../../../documents/letters/commands/batches.ts'
import { letterTasks } from '../../../documents/letters/jobs/print.ts'
import { recordBounces } from '../../../documents/mail/commands/bounces.ts'
import { recordMessageAttempts, takeMessages } from '../../../documents/mail/commands/sending.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { execute } from '../../../platform/command.ts'
import { ADA, inviteCustomer, SET_UP } from '../staff.ts'
import { act, moveTo, type Stage } from '../stage.ts'
import { loadBatchIds, loadSentTo, loadShownBill } from './load.ts'
import { REMINDING } from './rules.ts'

/** What the addresses that work no more answer. */
const GONE = ['5.1.1', '5.2.1'] as const
const WHY = ['The address does not exist', 'The mailbox was closed by its owner'] as const

/**
 * The bills of the month go out: by e-mail, by post, in the portal. One e-mail comes back before the
 * post is made and its bill goes with it; the batch is printed and posted.
 */
export async function sendBills(stage: Stage, batch: PlannedBatch, day: string): Promise<void> {
  moveTo(stage, day, '08:00:00')
  await act(stage, ADA, deliverDocuments, {
    ...{ legalEntity: REMINDING, issuedFrom: `${batch.month}-01`, issuedTo: batch.issueOn },
  })
  await sendEmails(stage)
  moveTo(stage, day, '09:20:00')
  await comeBack(stage, batch, 0)
  moveTo(stage, day, '10:00:00')
  for (const number of await print(stage)) {
    await act(stage, ADA, confirmPrintBatch, { batch: number })
  }
}

/**
 * What was written since goes out too: its letters are printed and lie ready for the post. Another bill
 * comes back, and its letter waits for the batch after this one.
 */
export async function sendLetters(stage: Stage, batch: PlannedBatch, day: string): Promise<void> {
  moveTo(stage, day, '08:00:00')
  await sendEmails(stage)
  await print(stage)
  moveTo(stage, day, '09:20:00')
  await comeBack(stage, batch, 1)
}

/** A customer who has the bills in the portal alone signs in and reads one. */
export async function readBill(stage: Stage, day: string): Promise<void> {
  const shown = await loadShownBill(stage.system.db)
  if (shown === undefined) return
  moveTo(stage, day, '12:10:00')
  const { account: accountNumber, document } = shown
  const actor = await inviteCustomer(stage.system, accountNumber)
  const opened = { accountNumber, document }
  const done = await execute(stage.system, recordDocumentOpened, opened, { actor })
  if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
}

/** One of the e-mails with the bills comes back for good. */
async function comeBack(stage: Stage, batch: PlannedBatch, which: 0 | 1): Promise<void> {
  const [found] = await loadSentTo(stage.system.db, `${batch.month}-01`)
  if (found === undefined) return
  const { messageId: message, email } = found
  const report = { status: GONE[which], diagnostic: WHY[which] }
  await act(stage, SET_UP, recordBounces, { rows: [{ message, email, kind: 'hard', ...report }] })
}

/** The demo has no mail server: every e-mail that waits is taken by one that accepts them all. */
async function sendEmails(stage: Stage): Promise<void> {
  for (;;) {
    const { taken } = await act(stage, SET_UP, takeMessages, { limit: 100 })
    if (taken.length === 0) return
    const startedAt = stage.clock.now().toString()
    await act(stage, SET_UP, recordMessageAttempts, {
      attempts: taken.map(each => ({
        ...{ ...each, startedAt, durationMs: 180, outcome: 'accepted' as const },
        ...{ code: 250, answer: '2.0.0 Ok: queued' },
      })),
    })
  }
}

/** Makes print batches of the letters that wait, and their files; gives their numbers. */
async function print(stage: Stage): Promise<readonly string[]> {
  const asked = { legalEntity: REMINDING }
  const { batches } = await act(stage, ADA, createPrintBatch, asked)
  const { printLetters } = letterTasks(stage.system)
  for (const batchId of await loadBatchIds(stage.system.db, batches)) {
    // The worker lays batches out too: whoever comes second finds it done.
    await printLetters?.({ batchId })
  }
  return batches
}
