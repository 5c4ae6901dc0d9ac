import { sql } from 'kysely'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'

/** What is open of a customer, as a message lists it. */
export type OwedRow = {
  readonly label: string | null
  /** What it is: `invoice`, `fee`, `instalment` … */
  readonly itemKind: string
  readonly issuedOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  readonly overdueDays: number
  readonly amountMinor: bigint
  readonly openMinor: bigint
}

/** The last of a customer's documents, payments and agreements, as messages speak of them. */
export type CustomerFacts = {
  readonly currency: string
  readonly owed: readonly OwedRow[]
  readonly invoice: Told | undefined
  readonly creditNote: Told | undefined
  readonly receipt: Told | undefined
  readonly promise: Told | undefined
  readonly plan: Told | undefined
  readonly instalments: readonly { readonly dueOn: Temporal.PlainDate; readonly minor: bigint }[]
  readonly dispute: Told | undefined
}

/** One of them: its number, its day, by when, and its amount. */
export type Told = {
  readonly number: string
  readonly on: Temporal.PlainDate
  readonly until: Temporal.PlainDate
  readonly minor: bigint
  readonly id: string
}

/** What the books know of a customer with a legal entity that a message could say, in its currency. */
export async function loadCustomerFacts(
  db: Db,
  of: { readonly accountId: string; readonly legalEntityId: string; readonly currency: string },
  today: Temporal.PlainDate,
): Promise<CustomerFacts> {
  const { accountId, legalEntityId, currency } = of
  const whose = sql`x.account_id = ${accountId} AND x.legal_entity_id = ${legalEntityId}
    AND x.currency = ${currency}`
  const document = (kind: string) =>
    last(
      db,
      sql`SELECT n.label AS number, x.issued_on AS "on", x.due_on AS until,
                 abs(x.payable_minor) AS minor, x.invoice_id AS id
            FROM invoice x JOIN document_number n USING (account_id, invoice_id)
           WHERE ${whose} AND x.kind = ${kind} ORDER BY x.issued_on DESC, x.invoice_id DESC`,
    )
  const plan = await last(
    db,
    sql`SELECT '' AS number, x.agreed_on AS "on", x.agreed_on AS until, x.amount_minor AS minor,
               x.plan_id AS id
          FROM payment_plan x WHERE ${whose} ORDER BY x.agreed_on DESC, x.plan_id DESC`,
  )
  return {
    currency,
    owed: await rows(
      db,
      sql<OwedRow>`
        SELECT coalesce(n.label, x.reference) AS label, x.kind AS "itemKind", x.document_on AS "issuedOn",
               x.due_on AS "dueOn", greatest(${today}::date - x.due_on, 0) AS "overdueDays",
               x.amount_minor AS "amountMinor", x.open_minor AS "openMinor"
          FROM open_item x
          LEFT JOIN document_number n
            ON n.account_id = coalesce(x.document_account_id, x.account_id)
           AND n.invoice_id = x.item_id
         WHERE ${whose} AND x.open_minor > 0 ORDER BY x.due_on, x.item_id LIMIT 20`,
    ),
    invoice: await document('invoice'),
    creditNote: await document('credit_note'),
    receipt: await last(
      db,
      sql`SELECT x.method AS number, x.value_on AS "on", x.value_on AS until,
                 x.amount_minor AS minor, x.receipt_id AS id
            FROM receipt x WHERE ${whose} ORDER BY x.booked_on DESC, x.receipt_id DESC`,
    ),
    promise: await last(
      db,
      sql`SELECT '' AS number, x.made_on AS "on", x.pay_by AS until, x.amount_minor AS minor,
                 x.promise_id AS id
            FROM promise_to_pay x WHERE ${whose} ORDER BY x.made_on DESC, x.promise_id DESC`,
    ),
    plan,
    instalments:
      plan === undefined
        ? []
        : await rows(
            db,
            sql<{ dueOn: Temporal.PlainDate; minor: bigint }>`
              SELECT due_on AS "dueOn", amount_minor AS minor FROM payment_plan_instalment
               WHERE account_id = ${accountId} AND plan_id = ${plan.id} ORDER BY instalment_no`,
          ),
    dispute: await last(
      db,
      sql`SELECT x.number, x.opened_on AS "on", x.opened_on + 14 AS until,
                 coalesce(x.amount_minor, 0) AS minor, x.case_id AS id
            FROM dispute_case x WHERE x.account_id = ${accountId} AND x.kind = 'dispute'
           ORDER BY x.opened_on DESC, x.case_id DESC`,
    ),
  }
}

function last(db: Db, query: ReturnType<typeof sql>): Promise<Told | undefined> {
  return maybeOne(db, sql<Told>`${query} LIMIT 1`)
}
