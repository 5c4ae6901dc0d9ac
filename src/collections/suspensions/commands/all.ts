import { z } from 'zod'
import { loadCareFlags } from '../../../accounts/care/load.ts'
import { loadAccount, lockAccounts } from '../../../accounts/load/accounts.ts'
import { loadPremiseIds } from '../../../accounts/load/places.ts'
import { code, country, currency, date, line, optional, whole } from '../../../formats/fields.ts'
import { formatAmount, parseAmount } from '../../../kernel/money.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { type AnyCommand, type Context, defineCommand } from '../../../platform/command.ts'
import { positiveMinor } from '../../../receivables/positive-amount.ts'
import { requireCustomer, todayOf } from '../../commands/customer.ts'
import { countRules, loadSuspensionRule, lockSuspensions } from '../load.ts'
import { insertRule, insertStep, insertSuspension } from '../save.ts'
import { canFollow, type StepKind, suspendOn } from '../suspension.ts'
import { loadAsked } from './asked.ts'
import { advance, sendNotice } from './steps.ts'

const byOf = (ctx: Context) => ({ at: ctx.clock.now(), by: ctx.actor })

const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, {
  error: 'month and day such as 11-01',
})

const setSuspensionRule = defineCommand({
  name: 'setSuspensionRule',
  summary: 'Set what notice a country or region asks for before supply is suspended',
  permission: 'collections.rules',
  input: z
    .strictObject({
      country,
      /** Left out: wherever the country has no rule for the region. */
      region: optional(line(60)),
      fromOn: date,
      noticeDays: whole(0, 365),
      finalNoticeDays: whole(0, 365),
      currency,
      minimum: line(40),
      /** 1 is Monday, 7 Sunday. */
      quietWeekdays: z.array(whole(1, 7)).max(6).default([]),
      /** Both included, over the turn of the year where from is later than until. */
      moratoriumFrom: optional(monthDay),
      moratoriumUntil: optional(monthDay),
      /** What restoring costs, without tax. */
      fee: z.string().max(40).default('0'),
      feeTaxClass: line(64).default('standard'),
      /** The law or tariff that says so. */
      source: line(300),
    })
    .refine(value => (value.moratoriumFrom === null) === (value.moratoriumUntil === null), {
      error: 'both ends of the moratorium, or none',
      path: ['moratoriumUntil'],
    }),
  run: async (tx, { country: named, region, fromOn, minimum, fee, source, ...rule }, ctx) => {
    const of = { country: named, region: region ?? '', fromOn }
    const feeMinor = parseAmount(fee, rule.currency)
    if (feeMinor === undefined || feeMinor < 0n) {
      return refuse('amount_not_positive', { value: fee, currency: rule.currency })
    }
    const minimumMinor = positiveMinor(minimum, rule.currency)
    const revision = await countRules(tx, of)
    await insertRule(
      tx,
      { ...of, revision, source },
      { ...rule, minimumMinor, feeMinor },
      byOf(ctx),
    )
    return ok({ revision })
  },
})

/** Begins with the notice; what follows, follows by itself (`advanceSuspensions`). */
const startSuspension = defineCommand({
  name: 'startSuspension',
  summary: 'Give a customer notice that supply will be suspended for what is overdue',
  permission: 'collections.suspend',
  input: z.strictObject({
    accountNumber: code,
    entity: code,
    /** Left out: all places of the customer. */
    premise: optional(code),
  }),
  run: async (tx, input, ctx) => {
    const customer = await requireCustomer(tx, input.accountNumber)
    const { accountId, account } = customer
    const on = todayOf(ctx, customer.timeZone)
    const entity = await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity })
    const place = await loadAccount(tx, account)
    const { country: of = '', region = null } = place?.billTo ?? {}
    const rule = await loadSuspensionRule(tx, { country: of, region, on })
    if (rule === undefined) return refuse('no_suspension_rule', { country: of })
    const premises =
      input.premise === null
        ? new Map<string, string>()
        : await loadPremiseIds(tx, [{ accountId, code: input.premise }])
    const premiseId = premises.get(`${accountId} ${input.premise}`) ?? null
    if (input.premise !== null && premiseId === null) {
      return refuse('unknown_premise', { account, premise: input.premise })
    }
    // So that two who begin at once take turns.
    await lockAccounts(tx, [account])
    const [running] = await lockSuspensions(tx, { accountId })
    if (running !== undefined) return refuse('suspension_running', { account })
    const [flag] = (await loadCareFlags(tx, [accountId], on)).get(accountId) ?? []
    if (flag !== undefined && flag !== 'cease_contact') {
      return refuse('suspension_spared', { account, flag })
    }
    const { currency } = rule
    const debt = { accountId, legalEntityId: entity.legalEntityId, currency }
    const asked = await loadAsked(tx, debt, on)
    const amountMinor = asked.askedMinor
    if (amountMinor < rule.minimumMinor) {
      const minimum = `${formatAmount(rule.minimumMinor, currency)} ${currency}`
      return refuse('owes_too_little', { account, minimum })
    }
    const suspensionId = ctx.newId()
    await insertSuspension(tx, { ...debt, suspensionId, premiseId, rule, amountMinor }, byOf(ctx))
    const first = suspendOn(rule, on)
    const documentId = await sendNotice(
      tx,
      ctx,
      { ...debt, suspensionId, premise: input.premise, rule },
      { code: 'suspension_notice', on, asked, suspendOn: first },
    )
    const step = { accountId, suspensionId, stepNo: 1, kind: 'notice', on, documentId } as const
    await insertStep(tx, step, byOf(ctx))
    return ok({ suspensionId, suspendOn: first.toString() })
  },
})

/** A page of accounts; the daily work goes on until `next` is null. */
export const advanceSuspensions = defineCommand({
  name: 'advanceSuspensions',
  summary: 'Take the steps of suspensions whose day has come, a page at a time',
  permission: 'collections.work',
  input: z.strictObject({
    on: date,
    after: optional(z.uuid()),
    limit: whole(1, 1000).default(200),
  }),
  run: async (tx, { on, after, limit }, ctx) => {
    const found = await lockSuspensions(tx, { after, limit })
    let taken = 0
    for (const each of found) if ((await advance(tx, ctx, each, on)) !== undefined) taken += 1
    const next = found.length < limit ? null : (found.at(-1)?.accountId ?? null)
    return ok({ taken, next })
  },
})

/** What field service has done, or why it is not to be done. */
function outcome(name: string, summary: string, kind: StepKind) {
  return defineCommand({
    name,
    summary,
    permission: 'collections.suspend',
    input: z.strictObject({ suspension: z.uuid(), note: line(500) }),
    run: async (tx, { suspension, note }, ctx) => {
      const [of] = await lockSuspensions(tx, { suspensionId: suspension })
      if (of === undefined) return refuse('unknown_suspension', { suspension })
      if (!canFollow(of.kind, kind)) return refuse('suspension_stands', { state: of.kind })
      const on = todayOf(ctx, of.timeZone)
      await insertStep(tx, { ...of, stepNo: of.stepNo + 1, kind, on, note }, byOf(ctx))
      return ok({ suspensionId: suspension })
    },
  })
}

/** Suspension of supply, from the notice to its restoring. */
export const suspensionCommands: readonly AnyCommand[] = [
  setSuspensionRule,
  startSuspension,
  advanceSuspensions,
  outcome('stopSuspension', 'Stop a suspension that was not carried out', 'stopped'),
  outcome('recordSuspension', 'Record that field service has suspended supply', 'suspended'),
  outcome('recordReconnection', 'Record that field service has restored supply', 'reconnected'),
]
