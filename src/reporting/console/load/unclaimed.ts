import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'

/** What lies unclaimed for customers of one place, and how far it has come. */
export type UnclaimedPlace = {
  readonly entity: string
  readonly country: string
  readonly region: string
  readonly currency: string
  /** Days run: found, and written to where the law asks for it. */
  readonly waiting: number
  readonly waitingMinor: bigint
  /** The days to answer are over: can be set aside. */
  readonly ripe: number
  readonly ripeMinor: bigint
  readonly held: number
  readonly heldMinor: bigint
  readonly handed: number
  readonly handedMinor: bigint
  readonly nextAnswerBy: Temporal.PlainDate | null
}

/** The dormant credits by place. */
export function loadUnclaimedPlaces(db: Db, on: Temporal.PlainDate): Promise<UnclaimedPlace[]> {
  const sum = (condition: ReturnType<typeof sql>) => sql`
    count(*) filter (where ${condition})::int,
    coalesce(sum(c.amount_minor) filter (where ${condition}), 0)::bigint`
  const waits = sql`c.ended_on is null and c.held_on is null and c.answer_by >= ${on}`
  const ripe = sql`c.ended_on is null and c.held_on is null and c.answer_by < ${on}`
  const held = sql`c.ended_on is null and c.held_on is not null and c.report_id is null`
  const handed = sql`c.report_id is not null`
  return rows(
    db,
    sql<UnclaimedPlace>`
      select entity, country, region, currency, waiting, "waitingMinor", ripe, "ripeMinor", held,
        "heldMinor", handed, "handedMinor", "nextAnswerBy"
      from (
        select e.code, c.country, c.region, c.currency, ${sum(waits)}, ${sum(ripe)}, ${sum(held)},
          ${sum(handed)}, min(c.answer_by) filter (where ${waits})
        from unclaimed_case c join legal_entity e using (legal_entity_id)
        group by 1, 2, 3, 4) as x (entity, country, region, currency, waiting, "waitingMinor", ripe,
          "ripeMinor", held, "heldMinor", handed, "handedMinor", "nextAnswerBy")
      order by 1, 2, 3, 4`,
  )
}

/** A dormant credit that is not over. */
export type UnclaimedCaseShown = {
  readonly caseId: string
  readonly account: string
  readonly name: string
  readonly entity: string
  readonly country: string
  readonly region: string
  readonly currency: string
  readonly amountMinor: bigint
  readonly heardOn: Temporal.PlainDate
  readonly dormantOn: Temporal.PlainDate
  readonly answerBy: Temporal.PlainDate
  readonly heldOn: Temporal.PlainDate | null
  readonly messageId: string | null
  readonly messageState: string | null
}

/** The cases that somebody can still do something about, those that are due first. */
export function loadUnclaimedCases(db: Db): Promise<UnclaimedCaseShown[]> {
  return rows(
    db,
    sql<UnclaimedCaseShown>`
      select c.case_id as "caseId", a.number as account, a.name, e.code as entity, c.country,
        c.region, c.currency, c.amount_minor as "amountMinor", c.heard_on as "heardOn",
        c.dormant_on as "dormantOn", c.answer_by as "answerBy", c.held_on as "heldOn",
        c.message_id as "messageId", m.state as "messageState"
      from unclaimed_case c join account a using (account_id)
      join legal_entity e using (legal_entity_id)
      left join message m on m.account_id = c.account_id and m.message_id = c.message_id
      where c.ended_on is null and c.report_id is null
      order by c.answer_by, c.account_id, c.case_id limit 200`,
  )
}
