import { sql } from 'kysely'
import { commands } from '../../src/app/registry.ts'
import { tasksOf } from '../../src/app/tasks.ts'
import { readWhatIf, runWhatIf } from '../../src/app/what-if/what-if.ts'
import { invoicingTasks } from '../../src/invoicing/jobs.ts'
import { loadChunkNumbers, loadRun } from '../../src/invoicing/load/runs.ts'
import type { Decimal } from '../../src/kernel/decimal.ts'
import { formatAmount } from '../../src/kernel/money.ts'
import { assert, type Refusal } from '../../src/kernel/result.ts'
import { execute } from '../../src/platform/command.ts'
import { rows } from '../../src/platform/database/database.ts'
import { drainJobs } from '../../src/platform/jobs.ts'
import type { BatchAnswer } from '../../src/platform/row-batch.ts'
import { proveAll } from '../../src/reporting/proofs/load/all.ts'
import type { TestSystem } from './database.ts'

type Input = Readonly<Record<string, unknown>>

/** What to bill: legal entity, date through which, date of the documents. */
export type Bill = {
  readonly entity: string
  readonly through: string
  readonly issueOn: string
  readonly cycle?: string
  readonly accounts?: readonly string[]
}

/** A company's staff in a test: gives commands by name, works the bill runs, reads the documents. */
export class Company {
  readonly system: TestSystem

  constructor(system: TestSystem) {
    this.system = system
  }

  /** Moves the clock to noon (UTC) of a day. */
  on(date: string): this {
    this.system.clock.set(Temporal.Instant.from(`${date}T12:00:00Z`))
    return this
  }

  /** Gives a command that must succeed. */
  async do<Value = Record<string, unknown>>(name: string, input: Input): Promise<Value> {
    const result = await this.try(name, input)
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.refusal)}`)
    return result.value as Value
  }

  try(name: string, input: Input, options: { key?: string; actor?: string } = {}) {
    const command = commands.get(name)
    assert(command !== undefined, `no command ${name}`)
    return execute(this.system, command, input, {
      actor: options.actor ?? 'test',
      ...(options.key === undefined ? {} : { idempotencyKey: options.key }),
    })
  }

  /** The refusal of a command that must be refused. */
  async refusal(name: string, input: Input): Promise<Refusal> {
    const result = await this.try(name, input)
    assert(!result.ok, `${name} was not refused`)
    return result.refusal
  }

  /** Gives rows of which none may be rejected. */
  async rows(name: string, ...rows: readonly Input[]): Promise<BatchAnswer> {
    const answer = await this.do<BatchAnswer>(name, { rows })
    const rejected = answer.rows.find(row => row.result === 'rejected')
    assert(rejected === undefined, `${name}: ${JSON.stringify(rejected?.refusal)}`)
    return answer
  }

  /**
   * Works the chunks of a run by the worker's own task until it has left its phase. Gives how often
   * a chunk was tried.
   */
  async work(runId: string): Promise<number> {
    let tries = 0
    const task = invoicingTasks(this.system).billRunChunk
    for (;;) {
      const run = await loadRun(this.system.db, runId)
      const waiting = run?.state === 'rating' ? 'pending' : 'rated'
      if (run?.state !== 'rating' && run?.state !== 'issuing') return tries
      for (const chunkNo of await loadChunkNumbers(this.system.db, runId, waiting)) {
        tries += 1
        await task?.({ runId, chunkNo })
      }
    }
  }

  /** Works every job that waits, as a worker does, until none is left. */
  async drain(): Promise<void> {
    const { db, database, log } = this.system
    await drainJobs(db, { target: database.target, tasks: tasksOf(this.system), log })
  }

  /** Starts a run and rates it: it is at review. */
  async draft(bill: Bill): Promise<string> {
    const { runId } = await this.do<{ runId: string }>('startBillRun', bill)
    await this.work(runId)
    return runId
  }

  /** Accepts every exception, approves and issues. */
  async issue(runId: string): Promise<void> {
    await this.do('decideExceptions', { runId, decision: 'accept' })
    await this.do('approveBillRun', { runId })
    await this.do('issueBillRun', { runId })
    await this.work(runId)
  }

  /** A whole bill run on its issue date; an account that is not billed must be expected. */
  async bill(bill: Bill): Promise<string> {
    this.on(bill.issueOn)
    const runId = await this.draft(bill)
    await this.issue(runId)
    return runId
  }

  /** What a run made of each account: `A-1 billed`, `A-2 failed no_tax_rule`. */
  async outcomes(runId: string): Promise<string[]> {
    const found = await rows(
      this.system.db,
      sql<{ text: string }>`
        SELECT concat_ws(' ', a.number, x.outcome, x.reason) AS text
          FROM bill_run_account x JOIN account a USING (account_id)
         WHERE x.run_id = ${runId} ORDER BY a.number`,
    )
    return found.map(row => row.text)
  }

  /**
   * An account's documents, oldest first, a row each line and one for the totals:
   * `charge fee 2026-01-31..2026-02-28 3 @ 10 → 30.00`, `= INV-000001 net 30.00 tax 5.70 due 35.70`.
   */
  async documents(account: string, from = '1900-01-01'): Promise<string[]> {
    const found = await rows(this.system.db, documentLines(account, from))
    return found.flatMap((line, i) => {
      const isLast = found[i + 1]?.label !== line.label
      return isLast ? [lineText(line), totalText(line)] : [lineText(line)]
    })
  }

  /** The tax groups of an account's documents: `INV-000001 DE-19 19% of 30.00 = 5.70`. */
  async taxes(account: string): Promise<string[]> {
    const found = await rows(
      this.system.db,
      sql<{
        label: string
        code: string
        rate: Decimal
        base: bigint
        tax: bigint
        currency: string
      }>`
        SELECT n.label, t.tax_code AS code, t.rate_percent AS rate, t.taxable_minor AS base,
               t.tax_minor AS tax, i.currency
          FROM invoice_tax t JOIN invoice i USING (account_id, invoice_id)
          JOIN document_number n USING (account_id, invoice_id) JOIN account a USING (account_id)
         WHERE a.number = ${account} ORDER BY i.issued_on, n.label, t.tax_code`,
    )
    return found.map(
      t =>
        `${short(t.label)} ${t.code} ${t.rate}% of ${formatAmount(t.base, t.currency)} = ${formatAmount(t.tax, t.currency)}`,
    )
  }

  /**
   * What was billed worked out again from its facts (`quittance what-if` without changes): every
   * difference that no later change of facts explains.
   */
  async replayed(): Promise<string[]> {
    const today = this.system.clock.now().toZonedDateTimeISO('UTC').toPlainDate()
    const entities = await rows(
      this.system.db,
      sql<{ code: string }>`SELECT code FROM legal_entity`,
    )
    const found: string[] = []
    for (const { code } of entities) {
      const asked = readWhatIf(JSON.stringify({ entity: code, from: '1990-01-01' }))
      for await (const chunk of runWhatIf(this.system.db, asked, today)) {
        for (const { account, outcome, reason, factsChanged, compared } of chunk.rows) {
          if (outcome === 'same' || factsChanged) continue
          const net = compared === null ? '' : formatAmount(compared.netMinor, compared.currency)
          found.push(['replay', account, outcome, reason ?? '', net].join(' ').trim())
        }
      }
    }
    return found
  }

  /** Proofs that do not hold, and bills that do not follow from their facts. */
  async broken(): Promise<string[]> {
    return [...(await this.brokenProofs()), ...(await this.replayed())]
  }

  /** Proofs that do not hold. */
  async brokenProofs(): Promise<string[]> {
    const proven = await proveAll(this.system)
    return proven
      .filter(proof => proof.violations > 0n)
      .map(proof => `${proof.name}: ${proof.first.map(v => v.problem).join('; ')}`)
  }
}

type Line = {
  label: string
  kind: string
  currency: string
  net: bigint
  tax: bigint
  payable: bigint
  lineKind: string
  charge: string
  start: Temporal.PlainDate
  end: Temporal.PlainDate
  quantity: Decimal
  unitPrice: Decimal
  amount: bigint
}

function documentLines(account: string, from: string) {
  return sql<Line>`
    SELECT n.label, i.kind, i.currency, i.net_minor AS net, i.tax_minor AS tax,
           i.payable_minor AS payable, l.kind AS "lineKind", l.charge_code AS charge,
           l.service_start AS start, l.service_end AS "end", l.quantity, l.unit_price AS "unitPrice",
           l.amount_minor AS amount
      FROM invoice i
      JOIN account a USING (account_id)
      JOIN document_number n ON n.account_id = coalesce(i.document_account_id, i.account_id)
                            AND n.invoice_id = i.invoice_id
      JOIN invoice_line l ON l.account_id = i.account_id AND l.invoice_id = i.invoice_id
     WHERE a.number = ${account} AND i.issued_on >= ${from}
     ORDER BY i.issued_on, i.kind DESC, n.label, l.line_no`
}

function lineText({ lineKind, charge, start, end, quantity, unitPrice, amount, currency }: Line) {
  const priced = `${quantity} @ ${unitPrice} → ${formatAmount(amount, currency)}`
  return `${lineKind} ${charge} ${start}..${end} ${priced}`
}

function totalText({ label, net, tax, payable, currency }: Line): string {
  const [netText, taxText, due] = [net, tax, payable].map(minor => formatAmount(minor, currency))
  return `= ${short(label)} net ${netText} tax ${taxText} due ${due}`
}

/** `SUN-INV-2026-000001` as `INV-000001`. */
function short(label: string): string {
  return label.replace(/^.*-(INV|CN)-\d{4}-/, '$1-')
}
