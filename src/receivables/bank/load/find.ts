import type { Db } from '../../../platform/database/database.ts'
import type { CandidateItem, Candidates, Payment } from '../../matching/suggestion.ts'
import {
  askedAccountNumbers,
  askedDigits,
  askedRunning,
  askedSlips,
  candidatesOf,
  isAlike,
  labelLengths,
  type PayerFacts,
} from '../candidates.ts'
import {
  type Asked,
  type Books,
  type FoundItem,
  loadByAccountNumber,
  loadByAmount,
  loadByBankAccount,
  loadByDigits,
  loadByName,
  loadByRunningNumber,
  loadBySlips,
  loadByTwoWords,
  loadNames,
  loadNewestLabels,
  loadOfAccounts,
  MOST_OF_PAYER,
} from './candidates.ts'

/** A payment with the blind index of the payer's bank account. */
export type AskedPayment = {
  readonly payment: Payment
  readonly payerNumberIndex: Buffer | null
}

/** Accounts of one line are looked at up to here; the surest were found first. */
const MOST_PAYERS = 12

/**
 * What payments may be for, in a fixed number of queries however many payments: by numbers as written,
 * then by numbers with slips where the amount is not explained, by payer, and by amount.
 */
export async function findCandidates(
  db: Db,
  books: Books,
  asked: readonly AskedPayment[],
): Promise<Candidates[]> {
  const payments = asked.map(({ payment }) => payment)
  const each = (values: (payment: Payment) => readonly string[]): Asked[] =>
    payments.flatMap((payment, line) => values(payment).map(value => ({ line, value })))
  const found: FoundItem[] = [
    ...(await loadByDigits(db, books, each(askedDigits))),
    ...(await loadByRunningNumber(db, books, runningNumbers(payments))),
  ]
  const byAmount = Map.groupBy(
    await loadByAmount(
      db,
      books,
      payments.map(payment => payment.amountMinor),
    ),
    item => item.openMinor,
  )
  payments.forEach((payment, line) => {
    const same = byAmount.get(payment.amountMinor) ?? []
    // One item of the amount is worth a look; of several, none is.
    if (same.length === 1) found.push(...same.map(item => ({ ...item, line })))
  })
  const names = new Names(db)
  const payers = await findPayers(db, asked, found)
  await names.load(payers)
  const slipped = await loadSlipped(db, books, payments, doubtful(payments, found, names))
  found.push(...slipped)
  for (const { line, accountId } of slipped) addPayer(payers, line, accountId, {})
  await names.load(payers)
  const accountIds = [...names.known.keys()]
  const owed = Map.groupBy(await loadOfAccounts(db, books, accountIds), item => item.accountId)
  const itemsOf = Map.groupBy(found, item => item.line)
  return payments.map((payment, line) => {
    const ours = [...(payers.get(line) ?? new Map<string, PayerHint>())]
    const facts = ours.flatMap(([accountId, hint]): PayerFacts[] => {
      const name = names.known.get(accountId)
      const isComplete = (owed.get(accountId)?.length ?? 0) <= MOST_OF_PAYER
      return name === undefined ? [] : [{ ...name, ...hint, isComplete }]
    })
    const items = new Map<string, CandidateItem>()
    const all = [...(itemsOf.get(line) ?? []), ...ours.flatMap(([id]) => owed.get(id) ?? [])]
    for (const item of all) {
      items.set(`${item.accountId} ${item.itemId}`, { ...item, discount: discountOf(item) })
    }
    const sameAmount = byAmount.get(payment.amountMinor)?.length ?? 0
    return candidatesOf(payment, [...items.values()], facts, sameAmount)
  })
}

function discountOf({ discountMinor, discountOn }: Omit<FoundItem, 'line'>) {
  return discountMinor === null || discountOn === null
    ? null
    : { minor: discountMinor, until: discountOn }
}

function runningNumbers(payments: readonly Payment[]) {
  return payments.flatMap((payment, line) =>
    askedRunning(payment).map(value => ({
      line,
      value,
      amountMinor: payment.amountMinor,
      year: payment.valuedOn.year,
    })),
  )
}

/**
 * Lines in whose number there may be a slip: none of their numbers is an item of the amount, or the
 * one that is belongs to somebody of another name.
 */
function doubtful(
  payments: readonly Payment[],
  found: readonly FoundItem[],
  names: Names,
): ReadonlySet<number> {
  const sound = new Set<number>()
  for (const item of found) {
    const payment = payments[item.line] as Payment
    const name = names.known.get(item.accountId)?.name
    if (item.openMinor !== payment.amountMinor || name === undefined) continue
    if (payment.payerName === null || isAlike(payment.payerName, name)) sound.add(item.line)
  }
  return new Set(payments.keys().filter(line => !sound.has(line)))
}

async function loadSlipped(
  db: Db,
  books: Books,
  payments: readonly Payment[],
  lines: ReadonlySet<number>,
): Promise<FoundItem[]> {
  const lengths = labelLengths(await loadNewestLabels(db, books.legalEntityId))
  const slips = payments.flatMap((payment, line) =>
    lines.has(line)
      ? askedSlips(payment, lengths).map(value => ({
          line,
          value,
          amountMinor: payment.amountMinor,
        }))
      : [],
  )
  return loadBySlips(db, books, slips)
}

/** What accounts are called, each asked for once. */
class Names {
  readonly known = new Map<string, { accountId: string; name: string; number: string }>()
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  async load(payers: Payers): Promise<void> {
    const all = new Set([...payers.values()].flatMap(ours => [...ours.keys()]))
    const wanted = [...all].filter(accountId => !this.known.has(accountId))
    for (const row of await loadNames(this.#db, wanted)) this.known.set(row.accountId, row)
  }
}

type PayerHint = { readonly isBankAccount: boolean; readonly isNameLearnt: boolean }
const NO_HINT: PayerHint = { isBankAccount: false, isNameLearnt: false }

type Payers = Map<number, Map<string, PayerHint>>

function addPayer(
  payers: Payers,
  line: number,
  accountId: string,
  hint: Partial<PayerHint>,
  most = Number.POSITIVE_INFINITY,
): void {
  const ours = payers.get(line) ?? new Map<string, PayerHint>()
  payers.set(line, ours)
  if (!ours.has(accountId) && ours.size >= most) return
  ours.set(accountId, { ...(ours.get(accountId) ?? NO_HINT), ...hint })
}

/** The accounts of each line, the surest hints first, as many as are looked at. */
async function findPayers(
  db: Db,
  asked: readonly AskedPayment[],
  found: readonly FoundItem[],
): Promise<Payers> {
  const payers: Payers = new Map()
  const add = (line: number, accountId: string, hint: Partial<PayerHint>): void =>
    addPayer(payers, line, accountId, hint, MOST_PAYERS)
  const numbers = asked.flatMap(({ payerNumberIndex: index }, line) =>
    index === null ? [] : [{ line, index }],
  )
  for (const { line, accountId } of await loadByBankAccount(db, numbers)) {
    add(line, accountId, { isBankAccount: true })
  }
  const texts = asked.flatMap(({ payment }, line) =>
    askedAccountNumbers(payment).map(value => ({ line, value })),
  )
  for (const { line, accountId } of await loadByAccountNumber(db, texts)) add(line, accountId, {})
  for (const { line, accountId } of found) add(line, accountId, {})
  const names = asked.flatMap(({ payment }, line) =>
    payment.payerName === null ? [] : [{ line, value: payment.payerName }],
  )
  const named = await loadByName(db, names)
  for (const { line, accountId, isLearnt } of named) {
    add(line, accountId, isLearnt ? { isNameLearnt: true } : {})
  }
  const isNamed = new Set(named.map(({ line }) => line))
  const rest = names.filter(({ line }) => !isNamed.has(line))
  for (const { line, accountId } of await loadByTwoWords(db, rest)) add(line, accountId, {})
  return payers
}
