import { z } from 'zod'
import { optional } from '../../../formats/fields.ts'
import { minorDigits } from '../../../kernel/currency.ts'
import { Decimal } from '../../../kernel/decimal.ts'
import { roundToMinor } from '../../../kernel/money.ts'
import { ok, RefusalError } from '../../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { withinSavepoint } from '../../../platform/database/savepoint.ts'
import { lockMandates } from '../../mandates/load.ts'
import { autopayEnd, autopayInput } from '../api.ts'
import { planAutopay } from '../autopay.ts'
import {
  type AutopayCandidate,
  type AutopayTerms,
  loadAutopay,
  loadAutopayPage,
} from '../load/autopay.ts'
import { loadMeans } from '../load/payments.ts'
import { endAutopayRows, insertAutopay } from '../save/consents.ts'
import { accountOf } from './providers.ts'
import { requestPaymentStep } from './request.ts'

/** Records a customer's consent; it takes the place of the one before, which ends that day. */
export const setAutopay = defineCommand({
  name: 'setAutopay',
  summary: 'Record the consent of a customer to have what falls due taken, with cap and notice',
  permission: 'mandates.write',
  input: autopayInput,
  run: async (tx, input, ctx) => {
    const { accountId, legalEntityId } = await placeOf(tx, input)
    const { currency, noticeDays, consentedOn, consent } = input
    const mandateId = await mandateOf(tx, accountId, legalEntityId, input.mandate)
    const meansId = await meansOf(tx, accountId, input)
    const capMinor = input.cap === null ? null : roundToMinor(input.cap, currency)
    const terms = { mandateId, meansId, capMinor, noticeDays, consentedOn, consent }
    return ok(await consentToAutopay(tx, { accountId, legalEntityId, currency }, terms, ctx))
  },
})

/** Transaction step: what a customer consents to takes the place of what they consented to before. */
export async function consentToAutopay(
  tx: Tx,
  of: { readonly accountId: string; readonly legalEntityId: string; readonly currency: string },
  terms: AutopayTerms,
  ctx: Pick<Context, 'clock' | 'actor' | 'newId'>,
): Promise<{ autopayId: string; result: 'created' | 'updated' | 'unchanged' }> {
  const before = await loadAutopay(tx, of)
  if (before !== undefined) {
    const { autopayId: known, ...held } = before
    if (sameTerms(held, terms)) return { autopayId: known, result: 'unchanged' }
  }
  await endAutopayRows(tx, of, terms.consentedOn)
  const autopayId = ctx.newId()
  await insertAutopay(tx, { ...of, autopayId, ...terms }, { at: ctx.clock.now(), by: ctx.actor })
  return { autopayId, result: before === undefined ? 'created' : 'updated' }
}

async function placeOf(
  tx: Tx,
  input: { readonly accountNumber: string; readonly legalEntity: string },
): Promise<{ accountId: string; legalEntityId: string }> {
  const entity = await loadLegalEntityByCode(tx, input.legalEntity)
  if (entity === undefined) {
    throw new RefusalError('unknown_legal_entity', { entity: input.legalEntity })
  }
  const accountId = await accountOf(tx, input.accountNumber)
  return { accountId, legalEntityId: entity.legalEntityId }
}

async function mandateOf(
  tx: Tx,
  accountId: string,
  legalEntityId: string,
  reference: string | null,
): Promise<string | null> {
  if (reference === null) return null
  const [mandate] = await lockMandates(tx, [{ legalEntityId, reference }])
  if (mandate?.accountId !== accountId) throw new RefusalError('unknown_mandate', { reference })
  return mandate.mandateId
}

/** The kept card or account that is named by its id, or by provider and token; null: none is. */
async function meansOf(
  tx: Tx,
  accountId: string,
  { meansId, provider, token }: z.output<typeof autopayInput>,
): Promise<string | null> {
  const named = meansId ?? token
  if (named === null) return null
  const own = await loadMeans(tx, [accountId])
  const found = own.find(means =>
    token === null
      ? means.meansId === meansId
      : means.provider === provider && means.token === token,
  )
  if (found === undefined) throw new RefusalError('unknown_means', { means: named })
  return found.meansId
}

/** Whether a customer consents once more to what holds already: read from a file again. */
function sameTerms(a: AutopayTerms, b: AutopayTerms): boolean {
  return (
    a.mandateId === b.mandateId &&
    a.meansId === b.meansId &&
    a.capMinor === b.capMinor &&
    a.noticeDays === b.noticeDays &&
    a.consentedOn.equals(b.consentedOn) &&
    a.consent === b.consent
  )
}

/** Ends a consent: nothing is taken by itself any more. */
export const endAutopay = defineCommand({
  name: 'endAutopay',
  summary: 'End the consent of a customer to have what falls due taken',
  permission: 'mandates.write',
  input: autopayEnd,
  run: async (tx, input) => {
    const of = { ...(await placeOf(tx, input)), currency: input.currency }
    const found = await loadAutopay(tx, of)
    if (found === undefined) {
      throw new RefusalError('no_autopay', { account: input.accountNumber })
    }
    await endAutopayRows(tx, of, input.endedOn)
    return ok({ autopayId: found.autopayId })
  },
})

/** Accounts that are looked at in one go. */
const PAGE = 100

/**
 * Takes what is due from kept cards and accounts, a page of customers at a time; what failed is tried
 * again here on its day. Direct debits under mandates are taken by debit runs.
 */
export const takeAutopay = defineCommand({
  name: 'takeAutopay',
  summary: 'Take what is due from customers who consented, by their kept card or account',
  permission: 'payments.work',
  input: z.strictObject({
    on: z.string().transform(text => Temporal.PlainDate.from(text)),
    after: optional(z.uuid()),
  }),
  run: async (tx, { on, after }, ctx) => {
    const page = await loadAutopayPage(tx, on, after, PAGE)
    const came = { taken: 0, waits: 0, above_cap: 0, retries_over: 0 }
    for (const candidate of page) {
      const plan = planAutopay(candidate, on)
      if (plan.kind === 'not') came[plan.why] += 1
      else came.taken += await take(tx, candidate, plan, ctx)
    }
    return ok({ ...came, next: page.at(-1)?.accountId ?? null })
  },
})

async function take(
  tx: Tx,
  candidate: AutopayCandidate,
  plan: Extract<ReturnType<typeof planAutopay>, { kind: 'take' }>,
  ctx: Context,
): Promise<number> {
  const { accountNumber, provider, meansId, currency } = candidate
  const digits = minorDigits(currency)
  const items = plan.items.map(({ itemId, openMinor }) => ({
    itemId,
    amount: new Decimal(openMinor, digits),
  }))
  const asked = { accountNumber, provider, meansId, currency, items, note: null }
  const dates = plan.items.map(item => item.documentOn).sort(Temporal.PlainDate.compare)
  const more = { attempt: plan.attempt, notifiedOn: dates.at(-1) ?? null }
  // Of one customer whose payment is refused the others know nothing.
  const done = await withinSavepoint(tx, async () =>
    ok(await requestPaymentStep(tx, asked, 'autopay', ctx, more)),
  )
  return done.ok && done.value.result === 'created' ? 1 : 0
}
