import { sql } from 'kysely'
import { formatAmount } from '../../kernel/money.ts'
import { assert } from '../../kernel/result.ts'
import type { Stakes } from '../../platform/command.ts'
import { maybeOne, rows, type Tx } from '../../platform/database/database.ts'
import { loadCreditSources, loadIssued } from './credit.ts'

/**
 * What a credit note that was just issued gives back, line by line. Its number is left out: another
 * credit note may take that one meanwhile, and nothing else would differ.
 */
export async function creditStakes(
  tx: Tx,
  value: { readonly creditNote: string },
  input: {
    readonly invoice: string
    readonly account?: string | undefined
    readonly reason: string
    readonly issueOn: Temporal.PlainDate
  },
): Promise<Stakes> {
  const { invoice, account, reason, issueOn } = input
  const section = account === undefined ? null : { number: account }
  const note =
    (await loadIssued(tx, value.creditNote, section)) ??
    (await loadIssued(tx, value.creditNote, null))
  assert(note !== undefined, `the credit note ${value.creditNote} was not found again`)
  const { currency, payableMinor, accountId, invoiceId } = note
  const lines = await loadCreditSources(tx, accountId, invoiceId)
  return {
    amounts: [{ minor: payableMinor, currency }],
    facts: {
      invoice,
      reason,
      issueOn,
      payable: formatAmount(payableMinor, currency),
      currency,
      lines: lines.map(line => ({
        charge: line.chargeCode,
        quantity: line.quantity,
        net: formatAmount(line.netMinor, currency),
      })),
    },
  }
}

type Total = {
  readonly kind: string
  readonly currency: string
  readonly documents: bigint
  readonly grossMinor: bigint
  readonly each: string
}

/** The control totals of a run's drafts, and a fingerprint of what each account would get. */
export async function releaseStakes(tx: Tx, runId: string): Promise<Stakes> {
  const run = await maybeOne(
    tx,
    sql<{ number: string }>`SELECT number FROM bill_run WHERE run_id = ${runId}`,
  )
  const totals = await rows(
    tx,
    sql<Total>`
      SELECT kind, currency, count(*) AS documents, sum(gross_minor)::bigint AS "grossMinor",
             sum(hashtextextended(
               account_id::text || ' ' || draft_no || ' ' || gross_minor, 0)::numeric
             )::text AS each
        FROM draft_invoice d
       WHERE run_id = ${runId}
         AND NOT EXISTS (SELECT FROM bill_run_account a
                          WHERE a.account_id = d.account_id AND a.run_id = d.run_id
                            AND a.outcome = 'held')
       GROUP BY kind, currency ORDER BY kind, currency`,
  )
  return {
    amounts: totals.map(({ grossMinor, currency }) => ({ minor: grossMinor, currency })),
    facts: {
      run: run?.number,
      totals: totals.map(({ grossMinor, ...total }) => ({
        ...total,
        gross: formatAmount(grossMinor, total.currency),
      })),
    },
  }
}
