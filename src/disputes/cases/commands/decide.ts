import { queueMessages } from '../../../documents/messages/commands/queue.ts'
import { creditGross } from '../../../invoicing/commands/credit-gross.ts'
import { explainDocument } from '../../../invoicing/explanation/document.ts'
import { loadIssuedFacts } from '../../../invoicing/load/explain.ts'
import { formatAmount, parseAmount } from '../../../kernel/money.ts'
import { isBefore } from '../../../kernel/period.ts'
import { ok, RefusalError, type Result, refuse } from '../../../kernel/result.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { settleDeduction } from '../../../receivables/bank/commands/settle-deduction.ts'
import { endFreezes, freezeItems } from '../../../receivables/freezes/commands/freeze-items.ts'
import { AnswerInquiry, DecideDispute, WithdrawCase } from '../api.ts'
import { can, frozenPart, graceUntil, outcomeOf } from '../case.ts'
import { lockCase, type StoredCase } from '../load.ts'
import { addEvents, closeCase } from '../save.ts'

/** The case of a number, locked, on a day that is not before it was opened. */
export async function requireCase(
  tx: Tx,
  number: string,
  on?: Temporal.PlainDate,
): Promise<StoredCase> {
  const found = await lockCase(tx, number)
  if (found === undefined) throw new RefusalError('unknown_case', { case: number })
  if (on !== undefined && isBefore(on, found.openedOn)) {
    const date = found.openedOn.toString()
    throw new RefusalError('case_decided_before_opened', { case: number, date })
  }
  return found
}

/** A refusal where the case has come to a state in which something cannot be done. */
export function refuseState(of: StoredCase, may: boolean): void {
  if (may) return
  throw new RefusalError('case_state', { case: of.number, kind: of.kind, state: of.state })
}

type Decided = {
  readonly case: string
  readonly outcome: string
  readonly granted: string
  readonly currency: string
  readonly creditNote: string | null
}

/**
 * Decides a dispute. What is granted is credited by a credit note of exactly that amount; what is not is
 * asked for again, after some days of grace. Refused `case_state`, `granted_exceeds_dispute`, and
 * whatever the credit note is refused for.
 */
export const decideDispute = defineCommand({
  name: 'decideDispute',
  summary: 'Decide a dispute: credit what is granted, let the rest be asked for again',
  permission: 'disputes.decide',
  input: DecideDispute,
  run: async (tx, input, ctx): Promise<Result<Decided>> => {
    const of = await requireCase(tx, input.case, input.on)
    refuseState(of, can.decide(of))
    const { currency, amountMinor } = of
    if (currency === null || amountMinor === null) throw new Error('defect: a dispute of nothing')
    const grantedMinor = parseAmount(input.granted, currency)
    if (grantedMinor === undefined || grantedMinor < 0n) {
      return refuse('invalid_amount', { value: input.granted, currency })
    }
    if (grantedMinor > amountMinor) {
      const amount = formatAmount(amountMinor, currency)
      return refuse('granted_exceeds_dispute', { case: of.number, amount, currency })
    }
    const credit = await credited(tx, ctx, of, input, grantedMinor)
    const outcome = outcomeOf(amountMinor, grantedMinor)
    const by = { at: ctx.clock.now(), by: ctx.actor }
    const ending = { outcome, on: input.on, grantedMinor }
    await closeCase(
      tx,
      of,
      credit === null ? ending : { ...ending, creditNoteId: credit.invoiceId },
      by,
    )
    // Where all was granted nothing was refused that could be given grace.
    const graceDays = outcome === 'granted' ? 0 : (input.graceDays ?? of.graceDays)
    const until = graceUntil(input.on, graceDays)
    await release(tx, ctx, of, { on: input.on, why: WHY[outcome], until, grantedMinor })
    const creditNote = credit?.creditNote ?? null
    const granted = formatAmount(grantedMinor, currency)
    const facts = { outcome, granted, currency, creditNote, graceUntil: until?.toString() ?? null }
    await addEvents(tx, [{ ...of, kind: 'decided', text: input.text, facts, on: input.on }], by)
    const told = { grantedMinor, creditNote, until, text: input.text }
    if (input.inform) await informDecided(tx, ctx, of, told)
    return ok({ case: of.number, outcome, granted, currency, creditNote })
  },
  stakes: async (_tx, value, input) => {
    const minor = parseAmount(value.granted, value.currency) ?? 0n
    // The number is left out: another credit note may take it meanwhile.
    const { creditNote: _, ...facts } = value
    const amounts = minor === 0n ? [] : [{ minor, currency: value.currency }]
    return { amounts, facts: { ...facts, reason: input.text, on: input.on } }
  },
})

/** How the record of freezes names the end of a dispute. */
const WHY = {
  granted: 'credited',
  partly: 'partly',
  upheld: 'upheld',
  withdrawn: 'withdrawn',
  answered: 'answered',
} as const

async function credited(
  tx: Tx,
  ctx: Context,
  of: StoredCase,
  input: {
    readonly on: Temporal.PlainDate
    readonly text: string
    readonly outcome: 'offset' | 'keep' | 'refund'
  },
  grossMinor: bigint,
) {
  if (grossMinor === 0n) return null
  const done = await creditGross(tx, ctx, {
    invoice: of.document ?? '',
    account: of.isConsolidated ? (of.documentAccountNumber ?? undefined) : undefined,
    lineNo: of.lineNo,
    grossMinor,
    reason: `${of.number}: ${input.text}`.slice(0, 500),
    cause: of.cause,
    issueOn: input.on,
    outcome: input.outcome,
  })
  if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
  return done.value
}

type Release = {
  readonly on: Temporal.PlainDate
  readonly why: string
  /** The last day on which what was refused is not asked for; null: from now on it is. */
  readonly until: Temporal.PlainDate | null
  readonly grantedMinor: bigint
}

/** Ends the freeze; what was frozen and not granted keeps its grace. */
async function release(tx: Tx, ctx: Context, of: StoredCase, ending: Release): Promise<void> {
  const { accountId, caseId, itemId, frozenMinor, amountMinor } = of
  const { on, why, until, grantedMinor } = ending
  await endFreezes(tx, ctx, [{ accountId, sourceId: caseId }], { on, why })
  const refused = frozenPart(frozenMinor, (amountMinor ?? 0n) - grantedMinor, 0n)
  if (itemId !== null && until !== null && refused > 0n) {
    const part = { accountId, itemId, amountMinor: refused, sourceId: caseId }
    await freezeItems(tx, ctx, [{ ...part, reason: 'dispute', fromOn: on, untilOn: until }])
  }
  if (of.deductionId !== null) {
    await settleDeduction(tx, { accountId, deductionId: of.deductionId }, ctx.clock.now())
  }
}

async function informDecided(
  tx: Tx,
  ctx: Context,
  of: StoredCase,
  told: {
    readonly grantedMinor: bigint
    readonly creditNote: string | null
    readonly until: Temporal.PlainDate | null
    readonly text: string
  },
): Promise<void> {
  if (of.legalEntityId === null || of.currency === null) return
  const { grantedMinor: minor, creditNote, until, text } = told
  await queueMessages(tx, ctx, [
    {
      accountId: of.accountId,
      legalEntityId: of.legalEntityId,
      templateCode: 'dispute_decided',
      facts: {
        case: of.number,
        isGranted: minor > 0n,
        explanation: text,
        ...(of.document === null ? {} : { document: of.document }),
        ...(minor === 0n ? {} : { amount: { minor, currency: of.currency } }),
        ...(creditNote === null ? {} : { creditNote }),
        ...(minor > 0n || until === null ? {} : { payBy: until }),
      },
      about: [{ kind: 'dispute', id: of.caseId, label: of.number }],
      key: `case ${of.number} decided`,
    },
  ])
}

/** Answers an inquiry, where it is asked for with the explanation of the line that it is about. */
export const answerInquiry = defineCommand({
  name: 'answerInquiry',
  summary: 'Answer an inquiry, with how the line or document came about where that is wanted',
  permission: 'disputes.open',
  input: AnswerInquiry,
  run: async (tx, input, ctx) => {
    const of = await requireCase(tx, input.case, input.on)
    refuseState(of, can.answer(of))
    const explained = input.explain ? await explanationOf(tx, of) : null
    const answer = explained === null ? input.text : `${input.text}\n\n${explained}`
    const by = { at: ctx.clock.now(), by: ctx.actor }
    await closeCase(tx, of, { outcome: 'answered', on: input.on }, by)
    const facts = { explained: explained === null ? 'no' : 'yes', document: of.document }
    await addEvents(tx, [{ ...of, kind: 'answered', text: answer, facts, on: input.on }], by)
    if (input.inform && of.legalEntityId !== null) {
      await queueMessages(tx, ctx, [
        {
          accountId: of.accountId,
          legalEntityId: of.legalEntityId,
          templateCode: 'inquiry_answer',
          facts: { case: of.number, answer, question: of.subject },
          about: [{ kind: 'dispute', id: of.caseId, label: of.number }],
          key: `case ${of.number} answered`,
        },
      ])
    }
    return ok({ case: of.number, answer })
  },
})

/** How the line or document of an inquiry came about, in the customer's language. */
async function explanationOf(tx: Tx, of: StoredCase): Promise<string> {
  const facts = of.document === null ? undefined : await loadIssuedFacts(tx, of.document)
  if (facts === undefined) throw new RefusalError('inquiry_of_no_document', { case: of.number })
  const { heading, lines, totals } = explainDocument(facts, of.lineNo)
  return [heading, ...lines]
    .flatMap(each => [each.title, ...each.sentences])
    .concat(totals)
    .join('\n')
}

/** The customer takes a dispute or an inquiry back: what was disputed is asked for again at once. */
export const withdrawCase = defineCommand({
  name: 'withdrawCase',
  summary: 'End a case that the customer takes back',
  permission: 'disputes.open',
  input: WithdrawCase,
  run: async (tx, input, ctx) => {
    const of = await requireCase(tx, input.case, input.on)
    refuseState(of, can.withdraw(of))
    await withdrawn(tx, ctx, of, input)
    return ok({ case: of.number })
  },
})

/** Transaction step: ends a case without a decision. */
export async function withdrawn(
  tx: Tx,
  ctx: Context,
  of: StoredCase,
  { on, reason: text }: { readonly on: Temporal.PlainDate; readonly reason: string },
): Promise<void> {
  const by = { at: ctx.clock.now(), by: ctx.actor }
  const grantedMinor = of.amountMinor === null ? {} : { grantedMinor: 0n }
  await closeCase(tx, of, { outcome: 'withdrawn', on, ...grantedMinor }, by)
  const ending = { on, why: 'withdrawn', until: null, grantedMinor: of.amountMinor ?? 0n }
  await release(tx, ctx, of, ending)
  await addEvents(tx, [{ ...of, kind: 'withdrawn', text, facts: {}, on }], by)
}
