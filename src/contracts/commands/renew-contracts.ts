import type { z } from 'zod'
import { loadPriceIndexes } from '../../catalog/load/price-indexes.ts'
import type { PriceIndexes } from '../../catalog/price-index.ts'
import type { Decimal } from '../../kernel/decimal.ts'
import { ok, type Refusal } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { ContractAmendment } from '../amendment.ts'
import { renewalInput } from '../api.ts'
import { loadSubscriptionsUnder } from '../load/contract-changes.ts'
import type { StoredContract } from '../load/contracts.ts'
import { type ContractAfter, lockRenewable } from '../load/due-contracts.ts'
import { insertContractAmendments } from '../save/contract-changes.ts'
import { updateContracts } from '../save/contracts.ts'
import { reachedTerm, renewalsBy, termEnd } from '../term.ts'
import { upliftPercent } from '../uplift.ts'
import { termsAmendment } from './contract-amendments.ts'
import type { ChangeContext } from './open-subscriptions.ts'
import { saveUplifts } from './uplift-prices.ts'

/** What a page of renewals came to. */
export type RenewalAnswer = {
  /** Terms that were begun: a contract that was overdue may begin several. */
  readonly renewed: number
  readonly uplifted: number
  /** Uplifts that could not be made, by subscription, and contracts whose index is not published. */
  readonly refused: readonly { readonly subscription: string; readonly refusal: Refusal }[]
  /** The `after` of the next page; null on the last one. */
  readonly next: ContractAfter | null
}

export const renewContracts = defineCommand({
  name: 'renewContracts',
  summary:
    'Begin the next term of contracts that renew by themselves and for which notice would come too late, with its uplift; a page at a time',
  permission: 'contracts.write',
  input: renewalInput,
  run: async (tx, input, ctx) => ok(await renewPage(tx, input, ctx)),
})

/**
 * Renews a page of contracts, set by set. A further term is recorded as soon as notice would come
 * too late, so that what is billed in advance of it is billed at its prices. Done again on the same
 * day it finds nothing to do.
 */
async function renewPage(
  tx: Tx,
  { on, after, limit }: z.output<typeof renewalInput>,
  ctx: ChangeContext,
): Promise<RenewalAnswer> {
  const contracts = await lockRenewable(tx, on, after, limit)
  const indexes = await loadPriceIndexes(tx, indexCodes(contracts))
  const renewed: StoredContract[] = []
  const amendments: ContractAmendment[] = []
  const begun: Begun[][] = []
  const missing: RenewalAnswer['refused'][number][] = []
  for (const contract of contracts) {
    let known = contract
    for (let n = contract.renewals + 1; n <= renewalsBy(contract, on); n += 1) {
      const effectiveOn = termEnd(contract, n - 1) as Temporal.PlainDate
      const percent = percentOf(contract, n, effectiveOn, indexes)
      if (percent !== null && 'index' in percent) {
        // Not renewed for now: without its uplift the term would begin at the old prices.
        const facts = { ...percent, contract: contract.number }
        const refusal = { code: 'uplift_index_missing', facts }
        missing.push({ subscription: contract.number, refusal })
        break
      }
      const now: StoredContract = { ...known, ...reachedTerm(contract, n) }
      amendments.push(termsAmendment(known, now, ctx, { kind: 'renewal', effectiveOn }))
      const place = n - contract.renewals - 1
      begun[place] = [...(begun[place] ?? []), { contract, on: effectiveOn, percent }]
      known = now
    }
    if (known !== contract) renewed.push(known)
  }
  if (renewed.length > 0) await updateContracts(tx, renewed)
  await insertContractAmendments(tx, amendments)
  const { uplifted, refused } = await upliftAll(tx, begun, ctx)
  const last = contracts.length < limit ? undefined : contracts.at(-1)
  return {
    renewed: amendments.length,
    uplifted,
    refused: [...missing, ...refused],
    next: last === undefined ? null : { accountId: last.accountId, contractId: last.contractId },
  }
}

/** A term that begins, and by how much it is dearer; null = at the same prices. */
type Begun = {
  readonly contract: StoredContract
  readonly on: Temporal.PlainDate
  readonly percent: Decimal | null
}

function indexCodes(contracts: readonly StoredContract[]): string[] {
  const codes = contracts.flatMap(({ uplift }) =>
    uplift !== null && 'index' in uplift ? [uplift.index] : [],
  )
  return [...new Set(codes)]
}

function percentOf(
  contract: StoredContract,
  renewals: number,
  begins: Temporal.PlainDate,
  indexes: PriceIndexes,
) {
  const before = renewals === 1 ? contract.startOn : termEnd(contract, renewals - 2)
  if (contract.uplift === null || before === undefined) return null
  return upliftPercent(contract.uplift, before, begins, indexes)
}

/** Raises the prices of each term after those of the one before it. */
async function upliftAll(
  tx: Tx,
  begun: readonly (readonly Begun[])[],
  ctx: ChangeContext,
): Promise<Pick<RenewalAnswer, 'uplifted' | 'refused'>> {
  const raised = (begun[0] ?? []).flatMap(({ contract, percent }) => (percent ? [contract] : []))
  const under = raised.length === 0 ? [] : await loadSubscriptionsUnder(tx, raised)
  const refused: { subscription: string; refusal: Refusal }[] = []
  let uplifted = 0
  for (const terms of begun) {
    const rows = terms.flatMap(({ contract, on, percent }) =>
      under
        .filter(({ contractId, endOn }) => {
          const alive = endOn === null || Temporal.PlainDate.compare(endOn, on) > 0
          return contractId === contract.contractId && alive
        })
        .map(({ accountNumber, subscriptionNumber }) => ({
          accountNumber,
          subscriptionNumber,
          effectiveOn: on.toString(),
          percent: percent?.toString(),
          decimals: contract.uplift?.decimals,
        })),
    )
    const answer = rows.length === 0 ? undefined : await saveUplifts(tx, rows, ctx)
    uplifted += answer?.updated ?? 0
    for (const { row, refusal } of answer?.rows ?? []) {
      // Nothing to raise is no fault: what rises by itself, or is charged once.
      if (refusal === undefined || refusal.code === 'nothing_to_uplift') continue
      const { accountNumber, subscriptionNumber } = rows[row] ?? {}
      refused.push({ subscription: `${accountNumber} ${subscriptionNumber}`, refusal })
    }
  }
  return { uplifted, refused }
}
