import { sql } from 'kysely'
import { sqlProof } from './proof.ts'

/*
 * A letter is looked at as its command saw it: allocations and freezes that were recorded by then.
 */

/** What letters ask for: never more than was open, never what was frozen. */
export const remindersAskWhatIsOwed = sqlProof({
  name: 'reminders_ask_what_is_owed',
  sentence:
    'A reminder asks for the sum of its items, of each for no more than was open then and was not disputed, promised, on a plan or otherwise frozen; its text is in the timeline of the account.',
  counted: sql`dunning_notice`,
  faults: [
    {
      problem: 'sum of a letter differs from its items',
      found: sql`
        select n.account_id, n.notice_id, n.asked_minor, sum(i.asked_minor) as items_minor
        from dunning_notice n left join dunning_notice_item i using (account_id, notice_id)
        group by 1, 2, 3 having sum(i.asked_minor) is distinct from n.asked_minor`,
    },
    {
      problem: 'asks for more than was open',
      found: sql`
        select i.account_id, i.notice_id, i.item_id, i.asked_minor, i.open_minor,
          o.amount_minor - coalesce(a.minor, 0) as open_then_minor
        from dunning_notice_item i
        join dunning_notice n using (account_id, notice_id)
        join open_item o using (account_id, item_id)
        left join lateral (
          select sum(amount_minor) as minor from allocation l
          where l.account_id = i.account_id and l.item_id = i.item_id
            and l.recorded_at < n.recorded_at) a on true
        where i.open_minor > o.amount_minor - coalesce(a.minor, 0)
          or o.legal_entity_id <> n.legal_entity_id or o.currency <> n.currency
          or o.due_on >= n.sent_on`,
    },
    {
      problem: 'asks for what was frozen',
      found: sql`
        select i.account_id, i.notice_id, i.item_id, i.asked_minor, i.open_minor, f.minor
        from dunning_notice_item i
        join dunning_notice n using (account_id, notice_id)
        join lateral (
          select sum(coalesce(f.amount_minor, i.open_minor)) as minor
          from item_freeze f
          left join item_freeze_end e using (account_id, freeze_id)
          where f.account_id = i.account_id and f.item_id = i.item_id
            and f.recorded_at < n.recorded_at and f.from_on <= n.sent_on
            and (f.until_on is null or f.until_on >= n.sent_on)
            and (e.ended_on is null or e.ended_on > n.sent_on or e.ended_at > n.recorded_at)
        ) f on f.minor > 0
        where i.asked_minor > i.open_minor - least(f.minor, i.open_minor)`,
    },
    {
      problem: 'letter without its message',
      found: sql`
        select n.account_id, n.notice_id from dunning_notice n
        where n.channel <> 'call' and not exists (select from message m
          where m.account_id = n.account_id and m.message_id = n.message_id)`,
    },
    {
      problem: 'call without its task',
      found: sql`
        select n.account_id, n.notice_id from dunning_notice n
        where n.channel = 'call' and not exists (select from task t
          where t.account_id = n.account_id and t.kind = 'dunning_call'
            and t.subject_id = n.notice_id)`,
    },
  ],
})

/** How items move through levels: one at a time, upwards, until a payment of them comes back. */
export const reminderLevelsFollow = sqlProof({
  name: 'reminder_levels_follow',
  sentence:
    'An item is reminded at level 1 first and then one level higher each time; it begins anew only after a payment of it was returned.',
  counted: sql`dunning_notice_item`,
  faults: [
    {
      problem: 'level does not follow on the one before',
      found: sql`
        select * from (
          select account_id, item_id, notice_id, level, sent_on,
            lag(level) over before as earlier, lag(sent_on) over before as earlier_on
          from dunning_notice_item
          window before as (partition by account_id, item_id order by notice_id)) i
        where level <> coalesce(earlier, 0) + 1 and not (level = 1 and exists (
          select from allocation a
          join receipt_reversal v on v.account_id = a.other_account_id
            and v.receipt_id = a.other_item_id
          where a.account_id = i.account_id and a.item_id = i.item_id and a.reverses is not null
            and v.effective_on >= i.earlier_on))`,
    },
    {
      problem: 'letter at another level than the highest of its items',
      found: sql`
        select n.account_id, n.notice_id, n.level, max(i.level) as highest
        from dunning_notice n join dunning_notice_item i using (account_id, notice_id)
        group by 1, 2, 3 having max(i.level) <> n.level`,
    },
  ],
})

/** Interest: each day of an item at most once, all of it billed. */
export const lateChargesOnce = sqlProof({
  name: 'late_charges_once',
  sentence:
    'A day of an item bears interest at most once, from the day after it was due on; a flat sum is charged once an item; never on late fees or interest; what was charged is what its document comes to.',
  counted: sql`late_charge`,
  faults: [
    {
      problem: 'day charged twice',
      found: sql`
        select account_id, item_id, start_on, earlier_end from (
          select account_id, item_id, start_on, max(end_on) over (
            partition by account_id, item_id order by start_on
            rows between unbounded preceding and 1 preceding) as earlier_end
          from late_charge where kind = 'interest') c
        where start_on < earlier_end`,
    },
    {
      problem: 'interest on a day on which nothing was overdue, or on late charges',
      found: sql`
        select c.account_id, c.item_id, c.start_on, o.due_on, v.purpose
        from late_charge c join open_item o using (account_id, item_id)
        left join invoice v on v.account_id = coalesce(o.document_account_id, o.account_id)
          and v.invoice_id = o.item_id
        where c.start_on <= o.due_on or v.purpose in ('late_fee', 'interest', 'fee')`,
    },
    {
      problem: 'charges differ from their document',
      found: sql`
        select c.account_id, c.document_id, c.minor, i.net_minor from (
          select account_id, document_id, sum(amount_minor) as minor
          from late_charge group by 1, 2) c
        left join invoice i on i.account_id = c.account_id and i.invoice_id = c.document_id
        where i.net_minor is distinct from c.minor`,
    },
  ],
})
