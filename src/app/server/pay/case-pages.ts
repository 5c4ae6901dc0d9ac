import type { OwnCase, OwnDocument, OwnLine, Spoken } from '../../../disputes/by-link/load.ts'
import type { PayLink } from '../../../receivables/payments/load/pay-links.ts'
import { logoImage } from '../logo.ts'
import { html, type Markup } from '../markup.ts'
import { amount, day, type Say } from '../say.ts'
import { CASE_WORDS } from './case-words.ts'
import { PAY_WORDS } from './words.ts'

/** What a page of cases is made of; `entered` is what was typed before it was refused. */
export type CasesShown = {
  readonly token: string
  readonly link: PayLink
  readonly documents: readonly OwnDocument[]
  readonly document: string | null
  readonly lines: readonly OwnLine[]
  readonly causes: readonly {
    readonly cause: string
    readonly name: Readonly<Record<string, string>>
  }[]
  readonly cases: readonly OwnCase[]
  readonly entered: ReadonlyMap<string, string>
  readonly alert: string | undefined
}

/** The way from the invoices to what is wrong with one. */
export function objectLink(say: Say, token: string): Markup {
  return html`<p><a href="/pay/${token}/cases">${CASE_WORDS[say.language].object}</a></p>`
}

function head(say: Say, link: PayLink, token: string, title: string, alert: string | undefined) {
  const words = CASE_WORDS[say.language]
  return html`<p><a href="/pay/${token}">${words.back}</a></p><h1>${title}</h1>
    ${logoImage(link.logo, link.entity)}<p>${link.entity} · ${PAY_WORDS[say.language].for} ${link.accountNumber} · ${link.customer}</p>
    ${alert === undefined ? null : html`<p role="alert" class="warning">${alert}</p>`}`
}

/** Which invoice, which line, how much and why; and what became of earlier objections. */
export function casesPage(say: Say, shown: CasesShown): Markup {
  const words = CASE_WORDS[say.language]
  const { token, link, documents, document, cases, alert } = shown
  const options = documents.map(
    each =>
      html`<option value="${each.label}"${each.label === document ? html` selected` : null}>
        ${each.label}, ${day(say, each.issuedOn)}</option>`,
  )
  const choice = html`<form class="entry choice" method="get"><label>${words.invoice}
    <select name="document">${options}</select></label><button>${words.choose}</button></form>`
  return html`${head(say, link, token, words.title, alert)}<p>${words.lead}</p>
    ${documents.length === 0 ? html`<p>${words.none}</p>` : choice}
    ${document === null ? null : objection(say, shown)}
    <h2>${words.yours}</h2>${cases.length === 0 ? html`<p>${words.none}</p>` : caseTable(say, shown)}`
}

function objection(say: Say, { documents, document, lines, causes, entered }: CasesShown): Markup {
  const words = CASE_WORDS[say.language]
  const of = documents.find(each => each.label === document)
  const money = (minor: bigint) => amount(say, minor, of?.currency ?? '')
  const was = (name: string) => entered.get(name) ?? ''
  const part = (value: string, text: string, figure: Markup | null) => html`<tr><td class="narrow">
    <input type="radio" name="line" value="${value}" id="line-${value}"${was('line') === value ? html` checked` : null}></td>
    <td><label for="line-${value}">${text}</label></td><td class="figure">${figure}</td></tr>`
  const reasons = causes.map(
    ({ cause, name }) =>
      html`<option value="${cause}"${was('cause') === cause ? html` selected` : null}>
        ${name[say.language] ?? name.en ?? cause}</option>`,
  )
  return html`<form class="entry" method="post" enctype="multipart/form-data">
    <input type="hidden" name="document" value="${document}">
    <table><caption>${words.what}</caption><tbody>
      ${part('', words.whole, of === undefined ? null : money(of.payableMinor))}
      ${lines.map(line => part(String(line.lineNo), line.description, money(line.netMinor)))}
    </tbody></table>
    <div class="pair"><label>${words.amount}<input name="amount" inputmode="decimal" value="${was('amount')}"
      aria-describedby="amount-hint"><small id="amount-hint">${words.amountHint}</small></label>
    <label>${words.cause}<select name="cause">${reasons}</select></label></div>
    ${writing(words.text, was('text'))}
    <label>${words.contact}<input name="contact" autocomplete="name" value="${was('contact')}"></label>
    ${filing(words.files)}<button>${words.send}</button></form>`
}

function writing(label: string, text: string): Markup {
  return html`<label>${label}<textarea name="text" rows="5" cols="44" maxlength="4000" required>${text}</textarea></label>`
}

function filing(label: string): Markup {
  return html`<label>${label}<input type="file" name="file" multiple
    accept="application/pdf,image/png,image/jpeg"></label>`
}

function caseTable(say: Say, { token, cases }: CasesShown): Markup {
  return html`<table class="listed"><tbody>${cases.map(
    of => html`<tr>
      <td><a href="/pay/${token}/cases/${of.number}">${of.number}</a></td>
      <td>${of.document}</td><td>${day(say, of.openedOn)}</td><td>${standOf(say, of)}</td>
      <td class="figure">${figureOf(say, of.currency, of.amountMinor)}</td></tr>`,
  )}</tbody></table>`
}

function standOf(say: Say, of: OwnCase): string {
  return CASE_WORDS[say.language].states[of.outcome ?? of.state] ?? of.state
}

function figureOf(say: Say, currency: string | null, minor: bigint | null): Markup | null {
  return currency === null || minor === null ? null : amount(say, minor, currency)
}

/** One case: how it stands, what was said, and room to say more. */
export function casePage(
  say: Say,
  { token, link }: { readonly token: string; readonly link: PayLink },
  of: OwnCase,
  spoken: readonly Spoken[],
  { text, alert }: { readonly text: string; readonly alert: string | undefined },
): Markup {
  const words = CASE_WORDS[say.language]
  const until = of.state === 'open' ? html` · ${words.answerBy} ${day(say, of.dueOn)}` : null
  return html`${head(say, link, token, of.number, alert)}
    <p role="status">${of.document} ${figureOf(say, of.currency, of.amountMinor)} ·
      <strong>${standOf(say, of)}</strong>${until}</p>
    <ol class="talk listed">${spoken.map(each => saying(say, each))}</ol>
    <h2>${words.message}</h2>
    <form class="entry" method="post" enctype="multipart/form-data">${writing(words.message, text)}
      ${filing(words.files)}<button>${words.write}</button></form>
    <p><a href="/pay/${token}/cases">${words.yours}</a></p>`
}

function saying(say: Say, { kind, text, file, at }: Spoken): Markup {
  const words = CASE_WORDS[say.language]
  const isTheirs = kind === 'opened' || kind === 'message_in' || kind === 'evidence'
  const on = at.toZonedDateTimeISO('UTC').toPlainDate()
  return html`<li><strong>${isTheirs ? words.from.you : words.from.us}</strong> · ${day(say, on)}
    <p class="said">${kind === 'evidence' ? html`${words.file}: ${file}` : text}</p></li>`
}
