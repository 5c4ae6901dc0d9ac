import { type RawBuilder, sql } from 'kysely'
import { type Db, one } from '../../../platform/database/database.ts'
import type { WholeDocumentId } from './document.ts'

/** Where the facts of a line stand: its contract, its price, and what counted its quantity. */
export type LineBehind = {
  readonly lineNo: number
  readonly account: string
  readonly contract: string | null
  readonly plan: string | null
  readonly charge: string
  /** What it counts; null of what is not counted. */
  readonly meter: string | null
  readonly source: 'events' | 'reads' | 'intervals' | null
  /** The meters that counted in its period, at most three. */
  readonly serials: readonly string[]
}

/** A part of what is open that nobody asks for now. */
export type NotAskedFor = {
  readonly reason: string
  /** Null: all that is open. */
  readonly amountMinor: string | null
  readonly untilOn: string | null
  /** The number of the dispute or the plan that it comes from. */
  readonly source: string | null
}

/** A way that a document took, with what came back: the proof of its delivery. */
export type DeliveryLine = {
  readonly messageId: string
  readonly channel: string
  readonly state: string
  readonly to: string | null
  readonly at: string
  readonly answer: string | null
  /** The number of the copy that it took; null where it took the original. */
  readonly copyNumber: number | null
}

/** What stands around a document: behind its lines, not asked for, and how it went. */
export type Around = {
  readonly behind: readonly LineBehind[]
  readonly notAskedFor: readonly NotAskedFor[]
  readonly deliveries: readonly DeliveryLine[]
  /** When its customer opened it on their own pages for the first time: a proof that it arrived. */
  readonly openedAt: string | null
}

const MOST_WAYS = 10

/**
 * For each line what lies behind it; what of the document is disputed, promised, on a plan or otherwise
 * not asked for on a day; and the ways that it went, the latest first. One statement for all of it.
 */
export function loadAround(
  db: Db,
  { accountIds, invoiceId }: WholeDocumentId,
  asked: {
    readonly today: Temporal.PlainDate
    readonly lines: number
    readonly seesMoney: boolean
    readonly seesMessages: boolean
  },
): Promise<Around> {
  const accounts = sql`any(${[...accountIds]}::uuid[])`
  const list = (rows: RawBuilder<unknown>) =>
    sql`coalesce((select jsonb_agg(to_jsonb(x)) from (${rows}) x), '[]')`
  return one(
    db,
    sql<Around>`
      select ${list(behindLines(accounts, invoiceId, asked.lines))} as behind,
        ${list(sql`
          select f.reason, f.amount_minor::text as "amountMinor", f.until_on as "untilOn",
            d.number as source
          from item_freeze f
          left join item_freeze_end e on e.account_id = f.account_id and e.freeze_id = f.freeze_id
          left join dispute_case d on d.account_id = f.account_id and d.case_id = f.source_id
          where ${asked.seesMoney} and f.account_id = ${accounts} and f.item_id = ${invoiceId}
            and f.from_on <= ${asked.today} and (f.until_on is null or f.until_on >= ${asked.today})
            and (e.ended_on is null or e.ended_on > ${asked.today})
          order by f.from_on, f.freeze_id`)} as "notAskedFor",
        ${list(sql`
          select m.message_id as "messageId", m.channel, m.state, m.recipient ->> 'email' as "to",
            coalesce(m.ended_at, m.queued_at) as at,
            coalesce(
              (select nullif(b.diagnostic, '') from message_bounce b
                where b.account_id = m.account_id and b.message_id = m.message_id
                order by b.received_at desc limit 1),
              (select t.answer from message_attempt t where t.account_id = m.account_id
                and t.message_id = m.message_id order by t.attempt desc limit 1)) as answer,
            md.copy_number as "copyNumber"
          from (
            select account_id, message_id, null::integer as copy_number from message_document
             where account_id = ${accounts} and invoice_id = ${invoiceId}
            union all
            select account_id, message_id, copy_number from message_document_copy
             where account_id = ${accounts} and invoice_id = ${invoiceId}) md
          join message m using (account_id, message_id)
          where ${asked.seesMessages}
          order by m.queued_at desc, m.message_id desc limit ${MOST_WAYS}`)} as deliveries,
        (select to_jsonb(min(o.opened_at)) #>> '{}' from document_opening o where ${asked.seesMessages}
          and o.account_id = ${accounts} and o.invoice_id = ${invoiceId}) as "openedAt"`,
  )
}

function behindLines(
  accounts: RawBuilder<unknown>,
  invoiceId: string,
  limit: number,
): RawBuilder<unknown> {
  return sql`
      select l.line_no as "lineNo", a.number as account, k.number as contract,
        i.plan_code as plan, l.charge_code as charge, m.meter_code as meter, m.source,
        array(select distinct x.serial from channel x
          where x.account_id = l.account_id and x.meter_code = m.meter_code
            and x.installed_on < l.service_end
            and coalesce(x.removed_on, l.service_end) >= l.service_start
          order by x.serial limit 3) as serials
      from invoice_line l
      join account a on a.account_id = l.account_id
      left join subscription_item i on i.account_id = l.account_id and i.item_id = l.item_id
      left join charge c on c.plan_code = i.plan_code and c.plan_version = i.plan_version
        and c.charge_code = i.charge_code
      left join meter m on m.meter_code = c.meter_code
      left join subscription s on s.account_id = l.account_id
        and s.subscription_id = l.subscription_id
      left join contract k on k.account_id = s.account_id and k.contract_id = s.contract_id
      where l.account_id = ${accounts} and l.invoice_id = ${invoiceId}
      order by l.line_no limit ${limit}`
}
