import { localDate } from '../../../documents/localize.ts'
import type { ItemLine } from '../../../reporting/console/load/accounts.ts'
import { type Content, html, type Markup } from '../markup.ts'
import { day, fill, nameText, numberText, type Say, typed } from '../say.ts'
import { table } from '../table.ts'

/** What a customer pays for, under its subscriptions and their contracts. */
export function itemTable(say: Say, items: readonly ItemLine[]): Markup {
  const words = say.words.account
  return table<ItemLine>({
    title: words.subscriptions,
    rows: items,
    empty: words.subscriptionsEmpty,
    group: { key: item => item.subscriptionId, head: item => subscriptionHead(say, item) },
    columns: [
      {
        head: words.charge,
        cell: item => (item.chargeName === null ? words.noItems : nameText(say, item.chargeName)),
        isRowHead: true,
        wraps: true,
      },
      {
        head: words.plan,
        cell: item => item.planCode && `${item.planCode}@${item.planVersion}`,
      },
      {
        head: words.quantity,
        cell: item => item.quantity && numberText(say, item.quantity),
        isFigure: true,
      },
      { head: words.from, cell: item => item.startOn && day(say, item.startOn) },
      {
        head: words.until,
        cell: item => lastDay(say, item.endOn),
      },
    ],
  })
}

/** Ends are the first day no longer; a reader is told the last one. */
function lastDay(say: Say, end: Temporal.PlainDate | null): Content {
  return end === null ? say.words.account.openEnd : day(say, end.subtract({ days: 1 }))
}

function subscriptionHead(say: Say, item: ItemLine): Markup {
  const words = say.words.account
  const date = (on: Temporal.PlainDate): string => localDate(on.toString(), say.locale)
  const parts: Content[] = [
    `${fill(words.contract, { number: item.contractNumber })} · ${item.entityCode} · ${item.currency}`,
    item.premise && [' · ', typed(item.premise)],
    ' · ',
    item.billedThrough === null
      ? words.neverBilled
      : fill(words.billedThrough, { date: date(item.billedThrough) }),
    item.staleFrom && ` · ${fill(words.staleFrom, { date: date(item.staleFrom) })}`,
  ]
  return html`${fill(words.subscription, { number: item.subscriptionNumber })} <span
    class="aside">${parts}</span>`
}
