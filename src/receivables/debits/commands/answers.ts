import { createHash } from 'node:crypto'
import { maskedNumber } from '../../../formats/masked.ts'
import { readNacha } from '../../../formats/nacha/read.ts'
import { readStatusReport } from '../../../formats/pain/pain002.ts'
import { dateOf } from '../../../kernel/calendar.ts'
import { ok, RefusalError } from '../../../kernel/result.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { insertMandateEvents } from '../../mandates/save.ts'
import { loadPayment, loadReferences, type PaymentKey } from '../../payments/load/payments.ts'
import { takeRefusedBack, tellRefundChanges } from '../../refunds/runs/commands/refused.ts'
import { answersOfAch, answersOfReport, type BankAnswer } from '../answers.ts'
import { bankAnswerInput } from '../api.ts'
import { insertBankAnswer } from '../save.ts'
import { answerOfFile } from './file-answers.ts'
import { BANK, recordBankReturns } from './returns.ts'

/** Reads a file by which the bank answers what we sent: a status report (pain.002) or an ACH file. */
export const recordBankAnswer = defineCommand({
  name: 'recordBankAnswer',
  summary: 'Read refusals, returns and changes of accounts from a file of the bank',
  permission: 'debits.run',
  input: bankAnswerInput,
  logged: ({ fileName, content }) => ({ fileName, bytes: Math.floor((content.length * 3) / 4) }),
  run: async (tx, input, ctx) => {
    const bytes = Buffer.from(input.content, 'base64')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const kind = bytes.subarray(0, 3).toString('latin1') === '101' ? 'nacha' : 'pain002'
    const answer = kind === 'nacha' ? readAch(bytes) : answersOfReport(readStatusReport(bytes))
    const whole = await answerOfFile(tx, answer, ctx)
    const returns = [...answer.returns, ...whole.returns]
    const debits = await recordBankReturns(tx, returns, ctx)
    const others = returns.filter(each => debits.unknown.includes(each.reference))
    const refunds = await takeRefusedBack(tx, others, ctx)
    const unknown = debits.unknown.filter(each => !refunds.has(each.toLowerCase()))
    const booked = debits.booked + refunds.size + whole.refused
    const changes =
      (await tellChanges(tx, answer, ctx)) + (await tellRefundChanges(tx, answer.changes))
    const counted = { answers: booked, unknown: unknown.length, changes }
    const file = { sha256, kind, fileName: input.fileName, ...counted } as const
    const isNew = await insertBankAnswer(tx, file, { at: ctx.clock.now(), by: ctx.actor })
    if (!isNew) throw new RefusalError('bank_answer_read', { file: input.fileName })
    return ok({ kind, ...counted, unknownReferences: unknown.slice(0, 100) })
  },
})

/** A file that does not add up is not booked: part of it may be missing. */
function readAch(bytes: Buffer): BankAnswer {
  const file = readNacha(bytes)
  const [wrong] = file.differences.filter(({ what }) => what !== 'blocks')
  if (wrong !== undefined) {
    const { line, what, stated, counted } = wrong
    const facts = { line, what, stated: String(stated), counted: String(counted) }
    throw new RefusalError('nacha_control', facts)
  }
  return answersOfAch(file)
}

/**
 * Notifications of change stand with the mandate: the account number is masked, and a person changes it
 * with a call back (Nacha asks for it within six banking days).
 */
async function tellChanges(tx: Tx, { changes }: BankAnswer, ctx: Context): Promise<number> {
  const references = changes.map(each => each.reference)
  const known = new Map(
    (await loadReferences(tx, BANK, references)).map(row => [row.reference, row as PaymentKey]),
  )
  const today = dateOf(ctx.clock.now(), 'UTC')
  let told = 0
  for (const { reference, code, corrected } of changes) {
    const key = known.get(reference)
    const payment = key && (await loadPayment(tx, key))
    if (payment?.mandateId == null) continue
    const { accountId, mandateId } = payment
    const details = { code, corrected: maskedNumber(corrected) }
    const event = { accountId, mandateId, eventId: ctx.newId(), kind: 'change_told' } as const
    const at = ctx.clock.now()
    await insertMandateEvents(tx, [{ ...event, effectiveOn: today, details }], ctx.actor, at)
    told += 1
  }
  return told
}
