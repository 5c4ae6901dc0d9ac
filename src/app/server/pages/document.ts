import { z } from 'zod'
import { loadIssuedLines } from '../../../invoicing/load/explain.ts'
import { RefusalError } from '../../../kernel/result.ts'
import {
  type DocumentHead,
  loadDocumentHead,
  loadDocumentTransfers,
  loadRelated,
  loadTaxGroups,
} from '../../../reporting/console/load/document.ts'
import { pageMoment } from '../../../reporting/console/load/moment.ts'
import { type Content, html, type Markup } from '../markup.ts'
import { facts, heading, pageOf, pager } from '../parts.ts'
import { keyField, keyText, pathOf, readQuery } from '../query.ts'
import { amount, day, moment, period, type Say, typed } from '../say.ts'
import type { Show } from '../visit.ts'
import { lineTable } from './document-lines.ts'
import { relatedTable, taxTable, transferTable } from './document-parts.ts'
import { documentState } from './document-table.ts'

const LINES = 200
const TRANSFERS = 200
const RELATED = 100

const QUERY = { lines: keyField(z.string().regex(/^[1-9]\d{0,8}$/)) }

/** `/documents/:number`: a document as issued, why each line amounts to what it does, and its books. */
export const showDocument: Show = async ({ system, say, number, query }) => {
  const { lines: after } = readQuery(QUERY, query)
  const found = await pageMoment(system.db, async tx => {
    const head = await loadDocumentHead(tx, number)
    if (head === undefined) throw new RefusalError('unknown_document', { document: number })
    return {
      head,
      lines: await loadIssuedLines(tx, issuedDocument(head), {
        after: Number(after?.[0] ?? 0),
        limit: LINES + 1,
      }),
      taxes: await loadTaxGroups(tx, head),
      related: await loadRelated(tx, head, RELATED),
      transfers: await loadDocumentTransfers(tx, head, TRANSFERS + 1),
    }
  })
  const { head } = found
  const { document: words, documents } = say.words
  const lines = pageOf(found.lines, LINES, last => keyText(last.lineNo))
  const isVoided = found.related.some(
    related => related.relation === 'voids' && related.direction === 'from',
  )
  return {
    title: head.number,
    section: 'documents',
    body: [
      html`<div><p class="over">${documents.kinds[head.kind]}</p>${heading(head.number, [
        documentState(say, isVoided),
        html`<span class="push total">${amount(say, head.payableMinor, head.currency)}</span>`,
      ])}</div>`,
      fileActions(say, head),
      parties(say, head),
      html`<section class="block">${documentFacts(say, head)}</section>`,
      html`<div class="list" id="lines">${[
        lineTable(say, head, lines.rows),
        pager(say, {
          list: words.lines,
          path: pathOf('documents', head.number),
          query: {},
          parameter: 'lines',
          next: lines.next,
          isFirst: after === undefined,
          anchor: 'lines',
        }),
      ]}</div>`,
      html`<div class="columns">${[totals(say, head), taxTable(say, head.currency, found.taxes)]}</div>`,
      found.related.length === 0 ? null : relatedTable(say, found.related),
      transferTable(say, found.transfers, TRANSFERS),
    ],
  }
}

function issuedDocument({ accountIds, invoiceId, buyer }: DocumentHead) {
  const numbers = buyer.subscriptions.map(each => [each.subscriptionId, each.number] as const)
  return { accountIds, invoiceId, subscriptions: new Map(numbers) }
}

function fileActions(say: Say, { number, file }: DocumentHead): Markup {
  const words = say.words.document
  if (file === null) return html`<p class="empty">${words.noFile}</p>`
  const path = `${pathOf('documents', number)}.pdf`
  return html`<div class="actions">
    <a class="button" href="${path}">${words.openPdf}</a>
    <a class="button" href="${path}?download=1">${words.downloadPdf}</a>
  </div>`
}

function parties(say: Say, { seller, buyer, entityCode }: DocumentHead): Markup {
  const words = say.words.document
  const party = (
    title: string,
    name: string,
    lines: readonly string[],
    taxId: string | null,
    link: Content,
  ): Markup => html`<section class="block"><h2>${title}</h2><div class="stack">
    <address>${typed(name)}
${lines.map(line => [typed(line), '\n'])}</address>
    <p class="lesser">${link}${taxId === null ? null : html` · ${say.words.entity.taxId} ${typed(taxId)}`}</p>
  </div></section>`
  const account = html`<a href="${pathOf('accounts', buyer.accountNumber)}">${buyer.accountNumber}</a>`
  return html`<div class="columns">${[
    party(words.seller, seller.name, seller.addressLines, seller.taxId, entityCode),
    party(words.buyer, buyer.name, buyer.addressLines, buyer.taxId, account),
  ]}</div>`
}

function documentFacts(say: Say, head: DocumentHead): Markup {
  const { document: words, documents } = say.words
  const run = head.runNumber
  return facts([
    [documents.issued, day(say, head.issuedOn)],
    [documents.due, day(say, head.dueOn)],
    [documents.period, period(say, head.serviceStart, head.serviceEnd)],
    [
      words.run,
      run === null ? words.madeByHand : html`<a href="${pathOf('runs', run)}">${run}</a>`,
    ],
    [words.purchaseOrder, typed(head.buyer.poNumber)],
    [words.buyerReference, typed(head.buyer.buyerReference)],
    [words.reason, typed(head.reason)],
    [words.creditOutcome, head.creditOutcome && words.outcomes[head.creditOutcome]],
    [words.recorded, moment(say, head.recordedAt)],
    [words.fingerprint, head.file && html`<span class="hash">${head.file.sha256}</span>`],
  ])
}

function totals(say: Say, head: DocumentHead): Markup {
  const words = say.words.document
  const rows: readonly (readonly [string, bigint])[] = [
    [words.net, head.netMinor],
    [words.tax, head.taxMinor],
    [words.gross, head.grossMinor],
    ...(head.roundingMinor === 0n ? [] : [[words.rounding, head.roundingMinor] as const]),
  ]
  return html`<div class="block"><table><caption><h2>${say.words.overview.totals}</h2></caption>
    <tbody>${rows.map(
      ([name, minor]) => html`<tr><th scope="row">${name}</th>
        <td class="figure">${amount(say, minor, head.currency)}</td></tr>`,
    )}</tbody>
    <tfoot><tr><th scope="row">${head.payableMinor < 0n ? words.credited : words.payable}</th>
      <td class="figure">${amount(say, head.payableMinor, head.currency)}</td></tr></tfoot>
  </table></div>`
}
