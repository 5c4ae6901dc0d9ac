import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { formatCsvRow, safeCell } from '../../formats/csv.ts'
import { addToTotals, type ComparedTotal, totalsJson } from '../../invoicing/rebill/report.ts'
import { formatAmount } from '../../kernel/money.ts'
import type { Progress } from '../../platform/progress.ts'
import type { Language } from '../../platform/refusals/sentence.ts'
import { sentence } from '../../platform/refusals/table.ts'
import type { runWhatIf, WhatIfAccount } from './what-if.ts'

export const WHAT_IF_FORMATS = ['csv', 'json'] as const

export type WrittenWhatIf = {
  readonly accounts: number
  /** Accounts with a difference; of these, those whose facts have changed since they were billed. */
  readonly differ: number
  readonly differByFacts: number
  readonly failed: number
  readonly totals: ReturnType<typeof totalsJson>
}

export type WriteOptions = {
  readonly format: (typeof WHAT_IF_FORMATS)[number]
  /** Only accounts that differ or could not be worked out. */
  readonly changedOnly: boolean
  readonly language: Language
}

/**
 * Writes what a what-if came to, a row an account and currency as it is worked out: as CSV, or as
 * JSON lines that end with the totals.
 */
export async function writeWhatIf(
  chunks: ReturnType<typeof runWhatIf>,
  out: Writable,
  options: WriteOptions,
  progress: Progress,
): Promise<WrittenWhatIf> {
  const totals = new Map<string, ComparedTotal>()
  const counts = { accounts: 0, differ: 0, differByFacts: 0, failed: 0 }
  if (options.format === 'csv') out.write(head())
  for await (const { accounts, rows } of chunks) {
    counts.accounts += accounts
    for (const row of rows) {
      addToTotals(totals, row)
      if (row.outcome === 'differs') counts.differ += 1
      if (row.outcome === 'differs' && row.factsChanged) counts.differByFacts += 1
      if (row.outcome === 'failed' || row.outcome === 'held') counts.failed += 1
    }
    const shown = options.changedOnly ? rows.filter(row => row.outcome !== 'same') : rows
    const text = shown.map(row => rowText(row, options)).join('')
    if (!out.destroyed && !out.write(text)) await once(out, 'drain')
    progress.add(accounts)
  }
  const written = { ...counts, totals: totalsJson(totals) }
  if (options.format === 'json') out.write(`${JSON.stringify({ total: written })}\n`)
  return written
}

function head(): string {
  return formatCsvRow([
    'account',
    'name',
    'outcome',
    'reason',
    'facts_changed',
    'currency',
    'periods',
    'net_before',
    'net_after',
    'net_difference',
    'tax_difference',
    'to_pay_difference',
  ])
}

function rowText(row: WhatIfAccount, { format, language }: WriteOptions): string {
  const { account, name, outcome, reason, facts, factsChanged, compared } = row
  const message = reason === null ? null : sentence({ code: reason, facts }, language)
  const figures = compared && figuresOf(compared)
  if (format === 'json') {
    const known = { account, name, outcome, factsChanged }
    const why = reason === null ? {} : { reason, message }
    return `${JSON.stringify({ ...known, ...why, ...figures })}\n`
  }
  return formatCsvRow([
    safeCell(account),
    safeCell(name),
    outcome,
    safeCell(message ?? ''),
    factsChanged ? 'yes' : 'no',
    ...(figures === null ? ['', '', '', '', '', '', ''] : Object.values(figures).map(String)),
  ])
}

function figuresOf(compared: NonNullable<WhatIfAccount['compared']>) {
  const amount = (minor: bigint): string => formatAmount(minor, compared.currency)
  const { currency, periods, beforeNetMinor, netMinor, taxMinor, payableMinor } = compared
  return {
    currency,
    periods,
    netBefore: amount(beforeNetMinor),
    netAfter: amount(beforeNetMinor + netMinor),
    netDifference: amount(netMinor),
    taxDifference: amount(taxMinor),
    toPayDifference: amount(payableMinor),
  }
}
