import { z } from 'zod'
import { recordInteractions } from '../../../accounts/interactions/commands.ts'
import { code, country, currency, date, line, oneOf, optional } from '../../../formats/fields.ts'
import { formatAmount } from '../../../kernel/money.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { postTransfers } from '../../../ledger/commands/post-transfers.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { matchItems } from '../../../ledger/open-items/commands/match-items.ts'
import { itemKeyText } from '../../../ledger/open-items/item.ts'
import { lockItems } from '../../../ledger/open-items/load.ts'
import type { Settled } from '../../../ledger/open-items/match.ts'
import { receivablePosting } from '../../../ledger/receivable-rules.ts'
import { defineCommand } from '../../../platform/command.ts'
import { cashAccountFor } from '../../bank/commands/cash-account.ts'
import { unapply } from '../../commands/allocate-steps.ts'
import { requireAccount } from '../../commands/credits.ts'
import { loadCasesToHold, lockCase, lockHeldCases } from '../load.ts'
import { insertReport, markClaimed, markHeld } from '../save.ts'

/** Credits that are set aside in one go. */
const HELD_AT_ONCE = 1000

/**
 * Sets aside the credits whose customers were written to and have not answered in time: from the
 * customer's credit to unclaimed property. The money is the customer's still, until claimed or handed
 * over. Never income.
 */
export const holdUnclaimedProperty = defineCommand({
  name: 'holdUnclaimedProperty',
  summary: 'Set aside dormant credits whose customers have not answered in time',
  permission: 'receipts.refund',
  input: z.strictObject({ entity: code, currency: optional(currency), on: date }),
  run: async (tx, input, ctx) => {
    const entity = await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity })
    const asked = {
      entity: entity.legalEntityId,
      currency: input.currency ?? entity.currency,
      on: input.on,
    }
    const cases = await loadCasesToHold(tx, asked, HELD_AT_ONCE)
    const locked = await lockItems(tx, cases)
    const left = new Map(locked.map(item => [itemKeyText(item), item]))
    const matches = cases.flatMap((each): (Settled & { caseId: string })[] => {
      const item = left.get(itemKeyText(each))
      if (item === undefined || item.openMinor >= 0n) return []
      const amountMinor = -item.openMinor
      const places = { source: item.control }
      const postings = [receivablePosting('unclaimed_set_aside', amountMinor, places)]
      return [{ kind: 'unclaimed', item, amountMinor, postings, caseId: each.caseId }]
    })
    const booking = { on: input.on, at: ctx.clock.now(), by: ctx.actor }
    const { rows } = await matchItems(tx, matches, booking)
    const held = rows.map((row, i) => ({
      accountId: row.accountId,
      allocationId: row.allocationId,
      caseId: matches[i]?.caseId ?? '',
    }))
    await markHeld(tx, input.on, held)
    const sum = matches.reduce((total, each) => total + each.amountMinor, 0n)
    return ok({
      held: held.length,
      amount: formatAmount(sum, asked.currency),
      currency: asked.currency,
      more: cases.length === HELD_AT_ONCE,
    })
  },
})

const reportInput = z.strictObject({
  entity: code,
  country,
  region: optional(line(40)),
  currency: optional(currency),
  /** Who gets it, as on the payment: the treasurer of a state. */
  authority: line(140),
  /** The day on which it is paid and counts. */
  on: date,
  /** What was set aside until then; left out: all. */
  heldUntil: optional(date),
  /** Our bank account that pays it; left out: the main one of this currency. */
  bankAccount: optional(code),
  note: optional(line(500)),
})

/**
 * Hands what is set aside for customers of a place over to its authority, in one payment, with the
 * owners in the list unclaimed-cases. The bank's line is linked to it as a journal.
 */
export const reportUnclaimedProperty = defineCommand({
  name: 'reportUnclaimedProperty',
  summary: 'Hand unclaimed property of a place over to its authority, in one payment',
  permission: 'receipts.refund',
  input: reportInput,
  run: async (tx, input, ctx) => {
    const entity = await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity })
    const { legalEntityId, houseAccountId: accountId } = entity
    const of = input.currency ?? entity.currency
    const place = { country: input.country, region: input.region ?? '' }
    const scope = { legalEntityId, ...place, currency: of }
    const cases = await lockHeldCases(tx, scope, input.heldUntil ?? input.on)
    const totalMinor = cases.reduce((sum, each) => sum + each.minor, 0n)
    if (totalMinor === 0n) return refuse('nothing_unclaimed', { ...place, currency: of })
    const [reportId, transferId, now] = [ctx.newId(), ctx.newId(), ctx.clock.now()]
    const { authority, note, on } = input
    const cash = await cashAccountFor(tx, { legalEntityId, currency: of }, input)
    const report = { ...scope, reportId, authority, on, totalMinor, transferId, note }
    await insertReport(tx, report, cases, { at: now, by: ctx.actor })
    const posting = receivablePosting('unclaimed_handed_over', totalMinor, { cash }, authority)
    const entry = { transferId, accountId, legalEntityId, effectiveOn: on, currency: of }
    await postTransfers(tx, [{ ...posting, ...entry, documentId: reportId }], now)
    const amount = formatAmount(totalMinor, of)
    return ok({ reportId, transferId, owners: cases.length, amount, currency: of, totalMinor })
  },
  stakes: async (_tx, { totalMinor, ...value }, input) => ({
    amounts: [{ minor: totalMinor, currency: value.currency }],
    facts: {
      ...{ entity: input.entity, country: input.country, region: input.region },
      ...{ authority: input.authority, owners: value.owners },
      ...{ amount: value.amount, currency: value.currency },
    },
  }),
})

/**
 * The customer has asked for the money: what was set aside is their credit again, to be refunded or
 * used, and their months begin anew. What was handed over they claim from the authority.
 */
export const claimUnclaimedProperty = defineCommand({
  name: 'claimUnclaimedProperty',
  summary: 'Give a dormant credit back to the customer who asked for it',
  permission: 'receipts.refund',
  input: z.strictObject({
    accountNumber: code,
    case: z.uuid(),
    on: date,
    /** How they asked. */
    channel: oneOf(['letter', 'email', 'call', 'visit', 'counter', 'portal']),
    note: line(500),
  }),
  run: async (tx, input, ctx) => {
    const accountId = await requireAccount(tx, input.accountNumber)
    const found = await lockCase(tx, accountId, input.case)
    if (found === undefined) return refuse('unknown_unclaimed_case', { case: input.case })
    if (found.reportId !== null) return refuse('unclaimed_handed_over', { report: found.reportId })
    if (found.endedOn !== null) {
      return refuse('unclaimed_case_over', { on: found.endedOn.toString() })
    }
    const booking = { on: input.on, at: ctx.clock.now(), by: ctx.actor }
    const why = { reasonCode: null, note: input.note }
    if (found.heldAllocation !== null) {
      await unapply(tx, [{ accountId, allocationId: found.heldAllocation }], booking, why)
    }
    await markClaimed(tx, found, input.on, input.note)
    const about = [{ kind: 'item', id: found.itemId }]
    const said = { direction: 'in', kind: 'unclaimed_property', subject: input.note } as const
    const { channel, note: body } = input
    await recordInteractions(tx, ctx, [{ accountId, channel, ...said, body, about }])
    return ok({ itemId: found.itemId, given: found.heldAllocation !== null })
  },
})
