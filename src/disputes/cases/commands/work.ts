import { ok } from '../../../kernel/result.ts'
import { defineCommand } from '../../../platform/command.ts'
import { withinSavepoint } from '../../../platform/database/savepoint.ts'
import { EscalateOverdue, TakeUpDeductions } from '../api.ts'
import {
  loadCasesOfClosedDeductions,
  loadDeductions,
  loadOverdue,
  type OpenDeduction,
} from '../load.ts'
import { addEvents, setEscalated } from '../save.ts'
import { requireCase, withdrawn } from './decide.ts'
import { type DisputeAsked, disputed } from './open.ts'

/** How many cases one transaction takes; the job goes on with the next. */
const MOST = 100

/** Who gets a case that nobody has decided in time. */
const MANAGER = 'billing_manager'

/** Hands every open case whose deadline has passed to the manager, once. */
export const escalateOverdueCases = defineCommand({
  name: 'escalateOverdueCases',
  summary: 'Hand cases past their deadline to the manager (a job does this)',
  permission: 'disputes.work',
  input: EscalateOverdue,
  run: async (tx, { on }, ctx) => {
    const overdue = await loadOverdue(tx, on, MOST)
    if (overdue.length > 0) await setEscalated(tx, overdue, MANAGER, ctx.clock.now())
    const facts = { to: MANAGER, how: 'deadline' }
    await addEvents(
      tx,
      overdue.map(key => ({ ...key, kind: 'escalated', text: null, facts, on })),
      { at: ctx.clock.now(), by: ctx.actor },
    )
    return ok({ escalated: overdue.length, isDone: overdue.length < MOST })
  },
})

/** What a payer's reason for a deduction says of the cause. */
const CAUSES: Readonly<Record<string, string>> = {
  price: 'wrong_price',
  goods_or_service: 'not_delivered',
}

/**
 * Opens a dispute for every deduction of a payment that has none, and ends those whose payment was
 * taken back. What cannot be disputed (a document credited meanwhile) is left with its deduction.
 */
export const takeUpDeductions = defineCommand({
  name: 'takeUpDeductions',
  summary: 'Open disputes for what payers have deducted (a job does this)',
  permission: 'disputes.work',
  input: TakeUpDeductions,
  run: async (tx, { on, after }, ctx) => {
    const back = await loadCasesOfClosedDeductions(tx, MOST)
    for (const { number } of back) {
      const of = await requireCase(tx, number)
      if (of.state === 'open') await withdrawn(tx, ctx, of, { on, reason: 'payment_taken_back' })
    }
    const deductions = await loadDeductions(tx, after, MOST)
    let opened = 0
    for (const each of deductions) {
      const done = await withinSavepoint(tx, async () =>
        ok(await disputed(tx, ctx, { ...asDispute(each), on })),
      )
      if (done.ok) opened += 1
    }
    const next = deductions.length < MOST ? null : (deductions.at(-1)?.deductionId ?? null)
    return ok({ opened, withdrawn: back.length, next })
  },
})

function asDispute(of: OpenDeduction): Omit<DisputeAsked, 'on'> {
  return {
    document: of.document ?? '',
    accountNumber: of.isConsolidated ? of.documentAccountNumber : null,
    line: null,
    amountMinor: of.amountMinor,
    cause: CAUSES[of.reasonCode] ?? 'deducted',
    text: of.note ?? of.reasonCode,
    channel: 'deduction',
    contact: null,
    owner: null,
    dueOn: null,
    confirm: false,
    deductionId: of.deductionId,
  }
}
