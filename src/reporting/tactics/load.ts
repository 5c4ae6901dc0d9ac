import { type RawBuilder, sql } from 'kysely'
import { assignedThen } from '../../accounts/assignments/load.ts'
import { type Db, rows } from '../../platform/database/database.ts'
import { AGE_BANDS, type ContactCohort, type TacticKind, type UntouchedCohort } from './tactics.ts'

/** Which contacts are looked at, and how long after them money counts. */
export type TacticsAsked = {
  readonly by: TacticKind
  /** Days of the contacts, both inclusive. */
  readonly fromOn: Temporal.PlainDate
  readonly toOn: Temporal.PlainDate
  /** A payment counts for a contact that it follows within so many days. */
  readonly days: number
}

const ASKED_BY_HAND = sql`i.direction = 'out' and i.channel in ('call', 'visit')
  and i.outcome is not null`

/** What each contact asked for, item by item: contact, account, entity, currency, on_, item, due_on, asked. */
function contacts({ by, fromOn, toOn }: TacticsAsked): RawBuilder<unknown> {
  const collector = (account: RawBuilder<unknown>, on: RawBuilder<unknown>) =>
    assignedThen(account, 'collector', on)
  const ofLetter = {
    level: sql`n.level::text`,
    channel: sql`n.channel`,
    wording: sql`m.template_code || ' v' || m.template_version || ' ' || m.language`,
    collector: collector(sql`n.account_id`, sql`n.sent_on`),
  }
  const ofCall = {
    level: undefined,
    channel: sql`c.channel`,
    wording: undefined,
    collector: collector(sql`c.account_id`, sql`c.on_`),
  }
  const letters = sql`
    select ${ofLetter[by]} as tactic, n.notice_id as contact_id, n.account_id, n.legal_entity_id,
      n.currency, n.sent_on as on_, ni.item_id, o.due_on, ni.asked_minor
    from dunning_notice n
    join dunning_notice_item ni using (account_id, notice_id)
    join message m on m.account_id = n.account_id and m.message_id = n.message_id
    join open_item o on o.account_id = ni.account_id and o.item_id = ni.item_id
    where n.sent_on between ${fromOn} and ${toOn}`
  const called = ofCall[by]
  if (called === undefined) return letters
  return sql`${letters}
    union all
    select ${called}, c.interaction_id, c.account_id, w.legal_entity_id, w.currency, c.on_,
      w.item_id, w.due_on, w.open_minor
    from (
      select i.interaction_id, i.account_id, i.channel, (i.at at time zone a.time_zone)::date as on_
      from interaction i join account a using (account_id)
      where ${ASKED_BY_HAND} and i.at >= ${fromOn}::date - 1 and i.at < ${toOn}::date + 2
    ) c
    join lateral (${overdueThen(sql`c.on_`, sql`o.account_id = c.account_id`)}) w on true
    where c.on_ between ${fromOn} and ${toOn}`
}

/** Items that were overdue and open when a day began: account, entity, currency, item, due_on, open. */
function overdueThen(on: RawBuilder<unknown>, only: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select * from (
      select o.account_id, o.legal_entity_id, o.currency, o.item_id, o.due_on,
        o.amount_minor - coalesce((
          select sum(l.amount_minor) from allocation l
          where l.account_id = o.account_id and l.item_id = o.item_id
            and l.effective_on < ${on}), 0)::bigint as open_minor
      from open_item o
      where ${only} and o.amount_minor > 0 and o.due_on < ${on} and o.document_on < ${on}
    ) w where open_minor > 0`
}

/** What was paid of an item (alias c) from a day on, by money that stayed: never more than was asked. */
function paidWithin(days: number): RawBuilder<unknown> {
  return sql`least(c.asked_minor, greatest(0, coalesce((
    select sum(l.amount_minor) from allocation l
    where l.account_id = c.account_id and l.item_id = c.item_id
      and l.kind in ('applied', 'returned') and l.effective_on >= c.on_
      and l.effective_on <= c.on_ + ${days}::int), 0)))::bigint`
}

/** Customers with what they were asked for and paid, summed by what they are told apart by. */
function cohorts(
  found: RawBuilder<unknown>,
  days: number,
  by: RawBuilder<unknown>,
  further: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`
    select ${by}, e.code as entity, k.currency,
      width_bucket(k.age - 1, ${sql.val([...AGE_BANDS])}::int[]) as band,
      count(*)::int as customers,
      count(*) filter (where paid > 0)::int as "paidSome",
      count(*) filter (where paid >= asked)::int as "paidAll",
      sum(asked)::bigint as "askedMinor", sum(paid)::bigint as "paidMinor" ${further}
    from (
      select c.tactic, c.contact_id, c.account_id, c.legal_entity_id, c.currency, c.on_,
        max(c.on_ - c.due_on) as age, sum(c.asked_minor) as asked, sum(${paidWithin(days)}) as paid
      from (${found}) c
      group by 1, 2, 3, 4, 5, 6
    ) k
    join legal_entity e using (legal_entity_id)`
}

/** Contacts by tactic, entity, currency and band of age, with what came of them. */
export function loadContactCohorts(db: Db, asked: TacticsAsked): Promise<ContactCohort[]> {
  return rows(
    db,
    sql<ContactCohort>`
      ${cohorts(contacts(asked), asked.days, sql`k.tactic`, sql``)}
      group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  )
}

/**
 * Customers whom nobody had contacted: on each Monday those with something overdue to whom no letter
 * had gone, and whom nobody had called, in as many days before. They are followed as long as the
 * contacted are, whether or not somebody contacts them meanwhile: to leave those out would look ahead.
 */
export function loadUntouchedCohorts(db: Db, asked: TacticsAsked): Promise<UntouchedCohort[]> {
  const { fromOn, toOn, days } = asked
  const touched = (since: RawBuilder<unknown>, until: RawBuilder<unknown>) => sql`
    (exists (select from dunning_notice n where n.account_id = k.account_id
        and n.sent_on between ${since} and ${until})
     or exists (select from interaction i where i.account_id = k.account_id and ${ASKED_BY_HAND}
        and i.at >= ${since} and i.at < ${until} + 1))`
  const found = sql`
    select null::text as tactic, null::uuid as contact_id, w.account_id, w.legal_entity_id,
      w.currency, g.on_, w.item_id, w.due_on, w.open_minor as asked_minor
    from (select generate_series(date_trunc('week', ${fromOn}::date + 6), ${toOn}::date,
                                 interval '7 days')::date as on_) g
    join lateral (${overdueThen(sql`g.on_`, sql`o.due_on >= g.on_ - 365`)}) w on true`
  const later = sql`,
    count(*) filter (where ${touched(sql`(k.on_ + 1)`, sql`(k.on_ + ${days}::int)`)})::int
      as "contactedLater"`
  return rows(
    db,
    sql<UntouchedCohort>`
      ${cohorts(found, days, sql`null::text as tactic`, later)}
      join account a on a.account_id = k.account_id and a.kind <> 'house'
      where not ${touched(sql`(k.on_ - ${days}::int)`, sql`k.on_`)}
      group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  )
}
