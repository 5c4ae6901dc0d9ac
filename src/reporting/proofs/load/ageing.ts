import { type RawBuilder, sql } from 'kysely'
import { controlBalances, entityAgeing } from '../../ageing/load/ageing.ts'
import type { AsOfSql } from '../../ageing/load/open-then.ts'
import { type Fault, sqlProof } from './proof.ts'

const LAST_POSTING = sql`(
  select max(t.effective_on)
  from legal_entity e
  cross join lateral (
    select effective_on from ledger_transfer
    where legal_entity_id = e.legal_entity_id order by effective_on desc limit 1) t)`

const MONTH_BEFORE = sql`(date_trunc('month', ${LAST_POSTING})::date - 1)`

const ALWAYS = sql`'infinity'::timestamptz`

const TODAY: AsOfSql = { on: LAST_POSTING, knownAt: ALWAYS }

/** The three that must be equal; open items stand beside them only where they are as of now. */
function apart(problem: string, asOf: AsOfSql, open: RawBuilder<unknown>): Fault {
  return {
    problem,
    found: sql`
      select e.code as entity, s.currency, aged as ageing_minor, open as open_minor,
        control_minor as ledger_minor
      from (
        select legal_entity_id, currency, coalesce(aged, 0) as aged,
          coalesce(control_minor, 0) as control_minor, open
        from (
          select legal_entity_id, currency, b0 + b1 + b2 + b3 + b4 + b5 + "creditMinor" as aged
          from (${entityAgeing(asOf, 'due')}) due
        ) a
        full join (${controlBalances(asOf)}) c using (legal_entity_id, currency)
        full join (${open}) o using (legal_entity_id, currency)
      ) s
      join legal_entity e using (legal_entity_id)
      where aged <> control_minor or aged <> open`,
  }
}

const OPEN_NOW = sql`
  select legal_entity_id, currency, sum(minor) as open
  from (
    select legal_entity_id, currency, sum(amount_minor) as minor from open_item group by 1, 2
    union all
    select i.legal_entity_id, i.currency, -sum(l.amount_minor)
    from allocation l join open_item i using (account_id, item_id) group by 1, 2
  ) parts
  group by 1, 2`

const NOT_COMPARED = sql`
  select null::uuid as legal_entity_id, null::text as currency, null::numeric as open where false`

/** The report that is shown to people, against the books that it must equal. */
export const ageingEqualsControl = sqlProof({
  name: 'ageing_equals_control',
  sentence:
    'For each legal entity and currency, the ageing equals the control accounts (receivable, instalments, credit, unapplied, suspense): on the day of the last posting, where it also equals the open items, and at the end of the month before, by what is known now and by what was recorded then.',
  counted: sql`open_item`,
  faults: [
    apart('ageing, open items and control account differ', TODAY, OPEN_NOW),
    apart(
      'ageing and control account differ at the end of the month before',
      { on: MONTH_BEFORE, knownAt: ALWAYS },
      NOT_COMPARED,
    ),
    apart(
      'ageing and control account differ as known at the end of the month before',
      { on: MONTH_BEFORE, knownAt: sql`((${MONTH_BEFORE} + 1)::timestamp at time zone 'UTC')` },
      NOT_COMPARED,
    ),
  ],
})
