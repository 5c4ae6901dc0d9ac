import { postTransfers } from '../../ledger/commands/post-transfers.ts'
import type { LedgerEvent } from '../../ledger/posting-rules.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { DocumentKind } from '../assemble.ts'
import {
  copyDocuments,
  type IssueFacts,
  markOneOffsBilled,
  type NewDocument,
  takeNumbers,
} from '../save/issue.ts'

/**
 * Writes documents into the books: header, lines, tax groups, links, transfers, and last their
 * numbers. All or none; from here on nobody changes them. Series of the year must exist.
 */
export async function issueDocuments(
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
        accountId,
        legalEntityId: issue.entity.legalEntityId,
        effectiveOn: issue.issuedOn,
        currency: draft.currency,
        documentId: invoiceId,
      })),
    ),
    issue.recordedAt,
  )
  await markOneOffsBilled(
    tx,
    documents.flatMap(({ accountId, draft }) =>
      draft.lines
        .filter(line => line.chargeCode === 'once' && line.itemId !== null)
        .map(line => ({ accountId, oneOffId: line.itemId as string })),
    ),
    issue.recordedAt,
  )
  for (const kind of ['invoice', 'credit_note'] satisfies DocumentKind[]) {
    await takeNumbers(
      tx,
      issue,
      kind,
      documents.filter(document => document.draft.kind === kind),
    )
  }
}

/** The earlier documents that a draft's lines correct, each once. */
export function correctedDocuments(document: NewDocument['draft']): NewDocument['links'] {
  const ids = document.lines.flatMap(line =>
    line.corrects === null ? [] : [line.corrects.invoiceId],
  )
  return [...new Set(ids)].map(otherId => ({ relation: 'corrects', otherId }))
}
