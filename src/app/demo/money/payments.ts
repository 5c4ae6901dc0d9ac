import { formatAmount } from '../../../kernel/money.ts'
import { defineBankAccounts } from '../../../receivables/bank/commands/bank-accounts.ts'
import { applyPayments } from '../../../receivables/commands/credits.ts'
import { recordReceipt } from '../../../receivables/commands/receipts.ts'
import { setAllocationPolicy } from '../../../receivables/commands/rules.ts'
import {
  addToDeposit,
  closeDeposit,
  openDeposit,
} from '../../../receivables/deposits/commands/deposits.ts'
import { setReturnFee } from '../../../receivables/returns/commands/returns.ts'
import { CARL, MARY } from '../staff.ts'
import { act, moveTo, type Stage } from '../stage.ts'
import { BANKS, bankDay, type DemoBank, decideDoubtful, findOut } from './bank.ts'
import { bringLastCheck } from './forgotten.ts'
import { loadUnusedMoney } from './load/lines.ts'
import { type DemoDebt, loadDebtsDue } from './load.ts'
import type { DemoEntry } from './statement.ts'

/** Doubtful lines of each bank that the clerk does not come to on the day of its statement. */
const LEFT_FOR_TOMORROW = 2

/** Before the first money comes: our banks, what is forgiven, and what a returned payment costs. */
export async function setMoneyRules(stage: Stage, day: string): Promise<void> {
  for (const { entity, code, currency, number } of BANKS) {
    const account = { code, name: `Bank ${entity}`, entity, currency, numbers: [number] }
    await act(stage, MARY, defineBankAccounts, { rows: [account] })
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

/** A customer's payment: by check to us, or by the bank. */
type Paying = {
  readonly debt: DemoDebt
  readonly way: 'check' | 'bank'
  readonly entry: DemoEntry
}

/**
 * Customers pay what is due, most of them by transfer, of which the bank's statement tells: in full,
 * late, in part, too much, a few cents short, with a reference that nobody can read, or not at all.
 * Some send checks, which the clerk keys in and brings to the bank. One announces a transfer by
 * telephone, which is keyed in before the bank tells of it. Nothing is recorded twice.
 */
export async function payBills(stage: Stage, day: string): Promise<void> {
  moveTo(stage, day, '09:00:00')
  for (const bank of BANKS) {
    await decideDoubtful(stage, bank, 0)
    await findOut(stage, bank, day)
  }
  const accounts = [...(await loadUnusedMoney(stage.system.db, day))]
  if (accounts.length > 0) await act(stage, CARL, applyPayments, { accounts, on: day })
  const debts = await loadDebtsDue(stage.system.db, day)
  for (const bank of BANKS) {
    const paying = debts
      .filter(debt => debt.entity === bank.entity && debt.currency === bank.currency)
      .flatMap(payingOf)
    moveTo(stage, day, '10:00:00')
    const checks = paying.filter(({ way }) => way === 'check').map(({ debt }) => debt)
    const transfers = withUnknown(paying.filter(({ way }) => way === 'bank'))
    const called = transfers.find(({ debt, entry }) => isAsBilled(debt, entry))
    if (called !== undefined) await keyIn(stage, called.debt, day, { method: 'transfer' })
    const slip = await bringChecks(stage, bank, checks, day)
    const last = await bringLastCheck(stage, bank, day)
    await bankDay(stage, bank, day, [...transfers.map(({ entry }) => entry), ...slip, ...last])
    await decideDoubtful(stage, bank, LEFT_FOR_TOMORROW)
  }
}

/** However few pay, one of them pays so that nobody can tell for whom. */
function withUnknown(transfers: readonly Paying[]): readonly Paying[] {
  const { name } = ofDistrict('')
  const last = transfers.findLastIndex(({ debt, entry }) => isAsBilled(debt, entry))
  if (last < 1 || transfers.some(({ entry }) => entry.name === name)) return transfers
  return transfers.map((paying, at) =>
    at === last
      ? { ...paying, entry: { ...paying.entry, ...ofDistrict(paying.debt.document) } }
      : paying,
  )
}

const isAsBilled = (debt: DemoDebt, entry: DemoEntry): boolean =>
  entry.minor === debt.openMinor && entry.text === debt.document

function payingOf(debt: DemoDebt): Paying[] {
  const { account, document, name, openMinor } = debt
  const habit = habitOf(account)
  const mood = numberOf(`${account} ${document}`) % 40
  // Some always pay a month late, some never do.
  if (habit === 0 || (habit < 3 && debt.daysLate < 25)) return []
  const entry = { minor: openMinor, name: name.toUpperCase(), text: document }
  if (habit === 4) return [{ debt, way: 'check', entry }]
  const by = (changed: Partial<DemoEntry>): Paying[] => [
    { debt, way: 'bank', entry: { ...entry, ...changed } },
  ]
  // A part is paid once, in round money; the rest comes with the next bills.
  const isWhole = openMinor === debt.amountMinor
  if (mood === 0 && isWhole && openMinor > 4000n) return by({ minor: roundHalf(openMinor) })
  if (mood === 1 && numberOf(account) % 2 === 0) return by({ minor: openMinor + 1000n })
  if (mood === 2 && openMinor > 3000n) return by({ minor: openMinor - 20n })
  // Whoever has paid, only not so that we could tell, does not pay again.
  if (mood > 2 && mood < 6 && debt.daysLate > 16) return []
  if (mood === 3) return by(ofDistrict(document))
  if (mood === 4) return by({ text: swapped(document) })
  if (mood === 5) return by({ name, text: 'Danke / thank you' })
  return by(mood % 3 === 0 ? { text: document.replaceAll('-', ' ') } : {})
}

/** About half, in whole tens. */
function roundHalf(minor: bigint): bigint {
  return (minor / 2000n) * 1000n
}

/** A district that pays a household’s power bill under its own file number, and names no customer. */
function ofDistrict(document: string): Pick<DemoEntry, 'name' | 'text'> {
  return {
    name: 'KREISKASSE NORDHEIM',
    text: `Kostenuebernahme Energie Az. 50-${document.slice(-3)}/26`,
  }
}

/** Keys a payment in and applies it to its invoice; gives the receipt. */
async function keyIn(
  stage: Stage,
  { account, document, entity, currency, openMinor }: DemoDebt,
  day: string,
  how: { readonly method: 'transfer' | 'check'; readonly checkNumber?: string },
): Promise<{ accountNumber: string; receipt: string }> {
  const { receiptId } = await act(stage, CARL, recordReceipt, {
    ...how,
    ...{ entity, accountNumber: account, currency, amount: formatAmount(openMinor, currency) },
    ...{ bookedOn: day, reference: document, documents: [{ document }] },
  })
  return { accountNumber: account, receipt: receiptId }
}

/** Checks are counted, keyed in and brought to the bank, whose statement shows the sum of the slip. */
async function bringChecks(
  stage: Stage,
  { entity, currency }: DemoBank,
  debts: readonly DemoDebt[],
  day: string,
): Promise<DemoEntry[]> {
  if (debts.length === 0) return []
  const minor = debts.reduce((sum, debt) => sum + debt.openMinor, 0n)
  const slip = { entity, reference: `SLIP-${day}` }
  const counted = { controlTotal: formatAmount(minor, currency), controlCount: debts.length }
  await act(stage, CARL, openDeposit, { ...slip, currency, on: day, ...counted })
  const receipts = []
  for (const debt of debts) {
    const checkNumber = String(100_000 + (numberOf(debt.document) % 900_000))
    receipts.push(await keyIn(stage, debt, day, { method: 'check', checkNumber }))
  }
  await act(stage, CARL, addToDeposit, { ...slip, receipts })
  await act(stage, CARL, closeDeposit, { ...slip, on: day })
  return [{ minor, name: '', text: `SCHECKEINREICHUNG ${slip.reference}` }]
}

/** The last two digits that differ change places. */
function swapped(label: string): string {
  const letters = [...label]
  for (let at = letters.length - 1; at > 0; at--) {
    const [a, b] = [letters[at - 1], letters[at]]
    if (a === undefined || b === undefined || a === b || !/\d\d/.test(a + b)) continue
    letters[at - 1] = b
    letters[at] = a
    return letters.join('')
  }
  return label
}

/** How somebody pays: 0 never does, 1 and 2 always a month late. */
export function habitOf(account: string): number {
  return numberOf(account) % 20
}

/** A number that only the text decides, the same in every run. */
export function numberOf(text: string): number {
  let hash = 7
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003
  return hash
}
