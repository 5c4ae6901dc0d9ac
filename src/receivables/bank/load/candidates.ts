import { sql } from 'kysely'
import { DOCUMENT_OF_ITEM, earlyDiscount } from '../../../ledger/open-items/load.ts'
import { type Db, rows } from '../../../platform/database/database.ts'

/*
 * What payments may be for, found for many lines at once, each question by an index: digits of a
 * number, the payer's bank account, words of the name, the amount. Nothing is read that an index does
 * not point to, so a line costs the same whether ten thousand or a million items are open. Each
 * question is a LATERAL with a LIMIT, which PostgreSQL can only answer by the index, one by one: left
 * free it joins by hash and works out the digits of every number there is (20 times slower at 20,000).
 */

/** A question about one line: which line, and what is looked for. */
export type Asked = { readonly line: number; readonly value: string }

/** Where the items must stand: payments never cross legal entities or currencies. */
export type Books = { readonly legalEntityId: string; readonly currency: string }

/** An item that was found for a line. */
export type FoundItem = {
  readonly line: number
  readonly accountId: string
  readonly itemId: string
  readonly label: string | null
  readonly openMinor: bigint
  readonly documentOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  /** Of an item of which nothing is paid yet: what may be taken off, and until when. */
  readonly discountMinor: bigint | null
  readonly discountOn: Temporal.PlainDate | null
}

const OF_ITEM = sql`
  o.account_id AS "accountId", o.item_id AS "itemId", o.open_minor AS "openMinor",
  o.document_on AS "documentOn", o.due_on AS "dueOn", o.discount_on AS "discountOn",
  ${earlyDiscount('o')} AS "discountMinor"`

const ITEM = sql`d.label, ${OF_ITEM}`

const LABELLED = sql`
  ${OF_ITEM}, (SELECT label FROM document_number d
                WHERE d.account_id = coalesce(o.document_account_id, o.account_id)
                  AND d.invoice_id = ${DOCUMENT_OF_ITEM}) AS label`

/** Documents of one number; another legal entity's series may end alike, ours does not. */
const MOST_OF_NUMBER = 4

const OF_DOCUMENT = sql`
  CROSS JOIN LATERAL (
    SELECT coalesce(i.payer_id, i.account_id) AS owner_id FROM invoice i
     WHERE i.account_id = d.account_id AND i.invoice_id = d.invoice_id LIMIT 1) i
  CROSS JOIN LATERAL (
    -- Where it is paid in instalments, the oldest that is open.
    SELECT o.* FROM (
      SELECT *, false AS is_part FROM open_item
       WHERE account_id = i.owner_id AND item_id = d.invoice_id AND amount_minor > 0
      UNION ALL
      SELECT *, true FROM open_item
       WHERE origin_account_id = i.owner_id AND origin_item_id = d.invoice_id
         AND kind = 'instalment' AND open_minor > 0) o
     ORDER BY o.open_minor = 0, o.due_on LIMIT 1) o`

/** Documents whose digits are one of the numbers asked for; paid ones too. */
export function loadByDigits(db: Db, books: Books, asked: readonly Asked[]): Promise<FoundItem[]> {
  if (asked.length === 0) return Promise.resolve([])
  return rows(
    db,
    sql<FoundItem>`
      SELECT a.line, ${ITEM}
        FROM unnest(${asked.map(a => a.line)}::int[], ${asked.map(a => a.value)}::text[])
               AS a (line, digits)
        CROSS JOIN LATERAL (
          SELECT * FROM document_number d
           WHERE d.legal_entity_id = ${books.legalEntityId}
             AND regexp_replace(d.label, '\\D', '', 'g') = a.digits
           LIMIT ${MOST_OF_NUMBER}) d
        ${OF_DOCUMENT}
       WHERE o.currency = ${books.currency}
       ORDER BY a.line, o.account_id, o.item_id`,
  )
}

/** A number with slips: one of many ways that it may have been meant, at exactly this amount. */
export type Slip = Asked & { readonly amountMinor: bigint }

/** Open documents of the amount whose digits are one of the numbers asked for. */
export function loadBySlips(db: Db, books: Books, asked: readonly Slip[]): Promise<FoundItem[]> {
  if (asked.length === 0) return Promise.resolve([])
  return rows(
    db,
    sql<FoundItem>`
      SELECT a.line, ${ITEM}
        FROM unnest(${asked.map(a => a.line)}::int[], ${asked.map(a => a.value)}::text[],
                    ${asked.map(a => a.amountMinor)}::bigint[]) AS a (line, digits, minor)
        CROSS JOIN LATERAL (
          SELECT * FROM document_number d
           WHERE d.legal_entity_id = ${books.legalEntityId}
             AND regexp_replace(d.label, '\\D', '', 'g') = a.digits
           LIMIT ${MOST_OF_NUMBER}) d
        ${OF_DOCUMENT}
       WHERE o.currency = ${books.currency} AND o.open_minor = a.minor
       ORDER BY a.line, o.account_id, o.item_id`,
  )
}

/** Open invoices of the amount by their running number, of the year of the payment and the one before. */
export function loadByRunningNumber(
  db: Db,
  books: Books,
  asked: readonly (Slip & { readonly year: number })[],
): Promise<FoundItem[]> {
  if (asked.length === 0) return Promise.resolve([])
  return rows(
    db,
    sql<FoundItem>`
      SELECT a.line, ${ITEM}
        FROM unnest(${asked.map(a => a.line)}::int[], ${asked.map(a => a.value)}::bigint[],
                    ${asked.map(a => a.amountMinor)}::bigint[], ${asked.map(a => a.year)}::int[])
               AS a (line, number, minor, year)
        CROSS JOIN LATERAL (VALUES (a.year), (a.year - 1)) AS y (year)
        CROSS JOIN LATERAL (
          SELECT * FROM document_number d
           WHERE d.legal_entity_id = ${books.legalEntityId} AND d.kind = 'invoice'
             AND d.year = y.year AND d.number = a.number
           LIMIT 1) d
        ${OF_DOCUMENT}
       WHERE o.currency = ${books.currency} AND o.open_minor = a.minor
       ORDER BY a.line, o.account_id, o.item_id`,
  )
}

/** More items of one payer are not combined. */
export const MOST_OF_PAYER = 25

/** What accounts owe, the oldest due first; one more than is combined, so that more is seen. */
export function loadOfAccounts(
  db: Db,
  books: Books,
  accountIds: readonly string[],
): Promise<Omit<FoundItem, 'line'>[]> {
  if (accountIds.length === 0) return Promise.resolve([])
  return rows(
    db,
    sql<Omit<FoundItem, 'line'>>`
      SELECT ${LABELLED}
        FROM unnest(${[...accountIds]}::uuid[]) AS a (account_id)
        CROSS JOIN LATERAL (
          SELECT * FROM open_item o
           WHERE o.account_id = a.account_id AND o.open_minor <> 0
           ORDER BY o.due_on, o.item_id LIMIT ${MOST_OF_PAYER + 1}) o
       WHERE o.open_minor > 0 AND o.legal_entity_id = ${books.legalEntityId}
         AND o.currency = ${books.currency}`,
  )
}

/** How many open items are of an amount is counted up to here. */
const COUNTED = 6

/** The open items of these amounts, up to a few each. */
export function loadByAmount(
  db: Db,
  books: Books,
  amounts: readonly bigint[],
): Promise<Omit<FoundItem, 'line'>[]> {
  if (amounts.length === 0) return Promise.resolve([])
  return rows(
    db,
    sql<Omit<FoundItem, 'line'>>`
      SELECT ${LABELLED}
        FROM unnest(${[...new Set(amounts)]}::bigint[]) AS a (minor)
        CROSS JOIN LATERAL (
          SELECT * FROM open_item o
           WHERE o.legal_entity_id = ${books.legalEntityId} AND o.currency = ${books.currency}
             AND o.open_minor = a.minor AND o.open_minor > 0
           LIMIT ${COUNTED}) o`,
  )
}

/** Accounts of one name, or one bank account, are looked at up to here. */
const MOST_NAMESAKES = 8

/** An account that may be the payer's. */
export type FoundPayer = { readonly line: number; readonly accountId: string }

/** Accounts for which the payer's bank account has paid before. */
export function loadByBankAccount(
  db: Db,
  asked: readonly { readonly line: number; readonly index: Buffer }[],
): Promise<FoundPayer[]> {
  if (asked.length === 0) return Promise.resolve([])
  return rows(
    db,
    sql<FoundPayer>`
      SELECT DISTINCT a.line, p.account_id AS "accountId"
        FROM unnest(${asked.map(a => a.line)}::int[], ${asked.map(a => a.index)}::bytea[])
               AS a (line, number_index)
        CROSS JOIN LATERAL (
          SELECT account_id FROM payer_bank_account p
           WHERE p.number_index = a.number_index AND p.forgotten_at IS NULL
           LIMIT ${MOST_NAMESAKES}) p`,
  )
}

/** Accounts that bear all words of the payer's name, and those for which the name was learnt. */
export function loadByName(
  db: Db,
  asked: readonly Asked[],
): Promise<(FoundPayer & { readonly isLearnt: boolean })[]> {
  if (asked.length === 0) return Promise.resolve([])
  return rows(
    db,
    sql<FoundPayer & { isLearnt: boolean }>`
      WITH a AS MATERIALIZED (
        SELECT line, payer_words(name) AS words
          FROM unnest(${asked.map(a => a.line)}::int[], ${asked.map(a => a.value)}::text[])
                 AS a (line, name))
      SELECT a.line, n.account_id AS "accountId", false AS "isLearnt"
        FROM a CROSS JOIN LATERAL (
          SELECT account_id FROM account
           WHERE payer_words(name) @> a.words AND kind <> 'house'
           LIMIT ${MOST_NAMESAKES}) n
       WHERE cardinality(a.words) > 0
      UNION ALL
      SELECT a.line, p.account_id, true
        FROM a CROSS JOIN LATERAL (
          SELECT account_id FROM payer_name p
           WHERE p.words = a.words AND p.forgotten_at IS NULL LIMIT ${MOST_NAMESAKES}) p
       WHERE cardinality(a.words) > 0`,
  )
}

/** The same by two words each, for names that banks cut, or that say more than the account does. */
export function loadByTwoWords(db: Db, asked: readonly Asked[]): Promise<FoundPayer[]> {
  if (asked.length === 0) return Promise.resolve([])
  return rows(
    db,
    sql<FoundPayer>`
      WITH a AS MATERIALIZED (
        SELECT line, payer_words(name) AS words
          FROM unnest(${asked.map(a => a.line)}::int[], ${asked.map(a => a.value)}::text[])
                 AS a (line, name)),
      pairs AS (
        SELECT a.line, ARRAY[x.word, y.word] AS pair
          FROM a
          CROSS JOIN LATERAL unnest(a.words[1:4]) WITH ORDINALITY AS x (word, n)
          CROSS JOIN LATERAL unnest(a.words[1:4]) WITH ORDINALITY AS y (word, n)
         WHERE x.n < y.n AND cardinality(a.words) > 2)
      SELECT DISTINCT p.line, n.account_id AS "accountId"
        FROM pairs p CROSS JOIN LATERAL (
          SELECT account_id FROM account
           WHERE payer_words(name) @> p.pair AND kind <> 'house'
           LIMIT ${MOST_NAMESAKES}) n`,
  )
}

/** Customers whose number stands in a line's text. */
export function loadByAccountNumber(db: Db, asked: readonly Asked[]): Promise<FoundPayer[]> {
  if (asked.length === 0) return Promise.resolve([])
  return rows(
    db,
    sql<FoundPayer>`
      SELECT a.line, n.account_id AS "accountId"
        FROM unnest(${asked.map(a => a.line)}::int[], ${asked.map(a => a.value)}::text[])
               AS a (line, number)
        CROSS JOIN LATERAL (
          SELECT account_id FROM account_number n WHERE n.number = a.number LIMIT 1) n`,
  )
}

/** What accounts are called. */
export function loadNames(
  db: Db,
  accountIds: readonly string[],
): Promise<{ accountId: string; name: string; number: string }[]> {
  if (accountIds.length === 0) return Promise.resolve([])
  return rows(
    db,
    sql<{ accountId: string; name: string; number: string }>`
      SELECT c.account_id AS "accountId", c.name, c.number
        FROM unnest(${[...accountIds]}::uuid[]) AS a (account_id)
        CROSS JOIN LATERAL (
          SELECT * FROM account c WHERE c.account_id = a.account_id AND c.kind <> 'house'
          LIMIT 1) c`,
  )
}

/** The newest number of each series of a legal entity, which shows how long its numbers are. */
export async function loadNewestLabels(db: Db, legalEntityId: string): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ label: string }>`
      SELECT d.label FROM number_series s
       CROSS JOIN LATERAL (
         SELECT label FROM document_number d
          WHERE d.legal_entity_id = s.legal_entity_id AND d.kind = s.kind AND d.year = s.year
          ORDER BY d.number DESC LIMIT 1) d
       WHERE s.legal_entity_id = ${legalEntityId}`,
  )
  return found.map(({ label }) => label)
}
