import { setTimeout } from 'node:timers/promises'
import { bookBankLine } from '../../../receivables/bank/commands/book.ts'
import { confirmBankMatch } from '../../../receivables/bank/commands/confirm.ts'
import { importBankStatement } from '../../../receivables/bank/commands/import.ts'
import { linkBankLine } from '../../../receivables/bank/commands/link.ts'
import { matchBankLines } from '../../../receivables/bank/commands/match.ts'
import { CARL } from '../staff.ts'
import { act, moveTo, type Stage } from '../stage.ts'
import { type DoubtfulLine, loadDoubtful, loadFoundOut, loadOpenLines } from './load/lines.ts'
import {
  hasWaitingLines,
  loadBankBalance,
  loadDebitToReturn,
  loadUntoldCollections,
  loadUntoldJournals,
  loadUntoldRefunds,
} from './load.ts'
import { type DemoEntry, demoStatement } from './statement.ts'

/** The company's accounts with banks; where the world does not say, the number is made up. */
export const BANKS = [
  { entity: 'MH-DE', code: 'BANK-MH-DE', currency: 'EUR', number: 'DE89370400440532013000' },
  { entity: 'MH-US', code: 'BANK-MH-US', currency: 'USD', number: '004417731' },
] as const
export type DemoBank = (typeof BANKS)[number]

/** What the bank takes for the account, every time. */
const FEE_MINOR = 1250n
const BANK_CHARGES = '6100'

/**
 * The bank tells of a day: what customers paid, and what the books have already (debits, payouts, bank
 * charges that were entered by hand).
 */
export async function bankDay(
  stage: Stage,
  bank: DemoBank,
  day: string,
  paid: readonly DemoEntry[],
): Promise<void> {
  const { db } = stage.system
  moveTo(stage, day, '15:00:00')
  const journals = await loadUntoldJournals(db, bank.entity)
  const collected = await loadUntoldCollections(db, bank.entity)
  const refunded = await loadUntoldRefunds(db, bank.entity)
  const returned = await loadDebitToReturn(db, bank.entity)
  const entries: DemoEntry[] = [
    ...paid,
    // The bank sends one debit back: no funds, and it takes 3.00 for that.
    ...returned.map(({ name, endToEndId, minor }) => ({
      ...{ minor: -minor - 300n, name, endToEndId },
      ...{ text: 'RETOURE SEPA-LASTSCHRIFT', returnReason: 'AM04' },
    })),
    ...collected.map(({ kind, minor, subjectId, reference }) =>
      kind === 'payout'
        ? { minor, name: `${reference} payments`.toUpperCase(), text: subjectId }
        : { minor, name: '', text: `SEPA-LASTSCHRIFTEINZUG ${reference}` },
    ),
    ...refunded.map(({ minor, name, endToEndId }) => ({
      ...{ minor: -minor, name, endToEndId, text: 'ERSTATTUNG' },
    })),
    ...journals.map(({ minor }) => ({ minor, name: '', text: 'ENTGELTE LAUT VEREINBARUNG' })),
    { minor: -FEE_MINOR, name: '', text: 'KONTOFUEHRUNG' },
  ]
  const openingMinor = await loadBankBalance(db, bank.code)
  const text = demoStatement({ ...bank, openingMinor }, day, entries)
  const content = Buffer.from(text).toString('base64')
  moveTo(stage, day, '16:00:00')
  await act(stage, CARL, importBankStatement, {
    fileName: `camt053-${bank.entity}-${day}.xml`,
    content,
  })
  await matchAll(stage)
  await bookCharges(stage, bank, journals)
}

/** The worker matches too, as soon as a statement is taken: what it holds is waited for. */
async function matchAll(stage: Stage): Promise<void> {
  for (;;) {
    const { worked } = await act(stage, CARL, matchBankLines, {})
    if (worked === 0 && !(await hasWaitingLines(stage.system.db))) return
    if (worked === 0) await setTimeout(20)
  }
}

/**
 * What no rule was sure of, the clerk decides as suggested; the payer is remembered. The last `left` of
 * them wait for the next day.
 */
export async function decideDoubtful(
  stage: Stage,
  { code }: DemoBank,
  left: number,
): Promise<void> {
  const doubtful = await loadDoubtful(stage.system.db, code)
  await confirmLines(stage, doubtful.slice(0, Math.max(0, doubtful.length - left)))
}

/** Money of nobody known: the clerk asks around, and finds out whose some of it was. */
export async function findOut(stage: Stage, { code }: DemoBank, day: string): Promise<void> {
  await confirmLines(stage, await loadFoundOut(stage.system.db, code, day))
}

async function confirmLines(stage: Stage, lines: readonly DoubtfulLine[]): Promise<void> {
  for (const { lineId, accountNumber, items } of lines) {
    const parts = items.map(item => ({ item }))
    await act(stage, CARL, confirmBankMatch, { line: lineId, accountNumber, parts })
  }
}

/** The account's fee is booked; charges that were entered by hand before are told of by their lines. */
async function bookCharges(
  stage: Stage,
  { code }: DemoBank,
  journals: Awaited<ReturnType<typeof loadUntoldJournals>>,
): Promise<void> {
  const left = [...journals]
  for (const { lineId: line, minor, text } of await loadOpenLines(stage.system.db, code)) {
    const at = left.findIndex(journal => journal.minor === minor)
    const [journal] = at === -1 ? [] : left.splice(at, 1)
    if (journal !== undefined) {
      const to = [{ kind: 'journal' as const, subject: journal.subjectId }]
      await act(stage, CARL, linkBankLine, { line, to })
    } else if (text === 'KONTOFUEHRUNG') {
      const note = 'Account charge'
      await act(stage, CARL, bookBankLine, { line, ledgerAccount: BANK_CHARGES, note })
    }
  }
}
