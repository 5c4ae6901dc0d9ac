import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf, sameRecord } from '../../platform/row-batch.ts'
import { upsert } from '../../platform/upsert.ts'
import { type MeterRow, meterRow } from '../api.ts'
import { countingFault } from '../counting.ts'
import { lockMeters } from '../load/master.ts'
import { insertMeters, updateMeterNames } from '../save.ts'

export const defineMeters = defineCommand({
  name: 'defineMeters',
  summary: 'Add meters: what is counted, in which unit, from events, reads or intervals',
  permission: 'catalog.write',
  input: rowsOf(meterRow),
  run: async (tx, input) => ok(await saveMeters(tx, input.rows)),
})

/**
 * Adds meters and renames those that are there, a row each, by meter code. Unit, source and
 * aggregation stay as they are, because usage has been recorded by them: such rows are rejected.
 */
export async function saveMeters(tx: Tx, raw: readonly unknown[]): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, meterRow)
  for (const { row, value } of batch.open) {
    const fault = countingFault(value)
    if (fault !== undefined) batch.reject(row, fault.code, fault.facts)
  }
  await upsert(batch, {
    keyOf: meter => meter.meterCode,
    insert: meters => insertMeters(tx, meters),
    load: codes => lockMeters(tx, codes),
    update: meters => updateMeterNames(tx, meters),
    refuseUpdate: (before, after) =>
      sameRecord(measure(before), measure(after))
        ? undefined
        : { code: 'meter_fixed', facts: { meter: after.meterCode } },
  })
  return batch.result()
}

function measure({ name: _, ...rest }: MeterRow) {
  return rest
}
