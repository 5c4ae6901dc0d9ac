import { type RawBuilder, sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'
import { DOCUMENT_SUMS } from '../console/load/whole.ts'

/** What a sample can be drawn of. */
export const SAMPLED = [
  'invoices',
  'credit_notes',
  'receipts',
  'refunds',
  'bad_debts',
  'journals',
] as const
export type Sampled = (typeof SAMPLED)[number]

/** What a sample is drawn from, and which draw it is. */
export type SampleAsked = {
  readonly of: Sampled
  /** First and last day, both included. */
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly currency?: string | undefined
  /** Only amounts of at least this, in minor units. */
  readonly atLeastMinor?: bigint | undefined
  /** Only what this person did: `person:…`. */
  readonly by?: string | undefined
  readonly size: number
  /** Decides which are drawn, by nothing else: the same seed draws the same again. */
  readonly seed: string
}

export type SampleRow = {
  readonly id: string
  /** What people know it by: a document's number, a receipt's reference. */
  readonly label: string
  readonly accountNumber: string
  readonly accountName: string
  readonly on: Temporal.PlainDate
  readonly by: string | null
  readonly currency: string
  readonly minor: bigint
}

/** What a sample stands for: how many there were to draw from, and what they come to. */
export type Population = {
  readonly currency: string
  readonly count: bigint
  readonly minor: bigint
}

const documents =
  (kind: 'invoice' | 'credit_note') =>
  ({ from, to }: SampleAsked) =>
    sql`
  select i.invoice_id as id, n.label, i.account_id, i.issued_on as on,
    coalesce(r.approved_by, r.created_by) as by, i.currency, d.gross_minor as minor
  from document_number n
  join invoice i using (account_id, invoice_id)
  cross join lateral (${DOCUMENT_SUMS}) d
  left join bill_run r on r.run_id = i.run_id
  where n.kind = ${kind} and i.issued_on between ${from} and ${to}`

/** Where each kind lies: id, label, account, day, who, currency, amount. */
const SOURCES: Readonly<Record<Sampled, (asked: SampleAsked) => RawBuilder<unknown>>> = {
  invoices: documents('invoice'),
  credit_notes: documents('credit_note'),
  receipts: ({ from, to }) => sql`
    select receipt_id as id, coalesce(reference, check_number, method) as label, account_id,
      booked_on as on, recorded_by as by, currency, amount_minor as minor
    from receipt where booked_on between ${from} and ${to}`,
  refunds: ({ from, to }) => sql`
    select refund_id as id, coalesce(check_number, payee) as label, account_id,
      refunded_on as on, recorded_by as by, currency, amount_minor as minor
    from refund where refunded_on between ${from} and ${to}`,
  bad_debts: ({ from, to }) => sql`
    select b.allocation_id as id, b.reason_code as label, b.account_id, b.written_off_on as on,
      b.recorded_by as by, i.currency, b.amount_minor as minor
    from bad_debt b join open_item i using (account_id, item_id)
    where b.written_off_on between ${from} and ${to}`,
  journals: ({ from, to }) => sql`
    select t.transfer_id as id, coalesce(t.memo, t.event) as label, t.account_id,
      t.effective_on as on, null::text as by, t.currency, t.amount_minor as minor
    from ledger_transfer t
    where t.event = 'manual_journal' and t.effective_on between ${from} and ${to}`,
}

function narrowed(asked: SampleAsked): RawBuilder<unknown> {
  const { atLeastMinor, by, currency } = asked
  return sql`
    select * from (${SOURCES[asked.of](asked)}) s
    where (${currency ?? null}::text is null or s.currency = ${currency ?? null})
      and (${atLeastMinor ?? null}::bigint is null or abs(s.minor) >= ${atLeastMinor ?? null})
      and (${by ?? null}::text is null or s.by = ${by ?? null})`
}

/** What there is to draw from, by currency. */
export function loadPopulation(db: Db, asked: SampleAsked): Promise<Population[]> {
  return rows(
    db,
    sql<Population>`
      select currency, count(*) as count, sum(minor)::bigint as minor
      from (${narrowed(asked)}) p group by currency order by currency`,
  )
}

/**
 * The sample: as many as asked for, in the order of a hash of seed and id, so that nobody chooses
 * which, and whoever names the seed draws the same again.
 */
export function loadSample(db: Db, asked: SampleAsked): Promise<SampleRow[]> {
  return rows(
    db,
    sql<SampleRow>`
      select p.id::text as id, p.label, a.number as "accountNumber", a.name as "accountName", p.on,
        p.by, p.currency, p.minor
      from (
        select * from (${narrowed(asked)}) n
        order by sha256(convert_to(${asked.seed} || n.id::text, 'UTF8')), n.id limit ${asked.size}
      ) p
      join account a using (account_id)
      order by sha256(convert_to(${asked.seed} || p.id::text, 'UTF8')), p.id`,
  )
}
