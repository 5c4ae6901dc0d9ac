import { z } from 'zod'
import { date, oneOf, whole } from '../../../formats/fields.ts'
import { ok } from '../../../kernel/result.ts'
import { defineCommand } from '../../../platform/command.ts'
import { RowBatch, rowsOf } from '../../../platform/row-batch.ts'
import { loadRetryRules } from '../load/retry-rules.ts'
import { MOST_RETRIES, RETRY_KINDS, RETRY_WAYS } from '../retry.ts'
import { insertRetryRule } from '../save/retry-rules.ts'

const retryRuleRow = z
  .strictObject({
    way: oneOf(RETRY_WAYS),
    /** Why it failed: no money now, or something on the way. Nothing else is tried again. */
    kind: oneOf(RETRY_KINDS),
    fromOn: date,
    /** Days after the attempt before, one for each further attempt; none: not tried again by itself. */
    days: z.array(whole(1, 60)).max(10),
  })
  .refine(({ way, days }) => days.length <= MOST_RETRIES[way], {
    error: 'at most 2 further attempts by sepa and ach, 3 by card',
    path: ['days'],
  })

/** Says when a payment that failed is tried again, from a date on; a second person does it. */
export const setRetryRules = defineCommand({
  name: 'setRetryRules',
  summary: 'Say after how many days a payment that failed is tried again, and how often',
  permission: 'collections.rules',
  input: rowsOf(retryRuleRow),
  run: async (tx, input, ctx) => {
    const batch = new RowBatch(input.rows, retryRuleRow)
    batch.oneRowEach(({ way, kind, fromOn }) => `${way} ${kind} ${fromOn}`)
    const rules = await loadRetryRules(tx)
    for (const { row, value } of batch.open) {
      const own = rules.filter(({ way, kind }) => way === value.way && kind === value.kind)
      const same = own.find(({ fromOn }) => fromOn.equals(value.fromOn))
      if (same !== undefined && same.days.join() === value.days.join()) {
        batch.answer(row, 'unchanged')
        continue
      }
      await insertRetryRule(tx, value, { at: ctx.clock.now(), by: ctx.actor })
      batch.answer(row, own.length === 0 ? 'created' : 'updated')
    }
    return ok(batch.result())
  },
})
