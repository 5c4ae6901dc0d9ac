import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'

/** A series of numbers of documents as its screen shows it. */
export type NumberSeriesRow = {
  readonly entity: string
  readonly kind: 'invoice' | 'credit_note'
  readonly year: number
  readonly prefix: string
  readonly nextNumber: bigint
  readonly lastIssuedOn: Temporal.PlainDate | null
  /** The number given last, as it stands on its document. */
  readonly lastLabel: string | null
  /** Numbers that documents bear. */
  readonly given: bigint
  /** Numbers that bear no document, with the reason. */
  readonly unused: readonly {
    readonly first: string
    readonly last: string
    readonly reason: string
  }[]
  readonly unusedCount: bigint
  /** Documents that are sealed: what anybody changes of them is found. */
  readonly sealed: bigint
  /** Where numbers are missing or double; what the proof `gapless_numbers` would say. */
  readonly gaps: bigint
}

/** All series of numbers, the latest year first. A series is whole where nothing is missing below the next. */
export function loadNumberSeries(db: Db): Promise<NumberSeriesRow[]> {
  return rows(
    db,
    sql<NumberSeriesRow>`
      with given as (
        select legal_entity_id, kind, year, count(*) as count, max(number) as last
        from document_number group by 1, 2, 3),
      spared as (
        select legal_entity_id, kind, year, sum(last_number - first_number + 1)::bigint as count,
          json_agg(json_build_object('first', first_number::text, 'last', last_number::text,
            'reason', reason) order by first_number) as spans
        from unused_number group by 1, 2, 3),
      sealed as (
        select legal_entity_id, kind, year, sum(cardinality(numbers)) as count
        from document_block group by 1, 2, 3)
      select e.code as entity, s.kind, s.year, s.prefix, s.next_number as "nextNumber",
        s.last_issued_on as "lastIssuedOn", d.label as "lastLabel",
        coalesce(g.count, 0) as given, coalesce(u.spans, '[]') as unused,
        coalesce(u.count, 0) as "unusedCount", coalesce(b.count, 0) as sealed,
        abs(s.next_number - 1 - coalesce(g.count, 0) - coalesce(u.count, 0)) as gaps
      from number_series s join legal_entity e using (legal_entity_id)
      left join given g using (legal_entity_id, kind, year)
      left join spared u using (legal_entity_id, kind, year)
      left join sealed b using (legal_entity_id, kind, year)
      left join document_number d on d.legal_entity_id = s.legal_entity_id and d.kind = s.kind
        and d.year = s.year and d.number = g.last
      order by s.year desc, e.code, s.kind desc`,
  )
}
