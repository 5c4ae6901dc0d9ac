import { formatAmount, parseAmount } from '../../../kernel/money.ts'
import type { PayableItem, PayLink } from '../../../receivables/payments/load/pay-links.ts'
import type { StoredPayment } from '../../../receivables/payments/load/payments.ts'
import { ASSET_PATHS } from '../assets.ts'
import { logoImage } from '../logo.ts'
import { type Content, html, type Markup } from '../markup.ts'
import { amount, day, fill, type Say } from '../say.ts'
import { TRANSFER_WORDS } from './transfer-words.ts'
import { PAY_WORDS } from './words.ts'

/** A page for customers: no menu, nothing of the staff's. `again` reloads it after seconds. */
export function payFrame(say: Say, body: Content, again?: number): string {
  const words = PAY_WORDS[say.language]
  const reload = again === undefined ? null : html`<meta http-equiv="refresh" content="${again}">`
  return html`<!doctype html>
<html lang="${say.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">${reload}
<title>${words.title}</title>
<link rel="icon" type="image/svg+xml" href="${ASSET_PATHS.mark}">
<link rel="stylesheet" href="${ASSET_PATHS.style}">
<link rel="stylesheet" href="${ASSET_PATHS.pay}">
</head>
<body><main id="content" class="pay">${body}</main></body>
</html>
`.text
}

/** What an account owes, to be chosen and paid, whole or in part; `entered` was sent and refused. */
export function payPage(
  say: Say,
  link: PayLink,
  items: readonly PayableItem[],
  { alert, entered }: { readonly alert?: string; readonly entered?: URLSearchParams } = {},
): Markup {
  const words = PAY_WORDS[say.language]
  const head = html`<h1>${words.title}</h1>
    ${logoImage(link.logo, link.entity)}<p>${link.entity} · ${words.for} ${link.accountNumber} · ${link.customer}</p>
    ${alert === undefined ? null : html`<p role="alert" class="warning">${alert}</p>`}`
  if (items.length === 0) return html`${head}<p>${words.nothing}</p>`
  const rows = items.map(item => itemRow(say, link, item, entered))
  const button =
    link.provider === null
      ? html`<p>${words.noProvider}</p>`
      : html`<p class="check"><input type="checkbox" name="keep" value="yes" id="keep">
          <label for="keep">${words.keep}</label></p>
        <p>${words.secure}</p><button>${words.pay}</button>`
  return html`${head}<form class="entry" method="post">
    <p>${words.choose}</p>
    <table><thead><tr><th scope="col" colspan="2">${words.invoice}</th>
      <th scope="col" class="figure">${words.open}</th>
      <th scope="col" class="figure">${words.total} (${link.currency})</th></tr></thead>
      <tbody>${rows}</tbody>
      <tfoot><tr><td colspan="2">${words.allOpen}</td>
        <td class="figure"><strong>${amount(say, sumOf(items), link.currency)}</strong></td>
        <td></td></tr></tfoot></table>
    ${button}</form>`
}

function sumOf(items: readonly PayableItem[]): bigint {
  return items.reduce((sum, item) => sum + item.openMinor, 0n)
}

/** What an item is called: its document; the fee of a payment that came back is known by what that was for. */
export function itemName(say: Say, { kind, label }: PayableItem): string {
  return kind === 'fee' ? `${PAY_WORDS[say.language].returnFee} (${label})` : label
}

function itemRow(
  say: Say,
  { currency }: PayLink,
  item: PayableItem,
  entered: URLSearchParams | undefined,
): Markup {
  const words = PAY_WORDS[say.language]
  const { itemId, dueOn, openMinor, liveMinor } = item
  const label = itemName(say, item)
  const isFree = liveMinor === 0n
  const isChosen = entered === undefined || entered.getAll('item').includes(itemId)
  const mark = say.language === 'en' ? '.' : ','
  const typed =
    entered?.get(`amount-${itemId}`) ?? formatAmount(openMinor, currency).replace('.', mark)
  return html`<tr><td class="narrow">${
    isFree
      ? html`<input type="checkbox" name="item" value="${itemId}" id="${itemId}"${
          isChosen ? html` checked` : null
        }>`
      : null
  }</td>
    <td><label for="${itemId}">${label}</label>
      <small>${words.due} ${day(say, dueOn)}</small></td>
    <td class="figure">${amount(say, openMinor, currency)}</td>
    <td class="sum">${
      isFree
        ? html`<input name="amount-${itemId}" inputmode="decimal" maxlength="40"
            autocomplete="off" value="${typed}"
            aria-label="${fill(TRANSFER_WORDS[say.language].paidOf, { document: label })}">`
        : html`<small>${words.underWay}</small>`
    }</td></tr>`
}

/** What is taken besides for paying by card, shown before anything is paid. */
export type ShownFee = { readonly fee: string; readonly total: string; readonly currency: string }

/** The fee and what is paid in all; nothing is taken before the customer agrees. */
export function feePage(
  say: Say,
  link: PayLink,
  chosen: {
    readonly items: readonly string[]
    readonly amounts: readonly { readonly itemId: string; readonly amount: string }[]
    readonly keep: boolean
  },
  { fee, total, currency }: ShownFee,
): Markup {
  const words = PAY_WORDS[say.language]
  const money = (text: string) => amount(say, parseAmount(text, currency) ?? 0n, currency)
  const hidden = (name: string, value: string) =>
    html`<input type="hidden" name="${name}" value="${value}">`
  return html`<h1>${words.title}</h1>
    ${logoImage(link.logo, link.entity)}<p>${link.entity} · ${words.for} ${link.accountNumber} · ${link.customer}</p>
    <form class="entry" method="post">
    <table><tbody><tr><td>${words.fee}</td><td class="figure">${money(fee)}</td></tr>
      <tr><td><strong>${words.total}</strong></td>
        <td class="figure"><strong>${money(total)}</strong></td></tr></tbody></table>
    <p>${words.feeNote}</p>
    ${chosen.items.map(item => hidden('item', item))}
    ${chosen.amounts.map(each => hidden(`amount-${each.itemId}`, each.amount))}
    ${hidden('fee', fee)}
    ${chosen.keep ? hidden('keep', 'yes') : null}
    <button><span>${words.pay} ${money(total)}</span></button></form>`
}

/** What became of a payment, for who paid, and the way back to what is open. */
export function outcomePage(say: Say, payment: StoredPayment, back?: string): Markup {
  const { states, again, backToOpen } = PAY_WORDS[say.language]
  const kind = kindOf(payment)
  const isOver = kind === 'failed' || kind === 'cancelled'
  return html`<h1>${amount(say, payment.amountMinor, payment.currency)}</h1>
    <p role="status">${states[kind]}</p>
    ${back === undefined || kind === 'wait' ? null : html`<p><a href="${back}">${isOver ? again : backToOpen}</a></p>`}`
}

/** Whether a page about a payment should look again: its outcome is still open. */
export function isOpen(payment: StoredPayment): boolean {
  return kindOf(payment) === 'wait'
}

function kindOf({ state }: StoredPayment): 'wait' | 'done' | 'failed' | 'cancelled' | 'back' {
  switch (state) {
    case 'succeeded':
    case 'disputed':
      return 'done'
    case 'failed':
      return 'failed'
    case 'cancelled':
      return 'cancelled'
    case 'refunded':
    case 'returned':
    case 'lost':
      return 'back'
    default:
      return 'wait'
  }
}

/** The page of the sandbox, where a provider would ask for the card; `isConfirming` once it was given. */
export function sandboxPage(
  say: Say,
  { amountMinor, currency }: { readonly amountMinor: bigint; readonly currency: string },
  isConfirming: boolean,
): Markup {
  const words = PAY_WORDS[say.language]
  const choice = (means: string, text: string) =>
    html`<button name="means" value="${means}">${text}</button>`
  return html`<h1>${amount(say, amountMinor, currency)}</h1>
    <p class="warning">${words.sandbox}</p><p>${words.sandboxNote}</p>
    ${isConfirming ? html`<p>${words.confirming}</p>` : null}
    <form class="entry" method="post">${choice('card_ok', words.confirm)}
    ${isConfirming ? null : choice('card_3ds', words.confirming)}
    ${choice('card_slow', words.slow)}
    ${choice('card_declined_insufficient_funds', words.decline)}
    ${choice('card_chargeback', words.chargeback)}
    ${choice('cancel', words.cancel)}</form>`
}
