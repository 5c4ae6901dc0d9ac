import { groupedReference } from '../../../formats/payment-references/rf.ts'
import { formatAmount, parseAmount } from '../../../kernel/money.ts'
import type { LegalEntityRow } from '../../../ledger/load.ts'
import type { PayableItem, PayLink } from '../../../receivables/payments/load/pay-links.ts'
import type { TakenRemittance } from '../../../receivables/remittances/commands/intake-steps.ts'
import { logoImage } from '../logo.ts'
import { html, type Markup } from '../markup.ts'
import { amount, day, fill, type Say } from '../say.ts'
import { itemName } from './pages.ts'
import { TRANSFER_WORDS } from './transfer-words.ts'
import { PAY_WORDS } from './words.ts'

/** What the form of a transfer shows; `entered` is what was sent before it was refused. */
export type TransferShown = {
  readonly token: string
  readonly link: PayLink
  readonly items: readonly PayableItem[]
  readonly today: Temporal.PlainDate
  readonly entered: URLSearchParams | null
  readonly alert: string | undefined
}

/** The way from the invoices to what a transfer is for. */
export function transferLink(say: Say, token: string): Markup {
  return html`<p><a href="/pay/${token}/transfer">${TRANSFER_WORDS[say.language].link}</a></p>`
}

function head(say: Say, token: string, link: PayLink): Markup {
  const words = TRANSFER_WORDS[say.language]
  return html`<p><a href="/pay/${token}">${words.back}</a></p><h1>${words.title}</h1>
    ${logoImage(link.logo, link.entity)}<p>${link.entity} · ${PAY_WORDS[say.language].for} ${link.accountNumber} · ${link.customer}</p>`
}

/** Which invoices a transfer pays, how much of each, on which day and with which reference. */
export function transferPage(say: Say, shown: TransferShown): Markup {
  const words = TRANSFER_WORDS[say.language]
  const { invoice, nothing } = PAY_WORDS[say.language]
  const { token, link, items, today, entered, alert } = shown
  const top = html`${head(say, token, link)}
    ${alert === undefined ? null : html`<p role="alert" class="warning">${alert}</p>`}`
  if (items.length === 0) return html`${top}<p>${nothing}</p>`
  const rows = items.map(item => transferRow(say, shown, item))
  return html`${top}<p>${words.lead}</p><form class="entry" method="post">
    <table><thead><tr><th scope="col" colspan="2">${invoice}</th>
      <th scope="col" class="figure">${words.open} (${link.currency})</th>
      <th scope="col" class="figure">${words.paid} (${link.currency})</th></tr></thead>
      <tbody>${rows}</tbody></table>
    <div class="pair"><label>${words.day}<input type="date" name="paidOn"
        value="${entered?.get('paidOn') ?? today.toString()}"></label>
      <label>${words.reference}<input name="reference" maxlength="35" autocomplete="off"
        value="${entered?.get('reference') ?? ''}" aria-describedby="reference-hint">
        <small id="reference-hint">${words.referenceHint}</small></label></div>
    <button>${words.send}</button></form>`
}

function transferRow(say: Say, { link, entered }: TransferShown, item: PayableItem): Markup {
  const { itemId } = item
  const label = itemName(say, item)
  const { paidOf } = TRANSFER_WORDS[say.language]
  const isChosen = entered === null || entered.getAll('item').includes(itemId)
  const freeMinor = item.openMinor - item.liveMinor
  const mark = say.language === 'en' ? '.' : ','
  const typed =
    entered?.get(`amount-${itemId}`) ?? formatAmount(freeMinor, link.currency).replace('.', mark)
  return html`<tr><td class="narrow"><input type="checkbox" name="item" value="${itemId}"
      id="${itemId}"${isChosen ? html` checked` : null}></td>
    <td><label for="${itemId}">${label}</label></td>
    <td class="figure">${amount(say, freeMinor, link.currency)}</td>
    <td class="sum"><input name="amount-${itemId}" inputmode="decimal" maxlength="40"
      autocomplete="off" value="${typed}" aria-label="${fill(paidOf, { document: label })}"></td></tr>`
}

/** What was noted, and how to transfer so that it is recognised. */
export function toldPage(
  say: Say,
  { token, link }: Pick<TransferShown, 'token' | 'link'>,
  payee: LegalEntityRow | undefined,
  told: TakenRemittance,
): Markup {
  const words = TRANSFER_WORDS[say.language]
  const money = (text: string) => amount(say, parseAmount(text, told.currency) ?? 0n, told.currency)
  const fact = (name: string, value: Markup | string) =>
    html`<div><dt>${name}</dt><dd>${value}</dd></div>`
  const iban = payee?.iban ?? null
  return html`${head(say, token, link)}
    <p role="status"><strong>${told.remittanceId === null ? words.known : words.done}</strong></p>
    <p>${words.next}</p>
    <dl class="facts listed">${fact(words.amount, money(told.amount))}
      ${fact(words.purpose, purposeOf(told, link))}
      ${told.paidOn === null ? null : fact(words.day, day(say, Temporal.PlainDate.from(told.paidOn)))}
      ${fact(words.to, link.entity)}${iban === null ? null : fact('IBAN', groupedReference(iban))}
      ${payee?.bic == null ? null : fact('BIC', payee.bic)}</dl>
    <table class="listed"><tbody>${told.lines.map(
      line => html`<tr><td>${line.document}</td>
        <td class="figure">${money(line.amount)}</td></tr>`,
    )}</tbody></table>`
}

/** What the match of bank lines knows best: the payer's own reference, the one invoice, the account. */
function purposeOf({ reference, lines }: TakenRemittance, { accountNumber }: PayLink): string {
  const [only, other] = lines
  if (reference !== null) return reference
  return only !== undefined && other === undefined && only.fault === null
    ? only.document
    : accountNumber
}
