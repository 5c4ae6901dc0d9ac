import { sql } from 'kysely'

/*
 * What the books have on the accounts of banks, fact by fact, beside what the statements say: the two
 * sides of a bank reconciliation. Each side is read from its own tables, so that they prove each other.
 */

const told = (kind: string, subject: string) => sql`
  (select k.line_id from bank_line_link k
    where k.account_id = e.house_account_id and k.kind = ${sql.lit(kind)}
      and k.subject_id = ${sql.raw(subject)} and k.undone_at is null)`

/** Receipts on a bank account; the line that they came of, or that tells of them. */
const RECEIPTS = sql`
  select r.legal_entity_id, r.currency, r.cash_account as code, 'receipt' as kind,
    r.account_id as subject_account_id, r.receipt_id::text as subject_id, r.booked_on as day,
    r.amount_minor as minor, coalesce(l.line_id, ${told('receipt', 'r.receipt_id::text')}) as line_id,
    r.reference
  from receipt r join legal_entity e using (legal_entity_id)
  left join bank_line l on l.receipt_account_id = r.account_id and l.receipt_id = r.receipt_id
  union all
  select r.legal_entity_id, r.currency, case when c.deposit_id is null then r.cash_account else b.cash_account end,
    'reversal', r.account_id, r.receipt_id::text, v.effective_on, -r.amount_minor,
    ${told('reversal', 'r.receipt_id::text')}, r.reference
  from receipt_reversal v join receipt r using (account_id, receipt_id)
  join legal_entity e using (legal_entity_id)
  left join deposit_receipt d on d.account_id = r.account_id and d.receipt_id = r.receipt_id
  left join deposit_closing c on c.account_id = d.deposit_account_id and c.deposit_id = d.deposit_id
  left join deposit b on b.account_id = c.account_id and b.deposit_id = c.deposit_id`

const DEPOSITS = sql`
  select d.legal_entity_id, d.currency, d.cash_account, 'deposit', d.account_id, d.deposit_id::text,
    c.closed_on, d.control_minor, ${told('deposit', 'd.deposit_id::text')}, d.reference
  from deposit d join deposit_closing c using (account_id, deposit_id)
  join legal_entity e on e.legal_entity_id = d.legal_entity_id`

const PAYOUTS = sql`
  select p.legal_entity_id, p.currency, p.cash_account, 'payout', null::uuid,
    p.provider || ' ' || p.payout_id, p.arrives_on, p.net_minor,
    ${told('payout', "p.provider || ' ' || p.payout_id")}, p.payout_id
  from payout p join legal_entity e using (legal_entity_id) where p.net_minor <> 0`

const REFUNDS = sql`
  select f.legal_entity_id, f.currency, f.cash_account, 'refund', f.account_id, f.refund_id::text,
    f.refunded_on, -f.amount_minor, ${told('refund', 'f.refund_id::text')}, f.check_number
  from refund f join legal_entity e using (legal_entity_id) where f.way in ('transfer', 'check')
  union all
  select f.legal_entity_id, f.currency, f.cash_account, 'refund_back', f.account_id, f.refund_id::text,
    v.effective_on, f.amount_minor, ${told('refund_back', 'f.refund_id::text')}, f.check_number
  from refund f join legal_entity e using (legal_entity_id)
  join allocation v on v.account_id = f.account_id and v.reverses = f.allocation_id
  where f.way in ('transfer', 'check')`

/** What lines themselves moved: to another account, where it may be a bank's too. */
const MOVED = sql`
  select b.legal_entity_id, l.currency, b.ledger_account, 'booking', l.account_id,
    k.transfer_id::text, k.effective_on, l.amount_minor, l.line_id, null::text
  from bank_line l join bank_account b using (bank_account_id)
  join bank_line_booking k on k.account_id = l.account_id and k.line_id = l.line_id
    and k.attempt = l.attempt
  where l.state = 'booked'
  union all
  select b.legal_entity_id, l.currency, k.ledger_account, 'journal', l.account_id,
    k.transfer_id::text, k.effective_on, -l.amount_minor, ${told('journal', 'k.transfer_id::text')},
    k.note
  from bank_line l join bank_account b using (bank_account_id)
  join legal_entity e on e.legal_entity_id = b.legal_entity_id
  join bank_line_booking k on k.account_id = l.account_id and k.line_id = l.line_id
    and k.attempt = l.attempt
  where l.state = 'booked'
  union all
  select b.legal_entity_id, l.currency, b.ledger_account, k.kind, k.account_id,
    k.transfer_id::text, k.effective_on, k.amount_minor, l.line_id, null
  from bank_line_link k join bank_line l using (account_id, line_id)
  join bank_account b using (bank_account_id)
  where k.transfer_id is not null and k.undone_at is null`

/** What people and bank charges moved by journals; what was reversed is gone. */
const JOURNALS = sql`
  select t.legal_entity_id, t.currency, s.code, 'journal', t.account_id, t.transfer_id::text,
    t.effective_on, s.sign * t.amount_minor, ${told('journal', 't.transfer_id::text')}, t.memo
  from ledger_transfer t join legal_entity e using (legal_entity_id)
  cross join lateral (values (t.debit, 1), (t.credit, -1)) s (code, sign)
  where t.event in ('manual_journal', 'bank_charge', 'unclaimed_handed_over', 'agency_remitted')
    and not exists (select from ledger_reversal v
      where v.account_id = t.account_id and v.transfer_id = t.transfer_id)`

/**
 * What the books have on bank accounts: legal entity, currency, ledger account (code), kind, subject,
 * day, amount (above zero: it came in) and the line of the bank that tells of it, if one does.
 */
export const BOOK_ENTRIES = sql`(
  select f.* from (
    ${RECEIPTS} union all ${DEPOSITS} union all ${PAYOUTS} union all ${REFUNDS}
    union all ${MOVED} union all ${JOURNALS}) f
  where (f.legal_entity_id, f.currency, f.code) in (
    select legal_entity_id, currency, ledger_account from bank_account))`

/** Money that was entered by mistake and taken back, or paid out and back: neither is on a statement. */
export const CANCELLED = sql`(
  select subject_account_id, subject_id from ${BOOK_ENTRIES} c
  where c.kind in ('receipt', 'reversal', 'refund', 'refund_back') and c.line_id is null
  group by 1, 2 having sum(c.minor) = 0 and count(*) = 2)`

/** Lines that lie on a bank account: not those of a lockbox, whose checks are undeposited still. */
export const STATED_LINES = sql`(
  select l.*, b.legal_entity_id, b.ledger_account as code, b.code as bank_account, s.kind as told_by,
    s.state as statement_state
  from bank_line l join bank_account b using (bank_account_id)
  join bank_statement s on s.account_id = l.account_id and s.statement_id = l.statement_id
  where s.kind <> 'lockbox')`

/**
 * Statements with balances in their order, and what their entries come to since the one before: their
 * own, and those that a notification had told before.
 */
export const STATED_BALANCES = sql`(
  select s.bank_account_id, s.account_id, s.statement_id, s.state, s.opening_minor, s.closing_minor,
    s.closing_on,
    lag(s.closing_minor) over w as before_minor,
    row_number() over (partition by s.bank_account_id
      order by s.closing_on desc, s.statement_id desc) = 1 as is_last,
    coalesce(m.minor, 0) as moved_minor
  from bank_statement s
  left join lateral (
    select sum(l.amount_minor) as minor
    from bank_line l
    left join bank_line o on o.account_id = l.account_id and o.line_id = l.same_as
    left join bank_statement t on t.account_id = o.account_id and t.statement_id = o.statement_id
    where l.account_id = s.account_id and l.statement_id = s.statement_id
      and (l.state not in ('duplicate', 'rejected') or t.kind <> 'statement')) m on true
  where s.kind = 'statement' and s.state in ('accepted', 'released') and s.closing_minor is not null
  window w as (partition by s.bank_account_id order by s.closing_on, s.statement_id))`
