import { formatAmount } from '../../kernel/money.ts'
import { proveAndKeep } from '../../operations/proof-runs/jobs.ts'
import { sentence } from '../../platform/refusals/table.ts'
import type { System } from '../../platform/system.ts'
import type { Proven } from '../../reporting/proofs/load/all.ts'
import { commandLineActor } from '../subcommand.ts'
import {
  type DemoCounts,
  type DocumentTotals,
  type ExceptionCount,
  loadDemoCounts,
  loadDocumentTotals,
  loadExceptionCounts,
  loadFileCounts,
  loadInvoiceToExplain,
  loadUnbilledAccounts,
} from './load.ts'

/** Totals of one currency as amounts with decimals; credit notes are negative. */
export type CurrencySums = {
  readonly invoices: string
  readonly creditNotes: string
  readonly net: string
  readonly tax: string
  readonly total: string
}

/** What the demo made, as `--json` prints it. */
export type DemoSummary = {
  readonly accounts: number
  readonly invoices: number
  readonly creditNotes: number
  readonly correctionLines: number
  readonly exceptions: number
  readonly exceptionsByCode: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly parkedAccounts: number
  readonly parked: readonly { account: string; reason: string; sentence: string }[]
  readonly heldAccounts: number
  readonly billsHeld: number
  readonly billRuns: { issued: number; review: readonly string[] }
  readonly sums: Readonly<Record<string, CurrencySums>>
  readonly ledgerBalances: boolean
  readonly closedThrough: string | null
  readonly check: { ok: boolean; statements: number; broken: readonly string[] }
  readonly documents: number
  readonly documentsFolder: string
  readonly dataFolder: string
  readonly explain: string | null
  readonly surprises: readonly string[]
  readonly seconds: number
  readonly phases: Readonly<Record<string, number>>
}

/** How the making went: what only the process that made the demo knows. */
export type Making = {
  readonly surprises: readonly string[]
  readonly seconds: number
  readonly phases: Readonly<Record<string, number>>
}

/** Counts what is in the database and proves it. */
export async function summarise(system: System, making: Making): Promise<DemoSummary> {
  const { db } = system
  const counts: DemoCounts = await loadDemoCounts(db)
  const totals = await loadDocumentTotals(db)
  const exceptions = await loadExceptionCounts(db)
  const unbilled = await loadUnbilledAccounts(db)
  const { files } = await loadFileCounts(db)
  const explain = (await loadInvoiceToExplain(db)) ?? null
  const proven = await proveAndKeep(system, commandLineActor())
  const parked = unbilled.filter(account => account.outcome === 'failed')
  return {
    accounts: counts.accounts,
    invoices: countOf(totals, 'invoice'),
    creditNotes: countOf(totals, 'credit_note'),
    correctionLines: counts.corrections,
    exceptions: exceptions.reduce((sum, each) => sum + each.count, 0),
    exceptionsByCode: byCode(exceptions),
    parkedAccounts: parked.length,
    parked: parked.map(({ accountNumber, reason, facts }) => ({
      account: accountNumber,
      reason,
      sentence: sentence({ code: reason, facts }).replace(/ +/g, ' '),
    })),
    heldAccounts: unbilled.length - parked.length,
    billsHeld: counts.billsHeld,
    billRuns: { issued: counts.runsIssued, review: counts.runsAtReview },
    sums: sumsOf(totals),
    ledgerBalances: holds(proven, 'trial_balance'),
    closedThrough: counts.closedThrough?.toString().slice(0, 7) ?? null,
    check: {
      ok: proven.every(one => one.violations === 0n),
      statements: proven.length,
      broken: proven.filter(one => one.violations > 0n).map(one => one.name),
    },
    documents: files,
    documentsFolder: system.storage.folder,
    dataFolder: system.folder,
    explain,
    ...making,
  }
}

function countOf(totals: readonly DocumentTotals[], kind: DocumentTotals['kind']): number {
  return totals.filter(each => each.kind === kind).reduce((sum, each) => sum + each.count, 0)
}

function holds(proven: readonly Proven[], name: string): boolean {
  return proven.some(one => one.name === name && one.violations === 0n)
}

function byCode(counts: readonly ExceptionCount[]): Record<string, Record<string, number>> {
  const codes: Record<string, Record<string, number>> = {}
  for (const { code, state, count } of counts) codes[code] = { ...codes[code], [state]: count }
  return codes
}

/** Per currency; in minor units until the last step. */
export function sumsOf(totals: readonly DocumentTotals[]): Record<string, CurrencySums> {
  const sums: Record<string, CurrencySums> = {}
  for (const currency of [...new Set(totals.map(each => each.currency))].sort()) {
    const rows = totals.filter(each => each.currency === currency)
    const sum = (of: (row: DocumentTotals) => bigint, kind?: DocumentTotals['kind']): string => {
      const chosen = rows.filter(row => kind === undefined || row.kind === kind)
      return formatAmount(
        chosen.reduce((total, row) => total + of(row), 0n),
        currency,
      )
    }
    sums[currency] = {
      invoices: sum(row => row.payableMinor, 'invoice'),
      creditNotes: sum(row => row.payableMinor, 'credit_note'),
      net: sum(row => row.netMinor),
      tax: sum(row => row.taxMinor),
      total: sum(row => row.payableMinor),
    }
  }
  return sums
}
