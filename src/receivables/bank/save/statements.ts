import { sql } from 'kysely'
import type { Refusal } from '../../../kernel/result.ts'
import { copyRows } from '../../../platform/database/copy.ts'
import { affected, rows, type Tx } from '../../../platform/database/database.ts'
import { toJson } from '../../../platform/json.ts'
import type { Payment } from '../bank-line.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

export type NewBankFile = {
  readonly fileId: string
  readonly sha256: Buffer
  readonly name: string
  readonly format: string
  readonly byteCount: number
  readonly content: Buffer
}

/** Keeps a file; false when one of the same content is there. */
export async function insertBankFile(tx: Tx, file: NewBankFile, by: By): Promise<boolean> {
  const made = await affected(
    tx,
    sql`
      INSERT INTO bank_file (file_id, sha256, name, format, byte_count, content, recorded_at,
                             recorded_by)
      VALUES (${file.fileId}, ${file.sha256}, ${file.name}, ${file.format}, ${file.byteCount},
              ${file.content}, ${by.at}, ${by.by})
      ON CONFLICT (sha256) DO NOTHING`,
  )
  return Number(made) > 0
}

export type NewStatement = {
  readonly accountId: string
  readonly statementId: string
  readonly bankAccountId: string
  readonly fileId: string
  readonly ordinal: number
  readonly format: string
  readonly kind: string
  readonly reference: string | null
  readonly number: string | null
  readonly currency: string
  readonly openingMinor: bigint | null
  readonly openingOn: Temporal.PlainDate | null
  readonly closingMinor: bigint | null
  readonly closingOn: Temporal.PlainDate | null
  readonly firstOn: Temporal.PlainDate | null
  readonly lastOn: Temporal.PlainDate | null
  readonly bookedMinor: bigint
  readonly lineCount: number
  readonly duplicateCount: number
  readonly faults: readonly Refusal[]
  readonly state: 'accepted' | 'quarantined'
}

/** Keeps statements of a file. */
export async function insertStatement(tx: Tx, s: NewStatement, by: By): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO bank_statement (account_id, statement_id, bank_account_id, file_id, ordinal, format,
        kind, reference, number, currency, opening_minor, opening_on, closing_minor, closing_on,
        first_on, last_on, booked_minor, line_count, duplicate_count, faults, state, recorded_at,
        recorded_by)
      VALUES (${s.accountId}, ${s.statementId}, ${s.bankAccountId}, ${s.fileId}, ${s.ordinal},
        ${s.format}, ${s.kind}, ${s.reference}, ${s.number}, ${s.currency}, ${s.openingMinor},
        ${s.openingOn}, ${s.closingMinor}, ${s.closingOn}, ${s.firstOn}, ${s.lastOn},
        ${s.bookedMinor}, ${s.lineCount}, ${s.duplicateCount},
        ${JSON.stringify(toJson(s.faults))}::jsonb, ${s.state}, ${by.at}, ${by.by})`,
  )
}

export type NewLine = Payment & {
  readonly accountId: string
  readonly lineId: string
  readonly bankAccountId: string
  readonly statementId: string
  readonly currency: string
  readonly fingerprint: string
  readonly sealedNumber: Buffer | null
  readonly numberIndex: Buffer | null
  readonly numberShown: string | null
  readonly state: 'held' | 'waiting' | 'duplicate'
  readonly sameAs: string | null
}

const COLUMNS = `account_id line_id bank_account_id statement_id entry part booked_on valued_on
  amount_minor currency fingerprint bank_reference transaction_code end_to_end_id payer_name
  payer_number payer_number_index payer_number_shown texts structured check_number is_reversal
  return_reason state same_as`.split(/\s+/)

const bytes = (buffer: Buffer | null) => (buffer === null ? null : `\\x${buffer.toString('hex')}`)

/** Writes the lines of statements by COPY. */
export async function copyLines(tx: Tx, lines: readonly NewLine[]): Promise<void> {
  await copyRows(
    tx,
    'bank_line',
    COLUMNS,
    lines.map(l => [
      l.accountId,
      l.lineId,
      l.bankAccountId,
      l.statementId,
      l.entry,
      l.part,
      l.bookedOn,
      l.valuedOn,
      l.amountMinor,
      l.currency,
      l.fingerprint,
      l.bankReference,
      l.transactionCode,
      l.endToEndId,
      l.payerName,
      bytes(l.sealedNumber),
      bytes(l.numberIndex),
      l.numberShown,
      [...l.texts],
      [...l.structured],
      l.checkNumber,
      l.isReversal,
      l.returnReason,
      l.state,
      l.sameAs,
    ]),
  )
}

/** Decides on a statement that was held; its lines go on, or are left out for good. */
export async function decideStatement(
  tx: Tx,
  statement: { readonly accountId: string; readonly statementId: string },
  decision: { readonly state: 'released' | 'rejected'; readonly note: string } & By,
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE bank_statement
         SET state = ${decision.state}, decided_by = ${decision.by}, decided_at = ${decision.at},
             note = ${decision.note}
       WHERE account_id = ${statement.accountId} AND statement_id = ${statement.statementId}`,
  )
  await rows(
    tx,
    sql`
      UPDATE bank_line
         SET state = CASE WHEN ${decision.state} = 'rejected' THEN 'rejected' ELSE 'waiting' END
       WHERE account_id = ${statement.accountId} AND statement_id = ${statement.statementId}
         AND state = 'held'`,
  )
}
