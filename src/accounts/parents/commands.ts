import type { Context } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch } from '../../platform/row-batch.ts'
import { loadAccountIds } from '../load/accounts.ts'
import { circleOn, hierarchyOf, type ParentRelation } from './hierarchy.ts'
import { loadRelations, loadRevisions, lockForHierarchy } from './load.ts'
import { type ParentRow, parentRow } from './row.ts'
import { insertRelations } from './save.ts'

/** What was answered, and from when another may pay for which accounts. */
export type ChangedParents = {
  readonly answer: BatchAnswer
  readonly changed: readonly { readonly accountId: string; readonly from: Temporal.PlainDate }[]
}

/**
 * Says whom accounts belong to from a date on and who pays how, a row each, by account and date.
 * What held for that date before is kept and overruled. An account that would be above itself on any
 * day is rejected. The exported step of the command `setAccountParents`.
 */
export async function saveParents(
  tx: Tx,
  raw: readonly unknown[],
  ctx: Pick<Context, 'clock' | 'actor'>,
): Promise<ChangedParents> {
  const batch = new RowBatch(raw, parentRow)
  batch.oneRowEach(({ accountNumber, fromOn }) => `${accountNumber} ${fromOn}`)
  const idOf = await resolve(tx, batch)
  const wanted = batch.open.map(({ row, value }) => ({ row, relation: relationOf(value, idOf) }))
  const named = wanted.flatMap(({ relation }) =>
    relation.parentId === null ? [relation.accountId] : [relation.accountId, relation.parentId],
  )
  await holdAll(tx, named)
  const revisions = new Map(
    (await loadRevisions(tx, named)).map(each => [keyOf(each), each] as const),
  )
  let known: readonly ParentRelation[] = await loadRelations(tx, named)
  const saved: (ParentRelation & { revision: number })[] = []
  for (const { row, relation } of wanted) {
    const before = revisions.get(keyOf(relation))
    if (before?.parentId === relation.parentId && before.billing === relation.billing) {
      batch.answer(row, 'unchanged')
      continue
    }
    const next = [...known.filter(each => keyOf(each) !== keyOf(relation)), relation]
    const circle = circleOn(hierarchyOf(next), relation.accountId)
    if (circle !== undefined) {
      const { accountNumber: account, parentNumber } = parentRow.parse(raw[row])
      const facts = { account, parent: parentNumber ?? '', date: circle.toString() }
      batch.reject(row, 'account_above_itself', facts)
      continue
    }
    known = next
    saved.push({ ...relation, revision: (before?.revision ?? -1) + 1 })
    batch.answer(row, before === undefined ? 'created' : 'updated')
  }
  if (saved.length > 0) await insertRelations(tx, saved, ctx.actor, ctx.clock.now())
  const changed = saved.map(({ accountId, fromOn: from }) => ({ accountId, from }))
  return { answer: batch.result(), changed }
}

/**
 * Holds the accounts and all above them, so that two changes at once cannot make a circle together.
 * What is above is looked for again under the lock, until nobody new turns up.
 */
async function holdAll(tx: Tx, named: readonly string[]): Promise<void> {
  let held: readonly string[] = named
  for (;;) {
    await lockForHierarchy(tx, held)
    const above = (await loadRelations(tx, held)).flatMap(({ parentId }) => parentId ?? [])
    const all = [...new Set([...held, ...above])]
    if (all.length === new Set(held).size) return
    held = all
  }
}

async function resolve(tx: Tx, batch: RowBatch<ParentRow>) {
  const accounts = await loadAccountIds(
    tx,
    batch.open.flatMap(({ value }) =>
      value.parentNumber === null
        ? [value.accountNumber]
        : [value.accountNumber, value.parentNumber],
    ),
  )
  for (const { row, value } of batch.open) {
    const { accountNumber, parentNumber } = value
    const unknown = [accountNumber, parentNumber].find(
      number => number !== null && !accounts.has(number),
    )
    if (unknown != null) batch.reject(row, 'unknown_account', { account: unknown })
  }
  return (number: string) => accounts.get(number) as string
}

function relationOf(
  { accountNumber, fromOn, parentNumber, billing }: ParentRow,
  idOf: (number: string) => string,
): ParentRelation {
  const parentId = parentNumber === null ? null : idOf(parentNumber)
  return { accountId: idOf(accountNumber), fromOn, parentId, billing }
}

function keyOf({ accountId, fromOn }: ParentRelation): string {
  return `${accountId} ${fromOn}`
}
