import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import { RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { ScheduleDone, scheduleRow } from './api.ts'
import { saveDone, saveHour } from './save.ts'

/** Says from which hour of the day recurring work is done by itself, or that it is done by hand. */
export const setSchedules = defineCommand({
  name: 'setSchedules',
  summary: 'Set from which hour on renewals, expiry of credits and progressive runs are done daily',
  permission: 'schedules.set',
  input: rowsOf(scheduleRow),
  run: async (tx, input) => {
    const batch = new RowBatch(input.rows, scheduleRow)
    batch.oneRowEach(row => row.name)
    for (const { row, value } of batch.open) {
      const changed = await saveHour(tx, value.name, value.atHour)
      batch.answer(row, changed ? 'updated' : 'unchanged')
    }
    return ok(batch.result())
  },
})

/** Records that a schedule was done for a day and what came of it. */
export const recordScheduleDone = defineCommand({
  name: 'recordScheduleDone',
  summary: 'Record what came of a schedule on a day (a job does this)',
  permission: 'billRuns.work',
  input: ScheduleDone,
  run: async (tx, input, ctx) => {
    await saveDone(tx, input, ctx.clock.now())
    return ok(null)
  },
})
