import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { ContractAmendment } from '../amendment.ts'

/** A purchase order of a contract from a service date on. */
export type StoredPoNumber = {
  readonly accountId: string
  readonly contractId: string
  readonly fromOn: Temporal.PlainDate
  readonly revision: number
  readonly poNumber: string | null
  readonly recordedAt: Temporal.Instant
}

export async function insertPoNumbers(tx: Tx, numbers: readonly StoredPoNumber[]): Promise<void> {
  await affected(
    tx,
    sql`
      insert into contract_po (account_id, contract_id, from_on, revision, po_number, recorded_at)
      select "accountId", "contractId", "fromOn", revision, "poNumber", "recordedAt"
      from json_to_recordset(${jsonRows(numbers)}::json) as r
        ("accountId" uuid, "contractId" uuid, "fromOn" date, revision int, "poNumber" text,
         "recordedAt" timestamptz)`,
  )
}

export async function insertContractAmendments(
  tx: Tx,
  amendments: readonly ContractAmendment[],
): Promise<void> {
  if (amendments.length === 0) return
  await affected(
    tx,
    sql`
      insert into contract_amendment (account_id, amendment_id, contract_id, kind, effective_on,
        before, after, made_by, recorded_at)
      select "accountId", "amendmentId", "contractId", kind, "effectiveOn", before, after,
        "madeBy", "recordedAt"
      from json_to_recordset(${jsonRows(amendments)}::json) as r
        ("accountId" uuid, "amendmentId" uuid, "contractId" uuid, kind text, "effectiveOn" date,
         before jsonb, after jsonb, "madeBy" text, "recordedAt" timestamptz)`,
  )
}
