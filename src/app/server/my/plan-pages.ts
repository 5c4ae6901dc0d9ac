import type { Refusal } from '../../../kernel/result.ts'
import type { Instalment } from '../../../receivables/plans/plan.ts'
import type { OwnPlan, OwnPlanRequest } from '../../../reporting/console/load/own-plans.ts'
import type { PlanInstalmentShown } from '../../../reporting/console/load/payment-plan.ts'
import { type Content, html, type Markup } from '../markup.ts'
import { amount, day, fill, type Say } from '../say.ts'
import { PLAN_WORDS } from './plan-words.ts'

/** For what a plan can be asked. */
export type Offer = {
  readonly entity: string
  readonly entityName: string
  readonly currency: string
}

/** What an account's page shows of payment plans. */
export type PlansShown = {
  readonly plans: readonly (OwnPlan & { readonly instalments: readonly PlanInstalmentShown[] })[]
  readonly requests: readonly OwnPlanRequest[]
  readonly offers: readonly Offer[]
  readonly mayPay: boolean
}

/** What can be asked for, and what it comes to as it is chosen. */
export type PlanOffer = Offer & {
  readonly today: Temporal.PlainDate
  readonly latestOn: Temporal.PlainDate
  readonly owedMinor: bigint
  readonly most: number
  readonly count: number
  readonly firstOn: Temporal.PlainDate
  readonly instalments: readonly Instalment[]
  readonly feeMinor: bigint
  readonly interestMinor: bigint
  readonly fault: Refusal | undefined
}

/** Plans with what is next, what was asked for, and the way to ask; nothing where there is nothing. */
export function plansPart(say: Say, path: string, shown: PlansShown): Content {
  const words = PLAN_WORDS[say.language]
  const { plans, requests, offers } = shown
  if (plans.length + requests.length + offers.length === 0) return null
  return html`<h2 id="plans">${words.title}</h2>
    ${requests.map(each => requestPart(say, path, each, shown.mayPay))}
    ${plans.map(plan => planPart(say, plan))}
    ${offers.map(
      ({ entity, entityName, currency }) =>
        html`<p><a href="${path}/plan?entity=${encodeURIComponent(entity)}&currency=${currency}">${
          offers.length > 1 ? `${words.ask} · ${entityName} · ${currency}` : words.ask
        }</a></p>`,
    )}`
}

function requestPart(say: Say, path: string, asked: OwnPlanRequest, mayPay: boolean): Markup {
  const words = PLAN_WORDS[say.language]
  const facts = {
    count: asked.instalments,
    company: asked.entityName,
  }
  const sum = amount(say, asked.amountMinor, asked.currency)
  const what = html`<p>${fill(words.asked, facts)} ${sum}, ${words.from} ${day(say, asked.firstOn)}.</p>`
  if (asked.state === 'declined') {
    return html`${what}<p role="status"><strong>${words.declined}</strong> ${asked.answer ?? ''}</p>`
  }
  const back = mayPay
    ? html`<form method="post" action="${path}/plan/withdraw">
        <input type="hidden" name="request" value="${asked.requestId}">
        <button class="secondary">${words.withdraw}</button></form>`
    : null
  return html`${what}<p role="status">${words.waiting}</p>${back}`
}

function planPart(say: Say, plan: PlansShown['plans'][number]): Markup {
  const words = PLAN_WORDS[say.language]
  const { currency, instalments } = plan
  const next = plan.state === 'running' ? instalments.find(each => each.openMinor > 0n) : undefined
  const state = { running: words.running, kept: words.kept, defaulted: words.defaulted }[plan.state]
  const rows = instalments.map(each => {
    const isPaid = each.openMinor === 0n && each.backMinor === 0n
    const stands = isPaid ? words.paid : each === next ? words.next : ''
    return html`<tr><td>${each.no}</td><td>${day(say, each.dueOn)}</td>
      <td class="figure">${amount(say, each.amountMinor, currency)}</td>
      <td class="figure">${each.backMinor > 0n ? '–' : amount(say, each.openMinor, currency)}</td>
      <td>${stands}</td></tr>`
  })
  const backMinor = instalments.reduce((sum, each) => sum + each.backMinor, 0n)
  return html`<p>${fill(words.agreed, { company: plan.entityName })} ${day(say, plan.agreedOn)}:
      <strong>${state}</strong>${
        next === undefined
          ? null
          : html` · ${words.next}: ${amount(say, next.openMinor, currency)}, ${words.until} ${day(say, next.dueOn)}`
      }</p>
    <div class="listed"><table><thead><tr><th>${words.no}</th><th>${words.due}</th>
      <th class="figure">${words.amount}</th><th class="figure">${words.open}</th><th></th></tr></thead>
      <tbody>${rows}</tbody></table></div>
    ${backMinor === 0n ? null : html`<p>${words.dueAgain} ${amount(say, backMinor, currency)}</p>`}`
}

/** How many instalments from when; below, what that comes to, and the button that asks for it. */
export function planPage(say: Say, path: string, offer: PlanOffer): Markup {
  const words = PLAN_WORDS[say.language]
  const { entity, currency, count, firstOn, most } = offer
  const options = Array.from({ length: most - 1 }, (_, i) => i + 2).map(
    number =>
      html`<option value="${number}"${number === count ? html` selected` : null}>${number}</option>`,
  )
  return html`<p><a href="${path}">${words.back}</a></p><h1>${words.ask}</h1>
    <p>${fill(words.of, { company: offer.entityName })}
      ${amount(say, offer.owedMinor, currency)}. ${words.lead}</p>
    <form class="entry" method="get">
      <input type="hidden" name="entity" value="${entity}">
      <input type="hidden" name="currency" value="${currency}">
      <div class="pair"><label>${words.count}<select name="count">${options}</select></label>
      <label>${words.firstOn}<input type="date" name="firstOn" value="${firstOn.toString()}"
        min="${offer.today.toString()}" max="${offer.latestOn.toString()}" required></label></div>
      <button class="secondary">${words.show}</button></form>
    ${
      offer.fault === undefined
        ? askPart(say, path, offer)
        : html`<p role="alert" class="warning">${fill(words.notPossible, { most })}
            ${day(say, offer.latestOn)}.</p>`
    }`
}

function askPart(say: Say, path: string, offer: PlanOffer): Markup {
  const words = PLAN_WORDS[say.language]
  const { currency, feeMinor, interestMinor } = offer
  const rows = offer.instalments.map(
    ({ dueOn, amountMinor }, i) =>
      html`<tr><td>${i + 1}</td><td>${day(say, dueOn)}</td>
        <td class="figure">${amount(say, amountMinor, currency)}</td></tr>`,
  )
  const cost = (name: string, minor: bigint) =>
    minor === 0n ? null : html`<p>${name} ${amount(say, minor, currency)}</p>`
  return html`<h2>${words.comesTo}</h2>
    <div class="listed"><table><thead><tr><th>${words.no}</th><th>${words.due}</th>
      <th class="figure">${words.amount}</th></tr></thead><tbody>${rows}</tbody></table></div>
    ${cost(words.fee, feeMinor)}${cost(words.interest, interestMinor)}
    <form class="entry" method="post" action="${path}/plan">
      <input type="hidden" name="entity" value="${offer.entity}">
      <input type="hidden" name="currency" value="${currency}">
      <input type="hidden" name="count" value="${offer.count}">
      <input type="hidden" name="firstOn" value="${offer.firstOn.toString()}">
      <label>${words.note}<input name="note" maxlength="500" autocomplete="off"></label>
      <button>${words.send}</button></form>`
}
