import { isBefore } from '../../kernel/period.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { Context } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { loadAccountIds } from '../load/accounts.ts'
import { type ChangedParents, saveParents } from '../parents/commands.ts'
import { hierarchyOf, relationOn } from '../parents/hierarchy.ts'
import { loadRelations, lockForHierarchy } from '../parents/load.ts'
import {
  loadAgreements,
  loadNumber,
  loadOpenDrafts,
  loadSuccessions,
  type Succession,
} from './load.ts'
import type { MergeRow, OwnerRow, UnmergeRow } from './row.ts'
import { insertSuccession, undoSuccession } from './save.ts'

type MergeContext = Pick<Context, 'clock' | 'newId' | 'actor'>
type Changed = ChangedParents['changed']

/**
 * Merges an account into another: it keeps its number, contracts and history, and from the day on the
 * other owes what it is billed. Throws `account_into_itself`, `account_merged` (either of them),
 * `account_drafted`, `merge_differs`, `account_above_itself`.
 */
export async function merge(tx: Tx, row: MergeRow, ctx: MergeContext): Promise<Changed> {
  const { from, into, on, reason, billing } = row
  const [accountId, intoId] = await bothOf(tx, from, into)
  await refuseMerged(tx, [accountId, intoId])
  await refuseDrafted(tx, [accountId, intoId])
  await refuseOtherTerms(tx, { ...row, accountId, intoId })
  const successionId = ctx.newId()
  const succession = {
    accountId,
    successionId,
    kind: 'merged',
    intoId,
    fromOn: on,
    reason,
  } as const
  await insertSuccession(tx, succession, ctx.actor, ctx.clock.now())
  return relate(tx, { accountNumber: from, parentNumber: into, fromOn: on, billing }, ctx)
}

/**
 * Takes a merge back from a day on, which is not before it: the account belongs again to whom it
 * belonged before. What the other account was billed since is
 * corrected by the next bill run. Throws `account_not_merged`, `unmerged_too_early`, `account_drafted`.
 */
export async function unmerge(tx: Tx, row: UnmergeRow, ctx: MergeContext): Promise<Changed> {
  const { from, on, reason } = row
  const accountId = await idOf(tx, from)
  await lockForHierarchy(tx, [accountId])
  const merged = (await loadSuccessions(tx, [accountId])).find(isMerged)
  if (merged === undefined) throw new RefusalError('account_not_merged', { account: from })
  if (isBefore(on, merged.fromOn)) {
    const facts = { account: from, on: merged.fromOn.toString() }
    throw new RefusalError('unmerged_too_early', facts)
  }
  await refuseDrafted(tx, [accountId, merged.intoId])
  await undoSuccession(tx, merged, { from: on, reason }, ctx.actor, ctx.clock.now())
  const before = relationOn(
    hierarchyOf(await loadRelations(tx, [accountId])),
    accountId,
    merged.fromOn.subtract({ days: 1 }),
  )
  const parentNumber =
    before?.parentId == null ? null : ((await loadNumber(tx, before.parentId)) ?? null)
  const billing = before?.billing ?? 'self'
  return relate(tx, { accountNumber: from, parentNumber, fromOn: on, billing }, ctx)
}

/**
 * Gives an account another legal owner from a day on: its number, contracts and history stay, its
 * documents are addressed to the owner, who owes them. Throws as `merge` does.
 */
export async function changeOwner(tx: Tx, row: OwnerRow, ctx: MergeContext): Promise<Changed> {
  const { accountNumber, owner, on, reason, billing } = row
  const [accountId, intoId] = await bothOf(tx, accountNumber, owner)
  await refuseMerged(tx, [accountId, intoId])
  await refuseDrafted(tx, [accountId, intoId])
  const succession = {
    accountId,
    successionId: ctx.newId(),
    kind: 'new_owner',
    intoId,
    fromOn: on,
    reason,
  } as const
  await insertSuccession(tx, succession, ctx.actor, ctx.clock.now())
  return relate(tx, { accountNumber, parentNumber: owner, fromOn: on, billing }, ctx)
}

/** Whether a succession is a merge that holds. */
export function isMerged({ kind, undoneFrom }: Succession): boolean {
  return kind === 'merged' && undoneFrom === null
}

async function relate(
  tx: Tx,
  relation: {
    readonly accountNumber: string
    readonly parentNumber: string | null
    readonly fromOn: Temporal.PlainDate
    readonly billing: 'consolidated' | 'own' | 'self'
  },
  ctx: MergeContext,
): Promise<Changed> {
  const row = { ...relation, fromOn: relation.fromOn.toString() }
  const { answer, changed } = await saveParents(tx, [row], ctx)
  const refused = answer.rows[0]?.refusal
  if (refused !== undefined) throw new RefusalError(refused.code, refused.facts)
  return changed
}

async function bothOf(tx: Tx, from: string, into: string): Promise<[string, string]> {
  if (from === into) throw new RefusalError('account_into_itself', { account: from })
  const ids: [string, string] = [await idOf(tx, from), await idOf(tx, into)]
  await lockForHierarchy(tx, ids)
  return ids
}

async function idOf(tx: Tx, number: string): Promise<string> {
  const accountId = (await loadAccountIds(tx, [number])).get(number)
  if (accountId === undefined) throw new RefusalError('unknown_account', { account: number })
  return accountId
}

async function refuseMerged(tx: Tx, accountIds: readonly string[]): Promise<void> {
  const merged = (await loadSuccessions(tx, accountIds)).find(isMerged)
  if (merged === undefined) return
  const { accountNumber: account, intoNumber: into, fromOn } = merged
  throw new RefusalError('account_merged', { account, into, on: fromOn.toString() })
}

/** A draft that is being reviewed would be of the wrong customer. */
async function refuseDrafted(tx: Tx, accountIds: readonly string[]): Promise<void> {
  const [drafted] = await loadOpenDrafts(tx, accountIds)
  if (drafted !== undefined) throw new RefusalError('account_drafted', drafted)
}

/** What one account buys, the other must be able to owe: from the same seller, in the same money. */
async function refuseOtherTerms(
  tx: Tx,
  merge: MergeRow & { readonly accountId: string; readonly intoId: string },
): Promise<void> {
  const { accountId, intoId, from, into, on } = merge
  const all = await loadAgreements(tx, [accountId, intoId], on)
  const known = all.filter(each => each.accountId === intoId)
  if (known.length === 0) return
  const missing = all.find(
    each =>
      each.accountId === accountId &&
      !known.some(own => own.entity === each.entity && own.currency === each.currency),
  )
  if (missing === undefined) return
  const { entity, currency } = missing
  throw new RefusalError('merge_differs', { account: from, into, entity, currency })
}
