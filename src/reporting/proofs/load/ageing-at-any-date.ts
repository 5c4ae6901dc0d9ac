import { type RawBuilder, sql } from 'kysely'
import { maybeOne } from '../../../platform/database/database.ts'
import { controlBalances, entityAgeing } from '../../ageing/load/ageing.ts'
import type { AsOfSql } from '../../ageing/load/open-then.ts'
import { type Fault, findFaults, type Proof } from './proof.ts'

/** How many days are taken. */
const SAMPLES = 2

/**
 * At days taken by chance between the first posting and the last: the ageing, the open items (amounts
 * less allocations, added up apart from the ageing) and the control accounts are equal, by what is
 * known now and by what was recorded when the day ended.
 */
export const ageingAtAnyDate: Proof = {
  name: 'ageing_at_any_date',
  sentence:
    'On days taken at random between the first posting and the last, the ageing, the open items and the control accounts are equal for each legal entity and currency, by what is known now and by what was recorded when the day ended.',
  run: async evidence => {
    const span = await maybeOne(
      evidence.tx,
      sql<{ first: Temporal.PlainDate | null; last: Temporal.PlainDate | null }>`
        select min(f) as first, max(t) as last from legal_entity e
        cross join lateral (
          select min(effective_on) as f, max(effective_on) as t from (
            (select effective_on from ledger_transfer
             where legal_entity_id = e.legal_entity_id order by effective_on limit 1)
            union all
            (select effective_on from ledger_transfer
             where legal_entity_id = e.legal_entity_id order by effective_on desc limit 1)) d) s`,
    )
    const days = span?.first && span.last ? samplesOf(evidence.seed, span.first, span.last) : []
    const faults = days.flatMap(day => [
      differing(day, 'ageing, open items and control account differ on a day taken at random', {
        on: sql`${day}::date`,
        knownAt: sql`'infinity'::timestamptz`,
      }),
      differing(day, 'ageing, open items and control account differ as known on that day', {
        on: sql`${day}::date`,
        knownAt: sql`((${day}::date + 1)::timestamp at time zone 'UTC')`,
      }),
    ])
    const finding = await findFaults(evidence, sql`open_item`, faults)
    return { ...finding, sample: `seed ${evidence.seed}: ${days.join(', ')}` }
  },
}

/** Days from the first to the last, both included; the same seed gives the same ones. */
export function samplesOf(
  seed: number,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const span = first.until(last, { largestUnit: 'day' }).days + 1
  let state = seed >>> 0
  return Array.from({ length: SAMPLES }, () => {
    // Mulberry32: a small generator whose sequence is the same on every machine.
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    const fraction = ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
    return first.add({ days: Math.floor(fraction * span) })
  })
}

function differing(day: Temporal.PlainDate, problem: string, asOf: AsOfSql): Fault {
  return {
    problem,
    found: sql`
      select ${day}::date as day, e.code as entity, s.currency, aged as ageing_minor, open as open_minor,
        control_minor as ledger_minor
      from (
        select legal_entity_id, currency, coalesce(aged, 0) as aged,
          coalesce(control_minor, 0) as control_minor, coalesce(open, 0) as open
        from (
          select legal_entity_id, currency, b0 + b1 + b2 + b3 + b4 + b5 + "creditMinor" as aged
          from (${entityAgeing(asOf, 'due')}) due
        ) a
        full join (${controlBalances(asOf)}) c using (legal_entity_id, currency)
        full join (${openThen(asOf)}) o using (legal_entity_id, currency)
      ) s
      join legal_entity e using (legal_entity_id)
      where aged <> control_minor or aged <> open`,
  }
}

/** Amounts of items less what was allocated of any item, each added up by itself. */
function openThen({ on, knownAt }: AsOfSql): RawBuilder<unknown> {
  return sql`
    select legal_entity_id, currency, sum(minor) as open
    from (
      select legal_entity_id, currency, sum(amount_minor) as minor from open_item
      where document_on <= ${on} and recorded_at <= ${knownAt} group by 1, 2
      union all
      select i.legal_entity_id, i.currency, -sum(l.amount_minor)
      from allocation l join open_item i using (account_id, item_id)
      where l.effective_on <= ${on} and l.recorded_at <= ${knownAt} group by 1, 2
    ) parts
    group by 1, 2`
}
