import type { IssuedLineFacts } from '../../../invoicing/explanation/issued.ts'
import { lineSentences } from '../../../invoicing/explanation/line.ts'
import type { DocumentHead } from '../../../reporting/console/load/document.ts'
import { type Content, html, type Markup } from '../markup.ts'
import { pathOf } from '../query.ts'
import {
  amount,
  fill,
  numberText,
  percentText,
  period,
  priceText,
  type Say,
  typed,
} from '../say.ts'
import { table } from '../table.ts'

/** The lines of a document, under their subscription, each with the reason of its amount. */
export function lineTable(say: Say, head: DocumentHead, lines: readonly IssuedLineFacts[]): Markup {
  const words = say.words.document
  const { currency } = head
  return table<IssuedLineFacts>({
    title: words.lines,
    rows: lines,
    empty: words.transfersEmpty,
    group: {
      key: line => line.subscription,
      head: line => subscriptionHead(say, head, line.subscription),
    },
    under: line => why(say, currency, line),
    columns: [
      { head: words.line, cell: line => line.lineNo, isFigure: true, isNarrow: true },
      {
        head: words.description,
        cell: line => [typed(line.description, head.buyer.language), lineKind(say, line)],
        isRowHead: true,
        wraps: true,
      },
      {
        head: say.words.documents.period,
        cell: line => period(say, line.serviceStart, line.serviceEnd),
      },
      {
        head: words.quantity,
        cell: line =>
          html`${numberText(say, line.quantity)} <span class="lesser">${line.unit}</span>`,
        isFigure: true,
      },
      {
        head: words.unitPrice,
        cell: line => priceText(say, line.unitPrice, currency),
        isFigure: true,
      },
      { head: words.taxName, cell: line => rates(say, line), isFigure: true },
      { head: words.amount, cell: line => amount(say, line.netMinor, currency), isFigure: true },
    ],
  })
}

function subscriptionHead(say: Say, { buyer }: DocumentHead, number: string): Content {
  const subscription = buyer.subscriptions.find(each => each.number === number)
  if (subscription === undefined) return number
  const { contractNumber, premise } = subscription
  const { account, document } = say.words
  return html`${fill(account.subscription, { number })} <span class="aside">${fill(
    account.contract,
    { number: contractNumber },
  )}${
    premise === null
      ? null
      : html` · ${document.service} ${typed([premise.name, ...premise.addressLines].join(', '))}`
  }</span>`
}

/** What a line does to an earlier one, and where that stands. */
function lineKind(say: Say, { kind, corrects }: IssuedLineFacts): Content {
  const { lineKinds, corrects: refersTo } = say.words.document
  const word = lineKinds[kind]
  if (corrects === null) return word === '' ? null : html` <span class="lesser">(${word})</span>`
  return html`<br><span class="lesser">${word === '' ? null : `${word}: `}${fill(refersTo, {
    line: corrects.line,
  })} <a href="${pathOf('documents', corrects.document)}">${corrects.document}</a></span>`
}

function rates(say: Say, { taxes }: IssuedLineFacts): string {
  return taxes.map(tax => percentText(say, tax.ratePercent)).join(' + ')
}

/** The calculation of a line as it was stored at issue, in sentences. */
function why(say: Say, currency: string, line: IssuedLineFacts): Markup {
  const words = say.words.document
  const sentences = lineSentences(line, currency, say.locale)
  return html`<details><summary>${words.why} <span class="unseen">${fill(words.whyLine, {
    line: line.lineNo,
  })}</span></summary><ol>${sentences.map(sentence => html`<li>${sentence}</li>`)}</ol></details>`
}
