import { sql } from 'kysely'
import { type Db, maybeOne, rows, type Tx } from '../../../platform/database/database.ts'
import { factFromJson } from '../../../receivables/payments/load/payments.ts'
import type { ProviderFact } from '../../../receivables/payments/provider.ts'

/** A payment as the sandbox keeps it. */
export type SandboxPayment = {
  readonly provider: string
  readonly reference: string
  readonly key: string
  readonly amountMinor: bigint
  readonly currency: string
  readonly means: string
  readonly facts: readonly ProviderFact[]
}

type Row = Omit<SandboxPayment, 'facts'> & {
  readonly facts: readonly {
    readonly eventId: string
    readonly at: string
    readonly fact: Record<string, unknown>
  }[]
}

const COLUMNS = sql`
  provider, reference, key, amount_minor AS "amountMinor", currency, means, facts`

function shaped(row: Row): SandboxPayment {
  const facts = row.facts.map(({ eventId, at, fact }) => ({
    eventId,
    at: Temporal.Instant.from(at),
    fact: factFromJson(fact),
  }))
  return { ...row, facts }
}

/** The payment that its maker calls by a key. */
export async function loadSandboxPayment(
  db: Db,
  provider: string,
  key: string,
): Promise<SandboxPayment | undefined> {
  const row = await maybeOne(
    db,
    sql<Row>`
      SELECT ${COLUMNS} FROM sandbox_payment WHERE provider = ${provider} AND key = ${key}`,
  )
  return row && shaped(row)
}

/** The payment that the sandbox calls by a reference. */
export async function loadSandboxByReference(
  db: Db,
  reference: string,
): Promise<SandboxPayment | undefined> {
  const row = await maybeOne(
    db,
    sql<Row>`SELECT ${COLUMNS} FROM sandbox_payment WHERE reference = ${reference}`,
  )
  return row && shaped(row)
}

/** The same, held against other changes. */
export async function lockSandboxByReference(
  tx: Tx,
  reference: string,
): Promise<SandboxPayment | undefined> {
  const row = await maybeOne(
    tx,
    sql<Row>`SELECT ${COLUMNS} FROM sandbox_payment WHERE reference = ${reference} FOR UPDATE`,
  )
  return row && shaped(row)
}

/** Everything that a sandbox has, for its webhooks and payouts. */
export async function loadSandboxPayments(db: Db, provider: string): Promise<SandboxPayment[]> {
  const found = await rows(
    db,
    sql<Row>`
      SELECT ${COLUMNS} FROM sandbox_payment WHERE provider = ${provider} ORDER BY reference`,
  )
  return found.map(shaped)
}
