import { sql } from 'kysely'
import { formatAmount } from '../../../../kernel/money.ts'
import { rows, type Tx } from '../../../../platform/database/database.ts'
import type { NewEvent } from '../../load.ts'
import type { Told } from '../load.ts'

/** What is told of a dunning run that has reached a new state. */
export async function tellDunningRuns(tx: Tx, events: readonly NewEvent[]): Promise<Told> {
  const found = await rows(
    tx,
    sql<{ runId: string }>`
      SELECT r.run_id AS "runId", r.number AS run, r.kind, e.code AS entity,
             r.run_on::text AS "runOn"
        FROM dunning_run r JOIN legal_entity e USING (legal_entity_id)
       WHERE r.run_id = ANY (${[...new Set(events.map(each => each.subjectId))]}::uuid[])`,
  )
  const runs = new Map(found.map(run => [run.runId, run]))
  return new Map(
    events.flatMap(({ eventId, subjectId, facts }) => {
      const run = runs.get(subjectId)
      return run === undefined ? [] : [[eventId, { ...run, state: facts.state }] as const]
    }),
  )
}

/** What is told of a reminder that was sent. */
export async function tellNotices(tx: Tx, events: readonly NewEvent[]): Promise<Told> {
  const found = await rows(
    tx,
    sql<{ eventId: string; currency: string; asked: bigint; fee: bigint }>`
      SELECT v.event_id AS "eventId", n.notice_id AS "noticeId", a.number AS account,
             e.code AS entity, r.number AS run, n.level, n.channel, n.currency,
             n.asked_minor AS asked, n.fee_minor AS fee, n.sent_on::text AS "sentOn",
             n.pay_by::text AS "payBy"
        FROM unnest(${events.map(each => each.eventId)}::uuid[],
                    ${events.map(each => each.accountId)}::uuid[],
                    ${events.map(each => each.subjectId)}::uuid[])
             AS v (event_id, account_id, notice_id)
        JOIN dunning_notice n USING (account_id, notice_id)
        JOIN dunning_run r USING (run_id)
        JOIN account a USING (account_id)
        JOIN legal_entity e ON e.legal_entity_id = n.legal_entity_id`,
  )
  return new Map(
    found.map(({ eventId, asked, fee, ...notice }) => [
      eventId,
      {
        ...notice,
        asked: formatAmount(asked, notice.currency),
        fee: formatAmount(fee, notice.currency),
      },
    ]),
  )
}
