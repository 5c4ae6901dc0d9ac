import { z } from 'zod'
import { finishSettledTasks, raiseTasks } from '../../accounts/tasks/commands.ts'
import { code, currency, date, optional, whole } from '../../formats/fields.ts'
import { formatAmount } from '../../kernel/money.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../ledger/load.ts'
import { defineCommand } from '../../platform/command.ts'
import { positiveMinor } from '../positive-amount.ts'
import { loadCreditsToRefund, loadUsedProposals } from './load.ts'
import { insertCreditRefundRule } from './save.ts'

/** Says from when on customers' credits are proposed for refund. */
export const setCreditRefundRule = defineCommand({
  name: 'setCreditRefundRule',
  summary: 'Set after how many days and above which amount a customer’s credit is to be refunded',
  permission: 'receipts.rules',
  input: z.strictObject({
    entity: code,
    /** Left out: the legal entity's own. */
    currency: optional(currency),
    fromOn: date,
    /** Left out: nothing is proposed any more. */
    afterDays: optional(whole(0, 3650)),
    /** What comes to more than this; left out: whatever there is. */
    above: optional(z.string({ error: 'an amount such as 12.50' }).max(40)),
  }),
  run: async (tx, input, ctx) => {
    const entity = await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity })
    const of = input.currency ?? entity.currency
    await insertCreditRefundRule(
      tx,
      {
        legalEntityId: entity.legalEntityId,
        currency: of,
        fromOn: input.fromOn,
        afterDays: input.afterDays,
        aboveMinor: input.above === null ? 0n : positiveMinor(input.above, of),
      },
      { at: ctx.clock.now(), by: ctx.actor },
    )
    return ok({ entity: input.entity, currency: of, fromOn: input.fromOn.toString() })
  },
})

/** The most credits that are proposed in one go. */
export const PROPOSED_AT_ONCE = 5000

/**
 * Makes a task of each credit that by the rules of its legal entity is to be refunded, and closes the
 * tasks of credits that are used by now. What somebody decided to keep is not proposed again. The
 * refund itself is refundCredit, which a second person approves. Daily, by the schedule `receivables`.
 */
export const proposeCreditRefunds = defineCommand({
  name: 'proposeCreditRefunds',
  summary: 'Propose the refund of credits that have waited for as long as the rules say',
  permission: 'receipts.allocate',
  input: z.strictObject({ on: date }),
  run: async (tx, { on }, ctx) => {
    const used = await finishSettledTasks(tx, ctx, await loadUsedProposals(tx))
    const credits = await loadCreditsToRefund(tx, on, PROPOSED_AT_ONCE)
    const proposed = await raiseTasks(
      tx,
      ctx,
      credits.map(({ accountId, itemId, since, minor, currency: of }) => ({
        accountId,
        kind: 'credit_refund',
        subjectId: itemId,
        facts: { since: since.toString(), amount: formatAmount(minor, of), currency: of },
        dueOn: on,
      })),
    )
    return ok({ proposed, used })
  },
})
