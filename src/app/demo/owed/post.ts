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
import { act, daysAfter, moveTo, type Stage } from '../stage.ts'
import { loadBatchIds, loadSentTo, loadShownBill } from './load.ts'

/** The companies whose bills are sent. */
const BILLING = ['MH-DE', 'MH-US'] as const

/** What the addresses that work no more answer. */
const GONE = ['5.1.1', '5.2.1'] as const
const WHY = ['The address does not exist', 'The mailbox was closed by its owner'] as const

/**
 * The bills of a run go out on the day after they were issued: by e-mail, by post, in the portal. Of the
 * first ones an e-mail comes back before the post is made, and its bill goes with it.
 */
export async function sendBills(stage: Stage, { issueOn }: PlannedBatch): Promise<void> {
  const day = daysAfter(issueOn, 1)
  moveTo(stage, day, '08:00:00')
  for (const legalEntity of BILLING) {
    await act(stage, ADA, deliverDocuments, { legalEntity, issuedFrom: issueOn, issuedTo: day })
  }
  await sendEmails(stage)
  moveTo(stage, day, '09:20:00')
  await comeBack(stage, issueOn, 0)
  moveTo(stage, day, '10:00:00')
  await postLetters(stage)
}

/** What was written today goes out: e-mails at once, letters printed and taken to the post. */
export async function postLetters(stage: Stage): Promise<void> {
  await sendEmails(stage)
  for (const batch of await print(stage)) await act(stage, ADA, confirmPrintBatch, { batch })
}

/**
 * Whatever was issued since a day and not sent goes out too. Its letters are printed and lie ready for the
 * post. Another bill comes back, and its letter waits for the batch after this one.
 */
export async function sendTheRest(stage: Stage, since: string, day: string): Promise<void> {
  moveTo(stage, day, '08:00:00')
  for (const legalEntity of BILLING) {
    await act(stage, ADA, deliverDocuments, { legalEntity, issuedFrom: since, issuedTo: day })
  }
  await sendEmails(stage)
  await print(stage)
  moveTo(stage, day, '09:20:00')
  await comeBack(stage, since, 1)
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
async function comeBack(stage: Stage, since: string, which: 0 | 1): Promise<void> {
  const [found] = await loadSentTo(stage.system.db, since)
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
  const { printLetters } = letterTasks(stage.system)
  const made: string[] = []
  for (const legalEntity of BILLING) {
    const batches = await makeBatches(stage, legalEntity)
    for (const batchId of await loadBatchIds(stage.system.db, batches)) {
      // The worker lays batches out too: whoever comes second finds it done.
      await printLetters?.({ batchId })
    }
    made.push(...batches)
  }
  return made
}

async function makeBatches(stage: Stage, legalEntity: string): Promise<readonly string[]> {
  try {
    return (await act(stage, ADA, createPrintBatch, { legalEntity })).batches
  } catch (error) {
    // In a small world there are days on which nobody gets a letter.
    if (error instanceof RefusalError && error.refusal.code === 'no_letters') return []
    throw error
  }
}
