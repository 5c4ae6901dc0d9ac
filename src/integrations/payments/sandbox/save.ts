import { sql } from 'kysely'
import { affected, type Db } from '../../../platform/database/database.ts'
import { jsonRows } from '../../../platform/row-batch.ts'
import type { ProviderFact } from '../../../receivables/payments/provider.ts'
import type { SandboxPayment } from './load.ts'

/** Makes a payment of the sandbox; one that its maker made before stays as it is. */
export async function insertSandboxPayment(
  db: Db,
  payment: SandboxPayment,
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    db,
    sql`
      INSERT INTO sandbox_payment (provider, reference, key, amount_minor, currency, means, facts,
             made_at)
      VALUES (${payment.provider}, ${payment.reference}, ${payment.key}, ${payment.amountMinor},
              ${payment.currency}, ${payment.means}, ${jsonRows(payment.facts)}::jsonb, ${at})
      ON CONFLICT (provider, key) DO NOTHING`,
  )
}

/** Adds to what becomes of a payment of the sandbox, each fact once. */
export async function addSandboxFacts(
  db: Db,
  reference: string,
  facts: readonly ProviderFact[],
): Promise<void> {
  await affected(
    db,
    sql`
      UPDATE sandbox_payment SET facts = facts || (
               SELECT coalesce(jsonb_agg(n), '[]'::jsonb)
                 FROM jsonb_array_elements(${jsonRows(facts)}::jsonb) n
                WHERE NOT EXISTS (SELECT FROM jsonb_array_elements(sandbox_payment.facts) f
                                   WHERE f ->> 'eventId' = n ->> 'eventId'))
       WHERE reference = ${reference}`,
  )
}
