import { answerSandboxPage } from '../../../integrations/payments/jobs/sandbox.ts'
import { paymentTasks } from '../../../integrations/payments/jobs/tasks.ts'
import { loadSandboxPayments } from '../../../integrations/payments/sandbox/load.ts'
import { formatAmount } from '../../../kernel/money.ts'
import { type Command, execute } from '../../../platform/command.ts'
import { recordReceipt } from '../../../receivables/commands/receipts.ts'
import {
  proposeCreditRefunds,
  setCreditRefundRule,
} from '../../../receivables/credit-refunds/commands.ts'
import { keepMandatePaper } from '../../../receivables/mandates/commands/papers.ts'
import { factToJson, recordProviderNews } from '../../../receivables/payments/commands/news.ts'
import { payByLink } from '../../../receivables/payments/commands/pay-by-link.ts'
import { createPayLink, openPayLink } from '../../../receivables/payments/commands/pay-links.ts'
import { definePaymentProvider } from '../../../receivables/payments/commands/providers.ts'
import { loadPayableItems } from '../../../receivables/payments/load/pay-links.ts'
import { setSurchargeRule } from '../../../receivables/surcharges/commands/rules.ts'
import { surchargeTasks } from '../../../receivables/surcharges/jobs.ts'
import { setUnclaimedRule } from '../../../receivables/unclaimed/commands/rules.ts'
import { workUnclaimedProperty } from '../../../receivables/unclaimed/commands/work.ts'
import { loadLateAccounts } from '../load.ts'
import { CARL, MARY, SET_UP } from '../staff.ts'
import { act, daysAfter, moveTo, type Stage } from '../stage.ts'
import { hearOfCards } from './chargebacks.ts'
import { loadDiscountsOffered, loadMandateInUse } from './load.ts'

/** The company whose customers pay a fee for their cards: the law of the other forbids it. */
const AMERICAN = 'MH-US'
const PROVIDER = 'sandbox-us'

/**
 * What happens seldom: an early payment takes its discount, a card costs a fee, a signed mandate is kept,
 * credits are to be paid back, and one that nobody asks for is on its way to the state.
 */
export async function playRarer(stage: Stage, day: string): Promise<void> {
  moveTo(stage, day, '15:00:00')
  await payEarly(stage, day)
  await hearOfCards(stage, daysAfter(day, -7), day)
  await payWithFee(stage, day)
  await keepPaper(stage)
  await watchCredits(stage, day)
}

/** Whoever pays within ten days keeps two percent. */
async function payEarly(stage: Stage, day: string): Promise<void> {
  const [offer] = await loadDiscountsOffered(stage.system.db, AMERICAN, day)
  if (offer === undefined) return
  const { account, document, currency, openMinor, discountMinor } = offer
  await act(stage, CARL, recordReceipt, {
    ...{ entity: AMERICAN, accountNumber: account, method: 'transfer', currency, bookedOn: day },
    ...{ amount: formatAmount(openMinor - discountMinor, currency), reference: document },
    ...{ apply: 'policy', documents: [{ document }] },
  })
}

/** A customer pays by the page of a link; the fee for the card has a document of its own. */
async function payWithFee(stage: Stage, day: string): Promise<void> {
  const { system } = stage
  await act(stage, MARY, setSurchargeRule, {
    taxClass: 'monitoring',
    ...{ entity: AMERICAN, method: 'card', fromOn: day, percent: '2', cap: '15.00' },
  })
  await act(stage, SET_UP, definePaymentProvider, {
    ...{ provider: PROVIDER, kind: 'sandbox', legalEntity: AMERICAN },
    webhookSecret: 'whsec_of_the_demo',
  })
  const payer = (await loadLateAccounts(system.db, AMERICAN, day, 5)).at(-1)
  if (payer === undefined) return
  const asked = { accountNumber: payer.account, legalEntity: AMERICAN }
  const { path } = await act(stage, CARL, createPayLink, asked)
  const token = path.split('/').at(-1) ?? ''
  const link = await openPayLink(system.db, token, system.clock.now())
  const items = link === undefined ? [] : await loadPayableItems(system.db, link)
  const chosen = { token, items: items.slice(0, 1).map(({ itemId }) => itemId), keep: null }
  const shown = await execute(
    system,
    payByLink,
    { ...chosen, fee: null },
    { actor: 'job:payByLink' },
  )
  const fee = shown.ok ? null : String(shown.refusal.facts.fee)
  const paid = await execute(system, payByLink, { ...chosen, fee }, { actor: 'job:payByLink' })
  if (paid.ok) await confirm(stage, paid.value)
}

/** The provider's page: the card is good. Its webhook says so. */
async function confirm(
  stage: Stage,
  key: { readonly accountId: string; readonly paymentId: string },
): Promise<void> {
  const { system } = stage
  const { accountId, paymentId } = key
  await paymentTasks(system).makePayment?.({ accountId, paymentId })
  for (const { reference } of await loadSandboxPayments(system.db, PROVIDER)) {
    await answerSandboxPage({ db: system.db, now: () => system.clock.now() }, reference, 'card_ok')
  }
  const made = await loadSandboxPayments(system.db, PROVIDER)
  const news = made.flatMap(({ reference, facts }) =>
    facts.map(each => ({ eventId: each.eventId, reference, ...factToJson(each) })),
  )
  await act(stage, SET_UP, recordProviderNews as Command, { provider: PROVIDER, news })
  await surchargeTasks(system).chargeSurcharges?.({})
}

/** What the customer signed is kept with the mandate. */
async function keepPaper(stage: Stage): Promise<void> {
  const mandate = await loadMandateInUse(stage.system.db)
  if (mandate === undefined) return
  await act(stage, CARL, keepMandatePaper, {
    ...mandate,
    name: `${mandate.reference}.pdf`,
    content: Buffer.from(paper(`SEPA mandate ${mandate.reference}, signed`)).toString('base64'),
    note: 'Came by post',
  })
}

/** A page with one line, as a scanner would make it. */
function paper(text: string): string {
  const shown = `BT /F 14 Tf 60 760 Td (${text}) Tj ET`
  return [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R' +
      '/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj',
    `4 0 obj<</Length ${shown.length}>>stream\n${shown}\nendstream endobj`,
    'trailer<</Root 1 0 R>>',
    '%%EOF',
  ].join('\n')
}

/**
 * Credits are proposed for refund after two weeks. Dormancy takes years by law; the demo has one year,
 * so that here silence counts after two months.
 */
async function watchCredits(stage: Stage, day: string): Promise<void> {
  const fromOn = `${day.slice(0, 4)}-01-01`
  await act(stage, MARY, setCreditRefundRule, { entity: 'MH-DE', fromOn, afterDays: 14 })
  await act(stage, SET_UP, proposeCreditRefunds, { on: day })
  await act(stage, MARY, setUnclaimedRule, {
    ...{ entity: AMERICAN, country: 'US', fromOn, dormancyMonths: 2, answerDays: 60 },
  })
  await act(stage, SET_UP, workUnclaimedProperty, { on: day })
}
