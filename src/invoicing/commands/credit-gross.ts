import { ok, type Result } from '../../kernel/result.ts'
import type { Context } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { IssuedDocument } from '../credit.ts'
import { creditOfGross } from '../credit-gross.ts'
import { creditNoteDraft } from '../credit-note.ts'
import { loadCreditGroups, loadCreditSources, loadRoundingLeft } from '../load/credit.ts'
import { type CreditNoteIssued, creditable, issueCredit } from './credit.ts'
import { inAmounts } from './credit-draft.ts'

/** What is to be credited, with tax, and of which document. */
export type GrossCreditAsked = {
  /** Number of the invoice. */
  readonly invoice: string
  /** Of a consolidated invoice: the account whose section it is. */
  readonly account?: string | undefined
  /** Only of this line; null: of all lines, in proportion. */
  readonly lineNo: number | null
  readonly grossMinor: bigint
  readonly reason: string
  readonly cause?: string | undefined
  readonly issueOn: Temporal.PlainDate
  readonly outcome: 'offset' | 'keep' | 'refund'
}

/**
 * Transaction step: a credit note of exactly so much with tax. It takes a number, so it is called last
 * or nearly so.
 */
export async function creditGross(
  tx: Tx,
  ctx: Context,
  asked: GrossCreditAsked,
): Promise<Result<CreditNoteIssued & { readonly document: IssuedDocument }>> {
  const found = await creditable(tx, asked)
  if (!found.ok) return found
  const { document, entity } = found.value
  const sources = await loadCreditSources(tx, document.accountId, document.invoiceId)
  const groups = await loadCreditGroups(tx, document.accountId, document.invoiceId)
  const lineNos = asked.lineNo === null ? null : [asked.lineNo]
  const rounding = await loadRoundingLeft(tx, document.accountId, document.invoiceId)
  const { roundingMode } = entity
  const { grossMinor } = asked
  const worked = creditOfGross(sources, groups, lineNos, grossMinor, roundingMode, rounding)
  if (!worked.ok) return inAmounts(worked, document.currency)
  const { credit, roundingMinor } = worked.value
  const draft = creditNoteDraft(document, sources, credit, asked.outcome, roundingMinor)
  const issued = await issueCredit(tx, ctx, entity, asked, document, draft, 'corrects')
  return issued.ok ? ok({ ...issued.value, document }) : issued
}
