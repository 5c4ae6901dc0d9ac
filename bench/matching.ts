import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { execute } from '../src/platform/command.ts'
import { rows } from '../src/platform/database/database.ts'
import { openSystem, type System } from '../src/platform/system.ts'
import { defineBankAccounts } from '../src/receivables/bank/commands/bank-accounts.ts'
import { importBankStatement } from '../src/receivables/bank/commands/import.ts'
import { matchBankLines } from '../src/receivables/bank/commands/match.ts'
import { findCandidates } from '../src/receivables/bank/load/find.ts'
import { suggest } from '../src/receivables/matching/suggest.ts'
import { DEFAULT_POLICY } from '../src/receivables/matching/suggestion.ts'
import { everybodyMay } from '../test/support/authority.ts'
import { fillBooks, type MatchingBooks, OUR_IBAN } from './matching-books.ts'
import { camtOf } from './matching-file.ts'
import { type MatchingSet, matchingSet } from './matching-set.ts'

export type MatchingBench = {
  readonly invoices: number
  readonly lines: number
  readonly seed: number
}

/** A line of figures. */
export type Line = Readonly<Record<string, unknown>>

const ACTOR = { actor: 'bench' }
/** The day on which the bank tells of the payments. */
export const DAY = '2026-03-20'

/**
 * Imports a camt.053 and matches it against open invoices, and compares what was done alone with what
 * the payers meant: precision (of what was done, how much is right) and recall (of all lines, how many
 * were done right), also by kind of payment. Then asks for suggestions line by line. JSON lines.
 */
export async function matchingBench({ invoices, lines, seed }: MatchingBench): Promise<Line[]> {
  const set = matchingSet(seed, invoices, lines)
  const folder = await mkdtemp(join(tmpdir(), 'quittance-bench-'))
  const system = await openSystem({ data: folder, ownership: 'own', authority: everybodyMay })
  try {
    const books = await fillBooks(system.db, set, system.vault)
    await defineAccount(system)
    const asked = await askedOneByOne(system, set, books)
    const file = camtOf(set.payments, OUR_IBAN, DAY)
    const started = performance.now()
    const imported = await importFile(system, file)
    const importSeconds = (performance.now() - started) / 1000
    await matchAll(system)
    const seconds = (performance.now() - started) / 1000
    const { figures, kinds } = await judged(system, set, books)
    return [
      {
        name: 'matching',
        invoices,
        lines: imported,
        importSeconds: round(importSeconds),
        seconds: round(seconds),
        linesPerSecond: Math.round(imported / seconds),
        ...figures,
        ...asked,
      },
      ...kinds,
    ]
  } finally {
    await system.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Defines our account with the bank. */
export async function defineAccount(system: System): Promise<void> {
  const row = { code: 'MAIN', name: 'Main', entity: 'NOV', currency: 'EUR', numbers: [OUR_IBAN] }
  const done = await execute(system, defineBankAccounts, { rows: [row] }, ACTOR)
  if (!done.ok || done.value.created !== 1) throw new Error('the bank account was not defined')
}

/** Takes a file of the bank; gives how many lines it has. */
export async function importFile(system: System, file: string): Promise<number> {
  const content = Buffer.from(file).toString('base64')
  const input = { fileName: 'bench.xml', content }
  const done = await execute(system, importBankStatement, input, ACTOR)
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  return done.value.statements.reduce((sum, statement) => sum + statement.lines, 0)
}

/** Matches whatever waits. */
export async function matchAll(system: System): Promise<void> {
  for (;;) {
    const done = await execute(system, matchBankLines, {}, ACTOR)
    if (!done.ok) throw new Error(JSON.stringify(done.refusal))
    if (done.value.worked === 0) return
  }
}

/** What of the set was done alone, and whether it is what the payer meant. */
export async function judged(system: System, set: MatchingSet, books: MatchingBooks) {
  const done = await rows(
    system.db,
    sql<{ entry: number; rule: string; items: string[] }>`
      SELECT l.entry, l.rule, array_agg(a.other_item_id::text) AS items
        FROM bank_line l
        JOIN allocation a ON a.account_id = l.receipt_account_id AND a.item_id = l.receipt_id
       WHERE l.state = 'matched' GROUP BY l.entry, l.rule`,
  )
  const found = new Map(done.map(row => [row.entry - 1, row]))
  const kinds = new Map<string, { lines: number; done: number; right: number }>()
  const wrong: Line[] = []
  set.payments.forEach((payment, place) => {
    const kind = kinds.get(payment.kind) ?? { lines: 0, done: 0, right: 0 }
    kinds.set(payment.kind, kind)
    kind.lines += 1
    const row = found.get(place)
    if (row === undefined) return
    kind.done += 1
    const items = row.items.map(item => books.places.get(item) ?? -1).sort((a, b) => a - b)
    const isRight = String(items) === String([...payment.truth].sort((a, b) => a - b))
    if (isRight) kind.right += 1
    else
      wrong.push({
        name: 'wrong',
        kind: payment.kind,
        rule: row.rule,
        text: payment.text,
        payer: payment.name,
      })
  })
  const all = [...kinds.values()]
  const total = (key: 'lines' | 'done' | 'right') => all.reduce((sum, kind) => sum + kind[key], 0)
  return {
    figures: {
      matchedAlone: total('done'),
      wrongAlone: total('done') - total('right'),
      precision: round(total('right') / total('done'), 5),
      recall: round(total('right') / total('lines'), 4),
    },
    kinds: [
      ...[...kinds].map(([kind, counts]) => ({ name: 'matching kind', kind, ...counts })),
      ...wrong.slice(0, 20),
    ],
  }
}

/** Suggestions for one line at a time, as somebody opens a line. */
async function askedOneByOne(system: System, set: MatchingSet, books: MatchingBooks) {
  const times: number[] = []
  const asked = set.payments.slice(0, 300)
  for (const payment of asked) {
    const started = performance.now()
    const facts = {
      amountMinor: payment.minor,
      valuedOn: Temporal.PlainDate.from(DAY),
      payerName: payment.name,
      texts: [payment.text],
      structured: payment.structured === null ? [] : [payment.structured],
    }
    const index = system.vault.blindIndex('iban', payment.iban)
    const where = { legalEntityId: books.legalEntityId, currency: 'EUR' }
    const one = { payment: facts, payerNumberIndex: index }
    const [candidates] = await findCandidates(system.db, where, [one])
    if (candidates !== undefined) suggest(facts, candidates, DEFAULT_POLICY)
    times.push(performance.now() - started)
  }
  const sorted = times.slice(20).sort((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.floor(sorted.length * share)] ?? 0)
  return { suggestMsP50: at(0.5), suggestMsP99: at(0.99), suggestMsMost: round(sorted.at(-1) ?? 0) }
}

/** A figure with so many decimals. */
export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}
