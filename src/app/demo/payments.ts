import type { z } from 'zod'
import { formatAmount } from '../../kernel/money.ts'
import type { receiptRow } from '../../receivables/api.ts'
import { applyPayments } from '../../receivables/commands/credits.ts'
import { recordReceipts } from '../../receivables/commands/receipts.ts'
import { setAllocationPolicy } from '../../receivables/commands/rules.ts'
import { setReturnFee } from '../../receivables/returns/commands.ts'
import { type DemoDebt, loadDebtsDue } from './load.ts'
import { CARL, MARY } from './staff.ts'
import { act, type Stage } from './stage.ts'

type Row = z.input<typeof receiptRow>

/** Before the first money comes: what is forgiven, and what a returned payment costs. */
export async function setMoneyRules(stage: Stage, day: string): Promise<void> {
  for (const [entity, currency] of [
    ['MH-DE', 'EUR'],
    ['MH-US', 'USD'],
  ] as const) {
    await act(stage, MARY, setAllocationPolicy, {
      entity,
      fromOn: day,
      tolerance: '0.50',
      tolerancePercent: '1',
      reason: 'small_difference',
      overpayment: 'on_account',
    })
    await act(stage, MARY, setReturnFee, { entity, fromOn: day, currency, amount: '5.00' })
  }
}

/**
 * Customers pay what is due: most of them in full, some late, some in part, some too much or a few
 * cents too little, some with a reference that nobody can read, and some not at all.
 */
export async function payBills(stage: Stage, day: string): Promise<void> {
  const debts = await loadDebtsDue(stage.system.db, day)
  const rows = debts.flatMap(debt => paymentOf(debt, day))
  if (rows.length === 0) return
  await act(stage, CARL, recordReceipts, { rows })
  const accounts = [...new Set(rows.flatMap(row => row.accountNumber ?? []))]
  if (accounts.length > 0) await act(stage, CARL, applyPayments, { accounts, on: day })
}

function paymentOf(debt: DemoDebt, day: string): Row[] {
  const { account, document, entity, currency, openMinor } = debt
  const habit = numberOf(account) % 20
  const mood = numberOf(`${account} ${document}`) % 20
  // Some always pay a month late, some never do.
  if (habit === 0 || (habit < 3 && debt.daysLate < 25)) return []
  const money = (minor: bigint): string => formatAmount(minor, currency)
  const row: Row = {
    entity,
    accountNumber: account,
    method: habit % 5 === 4 ? 'check' : 'transfer',
    currency,
    amount: money(openMinor),
    bookedOn: day,
    reference: document,
    key: `demo:${document}:${day}`,
    ...(habit % 5 === 4 ? { checkNumber: String(100_000 + (numberOf(document) % 900_000)) } : {}),
  }
  if (mood === 0) return [{ ...row, amount: money(openMinor / 2n + 1n) }]
  if (mood === 1) return [{ ...row, amount: money(openMinor + 1000n) }]
  if (mood === 2 && openMinor > 3000n) return [{ ...row, amount: money(openMinor - 20n) }]
  // Whoever has paid with a reference that nobody can read does not pay again.
  if (mood === 3 && debt.daysLate > 16) return []
  if (mood === 3) return [{ ...row, accountNumber: null, reference: turned(document) }]
  return [row]
}

/** The number of an invoice with its last two digits swapped and the rest left out. */
function turned(document: string): string {
  return `RE ${document.slice(-1)}${document.slice(-2, -1)}`
}

/** A number that only the text decides, the same in every run. */
function numberOf(text: string): number {
  let hash = 7
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003
  return hash
}
