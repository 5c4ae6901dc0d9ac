import type { OwnAccount, OwnPaper } from '../../../reporting/console/load/own-account.ts'
import type { AccountStanding } from '../../../reporting/console/load/standing.ts'
import { logoImage } from '../logo.ts'
import { type Content, html, type Markup } from '../markup.ts'
import { amount, day, type Say } from '../say.ts'
import { form } from '../sign-in/forms.ts'
import { type PlansShown, plansPart } from './plan-pages.ts'
import { MY_WORDS } from './words.ts'

/** What a customer's page shows of an account. */
export type AccountShown = {
  readonly account: OwnAccount
  /** Of the companies that serve it. */
  readonly logos: readonly { readonly name: string; readonly logo: string }[]
  readonly standing: readonly AccountStanding[]
  readonly papers: readonly OwnPaper[]
  /** Where the page behind this one begins. */
  readonly next: string | null
  readonly mayPay: boolean
  readonly plans: PlansShown
  readonly hasOthers: boolean
}

/** The accounts of somebody who has several. */
export function accountsPage(say: Say, accounts: readonly OwnAccount[]): Markup {
  const words = MY_WORDS[say.language]
  const rows = accounts.map(
    ({ number, name }) =>
      html`<tr><td><a href="/my/${encodeURIComponent(number)}">${number}</a></td><td>${name}</td></tr>`,
  )
  return html`<h1>${words.title}</h1><p>${words.choose}</p>
    <div class="listed"><table><tbody>${rows}</tbody></table></div>${feet(say)}`
}

/** One account: what is open, and what was issued to it. */
export function accountPage(say: Say, shown: AccountShown): Markup {
  const words = MY_WORDS[say.language]
  const { account, hasOthers } = shown
  const path = `/my/${encodeURIComponent(account.number)}`
  return html`${shown.logos.map(({ name, logo }) => logoImage(logo, name))}<h1>${words.title}</h1>
    <p>${words.account} ${account.number} · ${account.name}${
      hasOthers ? html` · <a href="/my">${words.all}</a>` : null
    }</p>
    <h2>${words.balance}</h2>${balance(say, path, shown)}
    ${plansPart(say, path, shown.plans)}
    <h2>${words.documents}</h2>${papers(say, path, shown)}${feet(say)}`
}

function balance(say: Say, path: string, { standing, mayPay }: AccountShown): Content {
  const words = MY_WORDS[say.language]
  if (standing.length === 0) return html`<p>${words.nothing}</p>`
  const rows = standing.map(each => {
    const credit = each.creditMinor + each.unappliedMinor
    return html`<tr><td>${each.entityName}</td>
      <td class="figure">${amount(say, each.openMinor, each.currency)}</td>
      <td class="figure">${amount(say, each.overdueMinor, each.currency)}</td>
      <td class="figure">${amount(say, credit, each.currency)}</td></tr>`
  })
  const buttons = standing
    .filter(({ openMinor }) => mayPay && openMinor > 0n)
    .map(({ entity, entityName }) =>
      form(`${path}/pay`, standing.length > 1 ? `${words.pay} · ${entityName}` : words.pay, [], {
        entity,
      }),
    )
  return html`<div class="listed"><table><thead><tr><th>${words.entity}</th>
    <th class="figure">${words.open}</th><th class="figure">${words.overdue}</th>
    <th class="figure">${words.credit}</th></tr></thead><tbody>${rows}</tbody></table></div>${buttons}`
}

function papers(say: Say, path: string, shown: AccountShown): Content {
  const words = MY_WORDS[say.language]
  if (shown.papers.length === 0) return html`<p>${words.none}</p>`
  const rows = shown.papers.map(
    paper => html`<tr><td>${
      paper.hasFile
        ? html`<a href="${path}/documents/${encodeURIComponent(paper.number)}">${paper.number}</a>`
        : html`${paper.number} (${words.noFile})`
    }</td><td>${day(say, paper.issuedOn)}</td>
      <td>${paper.kind === 'invoice' ? day(say, paper.dueOn) : '–'}</td>
      <td class="figure">${amount(say, paper.grossMinor, paper.currency)}</td></tr>`,
  )
  return html`<div class="listed"><table><thead><tr><th>${words.document}</th>
    <th>${words.issued}</th><th>${words.due}</th><th class="figure">${words.amount}</th></tr></thead>
    <tbody>${rows}</tbody></table></div>${
      shown.next === null
        ? null
        : html`<p><a href="${path}?before=${shown.next}">${words.earlier}</a></p>`
    }`
}

function feet(say: Say): Markup {
  const words = MY_WORDS[say.language]
  return html`<p><a href="/me">${words.security}</a></p>${form('/sign-out', words.signOut, [])}`
}
