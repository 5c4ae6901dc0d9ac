import { chargeOfLine, chargeSentences } from '../../../collections/late-charges/explain.ts'
import { loadChargesOfDocument } from '../../../collections/late-charges/load.ts'
import { lineSentences } from '../../../invoicing/explanation/line.ts'
import { loadIssuedLines } from '../../../invoicing/load/explain.ts'
import { RefusalError } from '../../../kernel/result.ts'
import {
  loadDocumentHead,
  loadDocumentTransfers,
  loadRelated,
  loadTaxGroups,
} from '../../../reporting/console/load/document.ts'
import { loadAround } from '../../../reporting/console/load/document-behind.ts'
import {
  loadDocumentInstalments,
  loadDocumentStanding,
  loadSettlements,
} from '../../../reporting/console/load/standing.ts'
import { dayOf, view } from '../view.ts'

const MOST_LINES = 500

/** What lines of late charges bear as their charge. */
const LATE_CODES = new Set(['interest', 'late_fee'])

/** An issued document with its lines explained, its taxes and its postings. */
export const documentView = view({
  path: 'documents/:number',
  permission: 'documents.read',
  read: async (tx, { number, locale, now, on, may }) => {
    const head = await loadDocumentHead(tx, number)
    if (head === undefined) throw new RefusalError('unknown_document', { document: number })
    const { accountIds, invoiceId, buyer, currency } = head
    const numbers = buyer.subscriptions.map(each => [each.subscriptionId, each.number] as const)
    const document = { accountIds, invoiceId, subscriptions: new Map(numbers) }
    const lines = await loadIssuedLines(tx, document, { after: 0, limit: MOST_LINES })
    // Only a document for being late has charges to look up.
    const isForLate = lines.some(line => LATE_CODES.has(line.chargeCode))
    const charges = isForLate ? await loadChargesOfDocument(tx, head) : []
    return {
      head,
      lines: lines.map(line => {
        const late = chargeOfLine(line, charges)
        const reasons = late === undefined ? [] : chargeSentences(late, currency, locale)
        return { ...line, why: [...reasons, ...lineSentences(line, currency, locale)], trace: [] }
      }),
      // To those who may see what is asked for and what was sent.
      ...(await loadAround(tx, head, {
        today: on ?? dayOf(now),
        lines: MOST_LINES,
        seesMoney: may('receipts.read'),
        seesMessages: may('messages.read'),
      })),
      taxes: await loadTaxGroups(tx, head),
      related: await loadRelated(tx, head, 50),
      standing: await loadDocumentStanding(tx, head, on ?? dayOf(now)),
      instalments: await loadDocumentInstalments(tx, head),
      settlements: await loadSettlements(tx, head, 200),
      transfers: await loadDocumentTransfers(tx, head, MOST_LINES),
    }
  },
})
