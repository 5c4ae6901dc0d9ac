import { sql } from 'kysely'
import { rows, type Tx } from '../../platform/database/database.ts'

/** An account as its bill sees it on a date. */
export type BillingAccount = {
  readonly accountId: string
  readonly number: string
  readonly kind: string
  readonly name: string
  readonly language: string
  readonly timeZone: string
  readonly billTo: readonly string[]
  readonly country: string
  readonly region: string | null
  readonly email: string | null
  readonly taxId: string | null
  readonly exemptions: readonly {
    readonly code: string
    readonly validFrom: string
    readonly validTo: string | null
    readonly reason: string
  }[]
  readonly termsDays: number
  readonly delivery: string
  readonly buyerReference: string | null
  readonly paper: string | null
  readonly invoicePer: string
  readonly billingHold: { readonly reason: string; readonly until: string | null } | null
}

/** The accounts of a chunk with the billing hold in force on `on`, in the order of their ids. */
export async function loadBillingAccounts(
  tx: Tx,
  accountIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<BillingAccount[]> {
  return rows(
    tx,
    sql<BillingAccount>`
      SELECT a.account_id AS "accountId", a.number, a.kind, a.name, a.language,
             a.time_zone AS "timeZone", a.bill_to -> 'lines' AS "billTo", a.country, a.region,
             a.email, a.tax_id AS "taxId", a.exemptions, a.terms_days AS "termsDays", a.delivery,
             a.buyer_reference AS "buyerReference", a.paper, a.invoice_per AS "invoicePer",
             hold.hold AS "billingHold"
        FROM account a
        LEFT JOIN LATERAL (
          SELECT jsonb_build_object('reason', h.reason, 'until', h.until_on) AS hold
            FROM account_hold h
           WHERE h.account_id = a.account_id AND h.kind = 'billing' AND h.released_at IS NULL
             AND h.from_on <= ${on} AND (h.until_on IS NULL OR h.until_on > ${on})
           ORDER BY h.from_on, h.hold_id
           LIMIT 1
        ) hold ON true
       WHERE a.account_id = ANY(${accountIds}::uuid[])
       ORDER BY a.account_id`,
  )
}

/** The premises of some accounts, as `premiseId` → premise. */
export async function loadPremises(
  tx: Tx,
  accountIds: readonly string[],
): Promise<Map<string, BillingPremise>> {
  const found = await rows(
    tx,
    sql<BillingPremise>`
      SELECT premise_id AS "premiseId", name, address_lines AS "addressLines", country, region
        FROM premise
       WHERE account_id = ANY(${accountIds}::uuid[])`,
  )
  return new Map(found.map(premise => [premise.premiseId, premise]))
}

export type BillingPremise = {
  readonly premiseId: string
  readonly name: string
  readonly addressLines: readonly string[]
  readonly country: string
  readonly region: string | null
}
