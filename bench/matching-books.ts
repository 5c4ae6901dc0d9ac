import { sql } from 'kysely'
import { copyRows } from '../src/platform/database/copy.ts'
import { type Db, rows, type Tx, transaction } from '../src/platform/database/database.ts'
import { newId } from '../src/platform/ids.ts'
import type { Vault } from '../src/platform/vault/vault.ts'
import type { MatchingSet } from './matching-set.ts'

const DAY = '2026-03-01'
const AT = '2026-03-01T08:00:00Z'
export const OUR_IBAN = 'DE02120300000000202051'

export type MatchingBooks = {
  readonly legalEntityId: string
  /** The invoice of each open item. */
  readonly places: ReadonlyMap<string, number>
}

/**
 * Fills the books with open invoices, and with what earlier payments have taught: three of four
 * customers have paid from their bank account before.
 */
export async function fillBooks(db: Db, set: MatchingSet, vault: Vault): Promise<MatchingBooks> {
  const legalEntityId = newId()
  const ids = set.customers.map(() => newId())
  const places = new Map<string, number>()
  await transaction(db, async tx => {
    await entityOf(tx, legalEntityId)
    await copyRows(
      tx,
      'account',
      [
        'account_id',
        'number',
        'kind',
        'name',
        'language',
        'time_zone',
        'bill_to',
        'country',
        'recorded_at',
      ],
      set.customers.map(({ name, number }, i) => [
        ids[i],
        number,
        'person',
        name,
        'de',
        'Europe/Berlin',
        '{}',
        'DE',
        AT,
      ]),
    )
    await copyRows(
      tx,
      'account_number',
      ['number', 'account_id'],
      set.customers.map(({ number }, i) => [number, ids[i]]),
    )
    await invoicesOf(tx, set, legalEntityId, ids, places)
    await copyRows(
      tx,
      'payer_bank_account',
      [
        'account_id',
        'payer_id',
        'number',
        'number_index',
        'number_shown',
        'learnt_from',
        'recorded_at',
        'recorded_by',
      ],
      set.customers.flatMap(({ iban }, i) => {
        if (i % 4 === 0) return []
        const index = vault.blindIndex('iban', iban).toString('hex')
        return [[ids[i], newId(), '\\x00', `\\x${index}`, '', 'reference', AT, 'bench']]
      }),
    )
  })
  await rows(db, sql`ANALYZE account`)
  await rows(db, sql`ANALYZE open_item`)
  await rows(db, sql`ANALYZE document_number`)
  await rows(db, sql`ANALYZE invoice`)
  await rows(db, sql`ANALYZE payer_bank_account`)
  return { legalEntityId, places }
}

async function entityOf(tx: Tx, legalEntityId: string): Promise<void> {
  const house = newId()
  await rows(
    tx,
    sql`INSERT INTO account (account_id, number, kind, name, language, time_zone, bill_to, country,
                             recorded_at)
        VALUES (${house}, 'HOUSE', 'house', 'House', 'en', 'Europe/Berlin', '{}', 'DE', ${AT})`,
  )
  await rows(
    tx,
    sql`INSERT INTO legal_entity (legal_entity_id, code, name, address_lines, country, currency,
                                  time_zone, house_account_id)
        VALUES (${legalEntityId}, 'NOV', 'Bench', '{Street}', 'DE', 'EUR', 'Europe/Berlin', ${house})`,
  )
  await rows(
    tx,
    sql`INSERT INTO number_series (legal_entity_id, kind, year, prefix, next_number)
        VALUES (${legalEntityId}, 'invoice', 2026, 'NOV-2026-', 1)`,
  )
  await rows(
    tx,
    sql`INSERT INTO allocation_policy (legal_entity_id, from_on, revision, item_order, spread,
          tolerance_minor, tolerance_percent, reason_code, overpayment, recorded_at, recorded_by)
        VALUES (${legalEntityId}, '2026-01-01', 1, 'oldest', 'fifo', 100, 0.5, 'small_difference',
                'unapplied', ${AT}, 'bench')`,
  )
}

async function invoicesOf(
  tx: Tx,
  set: MatchingSet,
  legalEntityId: string,
  ids: readonly string[],
  places: Map<string, number>,
): Promise<void> {
  const all = set.invoices.map(({ customer, label, minor }, place) => {
    const invoiceId = newId()
    places.set(invoiceId, place)
    return { accountId: ids[customer] as string, invoiceId, label, minor, place }
  })
  await copyRows(
    tx,
    'invoice',
    `account_id invoice_id legal_entity_id kind currency issued_on due_on service_start service_end
     net_minor tax_minor gross_minor payable_minor tax_rounding snapshot recorded_at`.split(/\s+/),
    all.map(i => [
      i.accountId,
      i.invoiceId,
      legalEntityId,
      'invoice',
      'EUR',
      DAY,
      '2026-03-15',
      '2026-02-01',
      DAY,
      i.minor,
      0n,
      i.minor,
      i.minor,
      'per_group',
      '{}',
      AT,
    ]),
  )
  await copyRows(
    tx,
    'document_number',
    ['legal_entity_id', 'kind', 'year', 'number', 'label', 'account_id', 'invoice_id'],
    all.map(i => [legalEntityId, 'invoice', 2026, i.place + 1, i.label, i.accountId, i.invoiceId]),
  )
  await copyRows(
    tx,
    'open_item',
    `account_id item_id legal_entity_id currency kind control amount_minor open_minor document_on
     due_on recorded_at`.split(/\s+/),
    all.map(i => [
      i.accountId,
      i.invoiceId,
      legalEntityId,
      'EUR',
      'invoice',
      '1200',
      i.minor,
      i.minor,
      DAY,
      '2026-03-15',
      AT,
    ]),
  )
}
