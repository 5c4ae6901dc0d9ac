import { sql } from 'kysely'
import { type Db, rows, type Tx } from '../../platform/database/database.ts'
import type { StoredPremise } from '../load/places.ts'

/** A premise by the numbers that people use. */
export type PremiseName = { readonly accountNumber: string; readonly premiseCode: string }

/** A premise with who lives there from when until when; `placeId` null where nobody ever moved. */
export type OccupiedPremise = StoredPremise & {
  readonly accountNumber: string
  readonly timeZone: string
  readonly placeId: string | null
  readonly fromOn: Temporal.PlainDate | null
  readonly toOn: Temporal.PlainDate | null
}

/** A premise by name, held against other moves; undefined where the account has none. */
export async function lockOccupied(
  tx: Tx,
  name: PremiseName,
): Promise<OccupiedPremise | undefined> {
  const found = await rows(
    tx,
    sql<OccupiedPremise>`
      select p.account_id as "accountId", p.premise_id as "premiseId", p.code, p.name,
        p.address_lines as "addressLines", p.country, p.region, a.number as "accountNumber",
        a.time_zone as "timeZone", o.place_id as "placeId", o.from_on as "fromOn",
        o.to_on as "toOn"
      from account_number n
      join account a using (account_id)
      join premise p using (account_id)
      left join occupancy o using (account_id, premise_id)
      where n.number = ${name.accountNumber} and p.code = ${name.premiseCode}
      for no key update of p`,
  )
  return found[0]
}

/** Who lived at a place, one after the other. */
export type Occupant = {
  readonly accountId: string
  readonly accountNumber: string
  readonly premiseId: string
  readonly premiseCode: string
  readonly fromOn: Temporal.PlainDate | null
  readonly toOn: Temporal.PlainDate | null
}

/** The occupants of a place in order of time. */
export function loadOccupants(db: Db, placeId: string): Promise<Occupant[]> {
  return rows(
    db,
    sql<Occupant>`
      select o.account_id as "accountId", a.number as "accountNumber",
        o.premise_id as "premiseId", p.code as "premiseCode", o.from_on as "fromOn",
        o.to_on as "toOn"
      from occupancy o join account a using (account_id) join premise p using (account_id, premise_id)
      where o.place_id = ${placeId}
      order by o.from_on nulls first, o.to_on nulls last`,
  )
}

/** A place that stands empty. */
export type Vacancy = {
  readonly placeId: string
  readonly lastAccount: string
  readonly premiseCode: string
  readonly premiseName: string
  readonly addressLines: readonly string[]
  readonly since: Temporal.PlainDate
}

/** Places that nobody has moved into since the last customer left, on a day; longest empty first. */
export function listVacancies(
  db: Db,
  page: { readonly on: Temporal.PlainDate; readonly limit: number },
): Promise<Vacancy[]> {
  return rows(
    db,
    sql<Vacancy>`
      select o.place_id as "placeId", a.number as "lastAccount", p.code as "premiseCode",
        p.name as "premiseName", p.address_lines as "addressLines", o.to_on as since
      from occupancy o
      join account a using (account_id)
      join premise p using (account_id, premise_id)
      where o.to_on <= ${page.on} and not exists (
        select from occupancy n
        where n.place_id = o.place_id and n.premise_id <> o.premise_id
          and n.from_on >= o.to_on and n.from_on <= ${page.on})
      order by o.to_on, o.place_id limit ${page.limit}`,
  )
}
