import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'
import type { ScheduleName } from './api.ts'

/** A schedule, and the last day for which it was done. */
export type Schedule = {
  readonly name: ScheduleName
  readonly atHour: number | null
  readonly doneOn: Temporal.PlainDate | null
}

/** All schedules. */
export function loadSchedules(db: Db): Promise<Schedule[]> {
  return rows(
    db,
    sql<Schedule>`
      select name, at_hour as "atHour", done_on as "doneOn" from schedule order by at_hour, name`,
  )
}

/** The time zones of the legal entities. */
export async function loadZones(db: Db): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ zone: string }>`select distinct time_zone as zone from legal_entity`,
  )
  return found.map(({ zone }) => zone)
}

/** Codes of the legal entities that have subscriptions to be billed in mid-period. */
export async function loadProgressiveEntities(db: Db): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ code: string }>`
      select distinct e.code from subscription s
      join contract c on c.account_id = s.account_id and c.contract_id = s.contract_id
      join legal_entity e using (legal_entity_id)
      where s.progressive_amount is not null order by e.code`,
  )
  return found.map(({ code }) => code)
}
