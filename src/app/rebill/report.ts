import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { loadRun } from '../../invoicing/load/runs.ts'
import { type ComparedAccount, loadComparisons, loadRunId } from '../../invoicing/rebill/load.ts'
import {
  addToTotals,
  type ComparedTotal,
  comparisonHead,
  comparisonJson,
  comparisonRow,
  totalsJson,
} from '../../invoicing/rebill/report.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { Db } from '../../platform/database/database.ts'
import { atOneMoment } from '../../reporting/load.ts'

export const REPORT_FORMATS = ['csv', 'json'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

const PAGE = 1000

/** A rebill by its number. Throws the refusals `unknown_bill_run` and `not_a_rebill`. */
export async function findRebill(db: Db, number: string) {
  const runId = await loadRunId(db, number)
  const run = runId === undefined ? undefined : await loadRun(db, runId)
  if (run === undefined) throw new RefusalError('unknown_bill_run', { run: number })
  if (run.kind !== 'rebill') throw new RefusalError('not_a_rebill', { run: run.number })
  return run
}

/**
 * Writes the before and after of a rebill, a row each account and currency: as CSV, or as JSON lines
 * that end with the totals. Of a run at review it is what is approved; of an issued one, with the
 * numbers of its documents. Throws the refusals `unknown_bill_run` and `not_a_rebill`.
 */
export async function writeRebillReport(
  db: Db,
  number: string,
  format: ReportFormat,
  out: Writable,
): Promise<ReturnType<typeof totalsJson>> {
  return atOneMoment(db, async tx => {
    const run = await findRebill(tx, number)
    const totals = new Map<string, ComparedTotal>()
    if (format === 'csv') out.write(comparisonHead())
    for (let after = ''; ; ) {
      const page = await loadComparisons(tx, run.runId, after, PAGE)
      for (const account of page) addToTotals(totals, account)
      const text = page.map(account => rowText(account, format)).join('')
      if (!out.destroyed && !out.write(text)) await once(out, 'drain')
      const last = page.at(-1)
      if (last === undefined) break
      after = last.account
    }
    const summary = totalsJson(totals)
    const { state, terms, issueOn } = run
    const head = { run: run.number, state, terms, issueOn: issueOn.toString() }
    if (format === 'json') out.write(`${JSON.stringify({ ...head, totals: summary })}\n`)
    return summary
  })
}

function rowText(account: ComparedAccount, format: ReportFormat): string {
  if (format === 'csv') return comparisonRow(account)
  return `${JSON.stringify(comparisonJson(account))}\n`
}
