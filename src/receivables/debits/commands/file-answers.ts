import { RefusalError } from '../../../kernel/result.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { lockRefundRun } from '../../refunds/runs/load.ts'
import { fileOfMessage, messageIdOf } from '../../run-file.ts'
import { keepFileAnswer } from '../../save/run-files.ts'
import type { BankAnswer } from '../answers.ts'
import { endToEndId } from '../file.ts'
import { loadRunPayments, lockDebitRun } from '../load.ts'
import type { BankReturn } from './returns.ts'

/** What an answer on a file as a whole comes to. */
type WholeAnswer = {
  /** Payments of a refused file: it waits to be made anew or given up, nothing of it is booked. */
  readonly refused: number
  /** Debits that were taken to be collected already: they come back one by one. */
  readonly returns: readonly BankReturn[]
}

const NOTHING: WholeAnswer = { refused: 0, returns: [] }

/**
 * Keeps what the bank says of a file of ours: it has it, or it refused it as a whole. Then no customer's
 * bank has declined anything, so the payments stay as they are until a person makes the file anew or
 * gives the run up. Throws `bank_file_was_replaced` where the bank has a file that another one replaced.
 */
export async function answerOfFile(tx: Tx, answer: BankAnswer, ctx: Context): Promise<WholeAnswer> {
  if (answer.file === null) return NOTHING
  const { messageId, refusedFor } = answer.file
  const { reference, fileNo } = fileOfMessage(messageId)
  const debits = await lockDebitRun(tx, reference)
  const run = debits ?? (await lockRefundRun(tx, reference))
  if (run === undefined) return NOTHING
  if (fileNo !== run.fileNo) {
    // That it was refused is what was known; anything else means that the bank has both.
    if (refusedFor !== null) return NOTHING
    throw new RefusalError('bank_file_was_replaced', { file: messageId, by: messageIdOf(run) })
  }
  const kept = {
    runId: run.runId,
    kind: debits === undefined ? 'refund_run' : 'debit_run',
  } as const
  const at = ctx.clock.now()
  if (refusedFor === null) {
    if (run.state !== 'refused') await keepFileAnswer(tx, kept, 'accepted', at)
    return NOTHING
  }
  if (run.state === 'sent') {
    await keepFileAnswer(tx, kept, { refusedFor }, at)
    const count = 'debits' in run ? run.debits : run.refunds
    return { refused: count, returns: [] }
  }
  if (run.state !== 'settled') return NOTHING
  const payments = await loadRunPayments(tx, reference)
  const reason = refusedFor
  return {
    refused: 0,
    returns: payments.map(({ paymentId }) => ({ reference: endToEndId(paymentId), reason })),
  }
}
