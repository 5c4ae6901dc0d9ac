import { z } from 'zod'
import { markStale } from '../../contracts/commands/mark-stale.ts'
import { recordWalletMoves } from '../../contracts/commands/wallet-moves.ts'
import { code, date, line as textLine, yesNo } from '../../formats/fields.ts'
import { earlier } from '../../kernel/period.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { type LegalEntityRow, loadLegalEntity } from '../../ledger/load.ts'
import { type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { IssuedDocument } from '../credit.ts'
import type { StoredDraft } from '../draft.ts'
import type { BilledKey } from '../facts.ts'
import { isCause, isCauseRequired, loadIssued, lockAccount } from '../load/credit.ts'
import { creditStakes } from '../load/stakes.ts'
import { reopenOneOffs } from '../save/credit.ts'
import { ensureSeries, type NewDocument } from '../save/issue.ts'
import { creditedParts, draftCredit, draftVoid } from './credit-draft.ts'
import { numberDocuments, writeDocuments } from './issue-documents.ts'
import { walletCredits } from './wallet-lines.ts'

const OUTCOMES = ['offset', 'keep', 'refund'] as const

const IssueCreditNote = z.strictObject({
  /** Number of the invoice. */
  invoice: code,
  reason: textLine(500),
  /** Code of the cause, for the report of what goes wrong. */
  cause: code.optional(),
  issueOn: date,
  /** Set off against what the customer owes, kept as credit, or to be refunded. */
  outcome: z.enum(OUTCOMES, { error: 'offset, keep or refund' }).default('offset'),
  /** Of a consolidated invoice: the number of the account whose section is credited. */
  account: code.optional(),
  ...creditedParts,
})

export type CreditNoteIssued = { readonly creditNote: string; readonly invoiceId: string }

/** Credits an issued invoice by line, quantity or amount, never beyond what is left of it. */
export const issueCreditNote = defineCommand({
  name: 'issueCreditNote',
  summary: 'Credit lines, quantities or an amount of an issued invoice',
  permission: 'invoices.credit',
  input: IssueCreditNote,
  run: async (tx, input, ctx): Promise<Result<CreditNoteIssued>> => {
    const found = await creditable(tx, input)
    if (!found.ok) return found
    const { document, entity } = found.value
    const draft = await draftCredit(tx, document, entity.roundingMode, input)
    if (!draft.ok) return draft
    return issueCredit(tx, ctx, entity, input, document, draft.value, 'corrects')
  },
  stakes: creditStakes,
})

const VoidInvoice = z.strictObject({
  invoice: code,
  /** Of a consolidated invoice: the number of the account whose section is voided. */
  account: code.optional(),
  reason: textLine(500),
  /** Code of the cause, for the report of what goes wrong. */
  cause: code.optional(),
  issueOn: date,
  /** Bill the same services anew, by today's facts, in the next bill run. */
  rebill: yesNo,
})

/**
 * Takes an issued invoice back as a whole by a credit note that voids it; its number stays. With
 * `rebill` its services are due again and the next bill run bills them by the facts as they are then.
 */
export const voidInvoice = defineCommand({
  name: 'voidInvoice',
  summary: 'Void an issued invoice by a credit note, to be billed anew or not',
  permission: 'invoices.void',
  input: VoidInvoice,
  run: async (tx, input, ctx): Promise<Result<CreditNoteIssued>> => {
    const found = await creditable(tx, input)
    if (!found.ok) return found
    const { document, entity } = found.value
    const made = await draftVoid(tx, document)
    if (!made.ok) return made
    const { draft, keys } = made.value
    if (input.rebill) await reopenBilled(tx, document.accountId, keys)
    const asked = { ...input, outcome: 'offset' as const }
    return issueCredit(tx, ctx, entity, asked, document, draft, 'voids')
  },
  stakes: creditStakes,
})

export type Creditable = { readonly document: IssuedDocument; readonly entity: LegalEntityRow }

/** An invoice that may be credited on a day, its account locked; refused where it may not. */
export async function creditable(
  tx: Tx,
  {
    cause,
    ...asked
  }: {
    readonly cause?: string | undefined
    readonly invoice: string
    readonly account?: string | undefined
    readonly issueOn: Temporal.PlainDate
  },
): Promise<Result<Creditable>> {
  if (cause !== undefined && !(await isCause(tx, cause))) return refuse('unknown_cause', { cause })
  if (cause === undefined && (await isCauseRequired(tx))) return refuse('cause_required', {})
  return standing(tx, asked)
}

/** An invoice that stands on a day, its account locked. */
async function standing(
  tx: Tx,
  {
    invoice: label,
    account,
    issueOn,
  }: {
    readonly invoice: string
    readonly account?: string | undefined
    readonly issueOn: Temporal.PlainDate
  },
): Promise<Result<Creditable>> {
  const section = account === undefined ? null : { number: account }
  const known = await loadIssued(tx, label, section)
  if (known === undefined) return refuse('unknown_document', { document: label })
  const sections = known.sections ?? []
  if (section === null && sections.length > 0) {
    return refuse('credit_names_no_section', { invoice: label, accounts: sections.join(', ') })
  }
  await lockAccount(tx, known.accountId)
  const document = (await loadIssued(tx, label, section)) ?? known
  if (document.kind !== 'invoice') return refuse('not_an_invoice', { invoice: label })
  if (document.voided) return refuse('invoice_voided', { invoice: label })
  if (Temporal.PlainDate.compare(issueOn, document.issuedOn) < 0) {
    return refuse('credit_before_invoice', { invoice: label, date: document.issuedOn.toString() })
  }
  const entity = await loadLegalEntity(tx, document.legalEntityId)
  if (entity === undefined) throw new Error('defect: an invoice of no legal entity')
  return ok({ document, entity })
}

/**
 * Transaction step: credits all that is left of an invoice which something of our own takes back, so
 * that nobody is asked for a cause; null where nothing is left. It takes a number, so it is called last.
 */
export async function creditRest(
  tx: Tx,
  ctx: Context,
  asked: {
    readonly invoice: string
    readonly reason: string
    readonly issueOn: Temporal.PlainDate
  },
): Promise<Result<CreditNoteIssued | null>> {
  const found = await standing(tx, asked)
  if (!found.ok) return found.refusal.code === 'invoice_voided' ? ok(null) : found
  const { document, entity } = found.value
  const as = { ...asked, outcome: 'offset' } as const
  const draft = await draftCredit(tx, document, entity.roundingMode, as)
  if (!draft.ok) return draft.refusal.code === 'nothing_to_credit' ? ok(null) : draft
  return issueCredit(tx, ctx, entity, as, document, draft.value, 'corrects')
}

/** Issues a credit note that was worked out: the last step of a command, for it takes the number. */
export async function issueCredit(
  tx: Tx,
  ctx: Context,
  entity: LegalEntityRow,
  input: {
    readonly issueOn: Temporal.PlainDate
    readonly reason: string
    readonly outcome: (typeof OUTCOMES)[number]
    readonly cause?: string | undefined
  },
  original: IssuedDocument,
  draft: StoredDraft,
  relation: 'corrects' | 'voids',
): Promise<Result<CreditNoteIssued>> {
  const document: NewDocument = {
    accountId: original.accountId,
    invoiceId: ctx.newId(),
    draft,
    reason: input.reason,
    creditOutcome: input.outcome,
    ...(input.cause === undefined ? {} : { causeCode: input.cause }),
    links: [{ relation, otherId: original.invoiceId }],
  }
  const credits = await walletCredits(tx, document)
  if (!credits.ok) return credits
  await ensureSeries(tx, entity, input.issueOn.year)
  await ctx.enqueue(tx, {
    task: 'renderDocuments',
    payload: { accountId: document.accountId, invoiceId: document.invoiceId },
  })
  const facts = {
    entity,
    issuedOn: input.issueOn,
    runId: null,
    recordedAt: ctx.clock.now(),
    by: ctx.actor,
  }
  await writeDocuments(tx, facts, [document])
  await recordWalletMoves(tx, credits.value, input.issueOn, facts.recordedAt)
  const [label] = await numberDocuments(tx, facts, [document])
  return ok({ creditNote: label ?? '', invoiceId: document.invoiceId })
}

/** Makes what was billed under these keys due again: the next bill run bills it anew. */
async function reopenBilled(tx: Tx, accountId: string, keys: readonly BilledKey[]): Promise<void> {
  const from = new Map<string, Temporal.PlainDate>()
  for (const { subscriptionId, periodStart } of keys) {
    from.set(subscriptionId, earlier(from.get(subscriptionId) ?? periodStart, periodStart))
  }
  await markStale(
    tx,
    [...from].map(([subscriptionId, date]) => ({
      accountId,
      subscriptionId,
      from: date,
      reach: 'P1D',
    })),
  )
  const oneOffs = keys.filter(key => key.chargeCode === 'once').map(key => key.itemId)
  await reopenOneOffs(tx, accountId, oneOffs)
}
