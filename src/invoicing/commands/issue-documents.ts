import { postTransfers } from '../../ledger/commands/post-transfers.ts'
import type { LedgerEvent } from '../../ledger/posting-rules.ts'
import type { Tx } from '../../platform/database/database.ts'
import { announce } from '../../platform/outbox.ts'
import type { DocumentKind } from '../assemble.ts'
import type { StoredDraft } from '../draft.ts'
import { loadVoided } from '../load/credit.ts'
import {
  copyDocuments,
  documentAccount,
  type IssueFacts,
  markOneOffsBilled,
  type NewDocument,
  takeNumbers,
} from '../save/issue.ts'
import { openDocuments } from './open-documents.ts'
import { recordWalletLines } from './wallet-lines.ts'

/**
 * Writes documents into the books: header, lines, tax groups, links, transfers, what they
 * leave open, prepaid credits. From the commit on
 * nobody changes them. `numberDocuments` must follow in the same transaction.
 */
export async function writeDocuments(
  tx: Tx,
  issue: IssueFacts,
  documents: readonly NewDocument[],
): Promise<void> {
  await copyDocuments(tx, issue, documents)
  await postTransfers(
    tx,
    documents.flatMap(({ accountId, invoiceId, draft }) =>
      draft.postings.map(posting => ({
        event: posting.event as LedgerEvent,
        debit: posting.debit,
        credit: posting.credit,
        amountMinor: BigInt(posting.amountMinor),
        ...(posting.memo === null ? {} : { memo: posting.memo }),
        accountId: posting.accountId ?? accountId,
        legalEntityId: issue.entity.legalEntityId,
        effectiveOn: issue.issuedOn,
        currency: draft.currency,
        documentId: invoiceId,
      })),
    ),
    issue.recordedAt,
  )
  await openDocuments(tx, issue, documents)
  await recordWalletLines(tx, issue, documents)
  await markOneOffsBilled(
    tx,
    documents.flatMap(({ accountId, draft }) => [
      ...(draft.apart?.oneOffIds ?? []).map(oneOffId => ({ accountId, oneOffId })),
      ...draft.lines
        // What a bill run takes back or corrects is settled; whether a void's reversal is due
        // again is for the void to say.
        .filter(
          line =>
            line.chargeCode === 'once' &&
            (line.kind === 'charge' || (issue.runId !== null && line.kind !== 'credit')),
        )
        .map(line => ({ accountId, oneOffId: line.itemId as string })),
    ]),
    issue.recordedAt,
  )
  await announce(tx, documents.flatMap(occurrenceOf), issue.recordedAt)
}

/** What is told of a document; the parts of a consolidated one are told as the whole. */
function occurrenceOf(document: NewDocument) {
  const { accountId, invoiceId: subjectId, draft } = document
  if (documentAccount(document) !== null) return []
  const type = draft.kind === 'invoice' ? 'invoice.issued' : 'credit_note.issued'
  return [{ type, accountId, subjectId }]
}

/**
 * Gives documents their numbers, invoices first, and returns them in that order. The last statements
 * of the issuing transaction; the series of the year must exist.
 */
export async function numberDocuments(
  tx: Tx,
  issue: IssueFacts,
  documents: readonly NewDocument[],
): Promise<string[]> {
  const labels: string[] = []
  for (const kind of ['invoice', 'credit_note'] satisfies DocumentKind[]) {
    const ofKind = documents.filter(
      document => document.draft.kind === kind && documentAccount(document) === null,
    )
    labels.push(...(await takeNumbers(tx, issue, kind, ofKind)))
  }
  return labels
}

/** A draft with its account, about to become a document. */
type Draft = { readonly accountId: string; readonly draft: StoredDraft }

/**
 * How each draft is linked to earlier documents: it corrects those whose lines it corrects, and it
 * bills anew those that were voided before its lines were charged again.
 */
export async function linksOf(tx: Tx, drafts: readonly Draft[]): Promise<NewDocument['links'][]> {
  const replaced = drafts.flatMap(({ accountId, draft }) =>
    draft.replaces.map(invoiceId => ({ accountId, invoiceId })),
  )
  const voided = await loadVoided(tx, replaced)
  return drafts.map(({ draft }) => {
    const corrected = [
      ...(draft.apart?.corrects ?? []),
      ...draft.lines.flatMap(line => line.corrects?.invoiceId ?? []),
    ]
    const rebilled = draft.replaces.flatMap(invoiceId => voided.get(invoiceId) ?? [])
    return [
      ...[...new Set(corrected)].map(otherId => ({ relation: 'corrects' as const, otherId })),
      ...[...new Set(rebilled)].map(otherId => ({ relation: 'rebills' as const, otherId })),
    ]
  })
}
