import { sql } from 'kysely'
import { postTransfers } from '../../src/ledger/commands/post-transfers.ts'
import { transaction } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import type { TinyBooks } from './books.ts'
import type { TestSystem } from './database.ts'

/** A statement of two lines: the receipt of the tiny world, and a charge of the bank of 1.00. */
export async function writeBank(system: TestSystem, books: TinyBooks): Promise<void> {
  const { db } = system.owner
  const { legalEntityId } = books
  const [charge, transferId] = [newId(), newId()]
  const at = Temporal.Instant.from('2026-02-21T08:00:00Z')
  const on = Temporal.PlainDate.from('2026-02-20')
  await sql`
    with e as (select * from legal_entity where legal_entity_id = ${legalEntityId}),
    b as (
      insert into bank_account (bank_account_id, legal_entity_id, code, name, currency,
        ledger_account, recorded_at, recorded_by)
      select gen_random_uuid(), legal_entity_id, 'MAIN', 'Main', 'EUR', '1000', ${at}, 'test' from e
      returning bank_account_id),
    f as (
      insert into bank_file (file_id, sha256, name, format, byte_count, content, recorded_at,
        recorded_by)
      values (gen_random_uuid(), sha256('file'), 'a.sta', 'MT940', 4, '\\x00', ${at}, 'test')
      returning file_id),
    s as (
      insert into bank_statement (account_id, statement_id, bank_account_id, file_id, ordinal,
        format, kind, currency, opening_minor, closing_minor, closing_on, booked_minor, line_count,
        duplicate_count, state, recorded_at, recorded_by)
      select house_account_id, gen_random_uuid(), bank_account_id, file_id, 1, 'MT940', 'statement',
        'EUR', 0, 400, ${on}::date, 400, 2, 0, 'accepted', ${at}, 'test' from e, b, f
      returning account_id, statement_id, bank_account_id)
    insert into bank_line (account_id, line_id, bank_account_id, statement_id, entry, part,
      booked_on, valued_on, amount_minor, currency, fingerprint, texts, structured, is_reversal,
      state, receipt_account_id, receipt_id, attempt)
    select s.account_id, gen_random_uuid(), bank_account_id, statement_id, 1, 1, ${on}::date,
      ${on}::date, r.amount_minor, 'EUR', 'a', '{}'::text[], '{}'::text[], false, 'matched', r.account_id,
      r.receipt_id, 1
    from s, receipt r where r.amount_minor = 500
    union all
    select account_id, ${charge}::uuid, bank_account_id, statement_id, 2, 1, ${on}::date,
      ${on}::date, -100, 'EUR', 'b', '{}'::text[], '{}'::text[], false, 'booked', null, null, 1
    from s`.execute(db)
  await sql`
    insert into bank_line_booking (account_id, line_id, attempt, ledger_account, transfer_id,
      effective_on, note, recorded_at, recorded_by)
    select account_id, line_id, 1, '6100', ${transferId}::uuid, ${on}::date, 'charge', ${at}, 'test'
    from bank_line where entry = 2`.execute(db)
  const [entity] = (
    await sql<{ id: string }>`select house_account_id as id from legal_entity
      where legal_entity_id = ${legalEntityId}`.execute(db)
  ).rows
  const transfer = {
    event: 'bank_line_paid',
    debit: '6100',
    credit: '1000',
    amountMinor: 100n,
    transferId,
    accountId: entity?.id ?? '',
    legalEntityId,
    effectiveOn: on,
    currency: 'EUR',
    documentId: charge,
  } as const
  await transaction(db, tx => postTransfers(tx, [transfer], at))
}
