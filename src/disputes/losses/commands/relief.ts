import { z } from 'zod'
import { code, date } from '../../../formats/fields.ts'
import { formatAmount, parseAmount } from '../../../kernel/money.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { postTransfers } from '../../../ledger/commands/post-transfers.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { lockItems } from '../../../ledger/open-items/load.ts'
import { receivablePosting } from '../../../ledger/receivable-rules.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { loadClaimable } from '../load.ts'
import { insertClaims } from '../save.ts'

/** At most so many at once; asked for again it goes on. */
const AT_ONCE = 2_000

/** Tax in a debt that was given up: above zero it is claimed, below zero owed again. */
type Claim = {
  readonly accountId: string
  readonly allocationId: string
  readonly itemId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly taxMinor: bigint
}

/**
 * Transaction step: takes the tax in debts that were given up off what is owed to the tax office, and
 * back onto the allowance that bore it, or the other way round. Of zero nothing is booked. The items
 * must be locked.
 */
export async function bookClaims(
  tx: Tx,
  ctx: Context,
  claims: readonly Claim[],
  on: Temporal.PlainDate,
): Promise<void> {
  const booked = claims
    .filter(claim => claim.taxMinor !== 0n)
    .map(claim => ({ ...claim, claimId: ctx.newId(), transferId: ctx.newId() }))
  if (booked.length === 0) return
  const at = ctx.clock.now()
  const transfers = booked.map(claim => {
    const { taxMinor: minor, transferId, accountId, legalEntityId, currency } = claim
    const posting =
      minor > 0n
        ? receivablePosting('bad_debt_relief', minor, {})
        : receivablePosting('bad_debt_relief_back', -minor, {})
    const of = { transferId, accountId, legalEntityId, currency, effectiveOn: on }
    return { ...posting, ...of, documentId: claim.itemId }
  })
  await postTransfers(tx, transfers, at)
  await insertClaims(tx, booked, { on, at, by: ctx.actor })
}

/**
 * Claims the tax in debts that were given up before the law gave relief: once the days past the due date
 * that `setTaxRelief` sets for the seller's country and the reason are over. Each debt once.
 * Source: Directive 2006/112/EC art. 90, and the waiting times of national law.
 */
export const claimTaxRelief = defineCommand({
  name: 'claimTaxRelief',
  summary: 'Claim the tax in debts that were given up, once the waiting time is over',
  permission: 'losses.writeOff',
  input: z.strictObject({
    entity: code,
    on: date,
    /** Of the list `tax-relief-due`; left out: every debt that may be claimed on the day. */
    debts: z.array(z.uuid()).max(AT_ONCE).default([]),
  }),
  run: async (tx, input, ctx) => {
    const { entity: asked, on, debts } = input
    const entity = await loadLegalEntityByCode(tx, asked)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: asked })
    const { legalEntityId } = entity
    const due = { legalEntityId, on, debts: debts.length === 0 ? null : debts, limit: AT_ONCE }
    const found = await loadClaimable(tx, due)
    await lockItems(tx, found)
    // Again under the locks: somebody may have claimed or recovered them meanwhile.
    const locked = found.map(claim => claim.allocationId)
    const claims = await loadClaimable(tx, { ...due, debts: locked })
    const missing = debts.find(debt => !claims.some(claim => claim.allocationId === debt))
    if (missing !== undefined) return refuse('no_relief_due', { debt: missing, on: on.toString() })
    const of = claims.map(claim => ({ ...claim, legalEntityId }))
    await bookClaims(tx, ctx, of, on)
    const sums = Map.groupBy(claims, claim => claim.currency)
    return ok({
      claimed: claims.length,
      /** Whether there is more than is done at once. */
      more: found.length === AT_ONCE,
      taxes: [...sums].map(([currency, own]) => ({
        currency,
        amount: formatAmount(
          own.reduce((sum, each) => sum + each.taxMinor, 0n),
          currency,
        ),
      })),
    })
  },
  stakes: async (_tx, value, input) => ({
    amounts: value.taxes.map(({ amount, currency }) => ({
      minor: parseAmount(amount, currency) ?? 0n,
      currency,
    })),
    facts: { ...value, entity: input.entity, on: input.on },
  }),
})
