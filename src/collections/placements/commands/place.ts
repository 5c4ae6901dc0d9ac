import { loadCareFlags } from '../../../accounts/care/load.ts'
import { Decimal } from '../../../kernel/decimal.ts'
import { formatAmount } from '../../../kernel/money.ts'
import { isBefore } from '../../../kernel/period.ts'
import { ok, RefusalError, refuse } from '../../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import type { OpenItem } from '../../../ledger/open-items/item.ts'
import { loadDebts, lockItems } from '../../../ledger/open-items/load.ts'
import { defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { endFreezes, freezeItems } from '../../../receivables/freezes/commands/freeze-items.ts'
import { frozenAmounts } from '../../../receivables/freezes/load.ts'
import { requireCustomer, todayOf } from '../../commands/customer.ts'
import { refreshAccounts } from '../../queue/commands/refresh.ts'
import { evidenceInput, placeInput, recallInput } from '../api.ts'
import { loadAgency, loadPlacedItems, loadPlacement } from '../load/placements.ts'
import { insertPlacement, insertRecall } from '../save.ts'

/** Whoever is marked so is not handed over: the trustee, the heirs or an agreement come first. */
const SPARED = ['bankruptcy', 'deceased', 'hardship']

/**
 * Hands items over as they are now: from then on nobody here asks for them, and the evidence is packed
 * by a job.
 */
export const placeWithAgency = defineCommand({
  name: 'placeWithAgency',
  summary: 'Hand what a customer owes over to a collection agency or court, with the evidence',
  permission: 'collections.place',
  input: placeInput,
  run: async (tx, input, ctx) => {
    const { accountId, account, timeZone } = await requireCustomer(tx, input.accountNumber)
    const today = todayOf(ctx, timeZone)
    const entity = await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity })
    const agency = await loadAgency(tx, input.agency, today)
    if (agency?.active !== true) return refuse('unknown_agency', { agency: input.agency })
    const flags = (await loadCareFlags(tx, [accountId], today)).get(accountId) ?? []
    const spared = flags.find(flag => SPARED.includes(flag))
    if (spared !== undefined) return refuse('placement_spared', { account, flag: spared })
    const { legalEntityId } = entity
    const items = await placeable(tx, { accountId, legalEntityId, today }, input)
    const amountMinor = items.reduce((sum, item) => sum + item.openMinor, 0n)
    if (amountMinor === 0n) return refuse('nothing_to_place', { account })
    const placementId = ctx.newId()
    await insertPlacement(
      tx,
      {
        ...{ accountId, placementId, agency: agency.code, legalEntityId, placedOn: today },
        ...{ currency: input.currency, amountMinor, note: input.note },
        percent: agency.percent ?? Decimal.zero,
        directPercent: agency.directPercent ?? Decimal.zero,
        vatPercent: agency.vatPercent ?? Decimal.zero,
        items: items.map(({ itemId, openMinor }) => ({ itemId, amountMinor: openMinor })),
      },
      { at: ctx.clock.now(), by: ctx.actor },
    )
    await freezeItems(
      tx,
      ctx,
      items.map(({ itemId }) => ({
        ...{ accountId, itemId, amountMinor: null, fromOn: today, untilOn: null },
        reason: agency.kind === 'court' ? 'legal' : 'agency',
        sourceId: placementId,
      })),
    )
    await refreshAccounts(tx, ctx, [accountId], today)
    await ctx.enqueue(tx, {
      ...{ task: 'packEvidence', payload: { placement: placementId } },
      key: `evidence ${placementId}`,
    })
    const { currency } = input
    return ok({ placementId, amount: formatAmount(amountMinor, currency), currency })
  },
})

/** What may be handed over, under the items' locks: named, or overdue; not disputed, promised, planned. */
async function placeable(
  tx: Tx,
  of: {
    readonly accountId: string
    readonly legalEntityId: string
    readonly today: Temporal.PlainDate
  },
  { items: named, currency }: { items?: string[] | undefined; currency: string },
): Promise<OpenItem[]> {
  const own = (await loadDebts(tx, [of.accountId])).filter(
    item => item.legalEntityId === of.legalEntityId && item.currency === currency,
  )
  const wanted = own.filter(item =>
    named === undefined ? isBefore(item.dueOn, of.today) : named.includes(item.itemId),
  )
  const missing = named?.find(id => !wanted.some(item => item.itemId === id))
  if (missing !== undefined) throw new RefusalError('unknown_item', { item: missing })
  const locked = (await lockItems(tx, wanted)).filter(item => item.openMinor > 0n)
  const placed = await loadPlacedItems(tx, of.accountId)
  const frozen = await frozenAmounts(tx, locked, of.today)
  const isFree = ({ itemId }: OpenItem) =>
    !placed.has(itemId) && !frozen.some(each => each.itemId === itemId)
  const taken = named === undefined ? undefined : locked.find(item => !isFree(item))
  if (taken !== undefined) throw new RefusalError('item_frozen', { item: taken.itemId })
  return locked.filter(isFree)
}

export const recallPlacement = defineCommand({
  name: 'recallPlacement',
  summary: 'Take back what was handed over to an agency or court, so that we follow it up again',
  permission: 'collections.place',
  input: recallInput,
  run: async (tx, { placement, reason }, ctx) => {
    const found = await loadPlacement(tx, placement)
    if (found === undefined) return refuse('unknown_placement', { placement })
    const { timeZone } = await requireCustomer(tx, found.account)
    const { accountId } = found
    const on = todayOf(ctx, timeZone)
    const of = { accountId, placementId: placement, on, reason }
    if (!(await insertRecall(tx, of, { at: ctx.clock.now(), by: ctx.actor }))) {
      return refuse('placement_recalled', { placement })
    }
    await endFreezes(tx, ctx, [{ accountId, sourceId: placement }], { on, why: 'recalled' })
    await refreshAccounts(tx, ctx, [accountId], on)
    return ok({ placementId: placement })
  },
})

export const packEvidence = defineCommand({
  name: 'packEvidence',
  summary: 'Pack the evidence of a placement anew, beside what was handed over before',
  permission: 'collections.work',
  input: evidenceInput,
  run: async (tx, { placement }, ctx) => {
    const found = await loadPlacement(tx, placement)
    if (found === undefined) return refuse('unknown_placement', { placement })
    const job = { task: 'packEvidence', payload: { placement }, key: `evidence ${placement}` }
    await ctx.enqueue(tx, job)
    return ok({ placementId: placement })
  },
})
