import { type RawBuilder, sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'
import type { ActivityKind } from '../kinds.ts'

/** What was said, where it is no message with a screen of its own, and the files that came with it. */
export type Said = {
  readonly isMessage: boolean
  readonly kind: string
  readonly body: string | null
  readonly outcome: string | null
  readonly nextOn: string | null
  /** The dispute or inquiry in which it was said, by its number. */
  readonly case: string | null
  readonly files: readonly {
    readonly fileId: string
    readonly name: string
    readonly bytes: number
  }[]
}

/** Something that happened to a customer. */
export type Happening = {
  readonly at: Temporal.Instant
  readonly kind: ActivityKind
  readonly id: string
  /** In a word: how it was said, what was issued, by which method, which command. */
  readonly what: string
  /** In the words of who wrote it, or by its number. */
  readonly text: string | null
  readonly amountMinor: bigint | null
  readonly currency: string | null
  readonly actor: string | null
  readonly said: Said | null
}

/** The last happening of a page; the next one begins behind it. */
export type ActivityPlace = { readonly at: string; readonly id: string }

type Asked = {
  readonly accountId: string
  readonly number: string
  readonly before: ActivityPlace | undefined
  readonly limit: number
}

type Branch = (asked: Asked) => RawBuilder<unknown>

/** One kind: its newest rows before the place, each branch as short as the page. */
function branch(
  kind: ActivityKind,
  columns: RawBuilder<unknown>,
  from: RawBuilder<unknown>,
  said: RawBuilder<unknown> = sql`null::jsonb`,
): Branch {
  return ({ before, limit }) => sql`(
    select * from (select ${kind}::text as kind, ${columns}, ${said} as said ${from}) each
    where ${before === undefined ? sql`true` : sql`(each.at, each.id) < (${before.at}::timestamptz, ${before.id})`}
    order by at desc, id desc limit ${limit})`
}

/** Texts that are read elsewhere (a message on its own screen, a decision in its case) stay there. */
const SAID = sql`(select jsonb_build_object('isMessage', m.message_id is not null, 'kind', i.kind,
    'body', case when m.message_id is null then left(i.body, 2000) end,
    'outcome', i.outcome, 'nextOn', case when i.done_at is null then i.next_on end,
    'case', (select e ->> 'label' from jsonb_array_elements(i.about) e
      where e ->> 'kind' = 'dispute' limit 1),
    'files', coalesce((select jsonb_agg(jsonb_build_object(
          'fileId', f.file_id, 'name', f.name, 'bytes', f.size_bytes) order by f.file_id)
      from interaction_file f
      where f.account_id = i.account_id and f.interaction_id = i.interaction_id
        and octet_length(f.content) > 0), '[]'))
  from (select) one left join message m
    on m.account_id = i.account_id and m.message_id = i.interaction_id)`

const none = sql`null::bigint as "amountMinor", null::text as currency`

function branchesOf({ accountId, number }: Asked): Readonly<Record<ActivityKind, Branch[]>> {
  const own = (table: string) => sql`${sql.ref(`${table}.account_id`)} = ${accountId}`
  return {
    contact: [
      branch(
        'contact',
        sql`i.at, i.interaction_id::text as id, i.channel || '.' || i.direction as what,
          i.subject as text, ${none}, i.by_actor as actor`,
        sql`from interaction i where ${own('i')}`,
        SAID,
      ),
    ],
    document: [
      branch(
        'document',
        sql`i.recorded_at as at, i.invoice_id::text as id, i.kind as what, n.label as text,
          i.payable_minor as "amountMinor", i.currency, null::text as actor`,
        sql`from invoice i join document_number n
          on n.account_id = i.account_id and n.invoice_id = i.invoice_id where ${own('i')}`,
      ),
    ],
    payment: [
      branch(
        'payment',
        sql`r.recorded_at as at, r.receipt_id::text as id, r.method as what, r.reference as text,
          r.amount_minor as "amountMinor", r.currency, r.recorded_by as actor`,
        sql`from receipt r where ${own('r')}`,
      ),
      // What the bank says stands in the note, where one of its codes is all that there is.
      branch(
        'payment',
        sql`v.recorded_at as at, v.receipt_id::text || '.back' as id,
          'back.' || coalesce(v.reason_code, v.kind) as what, v.note as text,
          -r.amount_minor as "amountMinor", r.currency, v.recorded_by as actor`,
        sql`from receipt_reversal v join receipt r using (account_id, receipt_id)
          where ${own('v')}`,
      ),
      // A debit that was refused before any money came has no receipt.
      branch(
        'payment',
        sql`x.at, p.payment_id::text || '.refused' as id, 'refused'::text as what,
          p.reason as text, p.amount_minor as "amountMinor", p.currency, null::text as actor`,
        sql`from payment p cross join lateral (
            select min(e.recorded_at) as at from payment_reference n
              join provider_event e using (provider, reference)
             where n.account_id = p.account_id and n.payment_id = p.payment_id
               and e.fact ->> 'kind' in ('failed', 'returned')) x
          where ${own('p')} and p.state = 'failed' and x.at is not null`,
      ),
    ],
    dispute: [
      branch(
        'dispute',
        sql`d.opened_at as at, d.case_id::text || '.1' as id, 'opened'::text as what,
          d.number || ' · ' || d.subject as text, d.amount_minor as "amountMinor", d.currency,
          d.opened_by as actor`,
        sql`from dispute_case d where ${own('d')}`,
      ),
      branch(
        'dispute',
        sql`d.closed_at as at, d.case_id::text || '.2' as id, d.outcome as what,
          d.number || ' · ' || d.subject as text, d.granted_minor as "amountMinor", d.currency,
          d.closed_by as actor`,
        sql`from dispute_case d where ${own('d')} and d.closed_at is not null`,
      ),
    ],
    promise: [
      branch(
        'promise',
        sql`p.recorded_at as at, p.promise_id::text as id, 'promised'::text as what,
          to_char(p.pay_by, 'YYYY-MM-DD') as text, p.amount_minor as "amountMinor", p.currency,
          p.recorded_by as actor`,
        sql`from promise_to_pay p where ${own('p')}`,
      ),
    ],
    hold: [
      branch(
        'hold',
        sql`h.recorded_at as at, h.hold_id::text || '.1' as id, 'placed'::text as what,
          h.reason as text, ${none}, h.placed_by as actor`,
        sql`from account_hold h where ${own('h')}`,
      ),
      branch(
        'hold',
        sql`h.released_at as at, h.hold_id::text || '.2' as id, 'released'::text as what,
          h.reason as text, ${none}, h.released_by as actor`,
        sql`from account_hold h where ${own('h')} and h.released_at is not null`,
      ),
      // Steps of a suspension; one of all premises names none.
      branch(
        'hold',
        sql`t.recorded_at as at, t.suspension_id::text || '.' || t.step_no as id,
          'supply.' || t.kind as what, concat_ws(' · ', p.code, t.note) as text, ${none},
          t.recorded_by as actor`,
        sql`from suspension_step t join suspension s using (account_id, suspension_id)
          left join premise p on p.account_id = s.account_id and p.premise_id = s.premise_id
          where ${own('t')}`,
      ),
    ],
    change: [
      branch(
        'change',
        sql`l.effective_at as at, l.id::text as id, l.command as what, null::text as text, ${none},
          l.actor`,
        sql`from command_log l
          where l.objects @> array[${`account:${number}`}]::text[] and l.changes is not null`,
      ),
    ],
  }
}

/** What happened to a customer, whatever it was, the latest first: a page of it. */
export function loadActivity(
  db: Db,
  kinds: readonly ActivityKind[],
  asked: Asked,
): Promise<Happening[]> {
  const branches = branchesOf(asked)
  const parts = kinds.flatMap(kind => branches[kind].map(each => each(asked)))
  if (parts.length === 0) return Promise.resolve([])
  return rows(
    db,
    sql<Happening>`
      select * from (${sql.join(parts, sql` union all `)}) all_kinds
      order by at desc, id desc limit ${asked.limit}`,
  )
}
