import { z } from 'zod'
import { loadAccountIds } from '../../accounts/load/accounts.ts'
import { code, currency, date, line } from '../../formats/fields.ts'
import { issueAddedDocuments } from '../../invoicing/added/commands/issue-added.ts'
import { UndoCreditNote, undoCredit } from '../../invoicing/added/commands/undo-credit.ts'
import { Decimal } from '../../kernel/decimal.ts'
import { formatAmount, majorAmount, parseAmount } from '../../kernel/money.ts'
import { isBefore } from '../../kernel/period.ts'
import { ok, refuse } from '../../kernel/result.ts'
import { CODE } from '../../ledger/chart.ts'
import { loadLegalEntityByCode } from '../../ledger/load.ts'
import { type AnyCommand, defineCommand } from '../../platform/command.ts'
import { loadBudget } from './load.ts'
import { giveBackToBudget, insertGrant, takeOfBudget, upsertBudget } from './save.ts'

const amount = z.string({ error: 'an amount such as 12.50' }).max(40)

/** Sets how much goodwill a person or a team may give in a span of days. */
const setGoodwillBudget = defineCommand({
  name: 'setGoodwillBudget',
  summary: 'Set how much goodwill a person or a team may give in a span of days',
  permission: 'goodwill.budget',
  input: z.strictObject({
    budget: code,
    /** Who answers for it. */
    owner: line(100),
    fromOn: date,
    /** The last day. */
    toOn: date,
    currency,
    amount,
  }),
  run: async (tx, input, ctx) => {
    const amountMinor = parseAmount(input.amount, input.currency)
    if (amountMinor === undefined || amountMinor < 0n) {
      return refuse('invalid_amount', { value: input.amount, currency: input.currency })
    }
    if (isBefore(input.toOn, input.fromOn)) {
      return refuse('budget_ends_before', { budget: input.budget })
    }
    const by = { at: ctx.clock.now(), by: ctx.actor }
    if (!(await upsertBudget(tx, { ...input, amountMinor }, by))) {
      return refuse('budget_below_used', { budget: input.budget })
    }
    return ok({ budget: input.budget, amount: input.amount, currency: input.currency })
  },
})

/**
 * Gives a customer goodwill: a credit note of its own, without tax, since nothing that was supplied
 * becomes cheaper. It is taken out of a budget, which cannot be exceeded, however many give at once.
 */
const giveGoodwill = defineCommand({
  name: 'giveGoodwill',
  summary: 'Give a customer goodwill out of a budget',
  permission: 'goodwill.give',
  input: z.strictObject({
    accountNumber: code,
    entity: code,
    budget: code,
    currency,
    amount,
    /** Printed on the credit note. */
    reason: line(300),
    on: date,
  }),
  run: async (tx, input, ctx) => {
    const { accountNumber, budget, currency: of, on, reason } = input
    const amountMinor = parseAmount(input.amount, of)
    if (amountMinor === undefined || amountMinor <= 0n) {
      return refuse('amount_not_positive', { value: input.amount, currency: of })
    }
    const accountId = (await loadAccountIds(tx, [accountNumber])).get(accountNumber)
    if (accountId === undefined) return refuse('unknown_account', { account: accountNumber })
    const entity = await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity })
    if (!(await takeOfBudget(tx, { budget, currency: of, amountMinor, on }))) {
      const known = await loadBudget(tx, budget)
      if (known === undefined) return refuse('unknown_budget', { budget })
      const { leftMinor, from, to } = known
      const left = formatAmount(leftMinor, known.currency)
      return refuse('budget_exceeded', { budget, left, currency: known.currency, from, to })
    }
    const documentId = ctx.newId()
    const by = { at: ctx.clock.now(), by: ctx.actor }
    await insertGrant(tx, { accountId, documentId, budget, amountMinor, on }, by)
    const [issued] = await issueAddedDocuments(tx, ctx, {
      issuedOn: on,
      documents: [
        {
          accountId,
          documentId,
          legalEntityId: entity.legalEntityId,
          currency: of,
          purpose: 'goodwill',
          reason: null,
          termsDays: null,
          refersTo: [],
          lines: [
            {
              code: 'goodwill',
              description: reason,
              period: { start: on, end: on.add({ days: 1 }) },
              quantity: Decimal.one.negate(),
              unit: '',
              unitPrice: majorAmount(amountMinor, of),
              amountMinor: -amountMinor,
              revenueAccount: CODE.goodwill,
              tax: { by: 'class', taxClass: 'outside' },
            },
          ],
        },
      ],
    })
    return ok({ creditNote: issued?.label ?? '', amount: formatAmount(amountMinor, of), budget })
  },
  stakes: async (_tx, value, input) => ({
    amounts: [{ minor: parseAmount(input.amount, input.currency) ?? 0n, currency: input.currency }],
    facts: { ...input, amount: value.amount },
  }),
})

/**
 * Undoes a credit note that was given by mistake, whatever it was given for; goodwill goes back to the
 * budget that it was taken out of.
 */
const undoCreditNote = defineCommand({
  name: 'undoCreditNote',
  summary: 'Undo a credit note that was given by mistake',
  permission: 'invoices.void',
  input: UndoCreditNote,
  run: async (tx, input, ctx) => {
    const undone = await undoCredit(tx, ctx, input)
    if (!undone.ok) return undone
    const { accountId, invoiceId, document, payable, currency } = undone.value
    await giveBackToBudget(tx, accountId, invoiceId)
    return ok({ document, payable, currency })
  },
  stakes: async (_tx, value, input) => {
    const { payable, currency } = value
    return {
      amounts: [{ minor: parseAmount(payable, currency) ?? 0n, currency }],
      facts: { ...input, payable, currency },
    }
  },
})

/** Commands of goodwill. */
export const goodwillCommands: readonly AnyCommand[] = [
  setGoodwillBudget,
  giveGoodwill,
  undoCreditNote,
]
