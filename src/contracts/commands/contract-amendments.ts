import { sameRecord } from '../../platform/row-batch.ts'
import type { ContractAmendment } from '../amendment.ts'
import type { StoredContract } from '../load/contracts.ts'
import type { ChangeContext } from './open-subscriptions.ts'

/** An amendment of a contract, made now. */
export function contractAmendment(
  ctx: ChangeContext,
  { accountId, contractId }: { readonly accountId: string; readonly contractId: string },
  change: Pick<ContractAmendment, 'kind' | 'effectiveOn' | 'before' | 'after'>,
): ContractAmendment {
  return {
    accountId,
    amendmentId: ctx.newId(),
    contractId,
    ...change,
    madeBy: ctx.actor,
    recordedAt: ctx.clock.now(),
  }
}

/** What a new contract agrees. */
export function createdAmendment(contract: StoredContract, ctx: ChangeContext): ContractAmendment {
  const { accountId: _, contractId: __, legalEntityId: ___, ...after } = contract
  return contractAmendment(ctx, contract, {
    kind: 'created',
    effectiveOn: contract.startOn,
    before: {},
    after,
  })
}

/** The terms of a contract that differ from what they were. */
export function termsAmendment(
  old: StoredContract,
  contract: StoredContract,
  ctx: ChangeContext,
  change: Pick<ContractAmendment, 'kind' | 'effectiveOn'> = {
    kind: 'terms',
    effectiveOn: contract.startOn,
  },
): ContractAmendment {
  const keys = (Object.keys(contract) as (keyof StoredContract)[]).filter(
    key => !sameRecord(old[key], contract[key]),
  )
  const pick = (of: StoredContract) => Object.fromEntries(keys.map(key => [key, of[key] ?? null]))
  return contractAmendment(ctx, old, { ...change, before: pick(old), after: pick(contract) })
}
