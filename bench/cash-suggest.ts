import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type Db, openDb, rows } from '../src/platform/database/database.ts'
import { openSystem, type System } from '../src/platform/system.ts'
import { suggestionsFor } from '../src/receivables/bank/load/suggestions.ts'
import type { StoredSuggestion } from '../src/receivables/bank/stored-suggestion.ts'
import { everybodyMay } from '../test/support/authority.ts'
import { DAY, defineAccount, importFile, judged, type Line, matchAll, round } from './matching.ts'
import { fillBooks, type MatchingBooks, OUR_IBAN } from './matching-books.ts'
import { camtOf } from './matching-file.ts'
import { type MatchingSet, matchingSet, type SetPayment } from './matching-set.ts'

/** Receipts of the last weeks, and of how many one was keyed in and no statement told of it yet. */
const RECEIPTS = 200_000
const KEYED_IN = 50
/** The first lines open what the database reads from disk and plans once. */
const WARM_UP = 20
/** What the issue asks for. */
const MOST_MS = 50

/**
 * What somebody waits for who opens a line of the bank: everything that it may be for, with so many
 * items open, by kind of payment; and how often the first suggestion is what the payer meant. At the
 * end the same lines are matched alone, and compared with the truth. JSON lines.
 */
export async function cashSuggestBench(of: {
  readonly invoices: number
  readonly lines: number
  readonly seed: number
}): Promise<Line[]> {
  const set = matchingSet(of.seed, of.invoices, of.lines)
  const folder = await mkdtemp(join(tmpdir(), 'quittance-bench-'))
  const system = await openSystem({ data: folder, ownership: 'own', authority: everybodyMay })
  const owner = openDb(system.database.ownerTarget, 1)
  try {
    const books = await fillBooks(system.db, set, system.vault)
    await defineAccount(system)
    await fillReceipts(owner.db)
    await importFile(system, camtOf(set.payments, OUR_IBAN, DAY))
    await sql`VACUUM ANALYZE`.execute(owner.db)
    const asked = await askAll(system, set, books)
    const started = performance.now()
    await matchAll(system)
    const seconds = (performance.now() - started) / 1000
    const { figures } = await judged(system, set, books)
    const speed = { linesPerSecond: Math.round(of.lines / seconds) }
    const kinds = Map.groupBy(asked, each => each.kind)
    return [
      { name: 'cash-suggest', ...of, receipts: RECEIPTS, ...times(asked), ...figures, ...speed },
      ...[...kinds].map(([kind, all]) => ({ name: 'cash-suggest kind', kind, ...times(all) })),
      ...byPayer(asked).map(([payer, all]) => ({
        name: 'cash-suggest payer',
        payer,
        ...times(all),
      })),
    ]
  } finally {
    await owner.close()
    await system.close()
    await rm(folder, { recursive: true, force: true })
  }
}

type Answer = {
  readonly kind: string
  readonly ms: number
  readonly isFirst: boolean
  readonly isAccountKnown: boolean
  readonly isNameWrong: boolean
}

async function askAll(system: System, set: MatchingSet, books: MatchingBooks): Promise<Answer[]> {
  const lines = await rows(
    system.db,
    sql<{ lineId: string; entry: number }>`
      SELECT line_id AS "lineId", entry FROM bank_line WHERE state = 'waiting' ORDER BY entry`,
  )
  const answers: Answer[] = []
  for (const { lineId, entry } of [...lines.slice(0, WARM_UP), ...lines]) {
    const payment = set.payments[entry - 1] as SetPayment
    const started = performance.now()
    const found = (await suggestionsFor(system.db, lineId)) ?? []
    const ms = performance.now() - started
    const isFirst = isMeant(found, payment, books)
    answers.push({ kind: payment.kind, ms, isFirst, ...payerOf(set, payment) })
  }
  return answers.slice(WARM_UP)
}

/** Whether the payer's bank account has paid before, and whether a letter of the name is another one. */
function payerOf(set: MatchingSet, { truth, iban, name }: SetPayment) {
  const [first] = truth
  const at = first === undefined ? undefined : set.invoices[first]?.customer
  const known = at === undefined ? undefined : set.customers[at]
  if (known === undefined || at === undefined) return { isAccountKnown: false, isNameWrong: false }
  const differ = [...name].filter((letter, i) => letter !== known.name[i]).length
  const isNameWrong = name.length === known.name.length && differ === 1
  return { isAccountKnown: known.iban === iban && at % 4 !== 0, isNameWrong }
}

function byPayer(asked: readonly Answer[]): [string, Answer[]][] {
  const groups: [string, (each: Answer) => boolean][] = [
    ['bank account known', each => each.isAccountKnown],
    ['bank account not known', each => !each.isAccountKnown],
    ['a letter of the name wrong', each => each.isNameWrong],
  ]
  return groups.map(([group, has]) => [group, asked.filter(has)])
}

/** Whether the first suggestion pays what the payer meant; nothing is first where nothing is meant. */
function isMeant(
  found: readonly StoredSuggestion[],
  { truth }: SetPayment,
  books: MatchingBooks,
): boolean {
  const parts = found.find(each => each.recorded === undefined)?.parts ?? []
  const places = parts.map(part => books.places.get(part.itemId) ?? -1)
  return String(places.sort((a, b) => a - b)) === String([...truth].sort((a, b) => a - b))
}

function times(asked: readonly Answer[]): Line {
  const sorted = asked.map(({ ms }) => ms).sort((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.floor(sorted.length * share)] ?? 0)
  const over = sorted.filter(ms => ms > MOST_MS).length
  const first = asked.filter(({ isFirst }) => isFirst).length
  return {
    asked: asked.length,
    ...{ p50Ms: at(0.5), p99Ms: at(0.99), mostMs: round(sorted.at(-1) ?? 0), over50Ms: over },
    firstIsRight: round(first / asked.length, 4),
  }
}

/** Money of the last weeks, of flat fees in great part, as customers pay them. */
async function fillReceipts(db: Db): Promise<void> {
  const facts = sql`
    SELECT account_id, gen_random_uuid() AS id, n,
           CASE WHEN n % 3 = 0 THEN (ARRAY[2900, 4900, 7900, 9900, 14900])[1 + n % 5]
                ELSE 1000 + n * 37 % 200000 END AS minor
      FROM (SELECT account_id, row_number() OVER ()::int AS n FROM account
             WHERE kind <> 'house' LIMIT ${RECEIPTS}) a`
  await sql`
    WITH fact AS MATERIALIZED (${facts}),
    item AS (
      INSERT INTO open_item (account_id, item_id, legal_entity_id, currency, kind, control,
                             amount_minor, open_minor, document_on, due_on, recorded_at)
      SELECT account_id, id, legal_entity_id, 'EUR', 'receipt', '2510', -minor, 0,
             ${DAY}::date - n % 40, ${DAY}::date - n % 40, now()
        FROM fact CROSS JOIN legal_entity)
    INSERT INTO receipt (account_id, receipt_id, legal_entity_id, currency, method, amount_minor,
                         value_on, booked_on, cash_account, transfer_id, of_line, recorded_at,
                         recorded_by)
    SELECT account_id, id, legal_entity_id, 'EUR', 'transfer', minor, ${DAY}::date - n % 40,
           ${DAY}::date - n % 40, '1000', id, n % ${sql.lit(KEYED_IN)} <> 0, now(), 'bench'
      FROM fact CROSS JOIN legal_entity`.execute(db)
}
