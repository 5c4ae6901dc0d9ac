import { sql } from 'kysely'
import { affected, rows, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { AddOn } from '../add-on.ts'

export async function insertAddOns(tx: Tx, addOns: readonly AddOn[]): Promise<string[]> {
  const made = await rows(
    tx,
    sql<{ code: string }>`
      insert into add_on (plan_code, base_plan_codes, when_base_ends)
      select "planCode", "basePlanCodes", "whenBaseEnds"
      from json_to_recordset(${jsonRows(addOns)}::json)
        as r ("planCode" text, "basePlanCodes" text[], "whenBaseEnds" text)
      on conflict do nothing
      returning plan_code as code`,
  )
  return made.map(row => row.code)
}

export async function updateAddOns(tx: Tx, addOns: readonly AddOn[]): Promise<void> {
  await affected(
    tx,
    sql`
      update add_on a
      set base_plan_codes = r."basePlanCodes", when_base_ends = r."whenBaseEnds"
      from json_to_recordset(${jsonRows(addOns)}::json)
        as r ("planCode" text, "basePlanCodes" text[], "whenBaseEnds" text)
      where a.plan_code = r."planCode"`,
  )
}
