import type { z } from 'zod'
import { loadAccountIds } from '../../../accounts/load/accounts.ts'
import { formatAmount, parseAmount } from '../../../kernel/money.ts'
import { ok, RefusalError, type Result, refuse } from '../../../kernel/result.ts'
import { defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { linkBankLineInput, linkRecordedLinesInput } from '../api.ts'
import { loadMatchRules, lockLine, lockUnlinked, type WaitingLine } from '../load/lines.ts'
import { loadNamedRun } from '../load/refund-runs.ts'
import { loadSubject } from '../load/subjects.ts'
import { policyOf } from '../policy.ts'
import { type LinkPart, linkLines } from './link-steps.ts'
import { linkRecorded } from './recorded-steps.ts'
import { refundsOfRun } from './refund-runs.ts'

type To = z.output<typeof linkBankLineInput>['to'][number]

/**
 * Says that a line tells of what is in the books already: a receipt that was keyed in, a deposit of
 * checks, a payout, a run of debits, a refund. Nothing is entered anew; what the line was entered as
 * while nobody knew is taken back. Undone by `undoBankMatch`.
 */
export const linkBankLine = defineCommand({
  name: 'linkBankLine',
  summary: 'Say that a bank line is what was recorded already: receipt, deposit, payout, debits',
  permission: 'bank.book',
  input: linkBankLineInput,
  run: async (tx, input, ctx): Promise<Result<{ readonly lineId: string }>> => {
    const line = await lockLine(tx, input.line)
    if (line === undefined) return refuse('unknown_bank_line', { line: input.line })
    if (!['waiting', 'open', 'suspense'].includes(line.state)) {
      return refuse('bank_line_state', { state: line.state, wanted: 'waiting, open, suspense' })
    }
    const parts: LinkPart[] = []
    for (const to of input.to) parts.push(...(await partsOf(tx, line, to)))
    const told = parts.reduce((sum, part) => sum + part.amountMinor, 0n)
    if (told !== line.amountMinor) {
      return refuse('bank_link_differs', {
        line: formatAmount(line.amountMinor, line.currency),
        told: formatAmount(told, line.currency),
        currency: line.currency,
      })
    }
    const link = { line, parts, confidence: null, evidence: [], note: input.note }
    const linked = await linkLines(tx, [{ ...link, rule: 'person' }], ctx)
    if (!linked.has(line.lineId)) return refuse('bank_line_told', { line: line.lineId })
    return ok({ lineId: line.lineId })
  },
})

/** A run of refunds is told of by its refunds; anything else by itself. */
async function partsOf(tx: Tx, line: WaitingLine, to: To): Promise<LinkPart[]> {
  if (to.kind !== 'refund_run') return [await partOf(tx, line, to)]
  const { kind, subject } = to
  const [run] = await loadNamedRun(tx, subject)
  if (run === undefined) throw new RefusalError('unknown_recorded', { kind, subject })
  const isApart =
    run.legalEntityId !== line.legalEntityId ||
    run.currency !== line.currency ||
    line.ledgerAccount !== run.cashAccount
  if (isApart) throw new RefusalError('bank_link_apart', { kind, subject })
  return refundsOfRun(tx, run.runId)
}

async function partOf(tx: Tx, line: WaitingLine, to: To): Promise<LinkPart> {
  const accountId =
    to.accountNumber === null
      ? line.accountId
      : (await loadAccountIds(tx, [to.accountNumber])).get(to.accountNumber)
  if (accountId === undefined) {
    throw new RefusalError('unknown_account', { account: to.accountNumber ?? '' })
  }
  const { kind, subject } = to
  const { ledgerAccount } = line
  const found = await loadSubject(tx, { kind, accountId, subject, ledgerAccount })
  if (found === undefined) {
    throw new RefusalError('unknown_recorded', { kind, subject })
  }
  const isApart =
    found.legalEntityId !== line.legalEntityId ||
    found.currency !== line.currency ||
    (found.ledgerAccount ?? line.ledgerAccount) !== line.ledgerAccount
  if (isApart) throw new RefusalError('bank_link_apart', { kind, subject })
  const { subjectAccountId, subjectId } = found
  const amountMinor = kind === 'debit_run' ? partAmount(to, line, found) : found.amountMinor
  return { kind, subjectAccountId, subjectId, amountMinor }
}

/** A bank books a run in one sum, or in one for each block of its file. */
function partAmount(to: To, line: WaitingLine, run: { readonly amountMinor: bigint }): bigint {
  if (to.amount === null) return run.amountMinor
  const minor = parseAmount(to.amount, line.currency)
  if (minor === undefined || minor <= 0n || minor > run.amountMinor) {
    throw new RefusalError('amount_not_positive', { value: to.amount, currency: line.currency })
  }
  return minor
}

/**
 * Looks again at lines that nobody knew what to do with: a payout, a deposit or a receipt may have been
 * recorded after the bank told of it. Daily, by schedule.
 */
export const linkRecordedLines = defineCommand({
  name: 'linkRecordedLines',
  summary: 'Look again whether open bank lines, and those in suspense, are what was recorded since',
  permission: 'bank.match',
  input: linkRecordedLinesInput,
  run: async (tx, { days, on }, ctx): Promise<Result<{ looked: number; linked: number }>> => {
    const lines = await lockUnlinked(tx, on.subtract({ days }))
    const { recorded: least } = policyOf(await loadMatchRules(tx), null).least
    const { linked } = await linkRecorded(tx, lines, least, ctx)
    return ok({ looked: lines.length, linked: linked.size })
  },
})
