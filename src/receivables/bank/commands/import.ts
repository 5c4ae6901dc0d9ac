import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { readBankFile } from '../../../formats/bank/bank-file.ts'
import type { BankStatement } from '../../../formats/bank/statement.ts'
import { maskedNumber } from '../../../formats/masked.ts'
import { ok, type Refusal, RefusalError, type Result, refuse } from '../../../kernel/result.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { importBankStatementInput } from '../api.ts'
import {
  type EntryFacts,
  entryText,
  isSameEntry,
  minorOf,
  type Payment,
  paymentsOf,
} from '../bank-line.ts'
import { type BankAccount, loadBankAccounts, loadBankAccountsByNumber } from '../load/accounts.ts'
import {
  type KnownEntry,
  loadClosingBefore,
  loadEntries,
  loadFileStatements,
} from '../load/statements.ts'
import { copyLines, insertBankFile, insertStatement, type NewLine } from '../save/statements.ts'
import { statementFaults } from '../statement-faults.ts'

/** What became of a statement of the file. */
export type ImportedStatement = {
  readonly statementId: string
  readonly bankAccount: string
  readonly format: string
  readonly state: 'accepted' | 'quarantined'
  readonly lines: number
  /** Entries that another file had told before. */
  readonly duplicates: number
  /** Entries that the bank has only announced; they come again when they are booked. */
  readonly pending: number
  readonly currency: string
  /** What it states that the account held before and after; null where it does not say. */
  readonly openingMinor: bigint | null
  readonly closingMinor: bigint | null
  /** What its lines come to. */
  readonly bookedMinor: bigint
  /** Why it is held. */
  readonly faults: readonly Refusal[]
}

export type ImportedFile = {
  /** The file was taken before; nothing was done. */
  readonly isKnown: boolean
  readonly statements: readonly ImportedStatement[]
}

/**
 * Takes a bank's file: keeps it, checks each statement (it must add up and follow on the one before),
 * leaves out entries that are known from another file, and hands the rest to matching. A statement
 * that does not add up is held until somebody decides. The same file again does nothing.
 */
export const importBankStatement = defineCommand({
  name: 'importBankStatement',
  summary: 'Take a bank file: camt.053/.054, MT940, BAI2, lockbox, OFX, QIF or CSV',
  permission: 'bank.import',
  input: importBankStatementInput,
  logged: input => ({ ...input, content: `${input.content.length} characters` }),
  run: async (tx, input, ctx): Promise<Result<ImportedFile>> => {
    const bytes = Buffer.from(input.content, 'base64')
    const sha256 = createHash('sha256').update(bytes).digest()
    const named = input.bankAccount === null ? [] : await loadBankAccounts(tx, [input.bankAccount])
    const [chosen] = named
    if (input.bankAccount !== null && chosen === undefined) {
      return refuse('unknown_bank_account', { bankAccount: input.bankAccount })
    }
    const known = await loadFileStatements(tx, sha256)
    if (known.length > 0) return ok({ isKnown: true, statements: [] })
    const statements = readBankFile(bytes, { mapping: chosen?.csvMapping ?? undefined })
    const accounts = await accountsOf(tx, statements, chosen)
    const fileId = ctx.newId()
    const file = {
      fileId,
      sha256,
      name: input.fileName,
      format: statements[0]?.format ?? '',
      byteCount: bytes.length,
      content: ctx.vault.seal(
        { table: 'bank_file', column: 'content', row: [fileId] },
        gzipSync(bytes),
      ),
    }
    const by = { at: ctx.clock.now(), by: ctx.actor }
    if (!(await insertBankFile(tx, file, by))) return ok({ isKnown: true, statements: [] })
    const answers: ImportedStatement[] = []
    for (const [place, statement] of statements.entries()) {
      const account = accounts[place] as BankAccount
      answers.push(await takeStatement(tx, { statement, account, fileId, ordinal: place + 1 }, ctx))
    }
    if (answers.some(answer => answer.state === 'accepted' && answer.lines > 0)) {
      await ctx.enqueue(tx, { task: 'matchBankLines', payload: {}, key: 'matchBankLines' })
    }
    return ok({ isKnown: false, statements: answers })
  },
})

/** The bank account of each statement: as the file names it, else as the clerk chose. */
async function accountsOf(
  tx: Tx,
  statements: readonly BankStatement[],
  chosen: BankAccount | undefined,
): Promise<BankAccount[]> {
  const numbers = statements.flatMap(({ account }) => account ?? [])
  const known = await loadBankAccountsByNumber(tx, numbers)
  return statements.map(({ account, format }) => {
    if (account === null) {
      if (chosen !== undefined) return chosen
      throw new RefusalError('bank_account_unnamed', { format })
    }
    const found = known.get(account)
    if (found === undefined) {
      // A CSV's own number may be written in any way; the clerk has chosen.
      if (chosen !== undefined && format === 'CSV') return chosen
      throw new RefusalError('bank_number_unknown', { number: maskedNumber(account) })
    }
    if (chosen !== undefined && chosen.bankAccountId !== found.bankAccountId) {
      throw new RefusalError('bank_account_other', { chosen: chosen.code, found: found.code })
    }
    return found
  })
}

type Taken = {
  readonly statement: BankStatement
  readonly account: BankAccount
  readonly fileId: string
  readonly ordinal: number
}

async function takeStatement(
  tx: Tx,
  { statement, account, fileId, ordinal }: Taken,
  ctx: Context,
): Promise<ImportedStatement> {
  const { currency } = account
  const booked = statement.entries.filter(entry => entry.status === 'booked')
  const elsewhere = statement.closing?.on ?? statement.opening?.on ?? null
  const entries = booked.map((entry, i) => paymentsOf(entry, i + 1, currency, elsewhere))
  const payments = entries.flat()
  const days = payments
    .map(payment => payment.bookedOn)
    .sort((a, b) => Temporal.PlainDate.compare(a, b))
  const [firstOn = null, lastOn = days[0] ?? null] = [days[0], days.at(-1)]
  const minor = (balance: BankStatement['opening']): bigint | null => {
    if (balance === null) return null
    if (balance.currency !== null && balance.currency !== currency) {
      throw new RefusalError('bank_entry_currency', { line: 1, found: balance.currency, currency })
    }
    return minorOf(balance.amount, currency, 1)
  }
  const openingMinor = minor(statement.opening)
  const closingMinor = minor(statement.closing)
  const bookedMinor = payments.reduce((sum, payment) => sum + payment.amountMinor, 0n)
  const startsOn = statement.opening?.on ?? firstOn
  const faults = statementFaults({
    kind: statement.kind,
    currency,
    openingMinor,
    closingMinor,
    bookedMinor,
    differences: statement.differences,
    previousClosingMinor:
      startsOn === null ? null : await loadClosingBefore(tx, account.bankAccountId, startsOn),
  })
  const state = faults.length === 0 ? 'accepted' : 'quarantined'
  const statementId = ctx.newId()
  const doubles = await doublesOf(tx, account, statement.format, entries)
  const stored = {
    accountId: account.houseAccountId,
    statementId,
    bankAccountId: account.bankAccountId,
    fileId,
    ordinal,
    format: statement.format,
    kind: statement.kind,
    reference: statement.reference,
    number: statement.number,
    currency,
    openingMinor,
    openingOn: statement.opening?.on ?? null,
    closingMinor,
    closingOn: statement.closing?.on ?? lastOn,
    firstOn,
    lastOn,
    bookedMinor,
    lineCount: payments.length,
    duplicateCount: doubles.size,
    faults,
    state,
  } as const
  await insertStatement(tx, stored, { at: ctx.clock.now(), by: ctx.actor })
  const lines = entries.flatMap((parts, i) => {
    const entry = { fingerprint: fingerprintOf(parts), sameAs: doubles.get(i) ?? null }
    return parts.map(payment => lineOf(payment, entry, stored, ctx))
  })
  await copyLines(tx, lines)
  return {
    statementId,
    bankAccount: account.code,
    format: statement.format,
    state,
    lines: lines.length,
    duplicates: doubles.size,
    pending: statement.entries.length - booked.length,
    currency,
    openingMinor,
    closingMinor,
    bookedMinor,
    faults,
  }
}

/**
 * Entries, by their place, that are known from another file, each with a line of what is known. Every
 * known entry answers for one new entry only: two equal payments of one day are two.
 */
async function doublesOf(
  tx: Tx,
  account: BankAccount,
  format: string,
  entries: readonly (readonly Payment[])[],
): Promise<ReadonlyMap<number, string>> {
  const facts = entries.map(parts => factsOf(format, parts))
  const days = facts.flatMap(fact => fact?.bookedOn ?? []).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return new Map()
  const [from, to] = [Temporal.PlainDate.from(first), Temporal.PlainDate.from(last)]
  const known = await loadEntries(tx, account.bankAccountId, from, to)
  const byAmount = Map.groupBy(known, entry => `${entry.bookedOn} ${entry.totalMinor}`)
  const doubles = new Map<number, string>()
  const used = new Set<KnownEntry>()
  facts.forEach((fact, place) => {
    if (fact === null) return
    const candidates = byAmount.get(`${fact.bookedOn} ${fact.totalMinor}`) ?? []
    const same = candidates.find(entry => !used.has(entry) && isSameEntry(fact, entry))
    if (same === undefined) return
    used.add(same)
    doubles.set(place, same.lineId)
  })
  return doubles
}

function factsOf(format: string, parts: readonly Payment[]): EntryFacts | null {
  const [first] = parts
  if (first === undefined) return null
  return {
    format,
    bookedOn: first.bookedOn.toString(),
    totalMinor: parts.reduce((sum, part) => sum + part.amountMinor, 0n),
    fingerprint: fingerprintOf(parts),
    bankReference: first.bankReference,
    endToEndIds: parts.flatMap(part => part.endToEndId ?? []),
  }
}

function fingerprintOf(parts: readonly Payment[]): string {
  return createHash('sha256').update(entryText(parts)).digest('hex')
}

function lineOf(
  payment: Payment,
  { fingerprint, sameAs }: { readonly fingerprint: string; readonly sameAs: string | null },
  statement: {
    readonly accountId: string
    readonly statementId: string
    readonly bankAccountId: string
    readonly currency: string
    readonly state: 'accepted' | 'quarantined'
  },
  ctx: Context,
): NewLine {
  const lineId = ctx.newId()
  const { accountId, statementId, bankAccountId, currency } = statement
  const number = payment.payerNumber
  const place = { table: 'bank_line', column: 'payer_number', row: [accountId, lineId] }
  return {
    ...payment,
    accountId,
    lineId,
    bankAccountId,
    statementId,
    currency,
    fingerprint,
    sealedNumber: number === null ? null : ctx.vault.seal(place, number),
    numberIndex: number === null ? null : ctx.vault.blindIndex('iban', number),
    numberShown: number === null ? null : maskedNumber(number),
    state: sameAs !== null ? 'duplicate' : statement.state === 'accepted' ? 'waiting' : 'held',
    sameAs,
  }
}
